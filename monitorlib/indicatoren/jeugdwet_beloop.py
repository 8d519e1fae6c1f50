"""Indicators on how help under the Jeugdwet goes on: who comes back, and whether it becomes heavier or lighter."""

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.registers.aandeel import aandeel
from monitorlib.cijfers.registers.herhaald_beroep import herhaald_beroep_terug, herhaald_beroep_vooruit
from monitorlib.cijfers.registers.stand_en_stroom import instroom
from monitorlib.cijfers.registers.trajecten import trajecten
from monitorlib.cijfers.registers.zwaarte import aandeel_zwaar, naar_zwaarte, verschuiving, vervolg_lichter
from monitorlib.indicatoren.catalogus.indicator import indicator
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.perioden import Perioden
from monitorlib.tijd.tijdvak import halfjaar_tot, jaar_tot, maanden_eerder

_LICHTER = "Zo licht mogelijke hulp: minder zware en meer lichte ondersteuning."


@indicator(
    naam="Eerder jeugdhulp gehad",
    definitie=(
        "Aandeel van de jeugdigen met een nieuwe start in het kwartaal dat in de vijf jaar voor die start al "
        "jeugdhulp had. Een start is een eerste dag hulp na ten minste één dag zonder enige jeugdhulp in de regio. "
        "Een jeugdige telt in elke gemeente waar de start is, en in de regio één keer."
    ),
    teller="jeugdigen van wie eerdere jeugdhulp eindigde in de vijf jaar voor hun start",
    noemer="jeugdigen met ten minste één start in het kwartaal",
    eenheid="%",
    bron="voorzieningen_jeugdwet",
    wet="Jeugdwet",
    thema="Jeugdwet",
    gunstig="lager",
    toets="aandeel",
    transformatiedoel="Hulp die blijft werken.",
    herkomst="CBS, Eerder jeugdhulp gekregen",
    lees="van elke 100 jeugdigen die startten, kwam dit aantal terug.",
)
def eerder_jeugdhulp(jeugdhulp: Register, perioden: Perioden) -> Cijfers:
    # As CBS does: without a waiting time, one free day is enough to have stopped.
    return herhaald_beroep_terug(jeugdhulp, in_=perioden).per("gemeente")


@indicator(
    naam="Herhaald beroep jeugdhulp",
    definitie=(
        "Aandeel van de jeugdigen van wie de hulp in een halfjaar eindigde, dat in het halfjaar erna opnieuw startte. "
        "Het halfjaar van opnieuw starten eindigt op de peildatum; dat van eindigen ligt ervoor. De hulp eindigt als "
        "de eerste dag zonder enige jeugdhulp in de regio in dat halfjaar valt en er op de laatste dag van dat "
        "halfjaar geen hulp is. Een jeugdige telt in elke gemeente waar de hulp toen eindigde, en in de regio één "
        "keer."
    ),
    teller="die jeugdigen met weer een eerste dag hulp in het halfjaar tot en met de peildatum",
    noemer="jeugdigen van wie de hulp in het halfjaar ervoor eindigde",
    eenheid="%",
    bron="voorzieningen_jeugdwet",
    wet="Jeugdwet",
    thema="Jeugdwet",
    gunstig="lager",
    toets="overlappend aandeel",
    transformatiedoel="Hulp die blijft werken.",
    herkomst="CBS, Herhaald beroep jeugdhulp",
    lees="van elke 100 jeugdigen die stopten, startte dit aantal binnen een halfjaar weer.",
)
def herhaald_beroep(jeugdhulp: Register, perioden: Perioden) -> Cijfers:
    gestopt = perioden.elk(lambda periode: halfjaar_tot(maanden_eerder(periode, 6)))
    return herhaald_beroep_vooruit(jeugdhulp, in_=gestopt).per("gemeente")


@indicator(
    naam="Aandeel zware jeugdhulp",
    definitie=(
        "Aandeel van de trajecten jeugdhulp die op de peildatum lopen dat in de zwaarste groep valt. Welke soorten "
        "hulp daarin vallen, staat in de parameters. De regio is de som van de gemeenten."
    ),
    teller="lopende trajecten van een soort hulp uit de zwaarste groep",
    noemer="alle trajecten die op de peildatum lopen",
    eenheid="%",
    bron="voorzieningen_jeugdwet",
    wet="Jeugdwet",
    thema="Jeugdwet",
    gunstig="lager",
    toets="overlappend aandeel",
    transformatiedoel=_LICHTER,
    herkomst="eigen keuze; de indeling naar zwaarte staat in de parameters",
    lees="van elke 100 trajecten is dit aantal zwaar.",
)
def aandeel_zware_jeugdhulp(jeugdhulp: Register, perioden: Perioden) -> Cijfers:
    return aandeel_zwaar(trajecten(jeugdhulp), op=perioden).per("gemeente")


