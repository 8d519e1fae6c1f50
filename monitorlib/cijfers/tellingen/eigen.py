"""A telling of an edition's own as cijfers: its members, units, totals, sums and ratios as params.yml declares them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from monitorlib.bedoelt_u import nearest
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak, samen
from monitorlib.cijfers.kern.regels import NIET_OPGEGEVEN, Kenmerk, Regels, Sleutel
from monitorlib.cijfers.kern.verband import vergelijkingen
from monitorlib.cijfers.rekenen.optellen import som, totaal, verschil
from monitorlib.cijfers.rekenen.verhouding import verhouding
from monitorlib.cijfers.tellingen.telling import cijfers_uit
from monitorlib.editie.eigen.rekenregel import Deling, Optelling
from monitorlib.editie.eigen.sommen import Som
from monitorlib.editie.eigen.telling import PERIODE, EigenTelling
from monitorlib.errors import CalculationError
from monitorlib.sources.opened.geopend import code_van
from monitorlib.sources.opened.telling import Telling
from monitorlib.tijd.moment import laatste_dag, lees_moment, naam_van

_DECIMALEN = {"aantal": 0, "bedrag": 0, "decimaal": 1}
# What was printed before a number was revised: shown in a table of its own.
_EERDER = "eerder"
_NU, _TOEN, _WAT = "Nu", "Eerder", "wat"


def eigen_cijfers(telling: Telling, *, perioden: int | None = None, **gekozen: str) -> Cijfers:
    """Give a telling of the edition's own over its dimensions and `periode`, with all that it adds up and divides.

    `perioden` keeps the last so many that were counted; what stands beside them (a prognose) stays. Each of `gekozen`
    names a member of a dimension, which is then gone: `maat="Klanten"`. A counted period without a row is 'niet
    opgegeven'. Raises `CalculationError` for a telling that no edition declared, and for an unknown member.
    """
    eigen = _declaratie(telling)
    keur_gekozen(telling, eigen, gekozen)
    if eigen.periode == "geen":
        cijfers = _met_regels(_zonder_periode(telling, eigen), eigen)
        return cijfers.kies(**gekozen).voorkomend() if gekozen else cijfers
    rijen = [rij for rij in _rijen(telling, eigen) if not rij[PERIODE].startswith(_EERDER)]
    cijfers = _met_regels(_gelegd(telling, eigen, rijen, perioden), eigen)
    return cijfers.kies(**gekozen).voorkomend() if gekozen else cijfers


def herziene_cijfers(telling: Telling, **gekozen: str) -> Cijfers:
    """Give each number that was revised: what was printed before, what it is now, and the difference.

    Dimensions as in `eigen_cijfers`, and `wat`: Eerder, Nu, Verschil; without any cell when none was revised. Raises
    `CalculationError` for an earlier number of which there is none now.
    """
    eigen, alle = _declaratie(telling), _rijen(telling, _declaratie(telling))
    toen = {_sleutel(rij, eigen, rij[PERIODE].removeprefix(f"{_EERDER} ")): rij for rij in alle if _is_eerder(rij)}
    nu = {_sleutel(rij, eigen, rij[PERIODE]): rij for rij in alle}
    los = [sleutel for sleutel in toen if sleutel not in nu]
    if los:
        raise CalculationError(
            f"Bron {telling.bron.naam}: van {', '.join(los[0])} is er wel een eerder getal, en nu geen. Vul het aan."
        )
    paren = [(een, wat) for sleutel in toen for een, wat in ((toen[sleutel], _TOEN), (nu[sleutel], _NU))]
    rijen = [
        {**_rij(rij, eigen), PERIODE: _naam(rij[PERIODE].removeprefix(f"{_EERDER} "), eigen), _WAT: wat}
        for rij, wat in paren
    ]
    leden = {naam: _leden(telling, naam, rijen) for naam in eigen.alle_dimensies}
    leden[PERIODE] = tuple(dict.fromkeys(rij[PERIODE] for rij in sorted(rijen, key=lambda rij: rij["volgorde"])))
    cijfers = maak(rijen, {**leden, _WAT: (_TOEN, _NU)}, **_vorm(telling), ontbrekend=lambda _: None)
    if any(lid not in cijfers.leden[dimensie] for dimensie, lid in gekozen.items()):
        return cijfers.langs(lambda _: None, cijfers.leden)
    cijfers = cijfers.kies(**gekozen).voorkomend() if gekozen else cijfers
    return verschil(cijfers, _WAT, _TOEN, _NU) if cijfers.cellen() else cijfers


def keur_gekozen(telling: Telling, eigen: EigenTelling, gekozen: Mapping[str, str]) -> None:
    """Raise `CalculationError` for a dimension that a telling does not have, and for an unknown member of one."""
    for dimensie, lid in gekozen.items():
        if dimensie not in eigen.alle_dimensies:
            raise CalculationError(
                f"Bron {telling.bron.naam} heeft geen dimensie '{dimensie}'. {nearest(dimensie, eigen.alle_dimensies)}"
            )
        code_van(telling, dimensie, lid)


def _declaratie(telling: Telling) -> EigenTelling:
    if telling.parameters.telling is None:
        raise CalculationError(
            f"Bron {telling.bron.naam} is geen telling die deze editie zelf declareert; gebruik cijfers_uit(...)."
        )
    return telling.parameters.telling


def _rijen(telling: Telling, eigen: EigenTelling) -> list[dict[str, Any]]:
    """Give all rows, codes by their name on a page; the oldest period first.

    What stands beside a number and is empty is not there: a wide file has a prognose in some of its rows.
    """
    alle = telling.met({}, eigen.alle_dimensies)
    rijen = [rij for rij in alle if " " not in rij[PERIODE] or rij["teken"] != NIET_OPGEGEVEN]
    for rij in rijen:
        periode = lees_moment(rij[PERIODE].rpartition(" ")[2])
        # What was counted stands before what stands beside it, of whatever period.
        rij["volgorde"] = (" " in rij[PERIODE], laatste_dag(periode), rij[PERIODE])
    return sorted(rijen, key=lambda rij: rij["volgorde"])


def _is_eerder(rij: Mapping[str, Any]) -> bool:
    return str(rij[PERIODE]).startswith(_EERDER)


def _sleutel(rij: Mapping[str, Any], eigen: EigenTelling, periode: str) -> Sleutel:
    return (*(rij[naam] for naam in eigen.alle_dimensies), periode)


def _rij(rij: Mapping[str, Any], eigen: EigenTelling) -> dict[str, Any]:
    leden = {naam: rij[naam] for naam in eigen.alle_dimensies}
    return {**rij, "eenheid": eigen.eenheid_van(leden)}


def _vorm(telling: Telling) -> dict[str, Any]:
    bron = telling.bron
    return {
        "eenheid": bron.eenheid,
        "decimalen": _DECIMALEN[bron.waarde or "aantal"],
        "afgerond_op": bron.afgerond_op,
        "bronnen": (bron.naam,),
    }


def _naam(periode: str, eigen: EigenTelling) -> str:
    """Write a period as a heading: 'juni 2017', 't/m juni 2017', 'Prognose 2017'."""
    soort, _, tekst = periode.rpartition(" ")
    tot = "t/m " if eigen.aard == "cumulatief" and not soort else ""
    return f"{soort.capitalize()} {tot}{naam_van(lees_moment(tekst))}".strip()


def _gelegd(telling: Telling, eigen: EigenTelling, rijen: Sequence[dict[str, Any]], perioden: int | None) -> Cijfers:
    """Lay the rows over the grid of members and periods."""
    namen = {rij[PERIODE]: _naam(rij[PERIODE], eigen) for rij in rijen}
    geteld = [een for een in namen if " " not in een]
    weg = set(geteld[: len(geteld) - perioden]) if perioden else set()
    over = {een: naam for een, naam in namen.items() if een not in weg}
    gelegd = [{**_rij(rij, eigen), PERIODE: over[rij[PERIODE]]} for rij in rijen if rij[PERIODE] in over]
    leden = {naam: _leden(telling, naam, gelegd) for naam in eigen.alle_dimensies}
    bij_naam = {naam: een for een, naam in over.items()}

    def eenheid(cel: Sleutel) -> str:
        return eigen.eenheid_van(dict(zip(eigen.alle_dimensies, cel, strict=False)))

    def ontbrekend(cel: Sleutel) -> tuple[float, str, str] | None:
        return None if " " in bij_naam[cel[-1]] else (float("nan"), NIET_OPGEGEVEN, "")

    def kenmerk(cel: Sleutel) -> Kenmerk:
        delen = frozenset(zip(eigen.alle_dimensies, cel, strict=False))
        return Kenmerk(telling.bron.naam, bij_naam[cel[-1]], delen)

    cijfers = maak(
        gelegd, {**leden, PERIODE: tuple(over.values())}, **_vorm(telling), ontbrekend=ontbrekend, kenmerk=kenmerk
    )
    # A cell without a row has the unit of its members too.
    cellen = {cel: replace(inhoud, eenheid=eenheid(cel)) for cel, inhoud in cijfers.cellen().items()}
    return replace(cijfers, _inhoud=cellen)


def _zonder_periode(telling: Telling, eigen: EigenTelling) -> Cijfers:
    """Lay the rows over the grid of members alone, each with the unit of its members."""
    cijfers = cijfers_uit(telling, *eigen.alle_dimensies, alleen_opgegeven=eigen.alleen_opgegeven)
    if isinstance(eigen.eenheid, str):
        return cijfers
    cellen = {
        cel: replace(inhoud, eenheid=eigen.eenheid_van(dict(zip(eigen.alle_dimensies, cel, strict=True))))
        for cel, inhoud in cijfers.cellen().items()
    }
    return replace(cijfers, _inhoud=cellen)


def _leden(telling: Telling, naam: str, rijen: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    gevonden = {rij[naam] for rij in rijen}
    return tuple(lid for lid in telling.leden(naam) if lid in gevonden)


def _met_regels(cijfers: Cijfers, eigen: EigenTelling) -> Cijfers:
    for geleverd in eigen.sommen:
        cijfers = _met_som(cijfers, geleverd)
    for een in eigen.optellingen:
        cijfers = _met_optelling(cijfers, een)
    for dimensie in eigen.totalen:
        cijfers = totaal(cijfers, dimensie)
    for ander in eigen.verschillen:
        if {ander.van, ander.naar} <= set(cijfers.leden[ander.dimensie]):
            cijfers = verschil(cijfers, ander.dimensie, ander.van, ander.naar)
    # Of what does not occur there is nothing to divide.
    kan = [een for een in eigen.verhoudingen if {een.teller, een.noemer} <= set(cijfers.leden[een.dimensie])]
    return samen(cijfers, *(_gedeeld(cijfers, een) for een in kan))


def _met_som(cijfers: Cijfers, regel: Som) -> Cijfers:
    """Declare that a member that was delivered is the sum of others, wherever it and all of them occur."""
    cellen = cijfers.cellen()
    if not set(regel.delen) <= set(cijfers.leden[regel.dimensie]):
        return cijfers
    vast = {cijfers.plaats(naam): lid for naam, lid in regel.alleen.items()}
    regels = [
        een
        for een in vergelijkingen(cijfers, regel.dimensie, regel.geheel, regel.delen, afgeleid=False)
        if een.cel in cellen
        and len(een.termen) == len(regel.delen)
        and all(een.cel[p] == lid for p, lid in vast.items())
    ]
    return replace(cijfers, regels=cijfers.regels.met(Regels(vergelijkingen=tuple(regels))))


def _met_optelling(cijfers: Cijfers, een: Optelling) -> Cijfers:
    """Add a member that is the sum of others: of those that occur; of a difference each of them must."""
    leden = cijfers.leden[een.dimensie]
    termen = {lid: factor for lid, factor in een.termen.items() if lid in leden}
    if not termen or (een.min and len(termen) < len(een.termen)):
        return cijfers
    cijfers = som(cijfers, een.dimensie, een.naam, termen, na=een.na if een.na in leden else None)
    return cijfers.volgorde(een.dimensie, [een.naam]) if een.vooraan else cijfers


def _gedeeld(cijfers: Cijfers, deling: Deling) -> Cijfers:
    """Calculate a ratio for every cell that has both its teller and its noemer."""
    boven, onder = (cijfers.kies(**{deling.dimensie: lid}) for lid in (deling.teller, deling.noemer))
    beide = boven.cellen().keys() & onder.cellen().keys()
    boven = boven.langs(lambda cel: cel if cel in beide else None, boven.leden)
    regel = f"{deling.naam} = {deling.teller} / {deling.noemer}"
    regel = regel if deling.factor == 1 else f"{deling.naam} = {deling.factor:g} × {deling.teller} / {deling.noemer}"
    return verhouding(
        boven, onder, factor=deling.factor, eenheid=deling.eenheid, decimalen=deling.decimalen, regel=regel
    ).met_dimensie(deling.dimensie, deling.naam)
