"""Does an akkoord hold for what was seen, and for nothing that came after?"""

import json
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from kleine_monitor import NAAM, alleen, kopie_van_het_project, monitor, uitvoer
from pagina import lees, tabel

from monitorlib.cli import main

WIE, SINDSDIEN = "A. de Vries", "Sindsdien veranderd"


@pytest.fixture(scope="module")
def eerst(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A monitor of which one chapter of two is signed, and that was built after that."""
    project = tmp_path_factory.mktemp("getekend")
    kopie_van_het_project(project)
    alleen(project, "wmo", "inleiding", "verantwoording")
    for woorden in (["build", NAAM], ["akkoord", NAAM, "wmo", "--door", f"  {WIE} "], ["build", NAAM]):
        gedaan = monitor(project, *woorden)
        assert gedaan.returncode == 0, gedaan.stderr
    return project


@pytest.fixture
def getekend(eerst: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it that a test may change."""
    monkeypatch.setenv("MONITOR_ROOT", str(tmp_path / "project"))
    return Path(shutil.copytree(eerst, tmp_path / "project"))


def gezegd(capsys: pytest.CaptureFixture[str], *opdracht: str, eindigt: int = 0) -> str:
    capsys.readouterr()
    assert main(list(opdracht)) == eindigt
    return "".join(capsys.readouterr())


def rijen(project: Path) -> dict[tuple[str, str], str]:
    """What the account says of each chapter."""
    return tabel(lees(uitvoer(project) / "verantwoording.html"), "akkoord")


def herschreven(project: Path) -> None:
    """Write another sentence in the text of the chapter that was signed."""
    pad = project / "params" / NAAM / "wmo.md"
    pad.write_text(pad.read_text(encoding="utf-8") + "\nDit staat er nu ook.\n", encoding="utf-8")


def test_who_signed_stands_in_the_account_and_in_check(getekend: Path, capsys: pytest.CaptureFixture[str]) -> None:
    van = rijen(getekend)
    assert van["Monitor Wmo 2015", "Akkoord"].startswith(f"{WIE}, ")
    assert van["Monitor Wmo 2015", SINDSDIEN] == "niets"
    assert van["Inleiding", "Akkoord"] == "nog niemand"
    uit = gezegd(capsys, "check", NAAM, eindigt=3)
    assert f"{NAAM}: 1 van 2 hoofdstukken afgetekend zoals zij nu zijn." in uit
    assert f"Monitor Wmo 2015: {WIE}, " in uit
    assert "Inleiding: nog niemand" in uit
    assert json.loads(gezegd(capsys, "check", NAAM, "--json", eindigt=3).splitlines()[-1])["akkoord"] == {
        "inleiding": False,
        "wmo": True,
    }


def test_what_changed_since_is_named(getekend: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Until the build: what was signed is what stands there. After it: the part that is another, by name."""
    herschreven(getekend)
    assert "veranderd" not in gezegd(capsys, "akkoord", NAAM)
    assert f"{NAAM}: 0 van 2 hoofdstukken afgetekend zoals zij nu zijn." in gezegd(capsys, "build", NAAM)
    assert "(sindsdien veranderd: toelichting " in gezegd(capsys, "akkoord", NAAM)
    assert rijen(getekend)["Monitor Wmo 2015", SINDSDIEN].startswith("toelichting ")
    assert main(["akkoord", NAAM, "wmo", "--door", WIE]) == 0
    assert "1 van 2 hoofdstukken afgetekend" in gezegd(capsys, "build", NAAM)
    assert rijen(getekend)["Monitor Wmo 2015", SINDSDIEN] == "niets"


def test_the_next_build_has_nothing_to_do(getekend: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "uitgevoerd" not in gezegd(capsys, "build", NAAM)


def test_without_its_key_no_akkoord_counts(getekend: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (getekend / "data/bmwe/akkoord.sleutel").unlink()
    assert "niet na te gaan: akkoord.sleutel ontbreekt bij de gegevens van de regio" in gezegd(capsys, "akkoord", NAAM)
    assert "0 van 2 hoofdstukken afgetekend" in gezegd(capsys, "build", NAAM)


def test_an_akkoord_can_be_taken_back(getekend: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fout = gezegd(capsys, "akkoord", NAAM, "wmo", "--door", "B. Bos", "--intrekken", eindigt=1)
    assert f"B. Bos is niet akkoord met wmo; akkoord is: {WIE}." in fout
    assert main(["akkoord", NAAM, "wmo", "--door", WIE, "--intrekken"]) == 0
    assert "Monitor Wmo 2015: nog niemand" in gezegd(capsys, "akkoord", NAAM)
    assert main(["build", NAAM, "--quiet"]) == 0
    assert "tabel-akkoord" not in (uitvoer(getekend) / "verantwoording.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("woorden", "reden"),
    [
        (("wmoo", "--door", WIE), "heeft geen hoofdstuk 'wmoo'. Bedoelt u 'wmo'?"),
        (("verantwoording", "--door", WIE), "verantwoording laat zien wie akkoord is"),
        (("inleiding",), "Zeg met --door wie akkoord is"),
        (("inleiding", "--door", " "), "--door: schrijf een naam van 1 tot en met 80 tekens"),
        (("inleiding", "--door", "x" * 81), "--door: schrijf een naam van 1 tot en met 80 tekens"),
        (("--door", WIE), "--door en --intrekken gaan over hoofdstukken"),
    ],
)
def test_what_cannot_be_signed_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str], woorden: tuple[str, ...], reden: str
) -> None:
    alleen(project, "wmo", "inleiding", "verantwoording")
    with suppress(SystemExit):
        assert main(["akkoord", NAAM, *woorden]) != 0
    assert reden in capsys.readouterr().err
    assert not (project / "params" / NAAM / "vastgelegd").exists()


def test_only_what_a_build_would_make_now_is_signed(getekend: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a page that was altered after the build, nor one that the next build makes otherwise; and none of two."""
    bestand = getekend / "params" / NAAM / "vastgelegd/akkoorden.csv"
    eerst = bestand.read_bytes()
    pagina = uitvoer(getekend) / "wmo.html"
    zoals_gebouwd = pagina.read_bytes()
    pagina.write_bytes(zoals_gebouwd.replace(b"Wmo", b"Wmo ", 1))
    fout = gezegd(capsys, "akkoord", NAAM, "inleiding", "wmo", "--door", "B. Bos", eindigt=1)
    assert "hoofdstuk wmo: wmo.html is na de bouw gewijzigd. Bouw de editie opnieuw" in fout
    pagina.write_bytes(zoals_gebouwd)
    herschreven(getekend)
    fout = gezegd(capsys, "akkoord", NAAM, "inleiding", "wmo", "--door", "B. Bos", eindigt=1)
    assert "hoofdstuk wmo: de toelichting is veranderd" in fout
    assert bestand.read_bytes() == eerst
