"""The door of a chapter to its page: every table, figure and text passes it, and it keeps what was shown."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from IPython.display import display

from monitorlib.bedoelt_u import nearest
from monitorlib.cijfers.kern.argument import wat_is
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import ONDERDRUKT, TOTAAL, Sleutel
from monitorlib.cijfers.rekenen.verloop import Verloop, wijzigingen
from monitorlib.cijfers.toeval.betekenis import MEER, Verandering, in_woorden
from monitorlib.controles.alle_controles import Hoofdstukinhoud
from monitorlib.controles.vergelijk import Vergelijker
from monitorlib.editie.editie import Editie
from monitorlib.editie.stand import Cijferstand, Getalstand
from monitorlib.errors import RenderError, ToelichtingError
from monitorlib.notatie import slug
from monitorlib.pagina.afscherming import Afscherming
from monitorlib.pagina.bladen.nog_open import nog_open_html
from monitorlib.pagina.record import Tabelwijziging
from monitorlib.pagina.uitvoer import DATA_MIME, Uitvoer, dataresource, eenheid
from monitorlib.render.afkortingen import afkortingen_in, voluit
from monitorlib.render.figuren.figuur import ONTBREEKT, Figuur
from monitorlib.render.sjablonen import SJABLONEN
from monitorlib.render.tabellen import tabel as opgemaakt
from monitorlib.render.tabellen.getoonde_tabel import Tabel
from monitorlib.render.tabellen.lange_tabel import achter_totalen
from monitorlib.render.tabellen.tabel import Opmaak
from monitorlib.render.toelichting.getallen_in_tekst import LevendeGetallen
from monitorlib.render.toelichting.toelichting import NOG_TE_SCHRIJVEN, Geschreven, lees_toelichting
from monitorlib.sources.codes.allowed import declared
from monitorlib.sources.gepubliceerd import Gedrukt, read_published
from monitorlib.tijd.periode import Periode
from monitorlib.tijd.woorden import verwoord

# What stands in an address of a page, and in a toelichting that names it.
_NAAM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Deur:
    """What a sheet receives of its chapter: it shows tables, figures and texts, and reads no other chapter."""

    def __init__(self, naam: str, editie: Editie, lezers: str) -> None:
        self.naam, self.editie, self.lezers = naam, editie, lezers
        self.afscherming = Afscherming.van(naam, editie, lezers)
        tekst = editie.toelichting(naam)
        self._toelichting = lees_toelichting(tekst, editie.shown(tekst))
        self._gedrukt = read_published(editie)
        self._cijferstand = Cijferstand.lees(editie)
        self._tabellen: dict[str, Tabel] = {}
        # What a text can quote beside the tables of the page: the numbers of the indicators.
        self._aan_te_halen: Mapping[str, Tabel] = {}
        self._titels: dict[str, str] = {}
        # Of each abbreviation: the table under which it is written out.
        self._uitgelegd: dict[str, str] = {}
        self._wijzigingen: dict[str, list[Tabelwijziging]] = {}
        # The sections of the text that were shown; None while one is still to be written.
        self._secties: dict[str, Geschreven | None] = {}
        # Those of sections that wait for an open place.
        self._wachtend: set[str] = set()
        # What sources lack to lay beside each other, in the order of the page: bron, kolom and what was found.
        self._tekort: dict[tuple[str, str, str], None] = {}

    @property
    def periode(self) -> Periode:
        return self.editie.periode

    @property
    def is_intern(self) -> bool:
        """Tell whether the page is for who makes the edition alone."""
        return self.lezers == "intern"

    @property
    def gemeenten(self) -> tuple[str, ...]:
        """The names of the gemeenten, in the order of the tables."""
        return tuple(self.editie.gemeentenamen.values())

    @property
    def samen(self) -> str:
        """What a figure calls the whole: all gemeenten together, or the only one."""
        namen = self.gemeenten if self.editie.gemeente is None else self.gemeenten[:1]
        return namen[0] if len(namen) == 1 else "Alle gemeenten samen"

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
        leeg: str = "",
        uit_punten: bool = False,
    ) -> Uitvoer:
        """Show cijfers as a table, checked against what was printed and against the rules that they carry.

        `rijen` and `kolommen` name the dimensions down and across; `telt` says in words what is counted,
        None of a table of words. `verloop` says what in it changed, for the samenvatting. `leeg` is the sentence that
        stands in the place of a table without rows, where that can be; a table without any number is a sentence
        that says why, and a text can still ask for its cells. `uit_punten` says that it is made of measured points.
        Raises `RenderError` for a dimension that has no place or a name used twice.
        """
        _keur(cijfers, Cijfers, "tabel", "cijfers, zoals .per(...) of cijfers_uit(...) ze geeft")
        for wat, gegeven in (("rijen", rijen), ("kolommen", kolommen)):
            if isinstance(gegeven, str):
                raise RenderError(f"tabel: {wat} is een lijst van dimensies; schrijf {wat}=['{gegeven}'].")
        titel, telt = self._woord(titel), telt and self._woord(telt)
        cijfers = self.afscherming.tabel(self._zonder_overbodig_totaal(cijfers), naam, uit_punten=uit_punten)
        if not cijfers.cellen() and leeg:
            return Uitvoer(f"<p>{escape(leeg)}</p>", f"Geen tabel: {titel}")
        if not cijfers.cellen():
            if self.editie.gemeente is None:
                raise RenderError(f"Tabel {naam}: er is geen enkele rij om te tonen; {ONTBREEKT}")
            return Uitvoer(f"<p>{escape(titel)}: hier is niets om te tonen.</p>", f"Geen tabel: {titel}")
        self.noteer(f"tabel {naam}", titel)
        opmaak = Opmaak(tuple(rijen), tuple(kolommen), " en ".join(rijen).capitalize())
        plaatsen = opgemaakt.plaatsen(cijfers, opmaak)
        tabel = Tabel(self.naam, naam, cijfers, plaatsen, self._gedrukt_in(naam, cijfers, plaatsen), titel)
        self._tabellen[naam] = tabel
        if zonder := opgemaakt.waarom_geen_getal(cijfers):
            zin = f"{titel}: hier is {self._nog_geen} getal; {zonder}."
            return Uitvoer(f"<p>{escape(zin)}</p>", f"Geen tabel: {titel}")
        kop, stand = self._kop(f"tabel {naam}"), self._stand(f"tabel {naam}", cijfers)
        gewijzigd = wijzigingen(cijfers, verloop) if verloop else []
        self._wijzigingen[naam] = [Tabelwijziging(naam, titel, een) for een in gewijzigd]
        html = opgemaakt.html(
            cijfers,
            opmaak,
            id_=f"tabel-{naam}",
            titel=kop or titel,
            eenheid=", ".join(filter(None, (kop and titel, eenheid(cijfers)))),
            bron=" ".join(
                filter(None, (self._bronregel(telt, cijfers.bronnen), self._voluit(tabel, titel), stand.zin))
            ),
            merken=Vergelijker(tabel).merken(),
        )
        gegevens = dataresource(
            cijfers, naam=naam, titel=titel, soort="tabel", stand=stand, met_herkomst=self.is_intern
        )
        return Uitvoer(achter_totalen(html, cijfers, opmaak, naam, titel), f"Tabel: {titel}", {DATA_MIME: gegevens})

    def tabellen(self, cijfers: Cijfers, *, per: str, naam: str, titel: str, **opmaak: Any) -> None:
        """Show one table for each member of a dimension; `titel` holds its name as '{}'. The rest is as in `tabel`."""
        for lid, deel in cijfers.splits(per).items():
            display(  # type: ignore[no-untyped-call]
                self.tabel(deel, naam=f"{naam}-{slug(lid)}", titel=titel.format(lid), **opmaak)
            )

    def figuur(self, figuur: Figuur, *, naam: str, titel: str, telt: str) -> Uitvoer:
        """Show a figure with its alt text, and its numbers one click away.

        A sentence stands in the place of a figure without any number: a young register has none yet, and a gemeente
        can lack what its region has. The tables say why.
        """
        _keur(figuur, Figuur, "figuur", "wat een vorm tekent, zoals samenstelling(cijfers, per=..., delen=...)")
        titel, telt = self._woord(titel), self._woord(telt)
        figuur = self.afscherming.figuur(figuur, naam)
        if figuur.leeg:
            zin = f"{titel}: hier is {self._nog_geen} getal om te tekenen."
            return Uitvoer(f"<p>{escape(zin)}</p>", f"Geen figuur: {titel}")
        if self.editie.gemeente and _is_een_staaf(figuur):
            return Uitvoer("", f"Geen figuur van één staaf: {titel}")
        self.noteer(f"figuur {naam}", titel)
        cijfers = figuur.cijfers
        stand = self._stand(f"figuur {naam}", cijfers)
        kop = self._kop(f"figuur {naam}", {naam: self._getekend(naam, figuur)})
        html = figuur.html(
            id_=f"figuur-{naam}",
            titel=kop or titel,
            onder=titel if kop else "",
            tabel=opgemaakt.html(
                cijfers,
                Opmaak(figuur.rijen, figuur.kolommen, " en ".join(figuur.rijen).capitalize()),
                id_=f"cijfers-{naam}",
                titel=f"Cijfers bij: {titel}",
                eenheid=eenheid(cijfers),
                bron=" ".join(filter(None, (self._bronregel(telt, cijfers.bronnen), stand.zin))),
            ),
        )
        gegevens = dataresource(
            cijfers, naam=naam, titel=titel, soort="figuur", stand=stand, met_herkomst=self.is_intern
        )
        return Uitvoer(html, f"Figuur: {titel}. {figuur.alt(kop or titel)}", {DATA_MIME: gegevens})

    def toelichting(self, sectie: str) -> Uitvoer:
        """Show a section of the edition's own text; the tables that it quotes stand above it.

        A gemeente for which nobody wrote has none: the text of the region is not about it.
        """
        if self.editie.gemeente and not self._toelichting.secties:
            return Uitvoer("", f"Geen toelichting: {sectie}")
        tekst = self._schrijf(sectie)
        return Uitvoer(tekst.html if tekst else NOG_TE_SCHRIJVEN, f"Toelichting: {sectie}")

    def _schrijf(self, sectie: str, getekend: Mapping[str, Tabel] | None = None) -> Geschreven | None:
        """Write a section with the numbers that are there so far, and keep what it says."""
        getallen = LevendeGetallen({**(getekend or {}), **self._aan_te_halen, **self._tabellen}, self.periode)
        tekst = self._toelichting.schrijf(sectie, getallen, self.editie.parameters.geen_aantal)
        self._secties[sectie] = tekst
        return tekst

    def _kop(self, wat: str, getekend: Mapping[str, Tabel] | None = None) -> str:
        """Give the bewering that a text puts over a table or figure; '' when it has none for it."""
        sectie = f"Titel van {wat}"
        tekst = self._schrijf(sectie, getekend) if self._toelichting.geschreven(sectie) else None
        if tekst and not tekst.beweringen:
            raise ToelichtingError(
                f"{self._toelichting.pad}, sectie {sectie}: een titel in een toelichting is een bewering; schrijf "
                '{{ bewering("zin", cel(...) > cel(...)) }}.'
            )
        return tekst.tekst if tekst else ""

    def _voluit(self, tabel: Tabel, titel: str) -> str:
        """Write out the abbreviations of a table that no table before it explains."""
        namen = dict.fromkeys(naam for plaats in tabel.plaatsen.values() for naam in plaats)
        gevonden = afkortingen_in((titel, *namen))
        hier = {een for een in gevonden if self._uitgelegd.setdefault(een, tabel.naam) == tabel.naam}
        return voluit({een: zo for een, zo in gevonden.items() if een in hier})

    def _getekend(self, naam: str, figuur: Figuur) -> Tabel:
        """Give the numbers of a figure as a table, so that its title can be about them."""
        opmaak = Opmaak(figuur.rijen, figuur.kolommen, "")
        return Tabel(self.naam, naam, figuur.cijfers, opgemaakt.plaatsen(figuur.cijfers, opmaak))

    def betekenis(self, veranderingen: Sequence[Verandering]) -> Uitvoer:
        """Show what the last change of each row means: chance or more than that, as `veranderingen(...)` gives it."""
        if self.afscherming.openbaar:
            raise RenderError(
                f"Hoofdstuk {self.naam}: betekenis(...) zegt getallen die in geen tabel staan, en kan dus niet "
                "openbaar. Haal de cel weg, of zet in params.yml bij deze telling geen betekenis."
            )
        html = SJABLONEN.get_template("pagina/bladen/betekenis.html.j2").render(
            veranderingen=[(in_woorden(een), een.oordeel in MEER) for een in veranderingen],
            voorlopig=any(een.toets and een.spreiding.voorlopig for een in veranderingen),
        )
        if not any(een.eerder for een in veranderingen):
            html = "<p>Er is nog geen eerder getal om mee te vergelijken.</p>"
        return Uitvoer(html, f"Betekenis: {len(veranderingen)} veranderingen")

    def nog_open(
        self, sleutels: Sequence[str], *, tekort: Sequence[tuple[str, str, str]], teksten: Sequence[str]
    ) -> Uitvoer:
        """Say in the place of a section what to write where; `teksten` are those that it shows when that is done.

        `tekort` is what a source lacks to lay beside each other: bron, kolom and what was found.
        """
        self._wachtend |= set(teksten)
        self._tekort |= dict.fromkeys(tekort)
        waarop = [*sleutels, *(bron for bron, _, _ in tekort)]
        return Uitvoer(nog_open_html(self.editie, sleutels, tekort), f"Nog open: {', '.join(waarop)}")

    @property
    def _nog_geen(self) -> str:
        """Of a region a number can still come; a gemeente can lack for good what its region has."""
        return "nog geen" if self.editie.gemeente is None else "geen"

    def _woord(self, tekst: str) -> str:
        tekst = verwoord(tekst, self.periode)
        return tekst.replace(" per gemeente", "") if self.editie.gemeente else tekst

    def _gedrukt_in(
        self, tabel: str, cijfers: Cijfers, plaatsen: Mapping[Sleutel, tuple[str, str]]
    ) -> dict[tuple[str, str], Gedrukt]:
        """Give by its place what was printed in a table, but for what is hidden."""
        verborgen = {plaatsen[cel] for cel, inhoud in cijfers.cellen().items() if inhoud.teken == ONDERDRUKT}
        return {
            (rij, kolom): gedrukt
            for (hoofdstuk, van, rij, kolom), gedrukt in self._gedrukt.items()
            if (hoofdstuk, van) == (self.naam, tabel) and (rij, kolom) not in verborgen
        }

    def _zonder_overbodig_totaal(self, cijfers: Cijfers) -> Cijfers:
        """Leave out of a table of one gemeente the total over gemeenten: it is the gemeente itself."""
        leden = cijfers.leden.get("gemeente", ())
        overbodig = self.editie.gemeente and len(leden) == 2 and TOTAAL in leden
        return cijfers.zonder("gemeente", TOTAAL) if overbodig else cijfers

    def noteer(self, wat: str, titel: str) -> None:
        """Keep a name to one table or figure; running the same cell again is fine."""
        if not _NAAM.fullmatch(wat.split(" ", 1)[1]):
            raise RenderError(
                f"{wat}: een naam heeft kleine letters, cijfers en streepjes, zoals 'trajecten-wmo'. Kies zo'n naam."
            )
        if self._titels.setdefault(wat, titel) != titel:
            raise RenderError(f"Hoofdstuk {self.naam} heeft al een {wat}: '{self._titels[wat]}'. Kies een andere naam.")

    def _inhoud(self) -> Hoofdstukinhoud:
        """Give what was shown, for the controles; raise `ToelichtingError` for a text that nothing shows."""
        # A heading without text says nothing that could get lost: its section may be taken out of params.yml.
        geschreven = [sectie for sectie in self._toelichting.secties if self._toelichting.geschreven(sectie)]
        elders = (*self._secties, *self._wachtend, *self._van_eigen_secties())
        ongebruikt = [sectie for sectie in geschreven if sectie not in elders]
        if ongebruikt:
            raise ToelichtingError(
                f"{self._toelichting.pad}: sectie '{ongebruikt[0]}' wordt nergens getoond. "
                f"{nearest(ongebruikt[0], self._secties)}"
            )
        getoond = [tekst for tekst in self._secties.values() if tekst is not None]
        return Hoofdstukinhoud(
            self.naam,
            self.editie,
            self._tabellen,
            self._gedrukt,
            self._toelichting,
            getoond,
            tuple(self._secties),
            tuple(self._tekort),
            self.afscherming.openbaar,
        )

    def _van_eigen_secties(self) -> Iterator[str]:
        """Name the texts of the edition's own sections: a notebook of the library, run by hand, lacks their cells."""
        blok = self.editie.parameters.hoofdstukken.gevraagd().get(self.naam)
        for naam, sectie in self.editie.parameters.secties.items():
            if blok and naam in blok.secties and sectie.toelichting:
                yield sectie.titel

    def _stand(self, wat: str, cijfers: Cijfers) -> Getalstand:
        """Tell whether cijfers may still change, by what the edition declares of the table and of its sources."""
        momenten = {een.moment for een in cijfers.regels.kenmerken.values()}
        return self._cijferstand.van(self.naam, wat, cijfers.bronnen, momenten)

    def _bronregel(self, telt: str | None, bronnen: Sequence[str]) -> str:
        herkomst = [
            f"{declared(self.editie, naam).titel} ({self.editie.parameters.bronnen[naam].herkomst})" for naam in bronnen
        ]
        zinnen = [f"Telt: {telt}."] if telt else []
        return " ".join([*zinnen, f"Bron: {', '.join(herkomst)}."] if herkomst else zinnen)


def _is_een_staaf(figuur: Figuur) -> bool:
    """Tell whether a figure has nothing to compare: a single number, or gemeenten of which there is one."""
    gemeenten = [een for een in figuur.cijfers.leden.get("gemeente", ()) if een != TOTAAL]
    return len(figuur.cijfers.cellen()) == 1 or (figuur.rijen == ("gemeente",) and len(gemeenten) == 1)


def _keur(gegeven: object, soort: type, deur: str, wat: str) -> None:
    """Refuse what is not of the kind that a door takes, with the kind that it does take."""
    if not isinstance(gegeven, soort):
        raise RenderError(f"{deur} toont {wat}; gegeven is {wat_is(gegeven)}.")
