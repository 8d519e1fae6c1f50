"""Headings with an id made of their text, so that a link to a section also works in the next quarter."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

# A literal tag can only be markup: text on a page is escaped before it comes here.
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r"""\bid=["']([^"']+)["']""")
_TAG = re.compile(r"<[^>]+>")


class Heading(NamedTuple):
    """One heading of a page: its level, its id and its text (HTML without tags)."""

    level: int
    id: str
    text: Markup


def slug(text: str) -> str:
    """Write a heading as an id: 'Cliënten & financiën' becomes 'clienten-financien'."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "sectie"


def number_headings(body: str, reserved: Iterable[str]) -> tuple[Markup, list[Heading]]:
    """Give every heading of `body` an id that no other element has; a repeated text gets -2, -3."""
    taken = {*reserved, *_ID.findall(body)}
    headings: list[Heading] = []

    def with_id(match: re.Match[str]) -> str:
        level, inner = match.groups()
        text = Markup(_TAG.sub("", inner))
        name = _free(slug(text.unescape()), taken)
        taken.add(name)
        headings.append(Heading(int(level), name, text))
        return f'<h{level} id="{name}">{inner}</h{level}>'

    return Markup(_HEADING.sub(with_id, body)), headings


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free
