"""Does a sentence that compares follow from the cells, and is one that nothing tests found?"""

import re

import pytest
from bouwstenen import cijfers
from bs4 import BeautifulSoup

from monitorlib import totaal
from monitorlib.controles.teksten import getoetste_beweringen_in_tekst, ongetoetste_claims, onware_beweringen
from monitorlib.errors import ToelichtingError
from monitorlib.render.tabellen.getoonde_tabel import Tabel
from monitorlib.render.tabellen.tabel import Opmaak, plaatsen
from monitorlib.render.toelichting.getallen_in_tekst import LevendeGetallen
from monitorlib.render.toelichting.toelichting import Geschreven, Toelichting
from monitorlib.tijd.periode import Kwartaal

# In procenten, toen en nu; de laatste gemeente leverde niet.
STANDEN = cijfers({"gemeente": ["Aa", "Bee", "Cee"], "wat": ["toen", "nu"]}, [90, 45, 80, 81, 60, 70])
CIJFERS = totaal(STANDEN, "gemeente")
NIET = cijfers({"gemeente": ["Aa", "Dee"], "wat": ["nu"]}, [45, "niet opgegeven"])
OPMAAK = Opmaak(("gemeente",), ("wat",), "Gemeente")
TABELLEN = {
    "op-tijd": Tabel("wmo", "op-tijd", CIJFERS, plaatsen(CIJFERS, OPMAAK)),
    "gaten": Tabel("wmo", "gaten", NIET, plaatsen(NIET, OPMAAK)),
}
NU, TOEN = 'cel("op-tijd", "Aa", "nu")', 'cel("op-tijd", "Aa", "toen")'


def geschreven(tekst: str) -> Geschreven:
    getallen = LevendeGetallen(TABELLEN, Kwartaal(2016, 1))
    een = toelichting(tekst).schrijf("Kort", getallen)
    assert een is not None
    return een


def toelichting(tekst: str) -> Toelichting:
    return Toelichting("params/x/wmo.md", {"Kort": tekst}, {"Kort": 10})


def lezen(tekst: str) -> str:
    return BeautifulSoup(geschreven(tekst).html, "html.parser").get_text()


def bewering(zin: str, *voorwaarden: str) -> str:
    return f'{{{{ bewering("{zin}", {", ".join(voorwaarden)}) }}}}.'


def weigering(tekst: str) -> str:
    with pytest.raises(ToelichtingError) as fout:
        geschreven(tekst)
    return re.sub(r"^params/x/wmo.md, sectie Kort(, regel \d+)?: ", "", str(fout.value))


