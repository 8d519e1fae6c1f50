"""Indicators on money: what help costs, what a unit costs, and how it is spread over aanbieders."""

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.registers.binnen_norm import ANTWOORD_DECLARATIE, binnen_termijn
from monitorlib.cijfers.registers.meting import Meting
from monitorlib.cijfers.registers.stand_en_stroom import unieke_clienten
from monitorlib.cijfers.registers.uitgaven import concentratie, gemiddeld_tarief, uitgaven
from monitorlib.cijfers.rekenen.optellen import opgeteld
from monitorlib.cijfers.rekenen.verhouding import verhouding
from monitorlib.cijfers.tellingen.telling import noemer_van_het_jaar
from monitorlib.indicatoren.catalogus.indicator import indicator
from monitorlib.sources.opened.register import Register
from monitorlib.sources.opened.telling import Telling
from monitorlib.tijd.perioden import Perioden

# What of a declaratie is an expense. [OP303 and IV087 of iWmo and iJw 3.2; the second half is our own choice.]
_TELT = "Wat de gemeente afwees, telt niet mee; wat nog geen antwoord heeft, wel."
_GRENS = "Ondersteuning binnen het budget."


@indicator(
    naam="Uitgaven jeugdhulp per jeugdige",
    definitie=(
        "Gedeclareerde euro's van het vorige kwartaal per jeugdige met hulp in natura. Declaraties komen maanden "
        "later binnen; daarom krijgt elk kwartaal er drie maanden de tijd voor. Een jeugdige met hulp in twee "
        f"gemeenten telt in elk, en in de regio één keer. {_TELT}"
    ),
    teller=(
        "bedrag voor hulp Jeugdwet die in de drie maanden van het vorige kwartaal is geleverd, ontvangen tot en met "
        "de peildatum"
    ),
    noemer="jeugdigen, van elke leeftijd, met lopende zorg in natura op de laatste dag van het vorige kwartaal",
    eenheid="euro per jeugdige",
    bron=("declaraties", "voorzieningen_jeugdwet"),
    wet="Jeugdwet",
    thema="Geld",
    gunstig="geen",
    toets="geen",
    transformatiedoel=_GRENS,
    herkomst="eigen keuze",
    lees="zoveel euro kostte de hulp per jeugdige in het vorige kwartaal.",
)
def uitgaven_per_jeugdige(declaraties: Register, jeugdhulp: Register, perioden: Perioden) -> Cijfers:
    return _per_client(declaraties.waar(wet="Jeugdwet"), jeugdhulp, perioden, "euro per jeugdige")


@indicator(
    naam="Uitgaven Wmo per cliënt",
    definitie=(
        "Gedeclareerde euro's van het vorige kwartaal per cliënt met zorg in natura. Declaraties komen maanden later "
        "binnen; daarom krijgt elk kwartaal er drie maanden de tijd voor. Een cliënt met zorg in twee gemeenten telt "
        f"in elk, en in de regio één keer. {_TELT}"
    ),
    teller=(
        "bedrag voor zorg Wmo die in de drie maanden van het vorige kwartaal is geleverd, ontvangen tot en met de "
        "peildatum"
    ),
    noemer="cliënten met lopende zorg in natura op de laatste dag van het vorige kwartaal",
    eenheid="euro per cliënt",
    bron=("declaraties", "voorzieningen_wmo"),
    wet="Wmo",
    thema="Geld",
    gunstig="geen",
    toets="geen",
    transformatiedoel=_GRENS,
    herkomst="eigen keuze",
    lees="zoveel euro kostte de ondersteuning per cliënt in het vorige kwartaal.",
)
def uitgaven_per_wmo_client(declaraties: Register, wmo: Register, perioden: Perioden) -> Cijfers:
    return _per_client(declaraties.waar(wet="Wmo"), wmo, perioden, "euro per cliënt")


@indicator(
    naam="Tarief begeleiding Wmo",
    definitie=(
        "Gemiddelde prijs van een gedeclareerde eenheid begeleiding (Wmo-productcategorie 02) die in het kwartaal is "
        f"geleverd. Wat na de peildatum is ontvangen, telt niet mee. {_TELT} Een credit telt negatief, bedrag en "
        "volume. Minuten zijn uren; komen eenheden voor die niet in elkaar zijn om te rekenen, dan is er geen tarief."
    ),
    teller="bedrag van die declaraties, ontvangen tot en met de peildatum",
    noemer="eenheden van dezelfde declaraties",
    eenheid="euro per eenheid",
    bron="declaraties",
    wet="Wmo",
    thema="Geld",
    gunstig="lager",
    toets="geen",
    herkomst="eigen keuze",
    lees="een eenheid begeleiding kost gemiddeld zoveel euro.",
)
def tarief_begeleiding(declaraties: Register, perioden: Perioden) -> Cijfers:
    begeleiding = declaraties.waar(wet="Wmo").met_code("product", "02")
    return gemiddeld_tarief(begeleiding, "gemeente", in_=perioden, tot_peildatum=True)


