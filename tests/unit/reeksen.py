"""Measured indicators for tests, drawn by hand: per place its numbers, quarter after quarter."""

from collections.abc import Mapping, Sequence
from typing import Any

from monitorlib.cijfers.kern.regels import GETAL, NIET_TE_BEPALEN
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.editie.params.doel import Doel
from monitorlib.indicatoren.catalogus.indicator import Indicator
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.tijd.periode import Kwartaal, Periode

NU = Kwartaal(2024, 4)
NAN = float("nan")
# A number; a share as its teller and noemer; why there is no number; None where the place is not.
Waarde = float | tuple[float, float] | str | None


def declaratie(**anders: Any) -> Indicator:
    """An indicator: usually a share of events."""
    gewoon: dict[str, Any] = {
        "naam": "Proef",
        "definitie": "Aandeel van de proeven.",
        "teller": "gelukt",
        "noemer": "alle proeven",
        "eenheid": "%",
        "bron": ("meldingen",),
        "wet": "Wmo",
        "thema": "Wmo",
        "gunstig": "hoger",
        "toets": "aandeel",
        "transformatiedoel": "",
        "herkomst": "eigen keuze",
        "geldig_vanaf": "2015-Q1",
        "lees": "zoveel.",
        "nulmeting": None,
        "streefwaarde": None,
        "per": "periode",
        "bereken": None,
    }
    return Indicator(**{**gewoon, **anders})


def reeks(
    waarden: Mapping[str, Sequence[Waarde]],
    *,
    tot: Periode = NU,
    doel: Doel | None = None,
    decimalen: int = 1,
    **anders: Any,
) -> Meetreeks:
    """The numbers of each place in the quarters up to and including `tot`, every place as many."""
    een = declaratie(**anders)
    perioden = tot.terug(len(next(iter(waarden.values()))))
    punten = [
        _punt(gebied, periode, waarde, een.eenheid, decimalen)
        for plek, periode in enumerate(perioden)
        for gebied, van in waarden.items()
        if (waarde := van[plek]) is not None
    ]
    return Meetreeks(een, tuple(punten), doel or Doel())


def _punt(gebied: str, periode: Periode, waarde: Waarde, eenheid: str, decimalen: int) -> Punt:
    if isinstance(waarde, tuple):
        teller, noemer = waarde
        return Punt(gebied, periode, 100 * teller / noemer, GETAL, "", eenheid, decimalen, teller, noemer)
    if isinstance(waarde, str):
        return Punt(gebied, periode, NAN, NIET_TE_BEPALEN, waarde, eenheid, decimalen)
    assert waarde is not None
    return Punt(gebied, periode, float(waarde), GETAL, "", eenheid, decimalen)
