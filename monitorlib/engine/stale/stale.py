"""What an edition is made from, by content."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from monitorlib.editie.editie import Editie
from monitorlib.editie.eigen.bron import gedeclareerd
from monitorlib.editie.params.hoofdstukken import hoofdstuk_van_indicatoren, hoofdstuk_van_verantwoording
from monitorlib.editie.per_gemeente import FOLDER as GEMEENTEN
from monitorlib.editie.verklaring import BESTAND as VERKLARING
from monitorlib.editie.verklaring import Verklaring
from monitorlib.editie.voorgangers import voorgangers
from monitorlib.engine.stale.library import code_of_results, library, library_used, packages
from monitorlib.errors import MonitorError
from monitorlib.hoofdstuk.cel import Cel
from monitorlib.hoofdstuk.notebook_file import what_counts
from monitorlib.hoofdstuk.vorm import bronnen, deuren, titelregels, vorm_van
from monitorlib.pagina.akkoord.akkoorden import akkoordenbestand
from monitorlib.publicatie.plaatsen import GETALLEN, vastgelegd
from monitorlib.sources.freeze.snapshot_index import AFWEZIG, hash_or_absent
from monitorlib.sources.vastgelegd import eerder_vastgelegd

# The door of a chapter that reads what earlier editions forecast.
VASTGELEGD = "vastgelegd"


class Inputs:
    """The hashes of what an edition is made from; each file is read once, also for editions that share `hashes`."""

    def __init__(self, editie: Editie, lezers: str, hashes: dict[Path, str]) -> None:
        self._editie, self._lezers, self._hashes = editie, lezers, hashes
        self._proef, self._nog_open = editie.proef, editie.nog_open
        self._parameters: dict[str, Any] = editie.parameters.model_dump(mode="json")
        # To see what its cells are, a notebook is taken apart: once.
        self._lopend: dict[str, list[Cel]] = {}

    def of(self, naam: str, gelezen: Iterable[str], records: Mapping[str, str]) -> dict[str, str]:
        """Give what a chapter is made from, by its name in a message, with the hash of each.

        `gelezen` are the sources that it opened. What it reads of others is in `records`, by their name.
        """
        editie = self._editie
        found = self._of_all() | {
            "wat het van de bibliotheek gebruikt": self._library(naam),
            "het notebook": self._notebook(naam),
            "de toelichting": self._hash(editie.toelichting(naam)),
            "wat gedrukt is (gepubliceerd.csv)": self._hash(editie.data / "gepubliceerd.csv"),
            "de toelichting van de vorige editie": self._previous(naam),
            "het deel van params.yml dat dit hoofdstuk ziet": self._of_parameters(naam, gelezen),
        }
        for bron in self._parameters["bronnen"] if self._leest_alles(naam) else gelezen:
            found[f"bron {bron}"] = self._source(bron)
        if naam == hoofdstuk_van_verantwoording():
            found |= self._of_akkoorden()
        found |= self._of_verklaring(naam)
        if VASTGELEGD in deuren(self._cellen(naam)):
            found |= self._of_vastgelegd()
        return found | {f"hoofdstuk {other}": records.get(other, AFWEZIG) for other in self.leest(naam)}

    def leest(self, naam: str) -> list[str]:
        """List the chapters that a chapter reads."""
        return self._editie.parameters.hoofdstukken.leest(naam)

    def registers(self, naam: str) -> list[str]:
        """List the registers that a chapter opens by name; none when its notebook cannot be read."""
        bekend = gedeclareerd(self._editie.heel.bronnen)
        return [een for een in bronnen(self._cellen(naam)) if een in bekend and bekend[een].is_register]

    def code_of_results(self, naam: str) -> Mapping[str, str]:
        """Hash the code of each result of a chapter that can be kept; of most chapters there is none."""
        uses = self._uses(naam)
        return code_of_results(*uses) if uses else {}

    def of_site(self) -> dict[str, str]:
        """Give what the files of a site are made from that are no chapter's: its overview and its manifest."""
        found = self._of_all() | {"de bibliotheek": library(), "params.yml": self.parameters}
        found |= self._of_the_other_pages() | self._of_vastgelegd() | self._of_gepubliceerd()
        return found | {f"bron {bron}": self._source(bron) for bron in self._parameters["bronnen"]}

    def _of_the_other_pages(self) -> dict[str, str]:
        """Give what a gemeente reads of its region, and whether a region has pages of its gemeenten to lead to."""
        region = self._editie.heel.output(self._lezers)
        if self._editie.gemeente:
            path, wat = region / f"notebooks/{hoofdstuk_van_indicatoren()}.ipynb", "wat de regio mat"
            return {wat: self._hash(path)}
        is_er = (region / GEMEENTEN / "index.html").is_file()
        return {"dat er pagina's per gemeente zijn": "ja"} if is_er else {}

    @property
    def parameters(self) -> str:
        """Hash all that params.yml says, for whom it is built."""
        return _of_text(self._lezers, json.dumps(self._parameters, sort_keys=True))

    def _of_all(self) -> dict[str, str]:
        found = {
            "de versie van Python of van een pakket": _of_text(packages()),
            "het menu (de titels van de hoofdstukken)": _of_text(*self._titles),
        }
        if self._nog_open:
            found["de lijst van wat nog open is"] = _of_text(repr(self._nog_open))
        return found | ({"wat de proef verandert": _of_text(self._proef)} if self._proef else {})

    @property
    def _hoofdstukken(self) -> list[str]:
        return list(self._editie.parameters.hoofdstukken.gevraagd())

    def _library(self, naam: str) -> str:
        """Hash what of the library a chapter uses; all of it when its notebook cannot be read."""
        uses = self._uses(naam)
        return library_used(*uses) if uses else library()

    def _uses(self, naam: str) -> tuple[frozenset[str], bool] | None:
        """Give what a chapter imports of the library, and whether it measures indicators; None when that is unknown."""
        cellen = self._cellen(naam)
        meet = self._editie.parameters.hoofdstukken.gevraagd()[naam].meet_indicatoren
        return (frozenset(een for cel in cellen for een in cel.invoer), meet) if cellen else None

    def _cellen(self, naam: str) -> list[Cel]:
        """Give the cells of a chapter that run; none when its notebook cannot be read."""
        if naam not in self._lopend:
            secties = self._editie.parameters.hoofdstukken.gevraagd()[naam].secties
            try:
                self._lopend[naam] = vorm_van(self._editie.notebook(naam)["cells"], naam).lopend(secties)
            except MonitorError:
                self._lopend[naam] = []
        return self._lopend[naam]

    def _of_vastgelegd(self) -> dict[str, str]:
        """Give the forecasts that the editions before this one kept."""
        eerder = eerder_vastgelegd(self._editie)
        return {f"wat {naam} vastlegde": self._hash(pad) for naam, pad in eerder.items()}

    def _of_gepubliceerd(self) -> dict[str, str]:
        """Give the numbers that the editions before this one published, as they are kept."""
        layout = self._editie.layout
        namen = voorgangers(layout, self._editie.parameters.vorige)
        paden = {een: vastgelegd(layout, een, GETALLEN) for een in namen}
        return {f"wat {een} publiceerde": self._hash(pad) for een, pad in paden.items() if pad.exists()}

    def _of_verklaring(self, naam: str) -> dict[str, str]:
        """Give what publicatie.yml says of the numbers of a chapter; all of it when it cannot be read."""
        path = self._editie.params / VERKLARING
        try:
            gezegd = [een for een in Verklaring.lees(self._editie).voorlopig if een.hoofdstuk == naam]
            zegt = _of_text(repr(gezegd)) if gezegd else ""
        except MonitorError:
            zegt = self._hash(path)
        return {f"wat {VERKLARING} van dit hoofdstuk zegt": zegt} if zegt else {}

    def _of_akkoorden(self) -> dict[str, str]:
        """Give who is content with what, and with which key that was hashed; nothing where nobody said so."""
        paden = (akkoordenbestand(self._editie), self._editie.layout.akkoordsleutel(self._editie.regio))
        is_er = paden[0].exists()
        return {"het bestand met akkoorden": _of_text(*map(self._hash, paden))} if is_er else {}

    def _leest_alles(self, naam: str) -> bool:
        return self._editie.parameters.hoofdstukken.gevraagd()[naam].leest_alles

    def _of_parameters(self, naam: str, gelezen: Iterable[str]) -> str:
        """Hash the parameters that a chapter sees: not the blocks of other chapters and of sources that it leaves."""
        seen, block = dict(self._parameters), self._editie.parameters.hoofdstukken.gevraagd()[naam]
        # The front page shows them; the chapter that measures them says which it does not know.
        if not block.meet_indicatoren:
            del seen["kerncijfers"]
        if not self._leest_alles(naam):
            seen["hoofdstukken"] = block.model_dump(mode="json")
            seen["secties"] = {een: van for een, van in seen["secties"].items() if een in block.secties}
            seen["beweringen"] = [een for een in seen["beweringen"] if een["hoofdstuk"] == naam]
            given = seen["bronnen"]
            seen["bronnen"] = [list(given), {bron: given[bron] for bron in gelezen if bron in given}]
        return _of_text(self._lezers, json.dumps(seen, sort_keys=True))

    def _source(self, naam: str) -> str:
        given = self._parameters["bronnen"].get(naam)
        return self._hash(self._editie.data / given["bestand"]) if given else AFWEZIG

    def _previous(self, naam: str) -> str:
        path = self._editie.vorige_toelichting(naam)
        return self._hash(path) if path else AFWEZIG

    @cached_property
    def _titles(self) -> list[str]:
        """Give of each chapter the lines in which its title can be, which the menu of every page shows."""
        return [f"{naam} {self._title(naam)}" for naam in self._hoofdstukken]

    def _title(self, naam: str) -> str:
        try:
            return "\n".join(titelregels(self._editie.notebook(naam)["cells"]))
        except MonitorError:
            return ""

    def _notebook(self, naam: str) -> str:
        """Hash what of a notebook counts; one that cannot be read, as it stands."""
        try:
            return _of_text(what_counts(self._editie.notebook(naam)))
        except MonitorError:
            return self._hash(self._editie.layout.notebooks / f"{naam}.ipynb")

    def _hash(self, path: Path) -> str:
        if path not in self._hashes:
            self._hashes[path] = hash_or_absent(path)
        return self._hashes[path]


def _of_text(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()
