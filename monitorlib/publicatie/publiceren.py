"""Publish an edition: past the gates, executed for the public, and swapped in whole with its archive and its record."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.editie.verklaring import Verklaring
from monitorlib.engine.building.editions import carry_out
from monitorlib.engine.building.plan import Options
from monitorlib.engine.building.progress import Progress
from monitorlib.engine.building.rounds import Work
from monitorlib.engine.children.pool import local
from monitorlib.errors import MonitorError
from monitorlib.files.contents import note_contents, refuse_others
from monitorlib.files.private import private
from monitorlib.files.swap import fresh_name, held, write_whole
from monitorlib.files.together import swap_in_together
from monitorlib.notatie import getal
from monitorlib.pagina.afscherming import masker_van
from monitorlib.privacy.editie.masker_van_editie import EditieMasker
from monitorlib.publicatie.archief import BOUW, bewaar_invoer, maak_af, openbare_bestanden
from monitorlib.publicatie.getallen import Openbaargetal
from monitorlib.publicatie.herzieningen import Herziening
from monitorlib.publicatie.maskering import bewaar_intern
from monitorlib.publicatie.plaatsen import GETALLEN, HERZIENINGEN, vastgelegd
from monitorlib.publicatie.poorten.actueel import actueel
from monitorlib.publicatie.poorten.alle_poorten import GESCHREVEN, INTERN, OPENBAAR, POORTEN, Poort, gevonden
from monitorlib.publicatie.poorten.geschreven import toetsing
from monitorlib.publicatie.rijen import als_csv
from monitorlib.publicatie.toetsverslag import schrijf_toetsverslag
from monitorlib.publicatie.voorgelegd import Voorgelegd
from monitorlib.publicatie.weigering import Weigering
from monitorlib.publish.editions import make_page
from monitorlib.sources.vastgelegd import Vastgelegd, leg_vast, vastgelegd_bestand
from monitorlib.vormen.namen import CSV

# Gives what an edition hides, from its build for readers inside.
Maskeer = Callable[[Voorgelegd], EditieMasker]


def gekozen_masker(voorgelegd: Voorgelegd) -> EditieMasker:
    """Give the mask that was chosen before the gates."""
    return voorgelegd.maskering.masker


def publiceer(
    editie: Editie,
    options: Options,
    progress: Progress,
    poorten: Sequence[Poort] = POORTEN,
    maskeer: Maskeer = gekozen_masker,
) -> Path:
    """Publish an edition and give its front page; what was published before stays when anything goes wrong.

    The chapters are executed with the mask that `maskeer` gives; no command chooses one. Raises `Weigering` with every
    reason of every gate, and what building raises.
    """
    _weiger_een_gemeente(editie)
    layout, plek = editie.layout, (editie.regio, editie.periode.map)
    openbaar, archief = layout.edition_public(*plek), layout.edition_archive(*plek)
    intern = _vraag(editie, INTERN, editie.output(INTERN), poorten)
    with held(openbaar), held(archief):
        for target in (openbaar, archief):
            refuse_others(editie.shown(target), target)
        nieuw = {openbaar: fresh_name(openbaar), archief: fresh_name(archief)}
        try:
            with _masker(editie, maskeer(intern)):
                with private():
                    voorgelegd = _gebouwd(editie, nieuw[archief], options, progress, poorten)
                    _schrijf_openbaar(editie, voorgelegd.folder, nieuw[openbaar])
                    _vraag_map(voorgelegd, nieuw[openbaar], poorten, progress)
                    bewaar_intern(editie, intern.folder / "notebooks", nieuw[archief])
                    maak_af(nieuw[archief], layout.root, editie.naam)
                    note_contents(nieuw[archief])
                with _vastgelegd(voorgelegd, intern.prognoses):
                    swap_in_together(nieuw, lambda target, earlier: refuse_others(editie.shown(target), earlier))
        finally:
            for folder in nieuw.values():
                shutil.rmtree(folder, ignore_errors=True)
    return openbaar / "index.html"


def _vraag(editie: Editie, lezers: str, folder: Path, poorten: Sequence[Poort]) -> Voorgelegd:
    """Lay a build before the gates."""
    voorgelegd = Voorgelegd.lees(editie, lezers, folder)
    if nee := gevonden(voorgelegd, poorten):
        raise Weigering(editie.naam, nee)
    return voorgelegd


def _vraag_map(voorgelegd: Voorgelegd, folder: Path, poorten: Sequence[Poort], progress: Progress) -> None:
    """Lay the folder before the gates as it would go out, and say how long that took: no page says it."""
    begin = perf_counter()
    geschreven = replace(voorgelegd, lezers=GESCHREVEN, folder=folder, gebouwd=voorgelegd.folder)
    if nee := gevonden(geschreven, poorten):
        raise Weigering(voorgelegd.editie.naam, nee)
    seconden = getal(perf_counter() - begin, 1)
    progress.say(f"{voorgelegd.editie.naam}: in {seconden} seconden getoetst of een verborgen getal te berekenen is.")


def _gebouwd(
    editie: Editie, archief: Path, options: Options, progress: Progress, poorten: Sequence[Poort]
) -> Voorgelegd:
    """Execute every chapter for the public, in the archive that is being made, and lay that before the gates."""
    archief.mkdir()
    bouw = archief / BOUW
    elders = Editie.named(editie.naam, replace(editie.layout, edition_output_override=bouw))
    # The audit reads in the open data how numbers hang together.
    vormen = tuple(dict.fromkeys((*options.vormen, CSV)))
    werk = Work(make_page, schrijf_site, keep=True)
    how = replace(options, lezers=OPENBAAR, force=True, vormen=vormen)
    (outcome,) = carry_out([elders], werk, how, local, progress)
    if outcome.error:
        raise outcome.error
    # What was saved since the first look, is in the public pages and not in those that somebody read.
    nu = Editie.named(editie.naam, editie.layout)
    _vraag(nu, INTERN, nu.output(INTERN), [een for een in poorten if een.redenen is actueel])
    return _vraag(nu, OPENBAAR, bouw, poorten)


def _weiger_een_gemeente(editie: Editie) -> None:
    if editie.gemeente:
        raise MonitorError(
            f"Editie {editie.naam} gaat over één gemeente van een regio; alleen een hele regio wordt gepubliceerd. "
            f"Geef: monitor publish {editie.heel.naam}"
        )


def _schrijf_openbaar(editie: Editie, bouw: Path, folder: Path) -> None:
    for naam in openbare_bestanden(bouw):
        (folder / naam).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(bouw / naam, folder / naam)
    schrijf_toetsverslag(editie, folder, toetsing(editie, folder))
    note_contents(folder)


@contextmanager
def _masker(editie: Editie, masker: EditieMasker) -> Iterator[None]:
    """Keep a mask where the chapters find it; when the block fails, what was kept before stands again."""
    pad = masker_van(editie)
    eerder = pad.read_text(encoding="utf-8") if pad.exists() else None
    masker.schrijf(pad)
    try:
        yield
    except BaseException:
        _schrijf({pad: eerder})
        raise


@contextmanager
def _vastgelegd(voorgelegd: Voorgelegd, prognoses: Sequence[Vastgelegd]) -> Iterator[None]:
    """Keep what is published beside the parameters; when the block fails, what was kept before stands again."""
    layout, naam = voorgelegd.editie.layout, voorgelegd.editie.naam
    prognose = vastgelegd_bestand(layout, naam)
    teksten = {
        vastgelegd(layout, naam, GETALLEN): als_csv(Openbaargetal, voorgelegd.getallen),
        vastgelegd(layout, naam, HERZIENINGEN): als_csv(Herziening, voorgelegd.herzieningen),
    }
    eerder = {path: path.read_text(encoding="utf-8") if path.exists() else None for path in (*teksten, prognose)}
    try:
        _schrijf(teksten)
        if prognoses:
            leg_vast(voorgelegd.editie, prognoses)
        yield
    except BaseException:
        _schrijf(eerder)
        raise


def _schrijf(teksten: Mapping[Path, str | None]) -> None:
    for path, tekst in teksten.items():
        if tekst is None:
            path.unlink(missing_ok=True)
        else:
            write_whole(tekst, path)


# What follows runs in a child, where the imports are done.


def schrijf_site(naam: str, lezers: str, folder: Path, vormen: tuple[str, ...], *, bewaar: bool = True) -> None:
    """Write what a published edition has besides its chapters; with `bewaar` keep beside it what it is made from."""
    from monitorlib.pagina.nagelaten import Executed
    from monitorlib.publicatie.wijzigingen import schrijf_wijzigingen, wijzigingen_van
    from monitorlib.publish.manifest import write_manifest
    from monitorlib.publish.site import write_site
    from monitorlib.vormen.schrijven import schrijf_vormen

    layout = Layout.find()
    ready = Executed.read(Editie.named(naam, layout), folder, lezers)
    # A build is known by its manifest.
    write_manifest(ready, lezers)
    van = Voorgelegd(ready.editie, lezers, folder, ready, Verklaring.lees(ready.editie))
    wijzigingen = wijzigingen_van(van)
    schrijf_vormen(ready, lezers, vormen, wijzigingen)
    page = write_site(ready, lezers)
    schrijf_wijzigingen(wijzigingen, page, folder)
    if bewaar:
        bewaar_invoer(layout.root, folder.parent)
