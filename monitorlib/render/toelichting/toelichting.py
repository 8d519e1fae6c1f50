"""The quarter's own text: Markdown with live numbers, in a sandbox; every quantity in it has a source."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path

import mistune
from jinja2 import TemplateError
from jinja2.exceptions import UndefinedError

from monitorlib.bedoelt_u import nearest
from monitorlib.cijfers.kern.regels import VERBORGEN_OM
from monitorlib.errors import MonitorError, ToelichtingError
from monitorlib.files.reading import check_file, read_text
from monitorlib.render.tabellen.tabel import VERBORGEN
from monitorlib.render.toelichting.bewering import Getest, zonder_merken
from monitorlib.render.toelichting.beweringwoorden import Claim, claims
from monitorlib.render.toelichting.functie import Functie
from monitorlib.render.toelichting.getallen_in_tekst import LevendeGetallen
from monitorlib.render.toelichting.hoeveelheid import aantallen
from monitorlib.render.toelichting.inkt import ONZICHTBAAR, heeft_inkt, tel_inkt
from monitorlib.render.toelichting.sjabloon import gemerkt, render, takken
from monitorlib.render.toelichting.verborgen_getal import Plaats
from monitorlib.render.toelichting.vindplaats import regel_van_cel, regel_van_fout, regel_van_tekst
from monitorlib.vertaald.van_jinja import naam_van, uitdrukking_in_woorden

NOG_TE_SCHRIJVEN = '<p class="te-schrijven">Nog te schrijven</p>'

_OPMERKING = re.compile(r"\{#.*?#\}", re.DOTALL)


@dataclass(frozen=True)
class Letterlijk:
    """A quantity without a source: its section, the text itself, and the line of the file where it is written."""

    sectie: str
    tekst: str
    regel: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Verzwegen:
    """A hidden cell (table, row, column) on which a section of a text depends, and the line that names it."""

    sectie: str
    plaats: Plaats
    regel: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Geschreven:
    """A section as it stands on the page: what it took over, its quantities with and without a source, its beweringen
    and what it claims without one; `tekst` is what is read of it where no markup can be, as in a title."""

    html: str
    overgenomen: tuple[str, ...] = ()
    gebrond: int = 0
    letterlijk: tuple[Letterlijk, ...] = ()
    beweringen: tuple[Getest, ...] = ()
    claims: tuple[Claim, ...] = ()
    tekst: str = ""
    # The hidden cells on which it depends, each with the section: what follows from them nobody may say.
    niet_te_zeggen: tuple[Verzwegen, ...] = ()


@dataclass(frozen=True)
class Toelichting:
    """The sections of one chapter's text, by name, as written; `begin` is the line of the heading of each."""

    pad: str
    secties: Mapping[str, str]
    begin: Mapping[str, int] = field(default_factory=dict)
    # False of a file that is not there.
    is_er: bool = True

    def schrijf(self, sectie: str, getallen: LevendeGetallen, geen_aantal: Sequence[str] = ()) -> Geschreven | None:
        """Render one section with the numbers of its chapter; None when it is still to be written.

        Raises `ToelichtingError` for an unknown name, a broken expression, or a cell that does not exist, also in a
        branch that is not shown today.
        """
        if not self.geschreven(sectie):
            return None
        bron = self.secties[sectie]
        with self._fouten(sectie, getallen):
            self._controleer(sectie)
            tekst = render(bron, getallen.namen(), getallen.inkt)
            andere = takken(bron, [(een.namen(), een.inkt) for een in getallen.proeven()])
            vormen = (tekst, *andere)
            los = dict.fromkeys(een for vorm in vormen for een in aantallen(vorm, geen_aantal))
            beweerd = dict.fromkeys(een for vorm in vormen for een in claims(sectie, vorm))
            getest = getallen.beweringen
            gezocht = [*los, *(een.gevonden for een in beweerd), *(een.gevonden for een in getest)]
            regels = self._regels(sectie, gezocht, getallen)
        gelezen = zonder_merken(getallen.inkt.lees(tekst))
        return Geschreven(
            _blok(gelezen, getallen.overgenomen),
            tuple(getallen.overgenomen),
            tel_inkt(tekst),
            tuple(Letterlijk(sectie, een, regels[een]) for een in los),
            tuple(replace(een, regel=regels[een.gevonden]) for een in getest),
            tuple(replace(een, regel=regels[een.gevonden]) for een in beweerd),
            " ".join(gelezen.replace("**", "").replace(ONZICHTBAAR, VERBORGEN).split()),
            tuple(
                Verzwegen(sectie, een, self.begin.get(sectie, 0) + regel_van_cel(bron, een))
                for een in dict.fromkeys(getallen.niet_te_zeggen)
            ),
        )

    def geschreven(self, sectie: str) -> str:
        """Give a section without its comments: the text of the previous quarter is no toelichting of this one."""
        return _OPMERKING.sub("", self.secties.get(sectie, "")).strip()

    def _controleer(self, sectie: str) -> None:
        """Raise `ToelichtingError` for what no text may hold."""
        if "#}" in self.geschreven(sectie):
            raise ToelichtingError("hier staat een los '#}'; haal het weg, of zet er '{#' voor.")
        if heeft_inkt(self.secties[sectie]):
            raise ToelichtingError(
                "hier staat een teken dat geen letter of cijfer is (U+F0000 en verder). Haal het weg."
            )

    @contextmanager
    def _fouten(self, sectie: str, getallen: LevendeGetallen) -> Iterator[None]:
        """Say of every fault in which file and section it is."""
        try:
            yield
        except UndefinedError as error:
            onbekend = f"{uitdrukking_in_woorden(error)}. {nearest(naam_van(error), getallen.namen())}"
            raise ToelichtingError(f"{self._waar(sectie, error)} {onbekend}") from error
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError) as error:
            raise ToelichtingError(
                f"{self._waar(sectie, error)} {uitdrukking_in_woorden(error)}. {_mag(getallen)}"
            ) from error
        except MonitorError as error:
            raise ToelichtingError(f"{self._waar(sectie, error)} {error}") from error

    def _waar(self, sectie: str, fout: BaseException) -> str:
        regel = regel_van_fout(fout)
        waar = f"{self.pad}, sectie {sectie}"
        return f"{waar}, regel {self.begin.get(sectie, 0) + regel}:" if regel else f"{waar}:"

    def _regels(self, sectie: str, gevonden: Sequence[str], getallen: LevendeGetallen) -> dict[str, int]:
        """Find the line of the file that writes each of these: as text, in an expression, or in a branch."""
        if not gevonden:
            return {}
        # Marked texts are looked at and not shown: what they take over stands on the page once.
        eens, *anders = [(een.namen(), een.inkt) for een in (getallen.opnieuw(), *getallen.proeven())]
        vormen = [zonder_merken(vorm) for vorm in gemerkt(self.secties[sectie], eens, anders)]
        begin = self.begin.get(sectie, 0)
        return {
            een: next((begin + regel for vorm in vormen if (regel := regel_van_tekst(vorm, een))), begin)
            for een in gevonden
        }


