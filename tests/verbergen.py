"""Hide cells in written files, as a public edition would: on the page, and in the open data."""

import csv
import io
from collections.abc import Collection
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from monitorlib.privacy.toets.lezen.blad import tabellen_van
from monitorlib.privacy.toets.lezen.gevonden import lees_map
from monitorlib.privacy.toets.lezen.rooster import Pad, Rooster

Plek = tuple[str, tuple[str, ...]]
TEKEN = '<span role="img" aria-label="verborgen om mensen te beschermen">•</span>'


def verberg(folder: Path, plekken: Collection[Plek]) -> None:
    """Hide cells by their file of open data and key, wherever a page or the open data shows them."""
    gelezen = lees_map(folder)
    per: dict[str, set[tuple[str, ...]]] = {}
    for naam, sleutel in plekken:
        per.setdefault(naam, set()).add(sleutel)
    for naam, sleutels in per.items():
        _in_csv(folder / "vormen/csv" / naam, list(gelezen.datatabellen[naam].leden), sleutels)
    namen = {(een.waar, een.naam): naam for een, naam in gelezen.roosters if naam in per}
    for waar in dict.fromkeys(waar for waar, _ in namen):
        soep = BeautifulSoup((folder / waar).read_text(encoding="utf-8"), "html.parser")
        for rooster, tabel in zip(tabellen_van(str(soep), waar), soep.find_all("table"), strict=True):
            if naam := namen.get((waar, rooster.naam)):
                data = gelezen.datatabellen[naam]
                op = rooster.plekken(data.leden, list(data.cellen)) or {}
                _in_tabel(tabel, rooster, {op[sleutel] for sleutel in per[naam]})
        (folder / waar).write_text(str(soep), encoding="utf-8")


def _in_tabel(tabel: Tag, rooster: Rooster, weg: Collection[tuple[Pad, Pad]]) -> None:
    rijen = [rij for rij in tabel.select("tbody tr") if "groep" not in (rij.get("class") or [])]
    for regel, rij in zip(rooster.regels, rijen, strict=True):
        for kolom, cel in zip(rooster.kolommen, rij.find_all("td"), strict=True):
            if (regel.pad, kolom) in weg:
                cel.clear()
                cel.append(BeautifulSoup(TEKEN, "html.parser"))


def _in_csv(pad: Path, leden: list[str], sleutels: Collection[tuple[str, ...]]) -> None:
    with pad.open(encoding="utf-8", newline="") as bestand:
        rijen = list(csv.DictReader(bestand))
    for rij in rijen:
        if tuple(rij[een].removeprefix("'") for een in leden) in sleutels:
            rij |= {"waarde": "", "teken": "onderdrukt", "tekst": "•"}
    uit = io.StringIO(newline="")
    schrijver = csv.DictWriter(uit, list(rijen[0]), lineterminator="\r\n")
    schrijver.writeheader()
    schrijver.writerows(rijen)
    pad.write_text(uit.getvalue(), encoding="utf-8", newline="")
