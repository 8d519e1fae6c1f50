"""What differs, shown: as lines of a terminal, as JSON, as a page."""

import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from monitorlib.notatie import getal
from monitorlib.render.sjablonen import SJABLONEN
from monitorlib.review.extra import zonder
from monitorlib.review.notebooks import PAKKET as NBDIME
from monitorlib.review.notebooks import Celwijziging
from monitorlib.review.verschil import Bouwverschil, Hoofdstukverschil, Tabelverschil, Waardeverschil

ZONDER_NOTEBOOKS = zonder("Cellen van notebooks", NBDIME)
# So many numbers of a table are named on a terminal; the page has all.
_GENOEMD = 10


def kop(verschil: Bouwverschil) -> str:
    """Say in a sentence how many numbers were held against each other, and how many are different."""
    if not verschil.vergeleken:
        return "Geen enkel getal staat in beide: er is niets vergeleken."
    anders = f"{getal(verschil.anders)} daarvan" if verschil.anders else "geen daarvan"
    werkwoord = "is" if verschil.anders in (0, 1) else "zijn"
    vergeleken = "1 getal is" if verschil.vergeleken == 1 else f"{getal(verschil.vergeleken)} getallen zijn"
    zeker = f" Daarvan zijn er {getal(verschil.herzien)} herzien: hetzelfde, op hetzelfde moment."
    return f"{vergeleken} vergeleken; {anders} {werkwoord} anders.{zeker if verschil.herzien else ''}"


def als_tekst(verschil: Bouwverschil) -> str:
    """Write what differs as lines; the first numbers of each table, and how many more there are."""
    regels = [f"{verschil.was} → {verschil.is_nu}", kop(verschil)]
    regels += [] if verschil.met_notebooks else [ZONDER_NOTEBOOKS]
    for van in verschil.hoofdstukken:
        if van:
            regels += ["", van.titel + (f" ({van.stand})" if van.stand else ""), *_hoofdstuk(van)]
    for wat, rijen in (
        ("Bronnen", verschil.bronnen), ("Parameters", verschil.parameters), ("Versies", verschil.versies)
    ):  # fmt: skip
        if rijen:
            regels += ["", wat, *map(_regel, rijen)]
    return "\n".join(regels)


def als_json(verschil: Bouwverschil) -> str:
    """Write what differs whole, for a program: the fields of `Bouwverschil`, numbers as both builds show them."""
    geteld = {naam: getattr(verschil, naam) for naam in ("vergeleken", "anders", "herzien")}
    return json.dumps(asdict(verschil) | geteld, ensure_ascii=False, indent=1)


def als_pagina(verschil: Bouwverschil, titels: Mapping[str, str]) -> str:
    """Write what differs as a page, complete in itself; `titels` are those of the sources by name."""
    return SJABLONEN.get_template("review/verschil.html.j2").render(
        verschil=verschil,
        kop=kop(verschil),
        telling=_telling,
        cel_in_woorden=cel_in_woorden,
        regels_van=regels_van,
        zonder="" if verschil.met_notebooks else ZONDER_NOTEBOOKS,
        bron_van=lambda een: ", ".join(titels.get(naam, naam) for naam in een.bronnen),
    )


def _hoofdstuk(van: Hoofdstukverschil) -> Iterator[str]:
    for een in van.tabellen:
        if een:
            yield f"  {een.naam}: {_telling(een)}"
            for cel in een.anders[:_GENOEMD]:
                verschil = f" ({cel.verschil})" if cel.verschil else ""
                verschil += " herzien" if cel.zelfde else ""
                yield f"    {' › '.join(cel.cel)}: {cel.was} → {cel.is_nu}{verschil}"
            if len(een.anders) > _GENOEMD:
                yield f"    en nog {getal(len(een.anders) - _GENOEMD)}"
            if een.definitie:
                yield f"    telde: {een.definitie[0]} → {een.definitie[1]}"
    for tekst in van.teksten:
        yield f"  {tekst.waar}"
        yield from (f"    - {zin}" for zin in tekst.weg)
        yield from (f"    + {zin}" for zin in tekst.nieuw)
    if van.cellen:
        yield "  notebook"
        yield from _cellen(van.cellen)
    elif van.code:
        yield "  code"
        yield from (f"    {regel}" for regel in van.code)


def _cellen(alle: Sequence[Celwijziging]) -> Iterator[str]:
    """Name each cell; of code the lines too: what became of a text stands with the texts."""
    for een in alle:
        yield f"    {cel_in_woorden(een)}"
        yield from (f"      {regel}" for regel in regels_van(een))


def cel_in_woorden(een: Celwijziging) -> str:
    """Say of a cell what happened to it: 'cel 4 (code): anders'."""
    return f"{een.waar} ({een.soort}): {een.wat}"


def regels_van(een: Celwijziging) -> list[str]:
    """Give the lines of a cell of code that went and came, each with its sign; none of a text."""
    if een.soort != "code":
        return []
    gelezen = difflib.ndiff(een.was.splitlines(), een.is_nu.splitlines())
    return [f"{regel[0]} {regel[2:]}" for regel in gelezen if regel[0] in "+-"]


def _telling(een: Tabelverschil) -> str:
    """Say how many numbers stood against an earlier one, how many differ, came and went."""
    delen = [f"{getal(len(een.anders))} van {getal(een.vergeleken)} vergeleken getallen anders"]
    delen += [f"{getal(een.nieuw)} nieuw"] if een.nieuw else []
    delen += [f"{getal(een.weg)} niet meer"] if een.weg else []
    return ", ".join(delen) + "."


def _regel(een: Waardeverschil) -> str:
    return f"  {een.wat}: {een.was or '–'} → {een.is_nu or '–'}"
