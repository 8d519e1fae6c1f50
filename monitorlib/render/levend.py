"""Live numbers: the names with which a toelichting and a bewering reach the cells of a chapter's tables."""

from collections.abc import Mapping
from typing import Any

from jinja2 import StrictUndefined
from jinja2.exceptions import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from monitorlib.cijfers.regels import ONGEVEER, TELT_MEE
from monitorlib.controles.tabel import Tabel
from monitorlib.errors import ParameterError, ToelichtingError, nearest
from monitorlib.kwartaal import Kwartaal
from monitorlib.notatie import getal, met_teken
from monitorlib.render.ongeveer import Ongeveer, woord
from monitorlib.render.tabel import toon


class LevendeGetallen:
    """The cells of the tables that a chapter has shown so far, by table, row and column name."""

    def __init__(self, tabellen: Mapping[str, Tabel], kwartaal: Kwartaal) -> None:
        self._tabellen, self._kwartaal = tabellen, kwartaal

    def namen(self) -> dict[str, Any]:
        """The names that an expression knows."""
        return {
            "getal": lambda tabel, rij, kolom: toon(self._inhoud(tabel, rij, kolom))[0],
            "cel": self._cel,
            "heel": lambda waarde, decimalen=0: f"{woord(waarde)}{getal(waarde, decimalen)}",
            "procent": lambda deel, geheel, decimalen=0: (
                f"{woord(deel / geheel)}{getal(100 * deel / geheel, decimalen)} %"
            ),
            "verandering": lambda waarde: f"{woord(waarde)}{met_teken(waarde)}",
            "niet_gedaald": self._niet_gedaald,
            "kwartaal": self._kwartaal.label,
        }

    def reken(self, naam: str, berekening: str) -> float:
        """Evaluate the expression of a bewering; raise `ParameterError` when it gives no number."""
        omgeving = SandboxedEnvironment(undefined=StrictUndefined)
        omgeving.globals = self.namen()
        try:
            uitkomst: Any = omgeving.compile_expression(berekening, undefined_to_none=False)()
            return float(uitkomst)
        except ToelichtingError as error:
            raise ParameterError(f"params.yml, beweringen, '{naam}': {error}") from error
        except (TemplateError, TypeError, ValueError, ZeroDivisionError) as error:
            raise ParameterError(f"Bewering '{naam}': de berekening klopt niet ({error}).") from error

    def _inhoud(self, tabel: str, rij: str, kolom: str) -> Mapping[str, Any]:
        if tabel not in self._tabellen:
            raise ToelichtingError(f"er is (tot hier) geen tabel '{tabel}'. {nearest(tabel, self._tabellen)}")
        plaatsen = {plaats: cel for cel, plaats in self._tabellen[tabel].plaatsen.items()}
        if (rij, kolom) not in plaatsen:
            rijen, kolommen = {een for een, _ in plaatsen}, {een for _, een in plaatsen}
            fout, bekend = (rij, rijen) if rij not in rijen else (kolom, kolommen)
            raise ToelichtingError(f"tabel {tabel} heeft geen '{fout}'. {nearest(fout, sorted(bekend))}")
        return self._tabellen[tabel].inhoud(plaatsen[rij, kolom])

    def _cel(self, tabel: str, rij: str, kolom: str) -> float:
        inhoud = self._inhoud(tabel, rij, kolom)
        if inhoud["teken"] not in TELT_MEE:
            raise ToelichtingError(f"tabel {tabel}, {rij}, {kolom} is geen getal ({inhoud['teken']}).")
        return Ongeveer(inhoud["waarde"]) if inhoud["teken"] == ONGEVEER else float(inhoud["waarde"])

    def _niet_gedaald(self, tabel: str, van: str, naar: str) -> int:
        """Count the rows, totals aside, that are not zero in both columns and not lower in the second."""
        if tabel not in self._tabellen:
            raise ToelichtingError(f"er is geen tabel '{tabel}'. {nearest(tabel, self._tabellen)}")
        rijen = dict.fromkeys(rij for rij, _ in self._tabellen[tabel].plaatsen.values() if not rij.endswith("Totaal"))
        paren = [(self._cel(tabel, rij, van), self._cel(tabel, rij, naar)) for rij in rijen]
        return sum(later >= eerder for eerder, later in paren if eerder or later)
