"""Hold each row to the days on which its gemeente exists.

Jeugdhulp, Wmo-voorzieningen and uitkeringen lie within them as a whole: at a herindeling a record ends on the last day
of its gemeente and goes on in a new row of the other. A melding, a declaratie and a telling belong to the gemeente of
their day, maand, kwartaal or jaar, of which a part is enough.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple, Protocol

import duckdb
import ibis
from ibis.expr.types import DateValue, StringValue, Table

from monitorlib.editie.params.gemeente import Gemeente
from monitorlib.sources.checks.naast_elkaar import OOIT, eerste
from monitorlib.sources.declared.declaration import Bron
from monitorlib.sources.freeze.frozen import GENOEMD, FrozenView, beantwoord_hier
from monitorlib.sources.sql import vraag_van
from monitorlib.tijd.periode import Halfjaar, Kwartaal, Tertaal

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
    gevonden = eerste(erbuiten(bron.rijen, bron.bron, grenzen, peildatum, "rij"), GENOEMD)
    rijen = [_Rij(*rij) for rij in beantwoord_hier(con, gevonden)]
    bekend = {een.code: een for een in gemeenten}
    fouten = []
    for rij in rijen:
        begin, einde = (None if dag is None else f" '{dag}'" for dag in (rij.begin, rij.einde))
        fouten.append((rij.nummer, f", {zeg(bron.bron, bekend, rij, begin or '', einde)}."))
    return bron.regels(fouten, rijen[0].alle if rijen else 0, _WAT) + _dubbel(con, bron, bekend)


class Buiten(Protocol):
    """Where a row is outside the days of its gemeente: too early or too late, as a whole or only in part."""

    @property
    def code(self) -> str: ...
    @property
    def vroeg(self) -> bool: ...
    @property
    def ten_dele(self) -> bool: ...


class _Rij(NamedTuple):
    """A row of a file outside the days of its gemeente; and how many are."""

    nummer: int
    code: str
    begin: date | str
    einde: date | str | None
    vroeg: bool
    ten_dele: bool
    alle: int


def erbuiten(rijen: Table, bron: Bron, grenzen: Sequence[Gemeente], peildatum: date, orde: str) -> Table:
    """Give the rows outside the days of their gemeente: `nummer`, code, first and last, `vroeg` and `ten_dele`.

    `grenzen` are the gemeenten that begin or end; `orde` is the column that tells rows apart.
    """
    eerst, laatst = _dagen(rijen, bron)
    van = _grens(rijen, [(een.code, een.van) for een in grenzen])
    tot = _grens(rijen, [(een.code, een.tot) for een in grenzen])
    duurt = len(bron.geldig) == 2
    vroeg = ibis.literal(False) if bron.herrekend else (eerst < van).fill_null(False)
    laat = ((laatst > tot) & (tot < ibis.literal(peildatum)) if duurt else laatst > tot).fill_null(False)
    ten_dele = (eerst < van).fill_null(False).ifelse(laatst >= van, eerst <= tot) if duurt else ibis.literal(False)
    gevonden = rijen.select(
        nummer=rijen[orde],
        code=rijen.gemeente,
        begin=rijen[bron.geldig[0]],
        einde=rijen[bron.geldig[-1]],
        vroeg=vroeg,
        ten_dele=ten_dele,
        laat=laat,
    )
    return gevonden.filter(gevonden.vroeg | gevonden.laat).drop("laat")


def _grens(rijen: Table, dagen: Sequence[tuple[str, date | None]]) -> DateValue:
    """Give of each row the day on which its gemeente begins or ends; nothing where it does neither."""
    gevallen = [(rijen.gemeente == code, ibis.literal(dag)) for code, dag in dagen if dag is not None]
    return ibis.cases(*gevallen, else_=ibis.null("date")) if gevallen else ibis.null("date")


def _dagen(rijen: Table, bron: Bron) -> tuple[DateValue, DateValue]:
    """Give the day that may not lie before a gemeente begins, and the day that may not lie after it ends."""
    begin = rijen[bron.geldig[0]]
    if len(bron.geldig) == 2:
        return begin, ibis.coalesce(rijen[bron.geldig[1]], ibis.literal(OOIT))
    match bron.kolom(bron.geldig[0]).soort:
        case "jaar":
            return _dag(begin + "-12-31"), _dag(begin + "-01-01")
        case "maand":
            eerst = _dag(begin + "-01")
            return (eerst + ibis.interval(months=1) - ibis.interval(days=1)).cast("date"), eerst
        case "periode":
            return _dagen_van_periode(begin)
        case _:
            return begin, begin


def _dagen_van_periode(tekst: StringValue) -> tuple[DateValue, DateValue]:
    """Give the last and the first day of a period of any kind, with or without a word before it."""
    periode = tekst.re_extract(r"([0-9].*)$", 1)
    jaar, letter, nummer = periode.left(4), periode.substr(5, 1), periode.right(1)
    lengte = ibis.cases((periode.length() == 4, 12), *((letter == een, zoveel) for een, zoveel in _MAANDEN), else_=1)
    eerste = ibis.cases(
        *((letter == een, (nummer.try_cast("int64") - 1) * zoveel + 1) for een, zoveel in _MAANDEN),
        (periode.length() == 4, 1),
        else_=periode.substr(5, 2).try_cast("int64"),
    )
    dag = periode.try_cast("date")
    begin = _dag(jaar + "-" + eerste.cast("string").lpad(2, "0") + "-01")
    einde = (begin + lengte * ibis.interval(months=1) - ibis.interval(days=1)).cast("date")
    is_dag = periode.length() == 10
    return is_dag.ifelse(dag, einde), is_dag.ifelse(dag, begin)


# The number of months of each kind of period, by its letter.
_MAANDEN = [(soort.letter, soort.lengte) for soort in (Kwartaal, Tertaal, Halfjaar)]


def _dag(tekst: StringValue) -> DateValue:
    return tekst.cast("date")


def zeg(bron: Bron, bekend: Mapping[str, Gemeente], rij: Buiten, begin: str, einde: str | None) -> str:
    """Write what is wrong with a row outside the days of its gemeente, with its days as they may be shown.

    `einde` is None of a row that still runs.
    """
    deel = _te_vroeg(bron, bekend, rij, begin) if rij.vroeg else _te_laat(bron, bekend, rij, begin, einde)
    return f"kolom gemeente: {_bestaat(bekend[rij.code])}, maar {deel}"


def _bestaat(gemeente: Gemeente) -> str:
    """Say of a gemeente from when until when it exists."""
    tot = f"tot en met {gemeente.tot}" if gemeente.tot else ""
    van = f"{'van' if tot else 'vanaf'} {gemeente.van}" if gemeente.van else ""
    return f"{_naam(gemeente)} bestaat {' '.join(deel for deel in (van, tot) if deel)}"


def _naam(gemeente: Gemeente) -> str:
    return f"'{gemeente.code}' ({gemeente.naam})"


def _te_vroeg(bron: Bron, bekend: Mapping[str, Gemeente], rij: Buiten, begin: str) -> str:
    van = bekend[rij.code].van
    oud = " of ".join(_naam(een) for een in bekend.values() if rij.code in een.opvolgers)
    oud = oud or "de gemeente die er toen was"
    tekst = f"{bron.geldig[0]}{begin} ligt daarvoor"
    if not rij.ten_dele or van is None:
        return f"{tekst}; gebruik {oud}"
    return f"{tekst}; geef een eigen rij tot en met {van - _DAG} aan {oud} en begin deze op {van}"


def _te_laat(bron: Bron, bekend: Mapping[str, Gemeente], rij: Buiten, begin: str, laatste: str | None) -> str:
    gemeente = bekend[rij.code]
    nieuw = f"{' of '.join(_naam(bekend[een]) for een in gemeente.opvolgers)}, waarin zij is opgegaan"
    if not rij.ten_dele or gemeente.tot is None:
        return f"{bron.geldig[0]}{begin} ligt daarna; gebruik {nieuw}"
    einde = bron.geldig[1]
    loopt = f"{einde} is leeg: de rij loopt nog" if laatste is None else f"{einde}{laatste} ligt daarna"
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
    eerst, _ = _dagen(bron.rijen, bron.bron)
    dagen = vraag_van(bron.rijen.select("rij", eerst=eerst))
    over, naam = bron.bron.geldig[0], bron.bron.naam
    zelfde = " AND ".join(f'o."{een}" = n."{een}"' for een in bron.bron.sleutel if een != "gemeente")
    rijen = con.execute(
        f'SELECT n.rij, n.gemeente, n."{over}", arg_min(o.gemeente, o.rij), min(o.rij), count(*) OVER () '
        f'FROM (SELECT * FROM "{naam}" JOIN ({dagen}) USING (rij)) n '
        "JOIN opgegaan ON n.gemeente = nieuw AND n.eerst < van "
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
    """List the gemeenten in which one has gone up, those in which they went up, and so on."""
    return [een for volgende in bekend[code].opvolgers for een in (volgende, *_opvolgers(bekend, volgende))]
