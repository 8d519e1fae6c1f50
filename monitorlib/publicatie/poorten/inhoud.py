"""The gates of the contents: every bevinding is settled, every text is written, every claim follows."""

from collections.abc import Callable, Iterator

from monitorlib.controles.bevinding import Bevinding
from monitorlib.editie.params.open_plaats import NOG_OPEN
from monitorlib.publicatie.reden import Reden
from monitorlib.publicatie.voorgelegd import Voorgelegd


def bevindingen(voorgelegd: Voorgelegd) -> Iterator[Reden]:
    """Give every bevinding that nobody accepted and that no other gate names."""
    for een in _open(voorgelegd, lambda een: not (_is_tekst(een) or _is_bewering(een))):
        yield _reden(een)


def toelichtingen(voorgelegd: Voorgelegd) -> Iterator[Reden]:
    """Give every section of a text that a chapter shows and that nobody wrote."""
    for een in _open(voorgelegd, _is_tekst):
        yield Reden(een.naam, een.berekend, een.regel)
    for record in voorgelegd.ready.records if voorgelegd.ready else ():
        pad = voorgelegd.editie.shown(voorgelegd.editie.toelichting(record.hoofdstuk))
        for sectie in record.niet_geschreven:
            yield Reden(f"{pad}, '## {sectie}'", "hier staat nog niets", "Schrijf de tekst, en bouw opnieuw.")


def beweringen(voorgelegd: Voorgelegd) -> Iterator[Reden]:
    """Give every claim, of the texts or of params.yml, that does not follow from the numbers."""
    for een in _open(voorgelegd, _is_bewering):
        yield _reden(een)


def _open(voorgelegd: Voorgelegd, welke: Callable[[Bevinding], bool]) -> Iterator[Bevinding]:
    return (een for een in (voorgelegd.ready.open if voorgelegd.ready else ()) if welke(een))


def _is_tekst(een: Bevinding) -> bool:
    return een.soort == "ontbreekt" and een.naam.startswith("toelichting ")


def _is_bewering(een: Bevinding) -> bool:
    return een.soort == "bewering"


def _reden(een: Bevinding) -> Reden:
    waar = f"hoofdstuk {een.hoofdstuk}, {een.naam}"
    if een.soort == NOG_OPEN:
        return Reden(waar, f"{een.soort}: {een.berekend}", f"Vul dit in. {een.regel}")
    gedrukt = f"er staat {een.gedrukt}, " if een.gedrukt else ""
    wat = f"{een.soort}: {gedrukt}berekend is {een.berekend}" if een.berekend else een.soort
    wat += f". {een.regel}" if een.regel else ""
    return Reden(waar, wat, "Herstel dit, of aanvaard het in params.yml met een reden.")
