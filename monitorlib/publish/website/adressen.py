"""The address of each table and figure on a page, and the line under it that leads to what is about it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from monitorlib.publish.website.plek import Standplaats

# A literal tag can only be markup: text on a page is escaped.
_BLOK = re.compile(r"<(?P<slot>/?)(?P<tag>div|figure)\b(?P<rest>[^>]*)>")
_ADRES = re.compile(r'class="(?:tabel|figuur)" id="(?P<id>[^"]+)"')
# The same in an executed notebook as it is on the disk.
_IN_NOTEBOOK = re.compile(rb'class=\\"(?:tabel|figuur)\\" id=\\"([^"\\]+)\\"')
_WAT = {"div": "tabel", "figure": "figuur"}


def adressen_in(notebook: bytes) -> frozenset[str]:
    """Find the ids of the tables and figures in an executed notebook."""
    return frozenset(found.decode() for found in _IN_NOTEBOOK.findall(notebook))


def met_adressen(body: str, plek: Standplaats | None, naar: Mapping[str, Sequence[Markup]]) -> Markup:
    """Write under each table and figure where it leads: its address and the same one in the edition before and after.

    `naar` gives by its id what else is about it, as links.
    """
    delen, tot = [], 0
    for einde, tag, id_ in _einden(body) if plek or naar else ():
        delen += [body[tot:einde], _regel(_WAT[tag], id_, plek, naar.get(id_, ()))]
        tot = einde
    return Markup("".join([*delen, body[tot:]]))


def _einden(body: str) -> Iterator[tuple[int, str, str]]:
    """Give where each table or figure ends, except for a table within a figure."""
    open_: list[str] = []
    for found in _BLOK.finditer(body):
        if not found["slot"]:
            adres = _ADRES.search(found["rest"])
            open_.append(adres["id"] if adres and not any(open_) else "")
        elif open_ and (id_ := open_.pop()):
            yield found.start(), found["tag"], id_


def _regel(wat: str, id_: str, plek: Standplaats | None, naar: Sequence[Markup]) -> Markup:
    links = [*naar, *(_op_de_site(wat, id_, plek) if plek else ())]
    return Markup('<p class="adres">{}</p>\n').format(Markup(" ").join(links)) if links else Markup()


def _op_de_site(wat: str, id_: str, plek: Standplaats) -> Iterator[Markup]:
    yield Markup('<a href="#{}">Adres van deze {}</a>').format(id_, wat)
    for buur in (plek.eerder, plek.later):
        if buur and id_ in buur.adressen:
            yield Markup('<a href="{}#{}">Dezelfde {}, {}</a>').format(buur.href, id_, wat, buur.periode)
