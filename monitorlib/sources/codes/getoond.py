"""What a message may show of a value: in a register only what looks like the values of its column.

When columns are shifted or swapped there is a bsn, a name or an address where a code should be. A column that is
declared personal is never shown; of the others a value is shown that has their form, or is nearly one of their codes.
"""

import re
from collections.abc import Collection
from difflib import get_close_matches

from monitorlib.sources.codes.bsn import HIDDEN, lijkt_bsn
from monitorlib.sources.declared.declaration import Kolom

VREEMD = "(waarde niet getoond: zij lijkt op geen waarde van deze kolom)"
# Digits and signs only, and no more of them than a day, a period or an amount has.
_DAG = r"[0-9]{1,4}([-/. ][0-9]{1,2}){1,2}([-/. ][0-9]{1,4})?([ T][0-9:.]{5,15}Z?)?|[0-9]{5,8}"
_PERIODE = r"[0-9]{1,4}([-/ ]?([QqKkWwMmJjHh]{1,2}|[0-9])[0-9]{0,3}){0,2}"
_GETAL = r"[-+]?[0-9][0-9.,]{0,17}[-*]?|[-.*]"
_VORMEN = {
    "datum": _DAG,
    "moment": _DAG,
    "maand": rf"{_DAG}|{_PERIODE}",
    "jaar": _PERIODE,
    "periode": rf"([a-z ]{{5,13}} )?({_DAG}|{_PERIODE})",
    "geheel": _GETAL,
    "getal": _GETAL,
    "bedrag": _GETAL,
    "waarde": _GETAL,
    "gemeente": r"(GM|gm)?[0-9]{1,4}",
}
_GELIJKENIS = 0.6


def getoond(waarde: object, kolom: Kolom, *, register: bool, codes: Collection[str] = ()) -> str:
    """Write a value as a message may show it; `codes` are the known ones of its column, with their names."""
    if waarde is None:
        return "leeg"
    gevonden = str(waarde)
    if kolom.persoonlijk or lijkt_bsn(gevonden):
        return HIDDEN
    return f"'{gevonden}'" if not register or _hoort_hier(gevonden, kolom, codes) else VREEMD


def _hoort_hier(waarde: str, kolom: Kolom, codes: Collection[str]) -> bool:
    vorm = _VORMEN.get(kolom.soort)
    if vorm and re.fullmatch(vorm, waarde.strip()):
        return True
    laag = [code.lower() for code in codes]
    if get_close_matches(waarde.strip().lower(), laag, n=1, cutoff=_GELIJKENIS):
        return True
    if kolom.soort != "code" or not codes:
        return False
    # As many digits as a code has, give or take a zero that was lost; or so few signs that nobody is called so.
    cijfers = waarde.strip().isdecimal() and len(waarde.strip()) <= 1 + max(map(len, codes))
    return cijfers or bool(re.fullmatch(r"[A-Z]{0,2}[0-9]{1,4}[A-Z]?", waarde.strip()))
