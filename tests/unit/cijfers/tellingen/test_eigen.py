"""A telling of an edition's own: frozen by its declaration, its totals, units and ratios by visible arithmetic."""

from pathlib import Path
from typing import Any

import pytest
from kleine_editie import kleine_editie
from verslag_van_levering import zonder_verslag

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.rekenen.in_een import in_een
from monitorlib.cijfers.tellingen.eigen import eigen_cijfers, herziene_cijfers
from monitorlib.cijfers.tellingen.telling import cijfers_uit
from monitorlib.editie.editie import Editie
from monitorlib.errors import CalculationError, SourceError
from monitorlib.indicatoren.catalogus.catalogus import gevraagd
from monitorlib.indicatoren.meten.meten import meet_deze
from monitorlib.sources.opened.bronnen import open_bron
from monitorlib.sources.opened.telling import Telling
from monitorlib.tijd.periode import Kwartaal

KOP = ("maat", "vorm", "periode", "waarde")
TELLING: dict[str, Any] = {
    "titel": "Klanten en voorzieningen",
    "telt": "klanten en voorzieningen op de laatste dag van de maand",
    "aard": "stand",
    "getal": "aantal",
    "eenheid": {"maat": {"Klanten": "klanten", "Voorzieningen": "voorzieningen"}},
    "periode": "maand",
    "naast": ["prognose", "eerder"],
    "dimensies": {"maat": ["Klanten", "Voorzieningen"], "vorm": ["PGB", "ZIN", "Totaal"]},
    "sommen": [{"dimensie": "vorm", "geheel": "Totaal", "delen": ["PGB", "ZIN"], "alleen": {"maat": "Voorzieningen"}}],
    "verhoudingen": [
        {
            "naam": "Per klant",
            "dimensie": "maat",
            "teller": "Voorzieningen",
            "noemer": "Klanten",
            "eenheid": "per klant",
        }
    ],
}
RIJEN = [
    ("Klanten", "Totaal", "2024-11", 40),
    ("Klanten", "Totaal", "2024-12", 50),
    ("Klanten", "Totaal", "eerder 2024-11", 44),
    ("Voorzieningen", "PGB", "2024-11", 30),
    ("Voorzieningen", "ZIN", "2024-11", 50),
    ("Voorzieningen", "Totaal", "2024-11", 80),
    ("Voorzieningen", "PGB", "2024-12", 35),
    ("Voorzieningen", "ZIN", "2024-12", 60),
    ("Voorzieningen", "Totaal", "2024-12", 100),
    ("Voorzieningen", "Totaal", "prognose 2025", 120),
]


def editie(root: Path, rijen: Any = RIJEN, telling: dict[str, Any] | None = None, **anders: Any) -> Editie:
    """An edition with one telling of its own, of one gemeente that does not exist."""
    bron = {"bestand": "eigen.csv", "herkomst": "fictief", "vindplaats": "met de hand getekend"}
    kop = anders.pop("kop", KOP)
    vast = {
        "gemeenten": [{"code": "GM9801", "naam": "Aldermeer"}],
        "bronnen": {"eigen": {**bron, "telling": {**TELLING, **(telling or {})}, **anders.pop("bron", {})}},
    }
    return kleine_editie(root, {"eigen": (kop, rijen)}, **{**vast, **anders})


def telling_van(een: Editie) -> Telling:
    geopend = open_bron(een, "eigen")
    assert isinstance(geopend, Telling)
    return geopend


def waarden(cijfers: Cijfers) -> dict[tuple[str, ...], float | str]:
    return {cel: een.waarde if een.telt else een.teken for cel, een in cijfers.cellen().items()}


@pytest.fixture(scope="module")
def geopend(tmp_path_factory: pytest.TempPathFactory) -> Telling:
    return telling_van(editie(tmp_path_factory.mktemp("eigen")))


def test_every_number_stands_under_its_period_with_its_unit(geopend: Telling) -> None:
    cijfers = eigen_cijfers(geopend)
    assert cijfers.leden["periode"] == ("november 2024", "december 2024", "Prognose 2025")
    gevonden = waarden(cijfers)
    assert gevonden["Klanten", "Totaal", "december 2024"] == 50
    assert gevonden["Voorzieningen", "Totaal", "Prognose 2025"] == 120
    # A counted period without a row is not given; a prognose that nobody made does not exist.
    assert gevonden["Klanten", "PGB", "december 2024"] == "niet opgegeven"
    assert ("Klanten", "Totaal", "Prognose 2025") not in gevonden
    eenheden = {(cel[0], een.eenheid) for cel, een in cijfers.cellen().items()}
    assert eenheden == {("Klanten", "klanten"), ("Voorzieningen", "voorzieningen"), ("Per klant", "per klant")}


