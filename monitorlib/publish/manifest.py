"""The manifest of an edition: what was built, from which sources, with which versions. The one file with a clock."""

import json
import platform
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from monitorlib.editie.layout import COMMIT
from monitorlib.pagina.bladen.verantwoording import versions
from monitorlib.pagina.nagelaten import Executed
from monitorlib.sources.freeze.snapshot_index import frozen


def write_manifest(ready: Executed, lezers: str) -> None:
    """Write manifest.json beside the pages."""
    text = json.dumps(manifest(ready, lezers), indent=1, ensure_ascii=False, default=str)
    (ready.folder / "manifest.json").write_text(text + "\n", encoding="utf-8")


def manifest(ready: Executed, lezers: str) -> dict[str, Any]:
    """Give parameters, hash and row count of each source, versions, commit, and the results of the controles."""
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
        "versies": versions() | {"python": platform.python_version()},
        "commit": _commit(editie.layout.root),
        "controles": {
            "getoetst": ready.getoetst.als_json(),
            "bevindingen": dict(sorted(soorten.items())),
            "open": [bevinding.naam for bevinding in ready.open],
            "niet_geschreven": {record.hoofdstuk: list(record.niet_geschreven) for record in ready.records},
        },
    }


def _commit(root: Path) -> str | None:
    """Give the commit of the code when the build began, with '+' when tracked files differed; None without one."""
    path = root / COMMIT
    return (path.read_text(encoding="utf-8") if path.is_file() else "") or None
