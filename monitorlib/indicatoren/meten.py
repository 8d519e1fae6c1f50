"""Measure the indicators of an edition: every gemeente and all together, over quarters, with what each was made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from monitorlib.cijfers.punt import Punt
from monitorlib.cijfers.regels import Kenmerk
from monitorlib.cijfers.trajecten import sinds, trajecten
from monitorlib.editie import Editie
from monitorlib.errors import NotDeliveredError
from monitorlib.indicatoren.catalogus import geleverd, gevraagd, ontbreekt
from monitorlib.indicatoren.indicator import Indicator
from monitorlib.indicatoren.meetreeks import Meetreeks
from monitorlib.indicatoren.vergelijken import vergeleken
from monitorlib.indicatoren.vorige import vorige_cijfers
from monitorlib.kwartaal import Kwartaal
from monitorlib.parameters import Doel
from monitorlib.sources.declaration import TOTAAL
from monitorlib.sources.motor import bewaard
from monitorlib.sources.opened import Register, Telling, open_bron
from monitorlib.sources.referentie import met_cijfer

# No indicator of a quarter measures on a day or over a period of more than a year before it.
_KIJKT_TERUG = 6
Bronnen = Mapping[str, Register | Telling]


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
    alle = vergeleken(
        alle, editie.kwartaal, toen=vorige_cijfers(editie), problemen=editie.parameters.registratieproblemen
    )
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
