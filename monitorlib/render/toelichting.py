"""The quarter's own text: Markdown with live numbers, in a sandbox; every quantity in it has a source."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

import mistune
from jinja2 import StrictUndefined, TemplateError
from jinja2.exceptions import UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from monitorlib.errors import MonitorError, ToelichtingError, nearest
from monitorlib.kwartaal import MAANDEN

NOG_TE_SCHRIJVEN = '<p class="te-schrijven">Nog te schrijven</p>'

_UITDRUKKING = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_OPMERKING = re.compile(r"\{#.*?#\}", re.DOTALL)
_TELWOORDEN = (
    r"twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|"
    r"negentien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|duizend"
)
# 'Vijfentwintig' and 'tweehonderdeen' are number words written as one.
_SAMENGESTELD = rf"(?:eenen)?(?:{_TELWOORDEN})(?:(?:en|ën)?(?:een|één|{_TELWOORDEN}))*"
# Dates, years, quarters and ordinals are no quantities: '31 maart 2016', '14 juni', '2016', '1-3-2016', '2016-03-31',
# '2016-Q1', '1e', 'derde kwartaal'.
_GEEN_AANTAL = re.compile(
    rf"\b\d{{1,2}}\s+(?:{'|'.join(MAANDEN)})(?:\s+\d{{4}})?\b|\b\d{{1,2}}-\d{{1,2}}-\d{{4}}\b"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{4}-Q[1-4]\b|\b(?:19|20)\d{2}\b"
    r"|\b\d+(?:e|de|ste)\b|\bderde\s+(?:kwartaal|jaar|maand)\b|\btweede\b",
    re.IGNORECASE,
)
_AANTAL = re.compile(
    rf"[-+−]?\d[\d.,]*\s*%?|\b(?:{_SAMENGESTELD}|miljoen|miljard|helft|kwart|derde|driekwart|één|beide)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Letterlijk:
    """A quantity that stands in a text as a literal: its section and the text itself."""

    sectie: str
    tekst: str


@dataclass(frozen=True)
class Toelichting:
    """The sections of one chapter's text, by name, as written."""

    pad: str
    secties: Mapping[str, str]

    def html(self, sectie: str, namen: Mapping[str, Callable[..., object]], overgenomen: list[str]) -> str:
        """Render one section; `overgenomen` is filled by the call of that name, and listed under the text.

        Raises `ToelichtingError` for an unknown name, a broken expression, or a cell that does not exist.
        """
        geschreven = self.geschreven(sectie)
        if not geschreven:
            return NOG_TE_SCHRIJVEN
        if "#}" in geschreven:
            raise ToelichtingError(
                f"{self.pad}, sectie {sectie}: hier staat een los '#}}'; haal het weg, of zet er '{{#' voor."
            )
        omgeving = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
        omgeving.globals = dict(namen)
        try:
            tekst = omgeving.from_string(self.secties[sectie]).render()
        except UndefinedError as error:
            naam = re.search(r"'(\w+)'", str(error))
            gevonden = naam.group(1) if naam else "?"
            raise ToelichtingError(
                f"{self.pad}, sectie {sectie}: de naam '{gevonden}' is onbekend. {nearest(gevonden, namen)}"
            ) from error
        except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
            raise ToelichtingError(f"{self.pad}, sectie {sectie}: een uitdrukking klopt niet ({error}).") from error
        except MonitorError as error:
            raise ToelichtingError(f"{self.pad}, sectie {sectie}: {error}") from error
        slot = f'<p class="overgenomen">Overgenomen, niet berekend: {"; ".join(map(escape, overgenomen))}.</p>'
        return f'<div class="toelichting">{_markdown(tekst)}{slot if overgenomen else ""}</div>'

    def geschreven(self, sectie: str) -> str:
        """Give a section without its comments: the text of the previous quarter is no toelichting of this one."""
        return _OPMERKING.sub("", self.secties.get(sectie, "")).strip()

    def letterlijk(self, geen_aantal: list[str]) -> list[Letterlijk]:
        """List the quantities that stand in the text as literals, but for those that the edition lists."""
        gevonden = []
        for sectie, tekst in self.secties.items():
            kaal = _UITDRUKKING.sub(" ", tekst)
            for uitzondering in geen_aantal:
                kaal = kaal.replace(uitzondering, " ")
            kaal = _GEEN_AANTAL.sub(" ", kaal)
            gevonden += [Letterlijk(sectie, treffer.group().strip(" .,")) for treffer in _AANTAL.finditer(kaal)]
        return gevonden


def lees_toelichting(path: Path, shown: str) -> Toelichting:
    """Read the text of a chapter: '## Naam' starts a section; headings inside it start at '###'."""
    if not path.is_file():
        return Toelichting(shown, {})
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ToelichtingError(f"{shown}: het bestand is geen UTF-8; sla het op als UTF-8.") from error
    secties: dict[str, list[str]] = {}
    huidig: list[str] | None = None
    for nummer, regel in enumerate(text.splitlines(), 1):
        kop = re.fullmatch(r"(#{1,2})\s+(.+?)\s*", regel)
        if kop and len(kop.group(1)) == 1:
            raise ToelichtingError(f"{shown}, regel {nummer}: een '#'-kop kan hier niet; een sectie begint met '##'.")
        if kop:
            naam = kop.group(2)
            if naam in secties:
                raise ToelichtingError(f"{shown}, regel {nummer}: sectie '{naam}' staat er twee keer.")
            huidig = secties.setdefault(naam, [])
        elif huidig is not None:
            huidig.append(regel)
        elif regel.strip():
            raise ToelichtingError(f"{shown}, regel {nummer}: tekst voor de eerste sectie; begin met '## sectienaam'.")
    return Toelichting(shown, {naam: "\n".join(regels) for naam, regels in secties.items()})


def _markdown(tekst: str) -> str:
    # A number stays on one line with its sign.
    tekst = re.sub(r"(?<=\d) (?=%)|(?<=€) (?=\d)", "\N{NO-BREAK SPACE}", tekst)
    # escape=True: markup in a text shows as text, it never becomes part of the page.
    return str(mistune.create_markdown(escape=True, plugins=["table"])(tekst)).strip()
