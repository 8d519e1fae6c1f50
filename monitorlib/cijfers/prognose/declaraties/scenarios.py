"""What a year will cost when volume, price or inflow become others from a month on: beside how it goes now.

A month costs what is expected of it × volume per cliënt × price × cliënten. A change of the inflow works in slowly, as
cliënten leave and others come: a cliënt stays as many months as there are cliënten for each that comes in per month.
What each change does is its value of Shapley, as in the decomposition of what was spent: together the difference.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from monitorlib.cijfers.geld.centen import afgerond_samen, in_centen
from monitorlib.cijfers.geld.ontleden import shapley
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.nagerekend import NAN
from monitorlib.cijfers.kern.regels import GETAL, TEKST, TOTAAL
from monitorlib.cijfers.prognose.declaraties.nagekomen import HELE_JAAR, Nagekomen, nagekomen
from monitorlib.cijfers.prognose.reeksen.bekend import pad
from monitorlib.cijfers.registers.personen import nieuwe_clienten
from monitorlib.cijfers.registers.stand_en_stroom import unieke_clienten
from monitorlib.cijfers.rekenen.optellen import som, totaal
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Maand, Periode

ZONDER = "Zoals het nu gaat"
VOLUME, PRIJS, INSTROOM, VERSCHIL, VANAF = "Volume per cliënt", "Prijs", "Instroom", "Verschil", "Vanaf"
_FACTOREN = {"volume": VOLUME, "prijs": PRIJS, "instroom": INSTROOM}
_PER_JAAR = 12

Keuze = Mapping[str, Any]
_Rij = dict[str, Any]


@dataclass(frozen=True)
class Scenarios:
    """The table of all scenario's, over wet, scenario and post, and what each supposes, over scenario and wat.

    Both without a row when there is no forecast; `waarom_niet` says why.
    """

    tabel: Cijfers
    aannames: Cijfers
    waarom_niet: str = ""

    @property
    def verschil(self) -> Cijfers:
        """Give what each scenario changes in all, over scenario and post, without what it is compared with."""
        namen = [een for een in self.tabel.leden["scenario"] if een != ZONDER]
        if not namen:
            return maak((), {"scenario": (), "post": ()}, eenheid="euro", bronnen=self.tabel.bronnen)
        return self.tabel.kies(wet=TOTAAL).beperk("post", VERSCHIL).beperk("scenario", *namen)


def wat_als(
    declaraties: Register, clienten: Mapping[str, Register], keuzes: Mapping[str, Keuze], *, in_: Periode
) -> Scenarios:
    """Say what this year and the next will cost under each scenario, and what of the difference each change makes.

    `keuzes` gives by its name of each scenario `volume`, `prijs` and `instroom` in %, and `vanaf` which month
    (`2025-01`); what is not named stays. `clienten` is the register of each wet. In euros; the difference is that of
    both years together.
    """
    rijen: list[_Rij] = []
    for wet, register in clienten.items():
        laat = nagekomen(declaraties, wet=wet, in_=in_)
        if laat.waarom_niet:
            return Scenarios(_cijfers([], declaraties.bron.naam), _aannames({}), laat.waarom_niet)
        duur = verblijf(register, in_)
        rijen += [{"wet": wet, **een} for een in _van_wet(laat, keuzes, duur, in_)]
    return Scenarios(_opgeteld(_cijfers(rijen, declaraties.bron.naam), in_), _aannames(keuzes))


def verblijf(register: Register, in_: Periode) -> Fraction | None:
    """Give how many months a cliënt stays, by the last year: cliënten over new ones per month; None when none came."""
    maanden = in_.maanden[-1].terug(_PER_JAAR)
    er_zijn = unieke_clienten(register, op=maanden).per().cellen().values()
    er_bij = nieuwe_clienten(register, in_=maanden).per().cellen().values()
    nieuw = sum(Fraction(een.waarde) for een in er_bij)
    return sum(Fraction(een.waarde) for een in er_zijn) / nieuw if nieuw else None


def effecten(komend: Mapping[Maand, int], keuze: Keuze, duur: Fraction | None) -> dict[Maand, dict[str, Fraction]]:
    """Give of each month to come what volume, price and inflow of a scenario change, in exact cents."""
    vanaf = Maand.lees(keuze["vanaf"])
    return {
        maand: dict(zip(_FACTOREN.values(), _van_maand(centen, keuze, maand - vanaf, duur), strict=True))
        for maand, centen in komend.items()
        if maand >= vanaf
    }


def _van_maand(centen: int, keuze: Keuze, na: int, duur: Fraction | None) -> list[Fraction]:
    """Give the effects in a month that is so many after the first."""
    volume, prijs, instroom = (Fraction(str(keuze.get(naam, 0))) / 100 for naam in _FACTOREN)
    nu = [1 + volume, 1 + prijs, 1 + instroom * _vernieuwd(na, duur)]
    return [centen * een for een in shapley([Fraction(1)] * 3, nu)]


def _vernieuwd(na: int, duur: Fraction | None) -> Fraction:
    """Give which part of the cliënten came in since a month, so many months after it."""
    if duur is None:
        return Fraction(0)
    binnen = pad([0.0] * (na + 1), instroom=1.0, duur=float(duur), bedrag=1.0)[-1]
    return min(Fraction(1), Fraction(binnen) / duur)


def _van_wet(laat: Nagekomen, keuzes: Mapping[str, Keuze], duur: Fraction | None, in_: Periode) -> Iterator[_Rij]:
    """Give the cells of one wet: without a scenario, and with each."""
    komend = {Maand.lees(cel[0]): in_centen(een.waarde) for cel, een in laat.komend.cellen().items()}
    dit = next(in_centen(een.waarde) for (_, wat), een in laat.jaar.cellen().items() if wat == HELE_JAAR)
    volgend = sum(centen for maand, centen in komend.items() if maand.jaar > in_.jaar)
    yield from _rij(ZONDER, dict.fromkeys(_FACTOREN.values(), 0), [dit, volgend], in_)
    for naam, keuze in keuzes.items():
        per_maand = effecten(komend, keuze, duur)
        in_jaar = [_som(per_maand, in_.jaar), _som(per_maand, in_.jaar + 1)]
        anders = [round(sum(een.values())) for een in in_jaar]
        samen = [sum((een[post] for een in in_jaar), Fraction(0)) for post in _FACTOREN.values()]
        posten = dict(zip(_FACTOREN.values(), afgerond_samen(samen, sum(anders)), strict=True))
        yield from _rij(naam, posten, [dit + anders[0], volgend + anders[1]], in_)


def _som(per_maand: Mapping[Maand, Mapping[str, Fraction]], jaar: int) -> dict[str, Fraction]:
    van = [een for maand, een in per_maand.items() if maand.jaar == jaar]
    return {post: sum((een[post] for een in van), Fraction(0)) for post in _FACTOREN.values()}


def _rij(scenario: str, posten: Mapping[str, int], jaren: list[int], in_: Periode) -> Iterator[_Rij]:
    namen = {str(in_.jaar): jaren[0], str(in_.jaar + 1): jaren[1], **posten}
    for post, centen in namen.items():
        yield {"scenario": scenario, "post": post, "waarde": centen / 100, "teken": GETAL, "tekst": ""}


def _cijfers(rijen: list[_Rij], bron: str) -> Cijfers:
    leden = {naam: tuple(dict.fromkeys(rij[naam] for rij in rijen)) for naam in ("wet", "scenario", "post")}
    return maak(rijen, leden, eenheid="euro", bronnen=(bron,))


def _aannames(keuzes: Mapping[str, Keuze]) -> Cijfers:
    """Give in % what each scenario makes more or less, and from when on."""
    rijen: list[_Rij] = []
    for naam, keuze in keuzes.items():
        rijen += [
            {"scenario": naam, "wat": wat, "waarde": keuze.get(sleutel, 0), "teken": GETAL, "tekst": ""}
            for sleutel, wat in _FACTOREN.items()
        ]
        vanaf = Maand.lees(keuze["vanaf"]).label
        rijen.append({"scenario": naam, "wat": VANAF, "waarde": NAN, "teken": TEKST, "tekst": vanaf, "eenheid": ""})
    leden = {"scenario": tuple(keuzes), "wat": (*_FACTOREN.values(), VANAF)}
    return maak(rijen, leden, eenheid="%", decimalen=1)


def _opgeteld(alle: Cijfers, in_: Periode) -> Cijfers:
    """Add the difference of each scenario, which its causes add up to, and the total of the wetten."""
    met = som(alle, "post", VERSCHIL, tuple(_FACTOREN.values()))
    jaren = str(in_.jaar + 1), str(in_.jaar)
    return totaal(met, "wet").volgorde("post", (jaren[0], VERSCHIL, *_FACTOREN.values(), jaren[1]))
