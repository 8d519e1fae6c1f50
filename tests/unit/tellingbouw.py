"""Small tellingen of maatregelen and aanbieders for tests, drawn by hand."""

from collections.abc import Iterable, Mapping, Sequence

import ibis
import pyarrow as pa
from bouwstenen import AANBIEDERS, Cel

from monitorlib.bron_parameters import BronParameters
from monitorlib.cijfers.regels import GETAL, NIET_OPGEGEVEN, NIHIL, TEKST
from monitorlib.kwartaal import Kwartaal
from monitorlib.sources.catalogue import BRONNEN
from monitorlib.sources.declaration import Codes
from monitorlib.sources.opened import Telling

PAKKETTEN = ("1 Bijsturen", "2 Aanvullen", "3 Onderzoeken")
PROJECTEN = ("Richtlijnen", "Verblijf", "Huisvesting", "Wijkkracht", "Verzekering", "Onderzoek")


def telling(naam: str, rijen: Iterable[Mapping[str, object]], *, kwartaal: str = "2019-Q1") -> Telling:
    """A telling of these rows; `waarde` is a number, a sign, or a word, as a snapshot would freeze it."""
    bron = BRONNEN[naam]
    kolommen = [kolom.naam for kolom in bron.kolommen if kolom.naam != "waarde"]
    vol = [{kolom: rij.get(kolom) for kolom in kolommen} | _waarde(rij["waarde"]) for rij in rijen]
    velden = [(kolom, pa.string()) for kolom in (*kolommen, "teken", "tekst")]
    tabel = ibis.memtable(pa.Table.from_pylist(vol, schema=pa.schema([*velden, ("waarde", pa.float64())])))
    vast = {kolom.naam: kolom.codes for kolom in bron.kolommen if kolom.codes}
    gekozen = {"pakket": PAKKETTEN, "project": PROJECTEN, "maatregel": [f"m{nummer}" for nummer in range(9)]}
    codes = {kolom: {een: een for een in van} for kolom, van in {**gekozen, **vast}.items() if kolom in kolommen}
    if "aanbieder" in kolommen:
        codes["aanbieder"] = dict(AANBIEDERS)
    parameters = BronParameters(bestand="proef.csv", herkomst="fictief", vindplaats="met de hand getekend")
    return Telling(tabel, bron, Codes(codes), parameters, Kwartaal.lees(kwartaal))


def rijen(naam: str, cellen: Mapping[Sequence[str], Cel]) -> list[dict[str, object]]:
    """The rows of a telling by the values of its key."""
    return [
        {**dict(zip(BRONNEN[naam].sleutel, sleutel, strict=True)), "waarde": cel} for sleutel, cel in cellen.items()
    ]


def _waarde(cel: object) -> dict[str, object]:
    if not isinstance(cel, str):
        return {"waarde": cel, "teken": GETAL, "tekst": ""}
    if cel in (NIHIL, NIET_OPGEGEVEN):
        return {"waarde": 0.0 if cel == NIHIL else None, "teken": cel, "tekst": ""}
    return {"waarde": None, "teken": TEKST, "tekst": cel}
