"""What forms there are, and where each stands in the site of an edition."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from monitorlib.editie.editie import Editie
from monitorlib.engine.stale.state import VORMEN_MAP
from monitorlib.opties import VORMEN

MAP = VORMEN_MAP
PDF, EXCEL, CSV, BRIEF = VORMEN
CSV_MAP = f"{MAP}/csv"
METADATA = "-metadata.json"
# Of every indicator every number.
INDICATOREN = "indicatoren.csv"
# Stands on every sheet that is made for readers inside.
NIET_VOOR_PUBLICATIE = "Niet voor publicatie: bevat kleine aantallen"


def csv_bestand(hoofdstuk: str, over: Mapping[str, Any]) -> str:
    """Name the CSV file of a table or figure of a chapter, by what its data say of it."""
    return f"{hoofdstuk}-{'figuur-' if over['soort'] == 'figuur' else ''}{over['naam']}.csv"


@dataclass(frozen=True)
class Meeneemvorm:
    """One form that is there: its name, its file relative to the site, and what a reader calls it."""

    naam: str
    bestand: str
    titel: str


def vormen_van(editie: Editie) -> dict[str, Meeneemvorm]:
    """Give each form that can be made of an edition, by its name; of the CSV files the page that lists them."""
    achter = [editie.regio, editie.periode.map, editie.map_van_gemeente or ""]
    naam = "-".join(filter(None, achter))
    alle = (
        Meeneemvorm(PDF, f"{MAP}/monitor-{naam}.pdf", "De hele monitor als PDF, om te lezen en te printen"),
        Meeneemvorm(BRIEF, f"{MAP}/raadsbrief-{naam}.pdf", "De raadsbrief: de hoofdzaken, hoogstens vier bladen (PDF)"),
        Meeneemvorm(EXCEL, f"{MAP}/monitor-{naam}.xlsx", "Alle tabellen in een werkboek (Excel)"),
        Meeneemvorm(CSV, f"{MAP}/index.html", "Elke tabel als CSV, met wat de kolommen betekenen"),
    )
    return {een.naam: een for een in alle}


def gemaakt(editie: Editie, folder: Path) -> list[Meeneemvorm]:
    """List the forms that are in the site in `folder`."""
    return [een for een in vormen_van(editie).values() if (folder / een.bestand).is_file()]
