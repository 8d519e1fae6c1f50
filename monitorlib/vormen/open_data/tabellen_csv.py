"""The tables of an edition as CSV files: a row for each number, or for the word or sign that stands in its place."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any

from monitorlib.cijfers.kern.regels import TELT_MEE
from monitorlib.indicatoren.catalogus.catalogus import gevraagd
from monitorlib.notatie import rond
from monitorlib.pagina.record import Puntregel
from monitorlib.vormen.namen import INDICATOREN, csv_bestand
from monitorlib.vormen.open_data.csvw import Beschrijving, Kolombeschrijving, bij, metadata
from monitorlib.vormen.open_data.veilig import als_woorden
from monitorlib.vormen.uitgave import Bladtabel, Uitgave

_WAARDE = Kolombeschrijving("waarde", "het getal, afgerond als op de pagina; leeg als er geen is", is_getal=True)
_BIJ_WAARDE = (
    _WAARDE,
    Kolombeschrijving("teken", "getal, ongeveer, tekst, of waarom er geen getal is"),
    Kolombeschrijving("tekst", "wat er in plaats van een getal staat, of ervoor, zoals ca."),
    Kolombeschrijving("eenheid", "waarin is geteld"),
)
_VAN_INDICATOR = (
    Kolombeschrijving("indicator", "naam van de indicator", is_sleutel=True),
    Kolombeschrijving("gemeente", "naam van de gemeente, of Totaal", is_sleutel=True),
    Kolombeschrijving("periode", "de periode waarover het getal gaat", is_sleutel=True),
    _WAARDE,
    Kolombeschrijving("reden", "waarom er geen getal is"),
    Kolombeschrijving("eenheid", "waarin is geteld"),
    Kolombeschrijving("thema", "het thema van de indicator"),
    Kolombeschrijving("definitie", "wat de indicator zegt"),
    Kolombeschrijving("teller", "wat er is geteld"),
    Kolombeschrijving("noemer", "waardoor is gedeeld; leeg als er niets is gedeeld"),
)


@dataclass(frozen=True)
class Datatabel:
    """A CSV file that was made: its name and title, and the address of the table on its page, relative to the site."""

    bestand: str
    titel: str
    hoofdstuk: str
    adres: str


def schrijf_csv(uitgave: Uitgave) -> Iterator[tuple[Datatabel, Mapping[str, str]]]:
    """Give each CSV file of an edition, with the files to write by their name: itself, and what it holds."""
    for tabel in uitgave.tabellen:
        if tabel.gegevens is not None:
            beschrijving = _beschrijving(tabel)
            rijen = _rijen(tabel.gegevens, [een.kop for een in beschrijving.kolommen if een.is_sleutel])
            yield _datatabel(tabel, beschrijving), _bestanden(beschrijving, rijen, uitgave)
    if punten := [een for record in uitgave.ready.records for een in record.punten]:
        titel = "Alle indicatoren: elke gemeente en elke periode"
        hoofdstuk = next(een for een in uitgave.ready.records if een.punten)
        beschrijving = Beschrijving(INDICATOREN, titel, "De definitie staat bij elke rij.", "", "", _VAN_INDICATOR)
        datatabel = Datatabel(INDICATOREN, titel, hoofdstuk.titel, f"{hoofdstuk.hoofdstuk}.html")
        yield datatabel, _bestanden(beschrijving, _indicatorrijen(uitgave, punten), uitgave)


def _datatabel(tabel: Bladtabel, van: Beschrijving) -> Datatabel:
    return Datatabel(van.bestand, van.titel, tabel.plaats.hoofdstuk.titel, tabel.adres)


def _beschrijving(tabel: Bladtabel) -> Beschrijving:
    gegevens = tabel.gegevens or {}
    over, sleutel = gegevens["monitor"], gegevens["schema"]["primaryKey"]
    kolommen = [Kolombeschrijving(naam, "waarvan het getal is", is_sleutel=True) for naam in sleutel]
    return Beschrijving(
        csv_bestand(tabel.plaats.hoofdstuk.naam, over),
        over["titel"],
        " ".join(filter(None, (tabel.plaats.uitleg, tabel.beeld.eenheid))),
        tabel.beeld.bron,
        over["stand"]["woord"],
        (*kolommen, *_BIJ_WAARDE),
        {naam: over[naam] for naam in ("leden", "vergelijkingen", "kenmerken")},
    )


def _bestanden(van: Beschrijving, rijen: Iterable[list[str]], uitgave: Uitgave) -> dict[str, str]:
    uit = StringIO(newline="")
    # As RFC 4180 ends a line: a line end of either kind within a word is then quoted.
    schrijver = csv.writer(uit, lineterminator="\r\n")
    schrijver.writerow(als_woorden(een.kop) for een in van.kolommen)
    schrijver.writerows(rijen)
    return {van.bestand: uit.getvalue(), bij(van.bestand): metadata(van, uitgave)}


def _rijen(gegevens: Mapping[str, Any], sleutel: list[str]) -> Iterator[list[str]]:
    for rij in gegevens["data"]:
        waarde = _getal(rij["waarde"], rij["decimalen"]) if rij["teken"] in TELT_MEE else ""
        yield [
            *(als_woorden(rij[naam]) for naam in sleutel),
            waarde,
            *(als_woorden(rij[naam]) for naam in ("teken", "tekst", "eenheid")),
        ]


def _indicatorrijen(uitgave: Uitgave, punten: Iterable[Puntregel]) -> Iterator[list[str]]:
    van = {een.naam: een for een in gevraagd(uitgave.editie)}
    for punt in punten:
        over = van[punt.indicator]
        waarde = "" if punt.waarde is None else _getal(punt.waarde, punt.decimalen)
        wat = (punt.reden, punt.eenheid, punt.thema, over.definitie, over.teller, over.noemer)
        namen = map(als_woorden, (punt.indicator, punt.gemeente, punt.periode))
        yield [*namen, waarde, *map(als_woorden, wat)]


def _getal(waarde: float, decimalen: int) -> str:
    """Write a number as rounded as the page shows it, with a point: what calculates reads no comma."""
    return f"{rond(waarde, decimalen) or 0:.{decimalen}f}"
