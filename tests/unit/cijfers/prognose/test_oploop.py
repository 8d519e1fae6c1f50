"""How a year mounts up by month, what the months to come cost, and how far that is from the begroting."""

import numpy as np
import pytest
from bouwstenen import cijfers, inhoud

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.prognose.declaraties.driehoek import Driehoek
from monitorlib.cijfers.prognose.declaraties.jaarverwachting import Bedrag, Jaarverwachting
from monitorlib.cijfers.prognose.declaraties.komend import komende_maanden
from monitorlib.cijfers.prognose.declaraties.ladder import Ladder
from monitorlib.cijfers.prognose.declaraties.maandmodel import Maandbedragen
from monitorlib.cijfers.prognose.declaraties.maandstand import Maandstand
from monitorlib.cijfers.prognose.declaraties.oploop import oploop, tegen_begroting
from monitorlib.tijd.periode import Maand

# Each month 1.000 euro.
MAAND = 100_000
NIETS = Bedrag(0, 0, 0)


def stand(maanden: int, nog: tuple[float, ...] = ()) -> Maandstand:
    """So many months, all of 1.000 euro; of the last ones a part came in: what it is to be multiplied by is `nog`.

    Months that are to come rise by 7,77 euro each; all are off together, by a tenth of a month each.
    """
    alle = tuple(Maand(2024, 1).verschoven(plek) for plek in range(maanden))
    per_leeftijd = [*nog[::-1], 1.0]
    factoren = np.array([een / later for een, later in zip(per_leeftijd, [*per_leeftijd[1:], 1.0], strict=True)])
    ouderdom = np.array([min(maanden - 1 - plek, len(nog)) for plek in range(maanden)])
    centen = np.zeros((maanden, maanden), dtype=np.int64)
    centen[:, 0] = [round(MAAND / per_leeftijd[een]) for een in ouderdom]
    aantal = maanden + 23
    bedragen = np.where(np.arange(aantal) < maanden, MAAND, MAAND + 777 * (np.arange(aantal) - maanden + 1.0))
    ladder = Ladder(centen[:, 0].astype(float), ouderdom, factoren, factoren * 0, factoren)
    model = Maandbedragen(bedragen, np.full((aantal, aantal), (MAAND / 10) ** 2))
    return Maandstand(Driehoek(alle, alle[-1], centen), 0, 0, ladder, 1.0, model)


def jaar(welk: int, *, totaal: int = 0, nog: int = 0) -> Jaarverwachting:
    return Jaarverwachting(welk, (), Bedrag(nog, 0, 0), Bedrag(totaal, 0, 0), 1.0, 0)


def per_maand(van: Cijfers, wat: str) -> dict[str, object]:
    return {maand: waarde for (wat_, maand), waarde in inhoud(van).items() if wat_ == wat}


HEEL = Bedrag(1_234_500, 1_100_000, 1_300_000)


class TestMountingUp:
    def test_months_that_came_in_are_counted_and_the_rest_is_expected(self) -> None:
        """2025: of October 2 % and of November and December more is to come, so nine months are known: 9.000 euro."""
        uit = oploop(stand(24, (1.02, 1.5, 2.0)), jaar(2025), HEEL, "declaraties")
        geteld = per_maand(uit, "Geteld")
        assert list(geteld) == ["december 2024", *(Maand(2025, nr).kort_met_jaar for nr in range(1, 10))]
        assert list(geteld.values()) == [1000 * nr for nr in range(10)]
        # All that is expected of ten months: 10.000, off by ten tenths of a month, 1,2816 of these to both sides.
        marge = round(12_816 * 10 / 100 / 100) * 100
        oktober = [per_maand(uit, wat)["oktober 2025"] for wat in ("Verwacht", "Ondergrens", "Bovengrens")]
        assert oktober == [10_000, 10_000 - marge, 10_000 + marge]
        # The last is what is said of the whole year, to the cent.
        assert [per_maand(uit, wat)["december 2025"] for wat in ("Verwacht", "Ondergrens", "Bovengrens")] == [
            12_345, 11_000, 13_000,
        ]  # fmt: skip
        assert list(per_maand(uit, "Verwacht")) == ["oktober 2025", "november 2025", "december 2025"]
        assert uit.bronnen == ("declaraties",)
        assert {(een.eenheid, een.tekst) for een in uit.cellen().values()} == {("euro", "")}

    def test_one_in_a_hundred_that_is_to_come_is_a_trifle(self) -> None:
        """1,01 times what came in is all but 0,99 %; 1,0102 is more than one in a hundred."""
        assert len(per_maand(oploop(stand(24, (1.01,)), jaar(2025), HEEL, "d"), "Geteld")) == 13
        assert len(per_maand(oploop(stand(24, (1.0102,)), jaar(2025), HEEL, "d"), "Geteld")) == 12

    def test_a_year_that_begins_within_the_series_counts_from_its_own_january(self) -> None:
        uit = oploop(stand(24), jaar(2024), HEEL, "d")
        assert list(per_maand(uit, "Geteld"))[:2] == ["december 2023", "januari 2024"]
        assert per_maand(uit, "Geteld")["december 2024"] == 12_000


class TestToCome:
    def test_each_month_until_the_end_of_next_year(self) -> None:
        """After October 2025: two of this year and twelve of the next; each 7,77 more, in hundreds of euros."""
        uit = komende_maanden(stand(22), jaar(2025, totaal=1_400_000, nog=0), "declaraties")
        maanden = inhoud(uit)
        assert [maand for (maand,) in maanden] == [str(Maand(2025, 10).verschoven(later)) for later in range(1, 15)]
        # 14.000 of this year is to be delivered still, over two months of 1.000: seven times as much each.
        assert [maanden["2025-11",], maanden["2025-12",]] == [7000, 7000]
        # 1.000 + 6 x 7,77 = 1.046,62 and 7 x 7,77 = 1.054,39: the nearest hundred.
        assert [maanden[f"2026-0{nr}",] for nr in (1, 4, 5)] == [1000, 1000, 1100]
        assert uit.bronnen == ("declaraties",)

    def test_after_december_only_the_next_year(self) -> None:
        uit = inhoud(komende_maanden(stand(24), jaar(2025), "d"))
        assert [maand for (maand,) in uit] == [str(Maand(2026, nr)) for nr in range(1, 13)]
        assert uit["2026-01",] == 1000


VERLOOP = cijfers(
    {"wat": ["Geteld"], "periode": [f"maand {nr}" for nr in range(13)]},
    [10 * nr for nr in range(13)],
    eenheid="euro",
)


@pytest.mark.parametrize("euro", [100.0, 100.05])
def test_each_month_is_held_against_its_twelfth_to_the_cent(euro: float) -> None:
    """After 5 months 50 euro; five twelfths of 100 are 41,67 (41,6667), of 100,05 are 41,69 (41,6875)."""
    uit = tegen_begroting(VERLOOP, cijfers({"wet": ["Wmo"]}, [euro], eenheid="euro"), wet="Wmo")
    assert inhoud(uit)["Geteld", "maand 5"] == pytest.approx(50 - {100.0: 41.67, 100.05: 41.69}[euro], abs=1e-9)
    assert inhoud(uit)["Geteld", "maand 12"] == pytest.approx(120 - euro)
    assert inhoud(uit)["Begroting", "maand 12"] == 0


def test_a_begroting_that_is_not_stated_gives_no_row() -> None:
    uit = tegen_begroting(VERLOOP, cijfers({"wet": ["Wmo"]}, ["niet opgegeven"], eenheid="euro"), wet="Wmo")
    assert inhoud(uit) == {}
