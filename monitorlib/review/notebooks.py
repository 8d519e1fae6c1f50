"""Which cells of a notebook came, went or are written otherwise, as nbdime finds them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from monitorlib.hoofdstuk.notebook_file import named, source_of
from monitorlib.pagina.beeld import is_ingevuld
from monitorlib.without_addresses import without_addresses

PAKKET = "nbdime"
NIEUW, WEG, ANDERS = "nieuw", "weg", "anders"
_SOORTEN = {"code": "code", "markdown": "tekst"}
Cel = Mapping[str, Any]


@dataclass(frozen=True)
class Celwijziging:
    """A cell that is new, gone or written otherwise: code or text, where it stands, what it was and what it is."""

    soort: str
    wat: str
    waar: str
    was: str
    is_nu: str


def celwijzigingen(was: Sequence[Cel], nu: Sequence[Cel]) -> Iterator[Celwijziging]:
    """Give what differs between the cells of two notebooks, in their order; not what a build fills in."""
    with without_addresses():
        from nbdime import diff_notebooks

    for op in diff_notebooks(_notebook(was), _notebook(nu)):
        if op["op"] == "patch" and op["key"] == "cells":
            yield from filter(None, _stappen(op["diff"], was, nu))


def _stappen(
    stappen: Sequence[Mapping[str, Any]], was: Sequence[Cel], nu: Sequence[Cel]
) -> Iterator[Celwijziging | None]:
    """Read the steps that make the later notebook of the earlier one; each says where in the earlier one it is."""
    verschoven = 0
    for stap in stappen:
        plek, hier = stap["key"], stap["key"] + verschoven
        if stap["op"] == "addrange":
            erbij = len(stap["valuelist"])
            yield from (_wijziging(NIEUW, nu, een, is_nu=_bron(nu[een])) for een in range(hier, hier + erbij))
            verschoven += erbij
        elif stap["op"] == "removerange":
            yield from (_wijziging(WEG, was, een, _bron(was[een])) for een in range(plek, plek + stap["length"]))
            verschoven -= stap["length"]
        else:
            yield _wijziging(ANDERS, nu, hier, _bron(was[plek]), _bron(nu[hier]))


def _wijziging(wat: str, cellen: Sequence[Cel], plek: int, was: str = "", is_nu: str = "") -> Celwijziging | None:
    """Give a cell that differs; None when what is written in it does not."""
    soort = _SOORTEN.get(cellen[plek]["cell_type"], "cel")
    return Celwijziging(soort, wat, named(cellen, plek), was, is_nu) if was != is_nu else None


def _bron(cel: Cel) -> str:
    """Give what somebody wrote in a cell: what a build fills in, stands in its manifest."""
    return "" if is_ingevuld(cel) else source_of(cel).strip()


def _notebook(cellen: Sequence[Cel]) -> Any:
    """Give a notebook with only what is written: what its cells show, is compared as numbers and sentences."""
    with without_addresses():
        import nbformat

    return nbformat.from_dict(
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [_cel(een) for een in cellen]}
    )


def _cel(cel: Cel) -> Cel:
    uit: dict[str, Any] = {"outputs": [], "execution_count": None} if cel["cell_type"] == "code" else {}
    naam = {"id": cel["id"]} if "id" in cel else {}
    return {"cell_type": cel["cell_type"], "metadata": {}, "source": _bron(cel), **naam, **uit}
