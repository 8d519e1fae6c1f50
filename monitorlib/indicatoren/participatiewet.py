"""Indicators on the Participatiewet."""

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.registers.herhaald_beroep import herhaald_beroep_vooruit
from monitorlib.cijfers.registers.metingen_samen import samen_geteld
from monitorlib.cijfers.registers.reden_einde import aandeel_met_reden
from monitorlib.cijfers.registers.stand_en_stroom import instroom, stand, uitstroom
from monitorlib.cijfers.registers.trajecten import trajecten
from monitorlib.cijfers.rekenen.optellen import gemiddeld
from monitorlib.cijfers.rekenen.verhouding import verhouding
from monitorlib.cijfers.tellingen.per_inwoners import binnen_leeftijd, per_inwoners
from monitorlib.indicatoren.catalogus.indicator import Uitkomst, indicator
from monitorlib.sources.opened.register import Register
from monitorlib.sources.opened.telling import Telling
from monitorlib.tijd.perioden import Perioden
from monitorlib.tijd.tijdvak import halfjaar_tot, maanden_eerder

_WERK = "Inwoners doen mee, als het kan met betaald werk."


@indicator(
    naam="Uitkeringen",
    definitie=(
        "Aantal uitkeringen voor levensonderhoud dat op de peildatum loopt. Een paar heeft samen één uitkering. "
        "Lopend is: begonnen op of voor die dag, en niet daarvoor geëindigd. Rijen van één cliënt in één gemeente die "
        "overlappen of binnen de wachttijd op elkaar volgen, zijn één uitkering. De regio is de som van de gemeenten."
    ),
    teller="lopende uitkeringen op de peildatum",
    noemer="geen",
    eenheid="uitkeringen",
    bron="uitkeringen",
    wet="Participatiewet",
    thema="Participatiewet",
    gunstig="lager",
    toets="stroom",
    transformatiedoel=_WERK,
    herkomst="Monitor sociaal domein BMWE, 2016; andere monitors tellen personen",
    lees="zoveel uitkeringen lopen er op de laatste dag van het kwartaal.",
)
def uitkeringen(register: Register, perioden: Perioden) -> Uitkomst:
    geteld = trajecten(register)
    lopend, erbij, eraf = samen_geteld(
        stand(geteld, op=perioden), instroom(geteld, in_=perioden), uitstroom(geteld, in_=perioden)
    ).per("gemeente")
    return Uitkomst(lopend, erbij, eraf)


@indicator(
    naam="Bijstandsdichtheid",
    definitie=(
        "Aantal uitkeringen op de peildatum van cliënten van 18 tot 65 jaar, per 1.000 inwoners van 18 tot 65 jaar. "
        "De leeftijd is die van de peildatum. Een paar heeft samen één uitkering; de leeftijd is die van de cliënt op "
        "wiens naam zij staat."
    ),
    teller="lopende uitkeringen op de peildatum van cliënten van 18 tot 65 jaar",
    noemer="inwoners van 18 tot 65 jaar op 1 januari van het jaar",
    eenheid="per 1.000 inwoners van 18 tot 65 jaar",
    bron=("uitkeringen", "inwoners"),
    wet="Participatiewet",
    thema="Participatiewet",
    gunstig="lager",
    toets="geen",
    transformatiedoel=_WERK,
    herkomst="CBS, Bijstand; de leeftijdsgrens van 65 jaar is een eigen keuze",
    lees="op elke 1.000 inwoners van deze leeftijd zijn er zoveel uitkeringen.",
)
def bijstandsdichtheid(register: Register, inwoners: Telling, perioden: Perioden) -> Cijfers:
    lopend = stand(binnen_leeftijd(trajecten(register), van=18, tot=65), op=perioden).per("gemeente")
    wie = "inwoners van 18 tot 65 jaar"
    return per_inwoners(lopend, inwoners, leeftijden=["18-22", "23-64"], op=perioden, per=1000, wie=wie)


