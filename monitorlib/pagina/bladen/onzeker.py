"""What an edition is not sure of, for its front page: each thing once, in words, with where it is told in full."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitorlib.editie.editie import Editie
from monitorlib.editie.params.hoofdstukken import hoofdstuk_van_verantwoording
from monitorlib.notatie import getal
from monitorlib.pagina.bladen.antwoord import bevindingen_in_woorden, stand_in_woorden
from monitorlib.pagina.bladen.onderwerpen import onderwerpen
from monitorlib.pagina.nagelaten import Executed
from monitorlib.sources.codes.allowed import declared

# So many names stand in a sentence; the rest is at its place.
_NAMEN = 4


@dataclass(frozen=True)
class Onzeker:
    """One thing that is not sure, with a link to where it stands; `plaats` is empty where there is no such page."""

    tekst: str
    plaats: str = ""
    naar: str = ""


def onzeker(ready: Executed) -> list[Onzeker]:
    """List what is not sure: faults in the registration, what does not hold, what lacks, what was revised."""
    gevraagd = ready.editie.parameters.hoofdstukken.gevraagd()
    verantwoording = hoofdstuk_van_verantwoording()
    naar = f"{verantwoording}.html" if verantwoording in gevraagd else ""
    return [
        *_registratie(ready),
        *_bevindingen(ready, naar),
        *_nog_open(ready.editie),
        *_herkomst(ready.editie, naar),
        *_niet_geleverd(ready, naar),
        *_herzien(ready),
        *_teksten(ready),
    ]


def _registratie(ready: Executed) -> Iterator[Onzeker]:
    """Tell each known fault that touches the period, with the changes that it can make."""
    editie = ready.editie
    geraakt = [een for een in onderwerpen(ready.records, editie) if een.registratie]
    for probleem in editie.parameters.registratieproblemen:
        if not probleem.raakt({probleem.bron}, None, editie.periode):
            continue
        namen = [een.naam for een in geraakt if probleem.tekst in een.registratie]
        tekst = f"{probleem.tekst} Dat raakt: {_genoemd(namen)}." if namen else probleem.tekst
        eerste = next((een.plaats for een in geraakt if probleem.tekst in een.registratie), "")
        yield Onzeker(tekst, eerste, "Bekijk de cijfers" if eerste else "")


def _bevindingen(ready: Executed, naar: str) -> Iterator[Onzeker]:
    if ready.bevindingen:
        tekst = f"{bevindingen_in_woorden(ready.bevindingen)} ({stand_in_woorden(ready.bevindingen)})."
        yield Onzeker(tekst, f"{naar}#alle-bevindingen", "Bekijk de bevindingen") if naar else Onzeker(tekst)


def _nog_open(editie: Editie) -> Iterator[Onzeker]:
    wachtend = dict.fromkeys(declared(editie, een.bron).titel for een in editie.nog_open if een.bron)
    if wachtend:
        yield Onzeker(f"Nog niet geleverd of nog niet klaar: {_genoemd(list(wachtend))}.")
    anders = [een for een in editie.nog_open if not een.bron]
    if anders:
        plekken = "Eén plek is" if len(anders) == 1 else f"{getal(len(anders))} plekken zijn"
        yield Onzeker(f"{plekken} nog in te vullen; de pagina's zeggen welke.")


def _herkomst(editie: Editie, naar: str) -> Iterator[Onzeker]:
    titels = [
        declared(editie, naam).titel
        for naam, bron in editie.parameters.bronnen.items()
        if bron.herkomst == "gereconstrueerd"
    ]
    if titels:
        wat = "Deze bron is" if len(titels) == 1 else "Deze bronnen zijn"
        yield Onzeker(
            f"{wat} teruggerekend uit een publicatie: {_genoemd(titels)}. Alleen wat daar gedrukt staat, is te tellen.",
            f"{naar}#bronnen" if naar else "",
            "Bekijk de bronnen" if naar else "",
        )


def _niet_geleverd(ready: Executed, naar: str) -> Iterator[Onzeker]:
    zonder = [een for record in ready.records for een in record.niet_geleverd]
    if zonder:
        zijn = "Eén indicator is" if len(zonder) == 1 else f"{getal(len(zonder))} indicatoren zijn"
        yield Onzeker(f"{zijn} niet te bepalen: de bron is niet geleverd.", naar, "Bekijk welke" if naar else "")


def _herzien(ready: Executed) -> Iterator[Onzeker]:
    """Say how many earlier numbers were revised: the latest ones can change as well."""
    herzien = {
        (een.indicator, een.gebied, een.stap) for record in ready.records for een in record.lijnen if een.herzien_van
    }
    if herzien:
        zijn = "Eén eerder getal is" if len(herzien) == 1 else f"{getal(len(herzien))} eerdere getallen zijn"
        yield Onzeker(f"{zijn} herzien sinds de vorige monitor. De nieuwste getallen kunnen dus ook nog veranderen.")


def _teksten(ready: Executed) -> Iterator[Onzeker]:
    titels = [record.titel for record in ready.records if record.niet_geschreven]
    if titels:
        yield Onzeker(f"De toelichting is nog niet af in: {_genoemd(titels)}.")


def _genoemd(namen: Sequence[str]) -> str:
    """Name the first few, and how many more there are."""
    meer = len(namen) - _NAMEN
    return ", ".join(namen[:_NAMEN]) + (f" en nog {meer}" if meer > 0 else "")
