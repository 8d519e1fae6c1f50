"""Measure the indicators of an edition: every gemeente and all together, over quarters, with what each was made of."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from monitorlib.cijfers.betekenis import Punt, Verandering, beoordeel, vergelijk
from monitorlib.cijfers.regels import Kenmerk
from monitorlib.cijfers.trajecten import sinds, trajecten
from monitorlib.editie import Editie
from monitorlib.errors import NotDeliveredError, ParameterError
from monitorlib.indicatoren.catalogus import geleverd, gevraagd, ontbreekt
from monitorlib.indicatoren.indicator import Indicator
from monitorlib.kwartaal import Kwartaal
from monitorlib.notatie import getal
from monitorlib.parameters import Doel
from monitorlib.sources.declaration import TOTAAL
from monitorlib.sources.motor import bewaard
from monitorlib.sources.opened import Register, Telling, open_bron
from monitorlib.sources.referentie import met_cijfer

VORIGE_CIJFERS = "vorige_cijfers"
# No indicator of a quarter measures on a day or over a period of more than a year before it.
_KIJKT_TERUG = 6
Bronnen = Mapping[str, Register | Telling]


@dataclass(frozen=True)
class Meetreeks:
    """An indicator as measured: a point per place and quarter, and what the edition holds it against."""

    indicator: Indicator
    punten: tuple[Punt, ...]
    doel: Doel
    veranderingen: tuple[Verandering, ...] = ()

    def punt(self, gebied: str, kwartaal: Kwartaal) -> Punt | None:
        """Give the point of a place and a quarter; None where the place did not exist."""
        return next((een for een in self.punten if (een.gebied, een.kwartaal) == (gebied, kwartaal)), None)

    @property
    def gebieden(self) -> tuple[str, ...]:
        """The places of the last quarter, all together last."""
        return self.gebieden_in([max(een.kwartaal for een in self.punten)])

    def gebieden_in(self, kwartalen: Collection[Kwartaal]) -> tuple[str, ...]:
        """Give the places of any of these quarters, also those that merged since, all together last.

        Without the merged ones the places of a quarter would be less than all together.
        """
        nieuwste_eerst = sorted(self.punten, key=lambda een: een.kwartaal, reverse=True)
        namen = dict.fromkeys(een.gebied for een in nieuwste_eerst if een.kwartaal in kwartalen)
        return tuple(sorted(namen, key=lambda naam: naam == TOTAAL))

    @property
    def waarom_niet(self) -> str:
        """Why the last quarter has no number for any place; empty when it has one."""
        laatste = [een for een in self.punten if een.kwartaal == max(punt.kwartaal for punt in self.punten)]
        if any(een.is_getal for een in laatste):
            return ""
        return "; ".join(dict.fromkeys(een.tekst or een.teken for een in laatste))


@dataclass(frozen=True)
class Gemeten:
    """All indicators of an edition: those with a number, those without, and those of which a source is not there."""

    reeksen: tuple[Meetreeks, ...]
    zonder_getal: tuple[Meetreeks, ...]
    niet_geleverd: Mapping[str, str]


def meet_alle(editie: Editie, kwartalen_terug: int) -> Gemeten:
    """Measure every indicator that the edition asks for over so many quarters, the last being its own."""
    return meet_deze(gevraagd(editie), editie, kwartalen_terug)


def meet_deze(indicatoren: Sequence[Indicator], editie: Editie, kwartalen_terug: int) -> Gemeten:
    """Measure these indicators, whether or not the edition asks for them; their tests are corrected together."""
    alle, niet_geleverd = [], {}
    namen = dict.fromkeys(naam for een in indicatoren if geleverd(een, editie) for naam in een.bron)
    hier = {naam: open_bron(editie, naam) for naam in namen}
    kwartalen = editie.kwartaal.terug(kwartalen_terug)
    nodig = sorted({*kwartalen, *(een for ind in indicatoren for een in _ook(kwartalen, _doel(ind, editie)))})
    bronnen = voorbereid(hier, nodig)
    regio = {naam: van.als_regio() for naam, van in bronnen.items()}
    for een in indicatoren:
        if zonder := ontbreekt(een, editie):
            niet_geleverd[een.naam] = zonder
            continue
        doel = _doel(een, editie)
        try:
            punten = meet(een, bronnen, regio if len(editie.gemeentenamen) > 1 else None, _ook(kwartalen, doel))
        except NotDeliveredError as error:
            niet_geleverd[een.naam] = str(error)
            continue
        alle.append(Meetreeks(een, punten, doel))
    alle = _vergeleken(alle, editie)
    return Gemeten(
        tuple(een for een in alle if not een.waarom_niet), tuple(een for een in alle if een.waarom_niet), niet_geleverd
    )


def meet(een: Indicator, bronnen: Bronnen, regio: Bronnen | None, kwartalen: Sequence[Kwartaal]) -> tuple[Punt, ...]:
    """Measure one indicator; with `regio` (the same sources with all gemeenten as one) also all together."""
    punten = []
    for kwartaal in kwartalen:
        for van in (bronnen, regio):
            if van is not None:
                punten += _punten(een, tuple(van[naam] for naam in een.bron), kwartaal)
    return tuple(punten)


def _punten(een: Indicator, bronnen: tuple[Register | Telling, ...], kwartaal: Kwartaal) -> list[Punt]:
    toen = (bron.op_indeling(kwartaal.peildatum) for bron in bronnen)
    uitkomst = een.uitkomst(tuple(replace(bron, kwartaal=max(bron.kwartaal, kwartaal)) for bron in toen), kwartaal)
    delen = {breuk.cel: breuk for breuk in uitkomst.cijfers.verhoudingen}
    erbij = uitkomst.erbij.cellen() if uitkomst.erbij else {}
    eraf = uitkomst.eraf.cellen() if uitkomst.eraf else {}
    nan = float("nan")
    return [
        Punt(
            cel[0], kwartaal, inhoud["waarde"], inhoud["teken"], inhoud["tekst"], een.eenheid,
            inhoud["decimalen"],
            teller=delen[cel].teller if cel in delen else nan,
            noemer=delen[cel].noemer if cel in delen else nan,
            erbij=_waarde(erbij, cel),
            eraf=_waarde(eraf, cel),
            kenmerk=uitkomst.cijfers.regels.kenmerken.get(cel) or _eigen_kenmerk(een, cel[0], kwartaal),
        )
        for cel, inhoud in uitkomst.cijfers.cellen().items()
        if bronnen[0].bestaat(cel[0], kwartaal.eerste_dag, kwartaal.peildatum)
    ]  # fmt: skip


def _eigen_kenmerk(een: Indicator, gebied: str, kwartaal: Kwartaal) -> Kenmerk:
    """Say what a number is that only this indicator knows: a share, a mean."""
    waar = () if gebied == TOTAAL else (("gemeente", gebied),)
    return Kenmerk(f"indicator {een.naam}", str(kwartaal), frozenset(waar))


def _waarde(cellen: Mapping[Any, Mapping[str, Any]], cel: tuple[str, ...]) -> float:
    return float(cellen[cel]["waarde"]) if cel in cellen else float("nan")


def voorbereid(bronnen: Bronnen, kwartalen: Sequence[Kwartaal]) -> Bronnen:
    """Keep of each register what these quarters need, and count it as trajecten once, for all indicators."""
    klaar: dict[str, Register | Telling] = {}
    vanaf = min(kwartalen).terug(_KIJKT_TERUG)[0].beginstand
    for naam, van in bronnen.items():
        if isinstance(van, Register):
            van = replace(van, clienten_bekend=van.elke_rij_heeft_client())
            if van.parameters.telwijze is not None:
                geteld = trajecten(sinds(van, vanaf))
                van = replace(van, als_trajecten=replace(geteld, tabel=bewaard(geteld.tabel)))
        klaar[naam] = van
    return klaar


def _doel(een: Indicator, editie: Editie) -> Doel:
    """Give what the indicator is held against: as the edition says, else as it declares itself."""
    eigen = editie.parameters.doelen.get(een.naam, Doel())
    return Doel(
        nulmeting=eigen.nulmeting or een.nulmeting,
        streefwaarde=een.streefwaarde if eigen.streefwaarde is None else eigen.streefwaarde,
        referentie=met_cijfer(editie, eigen.referentie),
    )


def _ook(kwartalen: Sequence[Kwartaal], doel: Doel) -> list[Kwartaal]:
    """Add to the series what is compared with: the year before and the nulmeting."""
    nul = [Kwartaal.lees(doel.nulmeting)] if doel.nulmeting else []
    return sorted({*kwartalen, *kwartalen[-1].terug(5), *nul})


def _vergeleken(reeksen: list[Meetreeks], editie: Editie) -> list[Meetreeks]:
    """Compare each place with the quarter and the year before, all tests of the edition corrected together."""
    toen = _vorige_cijfers(editie)
    ruw = {reeks.indicator.naam: _veranderingen(reeks, editie, toen) for reeks in reeksen}
    oordelen = iter(beoordeel([een for van in ruw.values() for een in van]))
    return [replace(reeks, veranderingen=tuple(next(oordelen) for _ in ruw[reeks.indicator.naam])) for reeks in reeksen]


def _veranderingen(reeks: Meetreeks, editie: Editie, toen: Mapping[tuple[str, str, str], float]) -> list[Verandering]:
    een, dit = reeks.indicator, editie.kwartaal
    gevonden = []
    for gebied, stap in product(reeks.gebieden, een.stappen):
        nu = reeks.punt(gebied, dit)
        ervoor = reeks.punt(gebied, dit.jaar_eerder if stap == "jaar" else dit.vorige)
        if nu is None:
            continue
        verandering = vergelijk(
            een.naam,
            _met_stromen(reeks, nu, dit.terug(4)) if stap == "jaar" else nu,
            ervoor,
            soort=een.toets,
            gunstig=een.gunstig,
            stap=stap,
            herzien_van=_herzien(een, ervoor, toen),
        )
        gevonden.append(replace(verandering, registratie=_registratie(een, gebied, editie)))
    return gevonden


def _met_stromen(reeks: Meetreeks, nu: Punt, kwartalen: Sequence[Kwartaal]) -> Punt:
    """Give a point with the flows of all quarters of a year together; NaN when one of them has none."""
    punten = [reeks.punt(nu.gebied, kwartaal) for kwartaal in kwartalen]
    return replace(
        nu,
        erbij=sum(een.erbij if een else float("nan") for een in punten),
        eraf=sum(een.eraf if een else float("nan") for een in punten),
    )


def _herzien(een: Indicator, punt: Punt | None, toen: Mapping[tuple[str, str, str], float]) -> str:
    """Give what the previous edition showed for a point, when it is another number now."""
    if punt is None or not punt.is_getal:
        return ""
    waarde = toen.get((een.naam, punt.gebied, str(punt.kwartaal)))
    vorige = "" if waarde is None else getal(waarde, punt.decimalen)
    return "" if vorige in ("", getal(punt.waarde, punt.decimalen)) else replace(punt, waarde=waarde or 0.0).geschreven


def _vorige_cijfers(editie: Editie) -> dict[tuple[str, str, str], float]:
    """Read what the previous edition showed.

    Raises `ParameterError` when params.yml names a previous edition without its numbers, or numbers of another one:
    'herzien' would then be silent, or wrong.
    """
    waar, vorige = editie.shown(editie.params / "params.yml"), editie.parameters.vorige
    if VORIGE_CIJFERS not in editie.parameters.bronnen:
        if vorige is None:
            return {}
        raise ParameterError(
            f"{waar}, vorige: dit is {vorige}, maar bron {VORIGE_CIJFERS} ontbreekt. Kopieer indicatoren.csv uit de "
            f"uitvoer van die editie naar {editie.shown(editie.data)}/{VORIGE_CIJFERS}.csv en noem haar bij 'bronnen'."
        )
    rijen = open_bron(editie, VORIGE_CIJFERS).tabel.to_pyarrow().to_pylist()
    anders = sorted({str(rij["editie"]) for rij in rijen} - {vorige})
    if anders:
        raise ParameterError(
            f"{waar}, vorige: dit is {vorige or 'leeg'}, maar bron {VORIGE_CIJFERS} heeft cijfers van {anders[0]}. "
            "Noem die editie bij 'vorige', of lever de cijfers van de vorige editie."
        )
    return {
        (rij["indicator"], rij["gemeente"], rij["kwartaal"]): rij["waarde"]
        for rij in rijen
        if rij["waarde"] is not None
    }


def _registratie(een: Indicator, gebied: str, editie: Editie) -> tuple[str, ...]:
    """List the known faults in the registration that this change can touch."""
    return tuple(
        probleem.tekst
        for probleem in editie.parameters.registratieproblemen
        if probleem.raakt(een.bron, None if gebied == TOTAAL else gebied, editie.kwartaal)
    )
