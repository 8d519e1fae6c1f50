"""From the supplier's names, codes and notations to ours, as params.yml says of the source under `levering`.

A raw bsn becomes a pseudonym here, while the rows are read: before anything of it is stored.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.bron_parameters import Levering
from monitorlib.errors import SourceError
from monitorlib.sources.codes.bsn import GEWICHTEN, HIDDEN, lijkt_bsn
from monitorlib.sources.declared.declaration import Bron, Kolom
from monitorlib.sources.delivery.pseudoniem import HMAC, sleutel_instellen
from monitorlib.sources.engine_errors import of_engine
from monitorlib.sources.readers.rows import Rows
from monitorlib.sources.sql import naam, tekst

CLIENT = "client"
# By notation: the form of a day, and how it becomes ours.
_DATUMS = {
    "dd-mm-jjjj": (
        r"\d{1,2}[-/]\d{1,2}[-/]\d{4}",
        "strftime(try_strptime(replace({}, '/', '-'), '%d-%m-%Y'), '%Y-%m-%d')",
    ),
    "jjjjmmdd": (r"\d{8}", "strftime(try_strptime({}, '%Y%m%d'), '%Y-%m-%d')"),
}
_MET_KOMMA = r"-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?"
_GETALLEN = ("getal", "bedrag", "waarde", "geheel")
_GENOEMD = 20


@dataclass(frozen=True)
class _Kolom:
    """A column as it is taken over: what it becomes, and which values cannot be taken over, with what to say."""

    kolom: Kolom
    van: str
    wordt: str
    fout: str = "false"
    uitleg: str = ""


def tabel_maken(
    con: duckdb.DuckDBPyConnection, gelezen: Rows, bron: Bron, levering: Levering, shown: str, tabel: str
) -> duckdb.DuckDBPyRelation:
    """Make a table of a delivery as `bron` is declared, its values still text, with `rij`.

    Raises `SourceError` for columns or values that `levering` does not tell how to take over, and for no rows at all.
    """
    kolommen = _kolommen(gelezen, bron, levering, shown)
    if any(een.wordt.startswith(HMAC) for een in kolommen):
        sleutel_instellen(con, shown)
    _weiger(con, gelezen, kolommen, shown)
    velden = ", ".join(f"{een.wordt} AS {naam(een.kolom.naam)}" for een in kolommen)
    try:
        if gelezen.in_orde:
            vraag, eerste = gelezen.in_orde
            con.execute(f"CREATE TABLE {naam(f'{tabel} op volgorde')} AS SELECT {velden} FROM ({vraag})")
            # A table that was made in one go numbers its rows in the order in which they came.
            rijen = f"SELECT rowid + {eerste} AS rij, * FROM {naam(f'{tabel} op volgorde')}"
            con.execute(f"CREATE VIEW {naam(tabel)} AS {rijen}")
        else:
            con.execute(f"CREATE TABLE {naam(tabel)} AS SELECT rij, {velden} FROM ({gelezen.vraag})")
    except duckdb.Error as error:
        raise of_engine(error, shown) from None
    gelezen.controleer(con)
    gemaakt = con.table(tabel)
    if not bron.mag_zonder_rijen and not gemaakt.limit(1).fetchall():
        raise SourceError(f"{shown}: er staat alleen een kop in; lever ten minste één rij.")
    _weiger_bsn(gemaakt, levering, shown)
    return gemaakt


def onze_namen(kolommen: Sequence[str], bron: Bron, levering: Levering, shown: str) -> dict[str, str]:
    """Give by the supplier's name of a column its name here; raise `SourceError` for one that nobody knows."""
    _waar_het_over_gaat(kolommen, bron, levering, shown)
    namen: dict[str, str] = {}
    fouten = []
    for kolom in kolommen:
        if kolom in levering.weglaten:
            continue
        onze = levering.kolommen.get(kolom, kolom)
        if onze in bron.kolomnamen:
            namen[kolom] = onze
        else:
            fouten.append(f"{shown}, rij 1: kolom '{kolom}' is onbekend. {nearest(kolom, bron.kolomnamen)}")
    if fouten and not namen:
        raise SourceError(
            f"{shown}, rij 1: geen enkele kolom heeft een bekende naam; ontbreekt de kop? "
            f"Verwacht: {', '.join(bron.kolomnamen)}."
        )
    if fouten:
        raise SourceError("\n".join(fouten))
    dubbel = [onze for onze in namen.values() if list(namen.values()).count(onze) > 1]
    if dubbel:
        van = " en ".join(f"'{kolom}'" for kolom, onze in namen.items() if onze == dubbel[0])
        raise SourceError(f"{shown}, rij 1: {van} zijn allebei '{dubbel[0]}'; laat er een weg bij 'levering'.")
    return namen


