"""Is a site that shows pages of before found, and what a killed `monitor site` left?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from monitorlib.doctor import website
from monitorlib.editie.layout import Layout


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """A site of the readers intern, and two editions that were built before it."""
    for seconds, naam in (
        (1000, "output/a/2024-Q3/intern/manifest.json"),
        (1000, "output/a/2024-Q4/intern/manifest.json"),
        (9000, "output/a/2024-Q4/archief/bouw/manifest.json"),
        (2000, "output/_site/intern/inhoud.txt"),
    ):
        (tmp_path / naam).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / naam).write_text("", encoding="utf-8")
        os.utime(tmp_path / naam, (seconds, seconds))
    return Layout(tmp_path, tmp_path / "data", tmp_path / "output")


def test_a_site_of_the_pages_that_there_are(layout: Layout) -> None:
    """Pages for other readers are not on it."""
    assert list(website.behind(layout)) == []
    assert list(website.left_by_killed(layout)) == []


def test_an_edition_that_was_built_since(layout: Layout) -> None:
    os.utime(layout.output / "a/2024-Q4/intern/manifest.json", (3000, 3000))
    (fault,) = website.behind(layout)
    assert (fault.where, fault.do) == ("output/_site/intern", "monitor site")
    assert fault.what == "deze site is ouder dan de pagina's van a/2024-Q4"


def test_no_site_is_no_fault(tmp_path: Path) -> None:
    leeg = Layout(tmp_path, tmp_path / "data", tmp_path / "output")
    assert list(website.behind(leeg)) == []
    assert list(website.left_by_killed(leeg)) == []


def test_what_a_killed_site_left(layout: Layout) -> None:
    proces = subprocess.Popen([sys.executable, "-c", ""])
    proces.wait()
    half = layout.output / f"_site/.intern.nieuw-{proces.pid}"
    half.mkdir()
    (layout.output / f"_site/.openbaar.nieuw-{os.getpid()}").mkdir()
    (fault,) = website.left_by_killed(layout)
    assert fault.do == f"rm -r {half}"
