"""A chapter while it is executed: its sources, its door to the page, and what it leaves for others to read."""

import re
from collections.abc import Sequence
from functools import cached_property
from html import escape
from typing import Any, Self

from IPython.display import display

from monitorlib.cijfers.argument import wat_is
from monitorlib.cijfers.cijfers import Cijfers
from monitorlib.cijfers.verloop import Verloop, Wijziging, wijzigingen
from monitorlib.controles.bevinding import Bevinding, beoordeel, gesorteerd
from monitorlib.controles.getoetst import Getoetst
from monitorlib.controles.proeven import Proeven, tel
from monitorlib.controles.tabel import Tabel
from monitorlib.controles.totalen import totaalbevindingen
from monitorlib.controles.vergelijk import Vergelijker
from monitorlib.deur import deur
from monitorlib.editie import Editie
from monitorlib.errors import ParameterError, RenderError, ToelichtingError, nearest
from monitorlib.indicatoren.bronnen import bronnen_van_indicatoren
from monitorlib.indicatoren.meten import meet_alle
from monitorlib.kwartaal import Kwartaal
from monitorlib.notatie import slug
from monitorlib.parameters import Bewering
from monitorlib.render import tabel as tabellen
from monitorlib.render.bevindingen import bevindingen_html
from monitorlib.render.beweringen import gedrukt_aantal, toets
from monitorlib.render.figuur import ONTBREEKT, Figuur
from monitorlib.render.getoond import DATA_MIME, Getoond, dataresource, eenheid
from monitorlib.render.indicatoren import PER_INDICATOR, Indicatorenblad
from monitorlib.render.kalender import kalender_cijfers, kalender_html, zonder_kalender
from monitorlib.render.levend import LevendeGetallen
from monitorlib.render.record import RECORD_MIME
from monitorlib.render.samenvatting import Samenvatting
from monitorlib.render.tabel import Opmaak
from monitorlib.render.tekstcontrole import letterlijke_aantallen, ongewijzigd
from monitorlib.render.toelichting import NOG_TE_SCHRIJVEN, Geschreven, lees_toelichting
from monitorlib.render.verantwoording import Verantwoording
from monitorlib.sources.catalogue import BRONNEN
from monitorlib.sources.opened import Bronnen, gelezen
from monitorlib.sources.published import TEKST, read_published

