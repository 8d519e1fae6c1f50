"""The inputs of an edition as they are at one moment: a copy that a whole build reads, and that nobody writes to."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import COMMIT, PROEF, Layout
from monitorlib.editie.proeven.bestand import write_trial
from monitorlib.editie.proeven.proef import Proefopzet
from monitorlib.editie.voorgangers import voorgangers
from monitorlib.errors import MonitorError
from monitorlib.files.still import Files, Stamps, copy_still, different, files_in, stamps
from monitorlib.sources.freeze.snapshot_index import CLIENTEN, read_index
from monitorlib.sources.vastgelegd import MAP

# Parameters, texts and sources that change between them are taken again.
_TRIES = 3


@dataclass(frozen=True)
class Moment:
    """A copy of parameters, texts, notebooks, frozen sources and what was printed; `layout` finds them.

    `hashes` are those of the deliveries that the sources were frozen from, by where they would be in the copy.
    """

    layout: Layout
    hashes: dict[Path, str]
    _stamps: Stamps

    @classmethod
    def take(cls, editie: Editie, folder: Path, say: Callable[[str], None]) -> "Moment":
        """Freeze the sources of a region when they changed, and copy all that its chapters read into a folder.

        Raises what freezing raises, and `MonitorError` when the inputs go on changing.
        """
        folder = folder.resolve()
        for _ in range(_TRIES):
            layout = _copied(editie, folder, say)
            taken = Editie.named(editie.naam, layout)
            if _vorige(taken) == _vorige(editie) and _belongs_together(taken):
                commit = _commit(editie.layout.root)
                (layout.root / COMMIT).write_text(commit, encoding="utf-8")
                hashes = {taken.data / entry.bestand: entry.sha256 for entry in read_index(taken).values()}
                return replace(cls.of(layout), hashes=hashes)
            shutil.rmtree(folder)
            editie = Editie.named(editie.naam, editie.layout)
        raise MonitorError(
            f"Editie {editie.naam}: de parameters of de bronnen veranderden tijdens het bouwen telkens; "
            "wacht tot dat klaar is en bouw opnieuw."
        )

    @classmethod
    def of(cls, layout: Layout) -> "Moment":
        """See a copy that was taken before, as it is now."""
        return cls(layout, {}, stamps(_all(layout)))

    def check(self) -> None:
        """Raise `MonitorError` when something was written into the copy: only a chapter can have done that."""
        if changed := different(self._stamps, stamps(_all(self.layout))):
            raise MonitorError(
                f"Een hoofdstuk schreef in {changed[0]}, of haalde het weg. Een hoofdstuk verandert niets aan "
                "parameters, notebooks en bronnen: haal dat uit de cel en bouw opnieuw."
            )

    def environment(self, own: Path) -> dict[str, str]:
        """The variables with which a chapter finds the copy, and a folder of its own; not where the pages come."""
        return replace(self.layout, output=self.layout.root / "output").environment(own)


def _copied(editie: Editie, folder: Path, say: Callable[[str], None]) -> Layout:
    live = editie.layout
    for name in ("params", "notebooks"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    copy_still(lambda: _inputs(editie), folder, live.shown)
    layout = Layout(folder, live.data, live.output, project=live.root, proef=_in_copy(editie, folder))
    frozen = _frozen(Editie.named(editie.naam, layout), folder / "bevroren", say)
    layout = replace(layout, data=folder / "data")
    whole = Editie.named(editie.naam, layout)
    copy_still(lambda: _snapshot(frozen), whole.snapshot, live.shown)
    shutil.rmtree(folder / "bevroren", ignore_errors=True)
    return layout


def _in_copy(editie: Editie, folder: Path) -> Proefopzet | None:
    """Put the values of a trial into the copy of its parameters, with a sentence that says so for its pages."""
    proef = editie.layout.proef
    if proef is None:
        return None
    path = folder / "params" / proef.editie / "params.yml"
    said = write_trial(path, editie.shown(editie.params / path.name), proef.anders)
    (folder / "params" / PROEF).write_text(said, encoding="utf-8")
    return replace(proef, anders=())


def _frozen(editie: Editie, apart: Path, say: Callable[[str], None]) -> Editie:
    """Freeze the sources of an edition; of a trial in a folder apart, unless those of the edition will do."""
    # Only a build that makes something waits for the database engine.
    from monitorlib.sources.freeze.snapshot import freeze_aloud, to_be_frozen

    if editie.layout.proef:
        if not to_be_frozen(editie):
            return editie
        editie = Editie.named(editie.naam, replace(editie.layout, snapshots=apart))
    freeze_aloud(editie, say)
    return editie


def _belongs_together(editie: Editie) -> bool:
    from monitorlib.sources.freeze.snapshot import is_frozen_from

    return is_frozen_from(editie, read_index(editie))


def _inputs(editie: Editie) -> Files:
    """List what an edition is made from but for its sources, each by its place in the copy."""
    layout = editie.layout
    found: dict[str, Path] = {}
    for naam in (f"{editie.regio}/{editie.periode.map}", editie.parameters.vorige):
        if naam:
            found |= files_in(layout.params / naam, f"params/{naam}")
    for naam in voorgangers(layout, editie.parameters.vorige)[1:]:
        found |= files_in(layout.params / naam / MAP, f"params/{naam}/{MAP}")
        found[f"params/{naam}/params.yml"] = layout.params / naam / "params.yml"
    found |= {f"notebooks/{path.name}": path for path in sorted(layout.notebooks.glob("*.ipynb"))}
    beside = (editie.data / "gepubliceerd.csv", layout.akkoordsleutel(editie.regio))
    return found | {f"data/{path.relative_to(layout.data).as_posix()}": path for path in beside if path.exists()}


def _vorige(editie: Editie) -> tuple[str | None, list[str]]:
    return editie.parameters.vorige, voorgangers(editie.layout, editie.parameters.vorige)


def _snapshot(editie: Editie) -> Files:
    # Who a client is, nobody needs to calculate.
    return {
        path.name: path
        for path in sorted(editie.snapshot.glob("*"))
        if path.name != CLIENTEN and not path.name.startswith(".")
    }


def _all(layout: Layout) -> Files:
    return {name: path for part in ("params", "notebooks", "data") for name, path in _every(layout.root, part).items()}


def _every(root: Path, part: str) -> Files:
    return {path.relative_to(root).as_posix(): path for path in sorted((root / part).rglob("*"))}


def _commit(root: Path) -> str:
    """Give the commit of the code, with '+' when tracked files differ from it; empty outside a repository."""
    try:
        run = [
            subprocess.run(["git", "-C", str(root), *words], capture_output=True, text=True, check=True).stdout.strip()
            for words in (("rev-parse", "HEAD"), ("status", "--porcelain", "--untracked-files=no"))
        ]
    except (OSError, subprocess.CalledProcessError):
        return ""
    return f"{run[0]}+" if run[1] else run[0]
