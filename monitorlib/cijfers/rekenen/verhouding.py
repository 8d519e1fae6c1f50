"""Numbers divided, multiplied and rounded: shares that keep their teller and noemer."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from monitorlib.cijfers.kern.argument import rekent_met_cijfers
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.nagerekend import NAN, noem, opgeteld
from monitorlib.cijfers.kern.regels import (
    NIET_TE_BEPALEN,
    ONDERDRUKT,
    ONGEVEER,
    VERBORGEN_OM,
    Aansluiting,
    Inhoud,
    Regels,
    Sleutel,
    Verhouding,
    berekend_uit,
)
from monitorlib.errors import CalculationError
from monitorlib.notatie import rond
from monitorlib.sources.declared.declaration import BENADERINGEN


@rekent_met_cijfers
def verhouding(
    teller: Cijfers,
    noemer: Cijfers,
    *,
    factor: float,
    eenheid: str,
    decimalen: int,
    regel: str,
    andere: Mapping[str, Cijfers] | None = None,
) -> Cijfers:
    """Divide cijfers by others with the same dimensions: factor × teller / noemer; of a difference a relative one.

    A noemer of zero, or a teller or noemer that is no number, gives 'niet te bepalen' with the reason;
    one that is hidden gives what is hidden.
    `andere` names other noemers, kept so that a controle can see which of them a printed number was made with.
    Raises `CalculationError` for other dimensions, or a teller without a noemer.
    """
    if teller.dimensies != noemer.dimensies:
        raise CalculationError(
            f"Een teller over {', '.join(teller.dimensies)} past niet op een noemer over "
            f"{', '.join(noemer.dimensies)}. "
            "Geef beide dezelfde dimensies."
        )
    onder, anders = noemer.cellen(), {naam: van.cellen() for naam, van in (andere or {}).items()}
    cellen: dict[Sleutel, Inhoud] = {}
    verhoudingen = []
    for cel, boven in teller.cellen().items():
        if cel not in onder:
            raise CalculationError(
                f"Er is geen noemer voor {noem(cel)}; geef een noemer met die cel, of beperk de teller."
            )
        reden = _waarom_niet(boven, onder[cel])
        uitkomst = _uitkomst(boven, onder[cel], reden)
        waarde = NAN if reden else factor * boven.waarde / onder[cel].waarde
        cellen[cel] = Inhoud(
            waarde,
            *uitkomst,
            eenheid,
            decimalen,
            verschil=boven.verschil,
        )
        if not reden:
            overige = {
                naam: van[cel].waarde
                for naam, van in anders.items()
                if cel in van and not _waarom_niet(boven, van[cel])
            }
            wat = (teller.regels.kenmerken.get(cel), noemer.regels.kenmerken.get(cel))
            verhoudingen.append(Verhouding(cel, boven.waarde, onder[cel].waarde, factor, regel, overige, *wat))
    bronnen = tuple(dict.fromkeys((*teller.bronnen, *noemer.bronnen)))
    return Cijfers(cellen, teller.leden, bronnen, Regels(verhoudingen=tuple(verhoudingen)))


@rekent_met_cijfers
def maal(cijfers: Cijfers, factor: float) -> Cijfers:
    """Multiply every number by a factor; sums stay sums."""
    regels = cijfers.regels
    return replace(
        cijfers,
        _inhoud=_elk(cijfers, lambda waarde: waarde * factor),
        regels=Regels(
            regels.vergelijkingen,
            tuple(replace(een, factor=een.factor * factor) for een in regels.verhoudingen),
            tuple(
                Aansluiting(een.regel, {cel: getal * factor for cel, getal in een.getallen.items()})
                for een in regels.aansluitingen
            ),
        ),
    )


@rekent_met_cijfers
def afgerond(cijfers: Cijfers, op: float) -> Cijfers:
    """Round every number that was counted to a multiple of `op`, half away from zero; sums are of rounded numbers.

    Says so to whoever adds them up. Ratios and connections are not of rounded numbers, and are gone.
    """
    rond_af = _elk(cijfers, lambda waarde: rond(waarde / op) * op)
    cellen = {cel: replace(inhoud, afgerond_op=float(op)) for cel, inhoud in rond_af.items()}
    # A sum stands after its parts, so that sums of sums follow.
    for regel in cijfers.vergelijkingen:
        if regel.afgeleid:
            som = opgeteld([(term.factor, cellen[term.cel]) for term in regel.termen])
            cellen[regel.cel] = replace(cellen[regel.cel], waarde=som.waarde)
    return replace(cijfers, _inhoud=cellen, regels=Regels(cijfers.vergelijkingen))


def _elk(cijfers: Cijfers, doe: Callable[[float], float]) -> dict[Sleutel, Inhoud]:
    """Change every number, and say 'ca.' of what is not exact: twice 'bijna 500' need not be 'bijna 1.000'."""
    return {
        cel: replace(
            inhoud,
            waarde=doe(inhoud.waarde) if inhoud.telt else NAN,
            tekst=BENADERINGEN[0] if inhoud.teken == ONGEVEER else inhoud.tekst,
        )
        for cel, inhoud in cijfers.cellen().items()
    }


def _uitkomst(teller: Inhoud, noemer: Inhoud, reden: str) -> tuple[str, str]:
    """Give the teken and tekst of a ratio: with a hidden number in it, it is hidden too."""
    if ONDERDRUKT in (teller.teken, noemer.teken):
        return ONDERDRUKT, VERBORGEN_OM
    return (NIET_TE_BEPALEN, reden) if reden else berekend_uit((teller, noemer))


def _waarom_niet(teller: Inhoud, noemer: Inhoud) -> str:
    for wat, inhoud in (("het aantal om op te rekenen", noemer), ("het getelde aantal", teller)):
        if inhoud.teken == NIET_TE_BEPALEN and inhoud.tekst:
            return inhoud.tekst
        if not inhoud.telt:
            return f"{wat} is niet bekend"
    return "het aantal om op te rekenen is nul" if noemer.waarde == 0 else ""
