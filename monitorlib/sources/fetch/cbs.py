"""Figures of CBS to hold an indicator against: fetched on request into a file, which is then a source as any other."""

import csv
import json
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.editie import Editie
from monitorlib.editie.params.doel import Cijfer, Referentie
from monitorlib.editie.params.levering import UitCbs
from monitorlib.errors import MonitorError, ParameterError, SourceError
from monitorlib.sources.codes.allowed import parameters_of
from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.sources.opened.bronnen import open_bron

if TYPE_CHECKING:
    from types import ModuleType

BRON, INWONERS = "referentie_cbs", "inwoners"
# Inwoners of these years are taken: an indicator looks back two at most, or as far as its nulmeting.
JAREN = 6
_LEEFTIJD = re.compile(r"(\d+) jaar( of ouder)?")
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
    """Fetch what an edition asks of CBS into the files of `referentie_cbs` and inwoners; give how many figures.

    A sign instead of a number (secret, or not possible) stays empty. Raises `SourceError` when the service cannot be
    reached, or has not exactly one figure for what is asked; the files that were there before then stay.
    """
    waar = editie.shown(editie.params / "params.yml")
    cijfers = gevraagd(editie) if BRON in editie.parameters.bronnen else []
    inwoners = editie.parameters.bronnen.get(INWONERS)
    uit_cbs = inwoners.levering.cbs if inwoners else None
    if not cijfers and uit_cbs is None:
        raise ParameterError(
            f"{waar}: er is geen cijfer van het CBS om op te halen. Noem het bij 'doelen' als 'referentie' met 'cbs', "
            f"en noem bron {BRON} bij 'bronnen'; of zeg bij bron {INWONERS} onder 'levering' uit welke tabel zij komen."
        )
    try:
        import cbsodata
    except ModuleNotFoundError:
        raise MonitorError(
            "Cijfers van het CBS ophalen heeft cbsodata nodig; installeer het met: pip install -e '.[leveren]'"
        ) from None
    bestanden: dict[str, list[Sequence[str]]] = {}
    if cijfers:
        bestanden[BRON] = [KOLOMMEN, *(_opgehaald(cbsodata, cijfer, waar) for cijfer in cijfers)]
    if uit_cbs is not None:
        bestanden[INWONERS] = [("gemeente", "leeftijd", "jaar", "waarde"), *_inwoners(cbsodata, editie, uit_cbs, waar)]
    for naam, rijen in bestanden.items():
        _schrijf(editie.data / parameters_of(editie, naam).bestand, rijen)
    return sum(len(rijen) - 1 for rijen in bestanden.values())


def _schrijf(path: Path, rijen: Sequence[Sequence[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    klaar = path.with_name(f".{path.name}.nieuw")
    with klaar.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rijen)
    os.replace(klaar, path)


def _inwoners(cbsodata: "ModuleType", editie: Editie, van: UitCbs, waar: str) -> list[tuple[str, ...]]:
    """Add up the inwoners of each single age to our groups, per gemeente and year.

    The single ages must make up the total that CBS gives. A gemeente without inwoners in a year has no row for it.
    """
    groepen = {groep: _grenzen(groep) for groep in BRONNEN[INWONERS].kolom("leeftijd").codes}
    jaren = [str(jaar) for jaar in range(editie.periode.jaar - JAREN + 1, editie.periode.jaar + 1)]
    rijen: list[tuple[str, ...]] = []
    for gemeente in editie.gemeentenamen:
        cijfer = Cijfer(tabel=van.tabel, onderwerp=van.onderwerp, keuze={**van.keuze, van.gemeente: gemeente})
        gegevens = _tabel(cbsodata, cijfer, waar)
        titels = {str(een["Key"]).strip(): str(een["Title"]).strip() for een in gegevens[van.leeftijd]}
        alle = [rij for rij in _rijen(gegevens) if _gekozen(rij, cijfer)]
        for jaar in jaren:
            per_titel = {
                titels[str(rij[van.leeftijd]).strip()]: _getal(rij[van.onderwerp])
                for rij in alle
                if str(rij[van.jaar]).strip() == f"{jaar}JJ00"
            }
            telt = {match: aantal for titel, aantal in per_titel.items() if (match := _LEEFTIJD.fullmatch(titel))}
            totaal = next((aantal for titel, aantal in per_titel.items() if titel.startswith("Totaal")), None)
            if totaal is None:
                continue
            # 95 jaar of ouder, beside the ages of 95 and more one by one, would count twice.
            enkel = max((int(match[1]) for match in telt if not match[2]), default=-1)
            los = {int(match[1]): aantal for match, aantal in telt.items() if not match[2] or int(match[1]) > enkel}
            if sum(aantal or 0 for aantal in los.values()) != totaal:
                raise SourceError(
                    f"{waar}, bronnen.{INWONERS}: in CBS-tabel {van.tabel} zijn de leeftijden van {gemeente} in {jaar} "
                    f"samen niet het totaal ({totaal:.0f}); noem bij 'keuze' van elke andere dimensie het totaal."
                )
            for groep, (begin, einde) in groepen.items():
                som = sum(aantal or 0 for leeftijd, aantal in los.items() if begin <= leeftijd <= einde)
                rijen.append((gemeente, groep, jaar, f"{som:.0f}"))
    return rijen


def _grenzen(groep: str) -> tuple[int, int]:
    """Give the first and last age of a group such as 18-22 or 75+."""
    begin, _, einde = groep.rstrip("+").partition("-")
    return int(begin), int(einde) if einde else 999


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
    rijen = [rij for rij in _rijen(gegevens) if _gekozen(rij, cijfer)]
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
    waarde = _getal(rijen[0][cijfer.onderwerp])
    return *_sleutel(cijfer), _status(gegevens, cijfer), "" if waarde is None else repr(waarde)


def _rijen(gegevens: Mapping[str, Sequence[dict[str, Any]]]) -> Sequence[dict[str, Any]]:
    return gegevens["TypedDataSet"] if "TypedDataSet" in gegevens else gegevens["UntypedDataSet"]


def _getal(waarde: Any) -> float | None:
    """Read a value; a sign is no number: secret, unknown, or impossible."""
    tekst = str(waarde).strip()
    return None if tekst in ("None", "", ".") else float(tekst)


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
