"""What others said that help would cost, beside what it cost: an aanbieder, a controller, month by month.

A month is held against once nearly all of its declarations are in; what is still to come of it is then that of
`nagekomen`. The year is set beside its year end, which is no outcome yet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL, NIET_TE_BEPALEN
from monitorlib.cijfers.prognose.declaraties.nagekomen import HELE_JAAR, NOG, SAMEN, Nagekomen, nagekomen
from monitorlib.sources.opened.register import Register
from monitorlib.sources.opened.telling import Telling
from monitorlib.tijd.periode import Maand, Periode

PROGNOSE, UITGEKOMEN, FOUT = "Prognose", "Kwam uit", "Ernaast in %"
MAANDEN, SCHEEF, AFWIJKING, BINNEN = "Maanden", "Gemiddeld te hoog in %", "Gemiddeld ernaast in %", "Binnen 5 % in %"
HUN, ONZE, VERSCHIL = "Hun jaareinde", "Verwacht in deze monitor", "Verschil in %"
# A month of which less than this part is still to come has come out; within 5 % is what a controller asks. Own choice.
_NOG, _DICHTBIJ = 0.05, 5.0
_Rij = Mapping[str, Any]
# By series and month what was said, and what came.
_Uitgekomen = Mapping[str, Mapping[str, tuple[float, float]]]


@dataclass(frozen=True)
class Prognosevergelijking:
    """The prognoses of others: `maanden` over van, maand and wat, `fout` over van and wat, `jaar` over van and wat.

    `maanden` holds for each month the last prognosis that was made for it; a positive error is a prognosis too high.
    """

    maanden: Cijfers
    fout: Cijfers
    jaar: Cijfers


def prognoses_van_anderen(
    geleverd: Telling, declaraties: Register, per_wet: Mapping[str, Nagekomen], *, in_: Periode
) -> Prognosevergelijking:
    """Set each prognosis beside what came of it; `per_wet` holds what `nagekomen` says of all aanbieders of a wet."""
    reeksen: dict[str, list[_Rij]] = {}
    for een in geleverd.rijen(geleverd.tabel, ("wet", "aanbieder")):
        if een["teken"] == GETAL and int(een["jaar"]) == in_.jaar:
            reeksen.setdefault(_naam(een), []).append(een)
    uitkomst = {naam: _uitkomst(van[0], declaraties, per_wet, in_) for naam, van in reeksen.items()}
    bronnen = (geleverd.bron.naam, declaraties.bron.naam)
    maanden = {naam: _maanden(van, uitkomst[naam]) for naam, van in reeksen.items()}
    return Prognosevergelijking(
        _per_maand(maanden, in_, bronnen),
        _fouten(maanden, bronnen),
        _jaren(reeksen, uitkomst, bronnen),
    )


def _naam(een: _Rij) -> str:
    wie = een.get("aanbieder")
    return f"{een['van']} | {een['wet']}{f', {wie}' if wie and wie != een['van'] else ''}"


def _uitkomst(een: _Rij, declaraties: Register, per_wet: Mapping[str, Nagekomen], in_: Periode) -> Nagekomen | None:
    wie = een.get("aanbieder")
    return nagekomen(declaraties.waar(aanbieder=wie), wet=een["wet"], in_=in_) if wie else per_wet.get(een["wet"])


def _maanden(van: Sequence[_Rij], uitkomst: Nagekomen | None) -> dict[str, tuple[float, float]]:
    """Give by month the last prognosis and what came, of the months that have come out."""
    laatste = {een["maand"]: een for een in sorted(van, key=lambda rij: rij["gemaakt"]) if een["maand"]}
    cellen = uitkomst.per_maand.cellen() if uitkomst else {}
    gevonden = {}
    for maand, een in sorted(laatste.items()):
        kort = Maand.lees(maand).kort
        samen, nog = cellen.get((kort, SAMEN)), cellen.get((kort, NOG))
        if samen and nog and samen.waarde > 0 and abs(nog.waarde) < _NOG * samen.waarde:
            gevonden[kort] = (float(een["waarde"]), samen.waarde)
    return gevonden


def _per_maand(maanden: _Uitgekomen, in_: Periode, bronnen: Sequence[str]) -> Cijfers:
    rijen = [
        {"van": naam, "maand": maand, **rij}
        for naam, van in maanden.items()
        for maand, (gezegd, kwam) in van.items()
        for rij in (_euro(PROGNOSE, gezegd), _euro(UITGEKOMEN, kwam), _procent(FOUT, gezegd, kwam))
    ]
    alle = [een.kort for een in Maand(in_.jaar, 1).van_het_jaar]
    leden = {
        "van": [naam for naam, van in maanden.items() if van],
        "maand": [een for een in alle if any(een in van for van in maanden.values())],
        "wat": (PROGNOSE, UITGEKOMEN, FOUT),
    }
    return maak(rijen, leden, eenheid="euro", bronnen=bronnen, ontbrekend=lambda _: None)


def _fouten(maanden: _Uitgekomen, bronnen: Sequence[str]) -> Cijfers:
    rijen = []
    for naam, van in maanden.items():
        fouten = [100 * (gezegd - kwam) / kwam for gezegd, kwam in van.values()]
        if fouten:
            rijen += [{"van": naam, **rij} for rij in _samengevat(fouten)]
    leden = {"van": list(maanden), "wat": (MAANDEN, SCHEEF, AFWIJKING, BINNEN)}
    geen = (float("nan"), NIET_TE_BEPALEN, "nog geen maand is bijna helemaal gedeclareerd")
    return maak(rijen, leden, eenheid="%", bronnen=bronnen, ontbrekend=lambda _: geen)


def _samengevat(fouten: Sequence[float]) -> list[dict[str, Any]]:
    aantal = len(fouten)
    dichtbij = sum(abs(een) <= _DICHTBIJ for een in fouten)
    return [
        {**_euro(MAANDEN, aantal), "eenheid": "maanden"},
        {**_euro(SCHEEF, sum(fouten) / aantal), "decimalen": 1},
        {**_euro(AFWIJKING, sum(map(abs, fouten)) / aantal), "decimalen": 1},
        _euro(BINNEN, 100 * dichtbij / aantal),
    ]


def _jaren(
    reeksen: Mapping[str, Sequence[_Rij]], uitkomst: Mapping[str, Nagekomen | None], bronnen: Sequence[str]
) -> Cijfers:
    rijen = []
    for naam, van in reeksen.items():
        gevonden, wet = uitkomst[naam], van[0]["wet"]
        jaar = gevonden.jaar.cellen().get((wet, HELE_JAAR)) if gevonden else None
        for een in sorted((rij for rij in van if not rij["maand"]), key=lambda rij: rij["gemaakt"]):
            plek = f"{naam}, gemaakt in {Maand.lees(een['gemaakt']).label}"
            delen = [_euro(HUN, float(een["waarde"]))]
            if jaar and jaar.telt:
                delen += [_euro(ONZE, jaar.waarde), _procent(VERSCHIL, float(een["waarde"]), jaar.waarde)]
            rijen += [{"van": plek, **rij} for rij in delen]
    leden = {"van": list(dict.fromkeys(rij["van"] for rij in rijen)), "wat": (HUN, ONZE, VERSCHIL)}
    geen = (float("nan"), NIET_TE_BEPALEN, "er is geen verwachting van het hele jaar")
    return maak(rijen, leden, eenheid="euro", bronnen=bronnen, ontbrekend=lambda _: geen)


def _euro(wat: str, waarde: float) -> dict[str, Any]:
    return {"wat": wat, "waarde": waarde, "teken": GETAL, "tekst": ""}


def _procent(wat: str, gezegd: float, kwam: float) -> dict[str, Any]:
    return {**_euro(wat, 100 * (gezegd - kwam) / kwam), "eenheid": "%", "decimalen": 1}
