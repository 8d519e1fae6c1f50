"""Validate what a single row cannot show: gemeenten in their time, persons across registers, toewijzingen twice.

Runs at freezing, in the database engine, on the frozen files of all sources together.
"""

from collections.abc import Sequence
from datetime import date

import duckdb

from monitorlib.editie.params.bron_parameters import BronParameters
from monitorlib.editie.params.gemeente import Gemeente
from monitorlib.sources.checks.declaratiebedragen import bedragregistratie
from monitorlib.sources.checks.dubbel import registratie
from monitorlib.sources.checks.geldigheid import geldigheidsfouten
from monitorlib.sources.checks.naast_elkaar import geboortedata
from monitorlib.sources.codes.bsn import HIDDEN
from monitorlib.sources.delivery.refused import Refused
from monitorlib.sources.freeze.frozen import GENOEMD, FrozenView
from monitorlib.sources.freeze.snapshot_index import Registratie
from monitorlib.sources.sql import vraag_van


def samenhang(
    con: duckdb.DuckDBPyConnection, bronnen: Sequence[FrozenView], gemeenten: Sequence[Gemeente], peildatum: date
) -> dict[str, tuple[Registratie, ...]]:
    """Check the sources of an edition across rows and across each other.

    Returns by source what is registered wrongly and can be counted rightly. Raises one `Refused` that names by
    file and row what cannot, never with a value of a person.
    """
    fouten, gevonden = {}, {}
    geboren = _geboortedata(con, [bron for bron in bronnen if {"client", "geboortedatum"} <= set(bron.kolommen)])
    for bron in bronnen:
        naam = bron.bron.naam
        van_bron, te_melden = registratie(con, bron)
        gevonden[naam] = (*te_melden, *bedragregistratie(con, bron))
        if alle := [*geldigheidsfouten(con, bron, gemeenten, peildatum), *van_bron, *geboren.get(naam, [])]:
            fouten[naam] = "\n".join(alle)
    if fouten:
        raise Refused.by(fouten)
    return gevonden


def uitgangspunten(parameters: BronParameters, gemeenten: Sequence[Gemeente]) -> str:
    """Write what these checks depend on besides the files and their codes: when it changes, they run again."""
    telwijze = parameters.telwijze
    telt = (telwijze is not None, telwijze is not None and "verwijderd" in telwijze.administratief)
    return repr((telt, [(een.code, een.van, een.tot, een.opgegaan_in) for een in gemeenten]))


def _geboortedata(con: duckdb.DuckDBPyConnection, registers: Sequence[FrozenView]) -> dict[str, list[str]]:
    """Name by register each row in which a client has another birth date than in the first row that gives one."""
    if not registers:
        return {}
    meer = vraag_van(geboortedata({een.bron.naam: een.rijen for een in registers}))
    alle = " UNION ALL ".join(
        f'SELECT {nummer} AS bron, rij, client, geboortedatum AS geboren FROM "{register.bron.naam}" '
        "WHERE client IS NOT NULL AND geboortedatum IS NOT NULL"
        for nummer, register in enumerate(registers)
    )
    rijen = con.execute(
        f"WITH meer AS ({meer}), alle AS ({alle}), "
        "naast AS (SELECT bron, rij, geboren, first_value(geboren) OVER eerste AS ook, first_value(bron) OVER eerste "
        "AS bij, first_value(rij) OVER eerste AS op FROM alle SEMI JOIN meer USING (client) "
        "WINDOW eerste AS (PARTITION BY client ORDER BY bron, rij)) "
        "SELECT bron, rij, bij, op, count(*) OVER (PARTITION BY bron) FROM naast WHERE geboren <> ook "
        f"QUALIFY row_number() OVER (PARTITION BY bron ORDER BY rij) <= {GENOEMD} ORDER BY bron, rij"
    ).fetchall()
    regels = {}
    for nummer, register in enumerate(registers):
        eigen = [rij for rij in rijen if rij[0] == nummer]
        fouten = [(rij, _anders(register, registers[bij], op)) for _, rij, bij, op, _ in eigen]
        regels[register.bron.naam] = register.regels(
            fouten, eigen[0][-1] if eigen else 0, "met een andere geboortedatum"
        )
    return regels


def _anders(register: FrozenView, eerder: FrozenView, rij: int) -> str:
    waar = f"rij {rij}" if eerder is register else f"{eerder.shown}, rij {rij}"
    return (
        f", kolom geboortedatum: {HIDDEN} is een andere dan die van dezelfde cliënt in {waar}; toegestaan: één "
        "geboortedatum per cliënt. Verbeter een van beide, of geef twee personen elk een eigen pseudoniem."
    )