class TestHeldAgainstCells:
    @pytest.mark.parametrize(
        ("voorwaarde", "volgt"),
        [
            # Aa: 90 toen, 45 nu: precies de helft.
            (f"{NU} < {TOEN}", True),
            (f"{NU} > {TOEN}", False),
            (f"{NU} <= 0.5 * {TOEN}", True),
            (f"{NU} < 0.5 * {TOEN}", False),
            (f"{NU} >= 0.5 * {TOEN}", True),
            (f"{NU} == {TOEN} / 2", True),
            (f"{NU} != {TOEN} / 2", False),
            (f"{NU} == 45.0000001", False),
            # A third of 90, added up three times, is 90 for a reader.
            (f"{TOEN} <= {TOEN} / 3 + {TOEN} / 3 + {TOEN} / 3", True),
            (f"0.1 * {TOEN} + 0.2 * {TOEN} <= 0.3 * {TOEN}", True),
            # The other side may hold the cell.
            (f"45 == {NU}", True),
            (f"46 <= {NU}", False),
        ],
    )
    def test_it_follows_or_not(self, voorwaarde: str, volgt: bool) -> None:
        (een,) = geschreven(bewering("Aa is trager", voorwaarde)).beweringen
        assert een.volgt is volgt

    @pytest.mark.parametrize(
        ("voorwaarde", "volgt"),
        [
            # Now 45, 81, 70; then 90, 80, 60. A total is no gemeente.
            ('kolom("op-tijd", "nu").hoogste == 81', True),
            ('kolom("op-tijd", "nu").laagste == 45', True),
            ('kolom("op-tijd", "nu").som == 196', True),
            ('kolom("op-tijd", "nu").aantal == 3', True),
            ('kolom("op-tijd", "nu").boven(60) == 2', True),
            ('kolom("op-tijd", "nu").boven(81) == 0', True),
            ('kolom("op-tijd", "nu").onder(70) == 1', True),
            ('kolom("op-tijd", "nu").boven(60) > kolom("op-tijd", "nu").aantal / 2', True),
            ('kolom("op-tijd", "nu").boven(75) > kolom("op-tijd", "nu").aantal / 2', False),
            (f'{NU} < kolom("op-tijd", "nu").zonder("Aa").laagste', True),
            ('kolom("op-tijd", "nu").zonder("Aa", "Bee").hoogste == 70', True),
            ('rij("op-tijd", "Cee").stappen.laagste > 0', True),
            ('rij("op-tijd", "Aa").stappen.laagste > 0', False),
            ('rij("op-tijd", "Aa").stappen.laagste == -45', True),
        ],
    )
    def test_of_all_places_together(self, voorwaarde: str, volgt: bool) -> None:
        (een,) = geschreven(bewering("De gemeenten", voorwaarde)).beweringen
        assert een.volgt is volgt

    def test_what_does_not_follow_shows_both_numbers(self) -> None:
        """On the page behind the sentence, and as a bevinding with the line to write anew."""
        tekst = "Eerst dit.\n\n" + bewering("Aa is sneller", f"{NU} > {TOEN}", f"{NU} < 50", f"{NU} >= 100")
        een = geschreven(tekst)
        assert lezen(tekst) == (
            "Eerst dit.\nAa is sneller (volgt niet uit de cijfers: 45 is niet hoger dan 90; 45 is niet minstens 100)."
        )
        (fout,) = onware_beweringen("wmo", toelichting(tekst), [een])
        assert (fout.naam, fout.soort) == ("bewering wmo / Aa is sneller", "bewering")
        assert (fout.gedrukt, fout.berekend) == ("", "45; 45")
        assert fout.regel == (
            "Een bewering volgt uit de cijfers; 45 is niet hoger dan 90; 45 is niet minstens 100. params/x/wmo.md, "
            "regel 13: schrijf de zin anders, of verbeter haar vergelijking."
        )

    def test_those_that_follow_are_counted_and_stand_as_written(self) -> None:
        tekst = bewering("Aa halveerde", f"{NU} == {TOEN} / 2") + " " + bewering("Bee niet", f"{NU} < {TOEN}")
        een = geschreven(tekst)
        assert lezen(tekst) == "Aa halveerde. Bee niet."
        assert onware_beweringen("wmo", toelichting(tekst), [een]) == []
        assert getoetste_beweringen_in_tekst([een]).woorden == "2 beweringen getoetst"

    def test_a_branch_that_is_not_shown_is_not_counted(self) -> None:
        """Nor held against the cells: nobody reads it."""
        een = geschreven("{% if 1 > 2 %}" + bewering("Aa", f"{NU} > {TOEN}") + "{% else %}Niets.{% endif %}")
        assert een.beweringen == ()


