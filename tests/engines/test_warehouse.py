"""A register whose rows stay in PostgreSQL: are the frozen answers those of the rows, and is there nothing else?"""

import csv
import shutil
from pathlib import Path
from typing import Any

import psycopg
import pytest
from berekend import voorbeeld
from levering import BSN
from locations import ROOT
from ruamel.yaml import YAML

from monitorlib.cijfers.registers.stand_en_stroom import stand
from monitorlib.cli import main
from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.errors import CalculationError, SourceError
from monitorlib.indicatoren.catalogus.catalogus import catalogus
from monitorlib.indicatoren.meten.meten import meet_deze
from monitorlib.indicatoren.meten.warehouse_vragen import vragen
from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.sources.freeze.snapshot import freeze
from monitorlib.sources.freeze.snapshot_index import frozen
from monitorlib.sources.freeze.snapshotting import snapshot
from monitorlib.sources.opened.bronnen import open_bron
from monitorlib.sources.opened.register import Register
from monitorlib.sources.warehouse.rules import NIET_TE_TOETSEN
from monitorlib.tijd.periode import Kwartaal

WMO, TABEL = "voorzieningen_wmo", "zorg.voorzieningen"
INDICATOREN = ["Trajecten Wmo", "Inwoners met Wmo-ondersteuning", "Wachttijd Wmo"]
NAAM, NU = "voorbeeld/2024-Q4", Kwartaal(2024, 4)
TYPEN = {"datum": "date", "getal": "numeric"}


@pytest.fixture(scope="module")
def magazijn(postgres_url: str) -> str:
    """A warehouse with the Wmo of the example, and the address of a user who may only read it."""
    with (ROOT / f"data/voorbeeld/2024-Q4/{WMO}.csv").open(encoding="utf-8", newline="") as file:
        kop, *rijen = csv.reader(file)
    with psycopg.connect(postgres_url) as con:
        con.execute("CREATE SCHEMA zorg")
        velden = ", ".join(f"{naam} {TYPEN.get(BRONNEN[WMO].kolom(naam).soort, 'text')}" for naam in kop)
        con.execute(f"CREATE TABLE {TABEL} ({velden})")
        with con.cursor().copy(f"COPY {TABEL} FROM STDIN") as copy:
            for rij in rijen:
                copy.write_row([cel or None for cel in rij])
        con.execute("CREATE ROLE lezer LOGIN")
        con.execute("GRANT USAGE ON SCHEMA zorg TO lezer")
        con.execute("GRANT SELECT ON ALL TABLES IN SCHEMA zorg TO lezer")
    return postgres_url.replace("maker@", "lezer@")


@pytest.fixture(scope="module")
def bevraagd(tmp_path_factory: pytest.TempPathFactory, magazijn: str) -> tuple[Path, list[str]]:
    """The example edition with its Wmo in the warehouse, asked once; and what was said of it."""
    root, gezegd = tmp_path_factory.mktemp("bevraagd"), []
    for naam in ("notebooks", "params/voorbeeld", "data/voorbeeld"):
        shutil.copytree(ROOT / naam, root / naam, ignore=shutil.ignore_patterns("snapshot*", ".*"))
    (root / f"data/voorbeeld/2024-Q4/{WMO}.csv").unlink()
    een = met_database(root)
    with pytest.MonkeyPatch.context() as omgeving:
        omgeving.setenv("MONITOR_MAGAZIJN", magazijn)
        with pytest.raises(SourceError, match="blijft in haar magazijn en is nog niet bevraagd; draai eerst: monitor"):
            freeze(een)
        snapshot(een, gezegd.append, vragen)
    return root, gezegd


