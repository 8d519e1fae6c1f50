"""A chapter while it is executed: what its notebook opens and shows, and the record that it leaves."""

from dataclasses import replace
from functools import cached_property
from typing import Any, Self

from monitorlib.bedoelt_u import nearest
from monitorlib.controles.alle_controles import Hoofdstukinhoud, bevindingen_van_hoofdstuk, getoetst_van_hoofdstuk
from monitorlib.editie.editie import Editie
from monitorlib.errors import ParameterError, RenderError
from monitorlib.indicatoren.meten.bronnen import bronnen_van_indicatoren
from monitorlib.indicatoren.meten.meten import meet_alle
from monitorlib.pagina.bladen.antwoord import (
    ANTWOORD,
    Antwoord,
    antwoord_html,
    antwoord_van_editie,
    antwoord_van_hoofdstuk,
    geschreven_antwoord,
)
from monitorlib.pagina.bladen.bevindingen import bevindingen_html
from monitorlib.pagina.bladen.indicatoren import Indicatorenblad
from monitorlib.pagina.bladen.kalender import kalender_cijfers, kalender_html, zonder_kalender
from monitorlib.pagina.bladen.puntentabel import puntentabellen
from monitorlib.pagina.bladen.samenvatting import Samenvattingsblad
from monitorlib.pagina.bladen.verantwoording import Verantwoordingsblad
from monitorlib.pagina.by_hand import by_hand, in_a_build, opened_by_hand
from monitorlib.pagina.deur import Deur
from monitorlib.pagina.nagelaten import read_records
from monitorlib.pagina.nodig import nodig
from monitorlib.pagina.record import RECORD_MIME, Nagelaten, Record
from monitorlib.pagina.uitvoer import Uitvoer
from monitorlib.sources.opened.bronnen import Bronnen, gelezen
from monitorlib.sources.vastgelegd import Vastgelegd, eerder_vastgelegd, lees_vastgelegd