class TestRefused:
    @pytest.mark.parametrize("voorwaarde", ["1 < 2", "True", f"{NU} * 0 + 42 > 41", "'a' == 'a'", NU])
    def test_a_comparison_without_a_cell_tests_nothing(self, voorwaarde: str) -> None:
        assert weigering(bewering("Aa", voorwaarde)) == (
            "bewering('Aa') vergelijkt geen cel, en toetst dus niets; vergelijk er een: cel(...) < cel(...). "
            "Zet meer vergelijkingen naast elkaar, met een komma ertussen."
        )

    @pytest.mark.parametrize("tekst", ['{{ bewering("Aa") }}', "{{ bewering(' ', " + f"{NU} > 1) }}}}"])
    def test_a_sentence_and_a_comparison_are_needed(self, tekst: str) -> None:
        melding = 'heeft een zin en een vergelijking nodig; schrijf bewering("zin", cel(...) > cel(...)).'
        assert melding in weigering(tekst)

    @pytest.mark.parametrize(
        ("voorwaarde", "melding"),
        [
            ('cel("op-tijd", "Aa", "straks") > 1', "tabel op-tijd heeft geen 'straks'."),
            ('cel("weg", "Aa", "nu") > 1', "er is (tot hier) geen tabel 'weg'."),
            ('kolom("op-tijd", "straks").hoogste > 1', "tabel op-tijd heeft geen 'straks'."),
            ('kolom("op-tijd", "nu").zonder("Aaa").hoogste > 1', "zonder('Aaa'): die naam staat hier niet."),
            ('kolom("op-tijd", "nu").zonder("Aa", "Bee", "Cee").som > 1', "hier is geen getal over."),
            # A cell that nobody delivered, by itself and among the others.
            ('cel("gaten", "Dee", "nu") > 1', "tabel gaten, Dee, nu is geen getal (niet opgegeven). Noem een andere"),
            ('kolom("gaten", "nu").laagste > 1', "tabel gaten, Dee, nu is geen getal (niet opgegeven)."),
        ],
    )
    def test_a_number_that_is_not_there_stops_the_text(self, voorwaarde: str, melding: str) -> None:
        assert melding in weigering(bewering("Aa", voorwaarde))

    def test_without_the_one_that_is_not_there_it_can_be_tested(self) -> None:
        (een,) = geschreven(bewering("Aa", 'kolom("gaten", "nu").zonder("Dee").hoogste == 45')).beweringen
        assert een.volgt

    def test_its_outcome_is_no_text(self) -> None:
        assert weigering(f"{{{{ {NU} > 1 }}}}").startswith("een uitdrukking geeft ja of nee;")

    def test_no_author_makes_the_marks(self) -> None:
        """They would hide words from the list."""
        assert "een teken dat geen letter of cijfer is" in weigering("\U000ffffeDe meeste gemeenten\U000fffff dalen.")


class TestText:
    @pytest.mark.parametrize(
        "zin", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))", "{{ 7 * 7 }}"]
    )
    @pytest.mark.parametrize("voorwaarde", [f"{NU} < {TOEN}", f"{NU} > {TOEN}"])
    def test_no_markup_gets_through(self, zin: str, voorwaarde: str) -> None:
        soep = BeautifulSoup(geschreven(f"{{{{ bewering('{zin}', {voorwaarde}) }}}}").html, "html.parser")
        assert not soep.find(["script", "img"])
        assert not [een for een in soep.find_all("a") if "javascript" in str(een.get("href"))]
        assert geschreven(f"{{{{ bewering('{zin}', {voorwaarde}) }}}}").tekst.startswith(zin)

    def test_a_number_in_it_has_its_source_too(self) -> None:
        """'Half' is what is tested; '3' could be anything."""
        los = geschreven(bewering("In 3 gemeenten half zo veel", f"{NU} < 50"))
        assert [een.tekst for een in los.letterlijk] == ["3"]
        met = f'{{{{ bewering("Nu " ~ getal("op-tijd", "Aa", "nu") ~ " %, half zo veel", {NU} < 50) }}}}'
        een = geschreven(met)
        assert een.letterlijk == ()
        assert een.tekst == "Nu 45 %, half zo veel"
        assert [een.tekst for een in een.beweringen] == ["Nu 45 %, half zo veel"]

    def test_half_outside_one_is_a_quantity_as_before(self) -> None:
        assert [een.tekst for een in geschreven("Het is half zo veel.").letterlijk] == ["half"]


