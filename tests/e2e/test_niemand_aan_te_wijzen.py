"""`monitor publish` as its user gives it: past every gate, small numbers gone everywhere, the same ones each time."""

import csv
import shutil
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from kleine_monitor import NAAM, kopie_van_het_project, monitor, uitvoer
from kleine_publicatie import editie_van, klein
from pagina import lees, tabel

from monitorlib.cijfers.kern.regels import Kenmerk
from monitorlib.editie.editie import Editie
from monitorlib.editie.params.onthulling import Onthulling
from monitorlib.editie.verklaring import Verklaring
from monitorlib.pagina.afscherming import masker_van
from monitorlib.pagina.te_beschermen import editiecijfers
from monitorlib.privacy.editie.masker_van_editie import Celplek, EditieMasker
from monitorlib.privacy.masker import TER_BESCHERMING
from monitorlib.publicatie.maskering import INTERN, maskering
from monitorlib.publicatie.poorten.alle_poorten import GESCHREVEN
from monitorlib.publicatie.poorten.geschreven import berekenbaar, toetsing
from monitorlib.publicatie.poorten.privacy import privacy
from monitorlib.publicatie.voorgelegd import Voorgelegd

HOOFDSTUKKEN = ("inleiding", "participatiewet", "clientbeleving", "verantwoording")


