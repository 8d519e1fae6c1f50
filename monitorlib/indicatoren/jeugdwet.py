"""Indicators on the Jeugdwet."""

from monitorlib.cijfers.cijfers import Cijfers
from monitorlib.cijfers.einde import uitval
from monitorlib.cijfers.inwoners import per_inwoners
from monitorlib.cijfers.meting import aandeel
from monitorlib.cijfers.personen import naar_leveringsvormen, nieuwe_clienten, vertrokken_clienten
from monitorlib.cijfers.register import duur, instroom, stand, uitstroom, unieke_clienten
from monitorlib.cijfers.telling import cijfers_uit
from monitorlib.cijfers.trajecten import trajecten
from monitorlib.cijfers.wachttijd import tijd_tot
from monitorlib.indicatoren.indicator import Uitkomst, indicator
from monitorlib.kwartaal import Kwartaal
from monitorlib.sources.opened import Register, Telling

_OP_TIJD = "Hulp die er is als zij nodig is."


@indicator(
    naam="Jeugdigen met jeugdhulp",
    definitie="Aantal jeugdigen dat op de peildatum jeugdhulp heeft, per 1.000 inwoners van 0 tot 18 jaar.",
    teller="jeugdigen met ten minste één lopende voorziening op de peildatum",
    noemer="inwoners van 0 tot 18 jaar op 1 januari",
    eenheid="per 1.000 inwoners van 0 tot 18 jaar",
    bron=("voorzieningen_jeugdwet", "inwoners"),
    wet="Jeugdwet",
    thema="Jeugdwet",
    gunstig="geen",
    toets="stroom",
    herkomst="CBS, Jeugdhulp; de leeftijdsgrens van 18 jaar is een eigen keuze",
    lees="van elke 1.000 jongeren heeft dit aantal jeugdhulp.",
)
def jeugdigen_met_jeugdhulp(jeugdhulp: Register, inwoners: Telling, periode: Kwartaal) -> Uitkomst:
    jeugdigen = unieke_clienten(jeugdhulp, op=periode).per("gemeente")
    return Uitkomst(
        per_inwoners(jeugdigen, inwoners, leeftijden=["0-17"], op=periode, per=1000, wie="inwoners van 0 tot 18 jaar"),
        erbij=nieuwe_clienten(jeugdhulp, in_=periode).per("gemeente"),
        eraf=vertrokken_clienten(jeugdhulp, in_=periode).per("gemeente"),
    )


@indicator(
    naam="Trajecten jeugdhulp",
    definitie="Aantal trajecten jeugdhulp dat op de peildatum loopt.",
    teller="lopende trajecten: voorzieningen van één soort bij één aanbieder die op elkaar aansluiten",
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
def trajecten_jeugdhulp(jeugdhulp: Register, periode: Kwartaal) -> Uitkomst:
    geteld = trajecten(jeugdhulp)
    return Uitkomst(
        stand(geteld, op=periode).per("gemeente"),
        erbij=instroom(geteld, in_=periode).per("gemeente"),
        eraf=uitstroom(geteld, in_=periode).per("gemeente"),
    )


@indicator(
    naam="Pgb-aandeel jeugdhulp",
    definitie="Aandeel van de jeugdigen met jeugdhulp dat op de peildatum een pgb heeft, ook naast zorg in natura.",
    teller="jeugdigen met een pgb, alleen of naast zorg in natura",
    noemer="jeugdigen met jeugdhulp op de peildatum",
    eenheid="%",
    bron="voorzieningen_jeugdwet",
    wet="Jeugdwet",
    thema="Jeugdwet",
    gunstig="geen",
    toets="overlappend aandeel",
    herkomst="eigen keuze: wie beide heeft, telt als pgb",
    lees="van elke 100 jeugdigen met jeugdhulp heeft dit aantal een pgb.",
)
def pgb_aandeel(jeugdhulp: Register, periode: Kwartaal) -> Cijfers:
    personen = naar_leveringsvormen(jeugdhulp, op=periode)
    met_pgb = aandeel(
        personen, lambda rijen, _: rijen.filter(rijen.leveringsvormen != "ZIN"), "met een pgb gedeeld door alle"
    )
    return met_pgb.per("gemeente")


@indicator(
    naam="Duur van beëindigde jeugdhulp",
    definitie="Hoeveel dagen een traject gemiddeld duurde, van de trajecten die in het kwartaal eindigden.",
    teller="dagen van de eerste tot en met de laatste dag, bij elkaar",
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
def duur_jeugdhulp(jeugdhulp: Register, periode: Kwartaal) -> Cijfers:
    return duur(trajecten(jeugdhulp), in_=periode).per("gemeente")


@indicator(
    naam="Uitval jeugdhulp",
    definitie="Aandeel van de beëindigde trajecten dat de jeugdige of de aanbieder eenzijdig stopte.",
    teller="beëindigd door één kant: cliënt of aanbieder",
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
def uitval_jeugdhulp(jeugdhulp: Register, periode: Kwartaal) -> Cijfers:
    return uitval(trajecten(jeugdhulp), in_=periode).per("gemeente")


@indicator(
    naam="Wachttijd jeugdhulp",
    definitie=(
        "Hoeveel dagen de helft van de jeugdigen ten hoogste wacht, van toewijzing tot de eerste dag hulp. "
        "Wie nog wacht, telt mee voor de tijd tot nu."
    ),
    teller="dagen van toewijzing tot start",
    noemer="voorzieningen die in het kwartaal zijn toegewezen (mediaan)",
    eenheid="dagen",
    bron="voorzieningen_jeugdwet",
    wet="Jeugdwet",
    thema="Jeugdwet",
    gunstig="lager",
    toets="geen",
    transformatiedoel=_OP_TIJD,
    herkomst="eigen keuze: mediaan volgens Kaplan en Meier",
    lees="de helft wacht ten hoogste dit aantal dagen.",
)
def wachttijd_jeugdhulp(jeugdhulp: Register, periode: Kwartaal) -> Cijfers:
    return tijd_tot(jeugdhulp, van="toewijzingsdatum", tot="startdatum", in_=periode).per("gemeente")


@indicator(
    naam="Casussen in de basisteams",
    definitie="Aantal casussen dat het basisteam van het Centrum voor Jeugd en Gezin in het kwartaal besprak.",
    teller="besproken casussen",
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
def casussen_basisteams(basisteams: Telling, periode: Kwartaal) -> Cijfers:
    alle = cijfers_uit(basisteams, "gemeente", "onderdeel", over=[periode], alle_leden=True)
    return alle.kies(periode=periode.kort, onderdeel="Aantal cases besproken in basisteam")
