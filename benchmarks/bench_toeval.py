"""How often is 'meer dan toeval' false, and how often is a true change found?

Simulated pages as the catalogue makes them, judged by the library itself from Meetreeks to verdict. Three tables: pages
in which nothing changes, with a false 'meer dan toeval' (also a preliminary one, also of a funnel); pages in which one
thing changes in one gemeente; and single tests of a share of which many people stay, beside Fisher's test, which takes
both quarters for different people. Usage: python benchmarks/bench_toeval.py [--paginas 1000] [--waar 250].
"""

import argparse
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from toevalpagina import ALLES_GETOETST, CATALOGUS, GEMEENTEN, OP, WIE, Verandering, Wereld, paginas

from monitorlib.cijfers.toeval.betekenis import MEER
from monitorlib.cijfers.toeval.toetsen import MEER_DAN_TOEVAL, toets_aandeel
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.indicatoren.meten.vergelijken import vergeleken

WERELDEN = [
    Wereld("onafhankelijk"),
    Wereld("spreiding 1,5", 1.5),
    Wereld("spreiding 2", 2.0),
    Wereld("seizoen ±20 %", seizoen=0.2),
    Wereld("spreiding 2 en seizoen", 2.0, 0.2),
    Wereld("een op vier spreiding 2", 2.0, een_op=4),
    Wereld("onafhankelijk, 40 van 40 getoetst", soorten=ALLES_GETOETST),
    Wereld("spreiding 2, 40 van 40 getoetst", 2.0, soorten=ALLES_GETOETST),
]
AANDELEN = [
    Verandering(f"90 naar {naar} % van {n}", "aandeel", n, 0.9, naar / 100)
    for n in (90, 300)
    for naar in (80, 70, 60, 55)
]
ANDERE = [
    Verandering("40 erbij, 12 eraf (was 26 en 26)", "stroom", 40, 26, 12),
    Verandering("60 erbij, 12 eraf (was 26 en 26)", "stroom", 60, 26, 12),
    Verandering("aantal van 40 naar 80", "gebeurtenissen", 0, 40, 80),
    Verandering("overlappend, 30 naar 24 % van 300", "overlappend aandeel", 300, 0.3, 0.24),
]
OVERLAP = [
    Wereld(f"{100 * blijft:.0f} % blijft", blijft=blijft, soorten={"overlappend aandeel": 6})
    for blijft in (0.5, 0.7, 0.8, 0.9)
]
_TEGELIJK = 50


def vals(reeksen: Sequence[Meetreeks]) -> bool:
    """Tell whether a page says 'meer dan toeval' of any change or gemeente."""
    return any(een.oordeel in MEER for reeks in reeksen for een in reeks.veranderingen) or any(
        reeks.afwijkend for reeks in reeksen
    )


def gevonden(reeksen: Sequence[Meetreeks], waar: Verandering) -> bool:
    """Tell whether a page says it of the true change: over the quarter or over the year."""
    reeks = next(een for een in reeksen if een.indicator.toets == waar.soort)
    return any(een.oordeel in MEER and een.nu.gebied == GEMEENTEN[WIE] for een in reeks.veranderingen)


def tel(wereld: Wereld, aantal: int, zaad: int, waar: Verandering | None) -> int:
    """Count the pages with a false verdict, or those on which the true change is found."""
    geteld = 0
    for pagina in paginas(wereld, aantal, zaad, waar):
        reeksen = vergeleken(pagina, OP, toen={}, problemen=())
        geteld += gevonden(reeksen, waar) if waar else vals(reeksen)
    return geteld


