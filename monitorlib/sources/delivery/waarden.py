"""A column as it is taken over: from the supplier's codes, days, numbers and marks to ours, in the database engine."""

from collections.abc import Mapping
from dataclasses import dataclass

from monitorlib.editie.params.levering import Levering
from monitorlib.sources.codes.bsn import VULNUMMERS, cijfers_sql, elfproef, elfproef_sql
from monitorlib.sources.declared.declaration import Bron, Kolom
from monitorlib.sources.delivery import datums, getallen, perioden
from monitorlib.sources.delivery.pseudoniem import HMAC
from monitorlib.sources.sql import een_van, naam, tekst

CLIENT = "client"
GETALLEN = ("getal", "bedrag", "waarde", "geheel")
# What stands around a value and is no part of it, with the spaces that do not break and the mark of a byte order.
ERNAAST = " \t\xa0\u202f\ufeff"
_TEKENS_ERNAAST = tuple(f"chr({ord(een)})" for een in ERNAAST)
_RAND = " || ".join(_TEKENS_ERNAAST)


@dataclass(frozen=True)
class Overgenomen:
    """A column as it is taken over: what it becomes, and which values cannot be, with what to say of each."""

    kolom: Kolom
    van: str
    wordt: str
    fouten: tuple[tuple[str, str], ...] = ()
    versleuteld: bool = False
    # Whether any of these holds, where that is asked in less time.
    samen: str = ""

    @property
    def ergens(self) -> str:
        """Whether a value cannot be taken over."""
        return self.samen or " OR ".join(fout for fout, _ in self.fouten)


def kaal(kolom: str) -> str:
    """Write a value without what stands around it; nothing is nothing."""
    waarde = naam(kolom)
    # Cutting is slow, and looking whether there is something to cut is not: before '!' come the spaces of ASCII,
    # behind '~' all other signs.
    achter = " OR ".join(f"ends_with({waarde}, {een})" for een in _TEKENS_ERNAAST)
    geknipt = f"CASE WHEN {waarde} <= '!' OR {waarde} > '~' OR {achter} THEN trim({waarde}, {_RAND}) ELSE {waarde} END"
    return f"nullif({geknipt}, '')"


def bsn_cijfers(waarde: str) -> str:
    """Write the nine digits of a bsn, however it is spelled; empty or shorter when there is none."""
    cijfers = f"CASE WHEN regexp_full_match({waarde}, '[0-9]{{8,9}}') THEN {waarde} ELSE {cijfers_sql(waarde)} END"
    return f"CASE WHEN {waarde} IS NOT NULL THEN lpad({cijfers}, 9, '0') END"


def overgenomen(bron: Bron, onze: str, van: str, levering: Levering, *, versleutelen: bool) -> Overgenomen:
    """Give how column `van` of the supplier, already `kaal`, becomes `onze`.

    `versleutelen` says that clients are raw bsn's.
    """
    kolom, waarde = bron.kolom(onze), naam(van)
    if onze in levering.aanvullen:
        waarde = _aangevuld(waarde, levering.aanvullen[onze])
    if onze in levering.vertaal:
        return _met_codes(kolom, van, levering.vertaal[onze], waarde)
    if onze == CLIENT and versleutelen:
        return pseudoniem_van(kolom, van, waarde)
    if onze in levering.hoofdletters and levering.hoofdletters[onze] == "gelijk":
        return Overgenomen(kolom, van, f"lower({waarde})")
    if kolom.soort == "datum":
        return _dag(bron, kolom, van, levering, waarde)
    if kolom.soort in GETALLEN:
        return _getal(kolom, van, levering, waarde)
    if levering.perioden == "cbs" and perioden.is_periode(kolom):
        fout = f"({waarde} IS NOT NULL AND {perioden.gelezen(waarde, kolom)} IS NULL)"
        return Overgenomen(kolom, van, perioden.gelezen(waarde, kolom), ((fout, perioden.uitleg(kolom)),))
    return Overgenomen(kolom, van, _zonder_tekens(waarde, levering))


def _aangevuld(waarde: str, vorm: str) -> str:
    """Write a value of digits, filled up at its left as `vorm` has it: 14 by GM0000 is GM0014."""
    lengte = len(vorm)
    korter = f"regexp_full_match({waarde}, '[0-9]+') AND length({waarde}) < {lengte}"
    return f"CASE WHEN {korter} THEN left({tekst(vorm)}, {lengte} - length({waarde})) || {waarde} ELSE {waarde} END"