def _mag(getallen: LevendeGetallen) -> str:
    """List what can be written in an expression."""
    functies = [een.zo for een in getallen.namen().values() if isinstance(een, Functie)]
    return (
        f"Hier kan staan: {', '.join(functies)} of {{{{ periode }}}}. "
        "Met cellen is te rekenen: +, −, * en /, bijvoorbeeld {{ heel(cel(...) - cel(...)) }}."
    )


def _blok(tekst: str, overgenomen: Sequence[str]) -> str:
    teken = f'<span role="img" aria-label="{VERBORGEN_OM}">{VERBORGEN}</span>'
    slot = f'<p class="overgenomen">Overgenomen, niet berekend: {"; ".join(map(escape, overgenomen))}.</p>'
    return f'<div class="toelichting">{_markdown(tekst).replace(ONZICHTBAAR, teken)}{slot if overgenomen else ""}</div>'


def lees_toelichting(path: Path, shown: str) -> Toelichting:
    """Read the text of a chapter: '## Naam' starts a section; headings inside it start at '###'."""
    check_file(path, shown, ToelichtingError)
    if not path.exists():
        return Toelichting(shown, {}, is_er=False)
    text = read_text(path, shown, ToelichtingError)
    secties: dict[str, list[str]] = {}
    begin: dict[str, int] = {}
    huidig: list[str] | None = None
    for nummer, regel in enumerate(text.splitlines(), 1):
        kop = re.fullmatch(r"(#{1,2})\s+(.+?)\s*", regel)
        if kop and len(kop.group(1)) == 1:
            raise ToelichtingError(
                f"{shown}, regel {nummer}: een '#'-kop kan hier niet; een sectie begint met '##'. Maak er '##' van."
            )
        if kop:
            naam = kop.group(2)
            if naam in secties:
                raise ToelichtingError(
                    f"{shown}, regel {nummer}: sectie '{naam}' staat er twee keer; geef er een een andere kop."
                )
            huidig, begin[naam] = secties.setdefault(naam, []), nummer
        elif huidig is not None:
            huidig.append(regel)
        elif regel.strip():
            raise ToelichtingError(f"{shown}, regel {nummer}: tekst voor de eerste sectie; begin met '## sectienaam'.")
    return Toelichting(shown, {naam: "\n".join(regels) for naam, regels in secties.items()}, begin)


def _markdown(tekst: str) -> str:
    # A number stays on one line with its sign.
    tekst = re.sub(r"(?<=\d) (?=%)|(?<=€) (?=\d)", "\N{NO-BREAK SPACE}", tekst)
    # escape=True: markup in a text shows as text, it never becomes part of the page.
    return str(mistune.create_markdown(escape=True, plugins=["table"])(tekst)).strip()
