"""Measure the indicators of an edition: every gemeente and all together, over quarters, with what each was made of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import Kenmerk, Sleutel
from monitorlib.cijfers.registers.peilmomenten import namen
from monitorlib.cijfers.registers.trajecten import sinds, trajecten
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.editie.editie import Editie
from monitorlib.editie.params.doel import Doel
from monitorlib.errors import NotDeliveredError
from monitorlib.indicatoren.catalogus.catalogus import geleverd, gevraagd, ontbreekt
from monitorlib.indicatoren.catalogus.indicator import Indicator
from monitorlib.indicatoren.meten.een_gemeente import als_een_gemeente
from monitorlib.indicatoren.meten.herzien import vorige_cijfers
from monitorlib.indicatoren.meten.kept_points import KeptPoints
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.indicatoren.meten.vergelijken import vergeleken
from monitorlib.indicatoren.meten.zonder_delen import zonder_delen
from monitorlib.sources.declared.declaration import TOTAAL
from monitorlib.sources.fetch.cbs import met_cijfer
from monitorlib.sources.opened.bronnen import open_bron
from monitorlib.sources.opened.register import Register
from monitorlib.sources.opened.telling import Telling
from monitorlib.sources.warehouse.engine import bewaard
from monitorlib.tijd.periode import Periode
from monitorlib.tijd.perioden import Perioden

# Hides points, before anything of them is compared.
Verberg = Callable[[Indicator, tuple[Punt, ...], Doel], tuple[Punt, ...]]
Bronnen = Mapping[str, Register | Telling]


@dataclass(frozen=True)
class Gemeten:
    """All indicators of an edition: those with a number, those without, and those of which a source is not there."""

    reeksen: tuple[Meetreeks, ...]
    zonder_getal: tuple[Meetreeks, ...]
    niet_geleverd: Mapping[str, str]
    # What the previous edition showed, by indicator, place and quarter.
    toen: Mapping[tuple[str, str, str], float] = field(default_factory=dict)


def meet_alle(editie: Editie, perioden_terug: int, verberg: Verberg | None = None) -> Gemeten:
    """Measure every indicator that the edition asks for over so many quarters, the last being its own.

    With `verberg` they are for everybody: nothing follows from what it hides, what points were made of is gone when
    they are compared, and what the previous edition showed inside is not read.
    """
    return meet_deze(gevraagd(editie), editie, perioden_terug, verberg)


def meet_deze(
    indicatoren: Sequence[Indicator], editie: Editie, perioden_terug: int, verberg: Verberg | None = None
) -> Gemeten:
    """Measure these indicators, whether or not the edition asks for them; their tests are corrected together."""
    alle, niet_geleverd = [], {}
    perioden = editie.periode.terug(perioden_terug)
    doelen = {een.naam: _doel(een, editie) for een in indicatoren}
    nodig = sorted({*perioden, *(een for doel in doelen.values() for een in _ook(perioden, doel))})
    open_ = _Open(indicatoren, editie, nodig)
    kept = KeptPoints(editie, nodig)
    for een in indicatoren:
        if zonder := ontbreekt(een, editie):
            niet_geleverd[een.naam] = zonder
            continue
        gevraagd_ = _ook(perioden, doelen[een.naam])
        try:
            punten = kept.of(een, gevraagd_, partial(open_.meet, een, gevraagd_))
        except NotDeliveredError as error:
            niet_geleverd[een.naam] = str(error)
            continue
        punten = verberg(een, punten, doelen[een.naam]) if verberg else punten
        alle.append(Meetreeks(een, punten, doelen[een.naam]))
    toen = {} if verberg else vorige_cijfers(editie)
    alle = vergeleken(alle, editie.periode, toen=toen, problemen=editie.parameters.registratieproblemen)
    alle = list(map(zonder_delen, alle)) if verberg else alle
    if editie.gemeente and open_.met_regio:
        alle = [als_een_gemeente(een, editie.gemeentenamen[editie.gemeente]) for een in alle]
    met_getal = tuple(een for een in alle if not een.waarom_niet)
    return Gemeten(met_getal, tuple(een for een in alle if een.waarom_niet), niet_geleverd, toen)


class _Open:
    """The sources of indicators, all of them open; each is prepared when an indicator that reads it is measured."""

    def __init__(self, indicatoren: Sequence[Indicator], editie: Editie, nodig: Sequence[Periode]) -> None:
        namen = dict.fromkeys(naam for een in indicatoren if geleverd(een, editie) for naam in een.bron)
        self._hier = {naam: open_bron(editie, naam) for naam in namen}
        self._nodig, self.met_regio = nodig, len(editie.gemeentenamen) > 1
        self._klaar: dict[str, Register | Telling] = {}
        self._regio: dict[str, Register | Telling] = {}

    def meet(self, een: Indicator, perioden: Sequence[Periode]) -> tuple[Punt, ...]:
        """Measure one indicator, where there are several gemeenten also all together."""
        nieuw = {naam: self._hier[naam] for naam in een.bron if naam not in self._klaar}
        self._klaar |= voorbereid(nieuw, self._nodig, met_regio=self.met_regio)
        if self.met_regio:
            self._regio |= {naam: self._klaar[naam].als_regio() for naam in nieuw}
        return meet(een, self._klaar, self._regio, perioden)


def meet(een: Indicator, bronnen: Bronnen, regio: Bronnen | None, perioden: Sequence[Periode]) -> tuple[Punt, ...]:
    """Measure one indicator; with `regio` (the same sources with all gemeenten as one) also all together."""
    perioden = Perioden(tuple(perioden))
    delen = [_punten(een, tuple(van[naam] for naam in een.bron), perioden) for van in (bronnen, regio) if van]
    return tuple(punt for periode in perioden for deel in delen for punt in deel[periode])


def _punten(
    een: Indicator, bronnen: tuple[Register | Telling, ...], perioden: Perioden
) -> Mapping[Periode, list[Punt]]:
    """Give the points of each quarter; without a place that did not exist then."""
    laatste = max(perioden)
    uitkomst = een.uitkomst(tuple(replace(bron, periode=max(bron.periode, laatste)) for bron in bronnen), perioden)
    delen = {_plek(uitkomst.cijfers, breuk.cel): breuk for breuk in uitkomst.cijfers.verhoudingen}
    kenmerken = {_plek(uitkomst.cijfers, cel): van for cel, van in uitkomst.cijfers.regels.kenmerken.items()}
    herkomst = {_plek(uitkomst.cijfers, cel): van for cel, van in uitkomst.cijfers.regels.herkomst().items()}
    erbij, eraf = _waarden(uitkomst.erbij), _waarden(uitkomst.eraf)
    periode_van = dict(zip(namen(perioden), perioden, strict=True))
    punten: dict[Periode, list[Punt]] = {periode: [] for periode in perioden}
    nan = float("nan")
    for cel, inhoud in uitkomst.cijfers.cellen().items():
        plek = _plek(uitkomst.cijfers, cel)
        periode, gebied = periode_van[plek[0]], plek[1]
        if not bronnen[0].bestaat(gebied, periode.eerste_dag, periode.peildatum):
            continue
        punten[periode].append(
            Punt(
                gebied, periode, inhoud.waarde, inhoud.teken, inhoud.tekst, een.eenheid, inhoud.decimalen,
                teller=delen[plek].teller if plek in delen else nan,
                noemer=delen[plek].noemer if plek in delen else nan,
                erbij=erbij.get(plek, nan),
                eraf=eraf.get(plek, nan),
                kenmerk=kenmerken.get(plek) or _eigen_kenmerk(een, gebied, periode),
                herkomst=herkomst.get(plek),
            )
        )  # fmt: skip
    return punten


def _plek(cijfers: Cijfers, cel: Sleutel) -> tuple[str, str]:
    """Give the periode and the gemeente of a cell."""
    return cel[cijfers.plaats("periode")], cel[cijfers.plaats("gemeente")]


def _waarden(cijfers: Cijfers | None) -> Mapping[tuple[str, str], float]:
    return {_plek(cijfers, cel): inhoud.waarde for cel, inhoud in cijfers.cellen().items()} if cijfers else {}


def _eigen_kenmerk(een: Indicator, gebied: str, periode: Periode) -> Kenmerk:
    """Say what a number is that only this indicator knows: a share, a mean."""
    waar = () if gebied == TOTAAL else (("gemeente", gebied),)
    return Kenmerk(f"indicator {een.naam}", str(periode), frozenset(waar))


def voorbereid(bronnen: Bronnen, perioden: Sequence[Periode], *, met_regio: bool = False) -> Bronnen:
    """Keep of each register what these periods need, and count it as trajecten once, for all indicators.

    With `met_regio` one query counts each gemeente and all together.
    """
    klaar: dict[str, Register | Telling] = {}
    # No indicator measures on a day or over a period of more than a year before the period ahead of its own.
    vanaf = min(perioden).jaar_eerder.vorige.beginstand
    for naam, van in bronnen.items():
        if isinstance(van, Register):
            van = replace(van, clienten_bekend=van.elke_rij_heeft_client(), beide=met_regio)
            if van.parameters.telwijze is not None:
                geteld = trajecten(sinds(van, vanaf))
                van = replace(van, als_trajecten=replace(geteld, tabel=bewaard(geteld.tabel)))
        klaar[naam] = van
    return klaar


def _doel(een: Indicator, editie: Editie) -> Doel:
    """Give what the indicator is held against: as the edition says, else as it declares itself."""
    eigen = editie.parameters.doelen.get(een.naam, Doel())
    return Doel(
        nulmeting=eigen.nulmeting or _van_de_soort(een.nulmeting, editie.periode),
        streefwaarde=een.streefwaarde if eigen.streefwaarde is None else eigen.streefwaarde,
        referentie=met_cijfer(editie, eigen.referentie),
    )


def _van_de_soort(nulmeting: str | None, periode: Periode) -> str | None:
    """Leave out the nulmeting of an indicator when it is of another kind of period than the edition."""
    return nulmeting if nulmeting and isinstance(Periode.lees(nulmeting), type(periode)) else None


def _ook(perioden: Sequence[Periode], doel: Doel) -> list[Periode]:
    """Add to the series what is compared with: the year before and the nulmeting."""
    nul = [Periode.lees(doel.nulmeting)] if doel.nulmeting else []
    return sorted({*perioden, perioden[-1].jaar_eerder, *perioden[-1].over_jaren(1), *nul})
