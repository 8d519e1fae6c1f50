"""How the monitor was made: sources, controles, the state of the texts, versions. Reads what the chapters left."""

from collections.abc import Sequence
from html import escape
from importlib.metadata import version
from pathlib import Path

import monitorlib
from monitorlib.controles.bevinding import Bevinding
from monitorlib.controles.getoetst import Getoetst
from monitorlib.editie.editie import Editie
from monitorlib.editie.nog_open import BRONNEN
from monitorlib.notatie import getal
from monitorlib.pagina.akkoord.stand import NIEMAND, akkoordstand
from monitorlib.pagina.bladen.antwoord import antwoord_html, antwoord_van_verantwoording
from monitorlib.pagina.bladen.bevindingen import bevindingen_html
from monitorlib.pagina.bladen.verborgen import verborgen_html
from monitorlib.pagina.nagelaten import alle_bevindingen, alles_getoetst, over_hoofdstukken
from monitorlib.pagina.record import Nagelaten
from monitorlib.render.tabellen.woordentabel import woordentabel
from monitorlib.sources.codes.allowed import declared
from monitorlib.sources.freeze.snapshot_index import frozen
from monitorlib.sources.opened.bronnen import aantal_ingetrokken, aantal_rijen
from monitorlib.sources.warehouse.rules import NIET_TE_TOETSEN
from monitorlib.tijd.moment import lees_moment, naam_van

PACKAGES = ("duckdb", "ibis-framework", "pandas", "seaborn", "matplotlib", "papermill", "nbconvert")
TUSSEN = "Tussen hoofdstukken"
ALLES = "Alle hoofdstukken"
VASTGESTELD = (
    "<p>Een gereconstrueerd register mag alleen deze tellingen geven. "
    "Elke andere berekening geeft <em>niet te bepalen (gereconstrueerde bron)</em>.</p>\n"
)
WAAR_HASHES = (
    "<p>De hash van elke bron staat in het archief van wie deze monitor maakt: wie een hash kent, kan nagaan of klopt "
    "wat hij over iemand raadt.</p>\n"
)
INGETROKKEN = "de einddatum is de ingangsdatum; zij tellen nergens mee"


def versions() -> dict[str, str]:
    """Give the versions that numbers and pages depend on."""
    return {"monitorlib": monitorlib.__version__} | {naam: version(naam) for naam in PACKAGES}


