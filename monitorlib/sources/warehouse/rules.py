"""Hold the rows of a register in a warehouse to the rules of a delivered one, there, and say how many do not hold.

The rules are those of `sources.checks`. A warehouse has no row numbers and no file, and no value of a person leaves it:
a fault says how many rows it is about, with the codes and periods that they share.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from ibis.backends import BaseBackend
from ibis.expr.types import Table

from monitorlib.editie.editie import Editie
from monitorlib.editie.params.bron_parameters import BronParameters
from monitorlib.editie.params.gemeente import Gemeente
from monitorlib.errors import SourceError
from monitorlib.notatie import getal
from monitorlib.sources.checks.controletotaal import totaal_in_magazijn
from monitorlib.sources.checks.dubbel import laat_ingetrokken_weg, mag_dubbel, telt_als_traject
from monitorlib.sources.checks.geldigheid import erbuiten, zeg
from monitorlib.sources.checks.grensregels import grensregels, verwisseld
from monitorlib.sources.checks.naast_elkaar import (
    dubbele_rijen,
    dubbele_sleutels,
    geboortedata,
    gelijk_op,
    hulp_op,
    overlappende_rijen,
)
from monitorlib.sources.checks.rijregels import Rijregel, geschonden, rijregels, waarderegels
from monitorlib.sources.checks.samenhang import uitgangspunten
from monitorlib.sources.codes.allowed import codes_of, declared, parameters_of
from monitorlib.sources.codes.bsn import HIDDEN
from monitorlib.sources.codes.getoond import getoond
from monitorlib.sources.declared.declaration import Bron, Codes, Kolom
from monitorlib.sources.declared.grenzen import Uitdraai
from monitorlib.sources.freeze.frozen import GENOEMD
from monitorlib.sources.freeze.snapshot_index import Registratie

# What is asked of a delivery and cannot be asked of rows that stay where they are; the verantwoording names it.
NIET_TE_TOETSEN = (
    "hoe een datum of een getal is geschreven: het magazijn geeft elke kolom een type",
    "of een cliënt in een andere, wel geleverde bron dezelfde geboortedatum heeft",
    "of dit dezelfde rijen zijn als die van de vorige editie",
)
ELDERS = "(waarde niet getoond: blijft in het magazijn)"
# Values that many rows share.
_KLASSEN = ("code", "gemeente", "maand", "periode", "jaar")


@dataclass(frozen=True)
class Eisen:
    """What an edition asks of a register: its source and codes, how it is counted, and the days of its gemeenten."""

    bron: Bron
    codes: Codes
    parameters: BronParameters
    gemeenten: Sequence[Gemeente]
    peildatum: date
    shown: str

    @classmethod
    def van(cls, editie: Editie, naam: str) -> Self:
        """Give what an edition asks of one of its registers."""
        bron = declared(editie, naam)
        return cls(
            bron,
            codes_of(editie, bron),
            parameters_of(editie, naam),
            editie.parameters.gemeenten,
            editie.periode.peildatum,
            f"Bron {naam} in het magazijn",
        )

    @property
    def hash(self) -> str:
        """Tell it from other demands: rows that were held to those must be looked at again."""
        dagen = (self.peildatum, self.parameters.opgehaald)
        gegeven = (uitgangspunten(self.parameters, self.gemeenten), self.parameters.controletotaal)
        wat = (self.bron, self.codes, *gegeven, *dagen)
        return hashlib.sha256(repr(wat).encode()).hexdigest()


def held_to_rules(con: BaseBackend, rijen: Table, eisen: Eisen) -> tuple[Registratie, ...]:
    """Run every rule over the rows of a register in its warehouse.

    Returns what is registered wrongly and can be counted rightly. Raises one `SourceError` that says per fault of how
    many rows it is.
    """
    bron, kolommen = eisen.bron, [eisen.bron.kolom(naam) for naam in rijen.columns]
    _stop(_of_rows(con, rijen, eisen, waarderegels(bron, kolommen, eisen.codes)))
    grenzen = grensregels(bron, kolommen, Uitdraai(eisen.peildatum, eisen.parameters.opgehaald))
    faults = _of_keys(con, rijen, eisen) + _of_rows(con, rijen, eisen, [*rijregels(bron, kolommen), *grenzen])
    faults += _of_gemeenten(con, rijen, eisen)
    faults += totaal_in_magazijn(con, rijen, eisen.parameters.controletotaal, bron, eisen.shown)
    found = []
    for one in (_twice(con, rijen, eisen), _overlapping(con, rijen, eisen)):
        if isinstance(one, Registratie):
            found.append(one)
        else:
            faults += one
    _stop(faults)
    return tuple(found)


def one_birth_date(con: BaseBackend, registers: Mapping[str, Table], shown: str) -> None:
    """Raise `SourceError` when a client has more than one birth date in the registers of a warehouse."""
    met = {naam: een for naam, een in registers.items() if {"client", "geboortedatum"} <= set(een.columns)}
    aantal = _count(con, geboortedata(met)) if met else 0
    if aantal:
        _stop(
            [
                f"{shown}, {getal(aantal)} {'cliënt' if aantal == 1 else 'cliënten'}, kolom geboortedatum: {HIDDEN} is "
                "een andere dan die van dezelfde cliënt in een andere rij; toegestaan: één geboortedatum per cliënt. "
                "Verbeter een van beide, of geef twee personen elk een eigen pseudoniem."
            ]
        )


def _of_rows(con: BaseBackend, rijen: Table, eisen: Eisen, regels: Sequence[Rijregel]) -> list[str]:
    """Count in one query what each rule finds; then ask of the broken ones which codes and periods it is about."""
    if not regels:
        return []
    (aantallen,) = con.to_pyarrow(geschonden(rijen, regels)).to_pylist()
    return [
        fault
        for plaats, regel in enumerate(regels)
        if aantallen[f"r{plaats}"]
        for fault in _of_rule(con, rijen, eisen, regel, aantallen[f"r{plaats}"])
    ]


def _of_rule(con: BaseBackend, rijen: Table, eisen: Eisen, regel: Rijregel, aantal: int) -> list[str]:
    soorten = {naam: eisen.bron.kolom(naam) for naam in regel.kolommen}
    klassen = [naam for naam, kolom in soorten.items() if kolom.soort in _KLASSEN]
    elders = "leeg" if regel.naam == "leeg" else ELDERS
    groepen: list[dict[str, Any]] = [{"aantal": aantal}]
    if klassen:
        fout = rijen.filter(regel.fout(rijen))
        per = fout.group_by(klassen).aggregate(aantal=fout.count())
        groepen = con.to_pyarrow(per.order_by([per.aantal.desc(), *klassen]).limit(GENOEMD)).to_pylist()
    gevuld = rijen.filter([rijen[een].notnull() for een in regel.kolommen]) if regel.naam == "volgorde" else None
    if gevuld is not None and (samen := verwisseld(regel, aantal, _count(con, gevuld))):
        return [f"{eisen.shown}, {samen}"]
    faults = []
    for groep in groepen:
        toon = {naam: _shown(groep[naam], een, eisen) if naam in klassen else elders for naam, een in soorten.items()}
        faults.append(_line(eisen, groep["aantal"], f", {regel.tekst(toon, groep)}"))
    return faults


def _shown(value: object, kolom: Kolom, eisen: Eisen) -> str:
    bekend = eisen.codes.per_kolom.get(kolom.naam, {})
    return getoond(value, kolom, register=True, codes=(*bekend, *bekend.values()))


def _of_keys(con: BaseBackend, rijen: Table, eisen: Eisen) -> list[str]:
    dubbel = dubbele_sleutels(rijen, eisen.bron)
    te_veel = con.to_pyarrow((dubbel.keer - 1).sum()).as_py()
    sleutel = "+".join(eisen.bron.sleutel)
    tekst = f", kolom {sleutel}: dezelfde sleutel als een andere rij; een sleutel komt één keer voor."
    return [_line(eisen, int(te_veel), tekst)] if te_veel else []


@dataclass(frozen=True)
class _Groep:
    """Rows of one gemeente that are outside its days in one way."""

    code: str
    vroeg: bool
    ten_dele: bool


def _of_gemeenten(con: BaseBackend, rijen: Table, eisen: Eisen) -> list[str]:
    grenzen = [een for een in eisen.gemeenten if een.van or een.tot]
    if not grenzen or not eisen.bron.geldig:
        return []
    buiten = erbuiten(rijen, eisen.bron, grenzen, eisen.peildatum, eisen.bron.sleutel[0])
    buiten = buiten.mutate(loopt=buiten.einde.isnull())
    per = buiten.group_by(["code", "vroeg", "ten_dele", "loopt"]).aggregate(aantal=buiten.count())
    bekend = {een.code: een for een in eisen.gemeenten}
    faults = []
    for groep in con.to_pyarrow(per.order_by(["code", "vroeg", "ten_dele", "loopt"])).to_pylist():
        waar = _Groep(groep["code"], groep["vroeg"], groep["ten_dele"])
        tekst = zeg(eisen.bron, bekend, waar, "", None if groep["loopt"] else "")
        faults.append(_line(eisen, groep["aantal"], f", {tekst}."))
    return faults


def _twice(con: BaseBackend, rijen: Table, eisen: Eisen) -> list[str] | Registratie:
    bron = eisen.bron
    aantal = _count(con, dubbele_rijen(rijen, bron, rijen.columns, bron.sleutel[0]))
    if not aantal:
        return []
    if mag_dubbel(bron, eisen.parameters, rijen.columns):
        return Registratie("dubbel", aantal, (), gelijk_op(bron, rijen.columns))
    sleutel = "+".join(bron.sleutel)
    tekst = f": dezelfde rij als een andere, op {sleutel} na; zo telt zij dubbel. Haal een van beide weg."
    return [_line(eisen, aantal, tekst)]


def _overlapping(con: BaseBackend, rijen: Table, eisen: Eisen) -> list[str] | Registratie:
    sleutel = hulp_op(eisen.bron, rijen.columns)
    if not sleutel:
        return []
    zonder = laat_ingetrokken_weg(eisen.parameters)
    orde = eisen.bron.sleutel[0]
    aantal = _count(con, overlappende_rijen(rijen, eisen.bron, rijen.columns, orde, zonder_ingetrokken=zonder))
    if not aantal:
        return []
    if telt_als_traject(eisen.parameters, rijen.columns):
        return Registratie("overlap", aantal, (), sleutel)
    return [
        _line(
            eisen,
            aantal,
            f", kolom ingangsdatum: ligt in de dagen van een andere rij, met dezelfde {', '.join(sleutel)}; zonder "
            "'telwijze' in params.yml telt elke rij, en dit dus dubbel. Verbeter de dagen, haal een van beide weg, of "
            "geef een telwijze.",
        )
    ]


def _line(eisen: Eisen, aantal: int, tekst: str) -> str:
    return f"{eisen.shown}, {getal(aantal)} {'rij' if aantal == 1 else 'rijen'}{tekst}"


def _count(con: BaseBackend, rijen: Table) -> int:
    return int(con.to_pyarrow(rijen.count()).as_py())


def _stop(faults: Sequence[str]) -> None:
    if faults:
        raise SourceError("\n".join(faults))
