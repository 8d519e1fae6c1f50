"""What was published as one number and is another one now: old, new, and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from monitorlib.editie.editie import Editie
from monitorlib.editie.verklaring import Verklaring
from monitorlib.notatie import EPS, rond
from monitorlib.publicatie.getallen import Openbaargetal, lees_getallen, per_wat
from monitorlib.publicatie.plaatsen import HERZIENINGEN, vastgelegd
from monitorlib.publicatie.rijen import lees_csv


@dataclass(frozen=True)
class Herziening:
    """A number that was published in an edition, by its name, and is another one now; `reden` is empty without one."""

    hoofdstuk: str
    tabel: str
    cel: str
    begrip: str
    moment: str
    delen: str
    eenheid: str
    eerder: str
    was: str
    was_stand: str
    nu: str
    stand: str
    reden: str

    @property
    def sleutel(self) -> tuple[str, ...]:
        """What it is about: an edition that is published once more can revise a number again."""
        return self.hoofdstuk, self.tabel, self.cel, self.eerder, self.was


def herzieningen_van(editie: Editie, nu: Sequence[Openbaargetal], verklaring: Verklaring) -> list[Herziening]:
    """Hold the numbers of an edition against those that were published before it, and in it when it is not the first.

    Of the edition before a number is known by what it is; of an earlier publication of this one also by its place.
    """
    gevonden = {een.sleutel: een for een in _bewaard(editie)}
    vorige = lees_getallen(editie.layout, editie.parameters.vorige) if editie.parameters.vorige else None
    zelf = lees_getallen(editie.layout, editie.naam)
    # What this edition published itself was held against the edition before it then.
    bekend = {een.wat for een in zelf or ()}
    paren = [(editie.naam, *paar) for paar in (*_op_wat(zelf or (), nu), *_op_plaats(zelf or (), nu))]
    van_vorige = (paar for paar in _op_wat(vorige or (), nu) if paar[1].wat not in bekend)
    paren += [(editie.parameters.vorige or "", *paar) for paar in van_vorige]
    for van, was, is_nu in paren:
        if _anders(was, is_nu):
            een = _herziening(van, was, is_nu)
            gevonden[een.sleutel] = een
    return [_met_reden(een, verklaring) for een in gevonden.values()]


def _bewaard(editie: Editie) -> list[Herziening]:
    path = vastgelegd(editie.layout, editie.naam, HERZIENINGEN)
    return lees_csv(Herziening, path, editie.layout) if path.exists() else []


def _op_wat(was: Sequence[Openbaargetal], nu: Sequence[Openbaargetal]) -> Iterator[tuple[Openbaargetal, Openbaargetal]]:
    eerder: Mapping[tuple[str, ...], Openbaargetal] = dict(per_wat(was))
    return ((eerder[wat], is_nu) for wat, is_nu in per_wat(nu) if wat in eerder)


def _op_plaats(
    was: Sequence[Openbaargetal], nu: Sequence[Openbaargetal]
) -> Iterator[tuple[Openbaargetal, Openbaargetal]]:
    """Give the numbers of which nothing but their place is known."""
    eerder = {(een.plaats, een.eenheid): een for een in was if not een.moment}
    plaatsen = ((een, eerder.get((een.plaats, een.eenheid))) for een in nu if not een.moment)
    return ((was_er, een) for een, was_er in plaatsen if was_er is not None)


def _anders(was: Openbaargetal, nu: Openbaargetal) -> bool:
    """Tell whether a number is another one, as rounded as the roundest of the two is shown."""
    decimalen = min(was.decimalen, nu.decimalen)
    return abs(rond(float(was.waarde), decimalen) - rond(float(nu.waarde), decimalen)) > EPS


def _herziening(eerder: str, was: Openbaargetal, nu: Openbaargetal) -> Herziening:
    wat = (nu.begrip, nu.moment, nu.delen, nu.eenheid)
    return Herziening(*nu.plaats, *wat, eerder, was.waarde, was.stand, nu.waarde, nu.stand, "")


def _met_reden(een: Herziening, verklaring: Verklaring) -> Herziening:
    reden = verklaring.waarom_herzien(een.hoofdstuk, een.tabel)
    return replace(een, reden=reden or een.reden)
