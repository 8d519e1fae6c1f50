"""The gates of what was published before: it is kept, and what became another number says why."""

from collections.abc import Iterator

from monitorlib.editie.verklaring import BESTAND, Uitspraak
from monitorlib.publicatie.getallen import is_vastgelegd
from monitorlib.publicatie.herzieningen import Herziening
from monitorlib.publicatie.plaatsen import GETALLEN, PROGNOSE, vastgelegd
from monitorlib.publicatie.reden import Reden
from monitorlib.publicatie.voorgelegd import Voorgelegd
from monitorlib.sources.vastgelegd import ligt_anders_vast


def vorige(voorgelegd: Voorgelegd) -> Iterator[Reden]:
    """Give the reason that nobody knows any more what the edition before this one published."""
    editie, naam = voorgelegd.editie, voorgelegd.editie.parameters.vorige
    if naam is None:
        return
    layout, zegt = editie.layout, voorgelegd.verklaring.vorige_gepubliceerd
    waar, eigen = layout.shown(vastgelegd(layout, naam, GETALLEN)), editie.shown(editie.params / BESTAND)
    kwam_uit = is_vastgelegd(layout, naam) or layout.edition_public(*naam.split("/")).exists()
    if zegt and not is_vastgelegd(layout, naam):
        yield Reden(
            waar,
            f"dit bestand ontbreekt, dus is niet bekend wat {naam} publiceerde",
            f"Haal het terug uit git. Is {naam} nooit met monitor publish gepubliceerd, schrijf dan in {eigen}: "
            "vorige_gepubliceerd: false",
        )
    elif not zegt and kwam_uit:
        yield Reden(f"{eigen}, vorige_gepubliceerd", f"dit is false, en {naam} is gepubliceerd", "Haal deze regel weg.")


def prognose(voorgelegd: Voorgelegd) -> Iterator[Reden]:
    """Give the reason that the edition shows another forecast than it kept: the first would be lost."""
    editie = voorgelegd.editie
    path = vastgelegd(editie.layout, editie.naam, PROGNOSE)
    # To forecast takes seconds, so only where something is kept to hold it against.
    if path.exists() and voorgelegd.prognoses and ligt_anders_vast(editie, voorgelegd.prognoses):
        yield Reden(
            editie.shown(path),
            "hier ligt een andere prognose vast dan deze editie nu maakt",
            "Is die nooit gepubliceerd, haal het bestand dan weg; monitor publish legt de nieuwe vast.",
        )


def herzieningen(voorgelegd: Voorgelegd) -> Iterator[Reden]:
    """Give the tables with numbers that were revised without a reason, and what publicatie.yml says for nothing."""
    editie, zonder = voorgelegd.editie, [een for een in voorgelegd.herzieningen if not een.reden]
    eigen = editie.shown(editie.params / BESTAND)
    per_tabel: dict[tuple[str, str], list[Herziening]] = {}
    for een in zonder:
        per_tabel.setdefault((een.hoofdstuk, een.tabel), []).append(een)
    for (hoofdstuk, tabel), alle in per_tabel.items():
        yield Reden(
            f"hoofdstuk {hoofdstuk}, {tabel}",
            f"{_hoeveel(alle)} en nergens staat waarom",
            f"Schrijf in {eigen} bij 'herzien' de reden, met hoofdstuk: {hoofdstuk}",
        )
    if voorgelegd.ready:
        yield from _voor_niets(voorgelegd, eigen)


def _hoeveel(alle: list[Herziening]) -> str:
    een = alle[0]
    wat = f"{een.cel} was in {een.eerder} {een.was} en is nu {een.nu}"
    return wat if len(alle) == 1 else f"{wat}, met nog {len(alle) - 1} herziene getallen"


def _voor_niets(voorgelegd: Voorgelegd, eigen: str) -> Iterator[Reden]:
    """Give what is said of no number: it was meant for one, or holds no more."""
    herzien = {(een.hoofdstuk, een.tabel) for een in voorgelegd.herzieningen}
    getoond = {(een.hoofdstuk, een.tabel) for een in voorgelegd.getallen}
    for sleutel, uitspraken, tabellen, wat in (
        ("herzien", voorgelegd.verklaring.herzien, herzien, "hier is geen getal herzien"),
        ("voorlopig", voorgelegd.verklaring.voorlopig, getoond, "hier staat geen getal"),
    ):
        for een in uitspraken:
            if not _past_op_iets(een, tabellen):
                yield Reden(f"{eigen}, {sleutel}, {een.waar}", wat, "Haal dit weg, of noem een andere tabel.")


def _past_op_iets(een: Uitspraak, tabellen: set[tuple[str, str]]) -> bool:
    return any(een.past(*waar) for waar in tabellen)
