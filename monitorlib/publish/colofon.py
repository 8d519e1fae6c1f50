"""The lines under every page of an edition: what its params.yml says at `colofon`."""

import re
from dataclasses import dataclass

from monitorlib.editie.params.colofon import Colofon
from monitorlib.tijd.dagen import datum_lang

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True)
class Colofonregel:
    """A line under every page: what it is about, what it says, and where that leads."""

    wat: str
    tekst: str
    href: str = ""


def colofon_van(colofon: Colofon) -> tuple[Colofonregel, ...]:
    """Give the lines that were filled in; an address of mail can be written to."""
    contact = colofon.contact or ""
    regels = (
        Colofonregel("Vragen", contact, f"mailto:{contact}" if _MAIL.fullmatch(contact) else ""),
        Colofonregel("Verschenen", datum_lang(colofon.datum) if colofon.datum else ""),
        Colofonregel("Volgende editie", colofon.volgende or ""),
        Colofonregel("Gebruik van de cijfers", colofon.licentie or ""),
    )
    return tuple(regel for regel in regels if regel.tekst)