@pytest.fixture
def editie(tmp_path: Path, bevraagd: tuple[Path, list[str]], magazijn: str, monkeypatch: pytest.MonkeyPatch) -> Editie:
    """A copy of that edition, which a test may change."""
    shutil.copytree(bevraagd[0], tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("MONITOR_MAGAZIJN", magazijn)
    monkeypatch.setenv("MONITOR_ROOT", str(tmp_path))
    return Editie.named(NAAM, Layout(tmp_path, tmp_path / "data", tmp_path / "output"))


def met_database(root: Path) -> Editie:
    """Say in params.yml that the rows of the Wmo stay where they are, and what is asked of them."""
    yaml = YAML()
    path = root / "params/voorbeeld/2024-Q4/params.yml"
    parameters = yaml.load(path)
    bron = parameters["bronnen"][WMO]
    bron["bestand"] = f"{WMO}.json"
    bron["levering"] = {
        "database": {
            "verbinding": "MONITOR_MAGAZIJN",
            "tabel": TABEL,
            "rijen": "blijven",
            "indicatoren": INDICATOREN,
            "berekeningen": [{"maat": "stand", "over": ["2024-Q3", "2024-Q4"], "per": ["voorziening", "gemeente"]}],
        }
    }
    parameters["vorige"] = None
    del parameters["bronnen"]["vorige_cijfers"]
    yaml.dump(parameters, path)
    return Editie.named(NAAM, Layout(root, root / "data", root / "output"))


def gemeten(een: Editie) -> list[tuple[Any, ...]]:
    van = meet_deze([catalogus()[naam] for naam in INDICATOREN], een, 2)
    return [(reeks.indicator.naam, repr(reeks.punten)) for reeks in van.reeksen]


def test_the_answers_are_those_of_the_rows(
    editie: Editie, bevraagd: tuple[Path, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked once, then calculated from the answers without the warehouse: as from the delivered file."""
    with (ROOT / f"data/voorbeeld/2024-Q4/{WMO}.csv").open(encoding="utf-8") as file:
        rijen = len(file.readlines()) - 1
    index = frozen(editie)[WMO]
    assert index.rijen == rijen
    assert bevraagd[1][0] == f"{NAAM}: bron {WMO} bevraagd, {index.antwoorden} antwoorden over {rijen} rijen."
    monkeypatch.delenv("MONITOR_MAGAZIJN")
    assert freeze(editie) == []
    zelf = voorbeeld(tmp_path / "zelf")
    assert gemeten(editie) == gemeten(zelf)
    for per in (["voorziening", "gemeente"],):
        tellingen = []
        for een in (editie, zelf):
            register = open_bron(een, WMO)
            assert isinstance(register, Register)
            tellingen.append(stand(register, op=[NU.vorige, NU]).per(*per).cellen())
        assert tellingen[0] == tellingen[1]


def test_no_row_travels(editie: Editie) -> None:
    """Of no person anything is in what is frozen: no client, no number, no birth date."""
    with (ROOT / f"data/voorbeeld/2024-Q4/{WMO}.csv").open(encoding="utf-8", newline="") as file:
        personen = [(rij["client"], rij["voorziening_nummer"]) for rij in csv.DictReader(file)]
    bestanden = [path for path in editie.data.rglob(f"{WMO}.*")]
    assert sorted(path.name for path in bestanden) == [f"{WMO}.json", f"{WMO}.json"]
    tekst = bestanden[0].read_text(encoding="utf-8")
    assert not any(waarde in tekst for persoon in personen for waarde in persoon)


def test_what_was_not_asked_is_not_answered(editie: Editie) -> None:
    register = open_bron(editie, WMO)
    assert isinstance(register, Register)
    with pytest.raises(CalculationError, match=r"deze berekening \(per leveringsvorm\) is niet bevroren"):
        stand(register, op=NU).per("leveringsvorm")


@pytest.mark.parametrize(
    ("verander", "terug", "verwacht"),
    [
        (
            "UPDATE {t} SET voorziening = '99' WHERE voorziening = '02'",
            "UPDATE {t} SET voorziening = '02' WHERE voorziening = '99'",
            " rijen, kolom voorziening: '99' is onbekend in iWmo 3.2 WMO020 (",
        ),
        (
            "INSERT INTO {t} SELECT * FROM {t} LIMIT 1",
            "DELETE FROM {t} a USING {t} b WHERE a.ctid > b.ctid AND a.voorziening_nummer = b.voorziening_nummer",
            "Bron voorzieningen_wmo in het magazijn, 1 rij, kolom voorziening_nummer: dezelfde sleutel",
        ),
        (
            "ALTER TABLE {t} RENAME ingangsdatum TO begin",
            "ALTER TABLE {t} RENAME begin TO ingangsdatum",
            "kolom 'begin' is onbekend.",
        ),
    ],
    ids=["code", "key", "column"],
)
def test_bad_rows_stop_where_they_are(
    editie: Editie, postgres_url: str, verander: str, terug: str, verwacht: str
) -> None:
    """Nothing is frozen, and what was frozen before stays."""
    voor = {path: path.read_bytes() for path in editie.data.rglob("*") if path.is_file()}
    with psycopg.connect(postgres_url, autocommit=True) as con:
        con.execute(verander.format(t=TABEL))
        try:
            with pytest.raises(SourceError) as stop:
                snapshot(editie, print, vragen)
        finally:
            con.execute(terug.format(t=TABEL))
    assert verwacht in str(stop.value)
    assert not any(bsn in str(stop.value) for bsn in BSN)
    assert {path: path.read_bytes() for path in editie.data.rglob("*") if path.is_file()} == voor


def test_the_account_says_so(editie: Editie, capsys: pytest.CaptureFixture[str]) -> None:
    """A build on the answers, for the chapters that ask only those; the account names where the rows are."""
    yaml = YAML()
    path = editie.params / "params.yml"
    parameters = yaml.load(path)
    blok = parameters["hoofdstukken"]
    parameters["hoofdstukken"] = {naam: blok[naam] for naam in ("prestatie-indicatoren", "verantwoording")}
    parameters |= {"indicatoren": INDICATOREN, "kerncijfers": None}
    # Its text quotes other indicators.
    blok["prestatie-indicatoren"]["secties"] = []
    (editie.params / "prestatie-indicatoren.md").unlink()
    yaml.dump(parameters, path)
    assert main(["build", editie.naam]) == 0, capsys.readouterr().err
    tekst = (editie.output("intern") / "verantwoording.html").read_text(encoding="utf-8")
    assert "blijven in het gegevensmagazijn" in tekst
    assert frozen(editie)[WMO].sha256[:12] in tekst
    assert (
        "De rijen zijn daar getoetst aan dezelfde regels als een levering. Niet te toetsen was: hoe een datum" in tekst
    )
    assert all(een in tekst for een in NIET_TE_TOETSEN)


def test_other_codes_ask_for_a_new_look(editie: Editie) -> None:
    """The rows were held to the codes of then."""
    yaml = YAML()
    path = editie.params / "params.yml"
    parameters = yaml.load(path)
    parameters["bronnen"][WMO]["codes"]["aanbieder"]["00621399"] = "Nieuwe aanbieder"
    yaml.dump(parameters, path)
    with pytest.raises(SourceError) as fout:
        freeze(Editie.named(editie.naam, editie.layout))
    assert str(fout.value).endswith(
        f"de rijen van bron {WMO} zijn in het magazijn getoetst met andere codes, telwijze of gemeenten dan params.yml "
        f"nu noemt; draai: monitor snapshot {NAAM}"
    )
