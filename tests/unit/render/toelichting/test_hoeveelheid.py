"""Is every quantity in a text found, in digits or in words, and is nothing taken for one that counts nothing?"""

import pytest

from monitorlib.render.toelichting.hoeveelheid import aantallen


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("Er zijn 12 cliënten.", ["12"]),
        ("Het kost 1.234,50 euro, 7,5 % meer.", ["1.234,50", "7,5 %"]),
        ("Een daling van −3 en een groei van +4.", ["−3", "+4"]),
        ("Er zijn 1 234 of 1'234 of 1’234 rijen.", ["1 234", "1'234", "1’234"]),
        ("Dat zijn ١٢ en １２ cliënten, ook ½, ¾ en x².", ["١٢", "１２", "½", "¾", "²"]),
        ("Dat zijn &#49;2, 1\u200b3, 1**4** en 1\\.500 cliënten.", ["12", "13", "14", "1.500"]),
        ("Ruim 7‰ en 1/3 deel.", ["7‰", "1", "3"]),
    ],
)
def test_a_number_in_digits_is_found(tekst: str, gevonden: list[str]) -> None:
    """Of any script, however the thousands stand apart, and also where a page would hide how it is written."""
    assert aantallen(tekst) == gevonden


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("Twaalf cliënten en ÉÉN klacht.", ["Twaalf", "ÉÉN"]),
        ("Vijfentwintig, tweehonderdeen, drieëntwintig, eenentwintig en zestien.",
         ["Vijfentwintig", "tweehonderdeen", "drieëntwintig", "eenentwintig", "zestien"]),
        ("De helft, een kwart, drie miljoen, een derde deel.", ["helft", "kwart", "drie", "miljoen", "derde"]),
        ("Beide gemeenten; allebei.", ["Beide", "allebei"]),
        ("Tientallen, honderden, duizenden, tienduizenden.", ["Tientallen", "honderden", "duizenden", "tienduizenden"]),
        ("Anderhalf keer, anderhalve maand, een half miljoen, de halve staf.",
         ["Anderhalf", "anderhalve", "half", "miljoen", "halve"]),
        ("Er waren nul klachten en twee dozijn vragen.", ["nul", "twee", "dozijn"]),
        ("Een vijfde deel, een vijfde van de cliënten en een derde.", ["vijfde", "vijfde", "derde"]),
        ("Tweederde, twee derde, driekwart, drie kwart.", ["Tweederde", "twee", "derde", "driekwart", "drie", "kwart"]),
        ("Een op de vijf, één op vijf.", ["vijf", "één", "vijf"]),
        ("Het is verdubbeld, een halvering, gehalveerd, tweemaal zoveel, eens zo veel.",
         ["verdubbeld", "halvering", "gehalveerd", "tweemaal", "eens zo veel"]),
    ],
)  # fmt: skip
def test_a_number_in_words_is_found(tekst: str, gevonden: list[str]) -> None:
    """Number words, round numbers and fractions."""
    assert aantallen(tekst) == gevonden


@pytest.mark.parametrize(
    "tekst",
    [
        "Op 31 maart 2016, op 14 juni en op 1-3-2016 om 14.30 uur.",
        "Het 1e kwartaal, de 2de keer, de 8ste dag.",
        "In het derde kwartaal, het tweede jaar, de derde maand, het vierde kwartaal.",
        "Een tweede kans, een derde aanbieder, een vijfde gemeente, van derden.",
        "De overige achten zich niet gehouden; wij vieren dit met elkaar; een nulmeting.",
        "Een cliënt heeft een voorziening; een paar cliënten, een viertal, een dertigtal, geen klachten.",
        "In de eerste helft van 2017, het half jaar ervoor, half juni, in het eerste halfjaar.",
        "Volgens artikel 2.3 van de wet, hoofdstuk 4 en bijlage 2.",
        "1. Eerst dit.\n2. Dan dat.",
        "Paus Johannes XXIII; de jaren '90; week 12; in Q3; per m².",
    ],
)
def test_what_counts_nothing_is_no_quantity(tekst: str) -> None:
    """Dates, times, ordinals, periods, articles and words that only look like a number."""
    assert aantallen(tekst) == []


@pytest.mark.parametrize(
    "tekst",
    [
        "In 2015 en 1998; van 2016-03-31 tot 2016-Q2.",
        "2016 was een druk jaar. In 2016 kregen meer inwoners hulp.",
        "Op 31 maart 2016, eind 2015, medio 2017, sinds 2012, vanaf 2019, voor 2020, na 2021, per 2024.",
        "De jaren 2015-2018, schooljaar 2015/2016, 2017 en 2018, de periode (2016).",
        "De begroting 2016, jaarrekening 2015, Wmo 2015, de Jeugdwet 2016 en 2017, decembercirculaire 2015.",
        "De budgetten van 2016, vergeleken met 2015. Het aantal van 2015 is een benadering.",
        "In het eerste kwartaal van 2017 naar huis; de cijfers over 2023; van 2015 tot en met 2018.",
        "Het is nodig om 2016 goed te volgen. In 2016 hebben de gemeenten dit afgesproken.",
        "Sinds 2016 krijgen cliënten hulp. In 2015 deden de gemeenten mee.",
        "### Budgetten 2016 naast 2015\n\nIn **2016** en *2017*.",
    ],
)
def test_a_year_stands_where_dates_stand(tekst: str) -> None:
    """After a preposition of time, a month or the name of a document, within brackets, or as a subject."""
    assert aantallen(tekst) == []


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("Er zijn 1999 cliënten.", ["1999"]),
        ("1999 cliënten kregen hulp.", ["1999"]),
        ("Het kost € 2045, of 2016 euro.", ["2045", "2016"]),
        ("Voor 2000 mensen en 1950 unieke cliënten.", ["2000", "1950"]),
        ("Ruim 1950 voorzieningen, bijna 2000, ongeveer 1975.", ["1950", "2000", "1975"]),
        ("In totaal 2024 uur, in 2000 gevallen, per 2000 inwoners.", ["2024", "2000", "2000"]),
        ("Van 1999 naar 2045 en een daling van 2001.", ["1999", "2045", "2001"]),
        ("Het daalde tot 1950. Een bedrag van 2000. Dat zijn er 1999.", ["1950", "2000", "1999"]),
        ("1 op 2000 en 2016 % en 2045,50.", ["1", "2000", "2016 %", "2045,50"]),
        ("Het aantal: 1999", ["1999"]),
        ("In Bedum 1999 voorzieningen (2016 meldingen).", ["1999", "2016"]),
    ],
)
def test_a_number_like_a_year_is_a_quantity_anywhere_else(tekst: str, gevonden: list[str]) -> None:
    """With a currency, a unit or what is counted beside it, and where no date would stand."""
    assert aantallen(tekst) == gevonden


def test_dates_quantities_and_names_stand_beside_each_other() -> None:
    """Each is taken for what it is."""
    tekst = (
        "Op 31 maart 2016, 1-3-2016 en in het 1e of tweede kwartaal van 2015 waren er 28 aanbieders, vijf gebieden, "
        "de helft, 97,5 % en 1.234 cliënten van 18+ in spoor 2."
    )
    assert aantallen(tekst, ["18+", "spoor 2"]) == ["28", "vijf", "helft", "97,5 %", "1.234"]


def test_an_edition_lists_names_with_a_number_in_them() -> None:
    """As whole names: another number is found, also one that begins with it."""
    assert aantallen("De IOAZ 55 kent 3 regels, de IOAZ 551 niet.", ["IOAZ 55"]) == ["3", "551"]
