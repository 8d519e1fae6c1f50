"""Does bad input stop with one message that says where, what was found, what is allowed and what to do?"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from locations import ROOT
from verslag_van_levering import zonder_verslag

from monitorlib.cli import main
from monitorlib.editie.editie import Editie
from monitorlib.errors import MonitorError
from monitorlib.sources.freeze.snapshot import freeze

DATA, PARAMS = "data/bmwe/2016-Q1", "params/bmwe/2016-Q1"
YML = f"{PARAMS}/params.yml"
Edit = Callable[[Path, str, str], None]


def melding(project: Path) -> str:
    """What an analyst reads when the edition is opened and its sources are frozen."""
    with pytest.raises(MonitorError) as stop:
        freeze(Editie.open("bmwe", "2016-Q1"))
    assert not (project / DATA / "snapshot").exists()
    return zonder_verslag(stop.value)


def alleen_bron(project: Path, naam: str) -> None:
    """Leave the other sources out of the edition: the others take time and have nothing to do with this one."""
    tekst = (project / YML).read_text(encoding="utf-8")
    voor, bronnen, na = re.split(r"^(?:bronnen|kalender):\n", tekst, flags=re.MULTILINE)
    (blok,) = [blok for blok in re.split(r"^(?=  \w)", bronnen, flags=re.MULTILINE) if blok.startswith(f"  {naam}:\n")]
    voor = voor.partition("# Sections of its own")[0]
    (project / YML).write_text(f"{voor}bronnen:\n{blok}\nkalender:\n{na}", encoding="utf-8")


def regel(path: Path, tekst: str) -> int:
    """The line of a file on which a text stands."""
    regels = path.read_text(encoding="utf-8").splitlines()
    return next(nummer for nummer, inhoud in enumerate(regels, 1) if tekst in inhoud)


@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        (
            "perioden_terug: 5",
            "perioden_trug: 5",
            "hoofdstukken.jeugdwet.perioden_trug: deze sleutel is onbekend. Bedoelt u 'perioden_terug'?",
        ),
        (
            "perioden_terug: 5",
            "perioden_terug: vijf",
            "hoofdstukken.jeugdwet.perioden_terug: 'vijf' is niet goed; verwacht wordt een geheel getal.",
        ),
        (
            "perioden_terug: 5",
            "perioden_terug: 0",
            "hoofdstukken.jeugdwet.perioden_terug: 0 kan hier niet; toegestaan is ten minste 1.",
        ),
        (
            "status: reproductie",
            "status: reproduktie",
            "status: 'reproduktie' kan hier niet; toegestaan is 'reproductie', 'concept', 'vastgesteld' of 'fictief'.",
        ),
        (
            "datum: 2016-06-14  #",
            "datum: '14 juni'  #",
            "publicatie.datum: '14 juni' is niet goed; verwacht wordt een datum",
        ),
        (
            "{code: GM0005, naam: Bedum}",
            "{code: 5, naam: Bedum}",
            "gemeenten.0.code: 5 is niet goed; verwacht wordt een tekst.",
        ),
        (
            "datum: 2016-06-06, orgaan",
            "datum: 2016-06-31, orgaan",
            "'2016-06-31' is een datum die niet bestaat; verbeter haar.",
        ),
        ("vorige: null\n", "vorige: null\nvorige: null\n", "de sleutel 'vorige' staat er twee keer; haal er een weg."),
    ],
)
def test_parameters(project: Path, edit: Edit, oud: str, nieuw: str, verwacht: str) -> None:
    """An unknown key, a wrong type or value: the line, the key, what was found and what is allowed."""
    edit(project / YML, oud, nieuw)
    gezocht = nieuw.splitlines()[-1].split(",")[0].lstrip("{") if "\n" in nieuw else nieuw
    nummers = [
        nummer
        for nummer, inhoud in enumerate((project / YML).read_text(encoding="utf-8").splitlines(), 1)
        if gezocht in inhoud
    ]
    tekst = melding(project)
    assert verwacht in tekst
    assert any(tekst.startswith(f"{YML}, regel {nummer}") for nummer in nummers)
    assert len(tekst.splitlines()) == 1


def test_a_missing_key(project: Path, edit: Edit) -> None:
    """No key has a default."""
    edit(project / YML, "    perioden_terug: 5  # how many quarters the tables of the basisteams show\n", "")
    nummer = regel(project / YML, "  jeugdwet:")
    assert melding(project) == (
        f"{YML}, regel {nummer}, hoofdstukken.jeugdwet.perioden_terug: deze sleutel ontbreekt; vul hem aan."
    )


def test_an_unknown_edition(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The nearest known one is named; wrong use is exit 2."""
    assert main(["build", "bmwe/2016-Q2"]) == 2
    assert capsys.readouterr().err == "Editie 'bmwe/2016-Q2' bestaat niet. Bedoelt u 'bmwe/2016-Q1'?\n"
    assert main(["build", "../bmwe"]) == 2
    assert main(["build", "bmwe"]) == 2
    assert "schrijf regio/periode" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "plaats", "verwacht"),
    [
        ("uitkeringen", "U00002,,GM0005,2015-12-31,2016-01-01,Werk", "U00002,,GM0005,2015-12-31,2016-02-30,Werk",
         "rij 3, kolom einddatum", "'2016-02-30' is een datum die niet bestaat."),
        ("uitkeringen", "U00002,,GM0005,2015-12-31,2016-01-01,Werk", "U00002,,GM0005,31-12-2015,2016-01-01,Werk",
         "rij 3, kolom ingangsdatum", "'31-12-2015' is geen datum in de vorm jjjj-mm-dd; dit lijkt dd-mm-jjjj: "),
        ("uitkeringen", "U00002,,GM0005,2015-12-31,2016-01-01,Werk", "U00002,,GM0005,2016-01-02,2016-01-01,Werk",
         "rij 3, kolom einddatum",
         "'2016-01-01' ligt voor ingangsdatum '2016-01-02'; toegestaan: dezelfde dag of later."),
        ("minimabeleid", "GM0005,Bijzondere bijstand,38", "GM0005,Bijzondere bijstand,-38",
         "rij 2, kolom waarde", "'-38' is negatief; een aantal is 0 of meer."),
        ("minimabeleid", "GM0005,Bijzondere bijstand,38", "GM0005,Bijzondere bijstand,38.5",
         "rij 2, kolom waarde", "'38.5' is een gebroken getal; een aantal is geheel en heeft geen punt."),
        ("minimabeleid", "GM0005,Bijzondere bijstand,38", "GM0005,Bijzondere bijstand,3O",
         "rij 2, kolom waarde",
         "'3O' is geen aantal; toegestaan: een geheel getal, '-' (nihil), leeg (niet opgegeven)."),
        ("minimabeleid", "GM0005,Bijzondere bijstand,38", "GM0006,Bijzondere bijstand,38", "rij 2, kolom gemeente",
         "'GM0006' is onbekend; toegestaan: GM0005 (Bedum), GM1663 (De Marne), GM0053 (Winsum), GM1651 (Eemsmond)."),
        ("regelingen", "GM0005,IOAZ,1", "GM0005,IOAX,1", "rij 2, kolom regeling",
         "'IOAX' is onbekend; toegestaan: IOAZ, IOAW, WWB 65-/WWNV, WWB verpl/verz, WWB BZ."),
        ("voorzieningen_jeugdwet", "J00001,,GM0005,Ambulant GGZ,ZIN,", "J00001,,GM0005,Ambulant GGZ,NATURA,",
         "rij 2, kolom leveringsvorm", "lijkt op geen waarde van deze kolom) is onbekend; toegestaan: PGB, ZIN."),
        ("voorzieningen_jeugdwet", "J00001,,GM0005,Ambulant GGZ,ZIN,", "J00001,,GM0005,Ambulant,ZIN,",
         "rij 2, kolom productgroep", "'Ambulant' is onbekend; toegestaan: Ambulant GGZ, Ambulant JH, Dagbesteding"),
        ("latende_partijen", "GM1663,29", "GM0005,29",
         "rij 3, kolom gemeente", "dezelfde sleutel als rij 2; een sleutel komt één keer voor."),
        ("budgetten", "GM0005,Wmo,2015,1342582", "GM0005,Wmo,'15,1342582", "rij 2, kolom jaar",
         "is geen jaar als 2016."),
        ("basisteams", "GM0005,Wachtlijst,2016-Q1,17", "GM0005,Wachtlijst,2016-1,17", "kolom periode",
         "'2016-1' is geen kwartaal als 2017-Q2; alle getelde perioden zijn van één soort"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_used(
    project: Path, edit: Edit, bestand: str, oud: str, nieuw: str, plaats: str, verwacht: str
) -> None:
    """File, row, column, what was found, what is allowed."""
    alleen_bron(project, bestand)
    edit(project / DATA / f"{bestand}.csv", oud, nieuw)
    tekst = melding(project)
    assert tekst.startswith(f"{DATA}/{bestand}.csv, rij ")
    assert plaats in tekst
    assert verwacht in tekst
    assert len(tekst.splitlines()) == 1


@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        (None, ": het bestand ontbreekt; lever het aan of pas params.yml aan."),
        (b"", ": het bestand is leeg; lever een CSV met een kop en rijen."),
        (b"gemeente,waarde\n", ": er staat alleen een kop in; lever ten minste één rij."),
        (b"PK\x03\x04rest", ": dit is een Excel-bestand met de extensie csv; sla het op als CSV (UTF-8)."),
        (
            "gemeente,waarde\nGM0005,28\nGM1663,ë\n".encode("latin-1"),
            ", rij 3: het bestand is geen UTF-8; sla het op als CSV (UTF-8).",
        ),
        (
            b"gemeente;waarde\nGM0005;28\n",
            ", rij 1: de kolommen zijn gescheiden door ';'; verwacht wordt ','. Sla het bestand zo op, of zeg het in "
            "params.yml bij 'levering': 'scheiding'.",
        ),
        (
            b"gemeente\nGM0005\n",
            ", rij 1: kolom 'waarde' ontbreekt (het getal, '-' of 0 voor nihil, leeg voor niet opgegeven); "
            "verwacht: gemeente, waarde, benadering.",
        ),
        (
            b"gemeente,waarde,waarden\nGM0005,28,1\n",
            ", rij 1: kolom 'waarden' is onbekend. Bedoelt u 'waarde'?",
        ),
    ],
)
def test_a_file_that_is_no_source(project: Path, inhoud: bytes | None, verwacht: str) -> None:
    """A missing, empty, mis-saved or mis-headed file says what it is and what to do."""
    alleen_bron(project, "latende_partijen")
    path = project / DATA / "latende_partijen.csv"
    if inhoud is None:
        path.unlink()
    else:
        path.write_bytes(inhoud)
    assert melding(project) == f"{DATA}/latende_partijen.csv{verwacht}"


