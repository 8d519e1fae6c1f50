"""Does the audit find in a folder what a reader can calculate from it, and nothing where nothing is hidden?"""

import json
import re
import shutil
from pathlib import Path

import pytest
from verbergen import Plek, verberg

from monitorlib.errors import PublishError
from monitorlib.privacy.toets.geschreven import Toetsing, toets_map
from monitorlib.privacy.toets.lezen.gevonden import lees_map

RECAP = "jeugdwet-recapitulatie-jeugdwet.csv"


@pytest.fixture
def folder(met_vormen: Path, tmp_path: Path) -> Path:
    """A copy of all that would be public."""
    weg = shutil.ignore_patterns("gemeente", "uitleg", "notebooks", "manifest.json", "bouw.json")
    return Path(shutil.copytree(met_vormen, tmp_path / "openbaar", ignore=weg))


def zonder(folder: Path, *soorten: str) -> None:
    """Leave out the forms that a test cannot hide in."""
    for soort in soorten:
        for pad in folder.rglob(f"*.{soort}"):
            pad.unlink()


def toets(folder: Path) -> Toetsing:
    return toets_map(folder, 5, 5)


def vervang(pad: Path, was: str, wordt: str) -> None:
    tekst = pad.read_text(encoding="utf-8")
    assert was in tekst
    pad.write_text(tekst.replace(was, wordt, 1), encoding="utf-8", newline="")


def test_where_nothing_is_hidden_all_forms_agree(folder: Path) -> None:
    uitslag = toets(folder)
    assert uitslag.fouten == []
    assert (uitslag.verborgen, uitslag.tabellen) == (0, 33)


# Bedum, Q1 of 2016: 59 pgb and 101 zin are 160.
PGB: Plek = (RECAP, ("1e kw", "Bedum", "PGB"))


def test_what_is_hidden_in_one_place_and_stands_in_another_is_named(folder: Path) -> None:
    """The total over the groups is the same number."""
    zonder(folder, "pdf", "xlsx")
    verberg(folder, [PGB])
    uitslag = toets_map(folder, 100, 100)
    assert (RECAP, "1e kw / Bedum / PGB is te berekenen uit wat openbaar is") in uitslag.fouten
    assert uitslag.smalste == 0
    # The place is named, the number never.
    assert not any("59" in wat for _, wat in uitslag.fouten)


def test_a_workbook_or_paper_that_still_shows_it_is_named(folder: Path) -> None:
    verberg(folder, [PGB])
    fouten = [een for een in toets(folder).fouten if een[0].startswith("vormen/")]
    assert [waar.partition(",")[0].rpartition(".")[2] for waar, _ in fouten] == ["xlsx", "pdf"]
    assert all("Bedum / PGB / 1e kw is hier anders dan op de pagina" in wat for _, wat in fouten)


def test_a_page_that_still_shows_it_is_named(folder: Path) -> None:
    zonder(folder, "pdf", "xlsx")
    vervang(folder / "vormen/csv" / RECAP, "1e kw,Bedum,PGB,59,getal,,", "1e kw,Bedum,PGB,,onderdrukt,•,")
    assert ("jeugdwet.html#tabel-recapitulatie-jeugdwet", f"1e kw / Bedum / PGB is anders in {RECAP}") in toets(
        folder
    ).fouten


def test_a_table_without_metadata_stops(folder: Path) -> None:
    (folder / "vormen/csv" / f"{RECAP}-metadata.json").unlink()
    assert toets(folder).fouten == [
        ("jeugdwet.html#tabel-recapitulatie-jeugdwet", "van deze tabel staat nergens hoe haar getallen samenhangen")
    ]


def test_metadata_without_structure_is_none(folder: Path) -> None:
    pad = folder / "vormen/csv" / f"{RECAP}-metadata.json"
    over = json.loads(pad.read_text(encoding="utf-8"))
    pad.write_text(json.dumps({**over, "notes": []}), encoding="utf-8")
    assert len(toets(folder).fouten) == 1


