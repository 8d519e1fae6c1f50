"""Changes as a table whose cells have the more colour the more changed, and as bars of what changed in per cent."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import ONDERDRUKT, TOTAAL
from monitorlib.notatie import EPS, getal, met_teken
from monitorlib.render.figuren.assen import hoogte_van_onderschrift, onderschrift
from monitorlib.render.figuren.figuur import ONTBREEKT, Figuur, GeenGetal, met_gaten, tekent
from monitorlib.render.figuren.letters import KLEIN, LETTER, REGEL, breedte, in_regels
from monitorlib.render.figuren.matrix import in_rijen, woorden_erbij, zonder_totaal
from monitorlib.render.figuren.rijen import VLAK, hoogte_van_sleutel, schrijf, sleutel, zet_rijen
from monitorlib.render.figuren.stijl import BREEDTE, INKT, MEER, MINDER, doek, huisstijl

_HOOG, _LUCHT = 24.0, 9.0
# How much of its colour a cell has: the letters on it must be read in the light and in the dark.
_MINST, _MEEST = 0.08, 0.5
_UITLEG = [(VLAK, MEER, "meer"), (VLAK, MINDER, "minder")]


@met_gaten
@tekent
def verandering(cijfers: Cijfers, *, rij: str, vak: str) -> Figuur:
    """Draw changes as a table: a line of cells per member of `rij`, a column per member of `vak`, with totals."""
    breed = in_rijen(cijfers, rij, vak, totalen=True)
    woord, eenheid = woorden_erbij(cijfers, rij, vak), next(iter(cijfers.eenheden), "")
    zonder = breed.drop(index=TOTAAL, columns=TOTAAL, errors="ignore")
    grootste = float(zonder.abs().to_numpy()[zonder.notna().to_numpy()].max()) or 1.0
    namen = {naam: in_regels(str(naam), BREEDTE - 8, vet=naam == TOTAAL) for naam in breed.index}
    boven = hoogte_van_sleutel(_UITLEG) + _hoogte_van_koppen(breed)
    elders = in_regels(_elders(cijfers, breed, vak), BREEDTE - 4, KLEIN)
    hoogte = (
        boven + len(elders) * REGEL * KLEIN + sum(len(van) * REGEL * LETTER + _HOOG + _LUCHT for van in namen.values())
    )
    with huisstijl():
        figuur, (as_,) = doek(hoogte, leeg=True)
        as_.set(xlim=(0, len(breed.columns)), ylim=(hoogte, 0))
        sleutel(figuur, _UITLEG)
        _koppen(as_, breed, boven)
        y = boven
        for naam, van in namen.items():
            for nummer, regel in enumerate(van):
                vet = "bold" if naam == TOTAAL else "normal"
                schrijf(figuur, 0, y + nummer * REGEL * LETTER, regel, va="top", weight=vet)
            y += len(van) * REGEL * LETTER + 2
            _regel(as_, breed.loc[naam], woord.loc[naam], y, grootste, eenheid)
            y += _HOOG + _LUCHT - 2
        for nummer, regel in enumerate(elders):
            schrijf(figuur, 0, y + nummer * REGEL * KLEIN, regel, va="top", fontsize=KLEIN)
    return Figuur(figuur, "Tabel met kleur: meer en minder", cijfers, (rij,), (vak,), in_beeld=zonder_totaal(cijfers))


def _elders(cijfers: Cijfers, breed: pd.DataFrame, vak: str) -> str:
    """Say whom the total counts as well, though a change of them alone cannot be told."""
    getoond = {*breed.columns, *_verborgen(cijfers, vak)}
    weg = [lid for lid in cijfers.leden[vak] if lid not in getoond]
    if not weg or TOTAAL not in breed.columns:
        return ""
    namen = f"{', '.join(weg[:-1])} en {weg[-1]}" if len(weg) > 1 else weg[0]
    return f"Het totaal is met {namen}, waarvan het verschil zelf niet te bepalen is."


def _verborgen(cijfers: Cijfers, vak: str) -> set[str]:
    """Name the members of which a number is hidden: under the figure stands that they are."""
    plaats = cijfers.plaats(vak)
    return {cel[plaats] for cel, inhoud in cijfers.cellen().items() if inhoud.teken == ONDERDRUKT}


def _hoogte_van_koppen(breed: pd.DataFrame) -> float:
    wijdste = max(breedte(str(naam), KLEIN, vet=True) for naam in breed.columns)
    return 20.0 if wijdste + 4 <= BREEDTE / len(breed.columns) else wijdste + 10


def _koppen(as_: Axes, breed: pd.DataFrame, onder: float) -> None:
    """Write the names of the columns; upwards where they are wider than a column."""
    draai = 90 if _hoogte_van_koppen(breed) > 20 else 0
    for plek, naam in enumerate(breed.columns):
        as_.text(
            plek + 0.5, onder - 6, str(naam), rotation=draai, ha="center", va="bottom", fontsize=KLEIN, weight="bold"
        )


def _regel(as_: Axes, reeks: pd.Series, woord: pd.Series, y: float, grootste: float, eenheid: str) -> None:
    for plek, (naam, waarde) in enumerate(reeks.items()):
        if pd.isna(waarde):
            continue
        totaal = TOTAAL in (naam, reeks.name)
        deel = 0.0 if totaal or abs(waarde) < EPS else _MINST + (_MEEST - _MINST) * min(abs(waarde) / grootste, 1)
        kleur = MEER if waarde > 0 else MINDER
        as_.add_patch(Rectangle((plek + 0.02, y), 0.96, _HOOG, facecolor=kleur, alpha=deel, linewidth=0))
        tekst = woord[str(naam)] + met_teken(waarde, 0, eenheid)
        as_.text(plek + 0.5, y + _HOOG / 2, tekst, ha="center", va="center", weight="bold" if totaal else "normal")


@met_gaten
@tekent
def groei(cijfers: Cijfers, *, rij: str, over: str) -> Figuur:
    """Draw by how many per cent each member of `rij` changed from the first to the last moment, with both amounts."""
    breed = in_rijen(cijfers, rij, over)
    van, naar = breed.columns[0], breed.columns[-1]
    breed = breed[(breed[van].abs() > EPS) & breed[naar].notna()]
    if breed.empty:
        raise GeenGetal(f"Van geen enkele {rij} zijn {van} en {naar} allebei een getal; {ONTBREEKT}")
    procent = 100 * (breed[naar] - breed[van]) / breed[van].abs()
    woord = woorden_erbij(cijfers, rij, over)
    with huisstijl():
        namen = [
            f"{naam}: {woord.loc[naam, van]}{_bedrag(breed.loc[naam, van], cijfers)} → "
            f"{woord.loc[naam, naar]}{_bedrag(breed.loc[naam, naar], cijfers)}"
            for naam in breed.index
        ]
        telt = f"verandering in %; bij de naam {van} → {naar}"
        rijen = zet_rijen(namen, onder=hoogte_van_onderschrift(telt, boven=4))
        teksten = [f"{met_teken(een, 1)} %" for een in procent]
        ruimte = max(map(breedte, teksten)) + 12
        rijen.schaal(min(0.0, float(procent.min())), max(0.0, float(procent.max())),
                     rechts=ruimte if procent.max() > 0 else 8, links=ruimte if procent.min() < 0 else 2)  # fmt: skip
        for plek, een, tekst in zip(rijen.plekken, procent, teksten, strict=True):
            rijen.balk(plek, 0, een, MEER if een > 0 else MINDER)
            rijen.schrijf(plek, een, tekst, naast=5 if een >= 0 else -5)
        rijen.lijn(0, INKT)
        onderschrift(rijen, telt, boven=4)
    return Figuur(rijen.doek, "Liggende staven van de verandering in %", zonder_totaal(cijfers), (rij,), (over,))


def _bedrag(waarde: float, cijfers: Cijfers) -> str:
    """Write a number with its unit; large amounts of euros in millions, as one says them."""
    if set(cijfers.eenheden) != {"euro"}:
        return getal(waarde)
    if abs(waarde) < 1e6:
        return f"€ {getal(waarde)}"
    return f"€ {getal(waarde / 1e6, 1)} mln"
