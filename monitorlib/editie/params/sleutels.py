"""The keys of params.yml by their path, or by enough of its end to know which one is meant."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.params.doel import Doel
from monitorlib.editie.params.model_keys import keys_at
from monitorlib.editie.params.parameters import Parameters
from monitorlib.editie.proeven.proef import Pad, gestippeld
from monitorlib.errors import ParameterError

# How many keys a message names.
_GENOEMD = 8


def zoek(sleutel: str, document: Any, where: str) -> Pad:
    """Find the one key that is meant: its whole path, its end, or parts of its path in their order.

    A key that stands in the document goes before one that may be added to it. Raises `ParameterError` for none, and
    for several.
    """
    staat = list(_paden(document))
    for paden in (staat, list(_erbij(document))):
        for passend in (_gelijk(sleutel, paden), _einde(sleutel, paden), _delen(sleutel, paden)):
            if len(passend) == 1:
                return passend[0]
            if passend:
                raise ParameterError(f"{where}: '{sleutel}' kan meer betekenen: {_noem(passend)}. Schrijf er meer van.")
    if nieuw := _nieuw_doel(sleutel):
        return nieuw
    raise ParameterError(f"{where}: de sleutel '{sleutel}' is onbekend. {_bedoeld(sleutel, staat)}")


def kort(pad: Pad, document: Any) -> str:
    """Give as much of the end of a path as tells it from all others."""
    alle = [een for een in _paden(document) if een != pad]
    for vanaf in range(len(pad) - 1, 0, -1):
        einde = pad[vanaf:]
        if not any(een[-len(einde) :] == einde for een in alle):
            return gestippeld(einde)
    return gestippeld(pad)


def _paden(node: Any, boven: Pad = ()) -> Iterator[Pad]:
    """Walk over the keys of a document, and the places of its lists."""
    leden = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for deel, waarde in leden:
        yield (*boven, deel)
        yield from _paden(waarde, (*boven, deel))


def _erbij(document: Any) -> Iterator[Pad]:
    """List the keys that may stand in a block that is there, and do not."""
    blokken = [(), *_paden(document)]
    for pad in blokken:
        node = document
        for deel in pad:
            node = node[deel]
        if isinstance(node, dict):
            yield from ((*pad, naam) for naam in keys_at(Parameters, pad) if naam not in node)


def _gelijk(sleutel: str, paden: Sequence[Pad]) -> list[Pad]:
    return [pad for pad in paden if gestippeld(pad) == sleutel]


def _einde(sleutel: str, paden: Sequence[Pad]) -> list[Pad]:
    return [pad for pad in paden if gestippeld(pad).endswith(f".{sleutel}")]


def _delen(sleutel: str, paden: Sequence[Pad]) -> list[Pad]:
    vorm = r"\.(?:.*\.)?".join(re.escape(deel) for deel in sleutel.split("."))
    return [pad for pad in paden if re.fullmatch(rf"(?:.*\.)?{vorm}", gestippeld(pad))]


def _nieuw_doel(sleutel: str) -> Pad | None:
    """Read a key of a goal that an indicator has not yet: any indicator may be given one."""
    if not sleutel.startswith("doelen."):
        return None
    naam, _, veld = sleutel.removeprefix("doelen.").rpartition(".")
    return ("doelen", naam, veld) if naam and veld in Doel.model_fields else None


def _bedoeld(sleutel: str, paden: Sequence[Pad]) -> str:
    laatste = sleutel.rpartition(".")[2]
    zo_heten = [pad for pad in paden if pad[-1] == laatste]
    if zo_heten:
        return f"Wel zijn er: {_noem(zo_heten)}."
    if dichtbij := get_close_matches(sleutel, [gestippeld(pad) for pad in paden], n=1, cutoff=0.75):
        return f"Bedoelt u '{dichtbij[0]}'?"
    namen = dict.fromkeys(str(pad[-1]) for pad in paden if isinstance(pad[-1], str))
    if get_close_matches(laatste.lower(), [naam.lower() for naam in namen], n=1, cutoff=0.6):
        return nearest(laatste, namen)
    return "Welke sleutels er zijn, staat in dat bestand."


def _noem(paden: Sequence[Pad]) -> str:
    meer = f" en nog {len(paden) - _GENOEMD}" if len(paden) > _GENOEMD else ""
    return f"{', '.join(gestippeld(pad) for pad in paden[:_GENOEMD])}{meer}"
