"""Make the sources of the fictitious edition voorbeeld/2024-Q4: `python genereer.py [MAP] [--bekend-op JJJJ-MM-DD]`.

It always writes the same bytes. `--bekend-op` writes what was known on a day: a record that was registered later is
absent, an end that was registered later is still open; the tellingen stay as they are. With 2024-10-15 it gives what
the edition of the quarter before saw. The known truths stand where they are made: jeugd.py (from heavy to light; more
uitval at one aanbieder), declaratie.py (a dearer product), toegang.py (a slow toegang), uitkering.py (a growth) and
registratie.py (a backlog).
"""

import argparse
import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import geld
import kwaliteit
import maatregel
import tellingen
import transformatie
from declaratie import Declaratie, declaraties, teruggestuurd
from jeugd import jeugdwet
from registratie import genummerd, registreer, velden
from uitkering import PEILDATUM, WET, groei, participatiewet
from verloop import overlijden, verhuizingen, volwassen
from wereld import OPGEHAALD, Melding, Rij, Wereld
from wmo import wmo

HIER = Path(__file__).parent
VOORZIENING = "ingangsdatum,einddatum,geboortedatum,aanbieder,toewijzingsdatum,startdatum,reden"
REGISTERS = {
    "voorzieningen_jeugdwet": (
        "Jeugdwet",
        f"voorziening_nummer,client,gemeente,productgroep,leveringsvorm,{VOORZIENING},verwijzer",
    ),
    "voorzieningen_wmo": ("Wmo", f"voorziening_nummer,client,gemeente,voorziening,leveringsvorm,{VOORZIENING}"),
    "uitkeringen": (WET, "uitkering_nummer,client,gemeente,ingangsdatum,einddatum,reden,geboortedatum"),
}
LETTER = {"Jeugdwet": "J", "Wmo": "W", WET: "U"}


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
        bekend = ((f"{LETTER[wet]}{nummer:06d}", velden(rij, op)) for nummer, rij in nummers if rij.bekend <= op)
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


def bestand_op(rijen: list[Rij], dag: date) -> dict[str, int]:
    """Count the uitkeringen that the register shows on a day, per gemeente: of one client at most one."""
    lopend = {
        (rij.gemeente, rij.persoon.pseudoniem)
        for rij in genummerd(rijen, WET)
        if rij.begin <= dag and not (rij.einde < dag and rij.einde_bekend <= OPGEHAALD)
    }
    return {code: sum(gemeente == code for gemeente, _ in lopend) for code in tellingen.NU}


def schrijf_tellingen(map_: Path, rijen: list[Rij], alle: list[Declaratie]) -> None:
    """Write every telling; none of them changes with the day on which a register was taken."""
    bestand, uitgegeven = bestand_op(rijen, PEILDATUM), geld.Uitgegeven(rijen, alle)
    budget = geld.budgetten(uitgegeven)
    schrijf(map_, "inwoners", "gemeente,leeftijd,jaar,waarde", tellingen.inwoners())
    schrijf(map_, "clientervaring", "gemeente,stelling,antwoord,jaar,waarde", tellingen.clientervaring())
    schrijf(map_, "basisteams", "gemeente,onderdeel,periode,waarde", tellingen.basisteams())
    schrijf(map_, "bezwaren_klachten", "gemeente,wet,onderdeel,periode,waarde", tellingen.bezwaren_klachten())
    schrijf(map_, "regelingen", "gemeente,regeling,waarde", tellingen.regelingen(bestand))
    schrijf(map_, "sporen", "gemeente,spoor,waarde", tellingen.sporen(bestand))
    schrijf(map_, "minimabeleid", "gemeente,verstrekking,waarde", tellingen.minimabeleid())
    schrijf(map_, "latende_partijen", "gemeente,waarde", tellingen.latende_partijen())
    schrijf(map_, "leer_en_ontwikkelcentrum", "onderdeel,waarde", tellingen.CENTRUM.items())
    schrijf(map_, "detachering", "onderdeel,waarde", tellingen.DETACHERING.items())
    schrijf(map_, "privacyraamwerk", "gebied,waarde", tellingen.PRIVACY.items())
    schrijf(map_, "budgetten", "gemeente,wet,jaar,waarde", ((*sleutel, euro) for sleutel, euro in budget.items()))
    schrijf(map_, "resultaat", "gemeente,wet,post,waarde", geld.resultaat(uitgegeven, budget))
    schrijf(map_, "beleidsagenda", "domein,aard,waarde", ((*sleutel, euro) for sleutel, euro in geld.AGENDA.items()))
    schrijf(map_, "provinciaal_jeugdbudget", "jaar,waarde", geld.PROVINCIE.items())
    for naam, (kop, inhoud) in (transformatie.bronnen() | kwaliteit.bronnen()).items():
        schrijf(map_, naam, kop, inhoud)


def schrijf_maatregelen(map_: Path, alle: list[Declaratie]) -> None:
    """Write the tellingen of the chapters maatregelen and aanbieders."""
    schrijf(map_, "maatregelen", "pakket,project,maatregel,waarde", maatregel.maatregelen())
    schrijf(map_, "taakstelling_pakketten", "pakket,jaar,waarde", maatregel.pakketten())
    schrijf(map_, "taakstelling_zonder_jaar", "pakket,waarde", [(maatregel.ONDERZOEK, "")])
    schrijf(map_, "effecten", "project,stand,aard,jaar,woorden,waarde", maatregel.effecten())
    schrijf(map_, "maatregelpad", "project,soort,jaar,waarde", maatregel.pad())
    schrijf(map_, "voortgang", "project,waarde", maatregel.VOORTGANG.items())
    schrijf(map_, "reacties", "van,reactie,waarde", ((*wie, waar) for wie, waar in maatregel.REACTIES.items()))
    schrijf(map_, "trends", "onderwerp,waarde", maatregel.TRENDS.items())
    schrijf(map_, "extra_middelen", "regeling,jaar,waarde", ((*van, euro) for van, euro in maatregel.EXTRA.items()))
    schrijf(map_, "afspraken", "partij,onderwerp,waarde", maatregel.afspraken())
    schrijf(map_, "aanbiederbudgetten", "aanbieder,wet,jaar,waarde", maatregel.budgetten(alle))
    schrijf(map_, "wachtlijsten", "aanbieder,periode,waarde", maatregel.wachtlijsten())


def main() -> None:
    """Write all sources into a folder."""
    vraag = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    vraag.add_argument("map", nargs="?", type=Path, default=HIER)
    vraag.add_argument("--bekend-op", type=date.fromisoformat, default=OPGEHAALD)
    gegeven = vraag.parse_args()
    wereld = leef()
    rijen = registreer(wereld)
    alle = declaraties(rij for rij in rijen if rij.wet != WET)
    schrijf_registers(gegeven.map, rijen, gegeven.bekend_op)
    schrijf_meldingen(gegeven.map, wereld.meldingen, gegeven.bekend_op)
    schrijf_declaraties(gegeven.map, alle, gegeven.bekend_op)
    schrijf_tellingen(gegeven.map, rijen, alle)
    schrijf_maatregelen(gegeven.map, alle)


if __name__ == "__main__":
    main()
