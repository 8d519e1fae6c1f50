"""Figures about time: how long contracts still run, and how days compare with a norm."""

from datetime import date, timedelta

import pandas as pd

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.notatie import getal
from monitorlib.render.figuren.figuur import Figuur, tekent
from monitorlib.render.figuren.letters import breedte
from monitorlib.render.figuren.matrix import in_rijen, zonder_totaal
from monitorlib.render.figuren.panelen import BALK, getallen_erbij, koppen_van, zet_panelen
from monitorlib.render.figuren.rijen import VLAK, hoogte_van_sleutel, sleutel, zet_rijen
from monitorlib.render.figuren.stijl import BREEDTE, KLEUREN, NADRUK, huisstijl
from monitorlib.tijd.dagen import datum_kort
from monitorlib.tijd.periode import Periode

_UITLEG = [(VLAK, NADRUK, "loopt nog"), (VLAK, KLEUREN[2], "optie om te verlengen")]


@tekent
def looptijden(cijfers: Cijfers, *, rij: str, deel: str, periode: Periode) -> Figuur:
    """Draw per member of `rij` how many days it still runs after the peildatum, an option behind it, on a time axis."""
    breed = in_rijen(cijfers, rij, deel).fillna(0)
    vast, einde = breed.iloc[:, 0], breed.sum(axis=1)
    uitleg = _UITLEG if (einde > vast).any() else []
    with huisstijl():
        namen = [_naam(str(naam), vast[naam], einde[naam], periode) for naam in breed.index]
        rijen = zet_rijen(namen, boven=hoogte_van_sleutel(uitleg), onder=24)
        rijen.schaal(0, float(einde.max()), rechts=34, links=2)
        for plek, naam in zip(rijen.plekken, breed.index, strict=True):
            rijen.balk(plek, 0, vast[naam], NADRUK)
            rijen.balk(plek, vast[naam], einde[naam] - vast[naam], KLEUREN[2])
        dagen = _halve_jaren(periode.peildatum, int(einde.max()))
        rijen.langs([(dag - periode.peildatum).days for dag in dagen], [datum_kort(dag) for dag in dagen])
        sleutel(rijen.doek, uitleg)
    return Figuur(rijen.doek, "Balken langs de tijd", zonder_totaal(cijfers), (rij,), (deel,))


def _naam(naam: str, vast: float, einde: float, periode: Periode) -> str:
    tot, met_optie = (datum_kort(periode.peildatum + timedelta(days=int(dagen))) for dagen in (vast, einde))
    return f"{naam}: tot {tot}" + (f", met optie tot {met_optie}" if einde > vast else "")


@tekent
def tegen_norm(cijfers: Cijfers, *, over: str, wat: str, norm: Cijfers) -> Figuur:
    """Draw a bar per member of `over` beside lines for norms of the same unit.

    `cijfers` has dimensions `over` and `wat` (one member); `norm` has one dimension, a norm per member.
    """
    reeks = in_rijen(cijfers, over, wat).iloc[:, 0]
    normen = {
        f"norm\n{naam.lower()}\n{getal(inhoud.waarde)}": inhoud.waarde for (naam,), inhoud in norm.cellen().items()
    }
    rechts = 8 + max(breedte(regel, 11) for naam in normen for regel in naam.split("\n"))
    eenheid = str(cijfers.frame["eenheid"].iloc[0])
    with huisstijl():
        figuur, (as_,) = zet_panelen([eenheid.capitalize()], koppen_van(reeks.index), 150, rechts=rechts)
        as_.bar(range(len(reeks)), reeks.fillna(0), width=BALK, color=NADRUK, linewidth=0)
        ruimte = (BREEDTE - rechts) / len(reeks)
        getallen_erbij(as_, reeks, [getal(een) if pd.notna(een) else "" for een in reeks], ruimte)
        for naam, hoogte in normen.items():
            as_.hlines(hoogte, -0.5, len(reeks) - 0.5, color=KLEUREN[1], linewidth=2)
            as_.annotate(naam, (len(reeks) - 0.5, hoogte), xytext=(6, 0), textcoords="offset points", va="center",
                         fontsize=11, linespacing=1.1)  # fmt: skip
        as_.set_ylim(0, max([float(reeks.max()), *normen.values()]))
    return Figuur(figuur, "Staven met een lijn voor elke norm", zonder_totaal(cijfers), (over,), (wat,))


def _norm(naam: str, waarde: float) -> str:
    return f"norm\n{naam.lower()}\n{getal(waarde)}"


def _halve_jaren(vanaf: date, dagen: int) -> list[date]:
    """List 1 January and 1 July of each year from a day on; of more than four only each 1 January, of those a few."""
    jaren = range(vanaf.year, (vanaf + timedelta(days=dagen)).year + 2)
    alle = [date(jaar, maand, 1) for jaar in jaren for maand in (1, 7)]
    binnen = [dag for dag in alle if vanaf < dag <= vanaf + timedelta(days=dagen)]
    if len(binnen) <= 4:
        return binnen
    januari = [dag for dag in binnen if dag.month == 1]
    return januari[:: -(-len(januari) // 4)]