def _waar_het_over_gaat(kolommen: Sequence[str], bron: Bron, levering: Levering, shown: str) -> None:
    """Refuse what `levering` says of columns that are not there: a name was misspelt, or the delivery changed."""
    fouten = [
        f"{shown}, rij 1: kolom '{kolom}' uit params.yml ('levering') ontbreekt. {nearest(kolom, kolommen)}"
        for kolom in (*levering.kolommen, *levering.weglaten)
        if kolom not in kolommen
    ]
    fouten += [
        f"{shown}: 'levering' in params.yml noemt kolom '{onze}'. {nearest(onze, bron.kolomnamen)}"
        for onze in (*levering.kolommen.values(), *levering.vertaal)
        if onze not in bron.kolomnamen
    ]
    if levering.client == "bsn" and CLIENT not in bron.kolomnamen:
        fouten.append(f"{shown}: 'levering: client: bsn' kan hier niet; deze bron heeft geen kolom client.")
    if fouten:
        raise SourceError("\n".join(fouten))


def _kolommen(gelezen: Rows, bron: Bron, levering: Levering, shown: str) -> list[_Kolom]:
    namen = onze_namen(gelezen.kolommen, bron, levering, shown)
    versleutelen = levering.client == "bsn" and not gelezen.bsn_versleuteld
    return [_vertaald(bron.kolom(onze), kolom, levering, versleutelen) for kolom, onze in namen.items()]


def _vertaald(kolom: Kolom, van: str, levering: Levering, versleutelen: bool) -> _Kolom:
    waarde = f"nullif({naam(van)}, '')"
    if kolom.naam in levering.vertaal:
        return _met_codes(kolom, van, levering.vertaal[kolom.naam], waarde)
    if kolom.naam == CLIENT and versleutelen:
        uitleg = "is geen bsn; toegestaan: 8 of 9 cijfers, of leeg"
        return _Kolom(kolom, van, f"{HMAC}(lpad({waarde}, 9, '0'))", _niet(waarde, r"\d{8,9}"), uitleg)
    if kolom.soort == "datum" and levering.datums in _DATUMS:
        vorm, wordt = _DATUMS[levering.datums]
        dag = wordt.format(waarde)
        fout = f"({waarde} IS NOT NULL AND (NOT regexp_full_match({waarde}, {tekst(vorm)}) OR {dag} IS NULL))"
        return _Kolom(kolom, van, dag, fout, f"is geen datum in de vorm {levering.datums}")
    if kolom.soort in _GETALLEN and levering.decimaal == ",":
        wordt = f"replace(replace({waarde}, '.', ''), ',', '.')"
        if kolom.soort != "waarde":
            return _Kolom(kolom, van, wordt, _niet(waarde, _MET_KOMMA), "is geen getal met een komma")
        # Beside numbers a telling has signs and words; a number with a point would mean another one.
        is_getal = f"regexp_full_match({waarde}, {tekst(_MET_KOMMA)})"
        fout = f"(regexp_full_match({waarde}, '-?[0-9.,]+') AND {waarde} <> '-' AND NOT {is_getal})"
        return _Kolom(
            kolom, van, f"CASE WHEN {is_getal} THEN {wordt} ELSE {waarde} END", fout, "is geen getal met een komma"
        )
    return _Kolom(kolom, van, waarde)


