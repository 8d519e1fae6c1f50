"""Is each kind of effect kept by itself, and does what stands against a taakstelling add up to it?"""

from dataclasses import replace

import pytest
from bouwstenen import Cel, cijfers, inhoud, rijen_van
from tellingbouw import telling

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import GETAL, NIET_OPGEGEVEN, TEKST
from monitorlib.cijfers.tellingen.maatregelen import (
    dekking,
    effecten_in_euro,
    effecten_in_woorden,
    koers,
    niet_meegeteld,
    taakstelling_per_maatregel,
    taakstelling_per_pakket,
    zonder_taakstelling,
)
from monitorlib.errors import CalculationError
from monitorlib.sources.declared.declaration import Codes
from monitorlib.sources.declared.tellingen_maatregelen import (
    CONFORM,
    GEREALISEERD,
    IN_EEN_JAAR,
    IN_WOORDEN,
    PER_JAAR,
    PM,
    VERWACHT,
)
from monitorlib.sources.opened.telling import Telling

BIJSTUREN, AANVULLEN, ONDERZOEKEN = "1 Bijsturen", "2 Aanvullen", "3 Onderzoeken"
TAAK = {
    (BIJSTUREN, "Richtlijnen", "m0"): 1500,
    (BIJSTUREN, "Richtlijnen", "m1"): 400,
    (BIJSTUREN, "Verblijf", "m2"): 600,
    (AANVULLEN, "Huisvesting", "m3"): 200,
    (AANVULLEN, "Wijkkracht", "m4"): 300,
    (AANVULLEN, "Verzekering", "m5"): 200,
    (ONDERZOEKEN, "Onderzoek", "m6"): NIET_OPGEGEVEN,
}
# project, stand, kind, year, words, amount
Effect = tuple[str, str, str, str, str, Cel]
EFFECTEN: list[Effect] = [
    ("Richtlijnen", VERWACHT, IN_EEN_JAAR, "2019", "", 700),
    ("Richtlijnen", VERWACHT, IN_EEN_JAAR, "2022", "", 1650),
    ("Richtlijnen", GEREALISEERD, PER_JAAR, "2018", "", 150),
    ("Verblijf", GEREALISEERD, IN_WOORDEN, "", "bijna 1 mln", NIET_OPGEGEVEN),
    ("Huisvesting", GEREALISEERD, PER_JAAR, "2019", "", 50),
    ("Huisvesting", VERWACHT, PM, "", "", NIET_OPGEGEVEN),
    ("Wijkkracht", VERWACHT, CONFORM, "2020", "", NIET_OPGEGEVEN),
    ("Verzekering", GEREALISEERD, IN_EEN_JAAR, "2018", "", 144),
    ("Onderzoek", VERWACHT, IN_WOORDEN, "", "scenario's", NIET_OPGEGEVEN),
]


def maatregelen(cellen: dict[tuple[str, str, str], Cel] = TAAK) -> Telling:
    return telling("maatregelen", rijen_van("maatregelen", cellen))


def effecten(van: list[Effect] = EFFECTEN) -> Telling:
    namen = ("project", "stand", "aard", "jaar", "woorden", "waarde")
    return telling("effecten", [dict(zip(namen, een, strict=True)) for een in van])


def posten(van: Cijfers, project: str) -> dict[str, Cel]:
    """The posts that a project has."""
    return {post: cel for (naam, post), cel in inhoud(van).items() if naam == project}


