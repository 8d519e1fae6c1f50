"""Is a quarter of the fictitious region what was known of the world then, and nothing else?"""

import csv
import os
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from locations import ROOT
from wereld_van_voorbeeld import KWARTALEN, Zicht, feiten, leg_uit, schrijf_kwartaal

from monitorlib.editie.editie import Editie
from monitorlib.sources.freeze.snapshot import freeze

TOEN, NU = ROOT / "data/voorbeeld/2024-Q3", ROOT / "data/voorbeeld/2024-Q4"
OP = "2024-10-15"
REGISTERS = ("voorzieningen_jeugdwet", "voorzieningen_wmo", "uitkeringen", "meldingen", "declaraties")
# What can be told later of a row that is there already.
LATER = {"einddatum", "reden", "startdatum", "besluitdatum", "besluit", "beantwoord"}
ANTWOORD = {"bedrag", "toegekend", "afgewezen", "onbeantwoord", "retourcodes"}
# The quarter of which the registers were taken just after the herindeling; all of them with `make grondig`.
TE_VRIEZEN = KWARTALEN if os.environ.get("MONITOR_GRONDIG") == "1" else ["2023-Q4"]
Rij = dict[str, str]


def lees(map_: Path, naam: str) -> list[Rij]:
    with (map_ / f"{naam}.csv").open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))


def op_nummer(map_: Path, naam: str) -> dict[str, Rij]:
    return {next(iter(rij.values())): rij for rij in lees(map_, naam)}


@pytest.mark.parametrize("naam", REGISTERS)
def test_a_row_of_then_is_a_row_of_now(naam: str) -> None:
    """The same number is the same row; only what is told later was empty, or what was put right was otherwise."""
    toen, nu = op_nummer(TOEN, naam), op_nummer(NU, naam)
    assert toen.keys() < nu.keys()
    for nummer, rij in toen.items():
        anders = {kolom for kolom, waarde in rij.items() if waarde != nu[nummer][kolom]}
        assert anders <= LATER | (ANTWOORD if naam == "declaraties" else set()), nummer
        assert {rij[kolom] for kolom in anders & LATER} <= {""}, nummer


@pytest.mark.parametrize("naam", REGISTERS)
def test_no_day_in_it_is_later_than_the_day_of_fetching(naam: str) -> None:
    dagen = {waarde for rij in lees(TOEN, naam) for waarde in rij.values() if re.fullmatch(r"\d{4}-\d\d-\d\d", waarde)}
    assert max(dagen) <= OP


@pytest.mark.parametrize(("naam", "wet"), [("voorzieningen_wmo", "Wmo"), ("uitkeringen", "Participatiewet")])
def test_what_was_registered_late_is_absent_or_open(naam: str, wet: str) -> None:
    """As many as there are facts of before that day which became known after it."""
    rijen = [rij for rij in feiten().rijen if rij.wet == wet]
    toen, nu = op_nummer(TOEN, naam), op_nummer(NU, naam)
    laat_begin = sum(rij.begin.isoformat() <= OP < rij.bekend.isoformat() <= "2025-01-20" for rij in rijen)
    erbij = [nu[nummer] for nummer in nu.keys() - toen.keys()]
    assert sum(rij["ingangsdatum"] <= OP for rij in erbij) == laat_begin > 0
    laat_einde = sum(
        rij.bekend.isoformat() <= OP and rij.einde.isoformat() <= OP < rij.einde_bekend.isoformat() <= "2025-01-20"
        for rij in rijen
    )
    open_toen = [nu[nummer] for nummer, rij in toen.items() if not rij["einddatum"]]
    assert sum("" < rij["einddatum"] <= OP for rij in open_toen) == laat_einde > 0


def test_a_tariff_that_was_declared_too_soon_is_put_right() -> None:
    """Kuierpad, June 2024: 67,50 euro per unit, which is 8 % more than the 62,50 euro that it should be."""
    toen, nu = op_nummer(TOEN, "declaraties"), op_nummer(NU, "declaraties")
    anders = [nummer for nummer, rij in toen.items() if rij["bedrag"] != nu[nummer]["bedrag"]]
    assert len(anders) == 10
    for nummer in anders:
        rij, bedrag = nu[nummer], Decimal(nu[nummer]["bedrag"])
        assert (rij["aanbieder"], rij["product"], rij["maand"]) == ("00621302", "02", "2024-06")
        assert bedrag == Decimal(rij["volume"]) * Decimal("62.50")
        assert Decimal(toen[nummer]["bedrag"]) == bedrag * Decimal("1.08")