@indicator(
    naam="Uitputting van het budget",
    definitie=(
        "Deel van het jaarbudget Wmo en Jeugdwet dat sinds 1 januari is geleverd en op de peildatum is gedeclareerd. "
        f"Declaraties komen maanden later binnen: het hele jaar valt hoger uit. {_TELT}"
    ),
    teller="bedrag voor wat van 1 januari tot en met de peildatum is geleverd, ontvangen tot en met de peildatum",
    noemer="budget Wmo en Jeugdwet van het hele jaar",
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
def uitputting(declaraties: Register, budgetten: Telling, perioden: Perioden) -> Cijfers:
    tot_nu = perioden.elk_van(lambda periode: periode.van_het_jaar_tot_hier)
    besteed = opgeteld(uitgaven(declaraties, in_=tot_nu, tot_peildatum=True).per("gemeente"), "moment")
    budget = noemer_van_het_jaar(budgetten, besteed, perioden, wet=["Wmo", "Jeugdwet"])
    return verhouding(
        besteed, budget, factor=100, eenheid="%", decimalen=1, regel="gedeclareerd gedeeld door het jaarbudget"
    )


@indicator(
    naam="Concentratie bij aanbieders",
    definitie=(
        "Aandeel van de drie grootste aanbieders in wat Wmo en Jeugdwet het vorige kwartaal kostten. Declaraties "
        "komen maanden later binnen; daarom krijgt elk kwartaal er drie maanden de tijd voor. Welke drie het grootst "
        f"zijn, is in elke gemeente en in de regio apart bepaald. {_TELT}"
    ),
    teller=(
        "bedrag van de drie grootste aanbieders voor wat in het vorige kwartaal is geleverd, ontvangen tot en met de "
        "peildatum"
    ),
    noemer="bedrag van alle aanbieders voor wat in het vorige kwartaal is geleverd, ontvangen tot en met de peildatum",
    eenheid="%",
    bron="declaraties",
    wet="Wmo en Jeugdwet",
    thema="Geld",
    gunstig="geen",
    toets="geen",
    herkomst="naar de concentratiegraad (C3) van toezichthouders op markten",
    lees="van elke 100 euro gaat dit bedrag naar de drie grootste aanbieders.",
)
def concentratie_aanbieders(declaraties: Register, perioden: Perioden) -> Cijfers:
    return concentratie(_van_vorige_periode(declaraties, perioden).per("gemeente", "aanbieder"), grootste=3)


@indicator(
    naam="Declaraties op tijd beantwoord",
    definitie=(
        "Aandeel van de declaraties dat binnen tien werkdagen is beantwoord. De eerste werkdag is die na ontvangst. "
        "Geteld zijn declaraties waarvan die termijn in het kwartaal afliep; wat dan nog open is, is te laat."
    ),
    teller="beantwoord op of voor de tiende werkdag na ontvangst",
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
def declaraties_op_tijd(declaraties: Register, perioden: Perioden) -> Cijfers:
    return binnen_termijn(
        declaraties, van="ontvangen", tot="beantwoord", termijn=ANTWOORD_DECLARATIE, in_=perioden
    ).per("gemeente")


def _van_vorige_periode(declaraties: Register, perioden: Perioden) -> Meting:
    """Add up what was delivered in the quarter before, as received on the peildatum: each gets three months."""
    return uitgaven(declaraties, in_=perioden.vorige, tot_peildatum=True)


def _per_client(declaraties: Register, voorzieningen: Register, perioden: Perioden, eenheid: str) -> Cijfers:
    clienten = unieke_clienten(voorzieningen.waar(leveringsvorm="ZIN"), op=perioden.vorige).per("gemeente")
    besteed = _van_vorige_periode(declaraties, perioden).per("gemeente")
    return verhouding(besteed, clienten, factor=1, eenheid=eenheid, decimalen=0, regel="bedrag gedeeld door cliënten")
