"""Make the folders of the next edition: whole or not at all, and never over something that exists."""

import re
import shutil
import tempfile
from pathlib import Path

from monitorlib.editie import Editie, known_editions
from monitorlib.errors import MonitorError, UnknownEditionError
from monitorlib.indicatoren.meten import VORIGE_CIJFERS
from monitorlib.kwartaal import Kwartaal
from monitorlib.layout import Layout
from monitorlib.nieuw.leveren import leveren_tekst
from monitorlib.nieuw.parameters import parameters_tekst
from monitorlib.render.toelichting import lees_toelichting
from monitorlib.sources.catalogue import BRONNEN


def nieuwe_editie(naam: str, uit: str, layout: Layout) -> Path:
    """Make edition `naam` from edition `uit` and give the page that says what to deliver."""
    van = Editie.named(uit, layout)
    regio, _, tekst = naam.partition("/")
    if not re.fullmatch(r"[a-z0-9-]+", regio) or not re.fullmatch(r"\d{4}-Q[1-4]", tekst):
        raise UnknownEditionError(f"'{naam}' is geen editie; schrijf regio/kwartaal, bijvoorbeeld bmwe/2016-Q2.")
    kwartaal = Kwartaal.lees(tekst)
    if regio != van.regio or kwartaal <= van.kwartaal:
        raise UnknownEditionError(f"'{naam}' volgt niet op {uit}; noem een later kwartaal van {van.regio}.")
    params, data = layout.edition_params(regio, tekst), layout.edition_data(regio, tekst)
    for map_ in (params, data):
        if map_.exists() or naam in known_editions(layout):
            raise MonitorError(f"{layout.shown(map_)} bestaat al; er is niets veranderd.")
    if not (van.output("intern") / "index.html").is_file():
        raise MonitorError(f"{uit} is nog niet gebouwd, en {naam} heeft de cijfers ervan nodig: monitor build {uit}")
    _schrijf(van, naam, kwartaal, params, data)
    return data / "LEVEREN.md"


def _schrijf(van: Editie, naam: str, kwartaal: Kwartaal, params: Path, data: Path) -> None:
    data.parent.mkdir(parents=True, exist_ok=True)
    nieuw_params = Path(tempfile.mkdtemp(prefix=".nieuw-", dir=params.parent))
    nieuw_data = Path(tempfile.mkdtemp(prefix=".nieuw-", dir=data.parent))
    try:
        cijfers = van.output("intern") / "indicatoren.csv"
        bronnen = [bron for bron in van.parameters.bronnen if bron != VORIGE_CIJFERS]
        for bron in bronnen:
            kop = ",".join(BRONNEN[bron].kolomnamen)
            (nieuw_data / van.parameters.bronnen[bron].bestand).write_text(f"{kop}\n", encoding="utf-8")
        if cijfers.is_file():
            shutil.copyfile(cijfers, nieuw_data / "vorige_cijfers.csv")
        (nieuw_data / "LEVEREN.md").write_text(leveren_tekst(van, naam, kwartaal, bronnen), encoding="utf-8")
        (nieuw_params / "params.yml").write_text(parameters_tekst(van, kwartaal, cijfers.is_file()), encoding="utf-8")
        for pad in sorted(van.params.glob("*.md")):
            (nieuw_params / pad.name).write_text(_toelichting(van, pad), encoding="utf-8")
        nieuw_params.chmod(0o755)
        nieuw_data.chmod(0o755)
        nieuw_data.rename(data)
        try:
            nieuw_params.rename(params)
        except OSError:
            shutil.rmtree(data)
            raise
    finally:
        shutil.rmtree(nieuw_params, ignore_errors=True)
        shutil.rmtree(nieuw_data, ignore_errors=True)


def _toelichting(van: Editie, pad: Path) -> str:
    """Keep each section's text as a comment: the page shows 'Nog te schrijven' until text stands outside it."""
    secties = lees_toelichting(pad, van.shown(pad)).secties
    return "\n".join(
        f"## {naam}\n\n{{# vorig kwartaal ({van.naam}): neem over wat nog klopt, buiten deze haakjes\n\n"
        f"{re.sub(r'{#.*?#}', '', tekst, flags=re.DOTALL).strip()}\n#}}\n"
        for naam, tekst in secties.items()
    )
