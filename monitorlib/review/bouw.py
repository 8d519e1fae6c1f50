"""A build as a reviewer finds it on the disk: its numbers, its texts, its code, and what it was made from."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from monitorlib.cijfers.kern.kenmerken import uit_json
from monitorlib.cijfers.kern.regels import Inhoud, Kenmerk, Sleutel
from monitorlib.editie.layout import Layout
from monitorlib.errors import MonitorError
from monitorlib.hoofdstuk.notebook_file import source_of
from monitorlib.hoofdstuk.vorm import kop_van
from monitorlib.pagina.uitvoer import DATA_MIME

MANIFEST = "manifest.json"
_TOELICHTING = "Toelichting: "
_EDITIE = re.compile(r"[\w-]+/[\w-]+", re.ASCII)
_TELT = re.compile(r'<p class="bron">Telt: (.*?)\.?(?: Bron: .*?)?</p>', re.DOTALL)
_LABEL = re.compile(r"<[^>]+>")
# A sentence ends at a point or at the end of a paragraph.
_ZIN = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True)
class Celbeeld:
    """What a cell shows, and what it is as far as that is known."""

    inhoud: Inhoud
    kenmerk: Kenmerk | None


@dataclass(frozen=True)
class Getoond:
    """A table or figure of a chapter: its cells by their members, what they count, and the sources they follow from."""

    titel: str
    telt: str
    bronnen: tuple[str, ...]
    cellen: Mapping[Sleutel, Celbeeld]


@dataclass(frozen=True)
class Hoofdstukbeeld:
    """An executed chapter: what it shows by name, its texts in sentences, the code of its cells."""

    titel: str
    getoond: Mapping[str, Getoond]
    teksten: Mapping[str, tuple[str, ...]]
    code: tuple[str, ...]


@dataclass(frozen=True)
class Bouw:
    """A build: how it is named, its manifest, its chapters by name."""

    naam: str
    manifest: Mapping[str, Any]
    hoofdstukken: Mapping[str, Hoofdstukbeeld]


def lees_bouw(gegeven: str, layout: Layout, lezers: str) -> Bouw:
    """Read a build: of an edition as it was built last, or of a folder that holds one.

    Raises `MonitorError` when there is none.
    """
    folder = _folder(gegeven, layout, lezers)
    if not (folder / MANIFEST).is_file():
        raise MonitorError(
            f"{gegeven}: in {layout.shown(folder)} staat geen gebouwde editie (manifest.json ontbreekt). Bouw haar "
            "eerst met monitor build, of noem een map die een bouw maakte."
        )
    manifest = _gelezen(folder / MANIFEST, layout)
    namen = _volgorde(manifest, folder / "notebooks")
    cellen = {naam: _gelezen(folder / "notebooks" / f"{naam}.ipynb", layout)["cells"] for naam in namen}
    hoofdstukken = {naam: _hoofdstuk(van) for naam, van in cellen.items()}
    return Bouw(gegeven, manifest, hoofdstukken)


def _folder(gegeven: str, layout: Layout, lezers: str) -> Path:
    if _EDITIE.fullmatch(gegeven) and (layout.params / gegeven / "params.yml").is_file():
        regio, periode = gegeven.split("/")
        return layout.edition_output(regio, periode, lezers)
    return Path(gegeven)


def _gelezen(path: Path, layout: Layout) -> Mapping[str, Any]:
    """Read a file that a build left; raise `MonitorError` when it is not what a build leaves."""
    try:
        gelezen = json.loads(path.read_bytes())
    except ValueError:
        gelezen = None
    if not isinstance(gelezen, dict) or not {"cells", "parameters"} & set(gelezen):
        raise MonitorError(f"{layout.shown(path)} is niet wat een bouw maakt; bouw de editie opnieuw met --force.")
    return gelezen


def _volgorde(manifest: Mapping[str, Any], folder: Path) -> list[str]:
    """Name the chapters that lie there, in the order of the edition as far as it names them."""
    genoemd = [naam.replace("_", "-") for naam in manifest["parameters"]["hoofdstukken"]]
    alle = sorted(path.stem for path in folder.glob("*.ipynb"))
    return sorted(alle, key=lambda naam: (genoemd.index(naam) if naam in genoemd else len(genoemd), naam))


def _hoofdstuk(cellen: Sequence[Mapping[str, Any]]) -> Hoofdstukbeeld:
    uitvoer = [een["data"] for cel in cellen for een in cel.get("outputs", ()) if "data" in een]
    code = [source_of(cel) for cel in cellen if cel["cell_type"] == "code" and not _ingevuld(cel)]
    woorden = {
        kop: _zinnen(source_of(cel))
        for cel in cellen
        if cel["cell_type"] == "markdown" and source_of(cel).strip()
        for kop in [source_of(cel).strip().splitlines()[0].lstrip("# ")]
    }
    titel, _ = kop_van(cellen)
    return Hoofdstukbeeld(titel, dict(_getoond(uitvoer)), {**woorden, **dict(_toelichtingen(uitvoer))}, tuple(code))


def _ingevuld(cel: Mapping[str, Any]) -> bool:
    """Tell whether a cell holds the parameters of a build: those stand in its manifest."""
    return bool({"parameters", "injected-parameters"} & set(cel["metadata"].get("tags", ())))


def _getoond(uitvoer: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Getoond]]:
    """Give each table, and each figure of which no table has the name."""
    tabellen = {een[DATA_MIME]["monitor"]["naam"] for een in uitvoer if _soort(een) == "tabel"}
    for data in uitvoer:
        soort = _soort(data)
        if soort and (soort == "tabel" or data[DATA_MIME]["monitor"]["naam"] not in tabellen):
            bron = data[DATA_MIME]
            over = bron["monitor"]
            telt = " ".join(_kaal(een) for een in _TELT.findall(_tekst(data.get("text/html", ""))))
            yield f"{soort} {over['naam']}", Getoond(over["titel"], telt, tuple(over["bronnen"]), _cellen(bron))


def _soort(data: Mapping[str, Any]) -> str:
    return str(data[DATA_MIME]["monitor"]["soort"]) if "monitor" in data.get(DATA_MIME, {}) else ""


def _cellen(bron: Mapping[str, Any]) -> dict[Sleutel, Celbeeld]:
    kenmerken = {tuple(een["cel"]): uit_json(een) for een in bron["monitor"]["kenmerken"]}
    sleutel = bron["schema"]["primaryKey"]
    gevonden = {}
    for rij in bron["data"]:
        cel = tuple(str(rij[naam]) for naam in sleutel)
        waarde = float("nan") if rij["waarde"] is None else float(rij["waarde"])
        inhoud = Inhoud(waarde, rij["teken"], rij["tekst"] or "", rij["eenheid"], int(rij["decimalen"]))
        gevonden[cel] = Celbeeld(inhoud, kenmerken.get(cel))
    return gevonden


def _toelichtingen(uitvoer: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for data in uitvoer:
        plat = _tekst(data.get("text/plain", ""))
        if plat.startswith(_TOELICHTING):
            html = re.sub(r"</(?:p|li|h\d|td|th|tr)>", "\n", _tekst(data["text/html"]))
            yield f"toelichting {plat.removeprefix(_TOELICHTING)}", _zinnen(_kaal(html, regels=True))


def _zinnen(tekst: str) -> tuple[str, ...]:
    return tuple(filter(None, (" ".join(een.split()) for een in _ZIN.split(tekst))))


def _kaal(html: str, *, regels: bool = False) -> str:
    tekst = unescape(_LABEL.sub("", html)).replace("\N{SOFT HYPHEN}", "")
    return tekst if regels else " ".join(tekst.split())


def _tekst(bron: str | Sequence[str]) -> str:
    return bron if isinstance(bron, str) else "".join(bron)
