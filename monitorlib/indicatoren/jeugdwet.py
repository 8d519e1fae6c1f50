"""Indicators on the Jeugdwet."""

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.registers.aandeel import aandeel
from monitorlib.cijfers.registers.metingen_samen import samen_geteld
from monitorlib.cijfers.registers.personen import naar_leveringsvormen, nieuwe_clienten, vertrokken_clienten
from monitorlib.cijfers.registers.reden_einde import uitval
from monitorlib.cijfers.registers.stand_en_stroom import duur, instroom, stand, uitstroom, unieke_clienten
from monitorlib.cijfers.registers.trajecten import trajecten
from monitorlib.cijfers.registers.wachttijd import tijd_tot
from monitorlib.cijfers.tellingen.per_inwoners import binnen_leeftijd, per_inwoners
from monitorlib.cijfers.tellingen.telling import cijfers_uit
from monitorlib.indicatoren.catalogus.indicator import Uitkomst, indicator
from monitorlib.sources.opened.register import Register
from monitorlib.sources.opened.telling import Telling
from monitorlib.tijd.perioden import Perioden

_OP_TIJD = "Hulp die er is als zij nodig is."


@indicator(
    naam="Jeugdigen met jeugdhulp",
    definitie=(
        "Aantal jeugdigen jonger dan 18 jaar dat op de peildatum jeugdhulp heeft, per 1.000 inwoners van 0 tot 18 "
        "jaar. Leeftijd en hulp zijn die van de peildatum; wie ouder is, telt hier niet mee. Een jeugdige met hulp in "
        "twee gemeenten telt in elk, en in de regio één keer."
    ),
    teller="jeugdigen jonger dan 18 jaar met ten minste één lopende voorziening op de peildatum",
    noemer="inwoners van 0 tot 18 jaar op 1 januari van het jaar",
    eenheid="per 1.000 inwoners van 0 tot 18 jaar",
    bron=("voorzieningen_jeugdwet", "inwoners"),
    wet="Jeugdwet",
    thema="Jeugdwet",
    gunstig="geen",
    toets="stroom",
    herkomst="CBS, Jeugdhulp; de leeftijdsgrens van 18 jaar is een eigen keuze",
    lees="van elke 1.000 inwoners tot 18 jaar heeft dit aantal jeugdhulp.",
)
def jeugdigen_met_jeugdhulp(jeugdhulp: Register, inwoners: Telling, perioden: Perioden) -> Uitkomst:
    onder_18 = binnen_leeftijd(jeugdhulp, tot=18)
    jeugdigen, nieuw, vertrokken = samen_geteld(
        unieke_clienten(onder_18, op=perioden),
        nieuwe_clienten(onder_18, in_=perioden),
        vertrokken_clienten(onder_18, in_=perioden),
    ).per("gemeente")
    wie = "inwoners van 0 tot 18 jaar"
    per_1000 = per_inwoners(jeugdigen, inwoners, leeftijden=["0-17"], op=perioden, per=1000, wie=wie)
    return Uitkomst(per_1000, erbij=nieuw, eraf=vertrokken)


@indicator(
    naam="Trajecten jeugdhulp",
    definitie=(
        "Aantal trajecten jeugdhulp dat op de peildatum loopt, van jeugdigen van elke leeftijd. Een traject zijn "
        "voorzieningen van één jeugdige in één gemeente, van één soort, leveringsvorm en aanbieder, die overlappen of "
        "binnen de wachttijd op elkaar volgen. De regio is de som van de gemeenten."
    ),
    teller="trajecten die op of voor de peildatum begonnen en niet daarvoor eindigden",
    noemer="geen",
    eenheid="trajecten",
    bron="voorzieningen_jeugdwet",
    wet="Jeugdwet",
    thema="Jeugdwet",
    gunstig="geen",
    toets="stroom",
    herkomst="Definitiedocument Medemblik 2022; de wachttijd staat in de parameters",
    lees="zoveel trajecten lopen er op de laatste dag van het kwartaal.",
)
def trajecten_jeugdhulp(jeugdhulp: Register, perioden: Perioden) -> Uitkomst:
    geteld = trajecten(jeugdhulp)
    lopend, erbij, eraf = samen_geteld(
        stand(geteld, op=perioden), instroom(geteld, in_=perioden), uitstroom(geteld, in_=perioden)
    ).per("gemeente")
    return Uitkomst(lopend, erbij, eraf)


@indicator(
    naam="Pgb-aandeel jeugdhulp",
    definitie=(
        "Aandeel van de jeugdigen met jeugdhulp dat op de peildatum een pgb heeft, ook naast zorg in natura. "
        "Jeugdigen van elke leeftijd tellen mee. Een jeugdige met hulp in twee gemeenten telt in elk naar de hulp "
        "daar, en in de regio één keer."
    ),
    teller="jeugdigen met een lopend pgb op de peildatum, alleen of naast zorg in natura",
    noemer="jeugdigen met ten minste één lopende voorziening op de peildatum",
    eenheid="%",
    bron="voorzieningen_jeugdwet",
    wet="Jeugdwet",
    thema="Jeugdwet",
    gunstig="geen",
    toets="overlappend aandeel",
    herkomst="eigen keuze: wie beide heeft, telt als pgb",
    lees="van elke 100 jeugdigen met jeugdhulp heeft dit aantal een pgb.",
)
def pgb_aandeel(jeugdhulp: Register, perioden: Perioden) -> Cijfers:
    personen = naar_leveringsvormen(jeugdhulp, op=perioden)
    met_pgb = aandeel(personen, lambda rijen: rijen.leveringsvormen != "ZIN", "met een pgb gedeeld door alle")
    return met_pgb.per("gemeente")