@indicator(
    naam="Zware hulp bij nieuwe jeugdhulp",
    definitie=(
        "Aandeel van de trajecten jeugdhulp die in het kwartaal begonnen dat in de zwaarste groep valt. Wie van "
        "aanbieder of leveringsvorm wisselt of door een herindeling een nieuwe gemeente krijgt, begint niet opnieuw."
    ),
    teller="trajecten die in het kwartaal begonnen, van een soort hulp uit de zwaarste groep",
    noemer="alle trajecten die in het kwartaal begonnen",
    eenheid="%",
    bron="voorzieningen_jeugdwet",
    wet="Jeugdwet",
    thema="Jeugdwet",
    gunstig="lager",
    toets="aandeel",
    transformatiedoel=_LICHTER,
    herkomst="eigen keuze; de indeling naar zwaarte staat in de parameters",
    lees="van elke 100 nieuwe trajecten is dit aantal zwaar.",
)
def zware_instroom(jeugdhulp: Register, perioden: Perioden) -> Cijfers:
    geteld = naar_zwaarte(trajecten(jeugdhulp))
    zwaarste = list(geteld.parameters.zwaarte)[-1]
    nieuw = instroom(geteld, in_=perioden)
    return aandeel(nieuw, lambda rijen: rijen.zwaarte == zwaarste, "zwaar gedeeld door alle nieuwe trajecten").per(
        "gemeente"
    )


@indicator(
    naam="Lichtere vervolghulp jeugd",
    definitie=(
        "Aandeel lichtere hulp onder de hulp die volgde op een traject dat eindigde in het kwartaal vóór dit "
        "kwartaal. Vervolg is het eerste traject van dezelfde jeugdige, in welke gemeente ook, dat 1 tot en met 90 "
        "dagen na het einde begint; beginnen er meer op die dag, dan telt het zwaarste."
    ),
    teller="vervolg dat lichter is dan de hulp die eindigde",
    noemer="geëindigde trajecten met een vervolg",
    eenheid="%",
    bron="voorzieningen_jeugdwet",
    wet="Jeugdwet",
    thema="Jeugdwet",
    gunstig="hoger",
    toets="aandeel",
    transformatiedoel=_LICHTER,
    herkomst="eigen keuze; de indeling naar zwaarte staat in de parameters",
    lees="van elke 100 keer dat andere hulp volgde, was zij dit aantal keren lichter.",
)
def lichtere_vervolghulp(jeugdhulp: Register, perioden: Perioden) -> Cijfers:
    return vervolg_lichter(trajecten(jeugdhulp), in_=perioden.vorige).per("gemeente")


@indicator(
    naam="Verschuiving naar lichtere jeugdhulp",
    definitie=(
        "Aandeel dat lichtere hulp heeft dan een jaar eerder, van de jeugdigen met hulp op de peildatum en op "
        "dezelfde dag een jaar eerder. Van wie meer hulp heeft, in welke gemeente ook, telt de zwaarste. Een jeugdige "
        "telt in elke gemeente met hulp op de peildatum, en in de regio één keer."
    ),
    teller="jeugdigen van wie de zwaarste hulp nu lichter is dan een jaar eerder",
    noemer="jeugdigen met hulp op beide dagen",
    eenheid="%",
    bron="voorzieningen_jeugdwet",
    wet="Jeugdwet",
    thema="Jeugdwet",
    gunstig="hoger",
    toets="overlappend aandeel",
    transformatiedoel=_LICHTER,
    herkomst="eigen keuze; de indeling naar zwaarte staat in de parameters",
    lees="van elke 100 jeugdigen met hulp op beide dagen kreeg dit aantal lichtere hulp.",
)
def verschuiving_jeugd(jeugdhulp: Register, perioden: Perioden) -> Cijfers:
    geteld = verschuiving(trajecten(jeugdhulp), in_=perioden.elk(jaar_tot))
    return aandeel(geteld, lambda rijen: rijen.richting == "lichter", "lichter gedeeld door alle").per("gemeente")
