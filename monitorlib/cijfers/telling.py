"""Bring a telling into cijfers: nothing is counted, only chosen and put in order."""

from collections.abc import Sequence

from monitorlib.cijfers.cijfers import Cijfers, maak
from monitorlib.cijfers.regels import NIET_OPGEGEVEN, NOG_NIET, Sleutel
from monitorlib.errors import CalculationError
from monitorlib.kwartaal import Kwartaal
from monitorlib.sources.declaration import Waarde
from monitorlib.sources.opened import Telling, code_van

_DECIMALEN: dict[Waarde, int] = {"aantal": 0, "bedrag": 0, "decimaal": 1, "tekst": 0}


def cijfers_uit(
    telling: Telling,
    *kolommen: str,
    over: Sequence[Kwartaal] = (),
    met_jaar: bool = False,
    alleen_opgegeven: bool = False,
    **gekozen: str,
) -> Cijfers:
    """Give a telling over its key columns; every key column is a dimension or is chosen (`gemeente="Bedum"`).

    `over` lists quarters for a dimension `periode`: a coming one is 'nog niet', one without a row 'niet opgegeven'.
    Members that have no row at all are left out; with `alleen_opgegeven` so are combinations of members that have
    no row at all, where one gemeente counts other things than the next. Else such a combination is
    'niet opgegeven'.
    """
    sleutel = [naam for naam in telling.bron.sleutel if naam != "kwartaal"]
    if sorted([*kolommen, *gekozen]) != sorted(sleutel) or bool(over) != ("kwartaal" in telling.bron.sleutel):
        raise CalculationError(
            f"Bron {telling.bron.naam} geeft cijfers over {', '.join(telling.bron.sleutel)}; "
            f"gevraagd is {', '.join([*kolommen, *gekozen])}{' over kwartalen' if over else ''}."
        )
    tabel = telling.tabel
    for kolom, lid in gekozen.items():
        tabel = tabel.filter(tabel[kolom] == code_van(telling, kolom, lid))
    if over:
        tabel = tabel.filter(tabel.kwartaal.isin([str(kwartaal) for kwartaal in over]))
    rijen = telling.rijen(tabel, kolommen)
    leden = {kolom: _voorkomend(telling, kolom, rijen) for kolom in kolommen}
    if over:
        labels = {str(k): k.kort_met_jaar if met_jaar else k.kort for k in over}
        rijen = [{**rij, "periode": labels[rij["kwartaal"]]} for rij in rijen]
        leden["periode"] = tuple(labels.values())
    komend = {(k.kort_met_jaar if met_jaar else k.kort) for k in over if k > telling.kwartaal}

    voorkomend = {tuple(rij[kolom] for kolom in kolommen) for rij in rijen}

    def ontbrekend(cel: Sleutel) -> tuple[float, str, str] | None:
        if alleen_opgegeven and cel[: len(kolommen)] not in voorkomend:
            return None
        if over and cel[-1] in komend:
            return float("nan"), NOG_NIET, ""
        return float("nan"), NIET_OPGEGEVEN, ""

    return maak(
        rijen,
        leden,
        eenheid=telling.bron.eenheid,
        decimalen=_DECIMALEN[telling.bron.waarde or "aantal"],
        afgerond_op=telling.bron.afgerond_op,
        bronnen=(telling.bron.naam,),
        ontbrekend=ontbrekend,
    )


def _voorkomend(telling: Telling, kolom: str, rijen: Sequence[dict[str, object]]) -> tuple[str, ...]:
    gevonden = {str(rij[kolom]) for rij in rijen}
    if telling.bron.kolom(kolom).soort == "jaar":
        return tuple(sorted(gevonden))
    return tuple(lid for lid in telling.leden(kolom) if lid in gevonden)
