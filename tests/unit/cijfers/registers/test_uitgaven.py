"""Are declared euros added up to the cent, in the month of delivery, and spread over aanbieders as they are?"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from bouwstenen import AANBIEDERS, GEMEENTEN, cijfers, declaraties, inhoud, proef
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import NIET_OPGEGEVEN, NIET_TE_BEPALEN, NOG_NIET
from monitorlib.cijfers.registers.aandeel import aandeel
from monitorlib.cijfers.registers.meting import GERECONSTRUEERD
from monitorlib.cijfers.registers.uitgaven import concentratie, gemiddeld_tarief, uitgaven
from monitorlib.cijfers.rekenen.optellen import totaal
from monitorlib.errors import CalculationError
from monitorlib.tijd.periode import Kwartaal, Maand
from monitorlib.tijd.tijdvak import halfjaar_tot

D = date
EERSTE_KWARTAAL = Kwartaal(2016, 1)
EIK, LINDE, WILG = AANBIEDERS
Rij = dict[str, Any]
VASTGESTELD = {
    "herkomst": "gereconstrueerd",
    "vastgesteld": [{"maat": "stand", "over": ["2016-Q1"], "per": ["gemeente"]}],
}


def rij(bedrag: str, **anders: object) -> Rij:
    return {"bedrag": Decimal(bedrag), **anders}


def gevuld(van: Cijfers) -> dict[Any, float | str]:
    return {cel: waarde for cel, waarde in inhoud(van).items() if waarde}


def waarom(van: Cijfers) -> set[tuple[str, str]]:
    return {(cel["teken"], cel["tekst"]) for cel in van.cellen().values()}


class TestEuros:
    """The declared euros of what was delivered in a period."""

    def test_cents_add_up_exactly(self) -> None:
        """Ten times 0,10 and 0,20 make 3, not 2,9999999999999996; large ones lose no cent; a credit is taken off."""
        rijen = [rij(bedrag) for bedrag in ("0.10", "0.20") * 10]
        assert uitgaven(declaraties(rijen), in_=EERSTE_KWARTAAL).per().waarde() == 3
        groot = [rij("123456789.01"), rij("987654321.02"), rij("-0.03")]
        assert uitgaven(declaraties(groot), in_=EERSTE_KWARTAAL).per().waarde() == 1111111110.00

    @pytest.mark.parametrize(
        ("maand", "periode", "halfjaar", "februari"),
        [("2015-12", 0, 1, 0), ("2016-01", 1, 1, 0), ("2016-02", 1, 1, 1), ("2016-03", 1, 1, 0), ("2016-04", 0, 0, 0)],
    )
    def test_the_month_of_delivery_counts(self, maand: str, periode: int, halfjaar: int, februari: int) -> None:
        """Not the day on which the declaratie came, here 1 May 2016."""
        register = declaraties([rij("1.00", maand=maand, ontvangen=D(2016, 5, 1))])
        for in_, bedrag in (
            (EERSTE_KWARTAAL, periode),
            (halfjaar_tot(EERSTE_KWARTAAL), halfjaar),
            (Maand(2016, 2), februari),
        ):
            assert uitgaven(register, in_=in_).per().waarde() == bedrag

    def test_by_gemeente_wet_aanbieder_and_product_and_month(self) -> None:
        register = declaraties(
            [
                rij("10.00"),
                rij("5.50", gemeente="GM0002", wet="Wmo", aanbieder=LINDE, product="44", maand="2016-02"),
            ]
        )
        geteld = uitgaven(register, in_=EERSTE_KWARTAAL.maanden).per("gemeente", "wet", "aanbieder", "product")
        assert gevuld(geteld) == {
            ("Januari", "Aa", "Jeugdwet", "De Eik", "Ambulant"): 10,
            ("Februari", "Bee", "Wmo", "De Linde", "Verblijf"): 5.5,
        }
        assert {cel["eenheid"] for cel in geteld.cellen().values()} == {"euro"}

    def test_a_share_of_the_euros_is_of_those_alone(self) -> None:
        """10 of 10 + 30; what was delivered in April is in neither."""
        rijen = [rij("10.00"), rij("30.00", aanbieder=LINDE), rij("60.00", maand="2016-04")]
        van_de_eik = aandeel(uitgaven(declaraties(rijen), in_=EERSTE_KWARTAAL), lambda een: een.aanbieder == EIK, "Eik")
        assert (van_de_eik.deel.per().waarde(), van_de_eik.geheel.per().waarde()) == (10, 40)
        assert van_de_eik.per().waarde() == 25

    def test_without_declaraties_it_is_zero(self) -> None:
        assert uitgaven(declaraties([]), in_=EERSTE_KWARTAAL).per("gemeente").waarde(gemeente="Bee") == 0

    def test_a_coming_quarter_is_not_there_yet(self) -> None:
        assert inhoud(uitgaven(declaraties([]), in_=EERSTE_KWARTAAL.volgende).per()) == {(): NOG_NIET}

    def test_a_reconstructed_source_does_not_know(self) -> None:
        register = declaraties([rij("1.00")], **VASTGESTELD)
        assert waarom(uitgaven(register, in_=EERSTE_KWARTAAL).per("gemeente")) == {(NIET_TE_BEPALEN, GERECONSTRUEERD)}
        assert waarom(gemiddeld_tarief(register, in_=EERSTE_KWARTAAL)) == {(NIET_TE_BEPALEN, GERECONSTRUEERD)}

    def test_on_a_day_nothing_is_delivered(self) -> None:
        with pytest.raises(CalculationError, match="niet op een dag"):
            uitgaven(declaraties([rij("1.00")]), in_=EERSTE_KWARTAAL.peildatum).per()  # type: ignore[arg-type]


class TestPrice:
    """Euros divided by volume."""

    def test_it_is_the_mean_of_the_units_not_of_the_declaraties(self) -> None:
        """(10 + 90) / (1 + 3) = 25, not (10 + 30) / 2 = 20; what was delivered in April stays out."""
        rijen = [rij("10.00", volume=1), rij("90.00", volume=3), rij("999.00", volume=1, maand="2016-04")]
        prijs = gemiddeld_tarief(declaraties(rijen), in_=EERSTE_KWARTAAL)
        assert prijs.waarde() == 25
        (cel,) = prijs.cellen().values()
        assert (cel["eenheid"], cel["decimalen"]) == ("euro per eenheid", 2)
        (regel,) = prijs.verhoudingen
        assert (regel.teller, regel.noemer, regel.factor, regel.regel) == (100, 4, 1, "bedrag gedeeld door volume")

    def test_a_declaratie_without_volume_raises_the_price_and_a_credit_lowers_it(self) -> None:
        """(10 + 5 − 3) / (2 + 0 + 0) = 6."""
        rijen = [rij("10.00", volume=2), rij("5.00", volume=0), rij("-3.00", volume=0)]
        assert gemiddeld_tarief(declaraties(rijen), in_=EERSTE_KWARTAAL).waarde() == 6

    def test_by_product_and_without_any_volume(self) -> None:
        """Ambulant 10 / 2,5 = 4; of verblijf nothing was delivered."""
        prijs = gemiddeld_tarief(declaraties([rij("10.00", volume=2.5)]), "product", in_=EERSTE_KWARTAAL)
        assert inhoud(prijs) == {("Ambulant",): 4, ("Verblijf",): NIET_TE_BEPALEN}
        assert prijs.cellen()["Verblijf",]["tekst"] == "het aantal om op te rekenen is nul"


class TestAnswered:
    """What was answered, where the register says so; delivered by a supplier or made of messages."""

    def test_submitted_but_what_was_refused(self) -> None:
        """600 refused, 600 granted, 100 waiting, 50 of which 20 was refused: 600 + 100 + 30 = 730."""
        rijen = [
            rij("600.00", afgewezen=Decimal("600.00")),
            rij("600.00", toegekend=Decimal("600.00")),
            rij("100.00", onbeantwoord=Decimal("100.00")),
            rij("50.00", toegekend=Decimal("30.00"), afgewezen=Decimal("20.00")),
        ]
        assert uitgaven(declaraties(rijen), in_=EERSTE_KWARTAAL).per().waarde() == 730

    def test_what_was_refused_has_no_volume(self) -> None:
        """(600 + 0) / (10 + 2): the refused 90 hours are no hours, a free prestatie that was granted is."""
        rijen = [
            rij("5400.00", volume=90, afgewezen=Decimal("5400.00")),
            rij("0.00", volume=7, afgewezen=Decimal("0.00")),
            rij("600.00", volume=10, toegekend=Decimal("600.00")),
            rij("0.00", volume=2, toegekend=Decimal("0.00")),
        ]
        assert gemiddeld_tarief(declaraties(rijen), in_=EERSTE_KWARTAAL).waarde() == 50

    @pytest.mark.parametrize("volume", [10, -10])
    def test_a_credit_turns_its_volume_round_however_it_is_written(self, volume: int) -> None:
        """10 hours 600, credited, 5 hours 300: 300 / 5."""
        rijen = [rij("600.00", volume=10), rij("-600.00", volume=volume), rij("300.00", volume=5)]
        assert gemiddeld_tarief(declaraties(rijen), in_=EERSTE_KWARTAAL).waarde() == 60

    def test_two_units_are_two_lines(self) -> None:
        """By product: hours of one, dagdelen of the other; together there is no tariff."""
        rijen = [
            rij("120.00", volume=2, eenheid="04"),
            rij("60.00", volume=60, eenheid="01"),
            rij("90.00", volume=1, eenheid="16", product="44"),
        ]
        register = declaraties(rijen)
        assert inhoud(gemiddeld_tarief(register, "product", in_=EERSTE_KWARTAAL)) == {
            ("Ambulant",): 60,
            ("Verblijf",): 90,
        }
        (samen,) = gemiddeld_tarief(register, in_=EERSTE_KWARTAAL).cellen().values()
        assert (samen["teken"], samen["tekst"]) == (
            NIET_TE_BEPALEN,
            "eenheden die niet in elkaar zijn om te rekenen: dagdeel, uur",
        )

    def test_a_unit_that_was_credited_is_not_there(self) -> None:
        rijen = [
            rij("120.00", volume=2, eenheid="04"),
            rij("90.00", volume=1, eenheid="16"),
            rij("-90.00", volume=1, eenheid="16"),
        ]
        assert gemiddeld_tarief(declaraties(rijen), in_=EERSTE_KWARTAAL).waarde() == 60

    def test_a_unit_that_nobody_wrote_is_not_mixed_with_one_that_somebody_did(self) -> None:
        zonder = [rij("120.00", volume=2), rij("60.00", volume=1)]
        assert gemiddeld_tarief(declaraties(zonder), in_=EERSTE_KWARTAAL).waarde() == 60
        deels = declaraties([rij("120.00", volume=2), rij("60.00", volume=1, eenheid="04")])
        assert waarom(gemiddeld_tarief(deels, in_=EERSTE_KWARTAAL)) == {
            (NIET_TE_BEPALEN, "eenheden die niet in elkaar zijn om te rekenen: onbekend, uur")
        }


def over_aanbieders(*waarden: Any, gemeenten: Sequence[str] = ("Aa",)) -> Cijfers:
    """Cijfers per gemeente and per aanbieder: De Eik, De Linde, De Wilg."""
    return cijfers({"gemeente": gemeenten, "aanbieder": list(AANBIEDERS.values())}, waarden)


class TestConcentration:
    """The share of the largest aanbieders."""

    @pytest.mark.parametrize(("grootste", "deel"), [(1, 50), (2, 80), (3, 100), (9, 100)])
    def test_the_largest_of_three(self, grootste: int, deel: float) -> None:
        """3, 5 and 2 of 10; more than there are is all of them."""
        assert inhoud(concentratie(over_aanbieders(3, 5, 2), grootste=grootste)) == {("Aa",): deel}

    def test_of_equal_ones_as_many_count_as_are_asked_for(self) -> None:
        """4, 4 and 2 of 10: the largest is 4, not 8. 3, 3 and 3: two of three."""
        assert inhoud(concentratie(over_aanbieders(4, 2, 4), grootste=1)) == {("Aa",): 40}
        assert inhoud(concentratie(over_aanbieders(3, 3, 3), grootste=2)) == {("Aa",): pytest.approx(200 / 3)}

    def test_each_gemeente_has_its_own_largest(self) -> None:
        """Aa 6 of 10, Bee 9 of 10, Cee nobody."""
        gemeten = concentratie(over_aanbieders(6, 4, 0, 0, 1, 9, 0, 0, 0, gemeenten=("Aa", "Bee", "Cee")), grootste=1)
        assert inhoud(gemeten) == {("Aa",): 60, ("Bee",): 90, ("Cee",): NIET_TE_BEPALEN}
        assert gemeten.cellen()["Cee",]["tekst"] == "het aantal om op te rekenen is nul"
        assert {cel["eenheid"] for cel in gemeten.cellen().values()} == {"%"}
        assert gemeten.verhoudingen[0].regel == "de 1 grootste aanbieders gedeeld door alle"

    def test_a_total_is_no_aanbieder(self) -> None:
        """3, 5, 2 and their total 10."""
        assert inhoud(concentratie(totaal(over_aanbieders(3, 5, 2), "aanbieder"), grootste=1)) == {("Aa",): 50}

    def test_nihil_is_nothing(self) -> None:
        assert inhoud(concentratie(over_aanbieders(0, 5, 5), grootste=1)) == {("Aa",): 50}

    @pytest.mark.parametrize("plaats", [0, 1, 2])
    @pytest.mark.parametrize("teken", [NIET_OPGEGEVEN, NOG_NIET, "geheim"])
    def test_of_an_aanbieder_that_is_not_known_no_share_can_be_given(self, plaats: int, teken: str) -> None:
        """Wherever it stands: it may be the largest."""
        waarden: list[Any] = [3, 5]
        waarden.insert(plaats, teken)
        gemeten = concentratie(over_aanbieders(*waarden, 6, 4, 0, gemeenten=("Aa", "Bee")), grootste=1)
        assert inhoud(gemeten) == {("Aa",): NIET_TE_BEPALEN, ("Bee",): 60}
        assert gemeten.cellen()["Aa",]["tekst"] == "het aantal om op te rekenen is niet bekend"

    def test_of_the_uitgaven(self) -> None:
        """10,01 of 40,04 by De Eik; in Bee nothing."""
        rijen = [rij("10.01"), rij("20.02", aanbieder=LINDE), rij("10.01", aanbieder=WILG)]
        geteld = uitgaven(declaraties(rijen), in_=EERSTE_KWARTAAL).per("aanbieder", "gemeente")
        gemeten = concentratie(geteld, grootste=2)
        assert gemeten.waarde(gemeente="Aa") == pytest.approx(75)
        assert inhoud(gemeten)["Bee",] == NIET_TE_BEPALEN

    def test_of_a_reconstructed_source_and_of_a_coming_quarter_nothing(self) -> None:
        for register, in_, reden in (
            (declaraties([rij("1.00")], **VASTGESTELD), EERSTE_KWARTAAL, GERECONSTRUEERD),
            (declaraties([rij("1.00")]), EERSTE_KWARTAAL.volgende, "het aantal om op te rekenen is niet bekend"),
        ):
            gemeten = concentratie(uitgaven(register, in_=in_).per("gemeente", "aanbieder"), grootste=1)
            assert waarom(gemeten) == {(NIET_TE_BEPALEN, reden)}


# The reference: cents as whole numbers, one declaratie after another.

RIJEN = st.lists(
    st.builds(
        lambda centen, volume, maand, gemeente, aanbieder: rij(
            f"{Decimal(centen) / 100}", volume=volume / 4, maand=maand, gemeente=gemeente, aanbieder=aanbieder
        ),
        st.one_of(st.integers(0, 10_000_000), st.integers(-5000, -1)),
        st.integers(0, 400),
        st.sampled_from(["2015-12", "2016-01", "2016-02", "2016-03", "2016-04"]),
        st.sampled_from(["GM0001", "GM0002"]),
        st.sampled_from(list(AANBIEDERS)),
    ),
    max_size=25,
)


@proef(30)
@given(RIJEN, st.integers(1, 4))
def test_euros_price_and_concentration_are_what_a_sum_in_cents_finds(rijen: list[Rij], grootste: int) -> None:
    register = declaraties(rijen)
    centen: dict[tuple[str, str], int] = defaultdict(int)
    kwarten: dict[str, int] = defaultdict(int)
    for een in rijen:
        if een["maand"] in ("2016-01", "2016-02", "2016-03"):
            centen[een["gemeente"], een["aanbieder"]] += int(een["bedrag"] * 100)
            # A credit turns its volume round.
            kwarten[een["gemeente"]] += int(een["volume"] * 4) * (-1 if een["bedrag"] < 0 else 1)
    geteld = uitgaven(register, in_=EERSTE_KWARTAAL).per("gemeente", "aanbieder")
    prijs = inhoud(gemiddeld_tarief(register, "gemeente", in_=EERSTE_KWARTAAL))
    deel = inhoud(concentratie(geteld, grootste=grootste))
    for gemeente in GEMEENTEN[:2]:
        van_gemeente = [centen[gemeente.code, code] for code in AANBIEDERS]
        for naam, bedrag in zip(AANBIEDERS.values(), van_gemeente, strict=True):
            assert inhoud(geteld)[gemeente.naam, naam] == float(Decimal(bedrag) / 100)
        som, volume = sum(van_gemeente), kwarten[gemeente.code]
        assert prijs[gemeente.naam,] == (pytest.approx(som / 100 / (volume / 4)) if volume else NIET_TE_BEPALEN)
        top = sum(sorted(van_gemeente)[-grootste:])
        if abs(som) > 0 or not any(van_gemeente):
            assert deel[gemeente.naam,] == (pytest.approx(100 * top / som) if som else NIET_TE_BEPALEN)
