"""Figures of CBS to hold an indicator against: fetched on request into a file, which is then a source as any other."""

import csv
import json
import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from monitorlib.editie import Editie
from monitorlib.errors import MonitorError, ParameterError, SourceError, nearest
from monitorlib.parameters import Cijfer, Referentie
from monitorlib.sources.codes import parameters_of
from monitorlib.sources.opened import open_bron

if TYPE_CHECKING:
    from types import ModuleType

BRON = "referentie_cbs"
# Another address of the service than that of CBS itself: a mirror, or a server that a test starts.
OMGEVING = "MONITOR_CBS"
KOLOMMEN = ("tabel", "onderwerp", "keuze", "status", "waarde")
_PERIODE = "Perioden"


def gevraagd(editie: Editie) -> list[Cijfer]:
    """List the figures of CBS that an edition asks for, each once."""
    doelen = editie.parameters.doelen.values()
    return list(
        {
            _sleutel(een.referentie.cbs): een.referentie.cbs for een in doelen if een.referentie and een.referentie.cbs
        }.values()
    )


def fetch_reference(editie: Editie) -> int:
    """Fetch the figures of CBS that an edition asks for into the file of source `referentie_cbs`; give how many.

    A sign instead of a number (secret, or not possible) stays empty. Raises `SourceError` when the service cannot be
    reached, or has not exactly one figure for what is asked; the file that was there before then stays.
    """
    cijfers = gevraagd(editie)
    waar = editie.shown(editie.params / "params.yml")
    if not cijfers or BRON not in editie.parameters.bronnen:
        raise ParameterError(
            f"{waar}: er is geen cijfer van het CBS om op te halen. Noem het bij 'doelen' als 'referentie' met 'cbs', "
            f"en noem bron {BRON} bij 'bronnen'."
        )
    try:
        import cbsodata
    except ModuleNotFoundError:
        raise MonitorError(
            "Cijfers van het CBS ophalen heeft cbsodata nodig; installeer het met: pip install -e '.[leveren]'"
        ) from None
    rijen = [_opgehaald(cbsodata, cijfer, waar) for cijfer in cijfers]
    path = editie.data / parameters_of(editie, BRON).bestand
    path.parent.mkdir(parents=True, exist_ok=True)
    klaar = path.with_name(f".{path.name}.nieuw")
    with klaar.open("w", encoding="utf-8", newline="") as file:
        schrijver = csv.writer(file, lineterminator="\n")
        schrijver.writerow(KOLOMMEN)
        schrijver.writerows(rijen)
    os.replace(klaar, path)
    return len(rijen)


def met_cijfer(editie: Editie, referentie: Referentie | None) -> Referentie | None:
    """Give a reference with its number and, for a figure of CBS that is not final, its status.

    Raises `SourceError` when the figure was not fetched, `ParameterError` when the edition does not name the source.
    """
    if referentie is None or referentie.cbs is None:
        return referentie
    gezocht = _sleutel(referentie.cbs)
    for rij in open_bron(editie, BRON).tabel.to_pyarrow().to_pylist():
        if (rij["tabel"], rij["onderwerp"], rij["keuze"]) == gezocht:
            if rij["waarde"] is None:
                return None
            status = "" if rij["status"] in (None, "definitief") else f", {rij['status']}"
            return Referentie(waarde=rij["waarde"], omschrijving=f"{referentie.omschrijving}{status}")
    raise SourceError(
        f"{editie.shown(editie.params / 'params.yml')}, doelen: het cijfer van CBS-tabel {gezocht[0]} is nog niet "
        f"opgehaald; draai: monitor snapshot {editie.naam} --referentie"
    )


def _sleutel(cijfer: Cijfer) -> tuple[str, str, str]:
    return cijfer.tabel, cijfer.onderwerp, json.dumps(cijfer.keuze, sort_keys=True, ensure_ascii=False)


def _opgehaald(cbsodata: "ModuleType", cijfer: Cijfer, waar: str) -> tuple[str, ...]:
    gegevens = _tabel(cbsodata, cijfer, waar)
    alle = gegevens["TypedDataSet"] if "TypedDataSet" in gegevens else gegevens["UntypedDataSet"]
    rijen = [rij for rij in alle if _gekozen(rij, cijfer)]
    if len(rijen) != 1:
        raise SourceError(
            f"{waar}, doelen: CBS-tabel {cijfer.tabel} heeft {len(rijen)} rijen voor {cijfer.keuze}; noem van elke "
            f"dimensie één code ({', '.join(_dimensies(gegevens))})."
        )
    if cijfer.onderwerp not in rijen[0]:
        bekend = [naam for naam in rijen[0] if naam != "ID" and naam not in _dimensies(gegevens)]
        raise SourceError(
            f"{waar}, doelen: CBS-tabel {cijfer.tabel} heeft geen onderwerp '{cijfer.onderwerp}'. "
            f"{nearest(cijfer.onderwerp, bekend)}"
        )
    waarde = str(rijen[0][cijfer.onderwerp]).strip()
    # A sign is no number: secret, unknown, or impossible.
    return *_sleutel(cijfer), _status(gegevens, cijfer), "" if waarde in ("None", "", ".") else repr(float(waarde))


def _tabel(cbsodata: "ModuleType", cijfer: Cijfer, waar: str) -> Mapping[str, Sequence[dict[str, Any]]]:
    adres = os.environ.get(OMGEVING, "")
    # The codes of CBS are filled up with spaces to a fixed width.
    keuze = " and ".join(f"startswith({naam},'{code}')" for naam, code in cijfer.keuze.items())
    try:
        if adres:
            cbsodata.options.use_https = adres.startswith("https://")
        return cbsodata.download_data(  # type: ignore[no-any-return]
            cijfer.tabel, filters=keuze or None, catalog_url=adres.partition("://")[2] or None, timeout=60
        )
    except Exception as error:
        raise SourceError(
            f"{waar}, doelen: CBS-tabel {cijfer.tabel} is niet op te halen ({type(error).__name__}). Ga na of de tabel "
            "zo heet en of er verbinding is; het bestand van de vorige keer is niet veranderd."
        ) from None


def _dimensies(gegevens: Mapping[str, Sequence[dict[str, Any]]]) -> list[str]:
    return [rij["Key"] for rij in gegevens["DataProperties"] if "Dimension" in str(rij.get("Type", ""))]


def _gekozen(rij: Mapping[str, Any], cijfer: Cijfer) -> bool:
    return all(str(rij.get(naam, "")).strip() == code for naam, code in cijfer.keuze.items())


def _status(gegevens: Mapping[str, Sequence[dict[str, Any]]], cijfer: Cijfer) -> str:
    """Give how final the period of a figure is: definitief, nader voorlopig or voorlopig."""
    periode = cijfer.keuze.get(_PERIODE, "")
    gevonden = [rij for rij in gegevens.get(_PERIODE, []) if str(rij["Key"]).strip() == periode]
    return (
        {"NaderVoorlopig": "nader voorlopig"}.get(
            str(gevonden[0].get("Status")), str(gevonden[0].get("Status") or "onbekend").lower()
        )
        if gevonden
        else "onbekend"
    )