def test_a_row_of_another_width_is_named_and_not_dropped(project: Path, edit: Edit) -> None:
    """A comma too many is a fault of that row."""
    edit(project / DATA / "latende_partijen.csv", "GM1663,29", "GM1663,29,1")
    tekst = melding(project)
    assert tekst.startswith(f"{DATA}/latende_partijen.csv, rij 3: ")
    assert "velden" in tekst


def test_every_fault_of_every_file_is_listed_at_once(project: Path, edit: Edit) -> None:
    """Nothing has to be found one build at a time."""
    edit(project / DATA / "regelingen.csv", "GM0005,IOAZ,1", "GM0005,IOAX,1")
    edit(project / DATA / "regelingen.csv", "GM0005,IOAW,18", "GM0005,IOAW,-18")
    edit(project / DATA / "sporen.csv", "GM0005,Spoor 1,5", "GM9999,Spoor 1,5")
    (project / DATA / "minimabeleid.csv").unlink()
    plaatsen = [tekst.split(": ")[0] for tekst in melding(project).splitlines()]
    assert sorted(plaatsen) == [
        f"{DATA}/minimabeleid.csv",
        f"{DATA}/regelingen.csv, rij 2, kolom regeling",
        f"{DATA}/regelingen.csv, rij {regel(project / DATA / 'regelingen.csv', 'IOAW')}, kolom waarde",
        f"{DATA}/sporen.csv, rij 2, kolom gemeente",
    ]


