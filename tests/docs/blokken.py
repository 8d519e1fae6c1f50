"""The blocks of the documentation, each with its page, its line and its language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from locations import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
_BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A block of a page; as a parameter of a test it is called by its place."""

    page: Path
    line: int
    language: str
    text: str

    @property
    def place(self) -> str:
        return f"{self.page.relative_to(ROOT).as_posix()}:{self.line}"


def blocks(*languages: str) -> list[Block]:
    """Give the blocks in these languages, in the order of the pages."""
    return [one for page in PAGES for one in _of(page) if one.language in languages]


def _of(page: Path) -> Iterator[Block]:
    text = page.read_text(encoding="utf-8")
    for found in _BLOCK.finditer(text):
        yield Block(page, text.count("\n", 0, found.start()) + 1, found[2], found[3])


def commands() -> list[tuple[str, str]]:
    """Give every line of the blocks of the shell with its place, without what a comment says behind it."""
    return [
        (one.place, re.sub(r"\s+#.*$", "", line))
        for one in blocks("sh", "bat")
        for line in one.text.splitlines()
        if line.strip() and not line.startswith("#")
    ]
