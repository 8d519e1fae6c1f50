"""Sign chapters off: an akkoord is with what a build shows now, and with nothing else."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.editie import Editie
from monitorlib.editie.params.hoofdstukken import hoofdstuk_van_verantwoording
from monitorlib.engine.stale.reasons import why
from monitorlib.engine.stale.stale import Inputs
from monitorlib.engine.stale.state import State, notebook_of
from monitorlib.errors import MonitorError
from monitorlib.pagina.akkoord.akkoorden import Akkoord, akkoordenbestand, lees_akkoorden, met, schrijf_akkoorden
from monitorlib.pagina.akkoord.gezien import gezien, samen
from monitorlib.pagina.akkoord.sleutel import maak_sleutel
from monitorlib.pagina.akkoord.stand import Akkoordstand, akkoordstand, te_tekenen
from monitorlib.pagina.beeld import hoofdstukbeeld

# What is signed is what the makers see; the public pages follow from it.
LEZERS = "intern"


def teken(editie: Editie, hoofdstukken: Sequence[str], door: str) -> list[str]:
    """Keep that somebody is content with chapters as they are built now; all of them or none.

    Gives a line for each. Raises `MonitorError` for a chapter that does not exist, that shows who signed, that is not
    built, or that is no longer what a build would make.
    """
    folder = editie.output(LEZERS)
    state, inputs = State.read(folder), Inputs(editie, LEZERS, {})
    for naam in hoofdstukken:
        _weiger_onbekend(editie, naam)
        if redenen := why(naam, state, inputs, folder):
            raise MonitorError(
                f"{editie.naam}, hoofdstuk {naam}: {'; '.join(redenen)}. Bouw de editie opnieuw, bekijk het hoofdstuk "
                "en teken dan."
            )
    sleutel, regels = maak_sleutel(editie.layout, editie.regio), []
    akkoorden = lees_akkoorden(editie)
    for naam in hoofdstukken:
        delen = gezien(hoofdstukbeeld(_cellen(folder, naam)), sleutel)
        akkoorden = met(akkoorden, Akkoord(naam, door, date.today(), delen))
        regels.append(f"{editie.naam}: {door} is akkoord met {naam} ({len(delen)} onderdelen, hash {samen(delen)}).")
    pad = editie.shown(schrijf_akkoorden(editie, akkoorden))
    bouw = f"Bouw nog een keer; de verantwoording zegt het dan ook: monitor build {editie.naam}"
    return [*regels, f"Vastgelegd: {pad}. {bouw}"]


def trek_in(editie: Editie, hoofdstukken: Sequence[str], door: str) -> list[str]:
    """Take the akkoord of somebody with chapters away; `MonitorError` where there is none."""
    akkoorden = lees_akkoorden(editie)
    for naam in hoofdstukken:
        _weiger_onbekend(editie, naam)
        if not any((een.hoofdstuk, een.door) == (naam, door) for een in akkoorden):
            wie = ", ".join(sorted({een.door for een in akkoorden if een.hoofdstuk == naam})) or "niemand"
            raise MonitorError(
                f"{editie.shown(akkoordenbestand(editie))}: {door} is niet akkoord met {naam}; akkoord is: {wie}. "
                "Schrijf bij --door de naam zoals hij daar staat."
            )
        akkoorden = [een for een in akkoorden if (een.hoofdstuk, een.door) != (naam, door)]
    schrijf_akkoorden(editie, akkoorden)
    return [f"{editie.naam}: het akkoord van {door} met {naam} is ingetrokken." for naam in hoofdstukken]


def stand(editie: Editie) -> list[Akkoordstand]:
    """Give how it stands with each chapter of an edition as it was built last, also where nobody signed any."""
    folder = editie.output(LEZERS)
    namen, state = te_tekenen(editie), State.read(folder)
    if weg := [naam for naam in namen if naam not in state.hoofdstukken]:
        raise MonitorError(f"{editie.naam}: {', '.join(weg)}: nog niet gebouwd. Bouw de editie met monitor build.")
    return akkoordstand(editie, folder / "notebooks") or [
        Akkoordstand(naam, hoofdstukbeeld(_cellen(folder, naam)).titel, ()) for naam in namen
    ]


def _weiger_onbekend(editie: Editie, naam: str) -> None:
    if naam == hoofdstuk_van_verantwoording():
        raise MonitorError(
            f"{editie.naam}: {naam} laat zien wie akkoord is, en is zelf niet af te tekenen. Kies een ander hoofdstuk."
        )
    if naam not in (namen := te_tekenen(editie)):
        raise MonitorError(f"{editie.naam} heeft geen hoofdstuk '{naam}'. {nearest(naam, namen)}")


def _cellen(folder: Path, naam: str) -> list[dict[str, object]]:
    gelezen: list[dict[str, object]] = json.loads((folder / notebook_of(naam)).read_bytes())["cells"]
    return gelezen
