"""What does a chapter answer to its question, and the front page of an edition: which change, in which words?"""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from monitorlib.cijfers.kern.regels import TOTAAL
from monitorlib.cijfers.rekenen.verloop import Wijziging
from monitorlib.controles.bevinding import Bevinding
from monitorlib.controles.getoetst import Getoetst
from monitorlib.editie.params.parameters import Registratieprobleem
from monitorlib.errors import ToelichtingError
from monitorlib.pagina.bladen.antwoord import (
    antwoord_van_editie,
    antwoord_van_hoofdstuk,
    antwoord_van_verantwoording,
    geschreven_antwoord,
)
from monitorlib.pagina.record import Doelregel, Lijn, Nagelaten, Tabelwijziging
from monitorlib.tijd.periode import Kwartaal

BESLUIT = Lijn(
    "Besluit op tijd", "Toegang", "indicatoren/besluit.html", "Aa", "jaar", "", "meer dan toeval", "ongunstig", (), "%",
    40.0, 100.0, 0.0001, van="90 %", naar="50 %", verschil="−40 procentpunt",
)  # fmt: skip
SAMEN = replace(BESLUIT, gebied=TOTAAL, naar="80 %", verschil="−10 procentpunt", omvang=10.0)
DOEL = Doelregel("Besluit op tijd", "indicatoren/besluit.html", "90 %", "hoger", "Aa", "50 %", False, ())
LEEG = Nagelaten("leeg", (), (), Getoetst(), (), (), (), (), (), (), titel="Leeg")
METINGEN = replace(LEEG, hoofdstuk="prestatie-indicatoren", lijnen=(BESLUIT, SAMEN), doelen=(DOEL,))


def wijziging(wat: str, van: float, naar: float, eenheid: str = "voorzieningen", bron: str = "wmo") -> Tabelwijziging:
    """A change of all gemeenten together: of Aa a tenth of it, of Bee the rest."""
    tiende = (naar - van) / 10
    gemeenten = {"Aa": (10.0, 10 + tiende), "Bee": (van - 10, naar - 10 - tiende)}
    een = Wijziging(wat, "", TOTAAL, ("31-12-2023", "31-12-2024"), eenheid, 0, van, naar, (bron,), gemeenten)
    return Tabelwijziging("stand", "Stand", een)


def editie(*problemen: Registratieprobleem) -> Any:
    """As much of an edition as the words ask for."""
    return SimpleNamespace(periode=Kwartaal(2024, 4), parameters=SimpleNamespace(registratieproblemen=problemen))


LAAT = Registratieprobleem(bron="wmo", gemeenten=[], van="2024-Q4", tot="2024-Q4", tekst="Wmo komt laat binnen.")


class TestEditie:
    def test_headline_is_the_heaviest_change_with_its_verdict_and_streefwaarde(self) -> None:
        kop, uitleg = antwoord_van_editie([METINGEN], editie())
        assert kop == "Besluit op tijd in Aa gedaald van 90\xa0% naar 50\xa0%"
        assert uitleg == (
            "Dat is 40 procentpunt lager in een jaar. Het verschil is meer dan toeval en ongunstig. "
            "De streefwaarde van ten minste 90\xa0% is niet gehaald. "
            "Alle gemeenten samen gedaald van 90\xa0% naar 80\xa0%. "
            '<a href="indicatoren/besluit.html">Bekijk de cijfers</a>.'
        )

    def test_money_comes_after_people(self) -> None:
        wmo = replace(LEEG, hoofdstuk="wmo", wijzigingen=(wijziging("Voorzieningen Wmo", 200, 170),))
        geld = replace(LEEG, hoofdstuk="geld", wijzigingen=(wijziging("Budget Wmo", 2_000_000, 3_000_000, "euro"),))
        kop, _, budget = antwoord_van_editie([geld, wmo], editie())
        assert kop == "Voorzieningen Wmo gedaald van 200 naar 170"
        assert budget == (
            '<a href="geld.html#tabel-stand">Budget Wmo</a> gestegen van 2.000.000 naar 3.000.000 euro. '
            "Dat is 1.000.000 euro meer tussen 31-12-2023 en 31-12-2024, het meest in Bee (+900.000). "
            "Of dat toeval kan zijn, is niet getoetst."
        )

    def test_what_a_fault_in_the_registration_can_make_is_no_headline(self) -> None:
        wmo = replace(LEEG, hoofdstuk="wmo", wijzigingen=(wijziging("Voorzieningen Wmo", 200, 100),))
        jeugd = replace(LEEG, hoofdstuk="jeugd", wijzigingen=(wijziging("Voorzieningen jeugd", 100, 99, bron="jw"),))
        assert antwoord_van_editie([wmo, jeugd], editie(LAAT))[0] == "Voorzieningen jeugd gedaald van 100 naar 99"

    def test_nothing_more_than_chance(self) -> None:
        rustig = replace(BESLUIT, oordeel="past bij toeval", gunstig="")
        assert antwoord_van_editie([replace(METINGEN, lijnen=(rustig,))], editie()) == (
            "Dit kwartaal is geen verandering meer dan toeval",
            "1 verandering is getoetst. 0 daarvan zijn meer dan toeval.",
        )

    def test_without_any_number_there_is_no_claim(self) -> None:
        assert antwoord_van_editie([LEEG], editie()) == ()


