"""A chapter while it is executed: its sources, its door to the page, and what it leaves for others to read."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from IPython.display import display
from jinja2 import StrictUndefined
from jinja2.exceptions import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from monitorlib.cijfers.cijfers import TEKST as WOORD
from monitorlib.cijfers.cijfers import TELT_MEE, Cijfers, Sleutel, maak
from monitorlib.controles.bevinding import Bevinding, beoordeel, gesorteerd
from monitorlib.controles.vergelijk import EPS, Tabel, Vergelijker, schrijf
from monitorlib.editie import Bewering, Editie
from monitorlib.errors import ParameterError, RenderError, ToelichtingError, nearest
from monitorlib.kwartaal import Kwartaal, datum_lang
from monitorlib.notatie import getal, met_teken, slug
from monitorlib.render import tabel as tabellen
from monitorlib.render.bevindingen import bevindingen_html
from monitorlib.render.figuur import Figuur
from monitorlib.render.record import RECORD_MIME
from monitorlib.render.tabel import Opmaak
from monitorlib.render.toelichting import NOG_TE_SCHRIJVEN, lees_toelichting
from monitorlib.render.verantwoording import Verantwoording
from monitorlib.sources.catalogue import BRONNEN
from monitorlib.sources.opened import Register, Telling, open_bron
from monitorlib.sources.published import TEKST, read_published

DATA_MIME = "application/vnd.dataresource+json"


@dataclass(frozen=True)
class Getoond:
    """What a cell shows: HTML for the page, and its data for whatever reads the executed notebook."""

    html: str
    tekst: str
    gegevens: Mapping[str, Any] = field(default_factory=dict)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {"text/html": self.html, "text/plain": self.tekst, **self.gegevens}


class Hoofdstuk:
    """The door of one chapter. Every table, figure and live number of the page passes through it."""

    def __init__(self, naam: str, editie: Editie, lezers: str) -> None:
        self.naam, self.editie, self.lezers = naam, editie, lezers
        shown = editie.shown(editie.params / f"{naam}.md")
        self._toelichting = lees_toelichting(editie.params / f"{naam}.md", shown)
        self._gedrukt = read_published(editie)
        self._tabellen: dict[str, Tabel] = {}
        self._figuren: list[str] = []
        self._getoond: list[str] = []
        self._niet_geschreven: list[str] = []
        self._overgenomen: list[str] = []

    @classmethod
    def open(cls, naam: str, regio: str, kwartaal: str, lezers: str, **instellingen: Any) -> Self:
        """Open a chapter of an edition with the parameters that its notebook received.

        Raises `ParameterError` when the edition does not list the chapter, or when a setting is not what params.yml
        says: a page never shows another parameter than the one that was asked for.
        """
        editie = Editie.open(regio, kwartaal)
        blokken = editie.parameters.hoofdstukken.gevraagd()
        if naam not in blokken:
            raise ParameterError(f"Editie {editie.naam} heeft geen hoofdstuk '{naam}'. {nearest(naam, blokken)}")
        if instellingen != blokken[naam].instellingen:
            raise ParameterError(
                f"Hoofdstuk {naam} kreeg {instellingen}, maar params.yml zegt {blokken[naam].instellingen}."
            )
        if lezers != "intern":
            raise ParameterError(f"Lezers '{lezers}' kan hier niet: een openbare editie vraagt een masker.")
        return cls(naam, editie, lezers)

    @property
    def kwartaal(self) -> Kwartaal:
        return self.editie.kwartaal

    @property
    def gemeenten(self) -> tuple[str, ...]:
        """The names of the gemeenten, in the order of the tables."""
        return tuple(self.editie.gemeentenamen.values())

    def bron(self, naam: str) -> Register | Telling:
        """Open a frozen source."""
        return open_bron(self.editie, naam)

    def tabel(
        self,
        cijfers: Cijfers,
        *,
        naam: str,
        titel: str,
        rijen: Sequence[str],
        kolommen: Sequence[str],
        telt: str,
    ) -> Getoond:
        """Show cijfers as a table, checked against what was printed and against the rules that they carry.

        `rijen` and `kolommen` name the dimensions down and across; `telt` says in words what is counted.
        Raises `RenderError` for a dimension that has no place or a name used twice.
        """
        if naam in self._tabellen:
            raise RenderError(f"Hoofdstuk {self.naam} heeft al een tabel '{naam}'.")
        opmaak = Opmaak(tuple(rijen), tuple(kolommen), " en ".join(rijen).capitalize())
        tabel = Tabel(
            self.naam,
            naam,
            cijfers,
            tabellen.plaatsen(cijfers, opmaak),
            {
                (rij, kolom): gedrukt
                for (hoofdstuk, van, rij, kolom), gedrukt in self._gedrukt.items()
                if (hoofdstuk, van) == (self.naam, naam)
            },
        )
        self._tabellen[naam] = tabel
        html = tabellen.html(
            cijfers,
            opmaak,
            id_=f"tabel-{naam}",
            titel=titel,
            eenheid=_eenheid(cijfers),
            bron=self._bronregel(telt, cijfers.bronnen),
            merken=Vergelijker(tabel).merken(),
        )
        gegevens = _dataresource(cijfers, naam=naam, titel=titel, soort="tabel", plaatsen=tabel.plaatsen)
        return Getoond(html, f"Tabel: {titel}", {DATA_MIME: gegevens})

    def tabellen(self, cijfers: Cijfers, *, per: str, naam: str, titel: str, **opmaak: Any) -> None:
        """Show one table for each member of a dimension; `titel` holds its name as '{}'. The rest is as in `tabel`."""
        for lid, deel in cijfers.splits(per).items():
            display(  # type: ignore[no-untyped-call]
                self.tabel(deel, naam=f"{naam}-{slug(lid)}", titel=titel.format(lid), **opmaak)
            )

    def kalender(self) -> Getoond:
        """Show the bestuurlijke kalender of the edition, in the order of the days."""
        afspraken = sorted(self.editie.parameters.kalender, key=lambda een: een.datum)
        rijen = [
            {"datum": datum_lang(een.datum), "wat": wat, "waarde": float("nan"), "teken": WOORD, "tekst": tekst}
            for een in afspraken
            for wat, tekst in (("Wie", een.orgaan), ("Wat", een.onderwerp))
        ]
        leden = {"datum": list(dict.fromkeys(str(rij["datum"]) for rij in rijen)), "wat": ["Wie", "Wat"]}
        return self.tabel(
            maak(rijen, leden, eenheid=""),
            naam="bestuurlijke-kalender",
            titel="Bestuurlijke kalender",
            rijen=["datum"],
            kolommen=["wat"],
            telt="niets; dit zijn afspraken",
        )

    def figuur(self, figuur: Figuur, *, naam: str, titel: str, telt: str) -> Getoond:
        """Show a figure with its alt text, and its numbers one click away."""
        if naam in self._figuren:
            raise RenderError(f"Hoofdstuk {self.naam} heeft al een figuur '{naam}'.")
        self._figuren.append(naam)
        cijfers = figuur.cijfers
        html = figuur.html(
            id_=f"figuur-{naam}",
            titel=titel,
            tabel=tabellen.html(
                cijfers,
                Opmaak(figuur.rijen, figuur.kolommen, " en ".join(figuur.rijen).capitalize()),
                id_=f"cijfers-{naam}",
                titel=f"Cijfers bij: {titel}",
                eenheid=_eenheid(cijfers),
                bron=self._bronregel(telt, cijfers.bronnen),
            ),
        )
        gegevens = _dataresource(cijfers, naam=naam, titel=titel, soort="figuur", plaatsen=None)
        return Getoond(html, f"Figuur: {titel}. {figuur.alt(titel)}", {DATA_MIME: gegevens})

    def toelichting(self, sectie: str) -> Getoond:
        """Show a section of the quarter's own text; the tables that it quotes stand above it."""
        overgenomen: list[str] = []

        def neem_over(tekst: str, plaats: str) -> str:
            overgenomen.append(f"{tekst} ({plaats})")
            return tekst

        self._getoond.append(sectie)
        html = self._toelichting.html(sectie, {**self._namen(), "overgenomen": neem_over}, overgenomen)
        self._overgenomen += overgenomen
        if html == NOG_TE_SCHRIJVEN:
            self._niet_geschreven.append(sectie)
        return Getoond(html, f"Toelichting: {sectie}")

    def verantwoording(self, deel: str) -> Getoond:
        """Show a part of the account of the edition: bronnen, vastgesteld, samenvatting, controles or versies."""
        delen = ("bronnen", "vastgesteld", "samenvatting", "controles", "versies")
        if deel not in delen:
            raise RenderError(f"De verantwoording heeft geen deel '{deel}'. {nearest(deel, delen)}")
        return Getoond(getattr(Verantwoording(self.editie, self.lezers), deel)(), f"Verantwoording: {deel}")

    def controles(self) -> Getoond:
        """Show the bevindingen of this chapter and leave its record; the last cell of every chapter."""
        ongebruikt = [sectie for sectie in self._toelichting.secties if sectie not in self._getoond]
        if ongebruikt:
            raise ToelichtingError(
                f"{self._toelichting.pad}: sectie '{ongebruikt[0]}' wordt nergens getoond. "
                f"{nearest(ongebruikt[0], self._getoond)}"
            )
        bevindingen = beoordeel(self._bevindingen(), self._aanvaardingen())
        record = {
            "hoofdstuk": self.naam,
            "tabellen": list(self._tabellen),
            "figuren": self._figuren,
            "getoetst": sum(len(tabel.gedrukt) for tabel in self._tabellen.values()),
            "niet_geschreven": self._niet_geschreven,
            "overgenomen": self._overgenomen,
            "bronnen": sorted({bron for tabel in self._tabellen.values() for bron in tabel.cijfers.bronnen}),
            "aanvaardingen": [een.bevinding for een in self._aanvaardingen()],
            "bevindingen": [bevinding.als_json() for bevinding in gesorteerd(bevindingen)],
        }
        html = bevindingen_html(gesorteerd(bevindingen), id_=f"bevindingen-{self.naam}")
        return Getoond(html, f"{len(bevindingen)} bevindingen", {RECORD_MIME: record})

    def _aanvaardingen(self) -> list[Any]:
        """The acceptances of this chapter: those that name one of its tables, claims or texts."""
        return [een for een in self.editie.parameters.aanvaard if een.bevinding.split(" / ")[0] in self._eigen_namen()]

    def _eigen_namen(self) -> set[str]:
        gedrukt = {tabel for hoofdstuk, tabel, _, _ in self._gedrukt if hoofdstuk == self.naam and tabel != TEKST}
        return {*self._tabellen, *gedrukt, f"bewering {self.naam}", f"toelichting {self.naam}"}

    def _bevindingen(self) -> list[Bevinding]:
        return [
            *(een for tabel in self._tabellen.values() for een in Vergelijker(tabel).bevindingen()),
            *self._tabellen_die_ontbreken(),
            *(een for bewering in self._beweringen() for een in self._getoetst(bewering)),
            *self._letterlijke_aantallen(),
        ]

    def _tabellen_die_ontbreken(self) -> list[Bevinding]:
        gedrukt = {tabel for hoofdstuk, tabel, _, _ in self._gedrukt if hoofdstuk == self.naam and tabel != TEKST}
        return [
            Bevinding(tabel, self.naam, "ontbreekt", "een tabel", "staat niet op de pagina", "Elke tabel staat erop.")
            for tabel in sorted(gedrukt - set(self._tabellen))
        ]

    def _beweringen(self) -> list[Bewering]:
        return [een for een in self.editie.parameters.beweringen if een.hoofdstuk == self.naam]

    def _getoetst(self, bewering: Bewering) -> list[Bevinding]:
        gedrukt = bewering.gedrukt
        if gedrukt is None:
            gevonden = self._gedrukt.get((self.naam, TEKST, bewering.naam, ""))
            if gevonden is None or gevonden.waarde is None:
                if not self._gedrukt:
                    return []
                raise ParameterError(
                    f"Bewering '{bewering.naam}' heeft geen 'gedrukt'; gepubliceerd.csv heeft geen aantal met die naam."
                )
            gedrukt = gevonden.waarde
        berekend = self._reken(bewering.naam, bewering.berekening)
        if abs(berekend - gedrukt) <= bewering.marge + EPS:
            return []
        anders = {naam: self._reken(bewering.naam, som) for naam, som in bewering.ook.items()}
        return [
            Bevinding(
                f"bewering {self.naam} / {bewering.naam}",
                self.naam,
                "bewering",
                schrijf(gedrukt),
                schrijf(berekend),
                bewering.bewering,
                tuple(
                    f"het gedrukte getal past wel bij: {naam} ({schrijf(getal_)})"
                    for naam, getal_ in anders.items()
                    if abs(getal_ - gedrukt) <= bewering.marge + EPS
                ),
            )
        ]

    def _reken(self, naam: str, som: str) -> float:
        omgeving = SandboxedEnvironment(undefined=StrictUndefined)
        omgeving.globals = self._namen()
        try:
            uitkomst: Any = omgeving.compile_expression(som, undefined_to_none=False)()
            return float(uitkomst)
        except (TemplateError, TypeError, ValueError, ZeroDivisionError) as error:
            raise ParameterError(f"Bewering '{naam}': de berekening klopt niet ({error}).") from error

    def _letterlijke_aantallen(self) -> list[Bevinding]:
        return [
            Bevinding(
                f"toelichting {self.naam} / {een.sectie} / {een.tekst}",
                self.naam,
                "letterlijk aantal",
                een.tekst,
                "geen cel, geen bron",
                "Een aantal in een toelichting noemt zijn cel of zijn bron.",
            )
            for een in dict.fromkeys(self._toelichting.letterlijk(list(self.editie.parameters.geen_aantal)))
        ]

    def _namen(self) -> dict[str, Any]:
        """The names that a toelichting and a bewering know."""
        return {
            "getal": lambda tabel, rij, kolom: tabellen.toon(self._inhoud(tabel, rij, kolom))[0],
            "cel": self._cel,
            "heel": lambda waarde, decimalen=0: getal(waarde, decimalen),
            "procent": lambda deel, geheel, decimalen=0: f"{getal(100 * deel / geheel, decimalen)} %",
            "verandering": lambda waarde: met_teken(waarde),
            "niet_gedaald": self._niet_gedaald,
            "kwartaal": self.kwartaal.label,
        }

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
        return float(inhoud["waarde"])

    def _niet_gedaald(self, tabel: str, van: str, naar: str) -> int:
        """Count the rows, totals aside, that stand in both columns and are not lower in the second."""
        rijen = dict.fromkeys(rij for rij, _ in self._tabellen[tabel].plaatsen.values() if not rij.endswith("Totaal"))
        paren = [(self._cel(tabel, rij, van), self._cel(tabel, rij, naar)) for rij in rijen]
        return sum(later >= eerder for eerder, later in paren if eerder or later)

    def _bronregel(self, telt: str, bronnen: Sequence[str]) -> str:
        herkomst = [f"{BRONNEN[naam].titel} ({self.editie.parameters.bronnen[naam].herkomst})" for naam in bronnen]
        return f"Telt: {telt}." + (f" Bron: {', '.join(herkomst)}." if herkomst else "")