class TestPakketten:
    """The taakstelling of each pakket: years beside each other, never added up."""

    @staticmethod
    def per_pakket(eindjaar: int = 2022, **anders: Cel) -> Cijfers:
        jaren = {
            (BIJSTUREN, "2019"): 1000,
            (BIJSTUREN, "2022"): 2500,
            (AANVULLEN, "2019"): 300,
            (AANVULLEN, "2022"): anders.get("aanvullen", 700),
        }
        return taakstelling_per_pakket(
            telling("taakstelling_pakketten", rijen_van("taakstelling_pakketten", jaren)),
            telling(
                "taakstelling_zonder_jaar", rijen_van("taakstelling_zonder_jaar", {(ONDERZOEKEN,): NIET_OPGEGEVEN})
            ),
            maatregelen(),
            eindjaar,
        )

    def test_each_year_and_what_has_none_is_a_column_of_its_own(self) -> None:
        """No total over years, no year between, no cell for a pakket that has no such year."""
        assert inhoud(self.per_pakket()) == {
            ("2019", BIJSTUREN): 1000,
            ("2022", BIJSTUREN): 2500,
            ("2019", AANVULLEN): 300,
            ("2022", AANVULLEN): 700,
            ("Structureel, zonder jaar", ONDERZOEKEN): NIET_OPGEGEVEN,
        }

    def test_the_measures_must_add_up_to_the_last_year(self) -> None:
        """1.500 + 400 + 600, and 200 + 300 + 200; of another year nothing is asked."""
        (regel,) = self.per_pakket(aanvullen=720).aansluitingen
        assert regel.getallen == {("2022", BIJSTUREN): 2500, ("2022", AANVULLEN): 700}

    def test_a_last_year_that_no_pakket_has_is_refused(self) -> None:
        """Else the rule would hold for nothing."""
        with pytest.raises(CalculationError, match="'2023' is geen jaar"):
            self.per_pakket(eindjaar=2023)


class TestMaatregelen:
    """The taakstelling of each measure, with its project."""

    def test_the_project_is_a_word_beside_the_amount(self) -> None:
        """Of each measure both; what was not stated stays so."""
        gevonden = inhoud(taakstelling_per_maatregel(maatregelen()))
        assert gevonden[BIJSTUREN, "m1", "Taakstelling"] == 400
        assert gevonden[BIJSTUREN, "m1", "Project"] == "Richtlijnen"
        assert gevonden[ONDERZOEKEN, "m6", "Taakstelling"] == NIET_OPGEGEVEN
        assert len(gevonden) == 2 * len(TAAK)

    def test_a_measure_of_two_projects_is_refused(self) -> None:
        """One row of the table cannot hold two."""
        with pytest.raises(CalculationError, match="een maatregel hoort bij twee projecten"):
            taakstelling_per_maatregel(maatregelen({**TAAK, (BIJSTUREN, "Verblijf", "m0"): 5}))

    def test_what_has_no_taakstelling_is_named(self) -> None:
        """Under the total that it is not in."""
        assert zonder_taakstelling(maatregelen()) == "in geen totaal zit wat geen taakstelling heeft: Onderzoek"
        alle = {cel: bedrag for cel, bedrag in TAAK.items() if bedrag != NIET_OPGEGEVEN}
        assert zonder_taakstelling(maatregelen({**alle, (ONDERZOEKEN, "Onderzoek", "m6"): 1})) == "alle projecten"


