"""Write the pages that explain the numbers of an edition into its site: one for each table and figure with numbers."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from monitorlib.engine.stale.state import BESTAND, notebook_of
from monitorlib.indicatoren.catalogus.catalogus import gevraagd
from monitorlib.indicatoren.catalogus.indicator import Indicator
from monitorlib.pagina.beeld import telt_van
from monitorlib.pagina.nagelaten import Executed
from monitorlib.pagina.uitvoer import DATA_MIME, eenheid_in_woorden
from monitorlib.publish.exporter import Page, finish, stylesheet
from monitorlib.publish.indicatorpaginas import in_folder
from monitorlib.publish.menu import Menupunt
from monitorlib.publish.tabelplaats import Tabelplaats, uitvoer_met_plaats
from monitorlib.publish.uitleg.adres import plaats_van
from monitorlib.publish.uitleg.bladzijde import Uitlegblad, bronuitleg, definitie, rijen_html, wegwijzer
from monitorlib.publish.uitleg.bronverslag import Bronverslag, bronverslagen, momenten_van
from monitorlib.publish.uitleg.cellen import Tabelcellen
from monitorlib.publish.uitleg.reeksen import Bekend, moment_kort
from monitorlib.publish.uitleg.regels import bij_tabel, regels_van
from monitorlib.vormen.namen import CSV_MAP, csv_bestand

# Of tables with many moments these are enough to see which they are.
_MOMENTEN = 12
# Of the table of all indicators each number stands elsewhere too.
_ELDERS = 8


@dataclass(frozen=True)
class Getoondetabel:
    """A table or figure of a chapter: where it stands, its data, and what it says that it counts."""

    plaats: Tabelplaats
    gegevens: Mapping[str, Any]
    telt: str

    @property
    def over(self) -> Mapping[str, Any]:
        """What its data say of it."""
        over: Mapping[str, Any] = self.gegevens["monitor"]
        return over

    @property
    def pagina(self) -> str:
        """The page that explains it."""
        return plaats_van(self.plaats.hoofdstuk.naam, self.over)

    @property
    def adres(self) -> str:
        """Its address on a page of the site."""
        return f"{self.plaats.pagina}#{self.over['soort']}-{self.over['naam']}"


@dataclass(frozen=True)
class Uitlegschrijver:
    """What the pages of an edition are made of: what its chapters left, its sources, its numbers of before."""

    ready: Executed
    page: Page
    tabellen: tuple[Getoondetabel, ...]

    def blad(self, een: Getoondetabel) -> Uitlegblad:
        """Give all that stands on the page of one table."""
        cellen = Tabelcellen(een.gegevens, self._bekend)
        uitgelegd = list(cellen.uitgelegd())
        bevindingen = bij_tabel(self.ready.bevindingen, een.plaats.hoofdstuk.naam, een.over)
        eenheden = dict.fromkeys(rij["eenheid"] for rij in een.gegevens["data"] if rij["eenheid"])
        return Uitlegblad(
            titel=een.over["titel"],
            soort=een.over["soort"],
            hoofdstuk=een.plaats.hoofdstuk.titel,
            sectie=een.plaats.sectie,
            adres=een.adres,
            eenheid=", ".join(map(eenheid_in_woorden, eenheden)),
            definitie=definitie(een.telt, self._uitleg(een), een.over, _momenten(cellen)),
            bronnen=[bronuitleg(self._bronnen[naam], cellen) for naam in een.over["bronnen"] if naam in self._bronnen],
            regels=list(regels_van(een.over, bevindingen)),
            ook=list(self._ook(een, cellen)),
            bestanden=list(self._bestanden(een)),
            naar=wegwijzer(cellen, uitgelegd),
            rijen=rijen_html(uitgelegd),
        )

    @cached_property
    def _bekend(self) -> Bekend:
        return Bekend.van(self.ready.editie, (plek for een in self.ready.records for plek in een.plekken))

    @cached_property
    def _bronnen(self) -> Mapping[str, Bronverslag]:
        kenmerken = (een for tabel in self.tabellen for een in tabel.over["kenmerken"])
        namen = self.ready.editie.parameters.bronnen
        momenten = momenten_van(((een["begrip"], een["moment"]) for een in kenmerken), namen)
        return bronverslagen(self.ready.editie, momenten)

    @cached_property
    def _indicatoren(self) -> Mapping[str, Indicator]:
        return {een.naam: een for een in gevraagd(self.ready.editie)}

    @cached_property
    def _naam_van(self) -> Mapping[str, str]:
        return {een.naam: een.titel for een in self.page.hoofdstukken}

    @cached_property
    def _adressen(self) -> Mapping[tuple[str, str, str], str]:
        return {(een.plaats.hoofdstuk.naam, een.over["soort"], een.over["naam"]): een.adres for een in self.tabellen}

    def _uitleg(self, een: Getoondetabel) -> str:
        """Give the words above a table; of an indicator its definition."""
        indicator = self._indicatoren.get(een.plaats.sectie) if een.plaats.van_indicator else None
        return indicator.definitie if indicator else een.plaats.uitleg

    def _ook(self, een: Getoondetabel, cellen: Tabelcellen) -> Iterator[tuple[str, str]]:
        """Give the other tables and figures in which numbers of this one stand too."""
        hier = (een.plaats.hoofdstuk.naam, een.over["soort"], een.over["naam"])
        plaatsen = {plek for van in cellen.kenmerken.values() for plek in self._bekend.plaatsen.get(van, ())}
        elders = sorted(een for een in plaatsen if een[:3] != hier)
        for hoofdstuk, soort, tabel, titel in elders[:_ELDERS]:
            naam = f"{self._naam_van.get(hoofdstuk, hoofdstuk)}, {soort} {titel}"
            yield self._adressen[hoofdstuk, soort, tabel], naam

    def _bestanden(self, een: Getoondetabel) -> Iterator[tuple[str, str]]:
        naam, titel = een.plaats.hoofdstuk.naam, een.plaats.hoofdstuk.titel
        yield notebook_of(naam), f"Het uitgevoerde notebook van {titel}: de berekening en de cijfers"
        yield "manifest.json", "Het manifest: parameters, bronnen met hun hash, versies en commit"
        yield BESTAND, "Het bouwbestand: waaruit elk hoofdstuk is gemaakt, met hashes"
        csv = f"{CSV_MAP}/{csv_bestand(naam, een.over)}"
        if (self.ready.folder / csv).is_file():
            yield csv, "Deze cijfers als open data (CSV)"
        if een.plaats.van_indicator:
            yield een.plaats.pagina.replace(".html", ".csv"), "De getallen van deze indicator als CSV"


def schrijf_uitleg(ready: Executed, page: Page) -> None:
    """Write the explaining pages of an edition for readers inside beside its pages; its folder holds its notebooks."""
    menu = {een.naam: een for een in page.hoofdstukken}
    tabellen = tuple(een for naam in menu for een in _tabellen(ready.folder, menu[naam]))
    schrijver, css = Uitlegschrijver(ready, page, tabellen), stylesheet("uitleg.css")
    for een in tabellen:
        html = finish("uitleg.html.j2", een.pagina, page=page, van=schrijver.blad(een), extra_css=css)
        path = ready.folder / een.pagina
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(in_folder(in_folder(html)), encoding="utf-8", newline="")


def _tabellen(folder: Path, hoofdstuk: Menupunt) -> Iterator[Getoondetabel]:
    """Read the tables and figures with numbers of an executed chapter."""
    cellen = json.loads((folder / notebook_of(hoofdstuk.naam)).read_bytes())["cells"]
    for plaats, data in uitvoer_met_plaats(cellen, hoofdstuk):
        if DATA_MIME in data:
            yield Getoondetabel(plaats, data[DATA_MIME], telt_van(data["text/html"]))


def _momenten(cellen: Tabelcellen) -> list[str]:
    """Name the moments that the numbers of a table are of, in their order on the page."""
    alle: Iterable[str] = dict.fromkeys(een.moment for een in cellen.kenmerken.values() if een.moment)
    namen = [moment_kort(een) for een in alle]
    return namen if len(namen) <= _MOMENTEN else [*namen[:_MOMENTEN], f"en nog {len(namen) - _MOMENTEN}"]