def test_a_ratio_divides_what_there_is(geopend: Telling) -> None:
    gevonden = waarden(eigen_cijfers(geopend, vorm="Totaal"))
    assert gevonden["Per klant", "november 2024"] == 80 / 40
    assert gevonden["Per klant", "december 2024"] == 100 / 50
    assert ("Per klant", "Prognose 2025") not in gevonden


def test_a_sum_that_was_delivered_is_held_to_its_parts(geopend: Telling) -> None:
    cijfers = eigen_cijfers(geopend)
    regels = {een.cel: een for een in cijfers.vergelijkingen if not een.afgeleid}
    # Of klanten it is no rule: who has both counts once.
    assert set(regels) == {("Voorzieningen", "Totaal", f"{maand} 2024") for maand in ("november", "december")}
    cellen = cijfers.cellen()
    verschil = {
        cel[2]: cellen[cel].waarde - sum(term.factor * cellen[term.cel].waarde for term in regel.termen)
        for cel, regel in regels.items()
    }
    assert verschil == {"november 2024": 80 - 30 - 50, "december 2024": 100 - 35 - 60}


def test_what_was_revised_stands_beside_what_it_was(geopend: Telling) -> None:
    assert waarden(herziene_cijfers(geopend)) == {
        ("Klanten", "Totaal", "november 2024", "Eerder"): 44,
        ("Klanten", "Totaal", "november 2024", "Nu"): 40,
        ("Klanten", "Totaal", "november 2024", "Verschil"): -4,
    }
    assert not herziene_cijfers(geopend, maat="Voorzieningen").cellen()


def test_what_is_rounded_says_so(tmp_path: Path) -> None:
    """Then two that differ by the rounding alone are no fault."""
    afgerond = telling_van(editie(tmp_path, telling={"afgerond_op": 10}))
    cellen = [*eigen_cijfers(afgerond, maat="Klanten").cellen().values(), *herziene_cijfers(afgerond).cellen().values()]
    assert {een.afgerond_op for een in cellen if een.telt} == {10}


def test_the_last_periods_keep_what_stands_beside_them(geopend: Telling) -> None:
    assert eigen_cijfers(geopend, perioden=1).leden["periode"] == ("december 2024", "Prognose 2025")


def test_a_member_or_dimension_that_is_not_there_is_refused(geopend: Telling) -> None:
    with pytest.raises(CalculationError, match="geen dimensie 'wet'"):
        eigen_cijfers(geopend, wet="Wmo")
    with pytest.raises(CalculationError, match="'Uren' is geen maat"):
        eigen_cijfers(geopend, maat="Uren")


def test_dimensions_become_one(geopend: Telling) -> None:
    een = in_een(eigen_cijfers(geopend), ["maat", "vorm"], "reeks")
    assert een.dimensies == ("reeks", "periode")
    assert een.waarde(reeks="Voorzieningen, PGB", periode="november 2024") == 30


def test_totals_are_added_up_over_members_and_gemeenten(tmp_path: Path) -> None:
    gemeenten = [{"code": "GM9801", "naam": "Aldermeer"}, {"code": "GM9802", "naam": "Brinkerwold"}]
    telling = {
        **TELLING,
        **{"eenheid": "aanvragen", "sommen": [], "verhoudingen": [], "naast": []},
        **{"dimensies": {"soort": ["Nieuw", "Opnieuw"]}, "per_gemeente": True, "totalen": ["soort", "gemeente"]},
    }
    rijen = [
        (code, soort, "2024-12", aantal)
        for code, soort, aantal in [
            ("GM9801", "Nieuw", 3), ("GM9801", "Opnieuw", 4), ("GM9802", "Nieuw", 5), ("GM9802", "Opnieuw", 6)
        ]
    ]  # fmt: skip
    kop = ("gemeente", "soort", "periode", "waarde")
    cijfers = eigen_cijfers(telling_van(editie(tmp_path, rijen, telling, kop=kop, gemeenten=gemeenten)))
    assert cijfers.waarde(gemeente="Aldermeer", soort="Totaal", periode="december 2024") == 3 + 4
    assert cijfers.waarde(gemeente="Totaal", soort="Nieuw", periode="december 2024") == 3 + 5
    assert cijfers.waarde(gemeente="Totaal", soort="Totaal", periode="december 2024") == 3 + 4 + 5 + 6


