"""Say of an unknown code what may be meant: a code not in use here, one of another release, one written otherwise."""

from collections.abc import Mapping
from difflib import get_close_matches

from monitorlib.bedoelt_u import years
from monitorlib.sources.codes.bsn import HIDDEN, lijkt_bsn
from monitorlib.sources.codes.codelijsten import CODELIJSTEN, ZONDER_PRODUCT, Codelijst
from monitorlib.sources.codes.getoond import VREEMD, getoond
from monitorlib.sources.declared.declaration import Kolom


def onbekend(
    code: str, kolom: Kolom, toegestaan: Mapping[str, str], lijst: str | None = None, *, register: bool = False
) -> str:
    """Say that a code is unknown, what is allowed, and what to do; `lijst` names the national list it should be in.

    In a register a value that is not like a code is not shown: it can be of a person.
    """
    if lijkt_bsn(code):
        return f"{HIDDEN} is onbekend; zij lijkt een burgerservicenummer. Staan de kolommen op hun plaats?"
    if code == ZONDER_PRODUCT:
        waar = "onder 'gebruikt'" if lijst else "bij 'codes'"
        return f"'{code}' is de code van een toewijzing zonder product; voeg haar in params.yml {waar} toe."
    mag = f"toegestaan: {', '.join(_genoemd(een, label) for een, label in toegestaan.items())}."
    if getoond(code, kolom, register=register, codes=_bekende(toegestaan, lijst)) == VREEMD:
        return f"{VREEMD} is onbekend; {mag} Staan de kolommen op hun plaats?"
    if lijst is None:
        # Fixed codes and gemeenten are nobody's to add here.
        vast = kolom.codes or kolom.soort == "gemeente"
        anders = "" if vast else " Verbeter de waarde, of voeg haar in params.yml toe aan 'codes'."
        return f"'{code}' is onbekend; {mag}{_bedoeld(code, kolom, toegestaan) or anders}"
    hier = CODELIJSTEN[lijst]
    if code in hier.codes:
        return (
            f"'{code}' ({hier.codes[code]}) bestaat in {lijst}, maar staat in params.yml niet onder 'gebruikt'; {mag} "
            "Voeg de code daar toe of verbeter haar."
        )
    return f"'{code}' is onbekend in {lijst} ({hier.naam}); {mag}" + (
        _elders(code, hier) or _bedoeld(code, kolom, toegestaan)
    )


def _bekende(toegestaan: Mapping[str, str], lijst: str | None) -> list[str]:
    """List what is a code somewhere, or the name of one."""
    bekend = {**toegestaan, **(CODELIJSTEN[lijst].codes if lijst else {})}
    return [*bekend, *bekend.values()]


def _elders(code: str, hier: Codelijst) -> str:
    """Name the lists of the same kind that do have the code: another release first, else another standard."""
    andere = [een for een in CODELIJSTEN.values() if een.naam == hier.naam and code in een.codes]
    zelfde = [een for een in andere if een.standaard.split()[0] == hier.standaard.split()[0]]
    waar = " en ".join(f"{een.sleutel} ({een.codes[code]})" for een in zelfde or andere)
    if not waar:
        return ""
    return (
        f" Code '{code}' bestaat wel in {waar}; lever de code van {hier.standaard}, "
        "of noem in params.yml de lijst waaruit de codes komen."
    )


def _bedoeld(code: str, kolom: Kolom, toegestaan: Mapping[str, str]) -> str:
    # The codes of gemeenten that look alike have nothing to do with each other.
    if kolom.soort == "gemeente":
        return ""
    kaal = _kaal(code)
    gelijk = [een for een, label in toegestaan.items() if kaal and kaal in (_kaal(een), _kaal(label))]
    # '2e helft 2016' does not mean that of another year.
    gelijk += get_close_matches(code, [een for een in toegestaan if years(een) == years(code)], n=1)
    if not gelijk:
        return ""
    label = toegestaan[gelijk[0]]
    return f" Bedoelt u '{gelijk[0]}'" + ("?" if label == gelijk[0] else f" ({label})?")


def _kaal(code: str) -> str:
    return code.strip().lstrip("0").lower()


def _genoemd(code: str, label: str) -> str:
    return code if label == code else f"{code} ({label})"
