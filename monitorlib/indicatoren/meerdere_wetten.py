"""Indicators over several laws at once."""

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.registers.aandeel import aandeel
from monitorlib.cijfers.registers.personen import stapeling
from monitorlib.indicatoren.catalogus.indicator import indicator
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.perioden import Perioden


@indicator(
    naam="Stapeling over wetten",
    definitie=(
        "Aandeel van de mensen met hulp of een uitkering dat op de peildatum meer dan één wet gebruikt. Een mens telt "
        "in elke gemeente naar de wetten daar, en in de regio één keer. Bij een uitkering voor een paar telt alleen "
        "de cliënt op wiens naam zij staat."
    ),
    teller="mensen met lopende hulp of uitkering onder twee of drie wetten",
    noemer="mensen met lopende hulp of uitkering onder de Jeugdwet, de Wmo of de Participatiewet",
    eenheid="%",
    bron=("voorzieningen_jeugdwet", "voorzieningen_wmo", "uitkeringen"),
    wet="Jeugdwet, Wmo en Participatiewet",
    thema="Meerdere wetten",
    gunstig="geen",
    toets="overlappend aandeel",
    transformatiedoel="Eén huishouden, één plan.",
    herkomst="naar Waarstaatjegemeente (VNG), stapeling; hier per persoon, niet per huishouden (eigen keuze)",
    lees="van elke 100 mensen met hulp gebruikt dit aantal meer dan één wet.",
)
def stapeling_over_wetten(jeugd: Register, wmo: Register, bijstand: Register, perioden: Perioden) -> Cijfers:
    personen = stapeling({"Jeugdwet": jeugd, "Wmo": wmo, "Participatiewet": bijstand}, op=perioden)
    meer = aandeel(personen, lambda rijen: rijen.wetten != "1", "meer dan één wet gedeeld door alle")
    return meer.per("gemeente")
