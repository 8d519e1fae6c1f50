"""Indicators on money: what help costs, what a unit costs, and how it is spread over aanbieders."""

from monitorlib.cijfers.cijfers import Cijfers
from monitorlib.cijfers.optellen import opgeteld
from monitorlib.cijfers.register import unieke_clienten
from monitorlib.cijfers.telling import som_uit
from monitorlib.cijfers.termijn import ANTWOORD_DECLARATIE, binnen_termijn
from monitorlib.cijfers.uitgaven import concentratie, gemiddeld_tarief, uitgaven
from monitorlib.cijfers.verhouding import verhouding
from monitorlib.indicatoren.indicator import indicator
from monitorlib.kwartaal import Kwartaal
from monitorlib.sources.opened import Register, Telling

_VOORLOPIG = "Declaraties komen maanden later binnen: het laatste kwartaal valt nog hoger uit."
_GRENS = "Ondersteuning binnen het budget."


@indicator(
    naam="Uitgaven jeugdhulp per jeugdige",
    definitie=f"Gedeclareerde euro's van het kwartaal per jeugdige met hulp in natura op de peildatum. {_VOORLOPIG}",
    teller="gedeclareerd bedrag voor wat in het kwartaal is geleverd",
    noemer="jeugdigen met zorg in natura op de peildatum",
    eenheid="euro per jeugdige",
    bron=("declaraties", "voorzieningen_jeugdwet"),
    wet="Jeugdwet",
    thema="Geld",
    gunstig="geen",
    toets="geen",
    transformatiedoel=_GRENS,
    herkomst="eigen keuze",
    lees=f"zoveel euro kostte de hulp per jeugdige in dit kwartaal. {_VOORLOPIG}",
)
def uitgaven_per_jeugdige(declaraties: Register, jeugdhulp: Register, periode: Kwartaal) -> Cijfers:
    return _per_client(declaraties.waar(wet="Jeugdwet"), jeugdhulp, periode, "euro per jeugdige")


@indicator(
    naam="Uitgaven Wmo per cliënt",
    definitie=f"Gedeclareerde euro's van het kwartaal per cliënt met ondersteuning in natura. {_VOORLOPIG}",
    teller="gedeclareerd bedrag voor wat in het kwartaal is geleverd",
    noemer="cliënten met zorg in natura op de peildatum",
    eenheid="euro per cliënt",
    bron=("declaraties", "voorzieningen_wmo"),
    wet="Wmo",
    thema="Geld",
    gunstig="geen",
    toets="geen",
    transformatiedoel=_GRENS,
    herkomst="eigen keuze",
    lees=f"zoveel euro kostte de ondersteuning per cliënt in dit kwartaal. {_VOORLOPIG}",
)
def uitgaven_per_wmo_client(declaraties: Register, wmo: Register, periode: Kwartaal) -> Cijfers:
    return _per_client(declaraties.waar(wet="Wmo"), wmo, periode, "euro per cliënt")


@indicator(
    naam="Tarief begeleiding Wmo",
    definitie="Gemiddelde prijs van een gedeclareerde eenheid begeleiding (Wmo-productcategorie 02) in het kwartaal.",
    teller="gedeclareerd bedrag",
    noemer="gedeclareerde eenheden",
    eenheid="euro per eenheid",
    bron="declaraties",
    wet="Wmo",
    thema="Geld",
    gunstig="lager",
    toets="geen",
    herkomst="eigen keuze",
    lees="een eenheid begeleiding kost gemiddeld zoveel euro.",
)
def tarief_begeleiding(declaraties: Register, periode: Kwartaal) -> Cijfers:
    begeleiding = declaraties.waar(wet="Wmo").met_code("product", "02")
    return gemiddeld_tarief(begeleiding, "gemeente", in_=periode)


@indicator(
    naam="Uitputting van het budget",
    definitie=f"Deel van het jaarbudget Wmo en Jeugdwet dat sinds 1 januari is gedeclareerd. {_VOORLOPIG}",
    teller="gedeclareerd bedrag van 1 januari tot en met de peildatum",
    noemer="budget Wmo en Jeugdwet van het jaar",
    eenheid="%",
    bron=("declaraties", "budgetten"),
    wet="Wmo en Jeugdwet",
    thema="Geld",
    gunstig="geen",
    toets="geen",
    transformatiedoel=_GRENS,
    herkomst="eigen keuze; pgb's en eigen bijdragen zitten niet in de declaraties",
    lees="zoveel procent van het budget van het hele jaar is tot nu toe gedeclareerd.",
)
def uitputting(declaraties: Register, budgetten: Telling, periode: Kwartaal) -> Cijfers:
    tot_nu = [kwartaal for kwartaal in periode.van_het_jaar if kwartaal <= periode]
    besteed = opgeteld(uitgaven(declaraties, in_=tot_nu).per("gemeente"), "periode")
    budget = som_uit(budgetten, besteed, wet=["Wmo", "Jeugdwet"], jaar=[str(periode.jaar)])
    return verhouding(
        besteed, budget, factor=100, eenheid="%", decimalen=1, regel="gedeclareerd gedeeld door het jaarbudget"
    )


@indicator(
    naam="Concentratie bij aanbieders",
    definitie="Aandeel van de drie grootste aanbieders in het gedeclareerde bedrag van het kwartaal.",
    teller="gedeclareerd bedrag van de drie grootste aanbieders",
    noemer="gedeclareerd bedrag van alle aanbieders",
    eenheid="%",
    bron="declaraties",
    wet="Wmo en Jeugdwet",
    thema="Geld",
    gunstig="geen",
    toets="geen",
    herkomst="naar de concentratiegraad (C3) van toezichthouders op markten",
    lees="van elke 100 euro gaat dit bedrag naar de drie grootste aanbieders.",
)
def concentratie_aanbieders(declaraties: Register, periode: Kwartaal) -> Cijfers:
    return concentratie(uitgaven(declaraties, in_=periode).per("gemeente", "aanbieder"), grootste=3)


@indicator(
    naam="Declaraties op tijd beantwoord",
    definitie=(
        "Aandeel van de declaraties dat binnen tien werkdagen is beantwoord. Geteld zijn declaraties waarvan die "
        "termijn in het kwartaal afliep."
    ),
    teller="beantwoord op of voor de tiende werkdag",
    noemer="declaraties waarvan de termijn in het kwartaal afliep",
    eenheid="%",
    bron="declaraties",
    wet="Wmo en Jeugdwet",
    thema="Geld",
    gunstig="hoger",
    toets="aandeel",
    streefwaarde=100.0,
    herkomst="iWmo en iJw, procesafspraken bij bericht 325",
    lees="van elke 100 declaraties kreeg dit aantal op tijd antwoord.",
)
def declaraties_op_tijd(declaraties: Register, periode: Kwartaal) -> Cijfers:
    return binnen_termijn(declaraties, van="ontvangen", tot="beantwoord", termijn=ANTWOORD_DECLARATIE, in_=periode).per(
        "gemeente"
    )


def _per_client(declaraties: Register, voorzieningen: Register, periode: Kwartaal, eenheid: str) -> Cijfers:
    clienten = unieke_clienten(voorzieningen.waar(leveringsvorm="ZIN"), op=periode).per("gemeente")
    besteed = uitgaven(declaraties, in_=periode).per("gemeente")
    return verhouding(besteed, clienten, factor=1, eenheid=eenheid, decimalen=0, regel="bedrag gedeeld door cliënten")
