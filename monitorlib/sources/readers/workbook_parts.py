"""The parts that a workbook is a zip of: whether they are there and whole, its sheets, and what a part holds."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from monitorlib.errors import SourceError

_SOORTEN, _BOEK, _RELATIES = "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
# A sheet that is full to its last row is well under this.
_UITGEPAKT = 2 << 30


@dataclass(frozen=True)
class Werkmap:
    """A workbook that is open as a zip. Raises `SourceError` when a part is missing, broken, or leads outside."""

    zip_: zipfile.ZipFile
    shown: str

    def __post_init__(self) -> None:
        namen = self.zip_.namelist()
        mist = [een for een in (_SOORTEN, _BOEK, _RELATIES) if een not in namen]
        if mist:
            raise SourceError(
                f"{self.shown}: dit is geen hele Excel-werkmap, {mist[0]} ontbreekt erin; open haar in Excel en sla "
                "haar opnieuw op als .xlsx."
            )
        if any(".." in PurePosixPath(een.replace("\\", "/")).parts or een.startswith("/") for een in namen):
            raise SourceError(
                f"{self.shown}: een onderdeel van de werkmap wijst naar een plek erbuiten; open haar in Excel en sla "
                "haar opnieuw op als .xlsx."
            )
        if sum(een.file_size for een in self.zip_.infolist()) > _UITGEPAKT:
            raise SourceError(
                f"{self.shown}: de werkmap is uitgepakt groter dan {_UITGEPAKT >> 30} GB; sla het blad op als .csv "
                "(UTF-8)."
            )
        for _ in self.elementen(_SOORTEN, "*"):
            pass

    @cached_property
    def _onderdelen(self) -> dict[str, str]:
        """By sheet the part of the file that holds it."""
        relaties = {een.get("Id"): een.get("Target", "") for een in self.elementen(_RELATIES, "{*}Relationship")}
        gevonden = {}
        for blad in self.elementen(_BOEK, "{*}sheet"):
            bij = next((waarde for sleutel, waarde in blad.attrib.items() if str(sleutel).endswith("}id")), None)
            doel = relaties.get(bij, "")
            if doel:
                gevonden[blad.get("name", "")] = doel.lstrip("/") if doel.startswith("/") else f"xl/{doel}"
        return gevonden

    @property
    def bladen(self) -> list[str]:
        """The names of its sheets, in their order."""
        return list(self._onderdelen)

    @property
    def vanaf_1904(self) -> bool:
        """Whether its days count from 1904."""
        return any(een.get("date1904") in ("1", "true") for een in self.elementen(_BOEK, "{*}workbookPr"))

    def blad(self, naam: str, *soorten: str) -> Iterator[Any]:
        """Walk over the elements of some kinds in a sheet."""
        return self.elementen(self._onderdelen[naam], *soorten)

    def elementen(self, onderdeel: str, *soorten: str) -> Iterator[Any]:
        """Walk over the elements of some kinds in a part, each gone when the next is asked."""
        from lxml import etree

        try:
            with self.zip_.open(onderdeel) as bestand:
                for _, element in etree.iterparse(
                    bestand,
                    tag=soorten,
                    resolve_entities=False,
                    load_dtd=False,
                    no_network=True,
                    remove_comments=True,
                    remove_pis=True,
                ):
                    yield element
                    element.clear()
                    ouder = element.getparent()
                    while ouder is not None and ouder[0] is not element:
                        del ouder[0]
        except KeyError:
            raise self._kapot(onderdeel, "ontbreekt erin") from None
        except etree.XMLSyntaxError:
            raise self._kapot(onderdeel, "is geen geldige XML") from None

    def _kapot(self, onderdeel: str, wat: str) -> SourceError:
        return SourceError(
            f"{self.shown}: de werkmap is beschadigd, {onderdeel} {wat}; open haar in Excel en sla haar opnieuw op als "
            ".xlsx."
        )
