"""Forecasts that are kept from one build to the next, by the series and the period that they follow from."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from monitorlib.cijfers.prognose.reeksen.delen import prognose_van_delen
from monitorlib.cijfers.prognose.reeksen.prognose import prognose
from monitorlib.cijfers.prognose.reeksen.reeks import Tijdreeks
from monitorlib.cijfers.prognose.reeksen.uitkomst import Prognose, Verwacht
from monitorlib.files.kept import PROGNOSE, kept_or_made
from monitorlib.tijd.periode import Periode


def bewaarde_prognose(reeks: Tijdreeks, tot_en_met: Periode) -> Prognose:
    """Carry a series on by all methods, or give what was kept of it; as `prognose` does."""
    gegeven = kept_or_made(
        PROGNOSE,
        lambda: [_reeks_als_json(reeks), str(tot_en_met)],
        lambda: prognose_als_json(prognose(reeks, tot_en_met)),
    )
    return _uit_json(gegeven, reeks)


def bewaarde_prognose_van_delen(
    naam: str, delen: Sequence[Tijdreeks], tot_en_met: Periode
) -> tuple[Prognose, list[Prognose]]:
    """Carry the parts of a whole on, or give what was kept of them; as `prognose_van_delen` does."""

    def maak() -> list[Any]:
        geheel, alle = prognose_van_delen(naam, delen, tot_en_met)
        return [prognose_als_json(een) for een in (geheel, *alle)]

    gegeven = kept_or_made(PROGNOSE, lambda: [naam, [_reeks_als_json(deel) for deel in delen], str(tot_en_met)], maak)
    som = replace(delen[0], naam=naam, waarden=tuple(map(sum, zip(*(deel.waarden for deel in delen), strict=True))))
    geheel, *alle = (_uit_json(een, reeks) for een, reeks in zip(gegeven, (som, *delen), strict=True))
    return geheel, alle


def _reeks_als_json(reeks: Tijdreeks) -> list[Any]:
    return [reeks.naam, str(reeks.eerste), list(reeks.waarden)]


def prognose_als_json(een: Prognose) -> dict[str, Any]:
    """Write a forecast as JSON has it, without its series."""
    return {
        "verwacht": [list(asdict(punt).values()) for punt in een.verwacht],
        "methode": een.methode,
        "fouten": [list(rij) for rij in een.fouten],
        "reden": een.reden,
        "onder_nul": een.onder_nul,
    }


def _uit_json(gegevens: dict[str, Any], reeks: Tijdreeks) -> Prognose:
    return Prognose(
        reeks,
        tuple(Verwacht(*punt) for punt in gegevens["verwacht"]),
        gegevens["methode"],
        tuple(tuple(rij) for rij in gegevens["fouten"]),
        gegevens["reden"],
        gegevens["onder_nul"],
    )