@indicator(
    naam="Uitstroom uit de bijstand",
    definitie=(
        "Uitkeringen die in het kwartaal eindigden, als deel van het gemiddelde uitkeringsbestand van dat kwartaal. "
        "Een uitkering eindigt in het kwartaal als de eerste dag zonder uitkering erin valt; wie binnen de wachttijd "
        "weer een uitkering krijgt, stroomt niet uit."
    ),
    teller="uitkeringen die in het kwartaal eindigden",
    noemer="gemiddelde van vier standen: de dag voor het kwartaal en de laatste dag van elk van de drie maanden",
    eenheid="%",
    bron="uitkeringen",
    wet="Participatiewet",
    thema="Participatiewet",
    gunstig="hoger",
    toets="geen",
    transformatiedoel=_WERK,
    herkomst="Monitor sociaal domein BMWE, 2016: % gemiddelde uitkeringsbestand",
    lees="van elke 100 uitkeringen eindigde dit aantal in het kwartaal.",
)
def uitstroompercentage(register: Register, perioden: Perioden) -> Cijfers:
    geteld = trajecten(register)
    standen = stand(geteld, op=perioden.elk_van(lambda periode: periode.standen)).per("gemeente")
    return verhouding(
        uitstroom(geteld, in_=perioden).per("gemeente"),
        gemiddeld(standen, "moment"),
        factor=100,
        eenheid="%",
        decimalen=1,
        regel="uitstroom gedeeld door de gemiddelde stand",
    )


@indicator(
    naam="Uitstroom naar werk",
    definitie=(
        "Aandeel van de uitkeringen die in het kwartaal eindigden dat eindigde door werk. Een uitkering eindigt in "
        "het kwartaal als de eerste dag zonder uitkering erin valt; wie binnen de wachttijd weer een uitkering "
        "krijgt, stroomt niet uit."
    ),
    teller="uitkeringen die in het kwartaal eindigden met reden werk",
    noemer="alle uitkeringen die in het kwartaal eindigden",
    eenheid="%",
    bron="uitkeringen",
    wet="Participatiewet",
    thema="Participatiewet",
    gunstig="hoger",
    toets="aandeel",
    transformatiedoel=_WERK,
    herkomst="Monitor sociaal domein BMWE, 2016: reden uitstroom",
    lees="van elke 100 uitkeringen die eindigden, eindigde dit aantal door werk.",
)
def uitstroom_naar_werk(register: Register, perioden: Perioden) -> Cijfers:
    return aandeel_met_reden(trajecten(register), "Werk", in_=perioden).per("gemeente")


@indicator(
    naam="Terug in de bijstand",
    definitie=(
        "Aandeel van de mensen van wie de uitkering in een halfjaar eindigde, dat in het halfjaar erna opnieuw een "
        "uitkering kreeg. Het halfjaar van terugkomen eindigt op de peildatum; dat van eindigen ligt ervoor. De "
        "uitkering eindigt als de eerste dag zonder uitkering in de regio in dat halfjaar valt en er op de laatste "
        "dag van dat halfjaar geen is. Iemand telt in elke gemeente waar de uitkering toen eindigde, en in de regio "
        "één keer."
    ),
    teller="die mensen met weer een eerste dag uitkering in het halfjaar tot en met de peildatum",
    noemer="mensen van wie de uitkering in het halfjaar ervoor eindigde",
    eenheid="%",
    bron="uitkeringen",
    wet="Participatiewet",
    thema="Participatiewet",
    gunstig="lager",
    toets="overlappend aandeel",
    transformatiedoel=_WERK,
    herkomst="naar CBS, Herhaald beroep jeugdhulp: dezelfde berekening op uitkeringen (eigen keuze)",
    lees="van elke 100 mensen die eruit gingen, kwam dit aantal binnen een halfjaar terug.",
)
def terug_in_bijstand(register: Register, perioden: Perioden) -> Cijfers:
    gestopt = perioden.elk(lambda periode: halfjaar_tot(maanden_eerder(periode, 6)))
    return herhaald_beroep_vooruit(register, in_=gestopt).per("gemeente")
