"""Indicators on how clients fare: what they say, and where they object or complain."""

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import NOG_NIET
from monitorlib.cijfers.rekenen.optellen import opgeteld
from monitorlib.cijfers.rekenen.verhouding import verhouding
from monitorlib.cijfers.tellingen.telling import cijfers_uit, per_periode, som_uit
from monitorlib.indicatoren.catalogus.indicator import indicator
from monitorlib.sources.opened.telling import Telling
from monitorlib.tijd.periode import Periode
from monitorlib.tijd.perioden import Perioden

_TEVREDEN = "Inwoners ervaren dat de ondersteuning helpt."


@indicator(
    naam="Cliëntervaring Wmo",
    definitie=(
        "Aandeel antwoorden 'eens' of 'helemaal eens' op de tien vaste stellingen van het cliëntervaringsonderzoek, "
        "bij elkaar genomen. Het is een jaarcijfer, van het onderzoek van het kalenderjaar; de regio telt de "
        "antwoorden van alle gemeenten op."
    ),
    teller="antwoorden 'eens' of 'helemaal eens'",
    noemer="alle antwoorden op de tien stellingen",
    eenheid="%",
    bron="clientervaring",
    wet="Wmo",
    thema="Cliëntervaring",
    gunstig="hoger",
    toets="geen",
    transformatiedoel=_TEVREDEN,
    per="jaar",
    herkomst="Cliëntervaringsonderzoek Wmo (tien vaste stellingen); het gemiddelde is een eigen keuze",
    lees="van elke 100 antwoorden was dit aantal positief. Iemand geeft er tien: een toets zou te snel aanslaan.",
)
def clientervaring_wmo(onderzoek: Telling, perioden: Perioden) -> Cijfers:
    return _aandeel_eens(onderzoek, onderzoek.leden("stelling"), perioden)


@indicator(
    naam="Kwaliteit van leven door de Wmo",
    definitie=(
        "Aandeel cliënten met een betere kwaliteit van leven door de ondersteuning. Het is een jaarcijfer, van het "
        "onderzoek van het kalenderjaar; de regio telt de antwoorden van alle gemeenten op."
    ),
    teller="antwoorden 'eens' of 'helemaal eens' op de laatste van de tien stellingen",
    noemer="alle antwoorden op die stelling",
    eenheid="%",
    bron="clientervaring",
    wet="Wmo",
    thema="Cliëntervaring",
    gunstig="hoger",
    toets="aandeel",
    transformatiedoel=_TEVREDEN,
    per="jaar",
    herkomst="Cliëntervaringsonderzoek Wmo, stelling 10",
    lees="van elke 100 cliënten ervaart dit aantal een betere kwaliteit van leven.",
)
def kwaliteit_van_leven(onderzoek: Telling, perioden: Perioden) -> Cijfers:
    return _aandeel_eens(onderzoek, onderzoek.leden("stelling")[-1:], perioden)


@indicator(
    naam="Klachten",
    definitie=(
        "Aantal klachten in het kwartaal, formeel en informeel, van alle wetten samen, zoals de gemeente het opgeeft."
    ),
    teller="formele en informele klachten die in het kwartaal binnenkwamen",
    noemer="geen",
    eenheid="klachten",
    bron="bezwaren_klachten",
    wet="Jeugdwet, Wmo en Participatiewet",
    thema="Cliëntervaring",
    gunstig="geen",
    toets="gebeurtenissen",
    herkomst="Monitor sociaal domein BMWE, 2016",
    lees="zoveel klachten kwamen er binnen. Meer klachten kan ook betekenen dat klagen makkelijker werd.",
)
def klachten(bezwaren_klachten: Telling, perioden: Perioden) -> Cijfers:
    return _geteld(bezwaren_klachten, perioden, "Klachten | Formeel", "Klachten | Informeel")


