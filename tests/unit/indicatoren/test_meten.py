"""Is each indicator measured in every gemeente and of all together, and compared with what was and was shown?"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import comb
from pathlib import Path
from statistics import NormalDist
from typing import Any

import pytest
from kleine_editie import Rijen, kleine_editie

from monitorlib.cijfers.kern.maken import maak as maak_cijfers
from monitorlib.cijfers.kern.regels import GETAL, NIET_TE_BEPALEN
from monitorlib.cijfers.registers.meting import niet_te_bepalen
from monitorlib.cijfers.registers.peilmomenten import namen
from monitorlib.cijfers.registers.toegang import gemeld
from monitorlib.cijfers.toeval.betekenis import Verandering, in_woorden
from monitorlib.editie.editie import Editie
from monitorlib.editie.params.doel import Doel
from monitorlib.errors import ParameterError
from monitorlib.indicatoren.catalogus.catalogus import catalogus
from monitorlib.indicatoren.catalogus.indicator import GEREGISTREERD, indicator
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.indicatoren.meten.meten import Gemeten, meet, meet_alle
from monitorlib.sources.opened.bronnen import open_bron
from monitorlib.tijd.periode import Kwartaal
from monitorlib.tijd.perioden import Perioden

D = date
NU, EERDER = Kwartaal(2024, 4), Kwartaal(2024, 3)
A, B = "GM9801", "GM9802"
GEMEENTEN = [{"code": A, "naam": "Aldermeer"}, {"code": B, "naam": "Brinkerwold"}]
NAMEN = [
    "Uitkeringen",
    "Bijstandsdichtheid",
    "Terug in de bijstand",
    "Meldingen bij de toegang",
    "Besluit bijstand binnen de termijn",
    "Toegekend na melding",
    "Klachten",
]

# Aldermeer: ten that go on, one that ends, one that moves to Brinkerwold, eight new ones; Brinkerwold has five.
_UITKERINGEN: Rijen = [
    *((f"a{n}", A, D(2020, 1, 1), None, None) for n in range(10)),
    ("weg", A, D(2020, 1, 1), D(2024, 11, 15), "Werk"),
    ("om", A, D(2020, 1, 1), D(2024, 11, 20), "Verhuizing naar andere gemeente"),
    ("om", B, D(2024, 11, 21), None, None),
    *((f"n{n}", A, D(2024, 11, 1), None, None) for n in range(8)),
    *((f"b{n}", B, D(2020, 1, 1), None, None) for n in range(5)),
]
UITKERINGEN = [[f"U{n:05}", *rij, D(1980, 1, 1)] for n, rij in enumerate(_UITKERINGEN)]
# Nobody of this age lives in Brinkerwold.
INWONERS = [
    [code, leeftijd, jaar, aantal]
    for jaar in (2023, 2024)
    for code, aantallen in ((A, (500, 100, 900, 50, 50)), (B, (10, 0, 0, 5, 5)))
    for leeftijd, aantal in zip(("0-17", "18-22", "23-64", "65-74", "75+"), aantallen, strict=True)
]
# In the fourth quarter three in Aldermeer, two of them toegekend; one in the third; none in Brinkerwold.
MELDINGEN = [
    ["M1", "x", A, "Wmo", D(2024, 10, 1), D(2024, 10, 10), "Toegekend"],
    ["M2", "y", A, "Jeugdwet", D(2024, 11, 1), D(2024, 11, 10), "Toegekend"],
    ["M3", "z", A, "Wmo", D(2024, 12, 31), D(2024, 12, 31), "Afgewezen"],
    ["M4", "x", A, "Wmo", D(2024, 7, 1), D(2024, 7, 10), "Toegekend"],
]
VORIGE = [
    ["proef/2024-Q3", "Uitkeringen", "Aldermeer", "2024-Q3", None, "11"],
    ["proef/2024-Q3", "Uitkeringen", "Aldermeer", "2024-Q2", None, "999"],
    ["proef/2024-Q3", "Uitkeringen", "Brinkerwold", "2024-Q3", None, "5"],
    ["proef/2024-Q3", "Uitkeringen", "Totaal", "2024-Q3", None, "1016"],
    ["proef/2024-Q3", "Bijstandsdichtheid", "Aldermeer", "2024-Q3", None, "12.04"],
    ["proef/2024-Q3", "Toegekend na melding", "Aldermeer", "2024-Q3", None, "50"],
    ["proef/2024-Q3", "Meldingen bij de toegang", "Aldermeer", "2024-Q3", "nog niet", None],
]
BESTANDEN: dict[str, tuple[Sequence[str], Rijen]] = {
    "uitkeringen": (
        ("uitkering_nummer", "client", "gemeente", "ingangsdatum", "einddatum", "reden", "geboortedatum"),
        UITKERINGEN,
    ),
    "inwoners": (("gemeente", "leeftijd", "jaar", "waarde"), INWONERS),
    "meldingen": (
        ("melding_nummer", "client", "gemeente", "wet", "meldingsdatum", "besluitdatum", "besluit"),
        MELDINGEN,
    ),
    "vorige_cijfers": (("editie", "indicator", "gemeente", "periode", "reden", "waarde"), VORIGE),
}
Maak = Callable[..., Editie]


def maak_editie(root: Path, bestanden: Mapping[str, tuple[Sequence[str], Rijen]], **anders: Any) -> Editie:
    """A small edition proef/2024-Q4 of two gemeenten, which asks for a few indicators."""
    vorige = "proef/2024-Q3" if "vorige_cijfers" in bestanden else None
    return kleine_editie(root, bestanden, **{"gemeenten": GEMEENTEN, "indicatoren": NAMEN, "vorige": vorige, **anders})


PROBLEEM = {"bron": "uitkeringen", "gemeenten": ["Aldermeer"], "van": "2024-Q3", "tot": "2024-Q4", "tekst": "Te laat."}
PROBLEMEN = [
    PROBLEEM,
    {**PROBLEEM, "van": "2023-Q1", "tot": "2024-Q3", "tekst": "Voorbij."},
    {**PROBLEEM, "van": "2025-Q1", "tot": "2025-Q4", "tekst": "Later."},
    {**PROBLEEM, "van": "2024-Q4", "tekst": "Begint nu."},
    {**PROBLEEM, "bron": "meldingen", "gemeenten": [], "tekst": "Overal."},
    {**PROBLEEM, "gemeenten": ["Brinkerwold"], "tekst": "Elders."},
]


@pytest.fixture(scope="module")
def editie(tmp_path_factory: pytest.TempPathFactory) -> Editie:
    doelen = {
        "Uitkeringen": {"nulmeting": "2022-Q1", "referentie": {"waarde": 20.0, "omschrijving": "Nederland"}},
        "Toegekend na melding": {"streefwaarde": 0.0},
    }
    return maak_editie(tmp_path_factory.mktemp("proef"), BESTANDEN, registratieproblemen=PROBLEMEN, doelen=doelen)


@pytest.fixture(scope="module")
def gemeten(editie: Editie) -> Gemeten:
    return meet_alle(editie, 2)


@pytest.fixture
def maak(tmp_path: Path) -> Maak:
    """Make another edition."""

    def een(bestanden: Iterable[str] = ("uitkeringen",), **anders: Any) -> Editie:
        return maak_editie(tmp_path, {naam: BESTANDEN[naam] for naam in bestanden}, **anders)

    return een


@pytest.fixture
def eigen() -> Iterator[Callable[..., None]]:
    """Declare an indicator for one test."""
    catalogus()
    voor = dict(GEREGISTREERD)
    gewoon: dict[str, Any] = {
        "naam": "Eigen",
        "definitie": "Aantal proeven.",
        "teller": "proeven",
        "noemer": "geen",
        "eenheid": "proeven",
        "bron": "meldingen",
        "wet": "Wmo",
        "thema": "Toegang",
        "gunstig": "geen",
        "toets": "geen",
        "herkomst": "eigen keuze",
        "lees": "zoveel.",
    }
    yield lambda functie, **anders: indicator(**{**gewoon, **anders})(functie) and None
    GEREGISTREERD.clear()
    GEREGISTREERD.update(voor)


def reeks(gemeten: Gemeten, naam: str) -> Meetreeks:
    return next(een for een in (*gemeten.reeksen, *gemeten.zonder_getal) if een.indicator.naam == naam)


def getal(gemeten: Gemeten, naam: str, gebied: str, periode: Kwartaal = NU) -> float | tuple[str, str]:
    """The number, or the sign and why."""
    punt = reeks(gemeten, naam).punt(gebied, periode)
    assert punt is not None
    return punt.waarde if punt.teken == GETAL else (punt.teken, punt.tekst)


def verandering(gemeten: Gemeten, naam: str, gebied: str = "Aldermeer") -> Verandering:
    """The change since the quarter before."""
    (een,) = [
        een
        for een in reeks(gemeten, naam).veranderingen
        if een.nu.gebied == gebied and (een.eerder is None or een.eerder.periode == EERDER) and een.stap == "periode"
    ]
    return een


class TestNumbers:
    """Per gemeente, and of all together as one place."""

    @pytest.mark.parametrize(
        ("gebied", "eerder", "nu", "erbij", "eraf"),
        [("Aldermeer", 12, 18, 8, 2), ("Brinkerwold", 5, 6, 1, 0), ("Totaal", 17, 24, 9, 2)],
    )
    def test_all_together_are_the_sum_of_the_gemeenten(
        self, gemeten: Gemeten, gebied: str, eerder: int, nu: int, erbij: int, eraf: int
    ) -> None:
        """12 + 8 − 2 = 18 and 5 + 1 = 6; together 17 + 9 − 2 = 24: who moved left the one and came into the other."""
        assert getal(gemeten, "Uitkeringen", gebied, EERDER) == eerder
        assert getal(gemeten, "Uitkeringen", gebied) == nu
        punt = reeks(gemeten, "Uitkeringen").punt(gebied, NU)
        assert punt is not None
        assert (punt.erbij, punt.eraf) == (erbij, eraf)
        assert eerder + erbij - eraf == nu

    def test_a_rate_keeps_what_it_was_made_of(self, gemeten: Gemeten) -> None:
        """18 of 100 + 900 inwoners is 18 per 1.000."""
        punt = reeks(gemeten, "Bijstandsdichtheid").punt("Aldermeer", NU)
        assert punt is not None
        assert (punt.waarde, punt.teller, punt.noemer) == (pytest.approx(18), 18, 1000)

    def test_all_together_is_about_the_same_gemeenten_as_the_rows(self, gemeten: Gemeten) -> None:
        """Brinkerwold has no inwoners of that age, and six uitkeringen: 24 of 1.000 would be about both."""
        waarom = "Brinkerwold: het aantal om op te rekenen is nul"
        assert getal(gemeten, "Bijstandsdichtheid", "Totaal") == (NIET_TE_BEPALEN, waarom)

    def test_a_noemer_of_zero_cannot_be_told(self, gemeten: Gemeten) -> None:
        """Nobody of that age in Brinkerwold; no besluit there."""
        for naam in ("Bijstandsdichtheid", "Toegekend na melding"):
            assert getal(gemeten, naam, "Brinkerwold") == (NIET_TE_BEPALEN, "het aantal om op te rekenen is nul")
            een = verandering(gemeten, naam, "Brinkerwold")
            assert (een.oordeel, een.gunstig, een.toets) == ("niet te toetsen", "", None)
            waarom = "het aantal om op te rekenen is nul"
            assert in_woorden(een).startswith(f"{naam} Brinkerwold: niet te bepalen ({waarom}).")

    def test_the_places_are_in_order_all_together_last(self, gemeten: Gemeten) -> None:
        assert reeks(gemeten, "Uitkeringen").gebieden == ("Aldermeer", "Brinkerwold", "Totaal")

    def test_one_gemeente_has_no_total(self, maak: Maak) -> None:
        """It would be the same number twice."""
        editie = maak(["meldingen"], gemeenten=GEMEENTEN[:1], indicatoren=["Meldingen bij de toegang"])
        gevonden = reeks(meet_alle(editie, 1), "Meldingen bij de toegang")
        assert gevonden.gebieden == ("Aldermeer",)
        assert {punt.gebied for punt in gevonden.punten} == {"Aldermeer"}

    def test_measuring_some_quarters_gives_those(self, editie: Editie) -> None:
        """In the order that is asked for, without a region no total."""
        een = catalogus()["Meldingen bij de toegang"]
        punten = meet(een, {"meldingen": open_bron(editie, "meldingen")}, None, [EERDER, NU])
        assert [(punt.gebied, punt.periode, punt.waarde) for punt in punten] == [
            ("Aldermeer", EERDER, 1),
            ("Brinkerwold", EERDER, 0),
            ("Aldermeer", NU, 3),
            ("Brinkerwold", NU, 0),
        ]

    def test_of_a_place_that_is_not_there_nothing(self, gemeten: Gemeten) -> None:
        assert reeks(gemeten, "Uitkeringen").punt("Hazelrade", NU) is None


class TestChanges:
    """With the quarter before, corrected over all that is tested."""

    def test_a_stand_and_its_words(self, gemeten: Gemeten) -> None:
        """8 in and 2 out: twice 56 of the 1.024 sequences; with twice the variance, as the series is too short."""
        een = verandering(gemeten, "Uitkeringen")
        assert een.toets is not None
        exact = 2 * sum(comb(10, k) for k in (8, 9, 10)) / 2**10
        normaal = NormalDist()
        assert een.toets.p == pytest.approx(2 * normaal.cdf(normaal.inv_cdf(exact / 2) / 2**0.5))
        assert (een.oordeel, een.gunstig, een.soort) == ("past bij toeval", "ongunstig", "stroom")
        assert in_woorden(een).startswith(
            "Uitkeringen Aldermeer: van 12 naar 18. Er kwamen er 8 bij en er gingen er 2 af. Dat past bij toeval. "
            "Het eerdere getal is herzien van 11 naar 12."
        )

    def test_all_tests_of_the_edition_are_corrected_together(self, gemeten: Gemeten) -> None:
        """Over every indicator and place: the smallest p × m / rank of those at least as large."""
        alle = [een for van in gemeten.reeksen for een in van.veranderingen if een.toets]
        ps = [een.toets.p for een in alle if een.toets]
        assert len({een.indicator for een in alle}) >= 3
        for een in alle:
            assert een.toets is not None
            volgens = min(q * len(ps) / sum(r <= q for r in ps) for q in ps if q >= een.toets.p)
            assert een.p == pytest.approx(min(1, volgens))
            assert een.oordeel == ("voorlopig meer dan toeval" if een.p < 0.05 else "past bij toeval")

    def test_every_place_has_its_change(self, gemeten: Gemeten) -> None:
        """In the order of the places, of each indicator with its own name."""
        for van in gemeten.reeksen:
            nu = [een for een in van.veranderingen if een.stap == "periode"]
            assert [een.nu.gebied for een in nu] == ["Aldermeer", "Brinkerwold", "Totaal"]
            assert {een.indicator for een in van.veranderingen} == {van.indicator.naam}
            assert {een.nu.periode for een in van.veranderingen} == {NU}


class TestRevised:
    """What the previous edition showed for the earlier quarter."""

    @pytest.mark.parametrize(
        ("naam", "gebied", "was"),
        [
            ("Uitkeringen", "Aldermeer", "11"),  # 12 now
            ("Uitkeringen", "Totaal", "1.016"),  # 17 now
            ("Toegekend na melding", "Aldermeer", "50,0 %"),  # 100 % now
            ("Uitkeringen", "Brinkerwold", ""),  # the same; another edition showed 999
            ("Bijstandsdichtheid", "Aldermeer", ""),  # 12,04 was shown as the 12,0 of now
            ("Meldingen bij de toegang", "Aldermeer", ""),  # no number was shown
            ("Meldingen bij de toegang", "Totaal", ""),  # it is not in the file
            ("Bijstandsdichtheid", "Brinkerwold", ""),  # there is no number now
        ],
    )
    def test_it_is_named_when_it_is_another_number_now(
        self, gemeten: Gemeten, naam: str, gebied: str, was: str
    ) -> None:
        assert verandering(gemeten, naam, gebied).herzien_van == was

    def test_without_the_file_nothing_is_revised(self, maak: Maak) -> None:
        gevonden = meet_alle(maak(indicatoren=["Uitkeringen"]), 1)
        assert {een.herzien_van for een in reeks(gevonden, "Uitkeringen").veranderingen} == {""}


class TestRegistration:
    """A known fault stands beside every change that it can touch, and beside no other."""

    @pytest.mark.parametrize(
        ("naam", "gebied", "verwacht"),
        [
            ("Uitkeringen", "Aldermeer", ("Te laat.", "Begint nu.")),
            ("Bijstandsdichtheid", "Aldermeer", ("Te laat.", "Begint nu.")),
            ("Uitkeringen", "Brinkerwold", ("Elders.",)),
            ("Uitkeringen", "Totaal", ("Te laat.", "Begint nu.", "Elders.")),
            ("Meldingen bij de toegang", "Aldermeer", ("Overal.",)),
            ("Meldingen bij de toegang", "Brinkerwold", ("Overal.",)),
            ("Meldingen bij de toegang", "Totaal", ("Overal.",)),
        ],
    )
    def test_by_source_gemeente_and_quarter(
        self, gemeten: Gemeten, naam: str, gebied: str, verwacht: tuple[str, ...]
    ) -> None:
        """All together are touched by each gemeente; 'Voorbij.' and 'Later.' are of other quarters."""
        een = verandering(gemeten, naam, gebied)
        assert een.registratie == verwacht
        assert all(f" Let op: {tekst}" in in_woorden(een) for tekst in verwacht)


class TestHeldAgainst:
    """What the edition says goes before what the indicator says itself."""

    def test_the_edition_and_else_the_indicator(self, gemeten: Gemeten) -> None:
        """A streefwaarde of 0 is one."""
        doel = reeks(gemeten, "Uitkeringen").doel
        assert (doel.nulmeting, doel.streefwaarde) == ("2022-Q1", None)
        assert doel.referentie is not None
        assert (doel.referentie.waarde, doel.referentie.omschrijving) == (20, "Nederland")
        assert reeks(gemeten, "Toegekend na melding").doel == Doel(streefwaarde=0.0)
        assert reeks(gemeten, "Bijstandsdichtheid").doel == Doel()
        assert reeks(gemeten, "Besluit bijstand binnen de termijn").doel == Doel(streefwaarde=100.0)

    def test_the_nulmeting_is_measured_too(self, gemeten: Gemeten) -> None:
        """Twelve that began in 2020; of an indicator without one that quarter is not asked."""
        nul = Kwartaal(2022, 1)
        assert getal(gemeten, "Uitkeringen", "Aldermeer", nul) == 12
        assert reeks(gemeten, "Meldingen bij de toegang").punt("Aldermeer", nul) is None

    def test_what_is_compared_with_is_measured_however_short_the_series(self, gemeten: Gemeten) -> None:
        perioden = {punt.periode for punt in reeks(gemeten, "Meldingen bij de toegang").punten}
        assert perioden >= {NU, EERDER, NU.jaar_eerder}


class TestWithoutNumber:
    """What cannot be given says why, and stops nothing else."""

    def test_without_any_number_it_stands_apart_with_the_reason(self, gemeten: Gemeten) -> None:
        """No uitkering ended in January to June 2024; no aanvraag was due."""
        apart = {een.indicator.naam: een.waarom_niet for een in gemeten.zonder_getal}
        assert apart == {
            "Terug in de bijstand": "het aantal om op te rekenen is nul",
            "Besluit bijstand binnen de termijn": "het aantal om op te rekenen is nul",
        }
        assert not set(apart) & {een.indicator.naam for een in gemeten.reeksen}
        assert {een.waarom_niet for een in gemeten.reeksen} == {""}

    def test_a_source_that_is_not_there(self, gemeten: Gemeten) -> None:
        assert gemeten.niet_geleverd == {"Klachten": "bron bezwaren_klachten"}

    def test_every_source_that_is_not_there(self, maak: Maak) -> None:
        """Of three sources one is delivered; what is not asked for is not named."""
        gevonden = meet_alle(maak(indicatoren=["Stapeling over wetten", "Uitkeringen"]), 1)
        assert gevonden.niet_geleverd == {"Stapeling over wetten": "bron voorzieningen_jeugdwet, voorzieningen_wmo"}
        assert [een.indicator.naam for een in gevonden.reeksen] == ["Uitkeringen"]

    def test_a_column_that_is_not_there(self, tmp_path: Path) -> None:
        """The delivery has no day of toewijzing; the other indicator of the source goes on."""
        kolommen = (
            "voorziening_nummer",
            "client",
            "gemeente",
            "voorziening",
            "leveringsvorm",
            "ingangsdatum",
            "einddatum",
        )
        rijen = [["W1", "c", A, "01", "ZIN", D(2024, 1, 1), None]]
        namen = ["Wachtenden Wmo", "Voorzieningen per Wmo-cliënt"]
        gevonden = meet_alle(maak_editie(tmp_path, {"voorzieningen_wmo": (kolommen, rijen)}, indicatoren=namen), 1)
        assert gevonden.niet_geleverd == {"Wachtenden Wmo": "bron voorzieningen_wmo zonder kolom 'toewijzingsdatum'"}
        assert [een.indicator.naam for een in gevonden.reeksen] == ["Voorzieningen per Wmo-cliënt"]

    def test_a_way_of_counting_that_is_not_there(self, maak: Maak) -> None:
        """Without telwijze there are no trajecten."""
        editie = maak(indicatoren=["Uitkeringen"])
        bron = editie.parameters.bronnen["uitkeringen"].model_copy(update={"telwijze": None})
        parameters = editie.parameters.model_copy(update={"bronnen": {"uitkeringen": bron}})
        gevonden = meet_alle(Editie(editie.regio, editie.periode, parameters, editie.layout), 1)
        assert gevonden.reeksen == ()
        assert gevonden.niet_geleverd == {
            "Uitkeringen": "Bron uitkeringen heeft geen 'telwijze' in params.yml; geef wachttijd en administratief."
        }

    @pytest.mark.parametrize(("vanaf", "telt"), [("2025-Q1", False), ("2024-Q4", True), ("2015-Q1", True)])
    def test_an_indicator_of_a_later_quarter(
        self, maak: Maak, eigen: Callable[..., None], vanaf: str, telt: bool
    ) -> None:
        """It says from when it holds."""
        eigen(lambda van, perioden: gemeld(van, in_=perioden).per("gemeente"), geldig_vanaf=vanaf)
        gevonden = meet_alle(maak(["meldingen"], indicatoren=["Eigen"]), 1)
        assert [een.indicator.naam for een in gevonden.reeksen] == (["Eigen"] if telt else [])
        assert gevonden.niet_geleverd == ({} if telt else {"Eigen": "geldt vanaf 1e kwartaal 2025"})

    def test_reasons_of_places_are_put_together(self, maak: Maak, eigen: Callable[..., None]) -> None:
        """Two gemeenten with a reason of their own, the total with the first again."""

        def zonder(van: Any, perioden: Perioden) -> Any:
            redenen = dict(zip(van.leden("gemeente"), ("te vroeg", "te klein"), strict=False))
            return maak_cijfers(
                [], {"periode": tuple(namen(perioden)), "gemeente": tuple(redenen)}, eenheid="proeven",
                ontbrekend=lambda cel: niet_te_bepalen(redenen[cel[1]]),
            )  # fmt: skip

        eigen(zonder)
        gevonden = meet_alle(maak(["meldingen"], indicatoren=["Eigen"]), 1)
        assert reeks(gevonden, "Eigen").waarom_niet == "te vroeg; te klein"

    @pytest.mark.parametrize("waar", [{"indicatoren": ["Uitkering"]}, {"doelen": {"Uitkering": {}}}])
    def test_an_indicator_that_does_not_exist_stops_the_run(self, maak: Maak, waar: dict[str, Any]) -> None:
        """In the list as well as in the doelen."""
        (sleutel,) = waar
        with pytest.raises(ParameterError) as fout:
            meet_alle(maak(**waar), 1)
        assert str(fout.value) == (
            f"params/proef/2024-Q4/params.yml, {sleutel}: er is geen indicator 'Uitkering'. Bedoelt u 'Uitkeringen'?"
        )

    @pytest.mark.parametrize(
        ("naam", "bedoeld"),
        [
            # It is there, and this edition asks for another.
            ("Uitkeringen", "Bekend zijn: Uitval jeugdhulp."),
            ("Uitval jeugdhulpen", "Bedoelt u 'Uitval jeugdhulp'?"),
        ],
    )
    def test_a_kerncijfer_that_the_edition_does_not_measure_stops_the_run(
        self, maak: Maak, naam: str, bedoeld: str
    ) -> None:
        with pytest.raises(ParameterError) as fout:
            meet_alle(maak(indicatoren=["Uitval jeugdhulp"], kerncijfers=[naam]), 1)
        assert str(fout.value) == (
            f"params/proef/2024-Q4/params.yml, kerncijfers: deze editie vraagt geen '{naam}'. {bedoeld}"
        )


class TestPrevious:
    """What the previous edition showed belongs to the edition that is named as the previous one."""

    def test_a_previous_edition_without_its_numbers_is_refused(self, tmp_path: Path) -> None:
        """Else 'herzien' would be silent."""
        zonder = {naam: inhoud for naam, inhoud in BESTANDEN.items() if naam != "vorige_cijfers"}
        editie = maak_editie(tmp_path, zonder, vorige="proef/2024-Q3")
        with pytest.raises(ParameterError) as fout:
            meet_alle(editie, 2)
        assert str(fout.value).startswith(
            "params/proef/2024-Q4/params.yml, vorige: dit is proef/2024-Q3, maar bron vorige_cijfers ontbreekt."
        )

    @pytest.mark.parametrize(("vorige", "genoemd"), [("proef/2024-Q2", "proef/2024-Q2"), (None, "leeg")])
    def test_numbers_of_another_edition_are_refused(self, tmp_path: Path, vorige: str | None, genoemd: str) -> None:
        """Else 'herzien' would be wrong."""
        with pytest.raises(ParameterError) as fout:
            meet_alle(maak_editie(tmp_path, BESTANDEN, vorige=vorige), 2)
        assert f"vorige: dit is {genoemd}, maar bron vorige_cijfers heeft cijfers van proef/2024-Q3." in str(fout.value)


def test_what_only_an_indicator_knows_is_known_by_it_and_by_where_it_is(gemeten: Gemeten) -> None:
    """Of one gemeente by its name; of all together by none."""
    eigen = [
        (punt.gebied, een.indicator.naam, punt.kenmerk)
        for een in gemeten.reeksen
        for punt in een.punten
        if punt.kenmerk and punt.kenmerk.begrip.startswith("indicator ")
    ]
    assert {gebied for gebied, *_ in eigen} >= {"Totaal", "Aldermeer"}
    for gebied, naam, kenmerk in eigen:
        assert kenmerk.begrip == f"indicator {naam}"
        assert kenmerk.delen == (frozenset() if gebied == "Totaal" else frozenset({("gemeente", gebied)}))