class Verantwoordingsblad:
    """The account of an edition, from its parameters, its snapshot and the notebooks of its other chapters.

    `records` is what those left, `notebooks` the folder in which they are. What is `openbaar` says nothing of the rows
    of a source: how many they are, or what hash they have, can tell of somebody.
    """

    def __init__(
        self, editie: Editie, records: Sequence[Nagelaten], notebooks: Path, *, openbaar: bool = False
    ) -> None:
        self.editie, self.records, self._notebooks, self._openbaar = editie, records, notebooks, openbaar

    def _titel(self, naam: str) -> str:
        return declared(self.editie, naam).titel

    def antwoord(self) -> str:
        """Give how much does not hold, and how much of that is open."""
        return antwoord_html(antwoord_van_verantwoording(self._getoetst, self._bevindingen))

    def bronnen(self) -> str:
        """Give every source with its herkomst, where it was found, and its rows."""
        gebruikt: dict[str, list[str]] = {}
        for bron, titel in ((bron, record.titel) for record in self.records for bron in record.bronnen):
            gebruikt.setdefault(bron, []).append(titel)
        rijen = {
            self._titel(naam): {
                "Herkomst": self.editie.parameters.bronnen[naam].herkomst,
                "Vindplaats": self._vindplaats(naam),
                "Hoofdstuk": ", ".join(gebruikt.get(naam, ["niet gebruikt"])),
                **({} if self._openbaar else {"Rijen": getal(self._rijen(naam, bron.rijen))}),
            }
            for naam, bron in frozen(self.editie).items()
        }
        tabel = woordentabel(rijen, rijkop="Bron", naam="bronnen", titel="Bronnen van deze editie")
        if self._openbaar:
            return tabel + self._niet_gelezen()
        return (
            tabel
            + self._van_de_regio()
            + "".join(
                f"<p>De rijen van {escape(self._titel(naam))} blijven in het gegevensmagazijn: {getal(bron.rijen)} "
                "op het moment van bevragen. Daar is ook geteld. Hier staan alleen de antwoorden op "
                f"{getal(bron.antwoorden)} vragen. De rijen zijn daar getoetst aan dezelfde "
                f"regels als een levering. Niet te toetsen was: {'; '.join(NIET_TE_TOETSEN)}.</p>\n"
                for naam, bron in frozen(self.editie).items()
                if bron.antwoorden
            )
            + self._ingetrokken()
            + self._niet_gelezen()
        )

    def _rijen(self, naam: str, geleverd: int) -> int:
        """Count the rows that are about this edition: of one gemeente only its own."""
        return aantal_rijen(self.editie, naam) if self.editie.gemeente else geleverd

    def _van_de_regio(self) -> str:
        """Say of the account of one gemeente what stands in that of its region; nothing of a region."""
        if not self.editie.gemeente:
            return ""
        return (
            "<p>De bronnen zijn die van de hele regio. De rijen hierboven zijn die van deze gemeente. Wat in de "
            'bronnen zelf niet klopt, staat in de <a href="../../verantwoording.html">verantwoording van de '
            "regio</a>.</p>\n"
        )

    def _vindplaats(self, naam: str) -> str:
        vindplaats = self.editie.parameters.bronnen[naam].vindplaats
        open_ = any(een.onder(f"{BRONNEN}.{naam}.vindplaats") for een in self.editie.nog_open)
        return f"{vindplaats} (params.yml, {BRONNEN}.{naam}.vindplaats)" if open_ else vindplaats

    def _niet_gelezen(self) -> str:
        """Name the sources that params.yml names and that are not read yet, each with what it waits for."""
        namen = dict.fromkeys(een.bron for een in self.editie.nog_open if een.bron)
        regels = "".join(f"<li>{escape(self._titel(naam))}: {', '.join(self._wacht(naam))}</li>\n" for naam in namen)
        return f"<p>Nog niet in deze editie:</p>\n<ul>\n{regels}</ul>\n" if namen else ""

    def _wacht(self, naam: str) -> list[str]:
        open_ = [een for een in self.editie.nog_open if een.bron == naam]
        return [een.tekst if een.is_levering else f"{een.sleutel} nog in te vullen" for een in open_]

    def _ingetrokken(self) -> str:
        """Say of each source how many rows were withdrawn toewijzingen, which no count holds."""
        aantallen = {naam: aantal_ingetrokken(self.editie, naam) for naam in frozen(self.editie)}
        delen = [
            f"{escape(declared(self.editie, naam).titel)} {getal(aantal)}"
            for naam, aantal in aantallen.items()
            if aantal
        ]
        return f"<p>Ingetrokken toewijzingen ({INGETROKKEN}): {', '.join(delen)} rijen.</p>\n" if delen else ""

    def vastgesteld(self) -> str:
        """Give what may be counted on each reconstructed source; anything else is 'niet te bepalen'."""
        rijen = {}
        for naam, bron in self.editie.parameters.bronnen.items():
            for nummer, vast in enumerate(bron.vastgesteld, 1):
                rijen[f"{self._titel(naam)} | {nummer}. {vast.maat}"] = {
                    "Op of over": ", ".join(naam_van(lees_moment(over)) for over in vast.over),
                    "Uitgesplitst naar": ", ".join(vast.per),
                }
        if not rijen:
            return ""
        titel = "Wat de gereconstrueerde registers mogen zeggen"
        return VASTGESTELD + woordentabel(rijen, rijkop="Bron en maat", naam="vastgesteld", titel=titel)

    def indicatoren(self) -> str:
        """Give in one line the indicators that are not there, by what is not delivered."""
        redenen: dict[str, list[str]] = {}
        for een in (een for record in self.records for een in record.niet_geleverd):
            redenen.setdefault(een.reden, []).append(een.indicator)
        if not redenen:
            return ""
        delen = [f"{reden}: {', '.join(namen)}" for reden, namen in redenen.items()]
        return f"<p>Niet berekende indicatoren, met wat ontbreekt. {escape('; '.join(delen))}.</p>"

    def akkoord(self) -> str:
        """Give of each chapter who signed it, and what changed since; nothing while nobody signed any."""
        rijen = {
            een.titel if plaats == 0 or van is None else f"{een.titel}, ook {van.akkoord.door}": {
                "Akkoord": van.wie if van else NIEMAND,
                # What was signed shows what is hidden here: they always differ.
                **({} if self._openbaar else {"Sindsdien veranderd": van.sindsdien if van else ""}),
            }
            for een in akkoordstand(self.editie, self._notebooks)
            for plaats, van in enumerate(een.getekend or (None,))
        }
        titel = "Wie is akkoord met welk hoofdstuk"
        return woordentabel(rijen, rijkop="Hoofdstuk", naam="akkoord", titel=titel) if rijen else ""

    def controles(self) -> str:
        """Give every bevinding of the edition."""
        return bevindingen_html(
            self._bevindingen,
            self._getoetst,
            id_="alle-bevindingen",
            titel="Alle bevindingen van deze editie",
            waar="deze editie",
        )

    def samenvatting(self) -> str:
        """Give per chapter and for all together what was tested; then what was found and is still to be written."""
        getoetst = {record.titel: record.getoetst for record in self.records}
        getoetst |= {TUSSEN: over_hoofdstukken(self.editie, self.records), ALLES: self._getoetst}
        soorten = self._getoetst.soorten()
        rijen = {titel: van.kolommen(soorten) for titel, van in getoetst.items()}
        tabel = woordentabel(rijen, rijkop="Hoofdstuk", naam="toetsing", titel="Wat is getoetst")
        notebooks = (self._notebooks / f"{record.hoofdstuk}.ipynb" for record in self.records)
        verborgen = verborgen_html(notebooks) if self._openbaar else ""
        return f"{tabel}<p>{escape(self._getoetst.niet_te_toetsen)}</p>\n{verborgen}{self._stand_van_zaken()}"

    @property
    def _bevindingen(self) -> list[Bevinding]:
        return alle_bevindingen(self.editie, self.records, openbaar=self._openbaar)

    @property
    def _getoetst(self) -> Getoetst:
        return alles_getoetst(self.editie, self.records)

    def _stand_van_zaken(self) -> str:
        rijen = {
            record.titel: {
                "Bevindingen": str(len(record.bevindingen)),
                "Waarvan open": str(sum(not een.aanvaard for een in record.bevindingen)),
                "Nog te schrijven": ", ".join(record.niet_geschreven) or "niets",
                "Overgenomen aantallen in tekst": str(len(record.overgenomen)),
            }
            for record in self.records
        }
        return woordentabel(rijen, rijkop="Hoofdstuk", naam="stand", titel="Bevindingen en teksten")

    def archief(self) -> str:
        """Give what makes the same pages again: the hash of each source, the versions of what calculates and draws."""
        if self._openbaar:
            return WAAR_HASHES + self._versies()
        hashes = {self._titel(naam): {"Hash": bron.sha256[:12]} for naam, bron in frozen(self.editie).items()}
        return (
            self._rijen_bij_bevindingen()
            + woordentabel(hashes, rijkop="Bron", naam="hashes", titel="De hash van elke bron")
            + self._versies()
        )

    def _versies(self) -> str:
        nummers = {naam: {"Versie": nummer} for naam, nummer in versions().items()}
        return woordentabel(nummers, rijkop="Onderdeel", naam="versies", titel="Versies")

    def _rijen_bij_bevindingen(self) -> str:
        """Give the rows of a delivery that a bevinding is about, for who mends them."""
        rijen = {een.waar: {"Rijen": een.rijen} for een in self._bevindingen if een.rijen}
        titel = "In welke rijen een bevinding is"
        return woordentabel(rijen, rijkop="Bevinding", naam="rijen-bij-bevindingen", titel=titel) if rijen else ""