class TestHoofdstuk:
    def test_first_table_goes_first_then_what_changed_most(self) -> None:
        veel, weinig = (replace(een, tabel="b") for een in (wijziging("Veel", 100, 10), wijziging("Weinig", 100, 99)))
        hoofd = wijziging("Hoofdgetal", 500, 490)
        record = replace(LEEG, hoofdstuk="wmo", wijzigingen=(hoofd, weinig, veel))
        eerst, uitleg, dan = antwoord_van_hoofdstuk(record, editie())
        # Of −10, Aa has −1 and Bee −9.
        assert eerst == '<a href="wmo.html#tabel-stand">Hoofdgetal</a> gedaald van 500 naar 490'
        assert uitleg == "Dat is 10 minder tussen 31-12-2023 en 31-12-2024, het meest in Bee (−9)."
        assert dan.startswith('<a href="wmo.html#tabel-b">Veel</a> gedaald van 100 naar 10.')

    def test_of_several_changes_of_the_first_table_the_heaviest_goes_first(self) -> None:
        tweede = replace(wijziging("Elders", 100, 1), tabel="elders")
        record = replace(LEEG, hoofdstuk="wmo", wijzigingen=(wijziging("A", 25, 20), wijziging("B", 34, 71), tweede))
        eerst, _, dan = antwoord_van_hoofdstuk(record, editie())
        assert eerst.endswith(">B</a> gestegen van 34 naar 71")
        assert dan.startswith('<a href="wmo.html#tabel-elders">Elders</a>')

    def test_a_known_fault_stands_beside_the_number(self) -> None:
        record = replace(LEEG, wijzigingen=(wijziging("Wmo", 20, 30),))
        eerst, uitleg = antwoord_van_hoofdstuk(record, editie(LAAT))
        assert eerst.endswith("van 20 naar 30 (nog onzeker)")
        assert uitleg.endswith("Let op: Wmo komt laat binnen.")

    def test_a_name_from_a_source_is_text(self) -> None:
        eerst, _ = antwoord_van_hoofdstuk(replace(LEEG, wijzigingen=(wijziging("<b>Wmo</b>", 20, 30),)), editie())
        assert "&lt;b&gt;Wmo&lt;/b&gt;" in eerst
        assert "<b>" not in eerst

    def test_a_chapter_without_changes_answers_nothing(self) -> None:
        assert antwoord_van_hoofdstuk(LEEG, editie()) == ()


class TestVerantwoording:
    def test_counts_what_does_not_hold_and_what_is_open(self) -> None:
        open_ = Bevinding("a", "wmo", "afwijking", "6", "4", "regel")
        klaar = replace(open_, aanvaard="dat mag zo blijven")
        eerst, stand = antwoord_van_verantwoording(Getoetst({"som": 3}), [open_, klaar])
        assert eerst == "Er zijn 2 bevindingen: plekken waar gegevens niet bij elkaar passen."
        assert stand == "1 is nog niet bekeken."
        assert antwoord_van_verantwoording(Getoetst({"som": 3}), [klaar])[1] == "Bekeken en aanvaard."
        assert antwoord_van_verantwoording(Getoetst({"som": 3}), []) == ("Alles wat is nagerekend, klopt.",)
        assert antwoord_van_verantwoording(Getoetst(), []) == ()


class TestGeschreven:
    def test_paragraphs_come_one_by_one(self) -> None:
        html = '<div class="toelichting"><p>Minder <em>Wmo</em>.</p>\n<p>Meer jeugd.</p></div>'
        assert geschreven_antwoord(html, "wmo.md") == ("Minder <em>Wmo</em>.", "Meer jeugd.")

    def test_what_was_taken_over_is_named(self) -> None:
        html = '<div class="toelichting"><p>Twaalf.</p><p class="overgenomen">Overgenomen: 12.</p></div>'
        assert geschreven_antwoord(html, "wmo.md") == ("Twaalf.", "Overgenomen: 12.")

    @pytest.mark.parametrize("html", ["<ul><li>een</li></ul>", 4 * "<p>1</p>", "<h3>x</h3><p>1</p>"])
    def test_a_long_answer_or_a_list_is_refused(self, html: str) -> None:
        with pytest.raises(ToelichtingError) as fout:
            geschreven_antwoord(f'<div class="toelichting">{html}</div>', "params/x/wmo.md")
        assert str(fout.value) == (
            "params/x/wmo.md, sectie Antwoord: een antwoord is een tot drie korte alinea's, zonder kop, lijst of "
            "tabel. De eerste alinea staat ook op de voorpagina. Schrijf het korter."
        )


def test_a_paragraph_with_a_hidden_number_is_no_answer() -> None:
    """For the public '• bezwaarschriften' would be the headline; the next paragraph is, or what the library makes."""
    alles = "<p>Er kwamen • bezwaarschriften binnen.</p><p>Klachten waren er <b>12</b>.</p>"
    assert geschreven_antwoord(alles, "wmo.md") == ("Klachten waren er <b>12</b>.",)
    gedrukt = '<p>Er kwamen • bezwaarschriften binnen.</p><p class="overgenomen">Overgenomen: 3.</p>'
    assert geschreven_antwoord(gedrukt, "wmo.md") == ()