class TestEffecten:
    """Amounts of one kind and one year are added up, and nothing else is."""

    def test_different_kinds_never_meet_in_a_total(self) -> None:
        """Five amounts, five kinds: each total has one of them; 144 once is not 150 or 50 a year."""
        gevonden = inhoud(effecten_in_euro(effecten()))
        totalen = {soort: bedrag for (project, soort), bedrag in gevonden.items() if project == "Totaal"}
        assert totalen == {
            "In een jaar | Gerealiseerd in 2018": 144,
            "In een jaar | Verwacht in 2019": 700,
            "In een jaar | Verwacht in 2022": 1650,
            "Per jaar | Gerealiseerd vanaf 2018": 150,
            "Per jaar | Gerealiseerd vanaf 2019": 50,
        }
        assert len(gevonden) == 5 + 5

    def test_the_kinds_stand_in_order(self) -> None:
        """What happens in one year first, what is realised before what is expected, then by year."""
        klaar = effecten_in_euro(effecten())
        assert klaar.leden["soort"] == (
            "In een jaar | Gerealiseerd in 2018",
            "In een jaar | Verwacht in 2019",
            "In een jaar | Verwacht in 2022",
            "Per jaar | Gerealiseerd vanaf 2018",
            "Per jaar | Gerealiseerd vanaf 2019",
        )
        assert klaar.leden["project"] == ("Richtlijnen", "Huisvesting", "Verzekering", "Totaal")

    def test_only_the_columns_with_a_word_are_there(self) -> None:
        """Nothing is said of what was realised."""
        zinnen = effecten_in_woorden(effecten(EFFECTEN[5:]))
        assert zinnen.leden == {"project": ("Huisvesting", "Wijkkracht", "Onderzoek"), "stand": ("Verwacht",)}

    def test_a_project_is_shown_by_its_name(self) -> None:
        """Its code is what the source delivers."""
        namen = {code: f"Project {code.lower()}" for code in ("Richtlijnen", "Verblijf", "Huisvesting")}
        met_naam = replace(effecten(EFFECTEN[:5]), codes=Codes({"project": namen}))
        assert set(effecten_in_euro(met_naam).leden["project"]) == {*namen.values(), "Totaal"} - {"Project verblijf"}
        assert set(effecten_in_woorden(met_naam).leden["project"]) == {"Project verblijf"}

    def test_the_same_kind_and_year_is_added_up(self) -> None:
        """150 + 50 per year from 2018."""
        zelfde = [*EFFECTEN[:4], ("Huisvesting", GEREALISEERD, PER_JAAR, "2018", "", 50)]
        gevonden = inhoud(effecten_in_euro(effecten(zelfde)))
        assert gevonden["Totaal", "Per jaar | Gerealiseerd vanaf 2018"] == 200

    def test_nihil_is_an_amount(self) -> None:
        """A measured nothing is 0, and is in its total."""
        gevonden = inhoud(
            effecten_in_euro(effecten([*EFFECTEN, ("Wijkkracht", GEREALISEERD, PER_JAAR, "2018", "", 0)]))
        )
        assert gevonden["Wijkkracht", "Per jaar | Gerealiseerd vanaf 2018"] == 0
        assert gevonden["Totaal", "Per jaar | Gerealiseerd vanaf 2018"] == 150

    def test_words_are_words(self) -> None:
        """Conform taakstelling says from when, unless the source has words of its own; PM is PM; no row for amounts."""
        eigen = ("Verzekering", VERWACHT, CONFORM, "2020", "realisatie in 2020", NIET_OPGEGEVEN)
        assert inhoud(effecten_in_woorden(effecten([*EFFECTEN, eigen]))) == {
            ("Verblijf", "Gerealiseerd"): "bijna 1 mln",
            ("Huisvesting", "Verwacht"): "PM",
            ("Wijkkracht", "Verwacht"): "conform taakstelling (vanaf 2020)",
            ("Verzekering", "Verwacht"): "realisatie in 2020",
            ("Onderzoek", "Verwacht"): "scenario's",
        }

    def test_two_sayings_of_one_project_stand_in_one_cell(self) -> None:
        """Neither is lost."""
        twee = [
            ("Verblijf", VERWACHT, IN_WOORDEN, "2020", "eerst dit", NIET_OPGEGEVEN),
            ("Verblijf", VERWACHT, CONFORM, "", "", NIET_OPGEGEVEN),
        ]
        assert inhoud(effecten_in_woorden(effecten(twee))) == {
            ("Verblijf", "Verwacht"): "eerst dit; conform taakstelling"
        }

    def test_what_no_total_holds_is_named(self) -> None:
        """Each project with an effect that is no amount, once; Huisvesting has both."""
        assert niet_meegeteld(effecten()) == (
            "in geen totaal zit het effect in woorden van: Verblijf, Huisvesting, Wijkkracht, Onderzoek"
        )
        assert niet_meegeteld(effecten(EFFECTEN[:3])) == "elk effect is een bedrag"


