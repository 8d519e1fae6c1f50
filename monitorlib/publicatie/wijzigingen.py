"""The page 'wijzigingen' of a published edition: what is revised since an earlier one, and what may still be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import OPENBAAR
from monitorlib.editie.verklaring import Uitspraak, Verklaring
from monitorlib.errors import ParameterError
from monitorlib.notatie import getal, met_teken, slug
from monitorlib.pagina.nagelaten import Executed
from monitorlib.publicatie.getallen import lees_getallen
from monitorlib.publicatie.herzieningen import Herziening
from monitorlib.publicatie.voorgelegd import Voorgelegd
from monitorlib.publish.exporter import finish
from monitorlib.publish.menu import titels
from monitorlib.publish.site import WIJZIGINGEN, page_of
from monitorlib.review.bouw import Bouw
from monitorlib.sources.codes.allowed import declared
from monitorlib.tijd.dagen import datum_lang
from monitorlib.tijd.periode import Periode


@dataclass(frozen=True)
class Herzientabel:
    """A table with numbers that were revised for one reason."""

    id: str
    titel: str
    reden: str
    rijen: Sequence[tuple[str, ...]]


def schrijf_wijzigingen(editie: Editie, folder: Path) -> None:
    """Write the page into the site that is being made in `folder`, of which all other pages are there."""
    van = Voorgelegd(editie, OPENBAAR, folder, Executed.read(editie, folder, OPENBAAR), Verklaring.lees(editie))
    html = finish(
        f"{WIJZIGINGEN}.j2",
        WIJZIGINGEN.removesuffix(".html"),
        page=page_of(editie, OPENBAAR, titels(editie)),
        herzien=_per_hoofdstuk(van.herzieningen, van.bouw),
        niets_herzien=_niets_herzien(editie),
        aantal=_aantal(len(van.herzieningen)),
        voorlopig=[*((_waar(een, van.bouw), een.reden) for een in van.verklaring.voorlopig), *_van_bronnen(editie)],
    )
    (folder / WIJZIGINGEN).write_text(html, encoding="utf-8", newline="")


def _per_hoofdstuk(alle: Sequence[Herziening], bouw: Bouw) -> Mapping[str, Sequence[Herzientabel]]:
    volgorde = {naam: plek for plek, naam in enumerate(bouw.hoofdstukken)}
    # Of an earlier publication of this edition a chapter can be gone.
    op_rij = sorted(alle, key=lambda een: (volgorde.get(een.hoofdstuk, len(volgorde)), een.tabel, een.reden))
    gevonden: dict[str, list[Herzientabel]] = {}
    for (hoofdstuk, tabel, reden), van in groupby(op_rij, key=lambda een: (een.hoofdstuk, een.tabel, een.reden)):
        kop, titel = _titels(bouw, hoofdstuk, tabel)
        tabellen = gevonden.setdefault(kop, [])
        id_ = f"tabel-herzien-{slug(f'{hoofdstuk} {tabel}')}-{len(tabellen) + 1}"
        tabellen.append(Herzientabel(id_, titel, reden, [_rij(een) for een in van]))
    return gevonden


def _titels(bouw: Bouw, hoofdstuk: str, tabel: str) -> tuple[str, str]:
    """Give the titles of a chapter and of a table in it; of what is no longer there its name."""
    beeld = bouw.hoofdstukken.get(hoofdstuk)
    if beeld is None:
        return hoofdstuk, tabel
    return beeld.titel, beeld.getoond[tabel].titel if tabel in beeld.getoond else tabel


def _rij(een: Herziening) -> tuple[str, ...]:
    decimalen = [len(waarde.partition(".")[2]) for waarde in (een.was, een.nu)]
    was, nu = float(een.was), float(een.nu)
    verschil = met_teken(nu - was, max(decimalen))
    return een.cel, getal(was, decimalen[0]), getal(nu, decimalen[1]), verschil, een.was_stand, een.stand, _noem(een)


def _noem(een: Herziening) -> str:
    """Name an edition by its period, as a reader does."""
    return Periode.lees(een.eerder.split("/")[1]).label


def _aantal(aantal: int) -> str:
    return "1 cijfer is herzien." if aantal == 1 else f"{getal(aantal)} cijfers zijn herzien."


def _niets_herzien(editie: Editie) -> str:
    vorige = editie.parameters.vorige
    if vorige and lees_getallen(editie.layout, vorige) is not None:
        return f"Geen cijfer is anders dan in de editie over {Periode.lees(vorige.split('/')[1]).label}."
    return "Dit is de eerste editie die zo is gepubliceerd. Er is nog niets om mee te vergelijken."


def _van_bronnen(editie: Editie) -> Iterator[tuple[str, str]]:
    """Give the sources of which params.yml says that their numbers may still change, and why."""
    for naam, bron in editie.parameters.bronnen.items():
        if bron.voorlopig:
            vanaf = f" vanaf {datum_lang(bron.voorlopig.vanaf)}" if bron.voorlopig.vanaf else ""
            yield f"Cijfers uit {declared(editie, naam).titel}{vanaf}", bron.voorlopig.reden


def _waar(een: Uitspraak, bouw: Bouw) -> str:
    """Name the chapter or the table as a reader knows it; raise `ParameterError` for a chapter that is not there."""
    if een.hoofdstuk not in bouw.hoofdstukken:
        raise ParameterError(f"publicatie.yml noemt hoofdstuk '{een.hoofdstuk}'; dat is er niet. Haal het weg.")
    beeld = bouw.hoofdstukken[een.hoofdstuk]
    namen = [van.titel for naam, van in beeld.getoond.items() if een.past(een.hoofdstuk, naam)]
    return beeld.titel if een.tabel is None or not namen else f"{beeld.titel}, {namen[0]}"
