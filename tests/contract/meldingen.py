"""Every message that the library can give, read from its syntax trees: where it stands, and its words.

What is filled in is written as {expression}. An error that takes its words over whole, from another one or from a list
of them, has none of its own here: they are read where they are written.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from locations import ROOT

from monitorlib import errors

BIBLIOTHEEK = ROOT / "monitorlib"
# Errors of ours, also those that a module makes for itself, and those of Python that a validator or a call can raise.
FOUTEN = {"ValueError", "TypeError", "ArgumentTypeError", "GeenGetal", "AndereReleaseError"} | {
    naam for naam, een in vars(errors).items() if isinstance(een, type) and issubclass(een, errors.MonitorError)
}
# Of what is no error: which argument says what to do, or what is held against what.
ANDERE = {"Fault": (2, "do"), "Bevinding": (5, "regel"), "Reden": (2, "doe")}


@dataclass(frozen=True)
class Melding:
    """One message: its module and line, what it is, and its words."""

    bestand: str
    regel: int
    soort: str
    woorden: str

    @property
    def waar(self) -> str:
        """Name it for who has to mend it."""
        return f"{self.bestand}:{self.regel}: {self.woorden}"


def alle() -> list[Melding]:
    """List every message of the library."""
    return [een for pad in sorted(BIBLIOTHEEK.rglob("*.py")) for een in van_tekst(pad.read_text("utf-8"), _naam(pad))]


def van_tekst(tekst: str, bestand: str) -> Iterator[Melding]:
    """List the messages of one module."""
    for node in ast.walk(ast.parse(tekst)):
        if isinstance(node, ast.Call):
            soort = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            for woorden in _vormen(_tekst_van(node, soort)):
                yield Melding(bestand, node.lineno, soort, woorden)


def _naam(pad: Path) -> str:
    return pad.relative_to(BIBLIOTHEEK).as_posix()


def _tekst_van(node: ast.Call, soort: str) -> ast.expr | None:
    if soort in FOUTEN:
        return node.args[0] if node.args else None
    plaats, sleutel = ANDERE.get(soort, (len(node.args), ""))
    genoemd = (een.value for een in node.keywords if een.arg == sleutel)
    return node.args[plaats] if plaats < len(node.args) else next(genoemd, None)


def _vormen(node: ast.expr | None) -> list[str]:
    """Write the words of an expression, once for each of its choices; none when they come wholly from elsewhere."""
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.JoinedStr):
        return ["".join(_deel(een) for een in node.values)]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return [links + rechts for links in _vormen(node.left) for rechts in _vormen(node.right)]
    if isinstance(node, ast.IfExp):
        return [*_vormen(node.body), *_vormen(node.orelse)]
    return []


def _deel(node: ast.expr) -> str:
    if isinstance(node, ast.FormattedValue):
        return f"{{{ast.unparse(node.value)}}}"
    return str(node.value) if isinstance(node, ast.Constant) else ""
