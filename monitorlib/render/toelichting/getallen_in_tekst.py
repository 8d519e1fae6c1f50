"""Live numbers: the names with which a toelichting and a bewering reach the cells of a chapter's tables."""

import math
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from jinja2 import StrictUndefined
from jinja2.exceptions import TemplateError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from monitorlib.bedoelt_u import nearest
from monitorlib.cijfers.kern.regels import GETAL, ONDERDRUKT, ONGEVEER, TELT_MEE, VERBORGEN_OM, Inhoud
from monitorlib.errors import ParameterError, ToelichtingError
from monitorlib.notatie import getal, met_teken
from monitorlib.render.tabellen.getoonde_tabel import Tabel
from monitorlib.render.tabellen.tabel import toon
from monitorlib.render.toelichting.bewering import Getest, getest, tussen_merken
from monitorlib.render.toelichting.functie import Functie
from monitorlib.render.toelichting.getallenrij import Getallenrij, is_totaal
from monitorlib.render.toelichting.inkt import ONZICHTBAAR, Inkt
from monitorlib.render.toelichting.rekengetal import Rekengetal, proefwaarde
from monitorlib.render.toelichting.verborgen_getal import Plaats, VerborgenGetal, verborgen_in
from monitorlib.tijd.periode import Periode
from monitorlib.vertaald.van_jinja import naam_van, uitdrukking_in_woorden


