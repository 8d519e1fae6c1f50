"""Hold each row to the days on which its gemeente exists.

Jeugdhulp, Wmo-voorzieningen and uitkeringen lie within them as a whole: at a herindeling a record ends on the last day
of its gemeente and goes on in a new row of the other. A melding, a declaratie and a telling belong to the gemeente of
their day, maand, kwartaal or jaar, of which a part is enough.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import duckdb

from monitorlib.editie.parameters import Gemeente
from monitorlib.sources.declared.declaration import Bron
from monitorlib.sources.freeze.frozen import GENOEMD, FrozenView

_DAG = timedelta(days=1)
_WAT = "buiten de dagen waarop de gemeente bestaat"


def geldigheidsfouten(
    con: duckdb.DuckDBPyConnection, bron: FrozenView, gemeenten: Sequence[Gemeente], peildatum: date
) -> list[str]:
    """Name the rows of a source that tell of a gemeente when it does not exist.

    A gemeente that still existed on the peildatum is not held to its last day in a register: nothing later is counted.
    """
    grenzen = [een for een in gemeenten if een.van or een.tot]
    if not grenzen or not bron.bron.geldig or "gemeente" not in bron.kolommen:
        return []
    con.execute("CREATE OR REPLACE TEMP TABLE grenzen (code VARCHAR, van DATE, tot DATE)")
    con.executemany("INSERT INTO grenzen VALUES (?, ?, ?)", [(een.code, een.van, een.tot) for een in grenzen])
    rijen = [_Rij(*rij) for rij in con.execute(_erbuiten(bron.bron, peildatum)).fetchall()]
    bekend = {een.code: een for een in gemeenten}
    fouten = []
    for rij in rijen:
        deel = (_te_vroeg if rij.vroeg else _te_laat)(bron.bron, bekend, rij)
        fouten.append((rij.nummer, f", kolom gemeente: {_bestaat(bekend[rij.code])}, maar {deel}."))
    return bron.regels(fouten, rijen[0].alle if rijen else 0, _WAT) + _dubbel(con, bron, bekend)


class _Rij(NamedTuple):
    """A row outside the days of its gemeente: too early or too late, as a whole or only in part; and how many are."""

    nummer: int
    code: str
    begin: str
    einde: str | None
    vroeg: bool
    ten_dele: bool
    alle: int


def _erbuiten(bron: Bron, peildatum: date) -> str:
    """Write the query for the rows outside the days of their gemeente."""
    eerst, laatst = _dagen(bron)
    duurt = len(bron.geldig) == 2
    vroeg = "false" if bron.herrekend else "coalesce(eerst < van, false)"
    laat = f"laatst > tot AND tot < DATE '{peildatum}'" if duurt else "laatst > tot"
    ten_dele = "CASE WHEN eerst < van THEN laatst >= van ELSE eerst <= tot END" if duurt else "false"
    return (
        f'SELECT rij, gemeente, CAST("{bron.geldig[0]}" AS VARCHAR), CAST("{bron.geldig[-1]}" AS VARCHAR), '
        f"{vroeg}, {ten_dele}, count(*) OVER () "
        f'FROM (SELECT *, {eerst} AS eerst, {laatst} AS laatst FROM "{bron.naam}") JOIN grenzen ON gemeente = code '
        f"WHERE {vroeg} OR ({laat}) ORDER BY rij LIMIT {GENOEMD}"
    )


def _dagen(bron: Bron) -> tuple[str, str]:
    """Give the day that may not lie before a gemeente begins, and the day that may not lie after it ends."""
    begin = f'"{bron.geldig[0]}"'
    if len(bron.geldig) == 2:
        return begin, f"coalesce(\"{bron.geldig[1]}\", DATE 'infinity')"
    match bron.kolom(bron.geldig[0]).soort:
        case "jaar":
            return f"make_date(CAST({begin} AS INT), 12, 31)", f"make_date(CAST({begin} AS INT), 1, 1)"
        case "kwartaal":
            eerste = f"make_date(CAST(left({begin}, 4) AS INT), 3 * CAST(right({begin}, 1) AS INT) - 2, 1)"
            return f"last_day({eerste} + INTERVAL 2 MONTH)", eerste
        case "maand":
            eerste = f"CAST({begin} || '-01' AS DATE)"
            return f"last_day({eerste})", eerste
        case _:
            return begin, begin


def _bestaat(gemeente: Gemeente) -> str:
    """Say of a gemeente from when until when it exists."""
    tot = f"tot en met {gemeente.tot}" if gemeente.tot else ""
    van = f"{'van' if tot else 'vanaf'} {gemeente.van}" if gemeente.van else ""
    return f"{_naam(gemeente)} bestaat {' '.join(deel for deel in (van, tot) if deel)}"


def _naam(gemeente: Gemeente) -> str:
    return f"'{gemeente.code}' ({gemeente.naam})"


def _te_vroeg(bron: Bron, bekend: Mapping[str, Gemeente], rij: _Rij) -> str:
    van = bekend[rij.code].van
    oud = " of ".join(_naam(een) for een in bekend.values() if een.opgegaan_in == rij.code)
    oud = oud or "de gemeente die er toen was"
    tekst = f"{bron.geldig[0]} '{rij.begin}' ligt daarvoor"
    if not rij.ten_dele or van is None:
        return f"{tekst}; gebruik {oud}"
    return f"{tekst}; geef een eigen rij tot en met {van - _DAG} aan {oud} en begin deze op {van}"


def _te_laat(bron: Bron, bekend: Mapping[str, Gemeente], rij: _Rij) -> str:
    gemeente = bekend[rij.code]
    nieuw = f"{_naam(bekend[gemeente.opgegaan_in or ''])}, waarin zij is opgegaan"
    if not rij.ten_dele or gemeente.tot is None:
        return f"{bron.geldig[0]} '{rij.begin}' ligt daarna; gebruik {nieuw}"
    einde = bron.geldig[1]
    loopt = f"{einde} '{rij.einde}' ligt daarna" if rij.einde else f"{einde} is leeg: de rij loopt nog"
    verder = f"ga met een nieuwe rij vanaf {gemeente.tot + _DAG} verder"
    return f"{loopt}; beëindig deze rij op {gemeente.tot} en {verder} bij {nieuw}"


def _dubbel(con: duckdb.DuckDBPyConnection, bron: FrozenView, bekend: Mapping[str, Gemeente]) -> list[str]:
    """Name the rows of a telling in present borders of which an earlier gemeente gives its part as well."""
    if not bron.bron.herrekend:
        return []
    con.execute("CREATE OR REPLACE TEMP TABLE opgegaan (oud VARCHAR, nieuw VARCHAR, van DATE)")
    paren = [(oud, nieuw, bekend[nieuw].van) for oud in bekend for nieuw in _opvolgers(bekend, oud)]
    if paren:
        con.executemany("INSERT INTO opgegaan VALUES (?, ?, ?)", paren)
    eerst, _ = _dagen(bron.bron)
    over, naam = bron.bron.geldig[0], bron.bron.naam
    zelfde = " AND ".join(f'o."{een}" = n."{een}"' for een in bron.bron.sleutel if een != "gemeente")
    rijen = con.execute(
        f'SELECT n.rij, n.gemeente, n."{over}", arg_min(o.gemeente, o.rij), min(o.rij), count(*) OVER () '
        f'FROM (SELECT *, {eerst} AS eerst FROM "{naam}") n JOIN opgegaan ON n.gemeente = nieuw AND n.eerst < van '
        f'JOIN "{naam}" o ON o.gemeente = oud AND {zelfde} '
        f"GROUP BY n.rij, n.gemeente, 3 ORDER BY n.rij LIMIT {GENOEMD}"
    ).fetchall()
    fouten = [
        (
            rij,
            f", kolom gemeente: {_naam(bekend[nieuw])} heeft {over} '{wanneer}' in de grenzen van nu, en rij {andere} "
            f"geeft dit ook voor {_naam(bekend[oud])}, die erin is opgegaan; zo telt het dubbel. Lever een van beide.",
        )
        for rij, nieuw, wanneer, oud, andere, _ in rijen
    ]
    return bron.regels(fouten, rijen[0][-1] if rijen else 0, "waarin een opgegane gemeente dubbel telt")


def _opvolgers(bekend: Mapping[str, Gemeente], code: str) -> list[str]:
    """List the gemeente in which one has gone up, the one in which that went up, and so on."""
    volgende = bekend[code].opgegaan_in
    return [volgende, *_opvolgers(bekend, volgende)] if volgende else []
