"""What a cell shows: HTML for the page, and its data for whatever reads the executed notebook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isfinite
from typing import Any

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.kenmerken import als_json, herkomst_als_json
from monitorlib.cijfers.kern.regels import KOLOMMEN, ONDERDRUKT, PROCENTPUNT, TELT_MEE, Inhoud, Sleutel
from monitorlib.cijfers.rekenen.totaalnoten import noten
from monitorlib.editie.stand import Getalstand

DATA_MIME = "application/vnd.dataresource+json"
# The columns that hold numbers; the others hold words.
_GETALLEN = ("waarde", "decimalen", "afgerond_op")
# Of an output that belongs on the page of an indicator, not on that of its chapter: its name, title and thema.
INDICATOR_MIME = "application/vnd.monitor.indicator+json"


@dataclass(frozen=True)
class Uitvoer:
    """The output of one cell: HTML, a line of text, and data by its media type."""

    html: str
    tekst: str
    gegevens: Mapping[str, Any] = field(default_factory=dict)

    def op_pagina(self, **van: str) -> "Uitvoer":
        """Put it on the page of an indicator: `naam` is that of its file, beside it `titel` and `thema`."""
        return replace(self, gegevens={**self.gegevens, INDICATOR_MIME: van})

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {"text/html": self.html, "text/plain": self.tekst, **self.gegevens}


def eenheid(cijfers: Cijfers) -> str:
    """Say the unit of cijfers: 'aantal voorzieningen', 'in euro', 'per 1.000 inwoners'; several are joined."""
    return ", ".join(eenheid_in_woorden(een) for een in cijfers.eenheden)


def eenheid_in_woorden(eenheid: str) -> str:
    """Say one unit as a page does: 'aantal voorzieningen', 'in euro'."""
    if eenheid.split()[0] in ("euro", "%", "fte", PROCENTPUNT):
        return f"in {eenheid}"
    if eenheid == "rapportcijfer":
        return f"als {eenheid}"
    return eenheid if eenheid.startswith("per ") else f"aantal {eenheid}"


def dataresource(
    cijfers: Cijfers, *, naam: str, titel: str, soort: str, stand: Getalstand, met_herkomst: bool = False
) -> dict[str, Any]:
    """Give cijfers as a data resource, with their structure and whether they may change.

    With `met_herkomst` also what ratios and means were made of: numbers that no table shows, for a page that is intern.
    """
    kolommen = [*cijfers.dimensies, *KOLOMMEN]
    velden = [{"name": kolom, "type": "number" if kolom in _GETALLEN else "string"} for kolom in kolommen]
    return {
        "schema": {"fields": velden, "primaryKey": list(cijfers.dimensies)},
        "data": [_rij(cijfers.dimensies, cel, inhoud) for cel, inhoud in cijfers.cellen().items()],
        "monitor": {
            "naam": naam,
            "soort": soort,
            "titel": titel,
            "stand": {"woord": stand.woord, "zin": stand.in_woorden},
            "leden": {dimensie: list(leden) for dimensie, leden in cijfers.leden.items()},
            "bronnen": list(cijfers.bronnen),
            "vergelijkingen": [
                {"cel": list(een.cel), "termen": [[term.factor, list(term.cel)] for term in een.termen]}
                for een in cijfers.vergelijkingen
                if een.afgeleid
            ],
            "kenmerken": _kenmerken(cijfers),
            "noten": [{"cel": list(cel), "tekst": tekst} for cel, tekst in noten(cijfers).items()],
            **(_verband(cijfers) if met_herkomst else {}),
        },
    }


def _rij(dimensies: Sequence[str], cel: Sleutel, inhoud: Inhoud) -> dict[str, Any]:
    """Give a cell with where it stands; ten decimals say all that is meant, and what is no number says nothing."""
    waarde = round(float(inhoud.waarde), 10) if isfinite(inhoud.waarde) else None
    getallen = {"waarde": waarde, "decimalen": int(inhoud.decimalen), "afgerond_op": float(inhoud.afgerond_op)}
    return {**dict(zip(dimensies, cel, strict=True)), **inhoud, **getallen}


def _verband(cijfers: Cijfers) -> dict[str, Any]:
    """Give what a number was made of and held to, for who explains it or chooses what a public page hides."""
    return {
        "verhoudingen": [
            {"cel": list(een.cel), "teller": een.teller, "noemer": een.noemer, "regel": een.regel}
            for een in cijfers.verhoudingen
        ],
        "regels": [{"cel": list(een.cel), "regel": een.regel} for een in cijfers.vergelijkingen if not een.afgeleid],
        "aansluitingen": [
            {"regel": een.regel, "cellen": [list(cel) for cel in een.getallen]} for een in cijfers.aansluitingen
        ],
        "herkomst": _herkomst(cijfers),
    }


def _herkomst(cijfers: Cijfers) -> dict[str, Any]:
    """Give what says how cells hang together beside what a reader is told: for who chooses what a public page hides."""
    return {
        "delen": [{"cel": list(cel), **herkomst_als_json(een)} for cel, een in cijfers.regels.herkomst().items()],
        "regels": [
            {"cel": list(een.cel), "termen": [[term.factor, list(term.cel)] for term in een.termen]}
            for een in cijfers.vergelijkingen
            if not een.afgeleid
        ],
        "verschillen": [list(cel) for cel, inhoud in cijfers.cellen().items() if inhoud.verschil],
    }


def _kenmerken(cijfers: Cijfers) -> list[dict[str, Any]]:
    """Give what each number is."""
    cellen, telt = cijfers.cellen(), (*TELT_MEE, ONDERDRUKT)
    return [
        {"cel": list(cel), **als_json(een)}
        for cel, een in cijfers.regels.kenmerken.items()
        if cellen[cel].teken in telt
    ]