class TestWords:
    @pytest.mark.parametrize(
        ("zin", "woorden"),
        [
            ("De meeste gemeenten zijn op tijd.", "de meeste"),
            ("Jeugdhulp is het vaakst ambulant.", "het vaakst"),
            ("De daling is het grootst in Aa.", "het grootst"),
            ("Dat is vooral bij Aa zo.", "vooral"),
            ("Wie belt, wordt meestal geholpen.", "meestal"),
            ("Bijna elke gemeente daalt.", "bijna"),
            ("Aa moet als eerste besluiten.", "als eerste"),
            ("De helft stopt.", "de helft"),
            ("Het aantal is verdubbeld.", "verdubbeld"),
            ("Het aantal halveerde.", "halveerde"),
            ("Er zijn meer dan in Bee.", "meer dan"),
            ("Er begonnen meer uitkeringen dan er eindigden.", "meer uitkeringen dan"),
            ("Het duurt vaker langer dan de termijn.", "vaker langer dan"),
            ("Er zijn steeds minder klachten.", "steeds minder"),
            ("Alle andere aanbieders dalen.", "alle andere"),
            ("In de andere gemeenten is dat niet zo.", "in de andere gemeenten"),
            ("Geen enkele aanbieder stopt.", "geen enkele"),
            ("DE MEESTE\ngemeenten dalen.", "de meeste"),
            ("Van **de meeste** gemeenten.", "de meeste"),
        ],
    )
    def test_what_compares_is_found(self, zin: str, woorden: str) -> None:
        (een,) = geschreven(zin).claims
        assert (een.soort, een.woorden) == ("vergelijking", woorden)

    @pytest.mark.parametrize(
        ("zin", "woorden"),
        [
            ("Daardoor daalt het aantal.", "daardoor"),
            ("Dat komt doordat er minder vragen zijn.", "doordat"),
            ("De stijging komt deels door de registratie.", "komt deels door"),
            ("Dit verklaart de daling.", "verklaart"),
            ("De daling is als gevolg van de wet.", "als gevolg van"),
            ("Dankzij de teams daalt het aantal.", "dankzij"),
        ],
    )
    def test_what_names_a_cause_is_found(self, zin: str, woorden: str) -> None:
        (een,) = geschreven(zin).claims
        assert (een.soort, een.woorden) == ("oorzaak", woorden)

    @pytest.mark.parametrize(
        "zin",
        [
            "De gemeente bespreekt dit vooraf met de aanbieder.",
            "De verandering is meer dan toeval.",
            "Een huishouden kan meer dan een verstrekking krijgen.",
            "Daarom komen er nieuwe regels, omdat de wet dat vraagt.",
            "De rechtbank heeft de aanbieder failliet verklaard.",
            "Waardoor dat komt, zegt het register niet.",
            "Het overleg is als eerste stap afgeschaft.",
            "Een indicatie heet 'de meeste zorg' in het productenboek.",
            'De wet zegt: "niet langer dan nodig".',
            "In de eerste helft van 2016 zijn de colleges begonnen.",
            "Veel gemeenten hebben weinig klachten.",
            "De grote aanbieders praten met een kleine gemeente.",
            "Jeugdigen kunnen eerder hulp krijgen.",
            "Voor meer informatie belt u de gemeente.",
        ],
    )
    def test_ordinary_dutch_claims_nothing(self, zin: str) -> None:
        assert geschreven(zin).claims == ()

    def test_it_says_where_which_sentence_and_what_to_do(self) -> None:
        tekst = 'Eerst dit.\n\n- **Aa.** De meeste, {{ getal("op-tijd", "Aa", "nu") }} %, zijn op tijd. Daardoor.'
        vergelijking, oorzaak = ongetoetste_claims("wmo", toelichting(tekst), [geschreven(tekst)])
        assert (vergelijking.soort, oorzaak.soort) == ("bewering zonder toets", "oorzaak")
        assert vergelijking.naam == "toelichting wmo / Kort / De meeste, … %, zijn op tijd."
        assert (vergelijking.gedrukt, vergelijking.berekend) == ("", "niet getoetst")
        assert vergelijking.regel == (
            "Woorden die vergelijken, volgen uit cijfers (de meeste). params/x/wmo.md, regel 13: "
            'schrijf bewering("zin", cel(...) > cel(...)) of overgenomen("tekst", "plaats"), of kies andere woorden.'
        )

    def test_what_is_tested_or_taken_over_is_no_finding(self) -> None:
        """The rest of the sentence is looked at as before."""
        getest = f'{{{{ bewering("De meeste gemeenten dalen", {NU} < {TOEN}) }}}}'
        assert geschreven(f"{getest}.").claims == ()
        assert geschreven('{{ overgenomen("De meeste", "brief, blz. 2") }} gaan door.').claims == ()
        (een,) = geschreven(f"{getest}, vooral Aa.").claims
        assert (een.woorden, een.zin) == ("vooral", "…, vooral Aa.")

    def test_a_branch_hides_no_claim(self) -> None:
        (een,) = geschreven("{% if 1 > 2 %}De meeste dalen.{% endif %}").claims
        assert een.woorden == "de meeste"
