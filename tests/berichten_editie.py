"""Editions whose registers come from messages, and what freezing them makes or says."""

from pathlib import Path

import pytest
from berichten import AANBIEDER, bericht, client, rond, schrijf
from levering import BSN, editie
from verslag_van_levering import verslagen, zonder_verslag

from monitorlib.editie.editie import Editie
from monitorlib.errors import MonitorError
from monitorlib.sources.freeze.snapshot import freeze
from monitorlib.sources.freeze.snapshot_index import frozen

GEBOREN = "1950-05-17"


def toegewezen(*delen: str, bsn: str = BSN[0], **kop: str) -> str:
    return bericht("WMO301", client(bsn, GEBOREN, rond("ToegewezenProducten", *delen)), **{"dag": "2024-01-05", **kop})


def gestart(*delen: str, bsn: str = BSN[0], **kop: str) -> str:
    return bericht("WMO305", client(bsn, GEBOREN, rond("StartProducten", *delen), kort=True), **kop)


def gestopt(*delen: str, bsn: str = BSN[0], **kop: str) -> str:
    return bericht("WMO307", client(bsn, GEBOREN, rond("StopProducten", *delen), kort=True), **kop)


def met(root: Path, **berichten: str) -> Editie:
    """An edition whose Wmo comes from these messages."""
    een = editie(root, "berichten", levering={"client": "bsn"})
    schrijf(een.data / "berichten", **berichten)
    return een


def declareert(root: Path, **berichten: str) -> Editie:
    """An edition whose declaraties come from these messages."""
    codes = {"aanbieder": [AANBIEDER, "65656055"], "product": {"lijst": "iWmo 3.2 WMO020", "gebruikt": ["01", "07"]}}
    een = editie(root, "berichten", "declaraties", codes=codes)
    schrijf(een.data / "berichten", **berichten)
    return een


def melding(een: Editie) -> str:
    """What freezing says when it stops; never a value of a person."""
    with pytest.raises(MonitorError) as fout:
        freeze(een)
    assert not (een.data / "snapshot").exists()
    for gezegd in (str(fout.value), *verslagen(een)):
        assert not any(waarde in gezegd for waarde in (*BSN, "Niemand", GEBOREN))
    return zonder_verslag(fout.value)


def gemeld(een: Editie, bron: str = "voorzieningen_wmo") -> dict[str, tuple[int, str]]:
    """What freezing met and could read all the same: by name how often, and in words."""
    return {van.wat: (van.aantal, van.uitleg) for van in frozen(een)[bron].registratie if van.uitleg}
