"""Indicators on the Wmo."""

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.registers.metingen_samen import samen_geteld
from monitorlib.cijfers.registers.personen import nieuwe_clienten, vertrokken_clienten
from monitorlib.cijfers.registers.stand_en_stroom import instroom, stand, uitstroom, unieke_clienten
from monitorlib.cijfers.registers.trajecten import trajecten
from monitorlib.cijfers.registers.wachttijd import tijd_tot, wachtend
from monitorlib.cijfers.rekenen.verhouding import verhouding
from monitorlib.cijfers.tellingen.per_inwoners import binnen_leeftijd, per_inwoners
from monitorlib.indicatoren.catalogus.indicator import Uitkomst, indicator
from monitorlib.sources.opened.register import Register
from monitorlib.sources.opened.telling import Telling
from monitorlib.tijd.perioden import Perioden

_VOLWASSEN = ["18-22", "23-64", "65-74", "75+"]


@indicator(
    naam="Inwoners met Wmo-ondersteuning",
    definitie=(
        "Aantal inwoners van 18 jaar en ouder met een voorziening Wmo op de peildatum, per 10.000 inwoners van die "
        "leeftijd. Leeftijd en ondersteuning zijn die van de peildatum; wie jonger is, telt hier niet mee. Een "
        "inwoner met ondersteuning in twee gemeenten telt in elk, en in de regio één keer."
    ),
    teller="inwoners van 18 jaar en ouder met ten minste één lopende voorziening op de peildatum",
    noemer="inwoners van 18 jaar en ouder op 1 januari van het jaar",
    eenheid="per 10.000 inwoners van 18 jaar en ouder",
    bron=("voorzieningen_wmo", "inwoners"),
    wet="Wmo",
    thema="Wmo",
    gunstig="geen",
    toets="stroom",
    herkomst="CBS, Wmo-cliënten; CBS deelt soms door 1.000",
    lees="van elke 10.000 volwassenen heeft dit aantal ondersteuning.",
)
def inwoners_met_wmo(wmo: Register, inwoners: Telling, perioden: Perioden) -> Uitkomst:
    volwassenen = binnen_leeftijd(wmo, van=18)
    clienten, nieuw, vertrokken = samen_geteld(
        unieke_clienten(volwassenen, op=perioden),
        nieuwe_clienten(volwassenen, in_=perioden),
        vertrokken_clienten(volwassenen, in_=perioden),
    ).per("gemeente")
    wie = "inwoners van 18 jaar en ouder"
    per_10000 = per_inwoners(clienten, inwoners, leeftijden=_VOLWASSEN, op=perioden, per=10000, wie=wie)
    return Uitkomst(per_10000, erbij=nieuw, eraf=vertrokken)


@indicator(
    naam="Trajecten Wmo",
    definitie=(
        "Aantal trajecten Wmo dat op de peildatum loopt. Een traject zijn voorzieningen van één cliënt in één "
        "gemeente, van één soort, leveringsvorm en aanbieder, die overlappen of binnen de wachttijd op elkaar volgen. "
        "De regio is de som van de gemeenten."
    ),
    teller="trajecten die op of voor de peildatum begonnen en niet daarvoor eindigden",
    noemer="geen",
    eenheid="trajecten",
    bron="voorzieningen_wmo",
    wet="Wmo",
    thema="Wmo",
    gunstig="geen",
    toets="stroom",
    herkomst="Definitiedocument Medemblik 2022; de wachttijd staat in de parameters",
    lees="zoveel trajecten lopen er op de laatste dag van het kwartaal.",
)
def trajecten_wmo(wmo: Register, perioden: Perioden) -> Uitkomst:
    geteld = trajecten(wmo)
    lopend, erbij, eraf = samen_geteld(
        stand(geteld, op=perioden), instroom(geteld, in_=perioden), uitstroom(geteld, in_=perioden)
    ).per("gemeente")
    return Uitkomst(lopend, erbij, eraf)


@indicator(
    naam="Voorzieningen per Wmo-cliënt",
    definitie=(
        "Hoeveel voorzieningen een cliënt Wmo op de peildatum gemiddeld heeft. Elke toegewezen voorziening telt, ook "
        "twee van dezelfde soort. Een cliënt met voorzieningen in twee gemeenten telt in elk, en in de regio één "
        "keer."
    ),
    teller="voorzieningen die op de peildatum lopen",
    noemer="cliënten met ten minste één lopende voorziening op de peildatum",
    eenheid="voorzieningen per cliënt",
    bron="voorzieningen_wmo",
    wet="Wmo",
    thema="Wmo",
    gunstig="geen",
    toets="geen",
    herkomst="eigen keuze",
    lees="een cliënt heeft gemiddeld zoveel voorzieningen.",
)
def voorzieningen_per_client(wmo: Register, perioden: Perioden) -> Cijfers:
    return verhouding(
        *samen_geteld(stand(wmo, op=perioden), unieke_clienten(wmo, op=perioden)).per("gemeente"),
        factor=1,
        eenheid="voorzieningen per cliënt",
        decimalen=2,
        regel="voorzieningen gedeeld door cliënten",
    )


@indicator(
    naam="Wachttijd Wmo",
    definitie=(
        "Binnen hoeveel dagen na de toewijzing de helft van de voorzieningen Wmo begon, van de voorzieningen die in "
        "het kwartaal zijn toegewezen. Geteld is wat op de peildatum bekend is: wat dan nog niet is begonnen, wacht "
        "tot en met die dag, of tot de einddatum als die eerder is."
    ),
    teller="dagen van de toewijzingsdatum tot de startdatum, of tot wanneer wordt gewacht",
    noemer="voorzieningen die in het kwartaal zijn toegewezen (mediaan volgens Kaplan en Meier)",
    eenheid="dagen",
    bron="voorzieningen_wmo",
    wet="Wmo",
    thema="Wmo",
    gunstig="lager",
    toets="geen",
    herkomst="eigen keuze: mediaan volgens Kaplan en Meier",
    lees="de helft van de voorzieningen begint binnen dit aantal dagen.",
)
def wachttijd_wmo(wmo: Register, perioden: Perioden) -> Cijfers:
    return tijd_tot(wmo, van="toewijzingsdatum", tot="startdatum", in_=perioden).per("gemeente")


@indicator(
    naam="Wachtenden Wmo",
    definitie=(
        "Aantal toegewezen voorzieningen Wmo dat op de peildatum nog niet is begonnen. Geen personen: wie op twee "
        "voorzieningen wacht, telt twee keer. De regio is de som van de gemeenten."
    ),
    teller="voorzieningen die op of voor de peildatum zijn toegewezen, dan niet zijn begonnen en niet eerder eindigden",
    noemer="geen",
    eenheid="voorzieningen",
    bron="voorzieningen_wmo",
    wet="Wmo",
    thema="Wmo",
    gunstig="lager",
    toets="geen",
    herkomst="eigen keuze",
    lees="zoveel toegewezen voorzieningen moeten nog beginnen.",
)
def wachtenden_wmo(wmo: Register, perioden: Perioden) -> Cijfers:
    return wachtend(wmo, van="toewijzingsdatum", tot="startdatum", op=perioden).per("gemeente")