def test_what_is_cumulative_says_until_when(tmp_path: Path) -> None:
    telling = {"aard": "cumulatief", "naast": [], "sommen": [], "verhoudingen": []}
    rijen = [("Klanten", "ZIN", "2024-11", 9), ("Klanten", "ZIN", "2024-12", 12)]
    cijfers = eigen_cijfers(telling_van(editie(tmp_path, rijen, telling)))
    assert cijfers.leden["periode"] == ("t/m november 2024", "t/m december 2024")


@pytest.mark.parametrize(
    ("soort", "rijen", "koppen"),
    [
        ("dag", ["2024-12-01", "2024-12-31"], ("1 december 2024", "31 december 2024")),
        ("kwartaal", ["2024-Q4", "2024-Q3"], ("3e kwartaal 2024", "4e kwartaal 2024")),
        ("tertaal", ["2024-T2", "2024-T3"], ("2e tertaal 2024", "3e tertaal 2024")),
        ("halfjaar", ["2024-H1", "2024-H2"], ("1e halfjaar 2024", "2e halfjaar 2024")),
        ("jaar", ["2023", "2024"], ("2023", "2024")),
    ],
)
def test_a_period_is_of_any_kind(tmp_path: Path, soort: str, rijen: list[str], koppen: tuple[str, ...]) -> None:
    telling = {"periode": soort, "naast": [], "sommen": [], "verhoudingen": []}
    een = editie(tmp_path, [("Klanten", "ZIN", periode, 1) for periode in rijen], telling)
    assert eigen_cijfers(telling_van(een)).leden["periode"] == koppen


@pytest.mark.parametrize(
    ("rijen", "gezegd"),
    [
        (
            [("Klanten", "ZIN", "2024-Q4", 1)],
            "rij 2, kolom periode: '2024-Q4' is geen maand als 2017-06; alle getelde perioden zijn van één soort; wat "
            "ernaast staat begint met prognose of eerder, zoals 'prognose 2017'.",
        ),
        (
            [("Klanten", "ZIN", "2024-12", 1), ("Klanten", "ZIN", "prognose 2024-12", 2)],
            "rij 3, kolom periode: 'prognose 2024-12' ligt niet na december 2024, de laatste getelde periode; een "
            "prognose gaat over wat nog komt.",
        ),
        (
            [("Klanten", "ZIN", "2025-01", 1)],
            "rij 2, kolom periode: 'januari 2025' is nog niet voorbij op 2024-12-31, de peildatum van deze editie; "
            "haal de rij weg, of schrijf 'prognose' voor de periode.",
        ),
        (
            [("Klanten", "ZIN", "2024-11", 1)],
            "kolom periode: de laatste is november 2024, en december 2024 is op 2024-12-31 ook voorbij. Zet de rijen "
            "ervan erbij, of schrijf bij 'telling' in params.yml: tot_en_met: '2024-11'",
        ),
        (
            [("Klanten", "ZIN", "begroting 2025", 1)],
            "rij 2, kolom periode: 'begroting 2025' is geen maand als 2017-06; alle getelde perioden zijn van één "
            "soort; wat ernaast staat begint met prognose of eerder, zoals 'prognose 2017'.",
        ),
        (
            [("Klanten", "Natura", "2024-12", 1)],
            "rij 2, kolom vorm: 'Natura' is onbekend; toegestaan: PGB, ZIN, Totaal",
        ),
        (
            [("Klanten", "ZIN", "2024-12", 1), ("Klanten", "ZIN", "2024-12", 2)],
            "rij 3, kolom maat+vorm+periode: dezelfde sleutel als rij 2; een sleutel komt één keer voor.",
        ),
    ],
)
def test_a_delivery_that_cannot_be_says_where(tmp_path: Path, rijen: Any, gezegd: str) -> None:
    with pytest.raises(SourceError) as stop:
        editie(tmp_path, rijen)
    assert gezegd in zonder_verslag(str(stop.value))


def test_a_file_that_is_not_as_far_says_so_in_params(tmp_path: Path) -> None:
    een = editie(tmp_path, [("Klanten", "ZIN", "2024-11", 1)], {"tot_en_met": "2024-11"})
    assert eigen_cijfers(telling_van(een)).leden["periode"] == ("november 2024",)


