"""Find rows that stand twice, and toewijzingen that overlap themselves.

Overlapping is what makes one traject of records at any waiting time: of one client and gemeente, the same product,
leveringsvorm and aanbieder, and a day in common; help that ends and begins again on one day has that day in common.
A deleted toewijzing overlaps nothing when the telwijze says that it is nobody's help. A row that stands twice is the
same in all its columns but the key; it is not an overlap as well.

A source with a telwijze is counted rightly all the same, as trajecten: that is a registratie, to be accepted. Rows of
which no client is known are not compared: two persons can have the same. Declaraties have no client at all: the same
one twice can be right (two clients with the same volume) or wrong, so it is a registratie too.
"""

from collections.abc import Sequence

import duckdb
from ibis.expr.types import Table

from monitorlib.editie.params.bron_parameters import BronParameters
from monitorlib.sources.checks.naast_elkaar import LOOPT, dubbele_rijen, eerste, gelijk_op, hulp_op, overlappende_rijen
from monitorlib.sources.checks.naaste_rijen import naaste_rijen
from monitorlib.sources.declared.declaration import Bron
from monitorlib.sources.freeze.frozen import GENOEMD, FrozenView, beantwoord_hier
from monitorlib.sources.freeze.snapshot_index import Registratie


def registratie(con: duckdb.DuckDBPyConnection, bron: FrozenView) -> tuple[list[str], list[Registratie]]:
    """Give the faults of a register where the count would be wrong, and the registraties where it is not."""
    if not bron.bron.is_register:
        return [], []
    fouten, gevonden = [], []
    naaste = naaste_rijen(con, bron)
    for deel in (_dubbel(con, bron, naaste), _overlap(con, bron, naaste)):
        if isinstance(deel, Registratie):
            gevonden.append(deel)
        else:
            fouten += deel
    return fouten, gevonden


def _dubbel(con: duckdb.DuckDBPyConnection, bron: FrozenView, naaste: Table) -> list[str] | Registratie:
    gevonden = dubbele_rijen(naaste, bron.bron, bron.kolommen, "rij")
    rijen = beantwoord_hier(con, eerste(gevonden, GENOEMD))
    if not rijen:
        return []
    if mag_dubbel(bron.bron, bron.parameters, bron.kolommen):
        return Registratie("dubbel", rijen[0][-1], tuple(rij for rij, *_ in rijen), gelijk_op(bron.bron, bron.kolommen))
    sleutel = "+".join(bron.bron.sleutel)
    fouten = [
        (rij, f": dezelfde rij als rij {eerder}, op {sleutel} na; zo telt zij dubbel. Haal een van beide weg.")
        for rij, eerder, _ in rijen
    ]
    return bron.regels(fouten, rijen[0][-1], "gelijk aan een eerdere")


def _overlap(con: duckdb.DuckDBPyConnection, bron: FrozenView, naaste: Table) -> list[str] | Registratie:
    """Find the rows that begin while an earlier row of the same help runs; those that stand twice are left out."""
    sleutel = hulp_op(bron.bron, bron.kolommen)
    if not sleutel:
        return []
    zonder = laat_ingetrokken_weg(bron.parameters)
    gevonden = overlappende_rijen(
        naaste, bron.bron, bron.kolommen, "rij", zonder_ingetrokken=zonder, met_wie=True
    ).select("nummer", "met", "ingangsdatum")
    rijen = beantwoord_hier(con, eerste(gevonden, GENOEMD))
    if not rijen:
        return []
    if telt_als_traject(bron.parameters, bron.kolommen):
        return Registratie("overlap", rijen[0][-1], tuple(rij for rij, *_ in rijen), sleutel)
    gelijk = ", ".join(sleutel)
    fouten = [
        (
            rij,
            f", kolom ingangsdatum: '{begin}' ligt in de dagen van rij {met}, met dezelfde {gelijk}; zonder 'telwijze' "
            "in params.yml telt elke rij, en dit dus dubbel. Verbeter de dagen, haal een van beide weg, of "
            "geef een telwijze.",
        )
        for rij, met, begin, _ in rijen
    ]
    return bron.regels(fouten, rijen[0][-1], "met dagen van een andere")


def telt_als_traject(parameters: BronParameters, kolommen: Sequence[str]) -> bool:
    """Tell whether rows of the same help are joined when they are counted."""
    return parameters.telwijze is not None and set(LOOPT) <= set(kolommen)


def mag_dubbel(bron: Bron, parameters: BronParameters, kolommen: Sequence[str]) -> bool:
    """Tell whether rows that stand twice are counted rightly, or cannot be told from two that are alike."""
    return telt_als_traject(parameters, kolommen) or "client" not in kolommen


def laat_ingetrokken_weg(parameters: BronParameters) -> bool:
    """Tell whether a toewijzing that was withdrawn overlaps nothing."""
    return parameters.telwijze is not None and parameters.telwijze.laat_ingetrokken_weg
