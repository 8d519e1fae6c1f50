"""Indicators on the toegang: how many come, how fast they are helped."""

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.registers.aandeel import aandeel
from monitorlib.cijfers.registers.binnen_norm import ACHT_WEKEN, binnen_termijn
from monitorlib.cijfers.registers.toegang import besloten, gemeld
from monitorlib.cijfers.registers.wachttijd import tijd_tot
from monitorlib.indicatoren.catalogus.indicator import indicator
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.perioden import Perioden

_SNEL = "Inwoners weten snel waar zij aan toe zijn."


@indicator(
    naam="Meldingen bij de toegang",
    definitie=(
        "Aantal meldingen en aanvragen in het kwartaal, van alle wetten samen. Wie twee keer meldt, telt twee keer."
    ),
    teller="meldingen en aanvragen met een meldingsdatum in het kwartaal",
    noemer="geen",
    eenheid="meldingen",
    bron="meldingen",
    wet="Jeugdwet, Wmo en Participatiewet",
    thema="Toegang",
    gunstig="geen",
    toets="gebeurtenissen",
    herkomst="eigen keuze",
    lees="zoveel keer klopte iemand in het kwartaal aan.",
)
def meldingen_toegang(meldingen: Register, perioden: Perioden) -> Cijfers:
    return gemeld(meldingen, in_=perioden).per("gemeente")


@indicator(
    naam="Doorlooptijd toegang",
    definitie=(
        "Binnen hoeveel dagen op de helft van de meldingen en aanvragen van het kwartaal is besloten. Geteld is wat "
        "op de peildatum bekend is: wat dan nog open is, telt mee als open tot en met die dag."
    ),
    teller="dagen van de meldingsdatum tot de besluitdatum, of tot de peildatum",
    noemer="meldingen en aanvragen in het kwartaal (mediaan volgens Kaplan en Meier)",
    eenheid="dagen",
    bron="meldingen",
    wet="Jeugdwet, Wmo en Participatiewet",
    thema="Toegang",
    gunstig="lager",
    toets="geen",
    transformatiedoel=_SNEL,
    herkomst="eigen keuze: mediaan volgens Kaplan en Meier",
    lees="bij de helft duurt het ten hoogste dit aantal dagen.",
)
def doorlooptijd(meldingen: Register, perioden: Perioden) -> Cijfers:
    return tijd_tot(meldingen, van="meldingsdatum", tot="besluitdatum", in_=perioden).per("gemeente")


@indicator(
    naam="Besluit Wmo binnen de termijn",
    definitie=(
        "Aandeel van de meldingen Wmo waarop binnen 56 dagen is besloten: zes weken onderzoek en twee weken besluit. "
        "Geteld zijn meldingen waarvan de termijn in het kwartaal afliep; wat dan nog open is, is te laat. Eindigt de "
        "termijn op een zaterdag, zondag of feestdag, dan loopt zij tot en met de volgende werkdag."
    ),
    teller="besloten op of voor de laatste dag van de termijn",
    noemer="meldingen Wmo waarvan de termijn in het kwartaal afliep",
    eenheid="%",
    bron="meldingen",
    wet="Wmo",
    thema="Toegang",
    gunstig="hoger",
    toets="aandeel",
    transformatiedoel=_SNEL,
    streefwaarde=100.0,
    herkomst="Wmo 2015, artikel 2.3.2 en 2.3.5; Algemene termijnenwet",
    lees="van elke 100 meldingen kreeg dit aantal op tijd een besluit.",
)
def binnen_termijn_wmo(meldingen: Register, perioden: Perioden) -> Cijfers:
    wmo = meldingen.waar(wet="Wmo")
    return binnen_termijn(wmo, van="meldingsdatum", tot="besluitdatum", termijn=ACHT_WEKEN, in_=perioden).per(
        "gemeente"
    )


@indicator(
    naam="Besluit bijstand binnen de termijn",
    definitie=(
        "Aandeel van de aanvragen Participatiewet waarop binnen acht weken is besloten. Geteld zijn aanvragen waarvan "
        "de termijn van 56 dagen in het kwartaal afliep; wat dan nog open is, is te laat. Eindigt de termijn op een "
        "zaterdag, zondag of feestdag, dan loopt zij tot en met de volgende werkdag."
    ),
    teller="besloten op of voor de laatste dag van de termijn",
    noemer="aanvragen waarvan de termijn in het kwartaal afliep",
    eenheid="%",
    bron="meldingen",
    wet="Participatiewet",
    thema="Toegang",
    gunstig="hoger",
    toets="aandeel",
    transformatiedoel=_SNEL,
    streefwaarde=100.0,
    herkomst="Algemene wet bestuursrecht, artikel 4:13; Algemene termijnenwet",
    lees="van elke 100 aanvragen kreeg dit aantal op tijd een besluit.",
)
def binnen_termijn_bijstand(meldingen: Register, perioden: Perioden) -> Cijfers:
    bijstand = meldingen.waar(wet="Participatiewet")
    return binnen_termijn(bijstand, van="meldingsdatum", tot="besluitdatum", termijn=ACHT_WEKEN, in_=perioden).per(
        "gemeente"
    )


@indicator(
    naam="Toegekend na melding",
    definitie=(
        "Aandeel toegekend, van de besluiten die in het kwartaal zijn genomen op meldingen en aanvragen van alle "
        "wetten. De melding kan van een eerder kwartaal zijn."
    ),
    teller="besluiten met uitkomst toegekend",
    noemer="alle besluiten in het kwartaal, ook afgewezen en ingetrokken",
    eenheid="%",
    bron="meldingen",
    wet="Jeugdwet, Wmo en Participatiewet",
    thema="Toegang",
    gunstig="geen",
    toets="aandeel",
    herkomst="eigen keuze",
    lees="van elke 100 besluiten was dit aantal een toekenning.",
)
def toegekend(meldingen: Register, perioden: Perioden) -> Cijfers:
    genomen = besloten(meldingen, in_=perioden)
    return aandeel(genomen, lambda rijen: rijen.besluit == "Toegekend", "toegekend gedeeld door alle besluiten").per(
        "gemeente"
    )
