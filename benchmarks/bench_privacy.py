"""Is every random table protected, how much is lost, and how long does it take?

Tables of 12 x 9, of three dimensions, linked and with many zeros and ones, protected by the library and attacked by its
audit. Beside each: the usual greedy way (sdcTable's SIMPLEHEURISTIC without its attacks), and the small cells alone, as
ACRO does; of those two it is only asked what an outsider can calculate. At the end one table of 30 x 340, small tables
beside the best of all masks, quarters after each other, and whole editions that were built.
Usage: python benchmarks/bench_privacy.py [--tabellen 1000] [--groot 1] [--alles 20] [--kwartalen 8] [--editie NAAM ...]
"""

import argparse
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from time import perf_counter, process_time

import numpy as np
from editie_openbaar import kleine_plekken
from editie_openbaar import openbaar_van as van_een_editie
from privacykwartalen import kwartalen, lekken_van, na_elkaar
from privacytabellen import (
    Kruistabel,
    gekoppeld,
    gretig_als_gewoonlijk,
    kleinste_door_alles_te_proberen,
    openbaar_van,
    stelsel_van,
    tellingen,
)

from monitorlib.editie.editie import Editie
from monitorlib.editie.params.onthulling import Onthulling
from monitorlib.errors import CalculationError
from monitorlib.pagina.te_beschermen import editiecijfers
from monitorlib.privacy.beveiligen import beveilig
from monitorlib.privacy.editie.maskeren import maskeer
from monitorlib.privacy.stelsel import Stelsel
from monitorlib.privacy.toets.oordeel import toets

BELEID = Onthulling()
# Of twenty tables so many are of each kind.
SOORTEN = {"12 x 9": 11, "5 x 4 x 3": 3, "gekoppeld": 3, "veel nullen en enen": 3}


@dataclass(frozen=True)
class Uitslag:
    """One table: protected or not, what is lost in each way, and the time."""

    soort: str
    kan: bool
    dicht: bool = True
    bewezen: bool = True
    kloof: float = 0.0
    klein: int = 0
    verloren: int = 0
    gretig: int = 0
    gretig_dicht: bool = True
    klein_dicht: bool = True
    seconden: float = 0.0
    rekentijd: float = 0.0


def tabellen_van(soort: str, zaad: int) -> list[Kruistabel]:
    """Draw the tables of one kind."""
    toeval = np.random.default_rng(zaad)
    if soort == "gekoppeld":
        return gekoppeld(toeval)
    if soort == "veel nullen en enen":
        return [Kruistabel("t", tellingen(toeval, (10, 8), 0.0, 2.0))]
    return [Kruistabel("t", tellingen(toeval, (5, 4, 3) if soort == "5 x 4 x 3" else (12, 9), 2.5, 1.5))]


def meet(soort: str, zaad: int) -> Uitslag:
    """Protect one world in three ways and attack each."""
    tabellen = tabellen_van(soort, zaad)
    stelsel = stelsel_van(tabellen, BELEID)
    begin, rekenen = perf_counter(), process_time()
    try:
        masker = beveilig(stelsel)
    except CalculationError:
        return Uitslag(soort, kan=False)
    seconden, rekentijd = perf_counter() - begin, process_time() - rekenen
    klein = frozenset(cel.naam for cel in stelsel.cellen if cel.eis)
    gretig = gretig_als_gewoonlijk(stelsel)
    dicht = [
        _dicht(tabellen, masker.verborgen, zelf=True),
        *(_dicht(tabellen, weg, zelf=False) for weg in (gretig, klein)),
    ]
    return Uitslag(
        soort, True, dicht[0], masker.bewezen, masker.kloof, len(klein), len(masker.verborgen), len(gretig), dicht[1],
        dicht[2] or not klein, seconden, rekentijd,
    )  # fmt: skip


def _dicht(tabellen: Sequence[Kruistabel], verborgen: frozenset[str], *, zelf: bool) -> bool:
    """Tell whether the audit finds no leak; without `zelf` it leaves out who is in a cell himself."""
    openbaar, klein = openbaar_van(tabellen, verborgen)
    openbaar = openbaar if zelf else replace(openbaar, kennis=())
    return not toets(openbaar, BELEID.drempel, BELEID.interval, klein=klein).lekken


def regels(uitslagen: Sequence[Uitslag]) -> Iterator[str]:
    """Write a line per kind."""
    yield (
        "| soort | tabellen | niet te beschermen | beschermd | bewezen kleinst | klein | verloren | gretig | "
        "gretig veilig | alleen klein veilig | mediaan s (rekentijd) | langst |"
    )
    yield "| --- |" + " ---: |" * 11
    for soort in SOORTEN:
        alle = [een for een in uitslagen if een.soort == soort]
        goed = [een for een in alle if een.kan]
        if not goed:
            continue
        tijd, rekentijd = (statistics.median(getattr(een, wat) for een in goed) for wat in ("seconden", "rekentijd"))
        yield " | ".join(
            [
                f"| {soort} | {len(alle)} | {len(alle) - len(goed)}",
                *(_deel([getattr(een, wat) for een in goed]) for wat in ("dicht", "bewezen")),
                *(
                    f"{statistics.mean(getattr(een, wat) for een in goed):.1f}"
                    for wat in ("klein", "verloren", "gretig")
                ),
                *(_deel([getattr(een, wat) for een in goed]) for wat in ("gretig_dicht", "klein_dicht")),
                f"{tijd:.2f} ({rekentijd:.2f})",
                f"{max(een.seconden for een in goed):.1f} |",
            ]
        )


