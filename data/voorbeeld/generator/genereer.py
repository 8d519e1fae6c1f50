"""Make the sources of a quarter of the fictitious region: `python genereer.py KWARTAAL [MAP]`.

One world goes by, always the same; what is written is what was known of it on the day on which the sources of that
quarter were taken (zicht.py). A record that was registered later is absent, an end that was registered later is still
open, a declaratie that came in later is missing and one that was corrected later has its first amount; tellingen stand
as they were first told. The README names what was put in, and so must come out.
"""

import argparse
import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import geld
import kwaliteit
import maatregel
import tellingen
import transformatie
from declaratie import declaraties, teruggestuurd
from herziening import herzien
from jeugd import jeugdwet
from prestatie import Declaratie
from registratie import genummerd, omvang, registreer, velden
from uitkering import WACHTTIJD, WET, groei, participatiewet
from verloop import overlijden, verhuizingen, volwassen
from wereld import Melding, Rij, Wereld
from wmo import wmo
from zicht import KWARTALEN, Zicht

REGIO = Path(__file__).parents[1]
VOORZIENING = "ingangsdatum,einddatum,geboortedatum,aanbieder,toewijzingsdatum,startdatum,reden"
OMVANG = "volume,eenheid,frequentie"
REGISTERS = {
    "voorzieningen_jeugdwet": (
        "Jeugdwet",
        f"voorziening_nummer,client,gemeente,productgroep,leveringsvorm,{VOORZIENING},verwijzer,{OMVANG}",
    ),
    "voorzieningen_wmo": (
        "Wmo",
        f"voorziening_nummer,client,gemeente,voorziening,leveringsvorm,{VOORZIENING},{OMVANG}",
    ),
    "uitkeringen": (WET, "uitkering_nummer,client,gemeente,ingangsdatum,einddatum,reden,geboortedatum"),
}
LETTER = {"Jeugdwet": "J", "Wmo": "W", WET: "U"}


@dataclass(frozen=True)
class Feiten:
    """All that happened, with for each fact the day on which it became known."""

    rijen: list[Rij]
    meldingen: list[Melding]
    declaraties: list[Declaratie]


def gebeurd() -> Feiten:
    """Give all facts of the world."""
    wereld = leef()
    rijen = registreer(wereld)
    return Feiten(rijen, wereld.meldingen, herzien(declaraties(rij for rij in rijen if rij.wet != WET)))


def leef() -> Wereld:
    """Let the world go by."""
    wereld = Wereld()
    jeugdwet(wereld)
    participatiewet(wereld)
    wmo(wereld)
    volwassen(wereld)
    verhuizingen(wereld)
    overlijden(wereld)
    groei(wereld)
    return wereld


def schrijf(map_: Path, naam: str, kop: str, rijen: Iterable[Iterable[object]]) -> None:
    """Write one source."""
    with (map_ / f"{naam}.csv").open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand, lineterminator="\n")
        schrijver.writerow(kop.split(","))
        schrijver.writerows(rijen)


def schrijf_registers(map_: Path, rijen: list[Rij], op: date) -> None:
    """Write the registers of the three laws as they were known on a day."""
    for naam, (wet, kop) in REGISTERS.items():
        _, *kolommen = kop.split(",")
        nummers = enumerate(genummerd(rijen, wet), 1)
        genoemd = ((f"{LETTER[wet]}{nummer:06d}", rij) for nummer, rij in nummers if rij.bekend <= op)
        bekend = ((nummer, velden(rij, op) | (omvang(rij) if wet != WET else {})) for nummer, rij in genoemd)
        schrijf(map_, naam, kop, ([nummer, *(waarden[kolom] for kolom in kolommen)] for nummer, waarden in bekend))


