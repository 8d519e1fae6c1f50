"""Bring a telling into cijfers: nothing is counted, only chosen and put in order."""

from collections.abc import Callable, Mapping, Sequence
from math import prod
from typing import Any

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak, samen
from monitorlib.cijfers.kern.regels import (
    NIET_OPGEGEVEN,
    NIET_TE_BEPALEN,
    NOG_NIET,
    TELT_MEE,
    Kenmerk,
    Sleutel,
    berekend_uit,
)
from monitorlib.cijfers.registers.peilmomenten import namen
from monitorlib.errors import CalculationError
from monitorlib.sources.declared.declaration import Waarde
from monitorlib.sources.opened.geopend import code_van
from monitorlib.sources.opened.telling import Telling
from monitorlib.tijd.periode import Periode

_DECIMALEN: dict[Waarde, int] = {"aantal": 0, "bedrag": 0, "decimaal": 1, "tekst": 0}


def cijfers_uit(
    telling: Telling,
    *kolommen: str,
    over: Sequence[Periode] = (),
    met_jaar: bool = False,
    alleen_opgegeven: bool = False,
    alle_leden: bool = False,
    **gekozen: str,
) -> Cijfers:
    """Give a telling over its key columns; every key column is a dimension or is chosen (`gemeente="Bedum"`).

    `over` lists quarters for a dimension `periode`: a coming one is 'nog niet', one without a row 'niet opgegeven'.
    Members that have no row at all are left out, unless `alle_leden`; with `alleen_opgegeven` so are combinations of
    members that have no row at all, where one gemeente counts other things than the next. Else such a combination
    is 'niet opgegeven'.
    """
    _controleer_sleutel(telling, [*kolommen, *gekozen], bool(over))
    waarden = {kolom: [code_van(telling, kolom, lid)] for kolom, lid in gekozen.items()}
    if over:
        waarden["periode"] = [str(periode) for periode in over]
    rijen = telling.met(waarden, kolommen)
    leden = {kolom: telling.leden(kolom) if alle_leden else _voorkomend(telling, kolom, rijen) for kolom in kolommen}
    if over:
        kort = [periode.kort_met_jaar for periode in over] if met_jaar else namen(over)
        labels = dict(zip(map(str, over), kort, strict=True))
        rijen = [{**rij, "periode": labels[rij["periode"]]} for rij in rijen]
        leden["periode"] = tuple(labels.values())
    bij_label = {labels[str(k)]: k for k in over} if over else {}
    voorkomend = {tuple(rij[kolom] for kolom in kolommen) for rij in rijen}

    def ontbrekend(cel: Sleutel) -> tuple[float, str, str] | None:
        if alleen_opgegeven and cel[: len(kolommen)] not in voorkomend:
            return None
        if over and "gemeente" in kolommen and not _bestaat(telling, kolommen, cel, bij_label[cel[-1]]):
            return None
        if over and bij_label[cel[-1]] > telling.periode:
            return float("nan"), NOG_NIET, ""
        return float("nan"), NIET_OPGEGEVEN, ""

    def kenmerk(cel: Sleutel) -> Kenmerk:
        moment = str(bij_label[cel[-1]]) if over else ""
        return Kenmerk(telling.bron.naam, moment, frozenset({*zip(kolommen, cel, strict=False), *gekozen.items()}))

    return maak(
        rijen,
        leden,
        eenheid=telling.bron.eenheid,
        decimalen=_DECIMALEN[telling.bron.waarde or "aantal"],
        afgerond_op=telling.bron.afgerond_op,
        bronnen=(telling.bron.naam,),
        ontbrekend=ontbrekend,
        kenmerk=kenmerk,
    )


def _controleer_sleutel(telling: Telling, gevraagd: Sequence[str], over_perioden: bool) -> None:
    sleutel = telling.bron.sleutel
    zonder = [naam for naam in sleutel if naam != "periode"]
    if sorted(gevraagd) != sorted(zonder) or over_perioden != ("periode" in sleutel):
        raise CalculationError(
            f"Bron {telling.bron.naam} geeft cijfers over {', '.join(sleutel)}; "
            f"gevraagd is {', '.join(gevraagd)}{' over perioden' if over_perioden else ''}. "
            "Noem ze alle, en geen andere."
        )


