"""Is a register in a warehouse held to the rules of a delivered one: the same faulty row, the same sentence?

The warehouses are a DuckDB, a server of PostgreSQL and Spark in local mode. The delivered side is the file itself,
read, validated and frozen.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import ibis
import pytest
from ibis.backends import BaseBackend

from monitorlib.editie.params.bron_parameters import BronParameters, Telwijze
from monitorlib.editie.params.gemeente import Gemeente
from monitorlib.editie.params.levering import Levering
from monitorlib.errors import SourceError
from monitorlib.sources.checks.grensregels import grensregels
from monitorlib.sources.checks.rijregels import geschonden, rijregels, waarderegels
from monitorlib.sources.checks.samenhang import samenhang
from monitorlib.sources.checks.validation import validate
from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.sources.declared.declaration import Codes
from monitorlib.sources.declared.grenzen import Uitdraai
from monitorlib.sources.delivery.translation import tabel_maken
from monitorlib.sources.freeze.frozen import FrozenView
from monitorlib.sources.freeze.snapshot_index import Registratie
from monitorlib.sources.readers.csv_file import read_csv
from monitorlib.sources.warehouse.rules import NIET_TE_TOETSEN, Eisen, held_to_rules, one_birth_date
from monitorlib.sources.warehouse.warehouse import stel_op

WMO = BRONNEN["voorzieningen_wmo"]
KOLOMMEN = ("voorziening_nummer", "client", "gemeente", "voorziening", "leveringsvorm", "ingangsdatum", "einddatum",
            "geboortedatum")  # fmt: skip
CODES = Codes(
    {"gemeente": {"GM0001": "Aa", "GM0002": "Bee", "GM0003": "Cee"}, "voorziening": {"01": "Hulp", "02": "Vervoer"},
     "leveringsvorm": {"PGB": "PGB", "ZIN": "ZIN"}}
)  # fmt: skip
GEMEENTEN = (
    Gemeente(code="GM0001", naam="Aa"),
    Gemeente(code="GM0002", naam="Bee", tot=date(2023, 12, 31), opgegaan_in="GM0003"),
    Gemeente(code="GM0003", naam="Cee", van=date(2024, 1, 1)),
)
PEILDATUM = date(2024, 12, 31)
UITDRAAI = Uitdraai(PEILDATUM)
ALS_TRAJECTEN = Telwijze(wachttijd=31, administratief=[])
VERBORGEN, HIER = "(waarde niet getoond: blijft in het magazijn)", "het magazijn"
MAG = "toegestaan: 01 (Hulp), 02 (Vervoer)."
GEWOON = {"client": "P1", "gemeente": "GM0001", "voorziening": "01", "leveringsvorm": "ZIN",
          "ingangsdatum": date(2024, 1, 1), "einddatum": None, "geboortedatum": date(1950, 5, 1)}  # fmt: skip


@dataclass(frozen=True)
class Geval:
    """Rows, each as it differs from a good one; what is said of the file, and of the warehouse."""

    rijen: Sequence[Mapping[str, Any]]
    bestand: Sequence[str]
    magazijn: Sequence[str]
    telwijze: Telwijze | None = None


_ZONDER = (
    "voorziening; zonder 'telwijze' in params.yml telt elke rij, en dit dus dubbel. Verbeter de dagen, haal een van "
    "beide weg, of geef een telwijze."
)
_VOEG_TOE = "Verbeter de waarde, of voeg haar in params.yml toe aan 'codes'."
_LOOPT = (
    "einddatum is leeg: de rij loopt nog; beëindig deze rij op 2023-12-31 en ga met een nieuwe rij vanaf 2024-01-01 "
    "verder bij 'GM0003' (Cee), waarin zij is opgegaan."
)
_HULP = f"client, gemeente, leveringsvorm, {_ZONDER}"
_CEE = "'GM0003' (Cee) bestaat vanaf 2024-01-01, maar"
_BEE = "'GM0002' (Bee) bestaat tot en met 2023-12-31, maar"
GEVALLEN = {
    "leeg": Geval(
        [{"gemeente": None}, {"client": "P2", "gemeente": None}, {"client": "P3"}],
        [f", rij {rij}, kolom gemeente: leeg mag hier niet; vul een waarde in." for rij in (2, 3)],
        [", 2 rijen, kolom gemeente: leeg mag hier niet; vul een waarde in."],
    ),
    "code": Geval(
        [{"voorziening": "99"}, {"client": "P2", "voorziening": "99"}, {"client": "P3", "voorziening": "1"}],
        [
            *(
                f", rij {rij}, kolom voorziening: '99' is onbekend; {MAG} {_VOEG_TOE}"
                for rij in (2, 3)
            ),
            f", rij 4, kolom voorziening: '1' is onbekend; {MAG} Bedoelt u '01' (Hulp)?",
        ],
        [
            f", 2 rijen, kolom voorziening: '99' is onbekend; {MAG} {_VOEG_TOE}",
            f", 1 rij, kolom voorziening: '1' is onbekend; {MAG} Bedoelt u '01' (Hulp)?",
        ],
    ),
    "volgorde": Geval(
        [{"einddatum": date(2023, 12, 31)}],
        [
            ", rij 2, kolom einddatum: '2023-12-31' ligt voor ingangsdatum '2024-01-01'; toegestaan: dezelfde dag of "
            "later. Verbeter een van beide."
        ],
        [
            f", 1 rij, kolom einddatum: {VERBORGEN} ligt voor ingangsdatum {VERBORGEN}; toegestaan: dezelfde dag of "
            "later. Verbeter een van beide."
        ],
    ),
    "grens": Geval(
        [{"ingangsdatum": date(202, 1, 1), "geboortedatum": None}, {"client": "P2", "geboortedatum": date(1799, 5, 1)}],
        [
            ", rij 2, kolom ingangsdatum: '0202-01-01' kan niet; toegestaan: 1945-01-01 tot en met 2026-12-31 (2 jaar "
            "na de uitdraai). Verbeter het jaar.",
            ", rij 3, kolom geboortedatum: (waarde niet getoond: persoonsgegeven) kan niet; toegestaan: 1890-01-01 tot "
            "en met 2025-12-31 (een jaar na de peildatum). Verbeter het jaar.",
        ],
        [
            f", 1 rij, kolom ingangsdatum: {VERBORGEN} kan niet; toegestaan: 1945-01-01 tot en met 2026-12-31 (2 jaar "
            "na de uitdraai). Verbeter het jaar.",
            f", 1 rij, kolom geboortedatum: {VERBORGEN} kan niet; toegestaan: 1890-01-01 tot en met 2025-12-31 (een "
            "jaar na de peildatum). Verbeter het jaar.",
        ],
    ),
    "sleutel": Geval(
        [{"voorziening_nummer": "N1"}, {"voorziening_nummer": "N1", "client": "P2"}],
        [", rij 3, kolom voorziening_nummer: dezelfde sleutel als rij 2; een sleutel komt één keer voor."],
        [", 1 rij, kolom voorziening_nummer: dezelfde sleutel als een andere rij; een sleutel komt één keer voor."],
    ),
    "te vroeg": Geval(
        [{"gemeente": "GM0003", "ingangsdatum": date(2023, 6, 1), "einddatum": date(2023, 7, 1)}],
        [f", rij 2, kolom gemeente: {_CEE} ingangsdatum '2023-06-01' ligt daarvoor; gebruik 'GM0002' (Bee)."],
        [f", 1 rij, kolom gemeente: {_CEE} ingangsdatum ligt daarvoor; gebruik 'GM0002' (Bee)."],
    ),
    "te laat": Geval(
        [{"gemeente": "GM0002", "ingangsdatum": date(2023, 6, 1), "einddatum": None}],
        [
            f", rij 2, kolom gemeente: {_BEE} {_LOOPT}"
        ],
        [
            f", 1 rij, kolom gemeente: {_BEE} {_LOOPT}"
        ],
    ),
    "dubbel": Geval(
        [{}, {}, {"client": None}, {"client": None}],
        [
            ", rij 3: dezelfde rij als rij 2, op voorziening_nummer na; zo telt zij dubbel. Haal een van beide weg.",
        ],
        [
            ", 1 rij: dezelfde rij als een andere, op voorziening_nummer na; zo telt zij dubbel. Haal een van beide "
            "weg.",
        ],
    ),
    "overlap": Geval(
        [{"einddatum": date(2024, 3, 31)}, {"ingangsdatum": date(2024, 3, 31)}, {"leveringsvorm": "PGB"}],
        [f", rij 3, kolom ingangsdatum: '2024-03-31' ligt in de dagen van rij 2, met dezelfde {_HULP}"],
        [f", 1 rij, kolom ingangsdatum: ligt in de dagen van een andere rij, met dezelfde {_HULP}"],
    ),
    "geboortedatum": Geval(
        [{}, {"ingangsdatum": date(2023, 1, 1), "einddatum": date(2023, 2, 1), "geboortedatum": date(1951, 5, 1)}],
        [
            ", rij 3, kolom geboortedatum: (waarde niet getoond: persoonsgegeven) is een andere dan die van dezelfde "
            "cliënt in rij 2; toegestaan: één geboortedatum per cliënt. Verbeter een van beide, of geef twee personen "
            "elk een eigen pseudoniem."
        ],
        [
            ", 1 cliënt, kolom geboortedatum: (waarde niet getoond: persoonsgegeven) is een andere dan die van "
            "dezelfde cliënt in een andere rij; toegestaan: één geboortedatum per cliënt. Verbeter een van beide, of "
            "geef twee personen elk een eigen pseudoniem."
        ],
    ),
}  # fmt: skip
GOED = [{}, {"client": "P2"}, {"ingangsdatum": date(2022, 1, 1), "einddatum": date(2023, 12, 31)}, {"client": None},
        {"gemeente": "GM0002", "ingangsdatum": date(2023, 6, 1), "einddatum": date(2023, 12, 31)}]  # fmt: skip


def vol(rijen: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{"voorziening_nummer": f"N{nummer}", **GEWOON, **rij} for nummer, rij in enumerate(rijen, 1)]


def gegeven(telwijze: Telwijze | None) -> BronParameters:
    return BronParameters(bestand="wmo.csv", herkomst="geleverd", vindplaats="met de hand getekend", telwijze=telwijze)


def uit_bestand(folder: Path, rijen: Sequence[Mapping[str, Any]], telwijze: Telwijze | None) -> tuple[Registratie, ...]:
    """Read a file, validate it, freeze it, and look at its rows beside each other."""
    with (folder / "wmo.csv").open("w", encoding="utf-8", newline="") as file:
        uit = csv.DictWriter(file, KOLOMMEN)
        uit.writeheader()
        uit.writerows(vol(rijen))
    with duckdb.connect() as con:
        table = tabel_maken(con, read_csv(folder / "wmo.csv", "wmo.csv"), WMO, Levering(), "wmo.csv", "gelezen")
        validate(table, WMO, CODES, "wmo.csv", None, UITDRAAI)
        dagen = ", ".join(f"CAST({een} AS DATE) AS {een}" for een in KOLOMMEN if een.endswith("datum"))
        con.execute(f"COPY (SELECT * REPLACE ({dagen}) FROM gelezen) TO '{folder}/wmo.parquet'")
        view = FrozenView.lees(con, folder / "wmo.parquet", WMO, gegeven(telwijze), "wmo.csv")
        return samenhang(con, [view], GEMEENTEN, PEILDATUM)[WMO.naam]


@pytest.fixture(scope="module", params=["duckdb", "postgres", "spark"])
def magazijn(request: pytest.FixtureRequest) -> BaseBackend:
    if request.param == "spark":
        return request.getfixturevalue("spark")  # type: ignore[no-any-return]
    return ibis.duckdb.connect() if request.param == "duckdb" else ibis.connect(request.getfixturevalue("postgres_url"))


def gehouden(
    con: BaseBackend, rijen: Sequence[Mapping[str, Any]], telwijze: Telwijze | None
) -> tuple[Registratie, ...]:
    """Let the rules ask a warehouse with these rows in it."""
    eisen = Eisen(WMO, CODES, gegeven(telwijze), GEMEENTEN, PEILDATUM, HIER)
    con.raw_sql(f"CREATE TEMPORARY VIEW wmo AS {' UNION ALL '.join(map(_als_sql, vol(rijen)))}")
    try:
        daar = stel_op(con, con.table("wmo"), WMO, Levering(), HIER)
        gevonden = held_to_rules(con, daar, eisen)
        one_birth_date(con, {WMO.naam: daar}, HIER)
        return gevonden
    finally:
        for view in ("magazijn_voorzieningen_wmo", "wmo"):
            con.raw_sql(f"DROP VIEW IF EXISTS {view}")


def _als_sql(rij: Mapping[str, Any]) -> str:
    velden = []
    for een in KOLOMMEN:
        waarde, soort = rij[een], "date" if een.endswith("datum") else "varchar(9)"
        velden.append(f"CAST({'NULL' if waarde is None else repr(str(waarde))} AS {soort}) AS {een}")
    return f"SELECT {', '.join(velden)}"


def gezegd(fout: pytest.ExceptionInfo[SourceError]) -> list[str]:
    tekst = str(fout.value)
    assert "P1" not in tekst
    assert "1950" not in tekst
    return tekst.splitlines()


@pytest.mark.parametrize("naam", GEVALLEN)
def test_of_a_file(tmp_path: Path, naam: str) -> None:
    geval = GEVALLEN[naam]
    with pytest.raises(SourceError) as fout:
        uit_bestand(tmp_path, geval.rijen, geval.telwijze)
    assert gezegd(fout) == [f"wmo.csv{regel}" for regel in geval.bestand]


@pytest.mark.parametrize("naam", GEVALLEN)
def test_of_a_warehouse(magazijn: BaseBackend, naam: str) -> None:
    """The same sentence, with how many rows instead of which, and no day of a person."""
    geval = GEVALLEN[naam]
    with pytest.raises(SourceError) as fout:
        gehouden(magazijn, geval.rijen, geval.telwijze)
    assert gezegd(fout) == [f"{HIER}{regel}" for regel in geval.magazijn]


def test_good_rows_pass_on_either_side(tmp_path: Path, magazijn: BaseBackend) -> None:
    assert uit_bestand(tmp_path, GOED, None) == ()
    assert gehouden(magazijn, GOED, None) == ()


@pytest.mark.parametrize(
    ("tabel", "verwacht"),
    [
        ("SELECT * FROM goed WHERE 1 = 0", "er is geen enkele rij; controleer 'tabel' of 'vraag' in params.yml."),
        (
            "SELECT voorziening_nummer, client, gemeente, voorziening, leveringsvorm, 'gisteren' AS ingangsdatum, "
            "einddatum, geboortedatum FROM goed",
            "is in het magazijn string, en moet een datum zijn; maak er in 'vraag' een datum van (CAST).",
        ),
        (
            "SELECT voorziening_nummer, client, gemeente, voorziening, leveringsvorm, "
            "CAST('2024-01-01 10:30:00' AS TIMESTAMP) AS ingangsdatum, einddatum, geboortedatum FROM goed",
            f"{len(GOED)} rijen, kolom ingangsdatum: heeft een tijd; toegestaan: een dag. Maak er in 'vraag' een dag "
            "van.",
        ),
    ],
    ids=["no rows", "text", "time"],
)
def test_what_is_no_register_is_refused(magazijn: BaseBackend, tabel: str, verwacht: str) -> None:
    magazijn.raw_sql(f"CREATE TEMPORARY VIEW goed AS {' UNION ALL '.join(map(_als_sql, vol(GOED)))}")
    magazijn.raw_sql(f"CREATE TEMPORARY VIEW wmo AS {tabel}")
    try:
        with pytest.raises(SourceError) as fout:
            stel_op(magazijn, magazijn.table("wmo"), WMO, Levering(), HIER)
    finally:
        for view in ("magazijn_voorzieningen_wmo", "wmo", "goed"):
            magazijn.raw_sql(f"DROP VIEW IF EXISTS {view}")
    assert str(fout.value).endswith(verwacht)


def test_nothing_is_nothing_and_a_fixed_width_does_not_count(magazijn: BaseBackend) -> None:
    """Of a column of a fixed width, and of texts without content."""
    rijen = [{"voorziening": "01  ", "client": ""}, {"leveringsvorm": "ZIN "}, {"client": "  "}]
    assert gehouden(magazijn, rijen, None) == ()


def test_a_bsn_in_another_column_is_not_shown(tmp_path: Path, magazijn: BaseBackend) -> None:
    """Where columns were swapped: 111222333 passes the elfproef."""
    for kant in (lambda rijen: uit_bestand(tmp_path, rijen, None), lambda rijen: gehouden(magazijn, rijen, None)):
        with pytest.raises(SourceError) as fout:
            kant([{"voorziening": "111222333"}])
        assert "111222333" not in str(fout.value)
        assert "zij lijkt een burgerservicenummer. Staan de kolommen op hun plaats?" in str(fout.value)


@pytest.mark.parametrize("naam", ["dubbel", "overlap"])
def test_what_trajecten_count_rightly_is_a_registratie(tmp_path: Path, magazijn: BaseBackend, naam: str) -> None:
    """One row of each, on either side; only a file can say which."""
    rijen = GEVALLEN[naam].rijen
    (hier,), (elders,) = uit_bestand(tmp_path, rijen, ALS_TRAJECTEN), gehouden(magazijn, rijen, ALS_TRAJECTEN)
    assert (hier.wat, hier.aantal, hier.rijen) == (naam, 1, (3,))
    assert (elders.wat, elders.aantal, elders.rijen, elders.gelijk) == (naam, 1, (), hier.gelijk)


def test_every_declared_rule_has_a_case() -> None:
    """Of every register with its codes; a rule that comes is tried on either side."""
    namen = set()
    for bron in (een for een in BRONNEN.values() if een.is_register):
        codes = Codes({een.naam: {"x": "x"} for een in bron.kolommen if een.soort in ("code", "gemeente")})
        namen |= {
            een.naam
            for een in (
                *waarderegels(bron, bron.kolommen, codes),
                *rijregels(bron, bron.kolommen),
                *grensregels(bron, bron.kolommen, UITDRAAI),
            )
        }
    # That an amount is the sum of its parts is a rule of declaraties alone, and has a test of its own.
    assert namen == {"leeg", "code", "volgorde", "grens", "verdeling"}
    assert namen - {"verdeling"} <= set(GEVALLEN)


@pytest.mark.parametrize("soort", ["decimal(18, 2)", "varchar(9)"], ids=["warehouse", "file"])
def test_an_amount_is_the_sum_of_its_parts(magazijn: BaseBackend, soort: str) -> None:
    """600 = 600 + nothing, 600 = 500 + 100; 600 is not 500 + 50, and 600 is not nothing."""
    declaraties = BRONNEN["declaraties"]
    (regel,) = (een for een in rijregels(declaraties, declaraties.kolommen) if een.naam == "verdeling")
    rijen = [(600, 600, None, None), (600, 500, 100, 0), (600, 500, 50, 0), (600, None, None, None)]
    vraag = " UNION ALL ".join(
        "SELECT " + ", ".join(
            f"CAST({'NULL' if waarde is None else repr(str(waarde))} AS {soort}) AS {kolom}"
            for kolom, waarde in zip(regel.kolommen, rij, strict=True)
        )
        for rij in rijen
    )  # fmt: skip
    magazijn.raw_sql(f"CREATE TEMPORARY VIEW verdeeld AS {vraag}")
    try:
        gevonden = magazijn.to_pyarrow(geschonden(magazijn.table("verdeeld"), [regel])).to_pylist()
    finally:
        magazijn.raw_sql("DROP VIEW verdeeld")
    assert gevonden == [{"r0": 2}]


def test_what_cannot_be_asked_there_is_named() -> None:
    """Three things; the page of the account says them (test_warehouse)."""
    assert len(NIET_TE_TOETSEN) == 3
