"""How it stands with the akkoorden of an edition: who signed each chapter, and what changed since."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from monitorlib.editie.editie import Editie
from monitorlib.editie.params.hoofdstukken import hoofdstuk_van_verantwoording
from monitorlib.pagina.akkoord.akkoorden import Akkoord, lees_akkoorden
from monitorlib.pagina.akkoord.gezien import gezien
from monitorlib.pagina.akkoord.sleutel import lees_sleutel
from monitorlib.pagina.beeld import Hoofdstukbeeld, hoofdstukbeeld
from monitorlib.tijd.dagen import datum_lang

NIEMAND = "nog niemand"
# So many parts that changed are named.
_GENOEMD = 5


@dataclass(frozen=True)
class Getekend:
    """An akkoord as it stands: the parts that changed since, None when that cannot be told without the key."""

    akkoord: Akkoord
    veranderd: tuple[str, ...] | None

    @property
    def geldt(self) -> bool:
        """Tell whether the chapter is still what was seen."""
        return self.veranderd == ()

    @property
    def wie(self) -> str:
        """Say who signed, and when."""
        return f"{self.akkoord.door}, {datum_lang(self.akkoord.op)}"

    @property
    def sindsdien(self) -> str:
        """Say what changed since."""
        if self.veranderd is None:
            return "niet na te gaan: akkoord.sleutel ontbreekt bij de gegevens van de regio"
        meer = len(self.veranderd) - _GENOEMD
        namen = [*self.veranderd[:_GENOEMD], *([f"nog {meer}"] if meer > 0 else [])]
        return "; ".join(namen) or "niets"


@dataclass(frozen=True)
class Akkoordstand:
    """Of a chapter: who signed it."""

    hoofdstuk: str
    titel: str
    getekend: tuple[Getekend, ...]

    @property
    def akkoord(self) -> bool:
        """Tell whether somebody signed the chapter as it is now."""
        return any(een.geldt for een in self.getekend)

    @property
    def zin(self) -> str:
        """Say in a line how it stands with the chapter."""
        delen = [
            een.wie
            if een.geldt
            else f"{een.wie} (sindsdien veranderd: {een.sindsdien})"
            if een.veranderd
            else f"{een.wie} ({een.sindsdien})"
            for een in self.getekend
        ]
        return f"{self.titel}: {'; '.join(delen) or NIEMAND}"


def akkoordstand(editie: Editie, notebooks: Path) -> list[Akkoordstand]:
    """Give how it stands with each chapter that can be signed, in the order of the edition, none without akkoorden.

    `notebooks` is the folder of the executed ones. A gemeente and a trial have none of their own.
    """
    akkoorden = _akkoorden(editie)
    if not akkoorden:
        return []
    sleutel = lees_sleutel(editie.layout, editie.regio)
    return [_stand(naam, notebooks / f"{naam}.ipynb", akkoorden, sleutel) for naam in te_tekenen(editie)]


def te_tekenen(editie: Editie) -> list[str]:
    """Name the chapters that can be signed: all but the one that shows who signed."""
    return [naam for naam in editie.parameters.hoofdstukken.gevraagd() if naam != hoofdstuk_van_verantwoording()]


def te_zien(editie: Editie, cellen: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Give what an executed chapter shows, for the account of who signed it; nothing while nobody signed anything."""
    sleutel = lees_sleutel(editie.layout, editie.regio) if _akkoorden(editie) else None
    return gezien(hoofdstukbeeld(cellen), sleutel) if sleutel else {}


def _akkoorden(editie: Editie) -> list[Akkoord]:
    return [] if editie.gemeente or editie.proef else lees_akkoorden(editie)


def _stand(naam: str, notebook: Path, akkoorden: Sequence[Akkoord], sleutel: bytes | None) -> Akkoordstand:
    beeld = hoofdstukbeeld(json.loads(notebook.read_bytes())["cells"])
    nu = gezien(beeld, sleutel) if sleutel else None
    van = [een for een in akkoorden if een.hoofdstuk == naam]
    return Akkoordstand(naam, beeld.titel, tuple(Getekend(een, _veranderd(een, nu, beeld)) for een in van))


def _veranderd(akkoord: Akkoord, nu: dict[str, str] | None, beeld: Hoofdstukbeeld) -> tuple[str, ...] | None:
    """Name the parts that are other than they were, new, or gone; those that are shown by their title."""
    if nu is None:
        return None
    toen = akkoord.gezien
    anders = [_heet(naam, beeld) + ("" if naam in toen else " (nieuw)") for naam in nu if nu[naam] != toen.get(naam)]
    return (*anders, *(f"{naam} (weg)" for naam in toen if naam not in nu))


def _heet(naam: str, beeld: Hoofdstukbeeld) -> str:
    getoond = beeld.getoond.get(naam)
    return f"{naam.split()[0]} '{getoond.titel}'" if getoond else naam
