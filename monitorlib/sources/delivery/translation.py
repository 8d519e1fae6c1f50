"""From the supplier's names, codes and notations to ours, as params.yml says of the source under `levering`.

A raw bsn becomes a pseudonym here, while the rows are read: before anything of it is stored.
"""

from collections.abc import Sequence
from dataclasses import replace

import duckdb

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.params.levering import Levering
from monitorlib.errors import SourceError
from monitorlib.notatie import getal
from monitorlib.sources.codes.bsn import HIDDEN, lijkt_bsn
from monitorlib.sources.codes.getoond import getoond
from monitorlib.sources.declared.declaration import Bron
from monitorlib.sources.delivery.datums import lijkt
from monitorlib.sources.delivery.geen_bsn import weiger_bsn
from monitorlib.sources.delivery.omvormen import omgevormd
from monitorlib.sources.delivery.pseudoniem import sleutel_instellen
from monitorlib.sources.delivery.waarden import CLIENT, Overgenomen, kaal, overgenomen
from monitorlib.sources.engine_errors import of_engine
from monitorlib.sources.readers.rows import Rows
from monitorlib.sources.sql import naam

_GENOEMD = 20
# Beside what was taken over of a row: whether it has a value that cannot be.
_KAN_NIET = '"kan niet"'


def tabel_maken(
    con: duckdb.DuckDBPyConnection, gelezen: Rows, bron: Bron, levering: Levering, shown: str, tabel: str
) -> duckdb.DuckDBPyRelation:
    """Make a table of a delivery as `bron` is declared, its values still text, with `rij`.

    Raises `SourceError` for columns or values that `levering` does not tell how to take over, and for no rows at all.
    """
    _is_een_kop(gelezen.kolommen, bron, levering, shown)
    gelezen = _geknipt(omgevormd(con, gelezen, bron, levering, shown))
    kolommen = _kolommen(gelezen, bron, levering, shown)
    if any(een.versleuteld for een in kolommen):
        sleutel_instellen(con, shown)
    _overnemen(con, gelezen, kolommen, shown, tabel)
    _weiger(con, gelezen, bron, kolommen, shown, tabel)
    gemaakt = con.table(tabel)
    if not bron.mag_zonder_rijen and not gemaakt.limit(1).fetchall():
        raise SourceError(f"{shown}: er staat alleen een kop in; lever ten minste één rij.")
    weiger_bsn(gemaakt, bron, shown, versleuteld=any(een.versleuteld for een in kolommen))
    return gemaakt


def _overnemen(
    con: duckdb.DuckDBPyConnection, gelezen: Rows, kolommen: Sequence[Overgenomen], shown: str, tabel: str
) -> None:
    """Take the rows over as table `tabel`; beside them stands of each whether it has a value that cannot be."""
    velden = ", ".join(f"{een.wordt} AS {naam(een.kolom.naam)}" for een in kolommen)
    ergens = " OR ".join(f"({een.ergens})" for een in kolommen if een.fouten) or "false"
    vraag, rij = (gelezen.in_orde[0], "") if gelezen.in_orde else (gelezen.vraag, "rij, ")
    try:
        con.execute(f"CREATE TABLE {_naast(tabel)} AS SELECT {rij}{velden}, {ergens} AS {_KAN_NIET} FROM ({vraag})")
    except duckdb.Error as error:
        raise of_engine(error, shown) from None
    gelezen.controleer(con)
    # A table that was made in one go numbers its rows in the order in which they came.
    nummer = f"rowid + {gelezen.in_orde[1]} AS rij, " if gelezen.in_orde else ""
    con.execute(f"CREATE VIEW {naam(tabel)} AS SELECT {nummer}* EXCLUDE ({_KAN_NIET}) FROM {_naast(tabel)}")


def _naast(tabel: str) -> str:
    return naam(f"{tabel} overgenomen")


def onze_namen(kolommen: Sequence[str], bron: Bron, levering: Levering, shown: str) -> dict[str, str]:
    """Give by the supplier's name of a column its name here; raise `SourceError` for one that nobody knows."""
    _is_een_kop(kolommen, bron, levering, shown)
    _waar_het_over_gaat(kolommen, bron, levering, shown)
    namen: dict[str, str] = {}
    fouten = []
    for kolom in kolommen:
        if kolom in levering.weglaten:
            continue
        onze = levering.kolommen.get(kolom, kolom)
        if onze in bron.kolomnamen:
            namen[kolom] = onze
        elif not levering.rest:
            fouten.append(f"{shown}, rij 1: kolom '{kolom}' is onbekend. {nearest(kolom, bron.kolomnamen)}")
    if fouten:
        raise SourceError("\n".join(fouten))
    dubbel = [onze for onze in namen.values() if list(namen.values()).count(onze) > 1]
    if dubbel:
        van = " en ".join(f"'{kolom}'" for kolom, onze in namen.items() if onze == dubbel[0])
        raise SourceError(f"{shown}, rij 1: {van} zijn allebei '{dubbel[0]}'; laat er een weg bij 'levering'.")
    return namen


