"""Cliënten per gemeente and product, carried on for a year; totals are the sums of their parts.

A product has its own simple methods, and ETS and Theta of its gemeente divided by its share. Who has two products
counts for each of them: what is added up here are cliënten per product, never persons.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from math import isfinite
from typing import Any

from monitorlib.cijfers.geld.per_hulp import in_grenzen_van_nu
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak, samen
from monitorlib.cijfers.kern.regels import GETAL, NIET_TE_BEPALEN, TELT_MEE, TOTAAL
from monitorlib.cijfers.prognose.reeksen.bewaard import bewaarde_prognose_van_delen
from monitorlib.cijfers.prognose.reeksen.clienten import BOVEN, HALF_JAAR, JAAR, NU, ONDER, maanden_van
from monitorlib.cijfers.prognose.reeksen.reeks import Tijdreeks, reeks_uit
from monitorlib.cijfers.prognose.reeksen.totaal import opgeteld
from monitorlib.cijfers.prognose.reeksen.uitkomst import Prognose
from monitorlib.cijfers.registers.stand_en_stroom import unieke_clienten
from monitorlib.cijfers.rekenen.optellen import totaal
from monitorlib.notatie import rond
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Maand, Periode

_VOORUIT = 12
# Of a gemeente and a product.
_Deel = tuple[str, str]


def clienten_per_product(register: Register, *, wet: str, in_: Periode) -> Cijfers:
    """Give what is counted and expected of each gemeente and product, over gemeente, product and wat, with totals.

    Bounds hold four times in five, those of a total for the sum itself; a series of fewer than eight months bears none.
    """
    maanden = maanden_van(register, in_.maanden[-1])
    delen = _delen(wet, _reeksen(register, wet, maanden), maanden[-1].verschoven(_VOORUIT))
    per_gemeente = {gemeente: opgeteld(gemeente, list(van.values())) for gemeente, van in delen.items()}
    alle: dict[_Deel, Prognose] = {
        (gemeente, product): een for gemeente, van in delen.items() for product, een in van.items()
    }
    grenzen = alle | {(gemeente, TOTAAL): een for gemeente, een in per_gemeente.items()}
    if per_gemeente:
        grenzen[TOTAAL, TOTAAL] = opgeteld(wet, list(per_gemeente.values()))
    bron = register.bron.naam
    verwacht = totaal(_cijfers(alle, (NU, HALF_JAAR, JAAR), bron), "product", "gemeente")
    return samen(verwacht, _cijfers(grenzen, (ONDER, BOVEN), bron))


def _reeksen(register: Register, wet: str, maanden: tuple[Maand, ...]) -> dict[_Deel, Tijdreeks]:
    """Count each gemeente of now and product at the end of each month; a product that nobody ever had is left out."""
    kolom = register.bron.product
    geteld = in_grenzen_van_nu(unieke_clienten(register, op=maanden)).per("gemeente", kolom).cellen()
    per_deel: dict[_Deel, list[float]] = {}
    for (_, gemeente, product), een in geteld.items():
        per_deel.setdefault((gemeente, product), []).append(een.waarde if een.teken in TELT_MEE else 0.0)
    return {
        deel: reeks_uit(f"Cliënten {wet} | {deel[0]} | {deel[1]}", zip(maanden, waarden, strict=True))
        for deel, waarden in per_deel.items()
        if any(waarden)
    }


def _delen(wet: str, reeksen: Mapping[_Deel, Tijdreeks], tot: Maand) -> dict[str, dict[str, Prognose]]:
    """Carry on the products of each gemeente together."""
    gevonden = {}
    for gemeente, groep in groupby(reeksen.items(), key=lambda een: een[0][0]):
        van = {product: reeks for (_, product), reeks in groep}
        _, alle = bewaarde_prognose_van_delen(f"Cliënten {wet} | {gemeente}", list(van.values()), tot)
        gevonden[gemeente] = dict(zip(van, alle, strict=True))
    return gevonden


def _cijfers(alle: Mapping[_Deel, Prognose], wat: Sequence[str], bron: str) -> Cijfers:
    leden = {"gemeente": tuple(dict.fromkeys(een for een, _ in alle)), "product": _producten(alle), "wat": tuple(wat)}
    rijen = [rij for deel, een in alle.items() for rij in _rijen(deel, een, wat)]
    return maak(rijen, leden, eenheid="cliënten per product", bronnen=(bron,), ontbrekend=lambda _: None)


def _producten(alle: Mapping[_Deel, Prognose]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(product for _, product in alle))


def _rijen(deel: _Deel, van: Prognose, wat: Sequence[str]) -> Iterator[dict[str, Any]]:
    nu, half, heel = van.reeks.waarden[-1], van.verwacht[_VOORUIT // 2 - 1].waarde, van.verwacht[-1]
    getallen = {NU: nu, HALF_JAAR: half, JAAR: heel.waarde, ONDER: heel.laag, BOVEN: heel.hoog}
    for naam in wat:
        bekend = isfinite(getallen[naam])
        yield {
            "gemeente": deel[0],
            "product": deel[1],
            "wat": naam,
            "waarde": rond(getallen[naam], 0) if bekend else float("nan"),
            "teken": GETAL if bekend else NIET_TE_BEPALEN,
            "tekst": "",
        }
