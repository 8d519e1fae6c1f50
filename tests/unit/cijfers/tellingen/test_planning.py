"""What must be decided when: ends, options and terms of contracts, by visible arithmetic on dates."""

from dataclasses import replace
from datetime import date
from typing import Any

import ibis
import pyarrow as pa
import pytest
from bouwstenen import inhoud

from monitorlib.cijfers.kern.regels import TEKST
from monitorlib.cijfers.tellingen.planning import (
    NOG_VAST,
    OPTIE,
    aankondigingen,
    contracten,
    contractkalender,
    looptijd,
    maanden_later,
)
from monitorlib.editie.params.bron_parameters import BronParameters
from monitorlib.errors import CalculationError
from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.sources.declared.declaration import Codes
from monitorlib.sources.opened.telling import Telling
from monitorlib.tijd.periode import Kwartaal

_TYPEN = {"datum": pa.date32(), "geheel": pa.int64()}


def telling(naam: str, rijen: list[dict[str, Any]], codes: dict[str, list[str]]) -> Telling:
    bron = BRONNEN[naam]
    velden = [(kolom.naam, _TYPEN.get(kolom.soort, pa.string())) for kolom in bron.kolommen[:-1]]
    schema = pa.schema([*velden, ("waarde", pa.float64()), ("teken", pa.string()), ("tekst", pa.string())])
    vol = [{"teken": "tekst", "tekst": "woorden", **rij} for rij in rijen]
    namen = Codes({kolom: {code: code for code in van} for kolom, van in codes.items()})
    parameters = BronParameters(bestand="proef.csv", herkomst="fictief", vindplaats="met de hand getekend")
    return Telling(
        ibis.memtable(pa.Table.from_pylist(vol, schema=schema)), bron, namen, parameters, Kwartaal(2024, 4), ()
    )


def van(*rijen: dict[str, Any]) -> Telling:
    return telling("contracten", list(rijen), {"contract": [rij["contract"] for rij in rijen]})


def contract(naam: str, tot: date | None, optie: str | None = None, maanden: int | None = None, **anders: Any) -> dict:
    return {"contract": naam, "loopt_tot": tot, "verlenging": optie, "verlenging_maanden": maanden, **anders}


A = contract("A", date(2025, 7, 1), "Open", 12, besluit_maanden=3)
B = contract("B", date(2024, 7, 1), "Gebruikt", 24, besluit_maanden=12)
C = contract("C", None)
D = contract("D", date(2024, 12, 1))
DAG = date(2025, 3, 31)


@pytest.mark.parametrize(
    ("dag", "maanden", "verwacht"),
    [
        (date(2025, 7, 1), 12, date(2026, 7, 1)),
        (date(2025, 7, 1), -3, date(2025, 4, 1)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2025, 1, 15), -1, date(2024, 12, 15)),
        (date(2024, 12, 1), 1, date(2025, 1, 1)),
    ],
)
def test_months_later(dag: date, maanden: int, verwacht: date) -> None:
    """The same day of another month, or the last day when that month is shorter."""
    assert maanden_later(dag, maanden) == verwacht


def test_a_contract_in_words() -> None:
    """An open option comes after the end; a term counts back from the end that holds now."""
    woorden = inhoud(contracten(van(A, B, C)))
    assert [woorden["A", wat] for wat in ("Loopt tot", "Met die optie tot", "Besluit uiterlijk")] == [
        "1 juli 2025",
        "1 juli 2026",
        "1 april 2025",
    ]
    # Used: 1 July 2024 and 24 months; twelve months before that.
    assert [woorden["B", wat] for wat in ("Met die optie tot", "Besluit uiterlijk")] == ["1 juli 2026", "1 juli 2025"]
    assert woorden["B", "Optie om te verlengen"] == "24 maanden, gebruikt"
    assert woorden["C", "Loopt tot"] == "niet opgegeven"


def test_a_column_that_no_contract_fills_is_left_out() -> None:
    """Nobody has an option or a term here."""
    assert contracten(van(D)).leden["wat"] == ("Loopt tot", "Stand van zaken")


def test_the_calendar_is_in_order_and_knows_what_has_passed() -> None:
    """D ended on 1 December 2024, before the peildatum; a month comes before a day in it."""
    stappen = telling(
        "contractstappen",
        [
            {"contract": "C", "moment": "2025-04", "tekst": "Stukken klaar"},
            {"contract": "A", "moment": "2025-07-01", "tekst": "Nieuw contract"},
            {"contract": "A", "moment": "2024-11", "tekst": "Voorbij"},
        ],
        {},
    )
    gevonden = inhoud(contractkalender(van(A, B, C, D), stappen))
    assert [(rij, tekst) for (rij, wat), tekst in gevonden.items() if wat == "Wat"] == [
        ("april 2025 | C", "Stukken klaar"),
        ("1 april 2025 | A", "Uiterlijk besluiten over verlengen"),
        ("1 juli 2025 | A", "Het contract loopt af; nieuw contract"),
        ("1 juli 2025 | B", "Uiterlijk besluiten over een nieuw contract"),
        ("1 juli 2026 | B", "Het contract loopt af"),
    ]
    assert gevonden["1 juli 2025 | A", "Volgt uit"] == "Einde van het contract; aangekondigd"


