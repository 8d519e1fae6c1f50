"""Is a claim of a publication held against the cells from which it follows, and its rounding allowed?"""

from dataclasses import replace

import pytest
from bouwstenen import cijfers

from monitorlib.cijfers.kern.onderdrukken import onderdruk
from monitorlib.controles.beweringen import gedrukt_aantal, toets
from monitorlib.editie.params.parameters import Bewering
from monitorlib.errors import ParameterError
from monitorlib.render.tabellen.getoonde_tabel import Tabel
from monitorlib.render.tabellen.tabel import Opmaak, plaatsen
from monitorlib.render.toelichting.getallen_in_tekst import LevendeGetallen
from monitorlib.sources.gepubliceerd import TEKST, Gedrukt, Gepubliceerd
from monitorlib.tijd.periode import Kwartaal

BEDRAGEN = cijfers({"gemeente": ("Aa", "Bee"), "wat": ("aantal",)}, [30, 45])
TABEL = Tabel("wmo", "stand", BEDRAGEN, plaatsen(BEDRAGEN, Opmaak(("gemeente",), ("wat",), "Gemeente")))
GETALLEN = LevendeGetallen({"stand": TABEL}, Kwartaal(2016, 1))
SAMEN = 'cel("stand", "Aa", "aantal") + cel("stand", "Bee", "aantal")'


def bewering(**anders: object) -> Bewering:
    gewoon = {"naam": "samen", "hoofdstuk": "wmo", "bewering": "Samen zijn het er 75.", "berekening": SAMEN}
    return Bewering.model_validate({**gewoon, **anders})


def in_tekst(waarde: float | None) -> Gepubliceerd:
    return {("wmo", TEKST, "samen", ""): Gedrukt("wmo", TEKST, "samen", "", "het aantal", waarde, "")}


@pytest.mark.parametrize(
    ("gedrukt", "marge", "klopt"), [(75, 0, True), (76, 0, False), (76, 1, True), (74, 1, True), (73, 1, False)]
)
def test_a_claim_follows_or_is_a_bevinding(gedrukt: float, marge: float, klopt: bool) -> None:
    """30 + 45 = 75, and as far off as its rounding allows."""
    gevonden = toets(bewering(gedrukt=gedrukt, marge=marge), {}, GETALLEN)
    assert bool(gevonden) is not klopt
    for een in gevonden:
        assert (een.naam, een.hoofdstuk, een.soort) == ("bewering wmo / samen", "wmo", "bewering")
        assert (een.gedrukt, een.berekend, een.regel) == (str(gedrukt), "75", "Samen zijn het er 75.")
        assert (een.waar, een.bevestiging) == ("Zin in wmo › samen", ())


def test_a_claim_is_called_by_its_name_in_words() -> None:
    """A name with a dash reads as two words."""
    (een,) = toets(bewering(naam="samen-nu", gedrukt=76), {}, GETALLEN)
    assert (een.naam, een.waar) == ("bewering wmo / samen-nu", "Zin in wmo › samen nu")


def test_cells_that_do_confirm_it_are_named() -> None:
    """45 was printed: that of Bee alone, not that of Aa."""
    ook = {"alleen Aa": 'cel("stand", "Aa", "aantal")', "alleen Bee": 'cel("stand", "Bee", "aantal")'}
    (een,) = toets(bewering(gedrukt=45, ook=ook), {}, GETALLEN)
    assert een.bevestiging == ("het gedrukte getal past wel bij: alleen Bee (45)",)


@pytest.mark.parametrize(
    "berekening", [SAMEN, 'cel("stand", "Aa", "aantal")', '1 if cel("stand", "Aa", "aantal") > 2 else 0']
)
def test_of_a_claim_over_a_hidden_number_nothing_is_said(berekening: str) -> None:
    """Whether it follows would say what is hidden; no text has the sentence, so none is wrong either."""
    tabel = replace(TABEL, cijfers=onderdruk(BEDRAGEN, {("Aa", "aantal")}))
    getallen = LevendeGetallen({"stand": tabel}, Kwartaal(2016, 1))
    assert toets(bewering(gedrukt=1, berekening=berekening), {}, getallen) == []
    assert getallen.niet_te_zeggen == []
    assert toets(bewering(gedrukt=1, berekening=berekening), {}, GETALLEN) or "> 2" in berekening


def test_what_was_printed_stands_in_the_claim_or_in_the_publication() -> None:
    """Its own number first; of an edition that was never printed there is none, and then nothing to test."""
    assert gedrukt_aantal(bewering(gedrukt=5), in_tekst(6)) == 5
    assert gedrukt_aantal(bewering(), in_tekst(6)) == 6
    assert gedrukt_aantal(bewering(), {}) is None
    assert toets(bewering(), {}, GETALLEN) == []


@pytest.mark.parametrize(
    "gepubliceerd", [in_tekst(None), {("wmo", TEKST, "anders", ""): in_tekst(1)["wmo", TEKST, "samen", ""]}]
)
def test_a_claim_without_a_quantity_is_refused(gepubliceerd: Gepubliceerd) -> None:
    with pytest.raises(ParameterError) as fout:
        toets(bewering(), gepubliceerd, GETALLEN)
    assert str(fout.value) == (
        "Bewering 'samen' heeft geen 'gedrukt'; gepubliceerd.csv heeft geen aantal met die naam. Schrijf 'gedrukt', "
        "of zet het aantal in dat bestand."
    )
