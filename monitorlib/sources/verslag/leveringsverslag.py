"""The report of a delivery for its supplier: a page that says what was wrong and what is different, of nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from monitorlib.editie.editie import Editie
from monitorlib.files.swap import write_private
from monitorlib.notatie import getal
from monitorlib.sources.codes.allowed import codes_of, declared, parameters_of
from monitorlib.sources.declared.declaration import Bron
from monitorlib.sources.delivery.delivered import source_path
from monitorlib.sources.freeze.snapshot_index import Frozen, read_index
from monitorlib.sources.verslag.profiel import Profiel, profiel
from monitorlib.sources.verslag.registratie import in_woorden
from monitorlib.sources.verslag.vergelijking import VorigeLevering, opvallend, vorige_levering

MAP = "levering"
# So many lines of faults: enough to see what kind they are of.
_GENOEMD = 200
# A register goes back years: so many months beside each other say whether something is missing.
_MAANDEN = 24
_SJABLOON = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    keep_trailing_newline=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True)
class Leveringsverslag:
    """What is said of one delivery; its severities are `stopt`, `bevindingen` and `opmerkingen`.

    What `stopt` it, was refused. A bevinding is counted rightly and has to be explained; it stands in the
    verantwoording too. An opmerking is different from the delivery before, and may be right.
    """

    editie: str
    bron: Bron
    bestand: str
    nu: Profiel | None = None
    naast: VorigeLevering | None = None
    stopt: tuple[str, ...] = ()
    bevindingen: tuple[str, ...] = ()
    opmerkingen: tuple[str, ...] = ()

    def html(self) -> str:
        """Write the page, complete in itself."""
        return _SJABLOON.get_template("leveringsverslag.html.j2").render(
            verslag=self,
            getal=getal,
            meer=max(0, len(self.stopt) - _GENOEMD),
            stopt=self.stopt[:_GENOEMD],
            perioden=_naast_elkaar(self.nu, self.naast),
            codes=_codes_naast_elkaar(self.nu, self.naast),
        )


class Verslagen:
    """The reports of the deliveries of an edition, measured while they are read and written when that is done."""

    def __init__(self, editie: Editie) -> None:
        self._editie, self._index = editie, read_index(editie)
        self._van: dict[str, Leveringsverslag] = {}
        self._hash: dict[str, str] = {}

    def gelezen(self, con: duckdb.DuckDBPyConnection, naam: str, content: str, rijen: str) -> None:
        """Measure a delivery, with the hash `content`, in a table of our columns; lay it beside the one before."""
        codes, bron = codes_of(self._editie, declared(self._editie, naam)), declared(self._editie, naam)
        self._hash[naam] = content
        nu, naast = profiel(con, bron, codes, rijen), None
        for map_, met in self._eerder(naam):
            naast = naast or vorige_levering(con, bron, codes, rijen, map_, met)
        anders = [
            f"Kolom {kolom}: {getal(aantal)} {'waarde staat' if aantal == 1 else 'waarden staan'} niet in de codelijst."
            for kolom, aantal in nu.anders.items()
        ]
        erbij = opvallend(nu, naast, self._tot(naam)) if naast else []
        self._van[naam] = replace(self._leeg(naam), nu=nu, naast=naast, opmerkingen=(*anders, *erbij))

    def niet_overgenomen(self, naam: str, rijen: int | None) -> None:
        """Hear how many rows a delivery has whose values could not be taken over: more is not known of it."""
        self._van[naam] = replace(self._leeg(naam), nu=None if rijen is None else Profiel(rijen))

    def geweigerd(self, faults: Mapping[str, str]) -> list[str]:
        """Write the reports of what was refused, and name them; a trial says nothing to a supplier."""
        if self._editie.layout.proef:
            return []
        for naam, tekst in faults.items():
            self._schrijf(replace(self._van.get(naam, self._leeg(naam)), stopt=tuple(tekst.splitlines())))
        return [self._editie.shown(self._pad(naam)) for naam in faults]

    def aangenomen(self, index: Mapping[str, Frozen]) -> None:
        """Write the reports of what is frozen now and was not before, or of which there is none; of a trial none."""
        if self._editie.layout.proef:
            return
        for naam, verslag in self._van.items():
            was = self._index.get(naam)
            if was is None or was.sha256 != self._hash.get(naam) or self._is_oud(naam):
                gevonden = [in_woorden(verslag.bron, verslag.bestand, een) for een in index[naam].registratie]
                self._schrijf(replace(verslag, bevindingen=tuple(gevonden)))

    def _is_oud(self, naam: str) -> bool:
        """Tell whether there is no report of a delivery that was accepted."""
        try:
            return "<!-- aangenomen -->" not in self._pad(naam).read_text(encoding="utf-8")
        except (OSError, ValueError):
            return True

    def _eerder(self, naam: str) -> list[tuple[Path, str]]:
        """List the frozen deliveries to lay this one beside: the one that it replaces, else that of `vorige`."""
        eerder = []
        was = self._index.get(naam)
        if was and was.sha256 != self._hash[naam]:
            eerder.append((self._editie.snapshot, "de levering die zij vervangt"))
        if toen := self._editie.vorige:
            eerder.append((toen.snapshot, f"de levering van {toen.naam}"))
        return eerder

    def _tot(self, naam: str) -> str:
        """Give the last month of which this delivery can be whole."""
        periode = self._editie.periode
        opgehaald = parameters_of(self._editie, naam).opgehaald
        dag = min(periode.peildatum, opgehaald) if opgehaald else periode.peildatum
        return f"{dag:%Y-%m}"

    def _leeg(self, naam: str) -> Leveringsverslag:
        bestand = self._editie.shown(source_path(self._editie, naam))
        return Leveringsverslag(self._editie.naam, declared(self._editie, naam), bestand)

    def _pad(self, naam: str) -> Path:
        editie = self._editie
        return editie.layout.output / editie.regio / editie.periode.map / MAP / f"{naam}.html"

    def _schrijf(self, verslag: Leveringsverslag) -> None:
        write_private(verslag.html(), self._pad(verslag.bron.naam))


def _naast_elkaar(nu: Profiel | None, naast: VorigeLevering | None) -> list[tuple[str, int, int | None]]:
    """Give by period the rows of now and of then; the earlier ones together."""
    if nu is None or not nu.per_periode:
        return []
    toen = naast.toen.per_periode if naast else {}
    perioden = sorted({*nu.per_periode, *toen})
    eerder, laatste = perioden[:-_MAANDEN], perioden[-_MAANDEN:]

    def samen(welke: Sequence[str], van: Mapping[str, int]) -> int:
        return sum(van.get(een, 0) for een in welke)

    groepen = ([("eerder", eerder)] if eerder else []) + [(een, [een]) for een in laatste]
    return [(wat, samen(van, nu.per_periode), samen(van, toen) if naast else None) for wat, van in groepen]


def _codes_naast_elkaar(nu: Profiel | None, naast: VorigeLevering | None) -> dict[str, list[Any]]:
    if nu is None:
        return {}
    toen = naast.toen.per_code if naast else {}
    return {
        kolom: [
            (code, hier.get(code, 0), toen.get(kolom, {}).get(code, 0) if naast else None)
            for code in dict.fromkeys((*hier, *toen.get(kolom, {})))
        ]
        for kolom, hier in nu.per_code.items()
    }