def _deel(waar: Sequence[bool]) -> str:
    return f"{100 * sum(waar) / len(waar):.1f} %"


def groot(zaad: int) -> str:
    """Protect a table of 30 x 340: every gemeente of the country."""
    stelsel = stelsel_van([Kruistabel("t", tellingen(np.random.default_rng(zaad), (30, 340), 5.0, 1.3))], BELEID)
    begin, rekenen = perf_counter(), process_time()
    masker = beveilig(stelsel)
    return (
        f"30 x 340: {sum(bool(cel.eis) for cel in stelsel.cellen)} klein, {len(masker.verborgen)} verborgen, "
        f"{'bewezen' if masker.bewezen else f'kloof {masker.kloof:.3f}'}, {perf_counter() - begin:.1f} s "
        f"({process_time() - rekenen:.1f} s rekentijd)"
    )


def kwartaal_na_kwartaal(aantal: int) -> str:
    """Publish quarters of 7 gemeenten and 11 voorzieningen after each other, each beside those before it."""
    alle = kwartalen(np.random.default_rng(aantal), aantal, (7, 11))
    begin, rekenen = perf_counter(), process_time()
    verborgen = na_elkaar(alle, BELEID)
    seconden, rekentijd = perf_counter() - begin, process_time() - rekenen
    cellen = sum(len(een.cellen()) for van in alle for een in van.tabellen())
    lekken = lekken_van(alle, verborgen, BELEID)
    return (
        f"{aantal} kwartalen: {cellen} cellen, {len(verborgen)} verborgen, {lekken} lekken, "
        f"{seconden:.1f} s ({rekentijd:.1f} s rekentijd)"
    )


def naast_alles(aantal: int) -> str:
    """Hold the choice against the best of all masks, tried one by one, of tables of 2 x 2 with margins."""
    gelijk = 0
    for zaad in range(aantal):
        tabellen = [Kruistabel("t", tellingen(np.random.default_rng(zaad), (2, 2), 1.5))]
        stelsel = stelsel_van(tabellen, BELEID)
        beste = kleinste_door_alles_te_proberen(stelsel, lambda weg: _dicht(tabellen, weg, zelf=True))  # noqa: B023
        gelijk += _verlies(stelsel, beveilig(stelsel).verborgen) == _verlies(stelsel, beste)
    return f"2 x 2: van {aantal} tabellen is bij {gelijk} het verlies dat van de beste van alle keuzen"


def _verlies(stelsel: Stelsel, verborgen: frozenset[str]) -> tuple[int, int]:
    return len(verborgen), sum(cel.waarde for cel in stelsel.cellen if cel.naam in verborgen)


def van_editie(naam: str) -> str:
    """Mask a whole edition that was built, and attack what it would publish."""
    editie = Editie.open(*naam.split("/"))
    blokken = editie.parameters.hoofdstukken.gevraagd()
    hoofdstukken = [hoofdstuk for hoofdstuk, blok in blokken.items() if not blok.verantwoordt]
    cijfers = editiecijfers(editie.output("intern") / "notebooks", hoofdstukken)
    begin, rekenen, beleid = perf_counter(), process_time(), editie.parameters.onthulling
    gekozen = maskeer(cijfers, beleid)
    seconden, rekentijd = perf_counter() - begin, process_time() - rekenen
    openbaar = van_een_editie(cijfers, gekozen, beleid)
    uitslag = toets(openbaar, beleid.drempel, beleid.interval, klein=kleine_plekken(gekozen, openbaar))
    return (
        f"{naam}: {gekozen.cellen} getallen op de pagina's, {gekozen.klein} klein, {gekozen.erbij} erbij, "
        f"{100 * gekozen.deel_cellen:.1f} % verborgen, {100 * gekozen.deel_som:.2f} % van de som; "
        f"{gekozen.bewezen} van {gekozen.delen} delen bewezen, kloof {gekozen.kloof:.3f}; "
        f"{seconden:.1f} s ({rekentijd:.1f} s rekentijd); {len(uitslag.lekken)} lekken, smalste interval "
        f"{uitslag.smalste(beleid.drempel):g}; {len(gekozen.onbekend)} niet te zeggen"
    )


def main() -> None:
    vraag = argparse.ArgumentParser(description=__doc__)
    vraag.add_argument("--tabellen", type=int, default=1000)
    vraag.add_argument("--groot", type=int, default=1)
    vraag.add_argument("--kwartalen", type=int, default=8)
    vraag.add_argument("--alles", type=int, default=20)
    vraag.add_argument("--editie", action="append", default=[], help="only this edition, which was built")
    gekozen = vraag.parse_args()
    for naam in gekozen.editie:
        print(van_editie(naam), flush=True)
    if gekozen.editie:
        return
    soorten = [soort for soort, keer in SOORTEN.items() for _ in range(keer)]
    uitslagen = [meet(soorten[zaad % len(soorten)], zaad) for zaad in range(gekozen.tabellen)]
    for regel in regels(uitslagen):
        print(regel)
    for zaad in range(gekozen.groot):
        print(groot(zaad), flush=True)
    if gekozen.alles:
        print(naast_alles(gekozen.alles), flush=True)
    if gekozen.kwartalen:
        print(kwartaal_na_kwartaal(gekozen.kwartalen), flush=True)


if __name__ == "__main__":
    main()