def _eenheid(cijfers: Cijfers) -> str:
    """Say the unit of a table: 'aantal voorzieningen', 'euro'; several are joined."""
    eenheden = [een for een in dict.fromkeys(cijfers.frame["eenheid"]) if een]
    soorten = {"euro": "in euro", "%": "in %", "fte": "in fte"}
    return ", ".join(soorten.get(een, f"aantal {een}") for een in eenheden)


def _dataresource(
    cijfers: Cijfers, *, naam: str, titel: str, soort: str, plaatsen: Mapping[Sleutel, tuple[str, str]] | None
) -> dict[str, Any]:
    """Give cijfers as a data resource, with their structure: dimensions, totals, unit."""
    frame = cijfers.frame
    velden = [
        {"name": kolom, "type": "number" if frame[kolom].dtype.kind in "fi" else "string"} for kolom in frame.columns
    ]
    return {
        "schema": {"fields": velden, "primaryKey": list(cijfers.dimensies)},
        "data": json.loads(frame.to_json(orient="records", double_precision=10)),
        "monitor": {
            "naam": naam,
            "soort": soort,
            "titel": titel,
            "leden": {dimensie: list(leden) for dimensie, leden in cijfers.leden.items()},
            "bronnen": list(cijfers.bronnen),
            "vergelijkingen": [
                {"cel": list(een.cel), "termen": [[term.factor, list(term.cel)] for term in een.termen]}
                for een in cijfers.vergelijkingen
                if een.afgeleid
            ],
        },
    }