def pseudoniem_van(kolom: Kolom, van: str, waarde: str) -> Overgenomen:
    """Give how a raw bsn, in whatever spelling, becomes a pseudonym; what is none cannot be taken over."""
    cijfers = bsn_cijfers(waarde)
    vulnummer = een_van(cijfers, VULNUMMERS)
    # Nearly every one is written as it should: of those nothing more is asked.
    goed = f"{elfproef_sql(waarde)} AND NOT {een_van(waarde, filter(elfproef, VULNUMMERS))}"
    wat = (
        f"CASE WHEN {waarde} IS NULL OR {goed} THEN 0 "
        f"WHEN NOT regexp_full_match({waarde}, '[0-9]{{8,9}}') AND length({cijfers_sql(waarde)}) < 8 THEN 1 "
        f"WHEN {vulnummer} THEN 2 WHEN NOT {elfproef_sql(cijfers)} THEN 3 ELSE 0 END"
    )
    uitleg = (
        "is geen bsn; toegestaan: 8 of 9 cijfers, of leeg",
        "is een vulnummer en van niemand; laat de cel leeg als het bsn onbekend is",
        "is geen bsn: het voldoet niet aan de elfproef; verbeter het, of laat de cel leeg",
    )
    fouten = tuple((f"(({wat}) = {nummer})", zin) for nummer, zin in enumerate(uitleg, 1))
    return Overgenomen(kolom, van, f"{HMAC}({cijfers})", fouten, versleuteld=True, samen=f"({wat}) > 0")


def _dag(bron: Bron, kolom: Kolom, van: str, levering: Levering, waarde: str) -> Overgenomen:
    notatie = "jjjj-mm-dd" if levering.datums == "excel" else levering.datums
    waarde = _zonder_tekens(waarde, levering)
    gelezen = datums.dag(waarde, notatie)
    fouten: tuple[tuple[str, str], ...] = ()
    samen = ""
    if notatie != "jjjj-mm-dd":
        samen = f"({waarde} IS NOT NULL AND NOT {datums.bestaat(waarde, notatie)})"
        geen = f"NOT {datums.is_vorm(waarde, notatie)}"
        fouten = (
            (f"({waarde} IS NOT NULL AND {geen})", f"is geen datum in de vorm {notatie}"),
            (
                f"({waarde} IS NOT NULL AND NOT {geen} AND {gelezen} IS NULL)",
                f"is geen datum in de vorm {notatie} die bestaat",
            ),
        )
    if levering.open and bron.periode and kolom.naam == bron.periode[1]:
        open_ = een_van(gelezen, [een.isoformat() for een in levering.open])
        gelezen = f"CASE WHEN NOT {open_} THEN {gelezen} END"
    return Overgenomen(kolom, van, gelezen, fouten, samen=samen)


def _getal(kolom: Kolom, van: str, levering: Levering, waarde: str) -> Overgenomen:
    waarde = _zonder_tekens(waarde, levering)
    if levering.decimaal == ".":
        return Overgenomen(kolom, van, waarde)
    is_getal, wordt = getallen.is_getal(waarde, ","), getallen.met_punt(waarde, ",")
    uitleg = "is geen getal met een komma"
    if kolom.soort != "waarde":
        return Overgenomen(kolom, van, wordt, ((f"({waarde} IS NOT NULL AND NOT {is_getal})", uitleg),))
    # Beside numbers a telling has signs and words; a number with a point would mean another one.
    fout = f"(regexp_full_match({waarde}, '[-+]?[0-9.,]+') AND {waarde} <> '-' AND NOT {is_getal})"
    return Overgenomen(kolom, van, f"CASE WHEN {is_getal} THEN {wordt} ELSE {waarde} END", ((fout, uitleg),))


def _zonder_tekens(waarde: str, levering: Levering) -> str:
    """Write a value by what its marks mean: nothing where it is not known or not told, a number that is provisional."""
    voorlopig = [teken for teken, wat in levering.tekens.items() if wat == "voorlopig"]
    if voorlopig:
        kaal_ = f"rtrim({waarde}, {tekst(''.join(voorlopig) + ' ')})"
        waarde = f"CASE WHEN regexp_matches({waarde}, '^-?[0-9]') THEN {kaal_} ELSE {waarde} END"
    wordt = {"onbekend": "NULL", "geheim": "NULL", "nihil": "'-'"}
    gevallen = [f"WHEN {tekst(een)} THEN {wordt[wat]}" for een, wat in levering.tekens.items() if wat in wordt]
    return f"CASE {waarde} {' '.join(gevallen)} ELSE {waarde} END" if gevallen else waarde


def _met_codes(kolom: Kolom, van: str, vertaal: Mapping[str, str], waarde: str) -> Overgenomen:
    """Take over a value by what it is here; the empty value may have a meaning as well."""
    gevallen = " ".join(f"WHEN {tekst(hun.strip())} THEN nullif({tekst(onze)}, '')" for hun, onze in vertaal.items())
    leeg = "" if "" in vertaal else f"{waarde} IS NOT NULL AND "
    met_leeg = f"coalesce({waarde}, '')"
    bekend = een_van(met_leeg, [hun.strip() for hun in vertaal])
    uitleg = f"staat niet bij 'vertaal'; bekend zijn: {', '.join(hun or 'leeg' for hun in vertaal)}"
    return Overgenomen(kolom, van, f"CASE {met_leeg} {gevallen} END", ((f"({leeg}NOT {bekend})", uitleg),))