def test_what_falls_on_the_peildatum_has_passed() -> None:
    """Three months before 31 March 2025 is 31 December 2024, the peildatum; before 1 April it is the day after it."""
    op, erna = (contract(naam, dag, besluit_maanden=3) for naam, dag in (("Op", DAG), ("Erna", date(2025, 4, 1))))
    stappen = telling("contractstappen", [{"contract": "Op", "moment": "2024-12", "tekst": "Deze maand nog"}], {})
    assert [rij for rij, wat in inhoud(contractkalender(van(op, erna), stappen)) if wat == "Wat"] == [
        "1 januari 2025 | Erna",
        "31 maart 2025 | Op",
        "1 april 2025 | Erna",
    ]
    laatste_dag = contract("Laatste dag", date(2024, 12, 31))
    assert inhoud(looptijd(van(laatste_dag, contract("Morgen", date(2025, 1, 1))))) == {
        ("Morgen", NOG_VAST): 1,
        ("Morgen", OPTIE): "niet opgegeven",
    }


def test_how_long_a_contract_still_runs() -> None:
    """From 31 December 2024: 182 days to 1 July 2025 and 365 more; a used option is part of the end."""
    gevonden = inhoud(looptijd(van(A, B, C, D)))
    assert gevonden == {
        ("A", NOG_VAST): 31 + 28 + 31 + 30 + 31 + 30 + 1,
        ("A", OPTIE): 365,
        ("B", NOG_VAST): 365 + 181 + 1,
        ("B", OPTIE): "niet opgegeven",
    }


def test_an_option_without_its_length_is_refused() -> None:
    """And a length without a word."""
    for fout in (contract("E", date(2025, 1, 1), "Open"), contract("E", date(2025, 1, 1), None, 12)):
        with pytest.raises(CalculationError, match="contract 'E': 'verlenging' en 'verlenging_maanden' horen bij"):
            contracten(van(fout))


def test_announcements_in_the_order_of_their_days_in_words() -> None:
    """The day only orders, then the name; the words are shown."""
    bron = telling(
        "aankondigingen",
        [
            {"onderwerp": "Later", "moment": "2025-10", "tekst": "oktober"},
            {"onderwerp": "Anders", "moment": "2025-10", "tekst": "ook oktober"},
            {"onderwerp": "Toch eerst", "moment": "2025-09-22", "tekst": "najaar"},
        ],
        {},
    )
    assert list(inhoud(aankondigingen(bron)).items()) == [
        (("Toch eerst", "Aangekondigd voor"), "najaar"),
        (("Anders", "Aangekondigd voor"), "ook oktober"),
        (("Later", "Aangekondigd voor"), "oktober"),
    ]


def test_a_step_of_an_unknown_contract_is_refused() -> None:
    """With the name that was meant."""
    stappen = telling("contractstappen", [{"contract": "Jeugd", "moment": "2025-04"}], {})
    with pytest.raises(CalculationError, match=r"contract 'Jeugd' staat niet in contracten\. Bedoelt u 'Jeugdhulp'"):
        contractkalender(van(contract("Jeugdhulp", None)), stappen)


def test_each_table_names_its_sources_and_its_unit() -> None:
    """Words have no unit; days have."""
    stap = telling("contractstappen", [{"contract": "A", "moment": "2025-04", "tekst": "Stukken klaar"}], {})
    bericht = telling("aankondigingen", [{"onderwerp": "Later", "moment": "2025-10", "tekst": "oktober"}], {})
    for klaar, eenheid, bronnen in (
        (contracten(van(A)), "", ("contracten",)),
        (contractkalender(van(A), stap), "", ("contracten", "contractstappen")),
        (aankondigingen(bericht), "", ("aankondigingen",)),
        (looptijd(van(A, D, B)), "dagen", ("contracten",)),
    ):
        assert klaar.bronnen == bronnen
        assert {cel["eenheid"] for cel in klaar.cellen().values()} == {eenheid}
        assert {cel["tekst"] for cel in klaar.cellen().values() if cel["teken"] != TEKST} <= {""}


def test_a_contract_is_shown_by_its_name_in_the_order_of_the_edition() -> None:
    """Its code is what the source delivers; a name that has no contract yet is left out."""
    namen = {"wmo": "Hulp bij het huishouden", "nog": "Nog geen contract", "jh": "Jeugdhulp"}
    bron = telling("contracten", [contract("jh", date(2025, 7, 1)), contract("wmo", date(2026, 7, 1))], {})
    bron = replace(bron, codes=Codes({"contract": namen}))
    assert contracten(bron).leden["contract"] == ("Hulp bij het huishouden", "Jeugdhulp")
