"""An indicator that an edition declares over a telling of its own, as one of the catalogue."""

from collections.abc import Mapping

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import NIET_OPGEGEVEN, TELT_MEE, berekend_uit
from monitorlib.cijfers.registers.peilmomenten import namen
from monitorlib.cijfers.rekenen.verhouding import verhouding
from monitorlib.editie.editie import Editie
from monitorlib.editie.eigen.indicator import EigenIndicator
from monitorlib.editie.eigen.telling import PERIODE, EigenTelling
from monitorlib.indicatoren.catalogus.indicator import Indicator, Toetswijze
from monitorlib.sources.opened.telling import Telling
from monitorlib.tijd.periode import Periode
from monitorlib.tijd.perioden import Perioden

_WETTEN = {"Jeugdwet": "Jeugdwet", "Wmo": "Wmo", "Participatiewet": "Participatiewet"}


def eigen_indicatoren(editie: Editie) -> list[Indicator]:
    """Give the indicators that an edition declares over its own tellingen, in its order."""
    gevonden = []
    for naam, eigen in editie.heel.parameters.eigen_indicatoren.items():
        bron = editie.heel.bronnen[eigen.telling]
        assert bron.telling is not None
        gevonden.append(_indicator(naam, eigen, bron.telling, editie))
    return gevonden


def _indicator(naam: str, eigen: EigenIndicator, telling: EigenTelling, editie: Editie) -> Indicator:
    gebied = next(reversed(editie.gemeentenamen.values()))

    def bereken(bron: Telling, perioden: Perioden) -> Cijfers:
        return _bereken(eigen, telling, gebied, bron, perioden)

    return Indicator(
        naam=naam,
        definitie=eigen.definitie,
        teller=f"{telling.titel}: {', '.join(eigen.teller.values())}",
        noemer="geen" if eigen.noemer is None else f"{telling.titel}: {', '.join(eigen.noemer.values())}",
        eenheid=eigen.eenheid,
        bron=(eigen.telling,),
        wet=_WETTEN.get(eigen.thema, "alle"),
        thema=eigen.thema,
        gunstig=eigen.gunstig,
        toets=_toets(eigen, telling),
        transformatiedoel=eigen.transformatiedoel,
        herkomst="eigen indicator van deze editie",
        geldig_vanaf="2015-Q1",
        lees=eigen.lees,
        nulmeting=eigen.nulmeting,
        streefwaarde=eigen.streefwaarde,
        per="jaar" if telling.periode == "jaar" else "periode",
        bereken=bereken,
    )


def _toets(eigen: EigenIndicator, telling: EigenTelling) -> Toetswijze:
    """Choose the test that fits: counts of what came, shares of counts; of a stand nobody knows who came and went."""
    if telling.getal != "aantal":
        return "geen"
    if eigen.noemer is None:
        return "gebeurtenissen" if telling.aard == "stroom" else "geen"
    if eigen.factor != 100 or eigen.eenheid != "%":
        return "geen"
    return "aandeel" if telling.aard == "stroom" else "overlappend aandeel"


def _bereken(eigen: EigenIndicator, telling: EigenTelling, gebied: str, bron: Telling, perioden: Perioden) -> Cijfers:
    boven = _getallen(eigen.teller, telling, gebied, bron, perioden, eigen)
    if eigen.noemer is None:
        return boven
    onder = _getallen(eigen.noemer, telling, gebied, bron, perioden, eigen)
    regel = f"{', '.join(eigen.teller.values())} gedeeld door {', '.join(eigen.noemer.values())}"
    return verhouding(boven, onder, factor=eigen.factor, eenheid=eigen.eenheid, decimalen=eigen.decimalen, regel=regel)


def _getallen(
    gekozen: Mapping[str, str],
    telling: EigenTelling,
    gebied: str,
    bron: Telling,
    perioden: Perioden,
    eigen: EigenIndicator,
) -> Cijfers:
    """Give the numbers with these members per gemeente and period; a period that lacks a part is 'niet opgegeven'."""
    per_cel: dict[tuple[str, str], dict[str, object]] = {}
    leden = bron.leden("gemeente") if telling.per_gemeente else (gebied,)
    for rij in bron.met({naam: [lid] for naam, lid in gekozen.items()}, ("gemeente",)):
        per_cel[(str(rij.get("gemeente", gebied)), str(rij[PERIODE]))] = rij
    rijen = []
    for periode, naam in zip(perioden, namen(perioden), strict=True):
        for gemeente in leden:
            delen = [per_cel.get((gemeente, periode)) for periode in _perioden(telling, periode)]
            heel = [een for een in delen if een is not None and een["teken"] in TELT_MEE]
            if len(heel) < len(delen):
                continue
            teken, tekst = berekend_uit(heel)
            waarde = sum(float(str(een["waarde"])) for een in heel)
            rijen.append({PERIODE: naam, "gemeente": gemeente, "waarde": waarde, "teken": teken, "tekst": tekst})
    decimalen = eigen.decimalen if telling.getal == "decimaal" else 0
    return maak(
        rijen,
        {PERIODE: tuple(namen(perioden)), "gemeente": leden},
        eenheid=eigen.eenheid if eigen.noemer is None else telling.eenheid_van(gekozen),
        decimalen=decimalen,
        afgerond_op=telling.afgerond_op,
        bronnen=(bron.bron.naam,),
        ontbrekend=lambda _: (float("nan"), NIET_OPGEGEVEN, ""),
    )


def _perioden(telling: EigenTelling, periode: Periode) -> list[str]:
    """Name what makes up the number of one period: of what came all its parts, of a stand the last of them."""
    if telling.periode == "jaar":
        return [str(periode.jaar)]
    delen = [str(deel) for deel in telling.delen_van(periode)]
    return delen if telling.aard == "stroom" else delen[-1:]