def test_a_fault_in_a_personal_column_never_shows_its_value(project: Path, edit: Edit) -> None:
    """The number of a voorziening is personal: where it is doubled or missing, the row is named, not the number."""
    alleen_bron(project, "uitkeringen")
    path = project / DATA / "uitkeringen.csv"
    edit(path, "U00002,,GM0005", "U00001,,GM0005")
    edit(path, "U00003,,GM0005", ",,GM0005")
    tekst = melding(project)
    assert "rij 4, kolom uitkering_nummer" in tekst
    edit(path, "\n,,GM0005", "\nU00003,,GM0005")
    tekst = melding(project)
    assert tekst.startswith(f"{DATA}/uitkeringen.csv, rij 3, kolom uitkering_nummer: dezelfde sleutel als rij 2")
    assert "U0000" not in tekst


def test_a_source_cannot_point_outside_its_folder(project: Path, edit: Edit) -> None:
    """A path in params.yml stays in the folder of its edition."""
    edit(project / YML, "bestand: sporen.csv", "bestand: ../../../geheim.csv")
    assert melding(project) == f"{YML}, bronnen.sporen: 'bestand' wijst buiten de map {DATA}. Zet het bestand daarin."


@pytest.fixture(scope="module")
def gebouwd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the chapter privacy only, built once for all tests."""
    root = tmp_path_factory.mktemp("gebouwd")
    for naam in ("notebooks", "params", "data"):
        shutil.copytree(ROOT / naam, root / naam, ignore=shutil.ignore_patterns("snapshot*", ".ipynb_checkpoints"))
    params = root / YML
    kop, _, rest = params.read_text(encoding="utf-8").partition("hoofdstukken:\n")
    _, _, staart = rest.partition("\nbronnen:")
    blok = "  privacy:\n    secties: [ontwikkelingen]\n"
    params.write_text(f"{kop}hoofdstukken:\n{blok}\nbronnen:{staart}", encoding="utf-8")
    with pytest.MonkeyPatch.context() as omgeving:
        omgeving.setenv("MONITOR_ROOT", str(root))
        for naam in ("MONITOR_DATA", "MONITOR_OUTPUT", "MONITOR_EDITION_OUTPUT"):
            omgeving.delenv(naam, raising=False)
        assert main(["build", "bmwe/2016-Q1", "--quiet"]) == 0
    return root


@pytest.fixture
def klein(gebouwd: Path, project: Path) -> Path:
    """A copy of that project with its pages and snapshot, which a test may change."""
    shutil.copytree(gebouwd, project, dirs_exist_ok=True)
    return project


def bytes_van(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def met_cel(project: Path, code: str) -> None:
    """Put a code cell in front of the last one of the chapter privacy."""
    path = project / "notebooks" / "privacy.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.insert(-2, nbformat.v4.new_code_cell(code, id="proef"))
    nbformat.write(notebook, path)


def test_a_failing_build_leaves_the_earlier_pages_alone(
    klein: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bad source, a bad text and a chapter that raises: one message each, exit 1, the same pages as before."""
    voor = {naam: bytes_van(klein / naam) for naam in ("output/bmwe/2016-Q1/intern", f"{DATA}/snapshot")}

    def faalt() -> str:
        assert main(["build", "bmwe/2016-Q1", "--quiet"]) == 1
        assert {naam: bytes_van(klein / naam) for naam in voor} == voor
        return capsys.readouterr().err

    edit(klein / DATA / "sporen.csv", "GM0005,Spoor 1,5", "GM0005,Spoor 1,vijf")
    assert "rij 2, kolom waarde: 'vijf' is geen aantal" in faalt()
    edit(klein / DATA / "sporen.csv", "GM0005,Spoor 1,vijf", "GM0005,Spoor 1,5")

    edit(klein / YML, "secties: [ontwikkelingen]", "secties: [ontwikeling]")
    assert faalt() == (
        f"{YML}, hoofdstukken.privacy.secties: "
        "het notebook heeft geen sectie 'ontwikeling'. Bedoelt u 'ontwikkelingen'?\n"
    )
    edit(klein / YML, "secties: [ontwikeling]", "secties: [ontwikkelingen]")

    tekst = klein / PARAMS / "privacy.md"
    goed = tekst.read_text(encoding="utf-8")
    tekst.write_text(goed + '\n{{ getall("privacyraamwerk", "Beleid", "Stand") }}\n', encoding="utf-8")
    waar = f"{PARAMS}/privacy.md, sectie Ontwikkelingen, regel {goed.count(chr(10)) + 2}:"
    assert f"{waar} de naam 'getall' is onbekend. Bedoelt u 'getal'?" in faalt()
    tekst.write_text(goed + '\n{{ getal("privacyraamwerk", "Belied", "Stand van zaken") }}\n', encoding="utf-8")
    assert "tabel privacyraamwerk heeft geen 'Belied'. Bedoelt u 'Beleid'?" in faalt()
    tekst.write_text(goed, encoding="utf-8")

    met_cel(klein, 'naam = "geheime client 12"\nraise ValueError(naam)')
    fout = faalt()
    # Only code is counted, and after it comes the cell of the controles.
    cellen = nbformat.read(klein / "notebooks" / "privacy.ipynb", as_version=4).cells
    nummer = sum(een.cell_type == "code" for een in cellen) - 1
    assert fout == (
        f"notebooks/privacy.ipynb, cel {nummer}, regel `raise ValueError(naam)`: ValueError. "
        "Dit gaat niet met deze waarde. Met --traceback staat de hele fout op het scherm.\n"
    )