def test_what_was_refused_first_is_allowed_now() -> None:
    """With a retourcode then, and the whole amount granted now; an amount is answered wholly or not at all."""
    toen, nu = op_nummer(TOEN, "declaraties"), op_nummer(NU, "declaraties")
    geweigerd = [nummer for nummer, rij in toen.items() if rij["retourcodes"]]
    assert len(geweigerd) > 20
    for nummer in geweigerd:
        assert toen[nummer]["afgewezen"] == toen[nummer]["bedrag"] == nu[nummer]["toegekend"]
        assert nu[nummer]["retourcodes"] == nu[nummer]["afgewezen"] == ""
    for rij in toen.values():
        antwoorden = [rij[kolom] for kolom in ("toegekend", "afgewezen", "onbeantwoord") if rij[kolom]]
        assert antwoorden == [rij["bedrag"]]


def test_a_telling_knows_no_later_quarter_and_two_were_told_otherwise() -> None:
    """Up to 2024-Q3; the basisteam of Aldermeer counted 4 later, and 3 klachten had no outcome yet."""
    anders: Counter[tuple[str, str]] = Counter()
    for path in TOEN.glob("*.csv"):
        rijen = lees(TOEN, path.stem)
        if "periode" in rijen[0]:
            kolommen = [kolom for kolom in rijen[0] if kolom != "waarde"]
            nu = {tuple(rij[kolom] for kolom in kolommen): rij["waarde"] for rij in lees(NU, path.stem)}
            assert max(rij["periode"] for rij in rijen) == "2024-Q3", path.name
            for rij in rijen:
                later = nu.get(tuple(rij[kolom] for kolom in kolommen), rij["waarde"])
                anders[path.stem, rij.get("onderdeel") or rij.get("afhandeling") or rij.get("termijn") or ""] += aantal(
                    later
                ) - aantal(rij["waarde"])
    assert {plek: verschil for plek, verschil in anders.items() if verschil} == {
        ("basisteams", "Aantal cases besproken in basisteam"): 3 + 1,
        ("basisteams", "Aanmelders/verwijzers | Ouders/jeugdigen"): 3,
        ("basisteams", "Aanmelders/verwijzers | Onderwijs"): 1,
        ("klachten", "Lopende onderzoeken"): -3,
        ("klachten", "Gegrond verklaard"): 1,
        ("klachten", "Bemiddeld"): 2,
        ("klachten_termijn", "Binnen de termijn"): 3,
        ("klachten_termijn", "Alle afgehandelde klachten"): 3,
    }


def aantal(waarde: str) -> int:
    return int(waarde.replace("-", "0"))


def test_no_aanbieder_is_above_its_budget_while_the_year_runs() -> None:
    """In 2024-Q4 Huis Mirkeloord is, and no other."""

    def te_veel(map_: Path) -> set[str]:
        besteed: Counter[str] = Counter()
        for rij in lees(map_, "declaraties"):
            besteed[rij["aanbieder"]] += Decimal(rij["bedrag"]) * (rij["maand"] >= "2024") * (not rij["afgewezen"])
        return {
            een["aanbieder"]
            for een in lees(map_, "aanbiederbudgetten")
            if besteed[een["aanbieder"]] > int(een["waarde"])
        }

    assert (te_veel(TOEN), te_veel(NU)) == (set(), {"00451209"})


def test_each_next_quarter_holds_the_rows_of_the_one_before(tmp_path: Path) -> None:
    """Eight views of one world: of each register no row goes, and some come."""
    vorige: dict[str, set[str]] = {naam: set() for naam in REGISTERS}
    for periode in KWARTALEN:
        schrijf_kwartaal(tmp_path / periode, feiten(), Zicht(periode))
        for naam in REGISTERS:
            rijen = set(op_nummer(tmp_path / periode, naam))
            assert vorige[naam] < rijen, (naam, periode)
            vorige[naam] = rijen
    for naam in REGISTERS:
        assert (tmp_path / f"2024-Q4/{naam}.csv").read_bytes() == (NU / f"{naam}.csv").read_bytes()


def test_quarters_in_a_row_freeze(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a refusal, in the old borders and in the new."""
    monkeypatch.delenv("MONITOR_DATA", raising=False)
    for editie in leg_uit(tmp_path, TE_VRIEZEN, vorige=False):
        bevroren = freeze(Editie.named(editie.naam, editie.layout))
        assert bevroren is not None
        assert (editie.data / "snapshot").is_dir()
