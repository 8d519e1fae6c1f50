"""The begroting of a year: in which steps it came about, what pays for it, what is left of it, and the reserve.

Amounts are added in whole cents. The begroting is that of the steps that were delivered; what the gemeentefonds pays of
it must be the budget of source `budgetten`.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from monitorlib.cijfers.geld.centen import in_centen
from monitorlib.cijfers.kern.argument import rekent_met_cijfers
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak, samen
from monitorlib.cijfers.kern.regels import GETAL, NIET_TE_BEPALEN, TOTAAL
from monitorlib.cijfers.kern.verband import sluit_aan
from monitorlib.cijfers.prognose.declaraties.nagekomen import GEEN_VERWACHTING, HELE_JAAR
from monitorlib.cijfers.rekenen.optellen import opgeteld, som, totaal
from monitorlib.sources.declared.taakvelden import TAAKVELDEN
from monitorlib.sources.declared.tellingen_begroting import (
    ALGEMEEN,
    EIGEN_BIJDRAGE,
    GEMEENTEFONDS,
    IN_NATURA,
    ONTTREKKING,
    RESERVE,
    STAND,
    TOEVOEGING,
)
from monitorlib.sources.opened.telling import Telling
from monitorlib.tijd.dagen import datum_kort

NU, EIGEN_MIDDELEN = "Begroting nu", "Algemene middelen en reserve"
UITGAVEN = "Verwachte uitgaven hele jaar"
MEE, BUITEN = "mee", "buiten"
# The name of the begroting in a table, by whether the eigen bijdrage counts.
BEGROTING_VAN = {MEE: "Begroting, eigen bijdrage mee", BUITEN: "Begroting, eigen bijdrage buiten"}
# And that of its saldo.
SALDO = {MEE: "Saldo, eigen bijdrage mee", BUITEN: "Saldo, eigen bijdrage buiten"}
NEUTRAAL = {MEE: "Zonder eigen middelen, eigen bijdrage mee", BUITEN: "Zonder eigen middelen, eigen bijdrage buiten"}
VOOR_SALDO, NA_SALDO = "Stand voor het saldo", "Stand na het verwachte saldo"
_AANSLUITING = "wat het gemeentefonds betaalt, is het budget van bron budgetten"
# Who reads a saldo asks what the Rijk pays, what cliënten pay, and what the gemeente adds.
_POST = {
    GEMEENTEFONDS: GEMEENTEFONDS,
    EIGEN_BIJDRAGE: EIGEN_BIJDRAGE,
    ALGEMEEN: EIGEN_MIDDELEN,
    RESERVE: EIGEN_MIDDELEN,
}
_Regel = Mapping[str, Any]
_Plek = tuple[str, ...]


def begrotingsstappen(begroting: Telling, *, jaar: int) -> Cijfers:
    """Give the amount of each step of a begroting, in the order of their days, and what they make together.

    Over wet, stap and gemeente, in euros. A step names its day when all gemeenten took it on the same one.
    """
    regels = _regels(begroting, jaar)
    dagen: dict[str, list[Any]] = {}
    for een in sorted(regels, key=lambda regel: (regel["datum"], regel["stap"])):
        dagen.setdefault(een["stap"], []).append(een["datum"])
    namen = {stap: f"{stap} ({datum_kort(van[0])})" if len({*van}) == 1 else stap for stap, van in dagen.items()}
    leden = {
        "wet": _wetten(begroting, regels),
        "stap": tuple(namen.values()),
        "gemeente": _gemeenten(begroting, regels),
    }

    def plek(een: _Regel) -> _Plek:
        return een["wet"], namen[een["stap"]], een["gemeente"]

    cijfers = _geteld(begroting, regels, leden, plek, samen_met=(0, 1))
    return totaal(som(cijfers, "stap", NU, leden["stap"], regel=f"{NU} = alle stappen"), "gemeente")


def begroting_naar_taakveld(begroting: Telling) -> Cijfers:
    """Give the begroting of each year that is delivered by taakveld; of years of different lists by what they share.

    Over taakveld and jaar, in euros.
    """
    regels = _regels(begroting)
    jaren = sorted({een["jaar"] for een in regels})
    in_alle = all(TAAKVELDEN[een["taakveld"]].geldt(int(jaar)) for een in regels for jaar in jaren)

    def naam(een: _Regel) -> str:
        veld = TAAKVELDEN[een["taakveld"]]
        return veld.titel if in_alle or veld.groep not in TAAKVELDEN else TAAKVELDEN[veld.groep].titel

    leden = {"taakveld": tuple(sorted({naam(een) for een in regels})), "jaar": tuple(jaren)}
    return totaal(_geteld(begroting, regels, leden, lambda een: (naam(een), een["jaar"])), "taakveld")


def begroting_naar_dekking(begroting: Telling, budget: Cijfers, *, jaar: int) -> Cijfers:
    """Give what pays for the begroting of a year, structureel and incidenteel, over dekking, aard and wet, in euros.

    `budget` is over wet: what the gemeentefonds pays must be the same.
    """
    regels = _regels(begroting, jaar)
    leden = {
        "dekking": _voorkomend(begroting, regels, "dekking"),
        "aard": begroting.leden("aard"),
        "wet": _wetten(begroting, regels),
    }

    def plek(een: _Regel) -> _Plek:
        return een["dekking"], een["aard"], een["wet"]

    cijfers = _geteld(begroting, regels, leden, plek, samen_met=(0, 2))
    cijfers = totaal(cijfers, "dekking", "aard")
    if GEMEENTEFONDS not in leden["dekking"]:
        return cijfers
    return sluit_aan(cijfers, budget.beperk("wet", *leden["wet"]), _AANSLUITING, dekking=GEMEENTEFONDS, aard=TOTAAL)


def begrotingssaldo(begroting: Telling, verwacht: Cijfers, *, jaar: int) -> Cijfers:
    """Set the begroting of help in natura beside what the year is expected to cost, over post and wet, in euros.

    `verwacht` is the year of `nagekomen`, over wet and wat. A saldo is shown with the eigen bijdrage in it and out of
    it; 'zonder eigen middelen' says whether gemeentefonds (and eigen bijdrage) alone would do: budgetneutraal from 0
    on.
    """
    regels = [een for een in _regels(begroting, jaar) if een["onderdeel"] == IN_NATURA]
    wetten = _wetten(begroting, regels)
    leden = {"post": (GEMEENTEFONDS, EIGEN_BIJDRAGE, EIGEN_MIDDELEN), "wet": tuple(wetten)}
    deel = [een for een in regels if een["wet"] in wetten]
    betaald = _geteld(begroting, deel, leden, lambda een: (_POST[een["dekking"]], een["wet"]))
    betaald = som(betaald, "post", BEGROTING_VAN[MEE], leden["post"])
    betaald = som(betaald, "post", BEGROTING_VAN[BUITEN], [GEMEENTEFONDS, EIGEN_MIDDELEN])
    alles = samen(betaald, *_uitgaven(verwacht, wetten))
    alles = som(alles, "post", SALDO[MEE], {BEGROTING_VAN[MEE]: 1.0, UITGAVEN: -1.0})
    alles = som(alles, "post", SALDO[BUITEN], {BEGROTING_VAN[BUITEN]: 1.0, UITGAVEN: -1.0})
    alles = som(alles, "post", NEUTRAAL[MEE], {GEMEENTEFONDS: 1.0, EIGEN_BIJDRAGE: 1.0, UITGAVEN: -1.0})
    alles = som(alles, "post", NEUTRAAL[BUITEN], {GEMEENTEFONDS: 1.0, UITGAVEN: -1.0})
    return totaal(alles, "wet")


def _uitgaven(verwacht: Cijfers, wetten: Sequence[str]) -> Iterator[Cijfers]:
    """Give what each wet is expected to cost; of one without an expectation that it is not to be said."""
    bekend = [wet for wet in wetten if (wet, HELE_JAAR) in verwacht.cellen()]
    if bekend:
        yield verwacht.kies(wat=HELE_JAAR).met_dimensie("post", UITGAVEN).beperk("wet", *bekend)
    if onbekend := [wet for wet in wetten if wet not in bekend]:
        yield maak(
            (),
            {"post": (UITGAVEN,), "wet": onbekend},
            eenheid="euro",
            bronnen=verwacht.bronnen,
            ontbrekend=lambda _: (float("nan"), NIET_TE_BEPALEN, GEEN_VERWACHTING),
        )


def reserve(reserves: Telling, saldo: Cijfers, *, jaar: int) -> Cijfers:
    """Give the reserve of each gemeente in a year, and of all together after the saldo that is expected.

    Over post and gemeente, in euros; an onttrekking is negative. `saldo` is over wet: it is that of all gemeenten
    together, so that only they have a stand after it.
    """
    regels = _regels(reserves, jaar)
    teken = {STAND: 1, TOEVOEGING: 1, ONTTREKKING: -1}
    leden = {"post": tuple(teken), "gemeente": _gemeenten(reserves, regels)}
    gedraaid = [{**een, "waarde": een["waarde"] * teken[een["mutatie"]]} for een in regels]
    stand = _geteld(reserves, gedraaid, leden, lambda een: (een["mutatie"], een["gemeente"]))
    stand = totaal(som(stand, "post", VOOR_SALDO, leden["post"]), "gemeente")
    wetten = [wet for wet in saldo.leden["wet"] if wet != TOTAAL]
    erbij = saldo.beperk("wet", *wetten).hernoem("wet", "Verwacht saldo {}").hernoem_dimensie("wet", "post")
    posten = list(erbij.leden["post"])
    alles = samen(stand, erbij.met_dimensie("gemeente", TOTAAL))
    return som(alles, "post", NA_SALDO, [VOOR_SALDO, *posten], alleen={"gemeente": TOTAAL})


@rekent_met_cijfers
def budget_van_het_jaar(budgetten: Cijfers, *, jaar: int) -> Cijfers:
    """Give the budget of a year per wet, of all gemeenten, from cijfers over wet, jaar and gemeente."""
    return opgeteld(budgetten.kies(jaar=str(jaar)), "gemeente")


def _regels(telling: Telling, jaar: int | None = None) -> list[_Regel]:
    """Read the lines of a year, codes by their name; a line without a number says nothing and is left out."""
    namen = tuple(naam for naam in telling.codes.per_kolom if naam != "taakveld")
    alle = telling.rijen(telling.tabel, namen)
    return [een for een in alle if een["teken"] == GETAL and jaar in (None, int(een["jaar"]))]


def _geteld(
    telling: Telling,
    regels: Sequence[_Regel],
    leden: Mapping[str, Sequence[str]],
    plek: Callable[[_Regel], _Plek],
    *,
    samen_met: tuple[int, ...] = (),
) -> Cijfers:
    """Add up in cents by place; a place without a line is nothing.

    Where no line has the same members in dimensions `samen_met`, there is no place.
    """
    centen: Counter[_Plek] = Counter()
    for een in regels:
        centen[plek(een)] += in_centen(een["waarde"])
    er_is = {tuple(cel[welke] for welke in samen_met) for cel in centen}
    rijen = [
        {**dict(zip(leden, cel, strict=True)), "waarde": som_ / 100, "teken": GETAL, "tekst": ""}
        for cel, som_ in centen.items()
    ]

    def ontbrekend(cel: _Plek) -> tuple[float, str, str] | None:
        return (0.0, GETAL, "") if tuple(cel[welke] for welke in samen_met) in er_is else None

    return maak(rijen, leden, eenheid="euro", bronnen=(telling.bron.naam,), ontbrekend=ontbrekend)


def _voorkomend(telling: Telling, regels: Sequence[_Regel], kolom: str) -> tuple[str, ...]:
    gevonden = {een[kolom] for een in regels}
    return tuple(lid for lid in telling.leden(kolom) if lid in gevonden)


def _wetten(telling: Telling, regels: Sequence[_Regel]) -> tuple[str, ...]:
    return _voorkomend(telling, regels, "wet")


def _gemeenten(telling: Telling, regels: Sequence[_Regel]) -> tuple[str, ...]:
    return _voorkomend(telling, regels, "gemeente")
