"""Is an edition that no command finds, or cannot read, named?"""

from collections.abc import Callable
from pathlib import Path

from monitorlib.doctor import editions
from monitorlib.editie.layout import Layout


def _layout(project: Path) -> Layout:
    return Layout(project, project / "data", project / "output")


def test_editions_that_are_well(project: Path) -> None:
    for check in (editions.known, editions.readable, editions.delivered_for_none):
        assert list(check(_layout(project))) == []


def test_parameters_under_another_name(project: Path) -> None:
    fout = project / "params/bmwe/2016-Q1/params.yaml"
    (project / "params/bmwe/2016-Q1/params.yml").rename(fout)
    (fault,) = editions.known(_layout(project))
    assert fault.where == "params/bmwe/2016-Q1"
    assert fault.do == f"mv -n {fout} {fout.with_suffix('.yml')}"


def test_a_key_that_is_misspelt(project: Path, edit: Callable[[Path, str, str], None]) -> None:
    edit(project / "params/hengelo/2019-Q1/params.yml", "\ngebied:", "\ngebeid:")
    (fault,) = editions.readable(_layout(project))
    assert fault.where.startswith("params/hengelo/2019-Q1/params.yml, regel ")
    assert fault.what == "deze sleutel is onbekend. Bedoelt u 'gebied'?"
    assert fault.do.endswith("monitor doctor hengelo/2019-Q1")


def test_data_of_a_quarter_without_parameters(project: Path) -> None:
    plek = project / "data/bmwe/2016-Q2"
    plek.mkdir()
    (plek / "genereer.py").touch()
    assert list(editions.delivered_for_none(_layout(project))) == []
    (plek / "uitkeringen.csv").touch()
    (fault,) = editions.delivered_for_none(_layout(project))
    assert fault.where == "data/bmwe/2016-Q2"
    assert fault.do.startswith("monitor new bmwe/2016-Q2")
