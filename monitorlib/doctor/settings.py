"""The variables of this program in the environment, and where their secrets are kept."""

import os
import re
import stat
from collections.abc import Iterator
from difflib import get_close_matches
from importlib.metadata import entry_points, requires
from pathlib import Path
from typing import TYPE_CHECKING

from monitorlib.bedoelt_u import nearest
from monitorlib.doctor.fault import Fault, shell
from monitorlib.editie.layout import DATA, EDITION_OUTPUT, OUTPUT, ROOT, Layout

if TYPE_CHECKING:
    from packaging.requirements import Requirement

KEY, ENGINE = "MONITOR_SLEUTEL", "MONITOR_MOTOR"
_KNOWN = (ROOT, DATA, OUTPUT, EDITION_OUTPUT, KEY, ENGINE)
# What only the tests and the benchmarks read.
_OF_TESTS = ("MONITOR_ALLES", "MONITOR_GRONDIG", "MONITOR_KILLS", "MONITOR_XSD")
# So near to a known name is a slip of the pen.
_NEAR = 0.9
# What a shell reads when it starts, in the home folder.
_OF_SHELL = (".bashrc", ".bash_profile", ".profile", ".zshrc", ".zprofile", ".zshenv", ".config/fish/config.fish")
# A value after the name, not that of another command or variable; no word in a sentence is so long.
_KEPT = re.compile(rf"\b{KEY}\b[\"']?\]?[ \t]*[=:,][ \t]*[\"']?[^\s\"'$(]{{16,}}")
# Of a URL of a database: how ibis calls it, where that is otherwise.
_ALSO = {"postgresql": "postgres"}
# What this project installs itself.
_OF_PROJECT = {"postgres": "pip install -e '.[postgres]'", "pyspark": "make spark"}


def own_names(layout: Layout) -> Iterator[Fault]:
    """Find variables that are nearly one of ours, and one that only a chapter should have."""
    said = {name for path in layout.params.glob("*/*/params.yml") for name in _names_in(path)}
    for name in sorted(set(os.environ) - said - {*_KNOWN, *_OF_TESTS}):
        near = get_close_matches(name, _KNOWN, n=1, cutoff=_NEAR)
        if near:
            yield Fault(
                name, f"geen programma leest deze instelling. Bedoelt u '{near[0]}'?", f'export {near[0]}="${name}"'
            )
    if os.environ.get(EDITION_OUTPUT):
        yield Fault(
            EDITION_OUTPUT,
            "deze instelling is voor een hoofdstuk dat draait; nu komen de pagina's van elke editie in één map",
            f"unset {EDITION_OUTPUT}",
        )


def engine(layout: Layout) -> Iterator[Fault]:
    """Look whether the engine that is asked for has its packages, and Spark its Java."""
    import shutil

    url = os.environ.get(ENGINE, "")
    yield from (Fault(ENGINE, *lack) for lack in driver_lacks(url))
    if url.startswith("pyspark:") and not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        yield Fault(ENGINE, "Spark vraagt Java 17, en die is er niet", "installeer Java 17 (openjdk-17-jre-headless)")


def driver_lacks(url: str) -> Iterator[tuple[str, str]]:
    """Say of the URL of an engine which packages it lacks, with the remedy; of the URL only its kind is told."""
    from packaging.requirements import Requirement

    from monitorlib.doctor.packages import lacking

    kind = url.partition(":")[0]
    # A file, which Ibis opens by its name.
    if "://" not in url or kind in ("", "file"):
        return
    backend, known = _ALSO.get(kind, kind), entry_points(group="ibis.backends").names
    if backend not in known:
        yield f"'{kind}' is geen soort database dat Ibis kent. {nearest(kind, sorted(known))}", "verbeter de URL"
    own = [one for one in map(Requirement, requires("ibis-framework") or []) if _belongs_to(one, backend)]
    for lack in lacking(f"{one.name}{one.specifier}" for one in own):
        yield f"voor {kind} geldt: {lack}", _OF_PROJECT.get(backend, f"pip install 'ibis-framework[{backend}]'")


def _belongs_to(requirement: "Requirement", backend: str) -> bool:
    """Tell whether a package is asked for by the extra of this backend."""
    marker = requirement.marker
    return bool(marker and marker.evaluate({"extra": backend}) and not marker.evaluate({"extra": ""}))


def kept_secrets(layout: Layout) -> Iterator[Fault]:
    """Find the key in a file of the project, or in a start file that others can read; its value is never told."""
    for path in _of_project(layout):
        if _holds_key(path):
            yield Fault(
                layout.shown(path),
                f"hier staat de waarde van {KEY}; een sleutel hoort buiten het project",
                "haal hem weg, en bewaar hem bij wie de sleutels van de gemeente bewaart",
            )
    for path in (Path.home() / name for name in _OF_SHELL):
        if _holds_key(path) and os.name != "nt" and path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
            yield Fault(
                f"~/{path.relative_to(Path.home())}",
                f"hier staat de waarde van {KEY}, en anderen op deze machine kunnen hem lezen",
                f"chmod go-rwx {shell(path)}",
            )


def _of_project(layout: Layout) -> list[Path]:
    """List the files in which somebody can have put a key: settings, scripts, notebooks, parameters."""
    root = layout.root
    patterns = (".env*", "*.env", "*.sh", "Makefile", "notebooks/*.ipynb", "notebooks/*/*.ipynb", "params/*/*/*")
    return sorted({path for pattern in patterns for path in root.glob(pattern)})


def _holds_key(path: Path) -> bool:
    try:
        return path.is_file() and bool(_KEPT.search(path.read_text(encoding="utf-8", errors="replace")))
    except OSError:
        return False


def _names_in(path: Path) -> list[str]:
    try:
        return re.findall(r"MONITOR_\w+", path.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return []
