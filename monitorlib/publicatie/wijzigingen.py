"""What is revised in a published edition since an earlier one and what may still be, and the page that says so."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from monitorlib.editie.params.bron_parameters import Voorlopig
from monitorlib.editie.verklaring import Uitspraak
from monitorlib.errors import ParameterError
from monitorlib.notatie import getal, met_teken
from monitorlib.pagina.beeld import Getoond
from monitorlib.publicatie.getallen import lees_getallen
from monitorlib.publicatie.herzieningen import Herziening
from monitorlib.publicatie.voorgelegd import Voorgelegd
from monitorlib.publish.exporter import Page, finish
from monitorlib.review.bouw import Bouw
from monitorlib.sources.codes.allowed import declared
from monitorlib.tijd.dagen import datum_lang
from monitorlib.tijd.moment import laatste_dag_in
from monitorlib.tijd.periode import Periode
from monitorlib.vormen.wijzigingen import BESTAND, NAAM, TITEL, VRAAG, Herziengroep, Wijzigingen


def wijzigingen_van(van: Voorgelegd) -> Wijzigingen:
    """Say of a build for the public what is revised, and what may still change."""
    return Wijzigingen(
        _samen(van),
        list(_groepen(van.herzieningen, van.bouw)),
        [*((_waar(een, van.bouw), een.reden) for een in van.verklaring.voorlopig), *_van_bronnen(van)],
    )


def schrijf_wijzigingen(wijzigingen: Wijzigingen, page: Page, folder: Path) -> None:
    """Write the page into the site that is being made in `folder`."""
    html = finish(f"{BESTAND}.j2", NAAM, page=page, titel=TITEL, vraag=VRAAG, inhoud=wijzigingen.html)
    (folder / BESTAND).write_text(html, encoding="utf-8", newline="")


def _groepen(alle: Sequence[Herziening], bouw: Bouw) -> Iterator[Herziengroep]:
    volgorde = {naam: plek for plek, naam in enumerate(bouw.hoofdstukken)}
    # Of an earlier publication of this edition a chapter can be gone.
    op_rij = sorted(alle, key=lambda een: (volgorde.get(een.hoofdstuk, len(volgorde)), een.tabel, een.reden))
    for (hoofdstuk, tabel, reden), van in groupby(op_rij, key=lambda een: (een.hoofdstuk, een.tabel, een.reden)):
        yield Herziengroep(*_titels(bouw, hoofdstuk, tabel), reden, [_rij(een) for een in van])


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


def _samen(van: Voorgelegd) -> str:
    """Say how many numbers are revised; without any, what was compared."""
    if aantal := len(van.herzieningen):
        return "1 cijfer is herzien." if aantal == 1 else f"{getal(aantal)} cijfers zijn herzien."
    vorige = van.editie.parameters.vorige
    if vorige and lees_getallen(van.editie.layout, vorige) is not None:
        return f"Geen cijfer is anders dan in de editie over {Periode.lees(vorige.split('/')[1]).label}."
    return "Dit is de eerste editie die zo is gepubliceerd. Er is nog niets om mee te vergelijken."


def _van_bronnen(van: Voorgelegd) -> Iterator[tuple[str, str]]:
    """Give the sources with numbers on the pages of which params.yml says that they may still change, and why."""
    for naam, bron in van.editie.parameters.bronnen.items():
        if bron.voorlopig and _getoond(naam, bron.voorlopig, van.bouw):
            vanaf = f" vanaf {datum_lang(bron.voorlopig.vanaf)}" if bron.voorlopig.vanaf else ""
            yield f"Cijfers uit {declared(van.editie, naam).titel}{vanaf}", bron.voorlopig.reden


def _getoond(bron: str, voorlopig: Voorlopig, bouw: Bouw) -> bool:
    """Tell whether a page shows a number of a source that may still change."""
    tabellen = (een for van in bouw.hoofdstukken.values() for een in van.getoond.values() if bron in een.bronnen)
    return any(voorlopig.geldt_op(_dagen(een)) for een in tabellen)


def _dagen(tabel: Getoond) -> list[date]:
    kenmerken = (cel.kenmerk for cel in tabel.cellen.values() if cel.kenmerk)
    return [dag for een in kenmerken if (dag := laatste_dag_in(een.moment))]


def _waar(een: Uitspraak, bouw: Bouw) -> str:
    """Name the chapter or the table as a reader knows it; raise `ParameterError` for a chapter that is not there."""
    if een.hoofdstuk not in bouw.hoofdstukken:
        raise ParameterError(f"publicatie.yml noemt hoofdstuk '{een.hoofdstuk}'; dat is er niet. Haal het weg.")
    beeld = bouw.hoofdstukken[een.hoofdstuk]
    namen = [van.titel for naam, van in beeld.getoond.items() if een.past(een.hoofdstuk, naam)]
    return beeld.titel if een.tabel is None or not namen else f"{beeld.titel}, {namen[0]}"
