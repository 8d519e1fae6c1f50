"""What the sections of a chapter need: what they open, and what an edition lacks for them, before a cell runs."""

from collections.abc import Iterable, Sequence

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.editie import Editie
from monitorlib.editie.eigen.bron import gedeclareerd
from monitorlib.errors import NotebookError, ParameterError, at_cell
from monitorlib.hoofdstuk.cel import Cel
from monitorlib.hoofdstuk.vorm import Vorm, bronnen, deuren, onbekende_secties, vorm_van, zonder_bron
from monitorlib.pagina.hoofdstuk import Hoofdstuk
from monitorlib.pagina.nodig import nodig_van
from monitorlib.sources.checks.leden import leden_die_ontbreken


def form_of(editie: Editie, naam: str) -> Vorm:
    """Read the form of a chapter's notebook; raise `NotebookError` when it has none, or names an unknown source."""
    shown, bekend = editie.notebook_shown(naam), gedeclareerd(editie.heel.bronnen)
    secties = editie.parameters.hoofdstukken.gevraagd()[naam].secties
    vorm = vorm_van(editie.notebook(naam)["cells"], shown, secties)
    for cel in vorm.cellen:
        for bron in cel.bronnen:
            if bron not in bekend:
                fout = NotebookError(f"{cel.waar}: bron '{bron}' is nergens gedeclareerd. {nearest(bron, bekend)}")
                raise at_cell(fout, cel.in_cel)
    return vorm


def check_sections(editie: Editie, naam: str, secties: Sequence[str]) -> None:
    """Raise one `ParameterError` that says of each listed section that it is unknown, or what it lacks.

    Errors as in `form_of`.
    """
    vorm = form_of(editie, naam)
    where = f"{editie.shown(editie.params / 'params.yml')}, hoofdstukken.{naam}"
    faults = [f"{where}: het {een}; vul dat aan, of haal het hoofdstuk weg." for een in lacking(editie, vorm.opzet)]
    for sectie in secties:
        faults += [f"{where}.secties: {een}" for een in onbekende_secties(vorm, [sectie])]
        mist = lacking(editie, vorm.van(sectie)) or incomplete(editie, vorm.van(sectie))
        faults += [f"{where}.secties: sectie '{sectie}' {een}; vul dat aan, of haal de sectie weg." for een in mist]
    if faults:
        raise ParameterError("\n".join(faults))


def lacking(editie: Editie, cellen: Sequence[Cel]) -> list[str]:
    """Say what an edition lacks that cells need, each as the rest of a sentence."""
    gemist = [nodig_van(Hoofdstuk, een).mist(editie) for een in deuren(cellen)]
    return [
        *zonder_bron(cellen, editie.parameters.bronnen),
        *dict.fromkeys(een for een in gemist if een),
    ]


def incomplete(editie: Editie, cellen: Iterable[Cel]) -> list[str]:
    """Say which values the frozen sources of cells lack that they calculate with, as the rest of a sentence."""
    return [f"leest {een}" for naam in bronnen(cellen) for een in leden_die_ontbreken(editie, naam)]


def opened(editie: Editie, cellen: Iterable[Cel]) -> list[str]:
    """Name the sources that cells open: by name, and by a door that opens them by itself."""
    lopend = list(cellen)
    zelf = (naam for een in deuren(lopend) for naam in nodig_van(Hoofdstuk, een).opent(editie))
    return list(dict.fromkeys([*bronnen(lopend), *zelf]))
