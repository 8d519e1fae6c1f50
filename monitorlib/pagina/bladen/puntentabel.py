"""The numbers of the indicators as tables that a text can quote, whatever of them a page shows."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL, NIET_TE_BEPALEN
from monitorlib.notatie import slug
from monitorlib.pagina.record import Puntregel
from monitorlib.render.tabellen.getoonde_tabel import Tabel
from monitorlib.render.tabellen.tabel import Opmaak, plaatsen
from monitorlib.tijd.periode import Periode

_OPMAAK = Opmaak(("gemeente",), ("periode",), "Gemeente")


def puntentabellen(hoofdstuk: str, punten: Iterable[Puntregel]) -> Mapping[str, Tabel]:
    """Give a table per indicator by the name of its place on the page: gemeenten down, periods across."""
    return {
        slug(naam): _tabel(hoofdstuk, slug(naam), list(regels))
        for naam, regels in groupby(punten, key=lambda een: een.indicator)
    }


def _tabel(hoofdstuk: str, naam: str, punten: list[Puntregel]) -> Tabel:
    rijen = [
        {
            "gemeente": een.gemeente,
            "periode": _kop(een),
            "waarde": float("nan") if een.waarde is None else een.waarde,
            "teken": NIET_TE_BEPALEN if een.waarde is None else GETAL,
            "tekst": een.reden,
            "decimalen": een.decimalen,
        }
        for een in punten
    ]
    leden = {
        "gemeente": list(dict.fromkeys(een.gemeente for een in punten)),
        "periode": list(dict.fromkeys(_kop(een) for een in sorted(punten, key=lambda een: een.periode))),
    }
    cijfers = maak(rijen, leden, eenheid=punten[0].eenheid, ontbrekend=lambda _: None)
    return Tabel(hoofdstuk, naam, cijfers, plaatsen(cijfers, _OPMAAK))


def _kop(een: Puntregel) -> str:
    return Periode.lees(een.periode).kort_met_jaar