class TestDekking:
    """Realised + expected + conform + words + open = taakstelling."""

    def test_each_project(self) -> None:
        """Amounts of the last year, or per year; another year is no part; a post with nothing in it does not exist."""
        gevonden = dekking(maatregelen(), effecten(), 2022)
        assert posten(gevonden, "Richtlijnen") == {
            "Taakstelling": 1500 + 400,
            "Gerealiseerd": 150,
            "Verwacht": 1650,
            "Open": 1900 - 150 - 1650,
        }
        assert posten(gevonden, "Verblijf") == {"Taakstelling": 600, "Alleen in woorden of PM": 600, "Open": 0}
        # 50 per year, and PM for the rest: that rest is open.
        assert posten(gevonden, "Huisvesting") == {"Taakstelling": 200, "Gerealiseerd": 50, "Open": 150}
        assert posten(gevonden, "Wijkkracht") == {"Taakstelling": 300, "Conform taakstelling": 300, "Open": 0}
        # 144 in 2018 is over.
        assert posten(gevonden, "Verzekering") == {"Taakstelling": 200, "Open": 200}
        assert posten(gevonden, "Onderzoek") == {}

    def test_the_parts_are_the_whole_in_every_row(self) -> None:
        """Also in the total: 1.900 + 600 + 200 + 300 + 200 = 3.200."""
        gevonden = dekking(maatregelen(), effecten(), 2022)
        for project in gevonden.leden["project"]:
            delen = posten(gevonden, project)
            assert sum(float(bedrag) for bedrag in delen.values()) == 2 * float(delen["Taakstelling"])
        assert posten(gevonden, "Totaal") == {
            "Taakstelling": 3200,
            "Gerealiseerd": 200,
            "Verwacht": 1650,
            "Conform taakstelling": 300,
            "Alleen in woorden of PM": 600,
            "Open": 100 + 150 + 200,
        }

    def test_an_amount_per_year_counts_from_its_year_on(self) -> None:
        """Until 2018 the 50 of Huisvesting, from 2019 on, is not there; the 150 from 2018 on is."""
        gevonden = dekking(maatregelen(), effecten(), 2018)
        assert posten(gevonden, "Huisvesting") == {"Taakstelling": 200, "Open": 200}
        assert posten(gevonden, "Verzekering") == {"Taakstelling": 200, "Gerealiseerd": 144, "Open": 56}
        assert posten(gevonden, "Richtlijnen") == {"Taakstelling": 1900, "Gerealiseerd": 150, "Open": 1750}

    def test_conform_is_only_what_is_left(self) -> None:
        """120 is realised, so conform taakstelling is the other 180."""
        ook = [*EFFECTEN, ("Wijkkracht", GEREALISEERD, PER_JAAR, "2019", "", 120)]
        gevonden = posten(dekking(maatregelen(), effecten(ook), 2022), "Wijkkracht")
        assert gevonden == {"Taakstelling": 300, "Gerealiseerd": 120, "Conform taakstelling": 180, "Open": 0}

    def test_more_than_the_taakstelling_is_less_than_nothing_open(self) -> None:
        """250 against 200; there is nothing left to be conform."""
        ook = [
            ("Huisvesting", GEREALISEERD, PER_JAAR, "2019", "", 250),
            ("Huisvesting", VERWACHT, CONFORM, "", "", NIET_OPGEGEVEN),
        ]
        gevonden = posten(dekking(maatregelen(), effecten(ook), 2022), "Huisvesting")
        assert gevonden == {"Taakstelling": 200, "Gerealiseerd": 250, "Open": -50}

    def test_a_project_without_any_effect_is_open(self) -> None:
        """Nothing said is not a word."""
        gevonden = dekking(maatregelen(), effecten(EFFECTEN[:3]), 2022)
        assert posten(gevonden, "Verblijf") == {"Taakstelling": 600, "Open": 600}
        assert {een.regel for een in gevonden.vergelijkingen if een.cel == ("Verblijf", "Open")} == {
            "Open = taakstelling − wat er tegenover staat"
        }
        assert gevonden.leden["post"] == ("Taakstelling", "Gerealiseerd", "Verwacht", "Open")


