"""An edition of one source, delivered in whatever way a test chooses. Every bsn is invented: they lie in 9999."""

import hashlib
import hmac
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
from locations import ROOT
from ruamel.yaml import YAML

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout

SLEUTEL = "een sleutel die alleen in de tests bestaat"
BSN = ("999900006", "999900018", "999900031")
NAAM = "proef/2024-Q4"
WMO: dict[str, Any] = {
    "codes": {
        "voorziening": {"lijst": "iWmo 3.2 WMO020", "gebruikt": ["01", "02", "07"]},
        "aanbieder": ["42420001", "65656055"],
        "reden": {"lijst": "iWmo 3.2 WMO588", "gebruikt": ["02", "19", "20", "21"]},
    },
    "telwijze": {"wachttijd": 31, "administratief": ["leveringsvorm"]},
    "volledig_vanaf": date(2020, 1, 1),
    "opgehaald": date(2025, 1, 20),
}


def editie(root: Path, bestand: str, bron: str = "voorzieningen_wmo", **gegeven: Any) -> Editie:
    """Write the parameters of an edition with one source, and open it."""
    lezer = YAML(typ="safe")
    parameters = lezer.load(ROOT / "params/voorbeeld/2024-Q4/params.yml")
    vast = {"bestand": bestand, "herkomst": "fictief", "vindplaats": "met de hand getekend"}
    eigen = {"voorzieningen_wmo": WMO}.get(bron, {})
    parameters |= {
        "doelen": {},
        "registratieproblemen": [],
        "vorige": None,
        # What is delivered by somebody is not invented.
        "status": "fictief" if gegeven.get("herkomst", "fictief") == "fictief" else "vastgesteld",
        "aanvaard": [],
        "gemeenten": [{"code": "GM0384", "naam": "Diemen"}, {"code": "GM0014", "naam": "Groningen"}],
        "bronnen": {bron: {**eigen, **vast, **gegeven}},
    }
    layout = Layout(root, root / "data", root / "output")
    for folder in (layout.edition_params(*NAAM.split("/")), layout.edition_data(*NAAM.split("/"))):
        folder.mkdir(parents=True, exist_ok=True)
    lezer.dump(parameters, layout.edition_params(*NAAM.split("/")) / "params.yml")
    return Editie.named(NAAM, layout)


def pseudoniem(bsn: str, sleutel: str = SLEUTEL) -> str:
    """The pseudonym of a bsn, by the standard library: HMAC-SHA-256, the first 128 bits."""
    return hmac.new(sleutel.encode(), bsn.encode(), hashlib.sha256).hexdigest()[:32]


def bevroren(een: Editie, bron: str = "voorzieningen_wmo") -> list[dict[str, Any]]:
    """The frozen rows in the order of their key, each client by its pseudonym."""
    folder = een.data / "snapshot"
    with duckdb.connect() as con:
        tabel = con.read_parquet(str(folder / f"{bron}.parquet"))
        if "client" in tabel.columns:
            clienten = con.read_parquet(str(folder / "clienten.parquet"))  # noqa: F841 - read by name
            tabel = con.sql(
                "SELECT tabel.* REPLACE (pseudoniem AS client) FROM tabel LEFT JOIN clienten USING (client)"
            )
        rijen = tabel.to_arrow_table().to_pylist()
    sleutel = next(naam for naam in rijen[0] if naam.endswith("_nummer"))
    return sorted(({k: v for k, v in rij.items() if k != "rij"} for rij in rijen), key=lambda rij: rij[sleutel])
