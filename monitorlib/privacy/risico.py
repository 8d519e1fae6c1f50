"""Which numbers are at risk by themselves, and how uncertain each must stay."""

from collections.abc import Sequence

from monitorlib.editie.params.onthulling import Onthulling
from monitorlib.errors import CalculationError
from monitorlib.privacy.stelsel import Onzekerheid


def eis_van_aantal(aantal: int, beleid: Onthulling, *, huishoudens: int | None = None) -> Onzekerheid | None:
    """Give what must stay uncertain of a count; None when it may be shown.

    `huishoudens` is how many households the persons are of: a cell of fewer than the policy asks is at risk, however
    many persons it counts.
    """
    if aantal == 0:
        return Onzekerheid(beleid.interval) if beleid.nullen == "verbergen" else None
    te_weinig = huishoudens is not None and huishoudens < beleid.huishoudens
    return Onzekerheid(beleid.interval) if 0 < aantal < beleid.drempel or te_weinig else None


def minstens_van_aantal(aantal: int, beleid: Onthulling) -> int:
    """Give what everyone knows that a hidden count is at least: where zeros are always shown, it is none."""
    return min(aantal, 1) if beleid.nullen == "tonen" else 0


def eis_van_bedrag(bijdragen: Sequence[int], beleid: Onthulling) -> Onzekerheid | None:
    """Give what must stay uncertain of an amount in cents, from what each aanbieder has of it; None when it is safe.

    The levels are those of the Handbook on Statistical Disclosure Control (Hundepool and others, 2012), table 4.2:
    so far on both sides that no aanbieder is known better than the policy allows. Raises `CalculationError` for a
    contribution below zero.
    """
    if bijdragen and min(bijdragen) < 0:
        raise CalculationError(
            f"Een aanbieder heeft een bijdrage van {min(bijdragen)} cent, en dat is lager dan 0. Tel een credit op bij "
            "wat hij herstelt."
        )
    op_volgorde = sorted((bijdrage for bijdrage in bijdragen if bijdrage), reverse=True)
    if not op_volgorde:
        return None
    totaal, grootste = sum(op_volgorde), op_volgorde[0]
    top = sum(op_volgorde[: beleid.dominantie_aantal])
    rest = totaal - sum(op_volgorde[:2])
    niveaus = [
        _naar_boven(top * 100, beleid.dominantie_procent) - totaal,
        _naar_boven(grootste * beleid.p_procent, 100) - rest,
        _naar_boven(grootste * beleid.p_procent, 100) if len(op_volgorde) < beleid.aanbieders else 0,
    ]
    niveau = max(niveaus)
    return Onzekerheid(2 * niveau, omlaag=min(niveau, totaal), omhoog=niveau) if niveau > 0 else None


def _naar_boven(teller: int, noemer: int) -> int:
    """Divide whole numbers and round up."""
    return -(-teller // noemer)
