"""Every calculation of the library on the example edition, by name, as an engine gives it."""

import math
import shutil
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from locations import ROOT

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.registers.balans_stand_in_uit import balans
from monitorlib.cijfers.registers.facturen import binnen_dagen, dagen_tot_declaratie
from monitorlib.cijfers.registers.keten import keten_per_aanbieder, retourcodes
from monitorlib.cijfers.registers.personen import naar_leveringsvormen, nieuwe_clienten, vertrokken_clienten
from monitorlib.cijfers.registers.stand_en_stroom import duur, instroom, stand, uitstroom, unieke_clienten
from monitorlib.cijfers.registers.trajecten import trajecten
from monitorlib.cijfers.registers.uitgaven import gemiddeld_tarief, uitgaven
from monitorlib.cijfers.registers.zwaarte import clienten_naar_zwaarte, stromen, vervolghulp
from monitorlib.cijfers.tellingen.aanbieders import dashboard
from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.indicatoren.catalogus.catalogus import catalogus
from monitorlib.indicatoren.meten.meten import meet
from monitorlib.sources.freeze.snapshot import freeze
from monitorlib.sources.opened.bronnen import open_bron
from monitorlib.sources.opened.register import Register
from monitorlib.sources.opened.telling import Telling
from monitorlib.sources.warehouse.engine import bewaard
from monitorlib.tijd.periode import Kwartaal

NU = Kwartaal(2024, 4)
JAAR = NU.terug(4)
JEUGD, WMO, BIJSTAND = "voorzieningen_jeugdwet", "voorzieningen_wmo", "uitkeringen"
# What the measures below read.
VAN_MATEN = {JEUGD, WMO, BIJSTAND, "declaraties", "aanbiederbudgetten"}
Bronnen = Mapping[str, Any]
# What an engine gives: each cell, and what it was divided from.
Uitkomst = list[tuple[Any, ...]]


def voorbeeld(data: Path) -> Editie:
    """The example edition, frozen anew in a folder of its own."""
    shutil.copytree(ROOT / "data/voorbeeld", data / "voorbeeld", ignore=shutil.ignore_patterns("snapshot*"))
    gevonden = Editie.named("voorbeeld/2024-Q4", Layout(ROOT, data, data / "output"))
    freeze(gevonden)
    return gevonden


def _zin(register: Register) -> Register:
    assert register.als_trajecten is not None
    return register.als_trajecten.waar(leveringsvorm="ZIN")


# The measures that no indicator uses in this way. Trajecten over the merger of 1 January 2024, money in cents, days
# between dates, persons by what they have: each is a form of query of its own.
MATEN: Mapping[str, Callable[[Bronnen], Cijfers]] = {
    "balans": lambda van: balans(van[JEUGD].als_trajecten, in_=JAAR, per="gemeente"),
    "stand": lambda van: stand(van[WMO], op=[NU.vorige, NU]).per("voorziening", "leveringsvorm"),
    "instroom": lambda van: instroom(van[WMO].als_trajecten, in_=list(NU.maanden)).per("gemeente"),
    "uitstroom": lambda van: uitstroom(van[WMO].als_trajecten, in_=NU, definitief=True).per("gemeente", "voorziening"),
    "cliënten": lambda van: unieke_clienten(van[JEUGD], op=NU).per("gemeente", "productgroep"),
    "duur": lambda van: duur(van[JEUGD].als_trajecten, in_=NU).per("productgroep"),
    "leveringsvormen": lambda van: naar_leveringsvormen(van[JEUGD], op=NU).per("leveringsvormen", "gemeente"),
    "nieuw": lambda van: nieuwe_clienten(van[BIJSTAND], in_=NU).per("gemeente"),
    "vertrokken": lambda van: vertrokken_clienten(van[BIJSTAND], in_=NU).per("gemeente"),
    "zwaarte": lambda van: clienten_naar_zwaarte(van[JEUGD], op=NU).per("zwaarte"),
    "stromen": lambda van: stromen(van[JEUGD], in_=NU),
    "vervolg": lambda van: vervolghulp(van[JEUGD].als_trajecten, in_=Kwartaal(2024, 2)).per("vervolg", "gemeente"),
    "uitgaven": lambda van: uitgaven(van["declaraties"], in_=NU).per("gemeente", "wet"),
    "dashboard": lambda van: dashboard(_zin(van[WMO]), van["declaraties"], van["aanbiederbudgetten"], "Wmo"),
    "declaratiedagen": lambda van: dagen_tot_declaratie(van["declaraties"], in_=NU).per("gemeente"),
    "keten": lambda van: keten_per_aanbieder(van["declaraties"], in_=NU),
    "retourcodes": lambda van: retourcodes(van["declaraties"], in_=NU, hoogstens=3),
    "tarief": lambda van: gemiddeld_tarief(van["declaraties"], "product", "gemeente", in_=NU),
    "binnen dagen": lambda van: binnen_dagen(van["declaraties"], dagen=40, in_=NU).per("gemeente"),
}  # fmt: skip


def alles(editie: Editie, gevraagd: Collection[str]) -> dict[str, Uitkomst]:
    """Give what the engine in use gives for every indicator and measure that is asked."""
    indicatoren = [een for een in catalogus().values() if een.naam in gevraagd]
    namen = {naam for een in indicatoren for naam in een.bron} | VAN_MATEN
    open_ = {naam: open_bron(editie, naam) for naam in sorted(namen & set(editie.parameters.bronnen))}
    hier = {naam: _geteld(van) for naam, van in open_.items()}
    regio = {naam: _geteld(van.als_regio()) for naam, van in open_.items() if "gemeente" in van.tabel.columns}
    uit: dict[str, Uitkomst] = {}
    for een in indicatoren:
        punten = meet(een, hier, regio, [NU])
        uit[een.naam] = [(p.gebied, p.waarde, p.teken, p.tekst, p.teller, p.noemer, p.erbij, p.eraf) for p in punten]
    for naam, maat in ((naam, maat) for naam, maat in MATEN.items() if naam in gevraagd):
        cellen = maat(hier).cellen()
        uit[naam] = [(*cel, inhoud["waarde"], inhoud["teken"], inhoud["tekst"]) for cel, inhoud in cellen.items()]
    return uit


def gelijk(een: Uitkomst, ander: Uitkomst) -> bool:
    """Tell whether two engines say the same: counts and texts exactly, a mean or a share but for its last digits."""
    return len(een) == len(ander) and all(
        len(links) == len(rechts) and all(map(_zelfde, links, rechts)) for links, rechts in zip(een, ander, strict=True)
    )


def _zelfde(links: Any, rechts: Any) -> bool:
    if isinstance(links, float) and isinstance(rechts, float):
        return (math.isnan(links) and math.isnan(rechts)) or math.isclose(links, rechts, rel_tol=1e-12)
    return bool(links == rechts)


def _geteld(van: Register | Telling) -> Register | Telling:
    if not isinstance(van, Register):
        return van
    van = replace(van, tabel=bewaard(van.tabel))
    if van.parameters.telwijze is None:
        return van
    samen = trajecten(van)
    return replace(van, als_trajecten=replace(samen, tabel=bewaard(samen.tabel)))
