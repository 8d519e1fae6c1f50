"""Indicators on how help under the Jeugdwet goes on: who comes back, and whether it becomes heavier or lighter."""

from monitorlib.cijfers.cijfers import Cijfers
from monitorlib.cijfers.herhaald import herhaald_beroep_terug, herhaald_beroep_vooruit
from monitorlib.cijfers.meting import aandeel
from monitorlib.cijfers.register import instroom
from monitorlib.cijfers.trajecten import trajecten, zonder_verwijderde
from monitorlib.cijfers.zwaarte import aandeel_zwaar, naar_zwaarte, verschuiving, vervolg_lichter
from monitorlib.indicatoren.indicator import indicator
from monitorlib.kwartaal import Halfjaar, Jaar, Kwartaal
from monitorlib.sources.opened import Register

_LICHTER = "Zo licht mogelijke hulp: minder zware en meer lichte ondersteuning."


@indicator(
    naam="Eerder jeugdhulp gehad",
    definitie=(
        "Aandeel van de gestarte jeugdigen dat in de vijf jaar ervoor al hulp had, met ten minste één dag ertussen."
    ),
    teller="gestart in het kwartaal, met eerdere hulp",
    noemer="jeugdigen die in het kwartaal met jeugdhulp startten",
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
def eerder_jeugdhulp(jeugdhulp: Register, periode: Kwartaal) -> Cijfers:
    # As CBS does: without a waiting time, one free day is enough to have stopped.
    return herhaald_beroep_terug(zonder_verwijderde(jeugdhulp), in_=periode).per("gemeente")


@indicator(
    naam="Herhaald beroep jeugdhulp",
    definitie=(
        "Aandeel van de jeugdigen van wie de hulp in een halfjaar eindigde, dat in het halfjaar erna opnieuw startte. "
        "Het halfjaar van eindigen is dat van twee kwartalen eerder, zodat het vervolg bekend is."
    ),
    teller="opnieuw gestart in het halfjaar tot en met de peildatum",
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
def herhaald_beroep(jeugdhulp: Register, periode: Kwartaal) -> Cijfers:
    gestopt = Halfjaar(periode.vorige.vorige)
    return herhaald_beroep_vooruit(zonder_verwijderde(jeugdhulp), in_=gestopt).per("gemeente")


@indicator(
    naam="Aandeel zware jeugdhulp",
    definitie="Aandeel van de lopende trajecten jeugdhulp dat in de zwaarste groep valt.",
    teller="lopende trajecten van de zwaarste groep",
    noemer="alle lopende trajecten op de peildatum",
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
def aandeel_zware_jeugdhulp(jeugdhulp: Register, periode: Kwartaal) -> Cijfers:
    return aandeel_zwaar(trajecten(jeugdhulp), op=periode).per("gemeente")


@indicator(
    naam="Zware hulp bij nieuwe jeugdhulp",
    definitie="Aandeel van de nieuwe trajecten jeugdhulp dat in de zwaarste groep valt.",
    teller="nieuwe trajecten van de zwaarste groep",
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
def zware_instroom(jeugdhulp: Register, periode: Kwartaal) -> Cijfers:
    geteld = naar_zwaarte(trajecten(jeugdhulp))
    zwaarste = list(geteld.parameters.zwaarte)[-1]
    nieuw = instroom(geteld, in_=periode)
    return aandeel(
        nieuw, lambda rijen, _: rijen.filter(rijen.zwaarte == zwaarste), "zwaar gedeeld door alle nieuwe trajecten"
    ).per("gemeente")


@indicator(
    naam="Lichtere vervolghulp jeugd",
    definitie=(
        "Aandeel lichtere hulp onder de hulp die volgde op een traject dat eindigde in het kwartaal vóór dit kwartaal. "
        "Vervolg is wat binnen 90 dagen begint."
    ),
    teller="vervolghulp die lichter is dan de hulp die eindigde",
    noemer="alle vervolghulp",
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
def lichtere_vervolghulp(jeugdhulp: Register, periode: Kwartaal) -> Cijfers:
    return vervolg_lichter(trajecten(jeugdhulp), in_=periode.vorige).per("gemeente")


@indicator(
    naam="Verschuiving naar lichtere jeugdhulp",
    definitie=(
        "Aandeel dat lichtere hulp heeft dan een jaar eerder, van de jeugdigen die op beide dagen hulp hebben. "
        "Van wie meer hulp heeft, telt de zwaarste."
    ),
    teller="jeugdigen met lichtere hulp dan een jaar eerder",
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
def verschuiving_jeugd(jeugdhulp: Register, periode: Kwartaal) -> Cijfers:
    geteld = verschuiving(trajecten(jeugdhulp), in_=Jaar(periode))
    return aandeel(geteld, lambda rijen, _: rijen.filter(rijen.richting == "lichter"), "lichter gedeeld door alle").per(
        "gemeente"
    )