def test_a_foreign_error_shows_its_message_on_request_only(klein: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An exception can hold a value of a person: it goes to the terminal that asks for it, never into a file."""
    met_cel(klein, 'import sys\ndelen = ["geheime", "client"]\nraise KeyError("-".join(delen))')
    assert main(["build", "bmwe/2016-Q1"]) == 1
    uit = capsys.readouterr()
    assert "geheime-client" not in uit.out + uit.err
    assert main(["build", "bmwe/2016-Q1", "--traceback"]) == 1
    assert "geheime-client" in capsys.readouterr().err
    gevonden = [path for path in klein.rglob("*") if path.is_file() and b"geheime-client" in path.read_bytes()]
    assert gevonden == []
    assert [path.name for path in (klein / "output/bmwe/2016-Q1").glob("[!.]*")] == ["intern", "levering"]


def test_parameters_that_the_notebook_does_not_have(
    klein: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    """A parameter that a notebook declares and the edition does not give never runs with its default."""
    edit(
        klein / "notebooks" / "privacy.ipynb",
        'lezers: str = \\"intern\\"',
        'wachttijd: int = 31\\n", "lezers: str = \\"intern\\"',
    )
    assert main(["build", "bmwe/2016-Q1", "--quiet"]) == 1
    assert capsys.readouterr().err == (
        f"{YML}, hoofdstukken.privacy: de parameters van het notebook zijn andere dan die van de editie: wachttijd. "
        "Maak ze gelijk.\n"
    )


def test_a_snapshot_that_was_altered_is_refused(klein: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Frozen sources are what was frozen, or the build stops."""
    path = klein / DATA / "snapshot" / "sporen.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert main(["build", "bmwe/2016-Q1", "--quiet"]) == 1
    assert f"{DATA}/snapshot/sporen.parquet: het bestand is niet meer wat er bevroren is." in capsys.readouterr().err
