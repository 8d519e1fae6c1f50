"""Is what stands damaged on the disk made again, or refused in one sentence: notebooks, and what builds note down?"""

import json
import shutil
from pathlib import Path

import pytest
from kleine_monitor import NAAM, alleen, bestanden, monitor, uitvoer

from monitorlib.cli import main
from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.engine.building.plan import Options, Plan
from monitorlib.engine.stale.state import BESTAND, State
from monitorlib.errors import NotebookError
from monitorlib.hoofdstuk.notebook_file import read_notebook, what_counts
from monitorlib.sources.freeze.snapshot_index import read_index

CEL = {"cell_type": "code", "execution_count": None, "id": "a", "metadata": {}, "outputs": [], "source": "1"}


def notebook(*cellen: object, **anders: object) -> bytes:
    vast = {"cells": list(cellen), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps({**vast, **anders}, indent=1).encode()


STUK = {
    "empty": (b"", "regel 1: het bestand is leeg."),
    "conflict": (
        b'{\n "cells": [\n<<<<<<< HEAD\n  {}\n=======\n>>>>>>> x\n ]\n}',
        "regel 3: hier staat een conflict van git",
    ),
    "not json": (b'{\n "cells": [\n  nee\n ]\n}', "regel 3: dit is geen JSON, dus geen notebook."),
    "truncated": (notebook(CEL)[:-40], "dit is geen JSON, dus geen notebook."),
    "not utf-8": (b'{\n "cells": "\xff"}', "regel 2: het bestand is geen UTF-8"),
    "a list": (b"[]", "regel 1: dit is geen notebook: het heeft geen cellen."),
    "no cells": (notebook(), "regel 1: dit is geen notebook: het heeft geen cellen."),
    "null cells": (notebook(cells=None), "regel 1: dit is geen notebook: het heeft geen cellen."),
    "too deep": (b"[" * 100_000, "regel 1: dit is geen notebook."),
    "old format": (notebook(CEL, nbformat=3), "regel 1: dit is geen notebook van versie 4"),
    "metadata": (notebook(CEL, metadata=[]), "regel 1: 'metadata' van het notebook heeft een verkeerde vorm."),
    "a cell is text": (notebook(CEL, "cel"), "regel 11: de cel op deze regel is geen cel met code of tekst"),
    "a cell of no kind": (
        notebook(CEL, {"source": ""}),
        "regel 11: de cel op deze regel is geen cel met code of tekst",
    ),
    "no source": (notebook({**CEL, "source": None}), "regel 3: de cel op deze regel heeft geen tekst ('source')."),
    "source of numbers": (
        notebook({**CEL, "source": [1]}),
        "regel 3: de cel op deze regel heeft geen tekst ('source').",
    ),
    "tags": (
        notebook({**CEL, "metadata": {"tags": "a"}}),
        "regel 3: de cel op deze regel heeft 'metadata' van een verkeerde vorm.",
    ),
    "id": (
        notebook({**CEL, "id": 1}),
        "regel 3: de cel op deze regel heeft een 'id' of 'attachments' van een verkeerde vorm.",
    ),
}


@pytest.mark.parametrize(("inhoud", "melding"), STUK.values(), ids=STUK)
def test_an_unreadable_notebook_is_refused_by_file_and_line(tmp_path: Path, inhoud: bytes, melding: str) -> None:
    path = tmp_path / "a.ipynb"
    path.write_bytes(inhoud)
    with pytest.raises(NotebookError) as fout:
        read_notebook(path, "notebooks/a.ipynb")
    assert str(fout.value).startswith("notebooks/a.ipynb, regel ")
    assert melding in str(fout.value)
    assert "\n" not in str(fout.value)


def test_a_notebook_that_is_not_there_or_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        NotebookError,
        match=r"^a: het notebook ontbreekt\. Haal het notebook terug uit git, of herstel het op die plaats\.$",
    ):
        read_notebook(tmp_path / "a.ipynb", "a")
    with pytest.raises(NotebookError, match="kan niet gelezen worden"):
        read_notebook(tmp_path, "a")