def schrijf_meldingen(map_: Path, meldingen: list[Melding], op: date) -> None:
    """Write the meldingen and what was decided on them, as known on a day."""
    kop = "melding_nummer,client,gemeente,wet,meldingsdatum,besluitdatum,besluit"
    alle = sorted(meldingen, key=lambda een: (een.bekend, een.dag, een.persoon.pseudoniem))
    rijen = []
    for nummer, een in enumerate(alle, 1):
        besluit = (een.besluit_op.isoformat(), een.besluit) if een.besluit_bekend <= op else ("", "")
        if een.bekend <= op:
            rijen.append(
                (f"M{nummer:06d}", een.persoon.pseudoniem, een.gemeente, een.wet, een.dag.isoformat(), *besluit)
            )
    schrijf(map_, "meldingen", kop, rijen)


def schrijf_declaraties(map_: Path, alle: list[Declaratie], op: date) -> None:
    """Write the declaraties that had come in on a day."""
    kop = "declaratie_nummer,gemeente,wet,aanbieder,product,maand,ontvangen,beantwoord,volume,eenheid,bedrag,"
    kop += "toegekend,afgewezen,onbeantwoord,retourcodes"
    # What was sent back comes last, so that the others keep their numbers.
    nummers = enumerate([*alle, *teruggestuurd(alle)], 1)
    rijen = ((f"D{nummer:06d}", *een.velden(op).values()) for nummer, een in nummers if een.ontvangen <= op)
    schrijf(map_, "declaraties", kop, rijen)


def bestand_op(rijen: list[Rij], zicht: Zicht) -> dict[str, int]:
    """Count the uitkeringen that the register shows on the peildatum, per gemeente, as trajecten.

    An uitkering that stops and goes on within the waiting time is one, and of one client at most one counts.
    """
    per_client: dict[tuple[str, str], list[tuple[date, date]]] = {}
    for rij in genummerd(rijen, WET):
        if rij.bekend <= zicht.opgehaald and not (rij.verwijderd and rij.einde_bekend <= zicht.opgehaald):
            einde = rij.einde if rij.einde_bekend <= zicht.opgehaald else date.max
            per_client.setdefault((rij.gemeente, rij.persoon.pseudoniem), []).append((rij.begin, einde))
    lopend = [gemeente for (gemeente, _), delen in per_client.items() if _loopt(sorted(delen), zicht.peildatum)]
    return {code: lopend.count(code) for code in zicht.gemeenten}


def _loopt(delen: list[tuple[date, date]], dag: date) -> bool:
    """Tell whether one of the parts holds a day, or a gap between two that is no end."""
    gaten = ((een[1], ander[0]) for een, ander in pairwise(delen))
    return any(begin <= dag <= einde for begin, einde in delen) or any(
        einde < dag < begin and (begin - einde).days <= WACHTTIJD for einde, begin in gaten
    )


def schrijf_kwartaal(map_: Path, feiten: Feiten, zicht: Zicht) -> None:
    """Write every source of a quarter into a folder."""
    map_.mkdir(parents=True, exist_ok=True)
    schrijf_registers(map_, feiten.rijen, zicht.opgehaald)
    schrijf_meldingen(map_, feiten.meldingen, zicht.opgehaald)
    schrijf_declaraties(map_, feiten.declaraties, zicht.opgehaald)
    bronnen = tellingen.bronnen(zicht, bestand_op(feiten.rijen, zicht))
    bronnen |= geld.bronnen(zicht, feiten.rijen, feiten.declaraties) | kwaliteit.bronnen(zicht)
    bronnen |= transformatie.bronnen(zicht) | maatregel.bronnen(zicht, feiten.declaraties)
    for naam, (kop, rijen) in bronnen.items():
        schrijf(map_, naam, kop, rijen)


def main() -> None:
    """Write all sources of one quarter."""
    vraag = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    vraag.add_argument("periode", choices=KWARTALEN)
    vraag.add_argument("map", nargs="?", type=Path)
    gegeven = vraag.parse_args()
    schrijf_kwartaal(gegeven.map or REGIO / gegeven.periode, gebeurd(), Zicht(gegeven.periode))


if __name__ == "__main__":
    main()