def test_a_table_that_is_on_no_page_is_named(folder: Path) -> None:
    """The workbook has a sheet that the pages have lost."""
    blad = folder / "wmo.html"
    tekst = blad.read_text(encoding="utf-8")
    weg = re.sub(r'<div class="tabel" id="tabel-latende-partijen">.*?</table>\s*</div>', "", tekst, flags=re.DOTALL)
    blad.write_text(weg, encoding="utf-8")
    assert {waar.rpartition(", ")[2] for waar, wat in toets(folder).fouten if "staat op geen pagina" in wat} == {
        "Over te dragen cliënten van latende partijen"
    }


def test_a_hidden_cell_follows_from_the_cells_around_it(folder: Path) -> None:
    """A table that nothing repeats: the total of 160 without 28, 34 and 69 leaves De Marne."""
    zonder(folder, "pdf", "xlsx")
    naam = "wmo-latende-partijen.csv"
    verberg(folder, [(naam, ("Over te dragen cliënten", "De Marne"))])
    uitslag = toets_map(folder, 100, 100)
    assert uitslag.fouten == [(naam, "Over te dragen cliënten / De Marne is te berekenen uit wat openbaar is")]
    assert (uitslag.verborgen, uitslag.smalste) == (1, 0)


def test_an_earlier_edition_gives_it_away(folder: Path) -> None:
    zonder(folder, "pdf", "xlsx")
    metadata = json.loads((folder / "vormen/csv" / f"{RECAP}-metadata.json").read_text(encoding="utf-8"))
    (wat,) = [een for een in metadata["notes"][0]["kenmerken"] if een["cel"] == ["1e kw", "Bedum", "PGB"]]
    bekend = (wat["begrip"], wat["moment"], tuple(sorted(map(tuple, wat["delen"]))))
    wie_weg, vorm_weg = ("Bedum", "Winsum", "Totaal"), ("PGB", "ZIN", "Totaal")
    alles = {(RECAP, ("1e kw", wie, vorm)) for wie in wie_weg for vorm in vorm_weg}
    verberg(folder, alles)
    verberg(folder, _ook_elders(folder, alles))
    nu = toets_map(folder, 1000, 20)
    assert (RECAP, "1e kw / Bedum / PGB is te berekenen uit wat openbaar is") not in nu.fouten
    met = toets_map(folder, 1000, 20, {bekend: 59})
    assert (RECAP, "1e kw / Bedum / PGB is te berekenen uit wat openbaar is") in met.fouten


def _ook_elders(folder: Path, plekken: set[Plek]) -> set[Plek]:
    """All cells of the other tables of the chapter of these gemeenten."""
    wie = {cel[1] for _, cel in plekken}
    return {
        (naam, cel)
        for naam, data in lees_map(folder).datatabellen.items()
        if naam.startswith("jeugdwet-") and naam != RECAP
        for cel in data.cellen
        if wie & set(cel) or "gemeente" not in data.leden
    }


def test_a_drawing_that_still_shows_it_is_named(folder: Path) -> None:
    zonder(folder, "pdf", "xlsx")
    naam = "jeugdwet-figuur-pgb-zin-productgroep.csv"
    data = lees_map(folder).datatabellen[naam]
    klein = min((cel for cel, een in data.cellen.items() if een.getal), key=lambda cel: data.cellen[cel].getal or 0)
    verberg(folder, [(naam, klein)])
    waar = [waar for waar, wat in toets(folder).fouten if "de tekening toont meer" in wat]
    assert waar == ["jeugdwet.html#figuur-pgb-zin-productgroep"]


@pytest.mark.parametrize("inhoud", [b"%PDF-1.7 niets", b"niets"])
def test_a_paper_that_cannot_be_read_stops(folder: Path, inhoud: bytes) -> None:
    next(folder.rglob("monitor-*.pdf")).write_bytes(inhoud)
    with pytest.raises(PublishError, match="Bouw de vorm pdf opnieuw"):
        toets(folder)