@indicator(
    naam="Duur van beëindigde jeugdhulp",
    definitie=(
        "Hoeveel dagen een traject gemiddeld duurde, van de trajecten die in het kwartaal eindigden. Eerste en "
        "laatste dag tellen mee; na een herindeling telt de tijd in de oude gemeente mee. Een traject eindigt in het "
        "kwartaal als de eerste dag zonder die hulp erin valt. Wie naar een andere aanbieder of leveringsvorm gaat, "
        "eindigt niet."
    ),
    teller="dagen van de eerste tot en met de laatste dag van die trajecten, bij elkaar",
    noemer="trajecten die in het kwartaal eindigden",
    eenheid="dagen",
    bron="voorzieningen_jeugdwet",
    wet="Jeugdwet",
    thema="Jeugdwet",
    gunstig="geen",
    toets="geen",
    herkomst="eigen keuze; alleen wat echt eindigt telt, een andere aanbieder of leveringsvorm niet",
    lees="een traject dat nu eindigde, duurde gemiddeld zoveel dagen.",
)
def duur_jeugdhulp(jeugdhulp: Register, perioden: Perioden) -> Cijfers:
    return duur(trajecten(jeugdhulp), in_=perioden).per("gemeente")


@indicator(
    naam="Uitval jeugdhulp",
    definitie=(
        "Aandeel van de trajecten die in het kwartaal eindigden dat de jeugdige of de aanbieder eenzijdig stopte. Een "
        "traject eindigt in het kwartaal als de eerste dag zonder die hulp erin valt; wie naar een andere aanbieder "
        "of leveringsvorm gaat, eindigt niet."
    ),
    teller="geëindigde trajecten met als reden eenzijdig door de cliënt of eenzijdig door de aanbieder",
    noemer="alle trajecten die in het kwartaal eindigden, ook als de reden onbekend is",
    eenheid="%",
    bron="voorzieningen_jeugdwet",
    wet="Jeugdwet",
    thema="Jeugdwet",
    gunstig="lager",
    toets="aandeel",
    transformatiedoel="Hulp die aansluit, zodat jeugdigen haar afmaken.",
    herkomst="Informatieprotocol Beleidsinformatie Jeugd: uitval",
    lees="van elke 100 trajecten die eindigden, stopte dit aantal voortijdig door één kant.",
)
def uitval_jeugdhulp(jeugdhulp: Register, perioden: Perioden) -> Cijfers:
    return uitval(trajecten(jeugdhulp), in_=perioden).per("gemeente")


@indicator(
    naam="Wachttijd jeugdhulp",
    definitie=(
        "Binnen hoeveel dagen na de toewijzing de helft van de voorzieningen begon, van de voorzieningen die in het "
        "kwartaal zijn toegewezen. Geteld is wat op de peildatum bekend is: wat dan nog niet is begonnen, wacht tot "
        "en met die dag, of tot de einddatum als die eerder is."
    ),
    teller="dagen van de toewijzingsdatum tot de startdatum, of tot wanneer wordt gewacht",
    noemer="voorzieningen die in het kwartaal zijn toegewezen (mediaan volgens Kaplan en Meier)",
    eenheid="dagen",
    bron="voorzieningen_jeugdwet",
    wet="Jeugdwet",
    thema="Jeugdwet",
    gunstig="lager",
    toets="geen",
    transformatiedoel=_OP_TIJD,
    herkomst="eigen keuze: mediaan volgens Kaplan en Meier",
    lees="de helft van de voorzieningen begint binnen dit aantal dagen.",
)
def wachttijd_jeugdhulp(jeugdhulp: Register, perioden: Perioden) -> Cijfers:
    return tijd_tot(jeugdhulp, van="toewijzingsdatum", tot="startdatum", in_=perioden).per("gemeente")


@indicator(
    naam="Casussen in de basisteams",
    definitie=(
        "Aantal casussen dat het basisteam van het Centrum voor Jeugd en Gezin in het kwartaal besprak, zoals de "
        "gemeente het opgeeft. Een casus die in twee kwartalen is besproken, telt in beide."
    ),
    teller="besproken casussen in het kwartaal",
    noemer="geen",
    eenheid="casussen",
    bron="basisteams",
    wet="Jeugdwet",
    thema="Jeugdwet",
    gunstig="geen",
    toets="gebeurtenissen",
    herkomst="Monitor sociaal domein BMWE, 2016",
    lees="zoveel casussen zijn er in het kwartaal besproken.",
)
def casussen_basisteams(basisteams: Telling, perioden: Perioden) -> Cijfers:
    alle = cijfers_uit(basisteams, "gemeente", "onderdeel", over=perioden, alle_leden=True)
    return alle.kies(onderdeel="Aantal cases besproken in basisteam")
