"""What each row of a source is held to, declared once for a delivered file and for rows that stay in a warehouse.

The condition of a wrong row is an expression, so any engine can look for it. In a file a value is still text, and its
form is looked at first (`validation`); in a warehouse the type of a column sees to its form.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from operator import add
from typing import Any

from ibis.expr.types import BooleanValue, DecimalValue, Table

from monitorlib.sources.codes.unknown_code import onbekend
from monitorlib.sources.declared.declaration import Bron, Codes, Eis, Kolom

Voorwaarde = Callable[[Table], BooleanValue]
# Gets the values of the columns of the rule as they may be shown, and as they are.
Zeg = Callable[[Mapping[str, str], Mapping[str, Any]], str]


@dataclass(frozen=True)
class Rijregel:
    """A rule of a row: the condition of a wrong one, and what to say of it, by the columns that it is about."""

    naam: str
    kolommen: tuple[str, ...]
    fout: Voorwaarde
    zeg: Zeg

    def tekst(self, getoond: Mapping[str, str], ruw: Mapping[str, Any]) -> str:
        """Write the fault: column, what was found, what may be, what to do."""
        return f"kolom {self.kolommen[0]}: {self.zeg(getoond, ruw)}"


def waarderegels(bron: Bron, kolommen: Sequence[Kolom], codes: Codes) -> list[Rijregel]:
    """Give the rules of single values: filled where that must be, and a code that is known."""
    gevuld = [_gevuld(kolom) for kolom in kolommen if not kolom.mag_leeg and kolom.soort != "waarde"]
    bekend = [_bekend(bron, kolom, codes) for kolom in kolommen if kolom.naam in codes.per_kolom]
    zonder = [_zonder_codes(kolom) for kolom in kolommen if kolom.soort == "code" and kolom.naam not in codes.per_kolom]
    geheel = [_niet_negatief(kolom) for kolom in kolommen if kolom.soort == "geheel"]
    return [*gevuld, *bekend, *zonder, *geheel]


def rijregels(bron: Bron, kolommen: Sequence[Kolom]) -> list[Rijregel]:
    """Give the rules of values beside each other: days in their order, and what columns ask of each other."""
    namen = {kolom.naam for kolom in kolommen}
    periode = [op_volgorde(*bron.periode)] if bron.periode and set(bron.periode) <= namen else []
    geheel, delen = bron.verdeling
    verdeeld = [_verdeeld(geheel, delen)] if geheel and {geheel, *delen} <= namen else []
    return [*periode, *verdeeld, *(_eis(een) for een in bron.eisen if {een.van, een.kolom} <= namen)]


def _gevuld(kolom: Kolom) -> Rijregel:
    naam, wat = kolom.naam, "een jaar in als 2016" if kolom.soort == "jaar" else "een waarde in"
    return Rijregel(
        "leeg", (naam,), lambda rijen: rijen[naam].isnull(), lambda toon, _: f"{toon[naam]} mag hier niet; vul {wat}."
    )


def _bekend(bron: Bron, kolom: Kolom, codes: Codes) -> Rijregel:
    naam, toegestaan = kolom.naam, codes.per_kolom[kolom.naam]

    @cache
    def zeg(code: str) -> str:
        return onbekend(code, kolom, toegestaan, codes.lijsten.get(naam), register=bron.is_register)

    def fout(rijen: Table) -> BooleanValue:
        return rijen[naam].notnull() & ~rijen[naam].isin(list(toegestaan))

    return Rijregel("code", (naam,), fout, lambda _, ruw: zeg(ruw[naam]))


def _zonder_codes(kolom: Kolom) -> Rijregel:
    naam = kolom.naam
    return Rijregel(
        "zonder codes",
        (naam,),
        lambda rijen: rijen[naam].notnull(),
        lambda toon, _: f"{toon[naam]} kan niet worden gelezen: params.yml noemt geen 'codes' voor deze kolom.",
    )


def _niet_negatief(kolom: Kolom) -> Rijregel:
    naam = kolom.naam

    def fout(rijen: Table) -> BooleanValue:
        waarde = rijen[naam]
        return ~waarde.re_search("^[0-9]+$") if waarde.type().is_string() else waarde < 0

    return Rijregel("geheel", (naam,), fout, lambda toon, _: f"{toon[naam]} is geen geheel getal van 0 of meer.")


def op_volgorde(begin: str, einde: str) -> Rijregel:
    """Give the rule that one day does not lie before another."""
    # Days of a file are text of one form, which has the same order.
    return Rijregel(
        "volgorde",
        (einde, begin),
        lambda rijen: rijen[einde] < rijen[begin],
        lambda toon, _: (
            f"{toon[einde]} ligt voor {begin} {toon[begin]}; toegestaan: dezelfde dag of later. Verbeter een van beide."
        ),
    )


def _verdeeld(geheel: str, delen: Sequence[str]) -> Rijregel:
    def bedrag(rijen: Table, naam: str) -> DecimalValue:
        return rijen[naam].cast("decimal(18, 2)").fill_null(0)

    def fout(rijen: Table) -> BooleanValue:
        return reduce(add, (bedrag(rijen, naam) for naam in delen)) != bedrag(rijen, geheel)

    def zeg(toon: Mapping[str, str], _: Mapping[str, Any]) -> str:
        samen = ", ".join(f"{naam} {toon[naam]}" for naam in delen)
        return f"{toon[geheel]} is niet de som van {samen}; verdeel het bedrag daarover, en laat leeg wat nul is."

    return Rijregel("verdeling", (geheel, *delen), fout, zeg)


def _eis(eis: Eis) -> Rijregel:
    def fout(rijen: Table) -> BooleanValue:
        kolom = rijen[eis.kolom]
        mist = kolom.isnull() if eis.moet == "gevuld" else kolom.notnull()
        return rijen[eis.van].isin(list(eis.waarden)) & mist

    return Rijregel(
        "eis",
        (eis.kolom, eis.van),
        fout,
        lambda toon, ruw: f"{toon[eis.kolom]} mag niet bij {eis.van} '{ruw[eis.van]}'; {eis.doe}.",
    )


def geschonden(rijen: Table, regels: Sequence[Rijregel]) -> Table:
    """Count in one query for how many rows each rule does not hold, as columns r0, r1 and so on."""
    aantallen = {f"r{plaats}": rijen.count(where=regel.fout(rijen)) for plaats, regel in enumerate(regels)}
    return rijen.aggregate(**aantallen)
