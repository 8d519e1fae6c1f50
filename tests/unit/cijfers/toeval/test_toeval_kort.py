"""Is 'meer dan toeval' seldom false and a large change found? The benchmark bench_toeval in short, with a seed."""

import sys
from collections.abc import Iterator

import pytest
from locations import ROOT

from monitorlib.cijfers.toeval.betekenis import MEER
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.indicatoren.meten.vergelijken import vergeleken

sys.path.insert(0, str(ROOT / "benchmarks"))
from toevalpagina import GEMEENTEN, OP, WIE, Verandering, Wereld, paginas

ZAAD = 20241


def beoordeelde(wereld: Wereld, aantal: int, waar: Verandering | None = None) -> Iterator[list[Meetreeks]]:
    """Pages with their verdicts."""
    for pagina in paginas(wereld, aantal, ZAAD, waar):
        yield vergeleken(pagina, OP, toen={}, problemen=())


@pytest.mark.parametrize("wereld", [Wereld("onafhankelijk"), Wereld("spreiding 2", 2.0)], ids=lambda een: een.naam)
def test_of_pages_in_which_nothing_changes_few_say_more_than_chance(wereld: Wereld) -> None:
    """At most 15 %, three of 20 pages: of any change, or of any gemeente against all together."""
    vals = sum(
        any(reeks.afwijkend or any(een.oordeel in MEER for een in reeks.veranderingen) for reeks in pagina)
        for pagina in beoordeelde(wereld, 20)
    )
    assert vals <= 0.15 * 20


def test_a_share_that_falls_from_90_to_55_percent_is_found() -> None:
    """In one gemeente, of 90 people: on at least 17 of 20 pages, over the quarter or over the year."""
    waar = Verandering("", "aandeel", 90, 0.9, 0.55)
    gevonden = 0
    for pagina in beoordeelde(Wereld("onafhankelijk"), 20, waar):
        reeks = next(een for een in pagina if een.indicator.toets == waar.soort)
        gevonden += any(een.oordeel in MEER and een.nu.gebied == GEMEENTEN[WIE] for een in reeks.veranderingen)
    assert gevonden >= 0.85 * 20
