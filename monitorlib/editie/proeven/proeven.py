"""Trials of an edition as they are asked for: one with other values, or one for each value of a key."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from monitorlib.editie.editie import Editie
from monitorlib.editie.params.sleutels import kort, zoek
from monitorlib.editie.params.yaml_file import load_yaml, plain
from monitorlib.editie.proeven.bestand import NIETS, als_yaml, in_woorden, lees, waarde_op, waarde_van
from monitorlib.editie.proeven.proef import AndereWaarde, Pad, Proefopzet, gestippeld
from monitorlib.errors import ParameterError
from monitorlib.files.reading import read_text

# A folder of this name is one everywhere.
_NAAM, _LANG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*"), 60
# Words and numbers with one sign between them: then a folder name says all of it.
_LEESBAAR = re.compile(r"[a-z0-9_]+(?:(?:, |[-., ])[a-z0-9_]+)*")
# What tells which edition it is: its gemeenten, what it is to readers, and what comes before it.
_VAN_DE_EDITIE = ("gemeenten", "status", "publicatie", "vorige")
# What tells where a source comes from.
_VAN_DE_BRON = ("bestand", "herkomst", "vindplaats")
_OPGEHAALD = ("database", "cbs", "beginstand")


@dataclass(frozen=True)
class Reeks:
    """A trial for each value of one key, by the value in words; `eigen` is that of the edition itself."""

    naam: str
    pad: Pad
    edities: dict[str, Editie]
    eigen: str

    @property
    def sleutel(self) -> str:
        """Name the key as a page does: its blocks stand in `waar`."""
        return str(self.pad[-1])

    @property
    def waar(self) -> str:
        """Name the blocks in which the key stands, between brackets; empty when it stands in none."""
        return f" ({gestippeld(self.pad[:-1])})" if len(self.pad) > 1 else ""


def proef(editie: Editie, met: Sequence[str], naam: str = "") -> Editie:
    """Give an edition with other values, each written `SLEUTEL=WAARDE`; its pages go beside those of the edition.

    Raises `ParameterError` for a key that is unknown, can be several, or makes it another edition; for a value that
    params.yml would not take, or that changes nothing; and for a name that no folder can have.
    """
    document, where = _document(editie)
    anders = tuple(_andere(een, f"--met {een}", document, where, editie) for een in met)
    dubbel = [een for plek, een in enumerate(anders) if een.pad in [ander.pad for ander in anders[:plek]]]
    if dubbel:
        raise ParameterError(
            f"{dubbel[0].gegeven}: {gestippeld(dubbel[0].pad)} krijgt al een andere waarde; noem haar één keer."
        )
    for een in anders:
        if waarde_van(een) == waarde_op(document, een.pad):
            raise _verandert_niets(een, where)
    geopend = _geopend(editie, naam or _naam(anders, document), anders)
    if geopend.parameters == editie.parameters:
        raise _verandert_niets(anders[0], where)
    return geopend


def reeks(editie: Editie, over: str, met: Sequence[str], naam: str = "") -> Reeks:
    """Give a trial for each value of `SLEUTEL=WAARDE,WAARDE`, and for that of params.yml; errors as in `proef`."""
    document, where = _document(editie)
    basis = proef(editie, met) if met else editie
    rest = basis.layout.proef.anders if basis.layout.proef else ()
    sleutel, gegeven = _gesplitst(over, f"--over {over}")
    pad = _pad(sleutel, f"--over {over}", document, where, editie)
    if pad in [een.pad for een in rest]:
        raise ParameterError(f"--over {over}: {gestippeld(pad)} heeft bij --met al een waarde; laat een van beide weg.")
    eigen = waarde_op(document, pad)
    # Absent, and so as it is when nothing is said.
    eigen = None if eigen is NIETS else eigen
    waarden = {in_woorden(een): een for een in (eigen, *_waarden(gegeven, f"--over {over}"))}
    if len(waarden) < 2:
        raise ParameterError(
            f"{where}, --over {over}: dat is alleen de waarde die er staat; noem er een andere bij, met komma's."
        )
    boven = naam or _naam(rest, document, kort(pad, document))
    mappen = {woord: als_map(f"{boven}-{woord}") for woord in waarden}
    if len(set(mappen.values())) < len(mappen):
        raise ParameterError(
            f"--over {over}: twee waarden zouden een map van dezelfde naam krijgen; bouw ze met --met."
        )
    edities = {}
    for woord, waarde in waarden.items():
        een = AndereWaarde(pad, als_yaml(waarde), f"--over {gestippeld(pad)}={woord}")
        edities[woord] = _geopend(editie, mappen[woord], (*rest, een))
    return Reeks(boven, pad, edities, in_woorden(eigen))


def _document(editie: Editie) -> tuple[Any, str]:
    path = editie.params / "params.yml"
    where = editie.shown(path)
    return lees(read_text(path, where, ParameterError), where), where


def _andere(gegeven: str, hier: str, document: Any, where: str, editie: Editie) -> AndereWaarde:
    sleutel, waarde = _gesplitst(gegeven, hier)
    return AndereWaarde(_pad(sleutel, hier, document, where, editie), waarde, hier)


def _gesplitst(gegeven: str, hier: str) -> tuple[str, str]:
    sleutel, teken, waarde = gegeven.partition("=")
    if not teken or not sleutel.strip():
        optie = hier.split()[0]
        raise ParameterError(f"{hier}: schrijf SLEUTEL=WAARDE, zoals {optie} wachttijd=31.")
    return sleutel.strip(), waarde


def _pad(sleutel: str, hier: str, document: Any, where: str, editie: Editie) -> Pad:
    pad = zoek(sleutel, document, f"{where}, {hier}")
    if waarom := _andere_editie(pad) or _bron_als_geheel(pad) or _in_magazijn(pad, editie):
        raise ParameterError(f"{where}, {hier}: {waarom}")
    return pad


def _andere_editie(pad: Pad) -> str:
    van_bron = len(pad) > 2 and pad[0] == "bronnen" and pad[2] in _VAN_DE_BRON
    opgehaald = len(pad) > 3 and pad[0] == "bronnen" and pad[2] == "levering" and pad[3] in _OPGEHAALD
    if pad[0] not in _VAN_DE_EDITIE and not van_bron and not opgehaald:
        return ""
    return (
        f"{gestippeld(pad)} kan in een proef niet anders: dat is een andere editie, met andere bronnen of gemeenten. "
        "Verander het in params.yml, of begin een editie met monitor new."
    )


def _bron_als_geheel(pad: Pad) -> str:
    geheel = pad[0] == "bronnen" and (len(pad) < 3 or (len(pad) == 3 and pad[2] == "levering"))
    return f"{gestippeld(pad)} is een heel blok; noem de sleutel daarin die anders moet." if geheel else ""


def _in_magazijn(pad: Pad, editie: Editie) -> str:
    van = editie.parameters.bronnen.get(str(pad[1])) if pad[0] == "bronnen" else None
    blijft = van is not None and van.levering.database is not None and van.levering.database.rijen == "blijven"
    if not blijft:
        return ""
    return (
        f"de rijen van {pad[1]} blijven in het magazijn, en een proef stelt daar geen nieuwe vragen. Verander het in "
        "params.yml, en draai monitor snapshot."
    )


def _verandert_niets(een: AndereWaarde, where: str) -> ParameterError:
    return ParameterError(
        f"{where}, {een.gegeven}: dat verandert niets; {gestippeld(een.pad)} heeft die waarde al; kies een andere."
    )


def _waarden(gegeven: str, hier: str) -> list[Any]:
    """Read values with commas between them, each as params.yml would have it."""
    gelezen = plain(load_yaml(f"[{gegeven}]", hier))
    if not isinstance(gelezen, list) or not gelezen:
        raise ParameterError(f"{hier}: noem waarden met komma's ertussen, zoals --over wachttijd=31,61,91.")
    return gelezen


def _geopend(editie: Editie, naam: str, anders: tuple[AndereWaarde, ...]) -> Editie:
    if not _NAAM.fullmatch(naam) or len(naam) > _LANG:
        raise ParameterError(
            f"--als {naam}: zo kan een map niet heten; gebruik ten hoogste {_LANG} letters, cijfers en streepjes."
        )
    layout = replace(editie.layout, proef=Proefopzet(editie.naam, naam, anders))
    return Editie.named(editie.naam, layout)


def _naam(anders: Sequence[AndereWaarde], document: Any, ook: str = "") -> str:
    delen = [f"{kort(een.pad, document)}-{in_woorden(waarde_van(een))}" for een in anders]
    return als_map("-".join(filter(None, (*delen, ook))))


def als_map(naam: str) -> str:
    """Write a name so that a folder can have it.

    Where that loses more than it may, as of a long one or of a minus sign, the end tells it from others.
    """
    kaal = re.sub(r"[^a-z0-9_]+", "-", naam.lower()).strip("-") or "anders"
    if len(kaal) <= _LANG and _LEESBAAR.fullmatch(naam.lower()):
        return kaal
    return f"{kaal[: _LANG - 7].rstrip('-')}-{hashlib.sha256(naam.encode()).hexdigest()[:6]}"