class LevendeGetallen:
    """The cells of the tables that a chapter has shown so far, by table, row and column name, for one text.

    What a name gives is written in `inkt`; `overgenomen` lists what the text took from elsewhere, with its place, and
    `beweringen` what it says that cells must be.
    """

    def __init__(self, tabellen: Mapping[str, Tabel], periode: Periode) -> None:
        self._tabellen, self._periode = tabellen, periode
        self.inkt = Inkt()
        self.overgenomen: list[str] = []
        self.beweringen: list[Getest] = []
        # The hidden cells on which a sentence or a branch of the text depends.
        self.niet_te_zeggen: list[Plaats] = []
        self._gelezen = 0

    def namen(self) -> dict[str, Any]:
        """The names that an expression knows."""
        return {
            "getal": Functie(self._getal, 'getal("tabel", "rij", "kolom")'),
            "cel": Functie(self._cel, 'cel("tabel", "rij", "kolom")'),
            "heel": Functie(self._heel, 'heel(cel("tabel", "rij", "kolom"))'),
            "procent": Functie(self._procent, "procent(cel(...), cel(...))"),
            "verandering": Functie(self._verandering, "verandering(cel(...) - cel(...))"),
            "niet_gedaald": Functie(self._niet_gedaald, 'niet_gedaald("tabel", "kolom", "kolom")'),
            "overgenomen": Functie(self._neem_over, 'overgenomen("tekst", "plaats")'),
            "kolom": Functie(self._kolom, 'kolom("tabel", "kolom")'),
            "rij": Functie(self._rij, 'rij("tabel", "rij")'),
            "bewering": Functie(self._bewering, 'bewering("zin", cel(...) > cel(...))'),
            "te_zeggen": Functie(self._te_zeggen, "te_zeggen(cel(...) > cel(...))"),
            "periode": self.inkt.schrijf(self._periode.label),
        }

    def opnieuw(self) -> "LevendeGetallen":
        """Give the same names for another look at the same text."""
        return type(self)(self._tabellen, self._periode)

    def proeven(self) -> "list[LevendeGetallen]":
        """Give the same names for a branch that is not shown today: over cells that all hold a number, and as it is."""
        return [soort(self._tabellen, self._periode) for soort in (_Proefgetallen, LevendeGetallen)]

    def reken(self, naam: str, berekening: str) -> float:
        """Evaluate the expression of a bewering: no number (nan) when a cell that it needs is hidden.

        Raises `ParameterError` when it gives no number though it could, or reads no cell.
        """
        self._gelezen, gevraagd = 0, len(self.niet_te_zeggen)
        omgeving = SandboxedEnvironment(undefined=StrictUndefined)
        omgeving.globals = self.namen()
        try:
            uitkomst: Any = omgeving.compile_expression(berekening, undefined_to_none=False)()
            gevonden = float(uitkomst)
        except ToelichtingError as error:
            raise ParameterError(f"params.yml, beweringen, '{naam}': {error}") from error
        except UndefinedError as error:
            raise ParameterError(
                f"Bewering '{naam}': {uitdrukking_in_woorden(error)}. {nearest(naam_van(error), self.namen())}"
            ) from error
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError) as error:
            raise ParameterError(
                f"Bewering '{naam}': {uitdrukking_in_woorden(error)}. Verbeter 'berekening' in params.yml."
            ) from error
        if not self._gelezen:
            raise ParameterError(
                f"Bewering '{naam}': de berekening noemt geen cel, en toetst dus niets. Noem er een met getal(...)."
            )
        if len(self.niet_te_zeggen) > gevraagd:
            # It took a branch by a hidden number. No page says so: it is a rule, not a sentence.
            del self.niet_te_zeggen[gevraagd:]
            return math.nan
        return gevonden

    def _getal(self, tabel: str, rij: str, kolom: str) -> str:
        inhoud = self._inhoud(tabel, rij, kolom)
        return self.inkt.schrijf(ONZICHTBAAR if inhoud.teken == ONDERDRUKT else toon(inhoud)[0])

    def _heel(self, waarde: float, decimalen: int = 0) -> str:
        return self._schrijf(waarde, getal(waarde, decimalen))

    def _procent(self, deel: float, geheel: float, decimalen: int = 0) -> str:
        aandeel = 100 * deel / geheel
        return self._schrijf(aandeel, f"{getal(aandeel, decimalen)} %")

    def _verandering(self, waarde: float, decimalen: int = 0) -> str:
        eenheid = waarde.eenheid if isinstance(waarde, Rekengetal) else ""
        return self._schrijf(waarde, met_teken(waarde, decimalen, eenheid))

    def _schrijf(self, waarde: float, tekst: str) -> str:
        """Write a number, in ink when it follows from cells."""
        if isinstance(waarde, VerborgenGetal):
            return self.inkt.schrijf(ONZICHTBAAR)
        if not isinstance(waarde, Rekengetal):
            return tekst
        tekst = f"{waarde.woord}{tekst}"
        return self.inkt.schrijf(tekst) if waarde.gebrond else tekst

    def _neem_over(self, tekst: str, plaats: str) -> str:
        geschreven, waar = (self.inkt.lees(str(een)).strip() for een in (tekst, plaats))
        if not waar:
            raise ToelichtingError(f"overgenomen('{geschreven}', '') noemt geen plaats; noem waar het staat.")
        self.overgenomen.append(f"{geschreven} ({waar})")
        return self.inkt.schrijf(geschreven)

    def _bewering(self, tekst: str, *voorwaarden: object, anders: str = "") -> str:
        """Write a sentence that follows from cells, or the sentence and why it does not follow.

        With a hidden cell it is not written at all: `anders` is what stands there then.
        """
        if verborgen := verborgen_in(voorwaarden):
            self.niet_te_zeggen += [] if anders else [een.plaats for een in verborgen]
            return anders or self.inkt.schrijf(f"[niet te zeggen: {VERBORGEN_OM}]")
        een = replace(getest(self.inkt.lees(str(tekst)), voorwaarden), gevonden=str(tekst))
        self.beweringen.append(een)
        merk = "" if een.volgt else f" **(volgt niet uit de cijfers: {een.waarom_niet})**"
        return tussen_merken(str(tekst)) + (self.inkt.schrijf(merk) if merk else "")

    def _te_zeggen(self, *waarden: object) -> bool:
        """Tell whether none of these numbers and comparisons is hidden."""
        return not verborgen_in(waarden)

    def _kolom(self, tabel: str, kolom: str) -> Getallenrij:
        rijen = dict.fromkeys(rij for rij, van in self._plaatsen(tabel, kolom) if van == kolom)
        return self._reeks((tabel, kolom), {rij: (rij, kolom) for rij in rijen})

    def _rij(self, tabel: str, rij: str) -> Getallenrij:
        kolommen = dict.fromkeys(kolom for van, kolom in self._plaatsen(tabel, rij) if van == rij)
        return self._reeks((tabel, rij), {kolom: (rij, kolom) for kolom in kolommen})

    def _reeks(self, plaats: tuple[str, str], cellen: Mapping[str, tuple[str, str]]) -> Getallenrij:
        """Give the numbers of a row or column, totals aside."""
        return Getallenrij(
            {naam: partial(self._cel, plaats[0], *cel) for naam, cel in cellen.items() if not is_totaal(naam)},
            plaats,
        )

    def _plaatsen(self, tabel: str, naam: str) -> list[tuple[str, str]]:
        """List the cells of a table; raise `ToelichtingError` for a table, row or column that is not there."""
        self._bekend(tabel)
        plaatsen = list(self._tabellen[tabel].plaatsen.values())
        if all(naam not in plaats for plaats in plaatsen):
            bekend = sorted({een for plaats in plaatsen for een in plaats})
            raise ToelichtingError(f"tabel {tabel} heeft geen '{naam}'. {nearest(naam, bekend)}")
        return plaatsen

    def _bekend(self, tabel: str) -> None:
        if tabel not in self._tabellen:
            raise ToelichtingError(f"er is (tot hier) geen tabel '{tabel}'. {nearest(tabel, self._tabellen)}")

    def _inhoud(self, tabel: str, rij: str, kolom: str) -> Inhoud:
        self._bekend(tabel)
        plaatsen = {plaats: cel for cel, plaats in self._tabellen[tabel].plaatsen.items()}
        if (rij, kolom) not in plaatsen:
            rijen, kolommen = {een for een, _ in plaatsen}, {een for _, een in plaatsen}
            fout, bekend = (rij, rijen) if rij not in rijen else (kolom, kolommen)
            raise ToelichtingError(f"tabel {tabel} heeft geen '{fout}'. {nearest(fout, sorted(bekend))}")
        self._gelezen += 1
        return self._tabellen[tabel].inhoud(plaatsen[rij, kolom])

    def _cel(self, tabel: str, rij: str, kolom: str) -> Rekengetal:
        inhoud = self._inhoud(tabel, rij, kolom)
        if inhoud.teken == ONDERDRUKT:
            return VerborgenGetal.op((tabel, rij, kolom), self.niet_te_zeggen)
        if inhoud["teken"] not in TELT_MEE:
            raise ToelichtingError(
                f"tabel {tabel}, {rij}, {kolom} is geen getal ({inhoud['teken']}). Noem een andere cel."
            )
        plaats = (tabel, rij, kolom)
        return Rekengetal.van_cel(inhoud.waarde, plaats, ongeveer=inhoud.teken == ONGEVEER, eenheid=inhoud.eenheid)

    def _niet_gedaald(self, tabel: str, van: str, naar: str) -> float:
        """Count the rows, totals aside, that are not zero in both columns and not lower in the second."""
        self._bekend(tabel)
        rijen = dict.fromkeys(rij for rij, _ in self._tabellen[tabel].plaatsen.values() if not is_totaal(rij))
        paren = [(self._cel(tabel, rij, van), self._cel(tabel, rij, naar)) for rij in rijen]
        if verborgen := verborgen_in(tuple(een for paar in paren for een in paar)):
            return verborgen[0]
        aantal = sum(later >= eerder for eerder, later in paren if eerder or later)
        return Rekengetal.van_cel(aantal, (tabel, van, naar))


class _Proefgetallen(LevendeGetallen):
    """The same names for any cell: each holds a number that no cell holds."""

    def _inhoud(self, tabel: str, rij: str, kolom: str) -> Inhoud:
        return Inhoud(proefwaarde(("proef", tabel, rij, kolom)), GETAL, "")

    def _niet_gedaald(self, tabel: str, van: str, naar: str) -> float:
        return self._cel(tabel, van, naar)

    def _te_zeggen(self, *waarden: object) -> bool:
        """Tell whether none of these numbers and comparisons is hidden."""
        return not verborgen_in(waarden)

    def _kolom(self, tabel: str, kolom: str) -> Getallenrij:
        return _Proefrij({een: partial(self._cel, tabel, een, kolom) for een in _TWEE}, (tabel, kolom))

    def _rij(self, tabel: str, rij: str) -> Getallenrij:
        return _Proefrij({een: partial(self._cel, tabel, rij, een) for een in _TWEE}, (tabel, rij))


# As many as a difference needs.
_TWEE = ("de ene", "de andere")


class _Proefrij(Getallenrij):
    """Numbers of any places: which of them are left out makes no difference."""

    def zonder(self, *namen: str) -> Getallenrij:
        return self
