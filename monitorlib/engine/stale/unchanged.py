"""Whether anything at all changed since a build had nothing to do, told from bytes: without reading what they say.

What a build decides follows from the bytes that it looks at. While every one of them is what it was when a build found
nothing to do, it would find so again; nothing else is needed to say that, so this imports the standard library only.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from monitorlib.editie.layout import Layout
from monitorlib.engine.stale.library import library, packages
from monitorlib.sources.freeze.snapshot_index import sha256_of

_LEZERS = "intern"
# The sites of gemeenten stand on their own, within that of their region.
_GEMEENTEN = "gemeente"


def is_unchanged(naam: str, layout: Layout) -> bool:
    """Tell whether an edition, 'regio/periode', is byte for byte what it was when `note_unchanged` looked.

    False also when that cannot be told: who asks then looks at the edition itself.
    """
    if not _is_known(naam, layout):
        return False
    site = Path(os.path.realpath(site_of(naam, layout)))
    # What a build works in, or left when it was killed, is for the next one.
    if any(one for kind in ("nieuw", "werk", "oud") for one in site.parent.glob(f".{site.name}.{kind}*")):
        return False
    try:
        return _note(naam, layout).read_text(encoding="utf-8") == _mark(naam, layout)
    except (OSError, UnicodeDecodeError):
        return False


def note_unchanged(naam: str, layout: Layout, is_empty: Callable[[], bool]) -> None:
    """Note the bytes of an edition, unless `is_empty` finds work or something is written meanwhile.

    A note that cannot be written is none: the next build looks at the edition itself.
    """
    with suppress(OSError):
        before = _stamps(naam, layout)
        mark = _mark(naam, layout)
        if is_empty() and _stamps(naam, layout) == before:
            note = _note(naam, layout)
            fresh = note.with_name(f"{note.name}-{os.getpid()}")
            fresh.write_text(mark, encoding="utf-8")
            fresh.replace(note)


def _is_known(naam: str, layout: Layout) -> bool:
    return naam in {path.parent.relative_to(layout.params).as_posix() for path in layout.params.glob("*/*/params.yml")}


def site_of(naam: str, layout: Layout) -> Path:
    """Find the site of an edition."""
    regio, periode = naam.split("/")
    return layout.edition_output(regio, periode, _LEZERS)


def _note(naam: str, layout: Layout) -> Path:
    """Find the note: beside the site, which is replaced as a whole and holds the same bytes everywhere."""
    site = Path(os.path.realpath(site_of(naam, layout)))
    return site.with_name(f".{site.name}.ongewijzigd")


def _mark(naam: str, layout: Layout) -> str:
    total = hashlib.sha256("\0".join([naam, library(), packages()]).encode())
    for part, path in _seen(naam, layout):
        total.update(f"\0{part}\0{'' if path.is_dir() else sha256_of(path)}".encode())
    return total.hexdigest()


def _stamps(naam: str, layout: Layout) -> list[tuple[str, int, int, int]]:
    return [
        (part, seen.st_ino, seen.st_size, seen.st_ctime_ns)
        for part, path in _seen(naam, layout)
        if (seen := path.stat())
    ]


def _seen(naam: str, layout: Layout) -> Iterator[tuple[str, Path]]:
    """List each file and folder that a build of an edition can look at, and more: read in vain, it does no harm."""
    for part, root in (
        ("params", layout.params),
        ("notebooks", layout.notebooks),
        ("data", layout.edition_data(*naam.split("/"))),
        ("output", site_of(naam, layout)),
    ):
        for folder, folders, names in os.walk(root, followlinks=True):
            within = Path(folder).relative_to(root)
            folders[:] = sorted(one for one in folders if (part, str(within / one)) != ("output", _GEMEENTEN))
            yield from (
                (f"{part}/{(within / one).as_posix()}", Path(folder, one)) for one in [*folders, *sorted(names)]
            )
    # The front page of a region leads to its gemeenten once they are there; with the key is told what was signed.
    beside = (site_of(naam, layout) / _GEMEENTEN / "index.html", layout.akkoordsleutel(naam.split("/")[0]))
    yield from ((path.name, path) for path in beside if path.is_file())