def _is_een_kop(kolommen: Sequence[str], bron: Bron, levering: Levering, shown: str) -> None:
    """Refuse a first row that is none of names: its values can be those of a person, and are not shown."""
    for plaats, kolom in enumerate(kolommen, 1):
        if lijkt_bsn(kolom):
            raise SourceError(
                f"{shown}, rij 1, kolom {plaats}: {HIDDEN} lijkt een burgerservicenummer; in de kop staat alleen hoe "
                "de kolommen heten. Zet er een kop boven, of haal het nummer eruit."
            )
    gekanteld = levering.kantelen.kolommen if levering.kantelen else ()
    genoemd = {*levering.kolommen, *levering.weglaten, *levering.alleen, *gekanteld, *bron.kolomnamen}
    if not genoemd.intersection(kolommen):
        raise SourceError(
            f"{shown}, rij 1: geen enkele kolom heeft een bekende naam; ontbreekt de kop? "
            f"Verwacht: {', '.join(_verwacht(bron, levering))}."
        )


def _verwacht(bron: Bron, levering: Levering) -> list[str]:
    """List the columns of a source by the names that their supplier gives them."""
    hun = {onze: kolom for kolom, onze in levering.kolommen.items()}
    return [hun.get(onze, onze) for onze in bron.kolomnamen]


def _waar_het_over_gaat(kolommen: Sequence[str], bron: Bron, levering: Levering, shown: str) -> None:
    """Refuse what `levering` says of columns that are not there: a name was misspelt, or the delivery changed."""
    fouten = [
        f"{shown}, rij 1: kolom '{kolom}' uit params.yml ('levering') ontbreekt. {nearest(kolom, kolommen)}"
        for kolom in (*levering.kolommen, *levering.weglaten)
        if kolom not in kolommen
    ]
    fouten += [
        f"{shown}: 'levering' in params.yml noemt kolom '{onze}'. {nearest(onze, bron.kolomnamen)}"
        for onze in (*levering.kolommen.values(), *levering.vertaal, *levering.aanvullen, *levering.hoofdletters)
        if onze not in bron.kolomnamen
    ]
    if levering.client == "bsn" and CLIENT not in bron.kolomnamen:
        fouten.append(f"{shown}: 'levering: client: bsn' kan hier niet; deze bron heeft geen kolom client.")
    if levering.open and not bron.periode:
        fouten.append(f"{shown}: 'levering: open' kan hier niet; deze bron heeft geen begin en einde.")
    if fouten:
        raise SourceError("\n".join(fouten))


def _geknipt(gelezen: Rows) -> Rows:
    """Give the rows without what stands around their values: once, for everything that is asked of them."""
    if gelezen.kaal:
        return gelezen
    velden = ", ".join(f"{kaal(een)} AS {naam(een)}" for een in gelezen.kolommen)
    orde = gelezen.in_orde and (f"SELECT {velden} FROM ({gelezen.in_orde[0]})", gelezen.in_orde[1])
    return replace(gelezen, vraag=f"SELECT rij, {velden} FROM ({gelezen.vraag})", in_orde=orde)


def _kolommen(gelezen: Rows, bron: Bron, levering: Levering, shown: str) -> list[Overgenomen]:
    namen = onze_namen(gelezen.kolommen, bron, levering, shown)
    versleutelen = levering.client == "bsn" and not gelezen.bsn_versleuteld
    kolommen = [overgenomen(bron, onze, van, levering, versleutelen=versleutelen) for van, onze in namen.items()]
    sleutel = next((een.wordt for een in kolommen if een.kolom.naam == bron.sleutel[0]), "NULL")
    if levering.zonder_client:
        return [_apart(een, sleutel) if een.kolom.naam == CLIENT else een for een in kolommen]
    return kolommen


def _apart(client: Overgenomen, sleutel: str) -> Overgenomen:
    """Let a row without a client be a person by itself: known by the number of its record."""
    return replace(client, wordt=f"coalesce({client.wordt}, 'zonder client ' || {sleutel})")


def _weiger(
    con: duckdb.DuckDBPyConnection,
    gelezen: Rows,
    bron: Bron,
    kolommen: Sequence[Overgenomen],
    shown: str,
    tabel: str,
) -> None:
    """Name the first rows with values that cannot be taken over, and say how many more there are."""
    if not con.execute(f"SELECT 1 FROM {_naast(tabel)} WHERE {_KAN_NIET} LIMIT 1").fetchall():
        return
    nagaan = [(een, *fout) for een in kolommen for fout in een.fouten]
    waarden = ", ".join(f"CASE WHEN {fout} THEN {naam(een.van)} END" for een, fout, _ in nagaan)
    ergens = " OR ".join(een.ergens for een in kolommen if een.fouten)
    rijen = con.execute(
        f"SELECT rij, count(*) OVER (), {waarden} FROM ({gelezen.vraag}) WHERE {ergens} ORDER BY rij LIMIT {_GENOEMD}"
    ).fetchall()
    gelezen.controleer(con)
    regels = [
        f"{shown}, rij {rij}{gelezen.waar.get(rij, '')}, kolom {een.van}: {_gezegd(bron, een, gevonden, uitleg)}"
        for rij, _, *gevondenen in rijen
        for (een, _, uitleg), gevonden in zip(nagaan, gevondenen, strict=True)
        if gevonden is not None
    ]
    if rijen and (meer := rijen[0][1] - len(rijen)):
        regels.append(f"{shown}: en {getal(meer)} andere {'rij' if meer == 1 else 'rijen'}.")
    if regels:
        raise SourceError("\n".join(regels))


def _gezegd(bron: Bron, kolom: Overgenomen, gevonden: str, uitleg: str) -> str:
    """Say what is wrong with a value, of a day also what notation it seems to have."""
    vermoed = lijkt(gevonden) if kolom.kolom.soort == "datum" else ""
    toon = getoond(gevonden, kolom.kolom, register=bron.is_register)
    return f"{toon} {uitleg}{vermoed} (params.yml, 'levering')."