def test_an_unreadable_notebook_stops_its_own_chapter_only(project: Path) -> None:
    """The other is executed, its page made; nothing is said twice."""
    alleen(project, "privacy", "inleiding")
    path = project / "notebooks/privacy.ipynb"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"cells": [', '"cells": [\n<<<<<<< HEAD', 1), encoding="utf-8"
    )
    gezegd = monitor(project, "build", NAAM)
    assert gezegd.returncode == 1
    assert gezegd.stderr == (
        "notebooks/privacy.ipynb, regel 3: hier staat een conflict van git (<<<<<<<); kies wat blijft en haal de "
        "tekens weg.\n"
    )
    assert f"{NAAM}: hoofdstuk inleiding uitgevoerd." in gezegd.stdout


def test_running_a_notebook_changes_nothing_that_counts(tmp_path: Path, project: Path) -> None:
    """Saved after 'Run all': outputs, counts, what the kernel says of itself. Its text, tags and kernel do count."""
    kaal = json.loads((project / "notebooks/wmo.ipynb").read_text(encoding="utf-8"))

    def gevonden(anders: dict[str, object]) -> str:
        (tmp_path / "a.ipynb").write_text(json.dumps(anders), encoding="utf-8")
        return what_counts(read_notebook(tmp_path / "a.ipynb", "a"))

    gedraaid = json.loads(json.dumps(kaal))
    gedraaid["metadata"]["language_info"] = {"name": "python", "version": "3.13.0"}
    for nummer, cel in enumerate(gedraaid["cells"]):
        cel["metadata"] |= {"execution": {"iopub.status.busy": "2026-01-01"}, "collapsed": True}
        cel["source"] = "".join(cel["source"])
        if cel["cell_type"] == "code":
            cel |= {"execution_count": nummer, "outputs": [{"output_type": "stream", "name": "stdout", "text": "1"}]}
    assert gevonden(gedraaid) == gevonden(kaal)
    for anders in ({"source": "2"}, {"metadata": {"tags": ["x"]}}, {"cell_type": "raw"}):
        assert gevonden({**kaal, "cells": [*kaal["cells"][:-1], {**kaal["cells"][-1], **anders}]}) != gevonden(kaal)
    assert gevonden({**kaal, "metadata": {"kernelspec": {"name": "r"}}}) != gevonden(kaal)


BESCHADIGD = [
    b"",
    b"[]",
    b"{}",
    b"null",
    b"1",
    b'"x"',
    b"\xff\xfe",
    b"[" * 100_000,
    b'{"som": null, "bronnen": null, "bouw": null}',
]


@pytest.fixture
def gebouwd(project: Path) -> Path:
    """A project with one chapter and its site."""
    alleen(project, "privacy")
    assert main(["build", NAAM, "--quiet"]) == 0
    return project


def test_what_a_build_noted_is_believed_only_as_it_was_written(gebouwd: Path) -> None:
    """In any other form all is made again: a value of another type, a key too many, a part left out."""
    path = uitvoer(gebouwd) / BESTAND
    heel = path.read_bytes()
    goed = json.loads(heel)
    ander = json.loads(heel)
    ander["bouw"]["hoofdstukken"]["privacy"]["invoer"] = None
    meer = json.loads(heel)
    meer["bouw"]["onbekend"] = 1
    for inhoud in [*BESCHADIGD, heel[:-30], json.dumps(ander).encode(), json.dumps(meer).encode()]:
        path.write_bytes(inhoud)
        assert State.read(uitvoer(gebouwd)) == State()
        plan = Plan.of(Editie.named(NAAM, Layout.find()), Options(), {})
        assert plan.reasons == {"privacy": ["nog niet gebouwd"]}
    assert main(["build", NAAM, "--quiet"]) == 0
    assert json.loads(path.read_bytes())["bouw"]["hoofdstukken"] == goed["bouw"]["hoofdstukken"]


def test_chapters_are_noted_in_one_order(tmp_path: Path) -> None:
    """Not in that in which they were ready."""
    from monitorlib.engine.stale.state import Built

    leeg = Built({}, {}, (), "")
    State({"wmo": leeg, "inleiding": leeg, "privacy": leeg}).write(tmp_path)
    assert list(json.loads((tmp_path / BESTAND).read_text(encoding="utf-8"))["bouw"]["hoofdstukken"]) == [
        "inleiding",
        "privacy",
        "wmo",
    ]


def test_a_snapshot_that_is_gone_or_whose_index_is_damaged_is_made_again(
    gebouwd: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the same bytes, and the pages stay: nothing in them changed."""
    snapshot = gebouwd / "data" / NAAM / "snapshot"
    eerder, editie = bestanden(snapshot), Editie.named(NAAM, Layout.find())
    weg = [lambda: shutil.rmtree(snapshot), lambda: (snapshot / "sporen.parquet").unlink()]
    index = json.loads((snapshot / "snapshot.json").read_bytes())
    index["bronnen"]["sporen"]["rijen"] = 999
    stuk = [*BESCHADIGD, (snapshot / "snapshot.json").read_bytes()[:-9], json.dumps(index).encode()]
    for maak_stuk in [*weg, *(lambda inhoud=een: (snapshot / "snapshot.json").write_bytes(inhoud) for een in stuk)]:
        maak_stuk()
        assert main(["build", NAAM]) == 0
        uit = capsys.readouterr().out.splitlines()
        assert uit[0].startswith("Bronnen bevroren: ")
        assert uit[1].startswith("Niets veranderd: ")
        assert bestanden(snapshot) == eerder
        assert len(read_index(editie)) == len(editie.parameters.bronnen)


def test_a_frozen_file_that_was_altered_is_refused(gebouwd: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who did that, should know of it: nothing is made, and nothing is thrown away."""
    path = gebouwd / "data" / NAAM / "snapshot" / "sporen.parquet"
    heel = path.read_bytes()
    for inhoud in (b"", heel[:-1], b"x" * len(heel)):
        path.write_bytes(inhoud)
        assert main(["build", NAAM, "--force", "--quiet"]) == 1
        fout = capsys.readouterr().err
        assert fout.startswith(f"data/{NAAM}/snapshot/sporen.parquet: het bestand is niet meer wat er bevroren is.")
        assert len(fout.splitlines()) == 1
    path.unlink()
    path.mkdir()
    assert main(["build", NAAM, "--quiet"]) == 1
    assert "het bestand is niet meer wat er bevroren is." in capsys.readouterr().err