def test_a_wide_file_has_a_prognose_in_some_rows(tmp_path: Path) -> None:
    kolommen = {"nov": "2024-11", "dec": "2024-12", "prognose": "prognose 2025"}
    bron = {"levering": {"kantelen": {"naar": "periode", "kolommen": kolommen}}}
    rijen = [("Voorzieningen", "PGB", 1, 2, 3), ("Voorzieningen", "ZIN", 4, 5, "")]
    een = editie(tmp_path, rijen, bron=bron, kop=("maat", "vorm", "nov", "dec", "prognose"))
    assert waarden(eigen_cijfers(telling_van(een), maat="Voorzieningen")) == {
        ("PGB", "november 2024"): 1,
        ("PGB", "december 2024"): 2,
        ("PGB", "Prognose 2025"): 3,
        ("ZIN", "november 2024"): 4,
        ("ZIN", "december 2024"): 5,
    }


def test_a_telling_of_the_library_is_read_in_another_way(geopend: Telling, tmp_path: Path) -> None:
    anders = kleine_editie(tmp_path, {"sporen": (("gemeente", "spoor", "waarde"), [("GM9801", "Spoor 1", 3)])})
    bron = open_bron(anders, "sporen")
    assert isinstance(bron, Telling)
    with pytest.raises(CalculationError, match=r"gebruik cijfers_uit\(\.\.\.\)"):
        eigen_cijfers(bron)
    assert cijfers_uit(bron, "gemeente", spoor="Spoor 1").waarde(gemeente="Aldermeer") == 3


def test_an_indicator_in_params_divides_two_members(tmp_path: Path) -> None:
    gekozen = {"maat": "Voorzieningen", "vorm": "PGB"}
    eigen = {
        "telling": "eigen", "definitie": "Aandeel met pgb.", "teller": gekozen,
        "noemer": {**gekozen, "vorm": "Totaal"}, "eenheid": "%", "thema": "Wmo", "gunstig": "lager",
        "lees": "van elke 100 heeft dit aantal een pgb.", "streefwaarde": 30,
    }  # fmt: skip
    rijen = [*RIJEN, ("Voorzieningen", "PGB", "2024-09", 24), ("Voorzieningen", "Totaal", "2024-09", 96)]
    een = editie(tmp_path, rijen, indicatoren=[], eigen_indicatoren={"Met pgb": eigen})
    (indicator,) = gevraagd(een)
    assert (indicator.toets, indicator.gunstig, indicator.noemer) == (
        "overlappend aandeel", "lager", "Klanten en voorzieningen: Voorzieningen, Totaal"
    )  # fmt: skip
    (reeks,) = meet_deze([indicator], een, 2).reeksen
    punten = {str(punt.periode): punt for punt in reeks.punten if punt.is_getal}
    assert {naam: punt.waarde for naam, punt in punten.items()} == {"2024-Q3": 100 * 24 / 96, "2024-Q4": 100 * 35 / 100}
    assert (punten["2024-Q4"].teller, punten["2024-Q4"].noemer, reeks.doel.streefwaarde) == (35, 100, 30)


def test_what_came_in_each_month_makes_the_number_of_a_quarter(tmp_path: Path) -> None:
    telling = {"aard": "stroom", "naast": [], "sommen": [], "verhoudingen": []}
    eigen = {
        "telling": "eigen", "definitie": "Nieuwe klanten.", "teller": {"maat": "Klanten", "vorm": "ZIN"},
        "eenheid": "klanten", "thema": "Wmo", "gunstig": "geen", "lees": "zoveel klanten kwamen erbij.",
    }  # fmt: skip
    rijen = [("Klanten", "ZIN", f"2024-{maand:02}", maand) for maand in (8, 9, 10, 11, 12)]
    een = editie(tmp_path, rijen, telling, indicatoren=[], eigen_indicatoren={"Nieuw": eigen})
    (indicator,) = gevraagd(een)
    assert indicator.toets == "gebeurtenissen"
    (reeks,) = meet_deze([indicator], een, 2).reeksen
    vierde, derde = (reeks.punt("Aldermeer", Kwartaal(2024, nummer)) for nummer in (4, 3))
    assert vierde is not None
    assert vierde.waarde == 10 + 11 + 12
    # July is not there: its quarter has no number.
    assert derde is not None
    assert derde.teken == "niet opgegeven"
