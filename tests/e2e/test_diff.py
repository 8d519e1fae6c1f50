"""Is what differs between two builds named whole, and nothing else?"""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pagina import lees

from monitorlib.cli import main
from monitorlib.review import vergelijken

NAAM = "bmwe/2016-Q1"
Verander = Callable[[dict[str, Any]], None]


@pytest.fixture
def toen(bmwe: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a build, to be altered as if it was made earlier; the edition itself is as it was built last."""
    monkeypatch.setenv("MONITOR_OUTPUT", str(tmp_path / "output"))
    shutil.copytree(bmwe, tmp_path / "output" / NAAM / "intern")
    return Path(shutil.copytree(bmwe, tmp_path / "toen"))


def verander(path: Path, hoe: Verander) -> None:
    inhoud = json.loads(path.read_bytes())
    hoe(inhoud)
    path.write_text(json.dumps(inhoud), encoding="utf-8")


def tabel(notebook: dict[str, Any], naam: str) -> dict[str, Any]:
    """The data of a table of an executed notebook."""
    alle = (een["data"] for cel in notebook["cells"] for een in cel.get("outputs", ()) if "data" in een)
    mime = "application/vnd.dataresource+json"
    return next(een[mime] for een in alle if een.get(mime, {}).get("monitor", {}).get("naam") == naam)


def diff(capsys: pytest.CaptureFixture[str], *woorden: str) -> Any:
    """What the command says as JSON."""
    capsys.readouterr()
    assert main(["diff", *woorden, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def een_lager(notebook: dict[str, Any]) -> None:
    """Let the first number of a table have been one lower."""
    rij = tabel(notebook, "wmo-voorzieningen")["data"][0]
    rij["waarde"] -= 1


def laatste_regel_van_toen(notebook: dict[str, Any]) -> None:
    """Let the line of code with which a chapter ends have been another one."""
    (cel,) = (een for een in notebook["cells"] if "".join(een["source"]) == "hoofdstuk.controles()")
    cel["source"] = "hoofdstuk.controles()  # toen"


def test_a_build_differs_in_nothing_from_itself(toen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And something was compared: that is not the same as nothing found."""
    gezegd = diff(capsys, str(toen), NAAM)
    assert gezegd["anders"] == 0
    assert gezegd["vergeleken"] > 500
    assert not any(gezegd[naam] for naam in ("bronnen", "parameters", "versies"))
    assert all(not van["teksten"] and not van["code"] for van in gezegd["hoofdstukken"])
    assert main(["diff", str(toen), NAAM]) == 0
    assert "getallen zijn vergeleken; geen daarvan is anders." in capsys.readouterr().out


def test_one_number_one_sentence_one_line_one_source(toen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each where it is, what it was and what it is; of the number the difference: x - (x - 1) = 1."""
    notebook = toen / "notebooks/wmo.ipynb"
    nu = json.loads(notebook.read_bytes())
    rij = tabel(nu, "wmo-voorzieningen")["data"][0]
    verander(notebook, een_lager)
    verander(notebook, laatste_regel_van_toen)
    verander(toen / "manifest.json", lambda van: van["bronnen"]["voorzieningen_wmo"].update(rijen=7))
    verander(toen / "manifest.json", lambda van: van["parameters"].update(titel="Monitor van toen"))
    gezegd = diff(capsys, str(toen), NAAM)
    assert gezegd["anders"] == gezegd["herzien"] == 1
    (wmo,) = (van for van in gezegd["hoofdstukken"] if van["naam"] == "wmo")
    (tabel_,) = (een for een in wmo["tabellen"] if een["anders"])
    assert tabel_["naam"] == "tabel wmo-voorzieningen"
    assert tabel_["bronnen"] == ["voorzieningen_wmo"]
    (cel,) = tabel_["anders"]
    sleutel = tabel(nu, "wmo-voorzieningen")["schema"]["primaryKey"]
    assert cel["cel"] == [rij[naam] for naam in sleutel]
    assert (cel["was"], cel["is_nu"], cel["verschil"]) == (f"{rij['waarde'] - 1:.0f}", f"{rij['waarde']:.0f}", "+1")
    assert wmo["code"] == ["-hoofdstuk.controles()  # toen", "+hoofdstuk.controles()"]
    (bron,) = gezegd["bronnen"]
    assert bron["wat"] == "voorzieningen_wmo"
    assert bron["was"].startswith("7 rijen")
    assert [een["was"] for een in gezegd["parameters"]] == ["Monitor van toen"]


def test_the_page_marks_what_is_different(toen: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verander(toen / "notebooks/wmo.ipynb", een_lager)
    assert main(["diff", str(toen), NAAM]) == 0
    assert "Pagina: " in capsys.readouterr().out
    blad = lees(tmp_path / "output" / NAAM / "verschil/bmwe-2016-Q1.html")
    assert len(blad.select("mark")) == 1
    assert [een.get_text() for een in blad.select("h2")] == ["Monitor Wmo 2015", "Bronnen", "Parameters", "Versies"]
    assert "Niet voor publicatie" in blad.get_text()


def test_a_chapter_and_a_table_that_came_or_went(toen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (toen / "notebooks/privacy.ipynb").unlink()
    verander(
        toen / "notebooks/wmo.ipynb",
        lambda van: tabel(van, "wmo-voorzieningen")["monitor"].update(naam="anders-genoemd"),
    )
    gezegd = diff(capsys, str(toen), NAAM)
    assert [van["naam"] for van in gezegd["hoofdstukken"] if van["stand"] == "nieuw"] == ["privacy"]
    (wmo,) = (van for van in gezegd["hoofdstukken"] if van["naam"] == "wmo")
    per = {een["naam"]: een for een in wmo["tabellen"]}
    # Its numbers are known to be the same ones, under whatever name.
    assert per["tabel wmo-voorzieningen"]["vergeleken"] > 0
    assert per["tabel anders-genoemd"]["weg"] == len(tabel_cellen(toen))


def tabel_cellen(toen: Path) -> list[Any]:
    data = json.loads((toen / "notebooks/wmo.ipynb").read_bytes())
    return list(tabel(data, "anders-genoemd")["data"])


def test_cells_of_notebooks_are_named_on_terminal_and_page(
    toen: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("nbdime")
    verander(toen / "notebooks/wmo.ipynb", laatste_regel_van_toen)
    (wmo,) = (van for van in diff(capsys, str(toen), NAAM)["hoofdstukken"] if van["cellen"])
    (cel,) = wmo["cellen"]
    assert (cel["soort"], cel["wat"], cel["is_nu"]) == ("code", "anders", "hoofdstuk.controles()")
    assert main(["diff", str(toen), NAAM]) == 0
    regels = ["- hoofdstuk.controles()  # toen", "+ hoofdstuk.controles()"]
    assert "\n".join(["  notebook", f"    {cel['waar']} (code): anders", *(f"      {een}" for een in regels)]) in (
        capsys.readouterr().out
    )
    blad = lees(tmp_path / "output" / NAAM / "verschil/bmwe-2016-Q1.html")
    assert [een.get_text() for een in blad.select("pre del, pre ins")] == regels


def test_without_nbdime_it_says_so_and_the_lines_of_code_stand_there(
    toen: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vergelijken, "ontbreekt", lambda pakket: pakket == "nbdime")
    verander(toen / "notebooks/wmo.ipynb", laatste_regel_van_toen)
    assert main(["diff", str(toen), NAAM]) == 0
    uit = capsys.readouterr().out
    zin = "Cellen van notebooks zijn niet vergeleken: nbdime ontbreekt. Installeer het met: pip install -e '.[review]'"
    assert zin in uit
    assert "  code\n    -hoofdstuk.controles()  # toen\n    +hoofdstuk.controles()\n" in uit
    assert zin in lees(tmp_path / "output" / NAAM / "verschil/bmwe-2016-Q1.html").get_text()


@pytest.mark.parametrize(
    ("gegeven", "gezegd"),
    [
        ("nergens", "nergens: in nergens staat geen gebouwde editie (manifest.json ontbreekt)."),
        ("hengelo/2019-Q1", "hengelo/2019-Q1: in "),
    ],
)
def test_what_is_no_build_is_refused(toen: Path, gegeven: str, gezegd: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", gegeven, NAAM]) == 1
    fout = capsys.readouterr().err
    assert fout.startswith(gezegd)
    assert "monitor build" in fout


def test_an_empty_text_cell_says_nothing(toen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    leeg = {"cell_type": "markdown", "id": "leeg", "metadata": {}, "source": "\n"}
    verander(toen / "notebooks/wmo.ipynb", lambda van: van["cells"].insert(3, leeg))
    assert diff(capsys, str(toen), NAAM)["anders"] == 0


def test_a_damaged_notebook_is_named(toen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (toen / "notebooks/wmo.ipynb").write_text("{", encoding="utf-8")
    assert main(["diff", str(toen), NAAM]) == 1
    assert "wmo.ipynb is niet wat een bouw maakt" in capsys.readouterr().err
