"""What is published, what is kept inside, and does it stay as it was when something goes wrong?"""

import csv
import json
import re
import shutil
import stat
import threading
import urllib.request
from collections.abc import Iterator
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from kleine_monitor import NAAM, cel, kopie_van_het_project, monitor, uitvoer
from kleine_publicatie import HOOFDSTUKKEN, ZONDER_PRIVACY, bouw, editie_van, klein, publiceer_in
from pagina import lees, tabel
from ruamel.yaml import YAML

from monitorlib.engine.building.plan import Options
from monitorlib.engine.building.progress import Quiet
from monitorlib.errors import MonitorError
from monitorlib.privacy.masker import TER_BESCHERMING
from monitorlib.publicatie.herbouwen import herbouw
from monitorlib.publicatie.poorten.alle_poorten import POORTEN
from monitorlib.publicatie.publiceren import publiceer
from monitorlib.publicatie.weigering import Weigering


def alle(folder: Path) -> dict[str, bytes]:
    """Every file in a folder with its bytes."""
    return {pad.relative_to(folder).as_posix(): pad.read_bytes() for pad in sorted(folder.rglob("*")) if pad.is_file()}


@pytest.fixture(scope="module")
def eerst(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of which a small edition is published, with all its forms."""
    project = tmp_path_factory.mktemp("publicatie")
    kopie_van_het_project(project)
    klein(project)
    publiceer_in(project, "pdf", "excel", "csv", "brief")
    return project


@pytest.fixture
def gepubliceerd(eerst: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    project = tmp_path / "project"
    shutil.copytree(eerst, project)
    return project


def openbaar(project: Path) -> Path:
    return project / "output" / NAAM / "openbaar"


def archief(project: Path) -> Path:
    return project / "output" / NAAM / "archief"


# What is published


def test_the_public_folder_holds_pages_and_forms_and_nothing_else(eerst: Path) -> None:
    gevonden = alle(openbaar(eerst))
    soorten = {pad.rpartition(".")[2] for pad in gevonden}
    assert soorten == {"html", "pdf", "xlsx", "csv", "json", "ics", "txt"}
    assert [pad for pad in gevonden if pad.endswith(".json") and not pad.endswith(".csv-metadata.json")] == []
    assert [pad for pad in gevonden if pad.endswith(".txt")] == ["inhoud.txt"]
    assert {f"{naam}.html" for naam in (*HOOFDSTUKKEN, "index", "wijzigingen")} <= set(gevonden)
    assert {pad.rpartition(".")[2] for pad in gevonden if pad.startswith("vormen/") and "csv" not in pad} == {
        "html",
        "pdf",
        "xlsx",
    }
    # What explains a number is for who makes the monitor.
    link = b"Uitleg bij deze cijfers"
    assert [pad for pad, inhoud in gevonden.items() if pad.startswith("uitleg/") or link in inhoud] == []
    assert link in (uitvoer(eerst) / "wmo.html").read_bytes()
    # Each table leads to its file of open data.
    csv_bestanden = set(re.findall(r'href="(vormen/csv/[^"]+)" download', gevonden["wmo.html"].decode()))
    assert {"vormen/csv/wmo-wmo-voorzieningen.csv", "vormen/csv/wmo-figuur-wmo-pgb-zin.csv"} <= csv_bestanden
    assert csv_bestanden <= set(gevonden)
    # Nothing tells whose machine it was made on, or when.
    for naam, inhoud in gevonden.items():
        assert str(eerst).encode() not in inhoud, naam


def test_a_public_page_says_what_it_is_and_not_that_it_is_inside(eerst: Path) -> None:
    for pad in openbaar(eerst).rglob("*.html"):
        tekst = pad.read_text(encoding="utf-8")
        assert "Niet voor publicatie" not in tekst, pad.name
        assert "Reproductie uit een openbare publicatie; geen uitgave van de gemeente." in tekst, pad.name
    assert "Niet voor publicatie" in (uitvoer(eerst) / "wmo.html").read_text(encoding="utf-8")


def test_the_numbers_are_those_that_were_reviewed(eerst: Path) -> None:
    """The same chapters, executed for other readers: nothing is masked yet."""
    for naam in ("wmo-voorzieningen", "recapitulatie-wmo"):
        binnen, buiten = (tabel(lees(folder / "wmo.html"), naam) for folder in (uitvoer(eerst), openbaar(eerst)))
        assert dict(binnen) == dict(buiten)


class _Stil(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(eerst: Path) -> Iterator[str]:
    """A server that knows files alone, and nothing else of a machine."""
    bezig = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Stil, directory=str(openbaar(eerst))))
    draad = threading.Thread(target=bezig.serve_forever)
    draad.start()
    yield f"http://127.0.0.1:{bezig.server_port}/"
    bezig.shutdown()
    draad.join()
    bezig.server_close()


def test_any_static_server_serves_it_and_every_link_leads_somewhere(server: str, eerst: Path) -> None:
    """From the front page every file is reached, but for the list of files and what describes a CSV file's columns."""
    te_doen, gezien = [server], set()
    while te_doen:
        adres = te_doen.pop()
        gezien.add(adres)
        with urllib.request.urlopen(adres) as antwoord:
            assert antwoord.status == 200
            if antwoord.headers.get_content_type() != "text/html":
                continue
            html = antwoord.read().decode("utf-8")
        for href in re.findall(r'href="([^"#:]+)(?:#[^"]*)?"', html):
            nieuw = urllib.request.urlparse(urllib.parse.urljoin(adres, href)).geturl()  # type: ignore[attr-defined]
            if nieuw not in gezien:
                te_doen.append(nieuw)
    bereikt = {een.removeprefix(server) or "index.html" for een in gezien}
    assert set(alle(openbaar(eerst))) - bereikt <= {"inhoud.txt", "indicatoren.csv"}


def test_the_archive_is_of_its_maker_only_and_beside_what_is_published(eerst: Path) -> None:
    for pad in (archief(eerst), *archief(eerst).rglob("*")):
        assert stat.S_IMODE(pad.stat().st_mode) == (0o700 if pad.is_dir() else 0o600), pad
    gevonden = set(alle(archief(eerst)))
    snapshot = {f"project/data/{NAAM}/snapshot/{een.name}" for een in (eerst / "data" / NAAM / "snapshot").iterdir()}
    # Who a client is, nobody needs to make it again.
    assert {een for een in snapshot if not een.endswith("clienten.parquet")} <= gevonden
    params = f"project/params/{NAAM}"
    assert {f"{params}/params.yml", f"{params}/wmo.md", "project/notebooks/wmo.ipynb", "project/commit"} <= gevonden
    assert {"bouw/notebooks/wmo.ipynb", "bouw/manifest.json", "pakketten.txt", "LEESMIJ.md"} <= gevonden
    pakketten = (archief(eerst) / "pakketten.txt").read_text(encoding="utf-8").splitlines()
    assert any(een.startswith("pandas==") for een in pakketten)


def test_from_the_archive_comes_what_is_published(gepubliceerd: Path) -> None:
    """Without the project that it was made in: no parameters, no deliveries, no snapshot but those of the archive."""
    editie = editie_van(gepubliceerd)
    for weg in ("data", "notebooks"):
        shutil.rmtree(gepubliceerd / weg)
    (gepubliceerd / "params" / NAAM / "wmo.md").unlink()
    blad = openbaar(gepubliceerd) / "wmo.html"
    blad.write_text(blad.read_text(encoding="utf-8").replace("127", "128", 1), encoding="utf-8")
    # All other files, the forms too, are byte for byte what is published.
    assert herbouw(editie, Options(), Quiet()) == ["wmo.html"]


def test_what_is_published_is_kept_beside_the_parameters(eerst: Path) -> None:
    """Each number that a table shows, as it is shown; in git it must outlive the output."""
    pad = eerst / "params" / NAAM / "vastgelegd/getallen.csv"
    assert stat.S_IMODE(pad.stat().st_mode) == 0o644
    regels = pad.read_text(encoding="utf-8").splitlines()
    assert regels[1:] == sorted(regels[1:], key=lambda regel: next(csv.reader([regel])))
    rijen = [rij for rij in csv.DictReader(regels) if rij["tabel"] == "tabel wmo-voorzieningen"]
    gedrukt = tabel(lees(openbaar(eerst) / "wmo.html"), "wmo-voorzieningen")
    (begeleiding,) = [rij for rij in rijen if rij["cel"] == "31-12-2015 › Bedum › Begeleiding"]
    assert begeleiding["waarde"] == gedrukt["Bedum | Begeleiding", "31-12-2015"] == "127"
    assert (begeleiding["moment"], begeleiding["stand"]) == ("2015-12-31", "definitief")
    assert len(rijen) == sum(cel[:1].isdigit() for cel in gedrukt.values())


# Once more


def test_once_more_gives_the_same_bytes(gepubliceerd: Path) -> None:
    eerder, vast = alle(openbaar(gepubliceerd)), alle(gepubliceerd / "params")
    publiceer_in(gepubliceerd, "pdf", "excel", "csv", "brief")
    assert alle(openbaar(gepubliceerd)) == eerder
    assert alle(gepubliceerd / "params") == vast


def test_a_form_that_fails_leaves_what_was_published(gepubliceerd: Path) -> None:
    eerder, oud, vast = alle(openbaar(gepubliceerd)), alle(archief(gepubliceerd)), alle(gepubliceerd / "params")
    pad = gepubliceerd / "params" / NAAM / "privacy.md"
    lang = "Dit antwoord is veel te lang voor een brief aan de raad. " * 900
    tekst = pad.read_text(encoding="utf-8")
    anders = re.sub(r"(?s)(## Antwoord\n).*?(?=\n## )", rf"\1\n{lang}\n", tekst)
    pad.write_text(anders, encoding="utf-8")
    bouw(gepubliceerd)
    with pytest.raises(MonitorError, match="past niet op 4 bladen"):
        publiceer_in(gepubliceerd, "brief")
    vast[f"{NAAM}/privacy.md"] = anders.encode()
    assert alle(openbaar(gepubliceerd)) == eerder
    assert alle(archief(gepubliceerd)) == oud
    assert alle(gepubliceerd / "params") == vast
    assert [een.name for een in openbaar(gepubliceerd).parent.glob(".*nieuw*")] == []


@pytest.mark.parametrize("waar", ["openbaar", "archief"])
def test_a_folder_with_files_of_others_is_never_emptied(gepubliceerd: Path, waar: str) -> None:
    eigen = gepubliceerd / "output" / NAAM / waar / "bijlage.docx"
    eigen.write_text("van mij", encoding="utf-8")
    eerder = alle(gepubliceerd / "output" / NAAM / waar)
    with pytest.raises(MonitorError, match=r"bijlage\.docx is niet door een bouw gemaakt"):
        publiceer_in(gepubliceerd)
    assert alle(gepubliceerd / "output" / NAAM / waar) == eerder


def test_a_folder_that_nobody_published_is_not_ours(gepubliceerd: Path) -> None:
    """One that does not say what is in it, is somebody's."""
    (openbaar(gepubliceerd) / "inhoud.txt").unlink()
    with pytest.raises(MonitorError, match="niet door een bouw gemaakt"):
        publiceer_in(gepubliceerd)
    assert (openbaar(gepubliceerd) / "index.html").is_file()


# The site of all editions


def test_a_public_site_is_of_public_editions_alone(gepubliceerd: Path) -> None:
    gedaan = monitor(gepubliceerd, "site", "--lezers", "openbaar")
    assert gedaan.returncode == 0, gedaan.stderr
    site = gepubliceerd / "output/_site/openbaar"
    gevonden = alle(site)
    assert f"{NAAM}/wmo.html" in gevonden
    assert f"{NAAM}/wijzigingen.html" in gevonden
    assert [naam for naam in gevonden if naam.endswith((".ipynb", "manifest.json", "bouw.json"))] == []
    assert [naam for naam, inhoud in gevonden.items() if b"Niet voor publicatie" in inhoud] == []
    assert not (gepubliceerd / "output/_site/intern").exists()
    assert monitor(gepubliceerd, "site").returncode == 0
    binnen = (gepubliceerd / "output/_site/intern" / NAAM / "wmo.html").read_text(encoding="utf-8")
    assert "Niet voor publicatie" in binnen


def test_what_is_searched_on_a_public_site_stands_in_the_public_folder(gepubliceerd: Path) -> None:
    """Word by word: what the gates did not read, nobody finds."""
    assert monitor(gepubliceerd, "site", "--lezers", "openbaar").returncode == 0
    site = (gepubliceerd / "output/_site/openbaar").glob("*.js")
    (script,) = (tekst for een in site if "MONITOR_ZOEK={" in (tekst := een.read_text(encoding="utf-8")))
    inhoud = json.loads(script.rpartition("globalThis.MONITOR_ZOEK=")[2].rstrip(";\n"))
    gezocht = {woord for stuk in inhoud["stukken"] for woord in f"{stuk[1]} {stuk[2]}".split()}
    bladen = [een.read_text(encoding="utf-8") for een in openbaar(gepubliceerd).rglob("*.html")]
    gelezen = {woord for blad in bladen for woord in unescape(re.sub(r"<[^>]*>", " ", blad)).split()}
    assert len(gezocht) > 100
    assert gezocht <= gelezen


# What keeps an edition inside


def test_no_command_leaves_a_gate_out_or_chooses_what_is_hidden(gepubliceerd: Path) -> None:
    hulp = monitor(gepubliceerd, "publish", "--help").stdout
    assert set(re.findall(r"--[\w-]+", hulp)) == {
        "--data", "--output", "--quiet", "--traceback", "--help", "--vormen", "--uit-archief", "--engine", "--timeout",
        "--memory",
    }  # fmt: skip


def test_a_kept_mask_that_somebody_changed_is_none(gepubliceerd: Path) -> None:
    """What it does not hide would count as public."""
    eerder, masker = alle(openbaar(gepubliceerd)), gepubliceerd / "params" / NAAM / "vastgelegd" / "masker.csv"
    with masker.open("a", encoding="utf-8") as bestand:
        bestand.write(f"wmo,tabel,wmo-voorzieningen,Woon / Bedum,{TER_BESCHERMING}\n")
    gedaan = monitor(gepubliceerd, "publish", NAAM)
    assert gedaan.returncode == 1
    assert f"params/{NAAM}/vastgelegd/masker.csv: dit is een ander masker dan in het archief" in gedaan.stderr
    assert alle(openbaar(gepubliceerd)) == eerder


def test_all_that_is_against_it_is_said_at_once(gepubliceerd: Path) -> None:
    params, yaml = gepubliceerd / "params" / NAAM, YAML()
    gezegd = yaml.load(params / "params.yml")
    gezegd |= {"status": "concept", "publicatie": None, "vorige": "bmwe/2015-Q4"}
    # A claim of the publication that does not follow, and that nobody accepts any more.
    gezegd["aanvaard"] = [een for een in gezegd["aanvaard"] if een["soort"] != "bewering"]
    yaml.dump(gezegd, params / "params.yml")
    koppen = (params / "privacy.md").read_text(encoding="utf-8")
    (params / "privacy.md").write_text(koppen.partition("## ")[0], encoding="utf-8")
    bouw(gepubliceerd)
    blad = uitvoer(gepubliceerd) / "wmo.html"
    blad.write_text(blad.read_text(encoding="utf-8").replace('<html lang="nl">', "<html>"), encoding="utf-8")
    gedaan = monitor(gepubliceerd, "publish", NAAM)
    assert gedaan.returncode == 1
    nee = re.findall(r"(?m)^(\S.*\?) Nee:$", gedaan.stderr)
    assert {poort.naam for poort in POORTEN if poort.vraag in nee} == {
        "status", "actueel", "bevindingen", "toelichting", "beweringen", "toegankelijk", "vorige",
    }  # fmt: skip
    # Where, what, and what to do.
    assert f"params/{NAAM}/params.yml, status: deze editie is nog 'concept'. Schrijf 'vastgesteld'" in gedaan.stderr
    assert "wmo.html: de taal is '', en hoort 'nl' te zijn. Verbeter" in gedaan.stderr
    assert "wmo: dit is niet meer wat gebouwd is (wmo.html is na de bouw gewijzigd). Bouw" in gedaan.stderr
    assert "params/bmwe/2015-Q4/vastgelegd/getallen.csv: dit bestand ontbreekt" in gedaan.stderr
    assert f"params/{NAAM}/privacy.md" in gedaan.stderr


def test_one_gemeente_is_published_with_its_region(gepubliceerd: Path) -> None:
    """Its pages would take the place of those of the region."""
    eerder = alle(openbaar(gepubliceerd))
    gedaan = monitor(gepubliceerd, "publish", f"{NAAM}/GM0005")
    assert gedaan.returncode == 1
    assert "gaat over één gemeente van een regio" in gedaan.stderr
    assert alle(openbaar(gepubliceerd)) == eerder


def test_what_is_saved_while_it_is_made_is_read_first(gepubliceerd: Path) -> None:
    """A text that somebody saves between the first look and the execution would go out unread."""
    eerder = alle(openbaar(gepubliceerd))

    class Intussen(Quiet):
        def begin(self, editie: str, namen: list[str]) -> None:
            pad = gepubliceerd / "params" / NAAM / "inleiding.md"
            pad.write_text(pad.read_text(encoding="utf-8") + "\nEen zin erbij.\n", encoding="utf-8")

    with pytest.raises(Weigering) as gezegd:
        publiceer(editie_van(gepubliceerd), Options(), Intussen(), ZONDER_PRIVACY)
    ((poort, redenen),) = gezegd.value.gevonden
    assert (poort.naam, redenen[0].wat) == ("actueel", "dit is niet meer wat gebouwd is (de toelichting is veranderd)")
    assert alle(openbaar(gepubliceerd)) == eerder


def test_a_chapter_that_fails_for_the_public_is_named_with_its_line(gepubliceerd: Path) -> None:
    """As a build does; the whole fault, which can hold a value, only where that is asked."""
    cel(gepubliceerd, "wmo", "if lezers == 'openbaar':\n    ['geheim'][3]")
    bouw(gepubliceerd)
    eerder = alle(openbaar(gepubliceerd))
    gedaan = monitor(gepubliceerd, "publish", NAAM)
    assert gedaan.returncode == 1
    assert gedaan.stderr.startswith("notebooks/wmo.ipynb, cel 3, regel `['geheim'][3]`: IndexError.")
    assert "Traceback" not in gedaan.stderr
    assert "IndexError: list index out of range" in monitor(gepubliceerd, "publish", NAAM, "--traceback").stderr
    assert alle(openbaar(gepubliceerd)) == eerder


def test_an_edition_that_is_not_built_is_refused_without_executing(gepubliceerd: Path) -> None:
    shutil.rmtree(uitvoer(gepubliceerd))
    with pytest.raises(Weigering, match="daar staan geen pagina's van deze editie") as gezegd:
        publiceer_in(gepubliceerd)
    assert [poort.naam for poort, _ in gezegd.value.gevonden] == ["actueel"]