def test_each_table_names_its_sources_and_its_unit() -> None:
    """Amounts are euros; a word has no unit."""
    pad = cijfers({"project": ["A"], "soort": ["Gepland", "Gerealiseerd"], "jaar": ["2019"]}, [4, 1], eenheid="euro")
    for klaar, bronnen, eenheden in (
        (TestPakketten.per_pakket(), ("taakstelling_pakketten", "taakstelling_zonder_jaar"), {"euro"}),
        (taakstelling_per_maatregel(maatregelen()), ("maatregelen",), {"euro", ""}),
        (effecten_in_euro(effecten()), ("effecten",), {"euro"}),
        (effecten_in_woorden(effecten()), ("effecten",), {""}),
        (dekking(maatregelen(), effecten(), 2022), ("maatregelen", "effecten"), {"euro"}),
        (koers(replace(pad, bronnen=("paden",)), 2019), ("paden",), {"euro", "%", ""}),
    ):
        assert klaar.bronnen == bronnen
        assert {cel["eenheid"] for cel in klaar.cellen().values()} == eenheden
        assert all(cel["eenheid"] == "" for cel in klaar.cellen().values() if cel["teken"] == TEKST)
        assert {cel["tekst"] for cel in klaar.cellen().values() if cel["teken"] == GETAL} <= {""}
        # Euros, shares and words: none has decimals.
        assert {cel["decimalen"] for cel in klaar.cellen().values()} == {0}


class TestKoers:
    """What of the plan of a year was realised, and whether that is enough."""

    PLANNEN = {  # noqa: RUF012
        # gepland, gerealiseerd, in % and state
        "A": (200, 120, 60, "vertraagd"),
        "B": (200, 180, 90, "op koers"),
        "C": (1000, 894, 89.4, "vertraagd"),
        "D": (1000, 895, 89.5, "op koers"),  # reads as 90
        "E": (100, 130, 130, "op koers"),
        "F": (0, 0, "niet te bepalen", "nog niet begonnen"),
        "G": (100, 0, 0, "vertraagd"),
        "H": (100, NIET_OPGEGEVEN, "niet te bepalen", "niet te bepalen"),
        "I": (0, 20, "niet te bepalen", "op koers"),
        "J": (100, "bestaat niet", "niet te bepalen", "niet te bepalen"),
        "K": ("bestaat niet", 100, "niet te bepalen", "niet te bepalen"),
    }

    def gevonden(self) -> dict[tuple[str, ...], Cel]:
        leden = {"project": list(self.PLANNEN), "soort": ["Gepland", "Gerealiseerd"], "jaar": ["2018", "2019"]}
        waarden = [
            cel
            for gepland, gehaald, *_ in self.PLANNEN.values()
            for cel in (7, gepland, 7, gehaald)  # 2018 has another plan
        ]
        return inhoud(koers(cijfers(leden, waarden, eenheid="euro"), 2019))

    def test_the_share_of_the_plan(self) -> None:
        """100 x gerealiseerd / gepland, of this year."""
        gevonden = self.gevonden()
        delen = {wie: gevonden[wie, "Gerealiseerd in % van gepland"] for wie in self.PLANNEN}
        verwacht = {wie: deel for wie, (*_, deel, _) in self.PLANNEN.items()}
        assert {wie: een if isinstance(een, str) else round(een, 9) for wie, een in delen.items()} == verwacht

    def test_the_state_in_words(self) -> None:
        """From 90 %, as it is shown; nothing planned is not begun; what is not known is not told."""
        gevonden = self.gevonden()
        assert {wie: gevonden[wie, "Stand"] for wie in self.PLANNEN} == {
            wie: stand for wie, (*_, stand) in self.PLANNEN.items()
        }

    def test_a_year_without_a_plan_is_refused(self) -> None:
        """Not shown as empty."""
        pad = cijfers({"project": ["A"], "soort": ["Gepland", "Gerealiseerd"], "jaar": ["2019"]}, [1, 1])
        with pytest.raises(CalculationError, match="'2020' is geen jaar"):
            koers(pad, 2020)
