"""Forecasts that an edition published, kept beside its parameters: what the monitor said, to hold against what came."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.editie.voorgangers import voorgangers
from monitorlib.errors import MonitorError, SourceError
from monitorlib.files.csv_rows import as_csv, csv_rows
from monitorlib.files.reading import read_text
from monitorlib.files.swap import write_whole
from monitorlib.tijd.periode import Periode, is_periode

MAP, BESTAND = "vastgelegd", "prognose.csv"


@dataclass(frozen=True)
class Vastgelegd:
    """What was said on a day of one series in one period: a number, its 80 % interval, and how it was made."""

    datum: date
    reeks: str
    periode: Periode
    waarde: float
    laag: float
    hoog: float
    methode: str


KOLOMMEN = [veld.name for veld in fields(Vastgelegd)]


def vastgelegd_bestand(layout: Layout, editie: str) -> Path:
    """Give where the forecasts of an edition, by its name, are kept."""
    regio, periode = editie.split("/")[:2]
    return layout.edition_params(regio, periode) / MAP / BESTAND


def eerder_vastgelegd(editie: Editie) -> dict[str, Path]:
    """Give of the editions before one that kept something, newest first, where that is, by their names."""
    layout = editie.layout
    alle = {naam: vastgelegd_bestand(layout, naam) for naam in voorgangers(layout, editie.parameters.vorige)}
    return {naam: pad for naam, pad in alle.items() if pad.exists()}


def leg_vast(editie: Editie, rijen: Sequence[Vastgelegd]) -> Path:
    """Write the forecasts of an edition; what was kept earlier stays, and is an error when it says something else."""
    pad, tekst = vastgelegd_bestand(editie.layout, editie.naam), _als_csv(rijen)
    if pad.exists():
        if not ligt_anders_vast(editie, rijen):
            return pad
        raise MonitorError(
            f"{editie.shown(pad)} legt al een andere prognose vast; wat vastligt, wordt niet overschreven. Is hij "
            "nooit gepubliceerd, haal het bestand dan weg en leg opnieuw vast."
        )
    return write_whole(tekst, pad)


def ligt_anders_vast(editie: Editie, rijen: Sequence[Vastgelegd]) -> bool:
    """Tell whether an edition kept other forecasts than these; one that kept none did not."""
    pad = vastgelegd_bestand(editie.layout, editie.naam)
    return pad.exists() and read_text(pad, editie.shown(pad), SourceError) != _als_csv(rijen)


def lees_vastgelegd(layout: Layout, editie: str) -> list[Vastgelegd]:
    """Read the forecasts that an edition kept, none when it kept none; one that cannot be is an error with its row."""
    pad = vastgelegd_bestand(layout, editie)
    if not pad.exists():
        return []
    waar = layout.shown(pad)
    gelezen = [_rij(velden, plaats) for plaats, velden in csv_rows(pad, waar, KOLOMMEN)]
    dubbel = [een for plek, een in enumerate(gelezen) if (een.reeks, een.periode) in _sleutels(gelezen[:plek])]
    if dubbel:
        raise SourceError(f"{waar}: {dubbel[0].reeks}, {dubbel[0].periode} staat er twee keer. Zet het bestand terug.")
    return gelezen


def _sleutels(rijen: Sequence[Vastgelegd]) -> set[tuple[str, Periode]]:
    return {(een.reeks, een.periode) for een in rijen}


def _velden(een: Vastgelegd) -> list[object]:
    return [getattr(een, kolom) for kolom in KOLOMMEN]


def _als_csv(rijen: Sequence[Vastgelegd]) -> str:
    return as_csv(KOLOMMEN, map(_velden, rijen))


def _rij(velden: Sequence[str], waar: str) -> Vastgelegd:
    if len(velden) != len(KOLOMMEN):
        raise SourceError(f"{waar}: {len(velden)} velden, in de kop {len(KOLOMMEN)}. Zet het bestand terug.")
    datum, reeks, periode, *getallen, methode = velden
    try:
        dag, (waarde, laag, hoog) = date.fromisoformat(datum), map(float, getallen)
    except ValueError:
        raise SourceError(f"{waar}: een datum of getal is niet te lezen. Zet de rij terug.") from None
    if not (is_periode(periode) and math.isfinite(waarde) and not (laag > waarde or waarde > hoog)):
        raise SourceError(
            f"{waar}: '{periode}' is geen periode, of {waarde:g} ligt niet tussen {laag:g} en {hoog:g}. Zet hem terug."
        )
    return Vastgelegd(dag, reeks, Periode.lees(periode), waarde, laag, hoog, methode)