def som_uit(telling: Telling, bij: Cijfers, **gekozen: Sequence[str]) -> Cijfers:
    """Add up the rows with these values, per gemeente, for the cells of `bij`; a sum that lacks a part is no number.

    Each key column but gemeente is named with the values to add: `leeftijd=["0-17"], jaar=["2024"]`.
    """
    rijen = [
        {"gemeente": gemeente, **som}
        for gemeente, som in _sommen(telling, gekozen).items()
        if (gemeente,) in bij.cellen()
    ]
    return _over(telling, bij, rijen, (NIET_OPGEGEVEN, ""))


def noemer_uit(telling: Telling, bij: Cijfers, **gekozen: Sequence[str]) -> Cijfers:
    """Give what `som_uit` gives, to divide by; of a region no number when one of its gemeenten has none or zero.

    That gemeente has no number of its own, and what is counted in it would weigh on the region all the same.
    """
    if telling.per_gemeente is None:
        return som_uit(telling, bij, **gekozen)
    nul = [gemeente for gemeente, som in _sommen(telling.per_gemeente, gekozen).items() if not som["waarde"]]
    if not nul:
        return som_uit(telling, bij, **gekozen)
    return _over(telling, bij, [], (NIET_TE_BEPALEN, f"{', '.join(nul)}: het aantal om op te rekenen is nul"))


def noemer_van_het_jaar(
    telling: Telling, bij: Cijfers, op: Periode | Sequence[Periode], **gekozen: Sequence[str]
) -> Cijfers:
    """Give what `noemer_uit` gives of the year of a quarter, or of that of each, as `bij` is over periode too."""
    if isinstance(op, Periode):
        return noemer_uit(telling, bij, jaar=[str(op.jaar)], **gekozen)
    delen = dict(zip(op, bij.splits("periode").values(), strict=True))
    return per_periode(op, lambda periode: noemer_uit(telling, delen[periode], jaar=[str(periode.jaar)], **gekozen))


def per_periode(perioden: Sequence[Periode], geef: Callable[[Periode], Cijfers]) -> Cijfers:
    """Put cijfers of each quarter under each other, in a dimension `periode` in front."""
    paren = zip(perioden, namen(perioden), strict=True)
    return samen(*(geef(periode).met_dimensie("periode", naam) for periode, naam in paren))


def _over(telling: Telling, bij: Cijfers, rijen: list[dict[str, Any]], anders: tuple[str, str]) -> Cijfers:
    """Lay rows per gemeente over the cells of `bij`; a cell without a row is the sign `anders`, with why."""
    return maak(
        rijen,
        bij.leden,
        eenheid=telling.bron.eenheid,
        bronnen=(telling.bron.naam,),
        ontbrekend=lambda cel: (float("nan"), *anders) if cel in bij.cellen() else None,
    )


def _sommen(telling: Telling, gekozen: Mapping[str, Sequence[str]]) -> dict[str, dict[str, Any]]:
    """Add up per gemeente the rows with these values, where every one is a number.

    A gemeente without any row has the sum of those that went up in it, when each of them has one.
    """
    if {*gekozen, "gemeente"} != set(telling.bron.sleutel):
        raise CalculationError(
            f"Bron {telling.bron.naam} heeft de sleutels {', '.join(telling.bron.sleutel)}. "
            "Noem ze alle, en geen andere."
        )
    delen: dict[str, list[dict[str, Any]]] = {}
    for rij in telling.met(gekozen, ("gemeente",)):
        delen.setdefault(rij["gemeente"], []).append(rij)
    nodig = prod(len(waarden) for waarden in gekozen.values())
    sommen = {
        naam: _som(van)
        for naam, van in delen.items()
        if len(van) == nodig and all(rij["teken"] in TELT_MEE for rij in van)
    }
    for nieuw, oude in telling.voorgangers.items():
        if nieuw not in delen and all(naam in sommen for naam in oude):
            sommen[nieuw] = _som([sommen[naam] for naam in oude])
    return sommen


def _som(delen: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    teken, tekst = berekend_uit(delen)
    return {"waarde": sum(deel["waarde"] for deel in delen), "teken": teken, "tekst": tekst}


def _bestaat(telling: Telling, kolommen: Sequence[str], cel: Sleutel, periode: Periode) -> bool:
    return telling.bestaat(cel[list(kolommen).index("gemeente")], periode.eerste_dag, periode.peildatum)


def _voorkomend(telling: Telling, kolom: str, rijen: Sequence[dict[str, object]]) -> tuple[str, ...]:
    gevonden = {str(rij[kolom]) for rij in rijen}
    if telling.bron.kolom(kolom).soort == "jaar":
        return tuple(sorted(gevonden))
    return tuple(lid for lid in telling.leden(kolom) if lid in gevonden)