def _met_codes(kolom: Kolom, van: str, vertaal: Mapping[str, str], waarde: str) -> _Kolom:
    """Take over a value by what it is here; the empty value may have a meaning as well."""
    gevallen = " ".join(f"WHEN {tekst(hun)} THEN nullif({tekst(onze)}, '')" for hun, onze in vertaal.items())
    leeg = "" if "" in vertaal else f"{waarde} IS NOT NULL AND "
    bekend = ", ".join(tekst(hun) for hun in vertaal)
    met_leeg = f"coalesce({naam(van)}, '')"
    return _Kolom(
        kolom,
        van,
        f"CASE {met_leeg} {gevallen} END",
        f"({leeg}{met_leeg} NOT IN ({bekend}))",
        f"staat niet bij 'vertaal'; bekend zijn: {', '.join(hun or 'leeg' for hun in vertaal)}",
    )


def _niet(waarde: str, vorm: str) -> str:
    return f"({waarde} IS NOT NULL AND NOT regexp_full_match({waarde}, {tekst(vorm)}))"


def _weiger(con: duckdb.DuckDBPyConnection, gelezen: Rows, kolommen: Sequence[_Kolom], shown: str) -> None:
    """Name the rows with values that cannot be taken over."""
    nagaan = [een for een in kolommen if een.fout != "false"]
    if not nagaan:
        return
    waarden = ", ".join(
        f"CASE WHEN {een.fout} THEN {tekst(HIDDEN) if een.kolom.persoonlijk else naam(een.van)} END" for een in nagaan
    )
    ergens = " OR ".join(een.fout for een in nagaan)
    try:
        rijen = con.execute(
            f"SELECT rij, {waarden} FROM ({gelezen.vraag}) WHERE {ergens} ORDER BY rij LIMIT {_GENOEMD + 1}"
        ).fetchall()
    except duckdb.Error as error:
        raise of_engine(error, shown) from None
    gelezen.controleer(con)
    regels = [
        f"{shown}, rij {rij}{gelezen.waar.get(rij, '')}, kolom {een.van}: "
        f"{_getoond(een.kolom, gevonden)} {een.uitleg} (params.yml, 'levering')."
        for rij, *gevondenen in rijen[:_GENOEMD]
        for een, gevonden in zip(nagaan, gevondenen, strict=True)
        if gevonden is not None
    ]
    if len(rijen) > _GENOEMD:
        regels.append(f"{shown}: en nog meer rijen.")
    if regels:
        raise SourceError("\n".join(regels))


def _getoond(kolom: Kolom, gevonden: str) -> str:
    if kolom.persoonlijk:
        return gevonden
    return HIDDEN if lijkt_bsn(gevonden) else repr(gevonden)


def _weiger_bsn(tabel: duckdb.DuckDBPyRelation, levering: Levering, shown: str) -> None:
    """Refuse a raw bsn where a pseudonym was promised: when most clients pass the elfproef, they are no pseudonyms."""
    if levering.client == "bsn" or CLIENT not in tabel.columns:
        return
    cijfers = f"lpad({CLIENT}, 9, '0')"
    gewichten = enumerate(GEWICHTEN, 1)
    gewogen = " + ".join(f"{gewicht} * CAST(substr({cijfers}, {plek}, 1) AS INT)" for plek, gewicht in gewichten)
    proef = f"CASE WHEN regexp_full_match({CLIENT}, '\\d{{8,9}}') THEN ({gewogen}) % 11 = 0 ELSE false END"
    alle, lijkt = (
        tabel.filter(f"{CLIENT} IS NOT NULL").aggregate(f"count(*), count(*) FILTER (WHERE {proef})").fetchall()[0]
    )
    if lijkt * 2 > alle:
        raise SourceError(
            f"{shown}, kolom {CLIENT}: hier staan burgerservicenummers. Lever pseudoniemen, of zeg in params.yml bij "
            "'levering': 'client: bsn'; dan worden zij bij het lezen versleuteld."
        )