# What stands in an address of a page, and in a toelichting that names it.
_NAAM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Hoofdstuk:
    """The door of one chapter. Every table, figure and live number of the page passes through it."""

    def __init__(self, naam: str, editie: Editie, lezers: str) -> None:
        self.naam, self.editie, self.lezers = naam, editie, lezers
        # The frozen sources: `hoofdstuk.bron("uitkeringen")`; Tab after `hoofdstuk.bron.` lists their names.
        self.bron = Bronnen(editie)
        tekst = editie.toelichting(naam)
        self._toelichting = lees_toelichting(tekst, editie.shown(tekst))
        self._gedrukt = read_published(editie)
        self._tabellen: dict[str, Tabel] = {}
        self._titels: dict[str, str] = {}
        self._wijzigingen: dict[str, list[Wijziging]] = {}
        # The sections of the text that were shown; None while one is still to be written.
        self._secties: dict[str, Geschreven | None] = {}
        self._blad: Indicatorenblad | None = None

    def __repr__(self) -> str:
        """Say which chapter of which edition it is, and what is shown so far."""
        getoond = ", ".join(self._tabellen) or "nog geen tabel"
        return f"Hoofdstuk {self.naam} van {self.editie.naam} ({self.lezers}): {getoond}"

    @classmethod
    def open(cls, naam: str, regio: str, kwartaal: str, lezers: str, gemeente: str | None, **instellingen: Any) -> Self:
        """Open a chapter of an edition with the parameters that its notebook received.

        Raises `ParameterError` when the edition does not list the chapter, or when a setting is not what params.yml
        says: a page never shows another parameter than the one that was asked for.
        """
        editie = Editie.open(regio, kwartaal, gemeente=gemeente)
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

    def tabel(
        self,
        cijfers: Cijfers,
        *,
        naam: str,
        titel: str,
        rijen: Sequence[str],
        kolommen: Sequence[str],
        telt: str | None,
        verloop: Verloop | None = None,
    ) -> Getoond:
        """Show cijfers as a table, checked against what was printed and against the rules that they carry.

        `rijen` and `kolommen` name the dimensions down and across; `telt` says in words what is counted,
        None of a table of words. `verloop` says what in it changed, for the samenvatting.
        Raises `RenderError` for a dimension that has no place or a name used twice.
        """
        _keur(cijfers, Cijfers, "tabel", "cijfers, zoals .per(...) of cijfers_uit(...) ze geeft")
        for wat, gegeven in (("rijen", rijen), ("kolommen", kolommen)):
            if isinstance(gegeven, str):
                raise RenderError(f"tabel: {wat} is een lijst van dimensies; schrijf {wat}=['{gegeven}'].")
        if not cijfers.cellen():
            if self.editie.gemeente is None:
                raise RenderError(f"Tabel {naam}: er is geen enkele rij om te tonen; {ONTBREEKT}")
            return Getoond(f"<p>{escape(titel)}: hier is niets om te tonen.</p>", f"Geen tabel: {titel}")
        self._noteer(f"tabel {naam}", titel)
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
        self._wijzigingen[naam] = wijzigingen(cijfers, verloop) if verloop else []
        html = tabellen.html(
            cijfers,
            opmaak,
            id_=f"tabel-{naam}",
            titel=titel,
            eenheid=eenheid(cijfers),
            bron=self._bronregel(telt, cijfers.bronnen),
            merken=Vergelijker(tabel).merken(),
        )
        gegevens = dataresource(cijfers, naam=naam, titel=titel, soort="tabel")
        return Getoond(html, f"Tabel: {titel}", {DATA_MIME: gegevens})

    def tabellen(self, cijfers: Cijfers, *, per: str, naam: str, titel: str, **opmaak: Any) -> None:
        """Show one table for each member of a dimension; `titel` holds its name as '{}'. The rest is as in `tabel`."""
        for lid, deel in cijfers.splits(per).items():
            display(  # type: ignore[no-untyped-call]
                self.tabel(deel, naam=f"{naam}-{slug(lid)}", titel=titel.format(lid), **opmaak)
            )

    @deur(opent=bronnen_van_indicatoren)
    def indicatoren(self, kwartalen_terug: int) -> Indicatorenblad:
        """Measure the indicators that the edition asks for, over so many quarters, its own the last."""
        self._blad = Indicatorenblad(self, meet_alle(self.editie, kwartalen_terug))
        return self._blad

    def samenvatting(self) -> Samenvatting:
        """Read what the other chapters left."""
        return Samenvatting(self)

    @deur(mist=zonder_kalender)
    def kalender(self) -> Getoond:
        """Show the bestuurlijke kalender of the edition, in the order of the days."""
        return self.tabel(
            kalender_cijfers(self.editie.parameters.kalender),
            naam="bestuurlijke-kalender",
            titel="Bestuurlijke kalender",
            rijen=["onderwerp"],
            kolommen=["wat"],
            telt=None,
        )

    @deur(mist=zonder_kalender)
    def agenda(self) -> Getoond:
        """Show the bestuurlijke kalender by day, with the file for a calendar program."""
        return Getoond(kalender_html(self.editie.parameters.kalender), "Agenda")

    def figuur(self, figuur: Figuur, *, naam: str, titel: str, telt: str) -> Getoond:
        """Show a figure with its alt text, and its numbers one click away.

        Raises `RenderError` for a figure without any number. On the pages of one gemeente a sentence stands in its
        place: the region has the number, this gemeente not.
        """
        _keur(figuur, Figuur, "figuur", "wat een vorm tekent, zoals samenstelling(cijfers, per=..., delen=...)")
        if figuur.leeg:
            if self.editie.gemeente is None:
                raise RenderError(figuur.leeg)
            return Getoond(f"<p>{escape(titel)}: hier is geen getal om te tekenen.</p>", f"Geen figuur: {titel}")
        self._noteer(f"figuur {naam}", titel)
        cijfers = figuur.cijfers
        html = figuur.html(
            id_=f"figuur-{naam}",
            titel=titel,
            tabel=tabellen.html(
                cijfers,
                Opmaak(figuur.rijen, figuur.kolommen, " en ".join(figuur.rijen).capitalize()),
                id_=f"cijfers-{naam}",
                titel=f"Cijfers bij: {titel}",
                eenheid=eenheid(cijfers),
                bron=self._bronregel(telt, cijfers.bronnen),
            ),
        )
        gegevens = dataresource(cijfers, naam=naam, titel=titel, soort="figuur")
        return Getoond(html, f"Figuur: {titel}. {figuur.alt(titel)}", {DATA_MIME: gegevens})

    def toelichting(self, sectie: str) -> Getoond:
        """Show a section of the quarter's own text; the tables that it quotes stand above it.

        A gemeente for which nobody wrote has none: the text of the region is not about it.
        """
        if self.editie.gemeente and not self._toelichting.secties:
            return Getoond("", f"Geen toelichting: {sectie}")
        getallen = LevendeGetallen(self._tabellen, self.kwartaal)
        tekst = self._toelichting.schrijf(sectie, getallen, self.editie.parameters.geen_aantal)
        self._secties[sectie] = tekst
        return Getoond(tekst.html if tekst else NOG_TE_SCHRIJVEN, f"Toelichting: {sectie}")

    @cached_property
    def _verantwoording(self) -> Verantwoording:
        """What the chapters left, read once for all parts."""
        return Verantwoording(self.editie, self.naam, self.lezers)

    def verantwoording(self, deel: str) -> Getoond:
        """Show a part of the account: bronnen, vastgesteld, indicatoren, samenvatting, controles or versies."""
        delen = ("bronnen", "vastgesteld", "indicatoren", "samenvatting", "controles", "versies")
        if deel not in delen:
            raise RenderError(f"De verantwoording heeft geen deel '{deel}'. {nearest(deel, delen)}")
        return Getoond(getattr(self._verantwoording, deel)(), f"Verantwoording: {deel}")

    def controles(self) -> Getoond:
        """Show the bevindingen of this chapter and leave its record; the last cell of every chapter."""
        # A heading without text says nothing that could get lost: its section may be taken out of params.yml.
        geschreven = [sectie for sectie in self._toelichting.secties if self._toelichting.geschreven(sectie)]
        ongebruikt = [sectie for sectie in geschreven if sectie not in self._secties]
        if ongebruikt:
            raise ToelichtingError(
                f"{self._toelichting.pad}: sectie '{ongebruikt[0]}' wordt nergens getoond. "
                f"{nearest(ongebruikt[0], self._secties)}"
            )
        aanvaard = [een for een in self.editie.parameters.aanvaard if een.hoofdstuk == self.naam]
        bevindingen = gesorteerd(beoordeel(self._bevindingen(), aanvaard))
        getoetst = self._getoetst()
        bronnen = {bron for tabel in self._tabellen.values() for bron in tabel.cijfers.bronnen}
        record = {
            "hoofdstuk": self.naam,
            "tabellen": list(self._tabellen),
            "figuren": [naam.removeprefix("figuur ") for naam in self._titels if naam.startswith("figuur ")],
            "getoetst": getoetst.als_json(),
            "niet_geschreven": [sectie for sectie, tekst in self._secties.items() if tekst is None],
            "overgenomen": [een for tekst in self._geschreven() for een in tekst.overgenomen],
            "gelezen": gelezen(self.editie),
            "bronnen": sorted(bronnen | self._blad.bronnen if self._blad else bronnen),
            "bevindingen": [bevinding.als_json() for bevinding in bevindingen],
            "wijzigingen": [
                {"tabel": naam, "titel": self._titels[f"tabel {naam}"], "wijziging": een.als_json()}
                for naam, van in self._wijzigingen.items()
                for een in van
            ],
            **(self._blad.als_record() if self._blad else {naam: [] for naam in PER_INDICATOR}),
        }
        html = bevindingen_html(
            bevindingen,
            getoetst,
            id_=f"bevindingen-{self.naam}",
            titel="Bevindingen",
            waar="dit hoofdstuk",
        )
        return Getoond(html, f"{len(bevindingen)} bevindingen", {RECORD_MIME: record})

    def _noteer(self, wat: str, titel: str) -> None:
        """Keep a name to one table or figure; running the same cell again is fine."""
        if not _NAAM.fullmatch(wat.split(" ", 1)[1]):
            raise RenderError(f"{wat}: een naam heeft kleine letters, cijfers en streepjes, zoals 'trajecten-wmo'.")
        if self._titels.setdefault(wat, titel) != titel:
            raise RenderError(f"Hoofdstuk {self.naam} heeft al een {wat}: '{self._titels[wat]}'.")

    def _bevindingen(self) -> list[Bevinding]:
        return [
            *(een for tabel in self._tabellen.values() for een in Vergelijker(tabel).bevindingen()),
            *(een for tabel in self._tabellen.values() for een in totaalbevindingen(tabel)),
            *self._tabellen_die_ontbreken(),
            *self._beweringen(),
            *letterlijke_aantallen(self.naam, self._toelichting, self._geschreven()),
            *ongewijzigd(self.editie, self.naam, self._toelichting),
        ]

    def _geschreven(self) -> list[Geschreven]:
        return [tekst for tekst in self._secties.values() if tekst is not None]

    def _tabellen_die_ontbreken(self) -> list[Bevinding]:
        gedrukt = {tabel for hoofdstuk, tabel, _, _ in self._gedrukt if hoofdstuk == self.naam and tabel != TEKST}
        return [
            Bevinding(tabel, self.naam, "ontbreekt", "een tabel", "staat niet op de pagina", "Elke tabel staat erop.")
            for tabel in sorted(gedrukt - set(self._tabellen))
        ]

    def _beweringen(self) -> list[Bevinding]:
        getallen = LevendeGetallen(self._tabellen, self.kwartaal)
        return [bevinding for een in self._eigen_beweringen() for bevinding in toets(een, self._gedrukt, getallen)]

    def _eigen_beweringen(self) -> list[Bewering]:
        return [een for een in self.editie.parameters.beweringen if een.hoofdstuk == self.naam]

    def _getoetst(self) -> Getoetst:
        """Count what was held against something in the tables, the claims and the texts of this chapter."""
        gedrukt = [gedrukt_aantal(een, self._gedrukt) for een in self._eigen_beweringen()]
        beweringen = Getoetst.van(
            ("bewering" for een in gedrukt if een is not None),
            ("zonder gedrukt aantal" for een in gedrukt if een is None),
        )
        in_tekst = sum(tekst.gebrond + len(tekst.letterlijk) for tekst in self._geschreven())
        tabellen = (tel(Proeven(tabel)) for tabel in self._tabellen.values())
        return sum(tabellen, beweringen + Getoetst({"tekst": in_tekst}))

    def _bronregel(self, telt: str | None, bronnen: Sequence[str]) -> str:
        herkomst = [f"{BRONNEN[naam].titel} ({self.editie.parameters.bronnen[naam].herkomst})" for naam in bronnen]
        zinnen = [f"Telt: {telt}."] if telt else []
        return " ".join([*zinnen, f"Bron: {', '.join(herkomst)}."] if herkomst else zinnen)


def _keur(gegeven: object, soort: type, deur: str, wat: str) -> None:
    """Refuse what is not of the kind that a door takes, with the kind that it does take."""
    if not isinstance(gegeven, soort):
        raise RenderError(f"{deur} toont {wat}; gegeven is {wat_is(gegeven)}.")
