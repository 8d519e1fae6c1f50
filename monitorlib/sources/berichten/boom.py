"""Read a tree of elements as a structure says that it is: what is in it by name, and every place where it is not so."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from monitorlib.sources.berichten.structuur import VORMEN, Bericht, Element
from monitorlib.sources.codes.bsn import is_bsn

# In a path of elements: the one that it is in, and its name.
Pad = tuple[Any, str] | None


@dataclass(frozen=True)
class _Vorm:
    """How a tree of one shape becomes a dict: its dicts, each in an earlier one, and its texts, each in a dict."""

    delen: tuple[tuple[int, str], ...]
    teksten: tuple[tuple[int, int, str, Callable[[str], object]], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Vak:
    """An element as it is looked for: its tag, the test of its text, and what is in it."""

    tag: str
    naam: str
    verplicht: bool
    herhaald: bool
    vorm: str
    past: Callable[[str], object] | None
    uitleg: str
    kinderen: tuple["Vak", ...]
    # Of one that occurs often: by the shape of its tree, where in it each text stands, and what it is.
    vormen: dict[tuple[Any, ...], "_Vorm"]


@cache
def vakken(bericht: Bericht, release: str) -> tuple[Vak, ...]:
    ruimten = (bericht.ruimte(release), bericht.basisruimte(release))

    def vak(element: Element) -> Vak:
        vorm, uitleg = VORMEN.get(element.vorm, ("", ""))
        return Vak(
            f"{{{ruimten[element.basis]}}}{element.naam}",
            element.naam,
            element.verplicht,
            element.herhaald,
            element.vorm,
            is_bsn if element.vorm == "bsn" else re.compile(vorm).fullmatch if vorm else None,
            uitleg,
            tuple(map(vak, element.kinderen)),
            {},
        )

    return tuple(map(vak, bericht.inhoud.kinderen))


def lees_boom(wortel: Any, vakken: Sequence[Vak], fouten: list[str]) -> dict[str, Any]:
    """Give the children of a root by name: a text, a dict, or a list when it may occur more than once."""
    return _lees(wortel, vakken, fouten, None)


def _lees(node: Any, vakken: Sequence[Vak], fouten: list[str], pad: Pad) -> dict[str, Any]:
    inhoud: dict[str, Any] = {}
    kinderen = list(node.iterchildren("*"))
    plek, aantal = 0, len(kinderen)
    for vak in vakken:
        kind = kinderen[plek] if plek < aantal else None
        if kind is None or kind.tag != vak.tag:
            if vak.verplicht:
                hier = "" if kind is None else f"; hier staat {_lokaal(kind)}"
                fouten.append(f"regel {node.sourceline}: element {_noem(pad, vak.naam)} ontbreekt{hier}")
            continue
        if not vak.herhaald:
            plek += 1
            # Nearly every element of a message is one of these: a text of the right form, once.
            if vak.past is not None and vak.past(tekst := kind.text or "") and not len(kind):
                inhoud[vak.naam] = tekst
            elif vak.vorm != "dicht":
                inhoud[vak.naam] = _waarde(kind, vak, fouten, pad)
            continue
        gevonden = inhoud[vak.naam] = list[Any]()
        while plek < aantal and kinderen[plek].tag == vak.tag:
            gevonden.append(_herhaald(kinderen[plek], vak, fouten, pad))
            plek += 1
    for kind in kinderen[plek:]:
        fouten.append(f"regel {kind.sourceline}: element {_noem(pad, _lokaal(kind))} hoort hier niet")
    return inhoud


def _herhaald(node: Any, vak: Vak, fouten: list[str], pad: Pad) -> Any:
    """Read an element that occurs often: one of a shape that was seen before, and was right, in one go."""
    if not vak.kinderen:
        return _waarde(node, vak, fouten, pad)
    waarde = _plat_gelezen(node, vak) if _plat(vak) else None
    if waarde is None:
        waarde = _lees(node, vak.kinderen, fouten, (pad, vak.naam))
    waarde["regel"] = node.sourceline
    return waarde


def _plat_gelezen(node: Any, vak: Vak) -> dict[str, Any] | None:
    """Read an element by its shape; None when something in it is not right."""
    alle = list(node.iter("*"))
    sleutel = tuple([een.tag for een in alle]), tuple([len(een) for een in alle])
    if sleutel not in vak.vormen:
        fouten: list[str] = []
        _lees(node, vak.kinderen, fouten, None)
        if fouten:
            return None
        vak.vormen[sleutel] = _vorm(alle, vak)
    return _van_vorm(alle, vak.vormen[sleutel])


@cache
def _plat(vak: Vak) -> bool:
    """Tell whether nothing in an element occurs more than once, and everything in it is read."""
    return all(
        not een.herhaald and (een.past is not None or (een.kinderen != () and _plat(een))) for een in vak.kinderen
    )


def _vorm(alle: Sequence[Any], vak: Vak) -> _Vorm:
    """Say of a tree that is right how one of its shape is read; each element is somewhere in the structure."""
    delen, teksten, plek = list[tuple[int, str]](), list[tuple[int, int, str, Callable[[str], object]]](), 0

    def daal(node: Any, van: Vak, nummer: int) -> None:
        nonlocal plek
        for kind in node.iterchildren("*"):
            plek += 1
            onder = next(een for een in van.kinderen if een.tag == kind.tag)
            if onder.past is not None:
                teksten.append((plek, nummer, onder.naam, onder.past))
            else:
                delen.append((nummer, onder.naam))
                daal(kind, onder, len(delen))

    daal(alle[0], vak, 0)
    return _Vorm(tuple(delen), tuple(teksten))


def _van_vorm(alle: Sequence[Any], vorm: _Vorm) -> dict[str, Any] | None:
    """Read a tree of a known shape; None when a text in it is not of its form: then it is read with care."""
    dicts: list[dict[str, Any]] = [{}]
    for boven, naam in vorm.delen:
        dicts.append({})
        dicts[boven][naam] = dicts[-1]
    for plek, nummer, naam, past in vorm.teksten:
        tekst = alle[plek].text or ""
        if not past(tekst):
            return None
        dicts[nummer][naam] = tekst
    return dicts[0]


def _waarde(node: Any, vak: Vak, fouten: list[str], pad: Pad) -> Any:
    if vak.kinderen:
        return _lees(node, vak.kinderen, fouten, (pad, vak.naam))
    if vak.vorm == "retour":
        ruimte = vak.tag.partition("}")[0]
        return [een.text or "" for een in node.iter(f"{ruimte}}}RetourCode")]
    tekst = node.text or ""
    # What it holds is not shown: it can tell of a person.
    if len(node) or vak.past is None or not vak.past(tekst):
        fouten.append(f"regel {node.sourceline}: element {_noem(pad, vak.naam)} is niet {vak.uitleg}")
    return tekst


def _noem(pad: Pad, naam: str) -> str:
    return f"{_noem(*pad)}/{naam}" if pad else naam


def _lokaal(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]
