"""Ask every calculation that params.yml lists for a register in a warehouse, so that its answers are kept."""

from monitorlib.bedoelt_u import nearest
from monitorlib.cijfers.registers.stand_en_stroom import instroom, stand, uitstroom
from monitorlib.cijfers.registers.trajecten import trajecten
from monitorlib.editie.editie import Editie
from monitorlib.editie.params.berekening import Berekening
from monitorlib.errors import ParameterError
from monitorlib.indicatoren.catalogus.catalogus import catalogus
from monitorlib.indicatoren.meten.meten import meet_deze
from monitorlib.sources.freeze.snapshot_index import in_magazijnen
from monitorlib.sources.opened.bronnen import aantal_ingetrokken, open_bron
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.moment import lees_moment


def vragen(editie: Editie) -> None:
    """Ask what is listed under `indicatoren` and `berekeningen`; raise `ParameterError` for an unknown indicator.

    A berekening is asked of the records, and of the trajecten when the source has a telwijze. How many toewijzingen
    were withdrawn is asked of every register.
    """
    alle = catalogus()
    gevraagd: dict[str, None] = {}
    for naam in in_magazijnen(editie):
        database = editie.parameters.bronnen[naam].levering.database
        assert database is not None
        for indicator in database.indicatoren:
            if indicator not in alle:
                raise ParameterError(
                    f"{editie.shown(editie.params / 'params.yml')}, bronnen.{naam}: indicator '{indicator}' bestaat "
                    f"niet. {nearest(indicator, alle)}"
                )
        gevraagd |= dict.fromkeys(database.indicatoren)
        aantal_ingetrokken(editie, naam)
        register = open_bron(editie, naam)
        assert isinstance(register, Register)
        for berekening in database.berekeningen:
            _bereken(register, berekening)
            if register.parameters.telwijze is not None:
                _bereken(trajecten(register), berekening)
    if gevraagd:
        blok = editie.parameters.hoofdstukken.prestatie_indicatoren
        meet_deze([alle[naam] for naam in gevraagd], editie, blok.perioden_terug if blok else 1)


def _bereken(register: Register, berekening: Berekening) -> None:
    over = [lees_moment(een) for een in berekening.over]
    match berekening.maat:
        case "stand":
            stand(register, op=over).per(*berekening.per)
        case "instroom":
            instroom(register, in_=over).per(*berekening.per)
        case "uitstroom":
            for definitief in (None, True, False):
                uitstroom(register, in_=over, definitief=definitief).per(*berekening.per)
