"""Is what the system refuses said in Dutch, with the file that is to blame and what to do?"""

import errno

import pytest

from monitorlib.systeem import of_system, reden, waarom


@pytest.mark.parametrize(
    ("nummer", "zin"),
    [
        (errno.ENOSPC, "de schijf is vol"),
        (errno.EACCES, "u hebt er geen rechten voor"),
        (errno.ENOENT, "het bestaat niet"),
        (errno.EISDIR, "het is een map"),
        (errno.ELOOP, "een koppeling die naar zichzelf wijst"),
        (errno.EROFS, "kan alleen gelezen worden"),
    ],
)
def test_a_reason_is_dutch_and_says_what_to_do(nummer: int, zin: str) -> None:
    gezegd = reden(OSError(nummer, "in English"))
    assert zin in gezegd
    assert "English" not in gezegd
    assert ";" in gezegd


def test_a_reason_that_nobody_knows_keeps_its_number() -> None:
    assert reden(OSError(errno.ENOTTY, "x")) == "het systeem weigert het (fout 25, ENOTTY)"
    assert reden(OSError("alleen woorden")) == "het systeem weigert het (OSError)"


def test_a_full_disk_is_no_fault_of_what_was_read() -> None:
    """A copy names what it reads first; full is the disk of the other."""
    vol = OSError(errno.ENOSPC, "x", "/data/zorg.csv", None, "/snapshot/kopie.csv")
    assert str(of_system("Editie a", vol)).startswith("Editie a: het bestand kopie.csv kan niet geschreven worden: de ")
    dicht = OSError(errno.EACCES, "x", "/data/zorg.csv", None, "/snapshot/kopie.csv")
    assert "het bestand zorg.csv kan niet gelezen of geschreven worden: u hebt" in str(of_system("Editie a", dicht))


def test_a_path_that_leads_nowhere() -> None:
    assert waarom(RuntimeError("Symlink loop from '/x'")).startswith("het is een koppeling die naar zichzelf wijst")
    assert waarom(ValueError("embedded null byte")).startswith("de naam heeft tekens")
