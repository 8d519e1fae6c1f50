"""The numbers of the indicators as tables that a text can quote, whatever of them a page shows."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL, NIET_TE_BEPALEN, ONDERDRUKT, VERBORGEN_OM
from monitorlib.notatie import slug
from monitorlib.pagina.deur import Deur
from monitorlib.pagina.record import Puntregel
from monitorlib.render.tabellen.getoonde_tabel import Tabel
from monitorlib.render.tabellen.tabel import Opmaak, plaatsen
from monitorlib.tijd.periode import Periode

_STREEFWAARDE = "Streefwaarde"
_OPMAAK = Opmaak(("gemeente",), ("periode",), "Gemeente")


def puntentabellen(deur: Deur, punten: Iterable[Puntregel]) -> Mapping[str, Tabel]:
    """Give a table per indicator by the name of its place on the page: gemeenten down; periods, streefwaarde across."""
    doelen = deur.editie.parameters.doelen
    return {
        slug(naam): _tabel(deur.naam, list(regels), doelen[naam].streefwaarde if naam in doelen else None)
        for naam, regels in groupby(punten, key=lambda een: een.indicator)
    }


def _tabel(hoofdstuk: str, punten: list[Puntregel], streefwaarde: float | None) -> Tabel:
    gemeenten = list(dict.fromkeys(een.gemeente for een in punten))
    perioden = list(dict.fromkeys(_kop(een) for een in sorted(punten, key=lambda een: een.periode)))
    rijen = [_rij(een.gemeente, _kop(een), een.waarde, een.reden, een.decimalen) for een in punten]
    rijen += [_rij(een, _STREEFWAARDE, streefwaarde, "niet vastgesteld", punten[0].decimalen) for een in gemeenten]
    leden = {"gemeente": gemeenten, "periode": [*perioden, _STREEFWAARDE]}
    cijfers = maak(rijen, leden, eenheid=punten[0].eenheid, ontbrekend=lambda _: None)
    return Tabel(hoofdstuk, slug(punten[0].indicator), cijfers, plaatsen(cijfers, _OPMAAK))


def _rij(gemeente: str, kop: str, waarde: float | None, reden: str, decimalen: int) -> dict[str, Any]:
    teken = GETAL if waarde is not None else ONDERDRUKT if reden == VERBORGEN_OM else NIET_TE_BEPALEN
    getal = float("nan") if waarde is None else waarde
    return {
        "gemeente": gemeente, "periode": kop, "waarde": getal, "teken": teken, "tekst": reden, "decimalen": decimalen
    }  # fmt: skip


def _kop(een: Puntregel) -> str:
    return Periode.lees(een.periode).kort_met_jaar
