"""Hold a begroting to its year, its law and to being an amount; a reserve too; and a prognosis to lying ahead."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

import duckdb

from monitorlib.errors import SourceError
from monitorlib.notatie import getal
from monitorlib.sources.declared.declaration import Bron
from monitorlib.sources.declared.taakvelden import TAAKVELDEN, van_jaar
from monitorlib.sources.freeze.frozen import GENOEMD
from monitorlib.tijd.periode import Periode

_Rij = dict[str, Any]
# The number of a row, and what is wrong with it: column first.
_Fouten = Iterator[tuple[int, str]]
# What together is one budget: the steps change it.
_POST = ("gemeente", "wet", "taakveld", "jaar", "onderdeel")


def controleer_begroting(table: duckdb.DuckDBPyRelation, bron: Bron, periode: Periode, shown: str) -> None:
    """Refuse what no begroting, reserve or prognosis can be; other sources pass. Raises `SourceError`.

    A begroting: a taakveld of another year or law, a step after the peildatum, a budget that ends below nought. A
    reserve: an amount below nought. A prognosis: of a month that was over when it was made, or made after the edition.
    """
    regels = {"begroting": _begroting, "reserves": _reserves, "geleverde_prognoses": _prognoses}.get(bron.naam)
    if regels is None:
        return
    op_volgorde = table.order("rij")
    rijen = [dict(zip(op_volgorde.columns, rij, strict=True)) for rij in op_volgorde.fetchall()]
    if fouten := sorted(regels(rijen, periode)):
        genoemd = [f"{shown}, rij {rij}, kolom {tekst}" for rij, tekst in fouten[:GENOEMD]]
        meer = len(fouten) - GENOEMD
        raise SourceError("\n".join([*genoemd, *([f"{shown}: en nog {getal(meer)} fouten."] if meer > 0 else [])]))


def _begroting(rijen: Sequence[_Rij], periode: Periode) -> _Fouten:
    tot = periode.peildatum.isoformat()
    for een in rijen:
        if een["datum"] > tot:
            yield (
                een["rij"],
                f"datum: '{een['datum']}' ligt na {tot}, de peildatum van deze editie. Haal de rij weg, of verbeter "
                "de dag.",
            )
        if tekst := _taakveldfout(TAAKVELDEN[een["taakveld"]].code, int(een["jaar"]), een["wet"]):
            yield een["rij"], tekst
    yield from _onder_nul(rijen)


def _taakveldfout(code: str, jaar: int, wet: str) -> str:
    veld, mag = TAAKVELDEN[code], ", ".join(een.code for een in van_jaar(jaar, wet))
    if not veld.geldt(jaar):
        return f"taakveld: '{code}' bestaat niet in {jaar}; toegestaan voor de {wet}: {mag}. Kies daaruit."
    if veld.wet not in ("", wet):
        return f"taakveld: '{code}' hoort bij de {veld.wet}, niet bij de {wet}; toegestaan: {mag}. Kies daaruit."
    return ""


def _onder_nul(rijen: Sequence[_Rij]) -> _Fouten:
    """Name the step after which a budget is below nought."""
    for post, van_post in groupby(sorted(rijen, key=_post), _post):
        stand = Decimal(0)
        op_dag = sorted(van_post, key=lambda een: (een["datum"], een["rij"]))
        for _, van_dag in groupby(op_dag, lambda een: een["datum"]):
            *_, laatste = delen = list(van_dag)
            stand += sum(map(_bedrag, delen))
            if stand < 0:
                yield (
                    laatste["rij"],
                    f"waarde: na '{laatste['stap']}' is het budget van {', '.join(post)} onder nul "
                    f"({getal(float(stand), 2)} euro). Verbeter het bedrag, of lever de stap die ontbreekt.",
                )


def _post(een: _Rij) -> tuple[str, ...]:
    return tuple(een[naam] for naam in _POST)


def _reserves(rijen: Sequence[_Rij], _: Periode) -> _Fouten:
    for een in rijen:
        if _bedrag(een) < 0:
            yield een["rij"], f"waarde: '{een['waarde']}' is onder nul; schrijf een onttrekking zonder minteken."


def _prognoses(rijen: Sequence[_Rij], periode: Periode) -> _Fouten:
    laatste = str(periode.maanden[-1])
    for een in rijen:
        over, gemaakt = een["maand"] or een["jaar"], een["gemaakt"]
        kolom = "maand" if een["maand"] else "jaar"
        if gemaakt > laatste:
            tekst = f"'{gemaakt}' ligt na {laatste}, de laatste maand van deze editie. Haal de rij weg."
            yield een["rij"], f"gemaakt: {tekst}"
        if not over.startswith(een["jaar"]):
            yield een["rij"], f"maand: '{over}' ligt niet in {een['jaar']}. Verbeter een van beide."
        if over < gemaakt[: len(over)]:
            tekst = f"'{over}' was al voorbij in {gemaakt}; een prognose gaat over wat nog komt. Haal de rij weg."
            yield een["rij"], f"{kolom}: {tekst}"
        if een["waarde"] in (None, "-"):
            yield een["rij"], "waarde: leeg mag hier niet; vul het verwachte bedrag in, of haal de rij weg."


def _bedrag(een: _Rij) -> Decimal:
    return Decimal(een["waarde"]) if een["waarde"] not in (None, "-") else Decimal(0)
