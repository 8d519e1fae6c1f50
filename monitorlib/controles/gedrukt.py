"""What was printed and is not on the page."""

from collections.abc import Container

from monitorlib.controles.bevinding import Bevinding
from monitorlib.sources.gepubliceerd import TEKST, Gepubliceerd


def ontbrekende_tabellen(hoofdstuk: str, gedrukt: Gepubliceerd, getoond: Container[str]) -> list[Bevinding]:
    """Give a bevinding for each table that was printed in a chapter and that its page does not show."""
    tabellen = {tabel for van, tabel, _, _ in gedrukt if van == hoofdstuk and tabel != TEKST}
    return [
        Bevinding(tabel, hoofdstuk, "ontbreekt", "een tabel", "staat niet op de pagina", "Elke tabel staat erop.")
        for tabel in sorted(tabellen)
        if tabel not in getoond
    ]