class Hoofdstuk(Deur):
    """A chapter of an edition: its sources, its door to the page, and the sheets that it can show."""

    def __init__(self, naam: str, editie: Editie, lezers: str) -> None:
        super().__init__(naam, editie, lezers)
        # The frozen sources: `hoofdstuk.bron("uitkeringen")`; Tab after `hoofdstuk.bron.` lists their names.
        self.bron = Bronnen(editie)
        self._blad: Indicatorenblad | None = None

    def __repr__(self) -> str:
        """Say which chapter of which edition it is, and what is shown so far."""
        getoond = ", ".join(self._tabellen) or "nog geen tabel"
        return f"Hoofdstuk {self.naam} van {self.editie.naam} ({self.lezers}): {getoond}"

    @classmethod
    def open(cls, naam: str, regio: str, periode: str, lezers: str, gemeente: str | None, **instellingen: Any) -> Self:
        """Open a chapter of an edition with the parameters that its notebook received.

        Who opens it by hand, in JupyterLab, gets its sources frozen when they are not, and may try another setting.
        Raises `ParameterError` when the edition does not list the chapter, or when a page would be made with a setting
        that is not what params.yml says.
        """
        editie = Editie.open(regio, periode, gemeente=gemeente)
        blokken = editie.parameters.hoofdstukken.gevraagd()
        if naam not in blokken:
            raise ParameterError(f"Editie {editie.naam} heeft geen hoofdstuk '{naam}'. {nearest(naam, blokken)}")
        if by_hand():
            editie = opened_by_hand(editie, naam, instellingen)
        elif instellingen != blokken[naam].instellingen:
            raise ParameterError(
                f"Hoofdstuk {naam} kreeg {instellingen}, maar params.yml zegt {blokken[naam].instellingen}. Maak "
                "ze gelijk."
            )
        if lezers != "intern" and not in_a_build():
            raise ParameterError(
                f"Lezers '{lezers}' kan hier niet: een openbare editie komt uit monitor publish. Schrijf 'intern'."
            )
        return cls(naam, editie, lezers)

    @property
    def vastgelegd(self) -> tuple[Vastgelegd, ...]:
        """What the editions before this one forecast, the newest first; a gemeente has no record of its own."""
        if self.editie.gemeente:
            return ()
        layout = self.editie.layout
        return tuple(een for naam in eerder_vastgelegd(self.editie) for een in lees_vastgelegd(layout, naam))

    @nodig(opent=bronnen_van_indicatoren)
    def indicatoren(self, perioden_terug: int) -> Indicatorenblad:
        """Measure the indicators that the edition asks for, over so many quarters, its own the last."""
        verberg = self.afscherming.punten if self.afscherming.openbaar else None
        self._blad = Indicatorenblad(self, meet_alle(self.editie, perioden_terug, verberg))
        self._aan_te_halen = puntentabellen(self, self._blad.nagelaten()["punten"])
        return self._blad

    def samenvatting(self) -> Samenvattingsblad:
        """Read what the other chapters left."""
        records = self._gelezen
        self._aan_te_halen = puntentabellen(self, [een for record in records for een in record.punten])
        return Samenvattingsblad(self, records)

    @nodig(mist=zonder_kalender)
    def kalender(self) -> Uitvoer:
        """Show the bestuurlijke kalender of the edition, in the order of the days."""
        return self.tabel(
            kalender_cijfers(self.editie.parameters.kalender),
            naam="bestuurlijke-kalender",
            titel="Bestuurlijke kalender",
            rijen=["onderwerp"],
            kolommen=["wat"],
            telt=None,
        )

    @nodig(mist=zonder_kalender)
    def agenda(self) -> Uitvoer:
        """Show the bestuurlijke kalender by day, with the file for a calendar program."""
        return Uitvoer(kalender_html(self.editie.parameters.kalender), "Agenda")

    @cached_property
    def _verantwoording(self) -> Verantwoordingsblad:
        """What the chapters left, read once for all parts."""
        notebooks = self.editie.output(self.lezers) / "notebooks"
        return Verantwoordingsblad(self.editie, self._gelezen, notebooks, openbaar=self.afscherming.openbaar)

    def verantwoording(self, deel: str) -> Uitvoer:
        """Show a part of the account; raise `RenderError` for one that it does not have."""
        delen = ("antwoord", "bronnen", "vastgesteld", "indicatoren", "samenvatting", "akkoord", "controles", "archief")
        if deel not in delen:
            raise RenderError(f"De verantwoording heeft geen deel '{deel}'. {nearest(deel, delen)}")
        return Uitvoer(getattr(self._verantwoording, deel)(), f"Verantwoording: {deel}")

    def controles(self) -> Uitvoer:
        """Show the bevindingen of this chapter and leave its record; the last cell of every chapter."""
        eigen = self._eigen_antwoord()
        inhoud = self._inhoud()
        record = self._record(inhoud)
        record = replace(record, antwoord=eigen or record.antwoord or self._antwoord(record))
        html = bevindingen_html(
            record.bevindingen,
            record.getoetst,
            id_=f"bevindingen-{self.naam}",
            titel="Bevindingen",
            waar="dit hoofdstuk",
        )
        # On a page the answer stands under the title; who runs the chapter by hand sees it here.
        boven = antwoord_html(record.antwoord) if by_hand() else ""
        return Uitvoer(boven + html, f"{len(record.bevindingen)} bevindingen", {RECORD_MIME: record.als_json()})

    def _record(self, inhoud: Hoofdstukinhoud) -> Record:
        """Gather what the chapter leaves, but for its answer."""
        bronnen = {bron for tabel in self._tabellen.values() for bron in tabel.cijfers.bronnen}
        return Record(
            hoofdstuk=self.naam,
            tabellen=tuple(self._tabellen),
            figuren=tuple(naam.removeprefix("figuur ") for naam in self._titels if naam.startswith("figuur ")),
            getoetst=getoetst_van_hoofdstuk(inhoud),
            niet_geschreven=tuple(sectie for sectie, tekst in self._secties.items() if tekst is None),
            overgenomen=tuple(een for tekst in inhoud.geschreven for een in tekst.overgenomen),
            gelezen=tuple(gelezen(self.editie)),
            bronnen=tuple(sorted(bronnen | self._blad.bronnen if self._blad else bronnen)),
            bevindingen=tuple(bevindingen_van_hoofdstuk(inhoud)),
            wijzigingen=tuple(een for van in self._wijzigingen.values() for een in van),
            **(self._blad.nagelaten() if self._blad else {}),
        )

    def _antwoord(self, record: Record) -> Antwoord:
        """Make the answer of this chapter, or of the edition in the chapter that reads all others."""
        blok = self.editie.parameters.hoofdstukken.gevraagd().get(self.naam)
        if blok and blok.leest_alles:
            return antwoord_van_editie(self._gelezen, self.editie)
        return antwoord_van_hoofdstuk(Nagelaten.van(record, "", ()), self.editie)

    def _eigen_antwoord(self) -> Antwoord:
        """Give the answer that the toelichting writes; empty when it writes none."""
        if not self._toelichting.geschreven(ANTWOORD):
            return ()
        self.toelichting(ANTWOORD)
        tekst = self._secties[ANTWOORD]
        return geschreven_antwoord(tekst.html, self._toelichting.pad) if tekst else ()

    @cached_property
    def _gelezen(self) -> list[Nagelaten]:
        """The records of the chapters that this one reads, read once."""
        namen = self.editie.parameters.hoofdstukken.leest(self.naam)
        return read_records(self.editie.output(self.lezers) / "notebooks", namen)