def onder_vijf(wereld: Wereld, aantal: int, zaad: int, waar: Verandering | None) -> Counter[str]:
    """Count single tests of gemeenten with p below 0,05, by step and by Fisher; with `waar` of that change alone."""
    geteld: Counter[str] = Counter()
    for pagina in paginas(wereld, aantal, zaad, waar):
        for reeks in vergeleken(pagina, OP, toen={}, problemen=())[: 1 if waar else None]:
            for een in reeks.veranderingen:
                if een.nu.gebied in ([GEMEENTEN[WIE]] if waar else GEMEENTEN) and een.toets and een.eerder:
                    tellingen = (een.nu.teller, een.nu.noemer, een.eerder.teller, een.eerder.noemer)
                    fisher = toets_aandeel(*(int(getal) for getal in tellingen)).p
                    geteld[een.stap] += een.toets.p < MEER_DAN_TOEVAL
                    geteld[f"Fisher {een.stap}"] += fisher < MEER_DAN_TOEVAL
                    geteld[f"alle {een.stap}"] += 1
    return geteld


def percentages(pool: ProcessPoolExecutor, wereld: Wereld, aantal: int, waar: Verandering | None = None) -> list[str]:
    """Write the part below 0,05: over a quarter and a year, each beside Fisher's."""
    stukken = [pool.submit(onder_vijf, wereld, _TEGELIJK, zaad, waar) for zaad in range(math.ceil(aantal / _TEGELIJK))]
    samen = sum((stuk.result() for stuk in stukken), Counter[str]())
    return [
        f"{100 * samen[wat] / samen[f'alle {stap}']:.1f} %"
        for stap in ("periode", "jaar")
        for wat in (stap, f"Fisher {stap}")
    ]


def percentage(pool: ProcessPoolExecutor, wereld: Wereld, aantal: int, waar: Verandering | None = None) -> str:
    """Write the part of the pages, with its standard error."""
    stukken = [pool.submit(tel, wereld, _TEGELIJK, zaad, waar) for zaad in range(math.ceil(aantal / _TEGELIJK))]
    n = _TEGELIJK * len(stukken)
    deel = sum(stuk.result() for stuk in stukken) / n
    return f"{100 * deel:5.1f} ± {100 * math.sqrt(deel * (1 - deel) / n):.1f} %"


def tabellen(paginas_: int, waar: int) -> Iterator[str]:
    """Give the lines of the tables, as Markdown."""
    with ProcessPoolExecutor() as pool:
        yield f"| {paginas_} pagina's waarin niets verandert | met een vals 'meer dan toeval' |\n| --- | ---: |"
        for wereld in WERELDEN:
            yield f"| {wereld.naam} | {percentage(pool, wereld, paginas_)} |"
        kolommen = [WERELDEN[0], WERELDEN[1], WERELDEN[2]]
        yield f"\n| {waar} pagina's met een ware verandering | {' | '.join(een.naam for een in kolommen)} |"
        yield f"| --- |{' ---: |' * len(kolommen)}"
        for een in (*AANDELEN, *ANDERE):
            yield f"| {een.naam} | {' | '.join(percentage(pool, wereld, waar, een) for wereld in kolommen)} |"
        vol = Wereld("", soorten=ALLES_GETOETST)
        yield f"| 90 naar 55 % van 90, 40 van 40 getoetst | {percentage(pool, vol, waar, AANDELEN[3])} | | |"
        yield "\n| overlappend aandeel, p onder 0,05 | kwartaal | Fisher | jaar | Fisher |\n| --- |" + " ---: |" * 4
        for wereld in OVERLAP:
            yield f"| niets verandert, {wereld.naam} | {' | '.join(percentages(pool, wereld, waar))} |"
        for wereld in OVERLAP:
            yield f"| {ANDERE[-1].naam}, {wereld.naam} | {' | '.join(percentages(pool, wereld, waar, ANDERE[-1]))} |"


def main() -> None:
    vraag = argparse.ArgumentParser(description=__doc__)
    vraag.add_argument("--paginas", type=int, default=1000)
    vraag.add_argument("--waar", type=int, default=250)
    gekozen = vraag.parse_args()
    print(f"{sum(CATALOGUS.values())} van de 40 indicatoren getoetst, zes gemeenten en samen, kwartaal en jaar")
    for regel in tabellen(gekozen.paginas, gekozen.waar):
        print(regel, flush=True)


if __name__ == "__main__":
    main()
