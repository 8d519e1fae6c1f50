"""A table of what a library says, with the Dutch for it."""

import re
from collections.abc import Callable, Mapping, Sequence

# A pattern of the library's sentence, and the Dutch in which its groups are filled in.
Tabel = Sequence[tuple[str, str]]


def vertaal(tekst: str, tabel: Tabel, noem: Callable[[str], str] = str) -> str:
    """Say a sentence of a library in Dutch; empty when the table does not know it, so that no English is left.

    `noem` gives each group of the sentence its Dutch name.
    """
    for patroon, nederlands in tabel:
        if gevonden := re.search(patroon, tekst, re.DOTALL):
            return nederlands.format(*(noem(deel or "") for deel in gevonden.groups()))
    return ""


def genoemd(namen: Mapping[str, str]) -> Callable[[str], str]:
    """Give what names a part of a sentence: with the name that it has here, or as it is."""
    return lambda deel: namen.get(deel, deel)
