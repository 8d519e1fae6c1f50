"""How far the work is: a live view on a terminal, plain lines elsewhere, JSON for machines."""

import json
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self

if TYPE_CHECKING:
    from rich.console import Console


class Progress(Protocol):
    """What the work tells while it goes on; each method may be called from any thread."""

    def say(self, text: str) -> None:
        """Something that the maker wants to read."""

    def begin(self, editie: str, namen: list[str]) -> None:
        """These chapters of an edition are going to be made."""

    def cell(self, editie: str, naam: str, done: int, total: int) -> None:
        """A cell of a chapter is done."""

    def page(self, editie: str, folder: Path, file: str) -> None:
        """A page of a chapter is there, before the site is: a file in a folder that will be gone."""

    def done(self, editie: str, naam: str) -> None:
        """A chapter is executed."""

    def failed(self, editie: str, naam: str) -> None:
        """A chapter stopped; the report at the end says why."""


class Quiet:
    """Says nothing."""

    def say(self, text: str) -> None:
        pass

    def begin(self, editie: str, namen: list[str]) -> None:
        pass

    def cell(self, editie: str, naam: str, done: int, total: int) -> None:
        pass

    def page(self, editie: str, folder: Path, file: str) -> None:
        pass

    def done(self, editie: str, naam: str) -> None:
        pass

    def failed(self, editie: str, naam: str) -> None:
        pass


class Lines(Quiet):
    """A line for each chapter."""

    def say(self, text: str) -> None:
        print(text, flush=True)

    def done(self, editie: str, naam: str) -> None:
        self.say(f"{editie}: hoofdstuk {naam} uitgevoerd.")

    def failed(self, editie: str, naam: str) -> None:
        self.say(f"{editie}: hoofdstuk {naam} mislukt.")


class Json:
    """A JSON object on a line for each thing that happens."""

    def say(self, text: str) -> None:
        self._write("melding", tekst=text)

    def begin(self, editie: str, namen: list[str]) -> None:
        self._write("begin", editie=editie, hoofdstukken=namen)

    def cell(self, editie: str, naam: str, done: int, total: int) -> None:
        self._write("cel", editie=editie, hoofdstuk=naam, klaar=done, van=total)

    def page(self, editie: str, folder: Path, file: str) -> None:
        """Of no use to who cannot look at it."""

    def done(self, editie: str, naam: str) -> None:
        self._write("klaar", editie=editie, hoofdstuk=naam)

    def failed(self, editie: str, naam: str) -> None:
        self._write("mislukt", editie=editie, hoofdstuk=naam)

    def end(self, **answer: Any) -> None:
        """Tell how an edition ended."""
        self._write("einde", **answer)

    def _write(self, what: str, **rest: Any) -> None:
        print(json.dumps({"gebeurtenis": what, **rest}, ensure_ascii=False), flush=True)


class Live:
    """On a terminal: a bar over all chapters with the time left, and a line for each that runs now."""

    def __init__(self, console: "Console | None" = None) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self._console = console or Console()
        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            TextColumn("{task.completed:.0f} van {task.total:.0f} {task.fields[wat]}"),
            TimeRemainingColumn(compact=True),
            console=self._console,
            transient=True,
        )
        self._all = self._bars.add_task("Hoofdstukken", total=0, wat="hoofdstukken")
        self._rows: dict[tuple[str, str], Any] = {}
        self._total = 0

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def refresh(self) -> None:
        """Draw now, instead of at the next tick."""
        self._bars.refresh()

    def say(self, text: str) -> None:
        self._console.print(text, soft_wrap=True, markup=False, highlight=False)

    def begin(self, editie: str, namen: list[str]) -> None:
        self._total += len(namen)
        self._bars.update(self._all, total=self._total)

    def cell(self, editie: str, naam: str, done: int, total: int) -> None:
        key = (editie, naam)
        if key not in self._rows:
            self._rows[key] = self._bars.add_task(f"  {editie} {naam}", total=total, wat="cellen")
        self._bars.update(self._rows[key], completed=done)

    def page(self, editie: str, folder: Path, file: str) -> None:
        pass

    def done(self, editie: str, naam: str) -> None:
        self._end(editie, naam, "[green]✓[/green]")

    def failed(self, editie: str, naam: str) -> None:
        self._end(editie, naam, "[red]✗[/red]")

    def _end(self, editie: str, naam: str, mark: str) -> None:
        row = self._rows.pop((editie, naam), None)
        if row is not None:
            self._bars.remove_task(row)
        self._bars.advance(self._all)
        self._console.print(f"{mark} {editie} {naam}", soft_wrap=True, highlight=False)