def naast_elkaar(folder: Path) -> dict[str, bytes]:
    return {een.relative_to(folder).as_posix(): een.read_bytes() for een in sorted(folder.rglob("*")) if een.is_file()}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of which an edition of two chapters with small numbers is published, by the command."""
    project = tmp_path_factory.mktemp("niemand")
    kopie_van_het_project(project)
    klein(project, HOOFDSTUKKEN)
    gedaan = monitor(project, "publish", NAAM, "--vormen", "csv", "--quiet")
    assert gedaan.returncode == 0, gedaan.stderr
    return project


def openbaar(project: Path) -> Path:
    return project / "output" / NAAM / "openbaar"


def getallen(folder: Path) -> dict[tuple[str, ...], tuple[str, str]]:
    """Every count of people in the open data of a folder: its file and members, its number and its sign."""
    gevonden = {}
    for pad in sorted((folder / "vormen/csv").glob("*.csv")):
        with pad.open(encoding="utf-8-sig", newline="") as bestand:
            for rij in csv.DictReader(bestand):
                if "waarde" in rij and rij["eenheid"] not in ("%", "euro", "procentpunten"):
                    leden = tuple(een for naam, een in rij.items() if naam not in ("waarde", "teken", "tekst"))
                    gevonden[pad.name, *leden] = (rij["waarde"], rij["teken"])
    return gevonden


def test_no_count_below_five_is_published_and_more_is_hidden_than_those(project: Path) -> None:
    gevonden = getallen(openbaar(project))
    assert [cel for cel, (waarde, _) in gevonden.items() if waarde in ("1", "2", "3", "4")] == []
    assert sum(teken == "onderdrukt" for _, teken in gevonden.values()) > 20
    redenen = list(EditieMasker.lees(masker_van(editie_van(project))).redenen.values())
    assert 0 < redenen.count(TER_BESCHERMING) < len(redenen)


def test_the_pages_inside_still_show_them(project: Path) -> None:
    assert "verborgen om mensen te beschermen" not in (uitvoer(project) / "clientbeleving.html").read_text("utf-8")
    assert "verborgen om mensen te beschermen" in (openbaar(project) / "clientbeleving.html").read_text("utf-8")
    # A headline of which the number is gone, is no headline.
    koppen = [een for pad in openbaar(project).glob("*.html") for een in lees(pad).select(".antwoord, .kaarten p")]
    assert koppen
    assert [een.get_text() for een in koppen if "•" in een.get_text()] == []


def test_the_account_says_what_the_audit_found(project: Path, tmp_path: Path) -> None:
    editie, folder = editie_van(project), tmp_path / "openbaar"
    shutil.copytree(openbaar(project), folder)
    pagina = folder / "verantwoording.html"
    uitslag = toetsing(editie, folder)
    # By the policy an interval is 5 wide at least; a number that is hidden in two tables is one that is hidden.
    assert uitslag.smalste >= 5
    assert uitslag.verborgen > 20
    assert list(tabel(lees(pagina), "toets-onthulling").values()) == [
        *(str(een) for een in (uitslag.verborgen, uitslag.tabellen, uitslag.optellingen)), f"{uitslag.smalste:g}", "5",
    ]  # fmt: skip
    voorgelegd = Voorgelegd(editie, GESCHREVEN, folder, None, Verklaring.lees(editie))
    assert list(berekenbaar(voorgelegd)) == []
    pagina.write_text(pagina.read_text(encoding="utf-8").replace(f">{uitslag.verborgen}<", ">3<"), encoding="utf-8")
    assert [een.wat for een in berekenbaar(voorgelegd)] == [
        "hier staat een andere uitkomst van de toets dan er nu uit komt"
    ]


def test_published_again_it_is_the_same(project: Path) -> None:
    eerst, masker = naast_elkaar(openbaar(project)), masker_van(editie_van(project)).read_bytes()
    gedaan = monitor(project, "publish", NAAM, "--vormen", "csv", "--quiet")
    assert gedaan.returncode == 0, gedaan.stderr
    assert naast_elkaar(openbaar(project)) == eerst
    assert masker_van(editie_van(project)).read_bytes() == masker


def test_what_an_earlier_edition_hid_stays_hidden_where_it_stands_again(project: Path, tmp_path: Path) -> None:
    """The same figures under another period: a cell that was hidden there for no reason of now, is hidden here."""
    kopie = tmp_path / "project"
    shutil.copytree(project, kopie)
    editie = editie_van(kopie)
    gekozen = EditieMasker.lees(masker_van(editie)).redenen
    plekken: dict[Kenmerk, set[Celplek]] = defaultdict(set)
    for blad in editiecijfers(_intern(kopie), ["participatiewet"]).bladen:
        for een in blad.getallen.values():
            if een.kenmerk:
                plekken[een.kenmerk].add(een.plek)
    ander = next(van for kenmerk, van in plekken.items() if kenmerk.moment and not van & gekozen.keys())
    regio = NAAM.split("/")[0]
    eerder = kopie / "params" / regio / "2015-Q4"
    eerder.mkdir()
    shutil.move(editie.params / "vastgelegd", eerder / "vastgelegd")
    archief = kopie / "output" / regio / "2015-Q4" / "archief"
    shutil.move(kopie / "output" / NAAM / "archief", archief)
    bewaard = archief / "project" / "params" / regio / "2015-Q4" / "vastgelegd"
    bewaard.mkdir(parents=True)
    for map_ in (eerder / "vastgelegd", bewaard):
        EditieMasker({**gekozen, **dict.fromkeys(ander, TER_BESCHERMING)}).schrijf(map_ / "masker.csv")
    assert ander <= maskering(editie, _intern(kopie)).masker.redenen.keys()


def _intern(project: Path) -> Path:
    return uitvoer(project) / "notebooks"


def test_without_the_archive_of_an_earlier_publication_nothing_goes_out(project: Path, tmp_path: Path) -> None:
    kopie = tmp_path / "project"
    shutil.copytree(project, kopie)
    shutil.rmtree(kopie / "output" / NAAM / "archief" / INTERN)
    gedaan = monitor(kopie, "publish", NAAM, "--quiet")
    assert gedaan.returncode == 1
    assert f"params/{NAAM}/vastgelegd/masker.csv: deze editie is gepubliceerd, en " in gedaan.stderr
    assert "Zet haar archief terug uit de reservekopie." in gedaan.stderr


def test_a_number_of_nobody_knows_how_many_people_is_a_reason(built: Callable[[str], Path]) -> None:
    """The mark that parents give: nothing goes out until the edition says of how many of them it is."""
    heel = Editie.open("haarlemmermeer", "2017-Q2")
    assert list(privacy(Voorgelegd.lees(heel, "intern", built(heel.naam)))) == []
    zonder = heel.parameters.model_copy(update={"onthulling": Onthulling()})
    redenen = list(privacy(Voorgelegd.lees(replace(heel, parameters=zonder), "intern", built(heel.naam))))
    tabellen = ("looptijden", "factuurnormen", "pgb-betaald", "waardering")
    assert [een.waar for een in redenen] == [f"transformatie/{naam}" for naam in tabellen]
    wat = "van één getal is niet te zeggen over hoeveel mensen het gaat, zoals Rapportcijfer / Schoolcoaches"
    assert redenen[-1].wat == wat
    assert "params/haarlemmermeer/2017-Q2/params.yml onder onthulling, mensen_achter, hoeveel" in redenen[-1].doe
