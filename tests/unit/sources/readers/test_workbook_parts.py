"""Is a workbook refused that is not whole, or that leads outside, before anything of it is read?"""

from pathlib import Path
from zipfile import ZipFile

import pytest
from werkblad import BOEK, RELATIES, SOORTEN, werkmap

from monitorlib.errors import SourceError
from monitorlib.sources.readers.workbook_parts import Werkmap

OPNIEUW = "open haar in Excel en sla haar opnieuw op als .xlsx."


def weigering(path: Path) -> str:
    with ZipFile(path) as zip_, pytest.raises(SourceError) as fout:
        Werkmap(zip_, "zorg.xlsx")
    return str(fout.value)


@pytest.mark.parametrize("mist", [SOORTEN, BOEK, RELATIES])
def test_a_part_that_every_workbook_has_must_be_there(tmp_path: Path, mist: str) -> None:
    assert weigering(werkmap(tmp_path / "a.xlsx", delen={mist: None})) == (
        f"zorg.xlsx: dit is geen hele Excel-werkmap, {mist} ontbreekt erin; {OPNIEUW}"
    )


def test_of_several_that_are_missing_the_first_is_named(tmp_path: Path) -> None:
    assert f"{SOORTEN} ontbreekt" in weigering(werkmap(tmp_path / "a.xlsx", delen={RELATIES: None, SOORTEN: None}))


@pytest.mark.parametrize("deel", ["../buiten.xml", "xl/../../buiten.xml", "/etc/buiten.xml", "xl\\..\\buiten.xml"])
def test_a_part_that_leads_outside_is_refused(tmp_path: Path, deel: str) -> None:
    assert weigering(werkmap(tmp_path / "a.xlsx", delen={deel: "x"})) == (
        f"zorg.xlsx: een onderdeel van de werkmap wijst naar een plek erbuiten; {OPNIEUW}"
    )


def test_two_dots_in_a_name_lead_nowhere(tmp_path: Path) -> None:
    with ZipFile(werkmap(tmp_path / "a.xlsx", delen={"xl/a..b.xml": "x"})) as zip_:
        assert Werkmap(zip_, "zorg.xlsx").bladen == ["Blad1"]


def test_the_list_of_kinds_is_read_at_once(tmp_path: Path) -> None:
    assert weigering(werkmap(tmp_path / "a.xlsx", delen={SOORTEN: "<Types>"})) == (
        f"zorg.xlsx: de werkmap is beschadigd, {SOORTEN} is geen geldige XML; {OPNIEUW}"
    )


def test_a_sheet_whose_part_is_gone_says_so(tmp_path: Path) -> None:
    with ZipFile(werkmap(tmp_path / "a.xlsx", delen={"xl/worksheets/blad1.xml": None})) as zip_:
        map_ = Werkmap(zip_, "zorg.xlsx")
        with pytest.raises(SourceError) as fout:
            list(map_.blad("Blad1", "*"))
    assert str(fout.value) == (
        f"zorg.xlsx: de werkmap is beschadigd, xl/worksheets/blad1.xml ontbreekt erin; {OPNIEUW}"
    )