@indicator(
    naam="Bezwaarschriften",
    definitie=(
        "Aantal bezwaarschriften dat in het kwartaal binnenkwam, van alle wetten samen, zoals de gemeente het opgeeft."
    ),
    teller="bezwaarschriften die in het kwartaal zijn ontvangen",
    noemer="geen",
    eenheid="bezwaarschriften",
    bron="bezwaren_klachten",
    wet="Jeugdwet, Wmo en Participatiewet",
    thema="Cliëntervaring",
    gunstig="lager",
    toets="gebeurtenissen",
    herkomst="Monitor sociaal domein BMWE, 2016",
    lees="zoveel bezwaarschriften kwamen er in het kwartaal binnen.",
)
def bezwaarschriften(bezwaren_klachten: Telling, perioden: Perioden) -> Cijfers:
    return _geteld(bezwaren_klachten, perioden, "Bezwaarschriften | Ontvangen")


@indicator(
    naam="Gegronde bezwaren",
    definitie=(
        "Aandeel gegrond, van de bezwaarschriften die in het kwartaal zijn afgehandeld, van alle wetten samen. Een "
        "bezwaarschrift kan in een eerder kwartaal zijn ontvangen. De regio telt de bezwaarschriften van alle "
        "gemeenten op."
    ),
    teller="in het kwartaal afgehandelde bezwaarschriften die gegrond zijn",
    noemer="alle bezwaarschriften die in het kwartaal zijn afgehandeld",
    eenheid="%",
    bron="bezwaren_klachten",
    wet="Jeugdwet, Wmo en Participatiewet",
    thema="Cliëntervaring",
    gunstig="lager",
    toets="aandeel",
    transformatiedoel="Besluiten die in één keer goed zijn.",
    herkomst="eigen keuze",
    lees="van elke 100 bezwaren kreeg dit aantal gelijk.",
)
def gegronde_bezwaren(bezwaren_klachten: Telling, perioden: Perioden) -> Cijfers:
    return verhouding(
        _geteld(bezwaren_klachten, perioden, "Wijze van afhandeling | Gegrond"),
        _geteld(bezwaren_klachten, perioden, "Bezwaarschriften | Afgehandeld"),
        factor=100,
        eenheid="%",
        decimalen=1,
        regel="gegrond gedeeld door afgehandeld",
    )


def _aandeel_eens(onderzoek: Telling, stellingen: tuple[str, ...], perioden: Perioden) -> Cijfers:
    alle = cijfers_uit(onderzoek, "gemeente", "stelling", "antwoord", "jaar")
    drager = alle.kies(stelling=alle.leden["stelling"][0], antwoord="Eens", jaar=alle.leden["jaar"][0])

    def van_het_jaar(periode: Periode) -> Cijfers:
        jaar = [str(periode.jaar)]
        if jaar[0] not in alle.leden["jaar"] and periode.jaar >= onderzoek.periode.jaar - 1:
            return _nog_niet(onderzoek, drager)
        return verhouding(
            som_uit(onderzoek, drager, stelling=stellingen, antwoord=["Eens"], jaar=jaar),
            som_uit(onderzoek, drager, stelling=stellingen, antwoord=["Alle antwoorden"], jaar=jaar),
            factor=100,
            eenheid="%",
            decimalen=1,
            regel="eens gedeeld door alle antwoorden",
        )

    return per_periode(perioden, van_het_jaar)


def _nog_niet(onderzoek: Telling, bij: Cijfers) -> Cijfers:
    """Give no number yet: the clients of a year are asked in the next one, so that it is due when that is over."""
    leeg = (float("nan"), NOG_NIET, "")
    bronnen = (onderzoek.bron.naam,)
    return maak((), bij.leden, eenheid="%", decimalen=1, bronnen=bronnen, ontbrekend=lambda _: leeg)


def _geteld(telling: Telling, perioden: Perioden, *onderdelen: str) -> Cijfers:
    alle = cijfers_uit(telling, "gemeente", "wet", "onderdeel", over=perioden, alle_leden=True)
    return opgeteld(opgeteld(alle.beperk("onderdeel", *onderdelen), "onderdeel"), "wet")
