"""The manifest of an edition: what was built, from which sources, with which versions. The one file with a clock."""

import json
import platform
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import COMMIT
from monitorlib.pagina.bladen.verantwoording import versions
from monitorlib.pagina.nagelaten import Executed
from monitorlib.sources.freeze.snapshot_index import frozen, sha256_of
from monitorlib.sources.vastgelegd import eerder_vastgelegd


def write_manifest(ready: Executed, lezers: str) -> None:
    """Write manifest.json beside the pages."""
    text = json.dumps(manifest(ready, lezers), indent=1, ensure_ascii=False, default=str)
    (ready.folder / "manifest.json").write_text(text + "\n", encoding="utf-8")


def manifest(ready: Executed, lezers: str) -> dict[str, Any]:
    """Give parameters, sources and earlier forecasts with their hashes, versions, commit, and results of controles."""
    editie = ready.editie
    soorten = Counter(bevinding.soort for bevinding in ready.bevindingen)
    return {
        "editie": editie.naam,
        "lezers": lezers,
        **({"proef": editie.proef} if editie.proef else {}),
        "gebouwd": datetime.now(UTC).isoformat(timespec="seconds"),
        "parameters": editie.parameters.model_dump(mode="json"),
        "bronnen": {
            naam: {
                "bestand": bron.bestand,
                "herkomst": editie.parameters.bronnen[naam].herkomst,
                "sha256": bron.sha256,
                "rijen": bron.rijen,
            }
            for naam, bron in frozen(editie).items()
        },
        **({"vastgelegd": _vastgelegd(editie)} if eerder_vastgelegd(editie) else {}),
        "versies": versions() | {"python": platform.python_version()},
        "commit": _commit(editie.layout.root),
        "controles": {
            "getoetst": ready.getoetst.als_json(),
            "bevindingen": dict(sorted(soorten.items())),
            "open": [bevinding.naam for bevinding in ready.open],
            "niet_geschreven": {record.hoofdstuk: list(record.niet_geschreven) for record in ready.records},
        },
    }


def _vastgelegd(editie: Editie) -> dict[str, str]:
    """Give the hash of what each edition before this one forecast."""
    return {naam: sha256_of(pad) for naam, pad in eerder_vastgelegd(editie).items()}


def _commit(root: Path) -> str | None:
    """Give the commit of the code when the build began, with '+' when tracked files differed; None without one."""
    path = root / COMMIT
    return (path.read_text(encoding="utf-8") if path.is_file() else "") or None
