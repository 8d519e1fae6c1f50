"""What stands in a public folder: every table once, with all places that show it, and what is wrong with them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from monitorlib.privacy.toets.lezen.blad import tabellen_van
from monitorlib.privacy.toets.lezen.getoond import Celtekst
from monitorlib.privacy.toets.lezen.open_data import Opendatatabel, lees_datatabel
from monitorlib.privacy.toets.lezen.papier import Papier
from monitorlib.privacy.toets.lezen.pdf_bestand import PdfBestand
from monitorlib.privacy.toets.lezen.rooster import GROEP, Pad, Rooster, Roosterrij
from monitorlib.privacy.toets.lezen.tekening import Tekening, tekeningen_van
from monitorlib.privacy.toets.lezen.vergelijken import eerste_verschil
from monitorlib.privacy.toets.lezen.werkboek import bladen_van

Fout = tuple[str, str]
# Tables that tell of the edition and not of people: what was checked, from which source, which text is written.
OVER_DE_EDITIE = (
    "bevindingen-", "alle-bevindingen", "tabel-bronnen", "tabel-toetsing", "tabel-verborgen", "tabel-stand",
    "tabel-toets-onthulling",
)  # fmt: skip
TITELS_OVER_DE_EDITIE = (
    "Bevindingen", "Alle bevindingen van deze editie", "Bronnen van deze editie", "Wat is getoetst",
    "Bevindingen en teksten", "Wat is verborgen", "Is een verborgen getal te berekenen",
)  # fmt: skip

# What is revised since an earlier edition.
_HERZIEN = "herziene-getallen"


@dataclass(frozen=True)
class Gelezenmap:
    """The tables of a folder by their file of open data, those of each page, and what is wrong: where, and what."""

    datatabellen: Mapping[str, Opendatatabel]
    roosters: Sequence[tuple[Rooster, str]]
    fouten: Sequence[Fout] = field(default_factory=list)


def lees_map(folder: Path) -> Gelezenmap:
    """Read every table in a public folder, and hold its forms against each other."""
    tabellen = {een.name: gelezen for een in sorted(folder.rglob("*.csv")) if (gelezen := lees_datatabel(een))}
    bladen = [een for een in sorted(folder.rglob("*.html")) if "vormen" not in een.relative_to(folder).parts]
    hoofdstukken = [een.stem for een in bladen if een.parent == folder]
    roosters: list[tuple[Rooster, str]] = []
    fouten: list[Fout] = []
    for blad in bladen:
        waar, html = blad.relative_to(folder).as_posix(), blad.read_text(encoding="utf-8")
        tekeningen = {een.naam: een for een in tekeningen_van(html)}
        for rooster in tabellen_van(html, waar):
            naam = _open_data(rooster, hoofdstukken, tabellen)
            roosters.append((rooster, naam))
            fouten += _op_pagina(rooster, tabellen.get(naam), tabellen.values())
            fouten += _getekend(rooster, tekeningen.get(rooster.naam.removeprefix("cijfers-")))
    fouten += _anders(folder, [een for een, _ in roosters if not een.naam.startswith(OVER_DE_EDITIE)])
    return Gelezenmap(tabellen, roosters, fouten)


def _open_data(rooster: Rooster, hoofdstukken: Sequence[str], tabellen: Mapping[str, Opendatatabel]) -> str:
    """Name the file of open data with the same table; '' when there is none."""
    soort, _, naam = rooster.naam.partition("-")
    if soort not in ("tabel", "cijfers"):
        return ""
    eigen = rooster.waar.removesuffix(".html")
    van = [eigen] if eigen in hoofdstukken else hoofdstukken
    namen = [f"{een}-{'figuur-' if soort == 'cijfers' else ''}{naam}.csv" for een in van]
    er_zijn = [een for een in namen if een in tabellen]
    past = (een for een in er_zijn if rooster.plekken(tabellen[een].leden, list(tabellen[een].cellen)))
    return next(past, er_zijn[0] if er_zijn else "")


def _op_pagina(rooster: Rooster, data: Opendatatabel | None, alle: Collection[Opendatatabel]) -> Iterator[Fout]:
    waar = f"{rooster.waar}#{rooster.naam}"
    if data is not None:
        cellen, plekken = dict(rooster.cellen()), rooster.plekken(data.leden, list(data.cellen))
        if plekken is None:
            yield waar, f"deze tabel heeft andere cellen dan {data.naam}"
        elif anders := [een for een, plek in plekken.items() if not _gelijk(cellen[plek], data.cellen[een])]:
            yield waar, f"{' / '.join(anders[0])} is anders in {data.naam}"
    elif not _mag_zonder(rooster, alle):
        yield waar, "van deze tabel staat nergens hoe haar getallen samenhangen"


def _getekend(rooster: Rooster, tekening: Tekening | None) -> Iterator[Fout]:
    """Look whether the drawing shows more than its numbers."""
    cellen = [cel for _, cel in rooster.cellen()]
    getoond = [float(cel.getal) for cel in cellen if cel.getal is not None]
    heel = not any(cel.verborgen for cel in cellen)
    if tekening and rooster.naam.startswith("cijfers-") and tekening.te_veel(getoond, heel=heel):
        yield f"{rooster.waar}#figuur-{tekening.naam}", "de tekening toont meer dan de getallen die erbij staan"


def _gelijk(cel: Celtekst, ander: Celtekst) -> bool:
    if cel.verborgen or ander.verborgen:
        return cel.verborgen and ander.verborgen
    # What the open data calls words can look like a number: a difference, a year.
    return ander.getal is None or cel.getal == ander.getal


def _mag_zonder(rooster: Rooster, alle: Collection[Opendatatabel]) -> bool:
    """Tell whether a table needs no structure: it holds no numbers, is about the edition, or repeats other tables."""
    if rooster.naam.startswith(OVER_DE_EDITIE) or rooster.naam.endswith("-totalen"):
        return True
    if rooster.naam == _HERZIEN:
        return all(_volgt_van_nu(een, alle) for een in rooster.regels)
    return all(_staat_elders(rij, cel, alle) for (rij, _), cel in rooster.cellen() if cel.getal is not None)


def _volgt_van_nu(regel: Roosterrij, alle: Collection[Opendatatabel]) -> bool:
    """Tell whether what was revised is now what its table shows, and differs by as much as is said.

    The row stands under the titles of its chapter and table. What it was an earlier edition published: that is asked of
    every number that is written.
    """
    over = " ".join(regel.pad)
    nu = {cel.getal for een in alle if een.titel and f"{GROEP}{een.titel}" in over for cel in een.cellen.values()}
    was, is_nu, verschil = (cel.getal for cel in regel.cellen[:3])
    if was is None or is_nu is None or verschil != is_nu - was:
        return False
    return any(een is not None and _rond_op(een, is_nu) for een in nu)


def _rond_op(getal: Decimal, getoond: Decimal) -> bool:
    return abs(getal - getoond) * 2 <= Decimal(1).scaleb(int(getoond.as_tuple().exponent))


def _staat_elders(rij: Pad, cel: Celtekst, alle: Collection[Opendatatabel]) -> bool:
    """Tell whether a number in a list stands in a table of its own, by the name of which its row begins."""
    kop = " ".join(rij)
    eigen = (een for een in alle if een.titel and kop.startswith(een.titel.partition(",")[0]))
    return any(cel.getal == ander.getal for een in eigen for ander in een.cellen.values())


def _anders(folder: Path, roosters: Sequence[Rooster]) -> Iterator[Fout]:
    """Hold workbooks and papers against the pages."""
    for pad in sorted(folder.rglob("*.xlsx")):
        waar = pad.relative_to(folder).as_posix()
        for blad in bladen_van(pad):
            if blad.iets_verborgen:
                yield f"{waar}, blad {blad.naam}", "hier is een blad, rij of kolom verborgen"
        genoemd = [(blad.rijen[0][0].tekst, blad.rijen) for blad in bladen_van(pad)[1:] if blad.rijen and blad.rijen[0]]
        yield from _tegen(waar, genoemd, roosters)
    for pad in sorted(folder.rglob("*.pdf")):
        waar = pad.relative_to(folder).as_posix()
        papier = Papier(PdfBestand.lees(pad))
        yield from _tegen(waar, [(een.titel, een.rijen) for een in papier.tabellen()], roosters)


def _tegen(
    waar: str, tabellen: Sequence[tuple[str, Sequence[Sequence[Celtekst]]]], roosters: Sequence[Rooster]
) -> Iterator[Fout]:
    """Give each table that has no place on a page, or another content there."""
    for titel, rijen in tabellen:
        zo = [een for een in roosters if bool(een.titel) == bool(titel) and _dicht(titel).startswith(_dicht(een.titel))]
        lang = max((len(een.titel) for een in zo), default=0)
        verschillen = [eerste_verschil(een, rijen) for een in zo if len(een.titel) == lang]
        heeft = any(cel.getal is not None or cel.verborgen for rij in rijen for cel in rij)
        if not heeft or titel in TITELS_OVER_DE_EDITIE:
            continue
        if not verschillen:
            yield f"{waar}, {titel or 'tabel zonder titel'}", "deze tabel staat op geen pagina"
        elif all(verschillen):
            yield f"{waar}, {titel}", f"{verschillen[0]} is hier anders dan op de pagina"


def _dicht(tekst: str) -> str:
    return "".join(tekst.split())
