"""A delivery beside the one before: what came, what went, and what chance does not explain."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from monitorlib.notatie import aantal_rijen, getal
from monitorlib.sources.declared.columns import CLIENT
from monitorlib.sources.declared.declaration import Bron, Codes
from monitorlib.sources.freeze.snapshot_index import CLIENTEN
from monitorlib.sources.sql import naam, tekst
from monitorlib.sources.verslag.profiel import Profiel, profiel

# A month that differs by more than this happens by chance in less than one in a thousand months.
NIVEAU = 0.001
# A month that only this delivery has is held against the months before it: at most a year, at least a quarter.
_JAAR, _MINSTENS = 12, 3
# Help begins unevenly over a year: a new month stands out only when it is half as much, or half as little again.
_GROOT = 1.5


@dataclass(frozen=True)
class Clienten:
    """How many clients are new, are no longer there, and are in both; who they are is not kept."""

    nieuw: int
    weg: int
    gebleven: int


@dataclass(frozen=True)
class VorigeLevering:
    """The delivery before, by what it is called; `clienten` of a register, `getallen` (both, other) of a telling."""

    met: str
    toen: Profiel
    clienten: Clienten | None = None
    getallen: tuple[int, int] | None = None


def vorige_levering(
    con: duckdb.DuckDBPyConnection, bron: Bron, codes: Codes, rijen: str, eerder: Path, met: str
) -> VorigeLevering | None:
    """Lay a delivery that was read (`rijen`, its values text) beside the frozen one in the folder `eerder`.

    None when that one is not there, or no longer what a snapshot holds.
    """
    bestand = eerder / f"{bron.naam}.parquet"
    if not bestand.is_file():
        return None
    toen = f"(SELECT * FROM read_parquet({tekst(str(bestand))}))"
    try:
        return VorigeLevering(
            met,
            profiel(con, bron, codes, toen),
            _clienten(con, rijen, toen, eerder / CLIENTEN),
            _getallen(con, bron, rijen, toen),
        )
    except duckdb.Error:
        return None


def _clienten(con: duckdb.DuckDBPyConnection, rijen: str, toen: str, wie: Path) -> Clienten | None:
    kolommen = [{een[0] for een in con.execute(f"DESCRIBE SELECT * FROM {van}").fetchall()} for van in (rijen, toen)]
    if not all(CLIENT.naam in van for van in kolommen) or not wie.is_file():
        return None
    nu = f"(SELECT DISTINCT client AS wie FROM {rijen} WHERE client IS NOT NULL)"
    eerst = (
        f"(SELECT DISTINCT pseudoniem AS wie FROM {toen} AS toen "
        f"JOIN (SELECT pseudoniem, client FROM read_parquet({tekst(str(wie))})) AS wie USING (client))"
    )
    alleen_nu, alleen_toen, beide = con.execute(
        "SELECT count(*) FILTER (WHERE eerst.wie IS NULL), count(*) FILTER (WHERE nu.wie IS NULL), "
        "count(*) FILTER (WHERE nu.wie IS NOT NULL AND eerst.wie IS NOT NULL) "
        f"FROM {nu} AS nu FULL JOIN {eerst} AS eerst ON nu.wie = eerst.wie"
    ).fetchall()[0]
    return Clienten(alleen_nu, alleen_toen, beide)


def _getallen(con: duckdb.DuckDBPyConnection, bron: Bron, rijen: str, toen: str) -> tuple[int, int] | None:
    if bron.is_register or bron.waarde == "tekst":
        return None
    samen = ", ".join(naam(een) for een in bron.sleutel)
    nu = "CASE WHEN nu.waarde = '-' THEN 0 ELSE try_cast(nu.waarde AS DOUBLE) END"
    beide, anders = con.execute(
        f"SELECT count(*), count(*) FILTER (WHERE {nu} IS DISTINCT FROM toen.waarde) "
        f"FROM {rijen} AS nu JOIN {toen} AS toen USING ({samen})"
    ).fetchall()[0]
    return beide, anders


def opvallend(nu: Profiel, toen: VorigeLevering, tot: str) -> list[str]:
    """Say what is different from the delivery before, each in a sentence; `tot` is the last month that is whole."""
    return [
        *_kolommen(nu, toen.toen),
        *_codes(nu, toen.toen),
        *_wie(toen.clienten),
        *_waarden(toen.getallen),
        *_sprongen(nu.per_periode, toen.toen.per_periode, tot),
    ]


def _kolommen(nu: Profiel, toen: Profiel) -> Iterator[str]:
    for wat, deze, niet in (("is erbij gekomen", nu, toen), ("is er niet meer", toen, nu)):
        yield from (f"Kolom {een} {wat}." for een in deze.kolommen if een not in niet.kolommen)


def _codes(nu: Profiel, toen: Profiel) -> Iterator[str]:
    for kolom in nu.per_code:
        eerst, dan = toen.per_code.get(kolom, {}), nu.per_code[kolom]
        if kolom in toen.kolommen:
            yield from (
                f"Kolom {kolom}: code '{een}' is nieuw ({aantal_rijen(dan[een])})." for een in dan if een not in eerst
            )
        yield from (
            f"Kolom {kolom}: code '{een}' komt niet meer voor (was {aantal_rijen(eerst[een])})."
            for een in eerst
            if een not in dan
        )


def _wie(clienten: Clienten | None) -> Iterator[str]:
    if clienten is None:
        return
    if not clienten.gebleven and clienten.nieuw and clienten.weg:
        yield "Geen enkele cliënt van de vorige levering komt hierin voor. Zijn zij met een andere sleutel versleuteld?"
    elif clienten.nieuw or clienten.weg:
        yield (
            f"{_mensen(clienten.nieuw).capitalize()} nieuw, {_mensen(clienten.weg)} niet meer in de levering; "
            f"in beide leveringen {'staat' if clienten.gebleven == 1 else 'staan'} er {getal(clienten.gebleven)}."
        )


def _waarden(getallen: tuple[int, int] | None) -> Iterator[str]:
    if getallen and getallen[1]:
        beide, anders = getallen
        yield (
            f"Van de {getal(beide)} getallen die ook in de vorige levering staan, "
            f"{'is er 1' if anders == 1 else f'zijn er {getal(anders)}'} anders."
        )


def _sprongen(nu: Mapping[str, int], toen: Mapping[str, int], tot: str) -> Iterator[str]:
    """Name the months whose number of rows chance does not explain, given the delivery before."""
    maanden = [een for een in sorted({*nu, *toen}) if len(een) == len(tot) and een <= tot]
    if not toen or not all(re.fullmatch(r"\d{4}-\d{2}", een) for een in maanden):
        return
    laatste = max(toen)
    for plek, maand in enumerate(maanden):
        hier = nu.get(maand, 0)
        # In its last month the delivery before was not complete.
        if maand < laatste:
            was = toen.get(maand, 0)
            if _toeval(hier, was, 1) < NIVEAU:
                yield f"{maand}: {aantal_rijen(hier)}, in de vorige levering {getal(was)}."
        elif maand > laatste:
            yield from _nieuwe_maand(maand, hier, [nu.get(een, 0) for een in maanden[max(0, plek - _JAAR) : plek]])


def _nieuwe_maand(maand: str, hier: int, eerder: Sequence[int]) -> Iterator[str]:
    gemiddeld = sum(eerder) / len(eerder) if eerder else 0
    groot = hier > _GROOT * gemiddeld or hier * _GROOT < gemiddeld
    if len(eerder) >= _MINSTENS and groot and _toeval(hier, sum(eerder), len(eerder)) < NIVEAU:
        yield f"{maand}: {aantal_rijen(hier)}, in de {len(eerder)} maanden ervoor gemiddeld {getal(gemiddeld)}."


def _toeval(hier: int, daar: int, maanden: int) -> float:
    """Give how often chance alone divides so many rows so unevenly over a month and as many months as `daar` is of.

    Two Poisson numbers, given their sum, are binomial: Przyborowski and Wilenski, Biometrika 31 (1940), 313-323.
    """
    from scipy.stats import binomtest

    return float(binomtest(hier, hier + daar, 1 / (1 + maanden)).pvalue) if hier + daar else 1.0


def _mensen(aantal: int) -> str:
    return f"{getal(aantal) if aantal else 'geen'} {'cliënten zijn' if aantal > 1 else 'cliënt is'}"
