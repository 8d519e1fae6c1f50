"""Does the front page say what is not sure, each thing once, with where it is told?"""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from monitorlib.cijfers.kern.regels import TOTAAL
from monitorlib.cijfers.rekenen.verloop import Wijziging
from monitorlib.controles.bevinding import Bevinding
from monitorlib.controles.getoetst import Getoetst
from monitorlib.editie.params.parameters import Registratieprobleem
from monitorlib.pagina.bladen.onzeker import Onzeker, onzeker
from monitorlib.pagina.record import Lijn, Nagelaten, NietGeleverd, Tabelwijziging
from monitorlib.tijd.periode import Kwartaal

LEEG = Nagelaten("wmo", (), (), Getoetst(), (), (), (), (), (), (), titel="Monitor Wmo")
OPEN = Bevinding("a", "wmo", "afwijking", "6", "4", "regel")


def klaar(*records: Nagelaten, bevindingen: tuple[Bevinding, ...] = (), **anders: Any) -> Any:
    """As much of an executed edition as is looked at, with the account among its chapters."""
    parameters = SimpleNamespace(
        hoofdstukken=SimpleNamespace(gevraagd=lambda: {"wmo": None, "verantwoording": None}),
        registratieproblemen=anders.get("problemen", ()),
        bronnen={},
    )
    editie = SimpleNamespace(periode=Kwartaal(2024, 4), parameters=parameters, nog_open=anders.get("nog_open", ()))
    open_ = [een for een in bevindingen if not een.aanvaard]
    return SimpleNamespace(editie=editie, records=records, bevindingen=list(bevindingen), open=open_)


def test_nothing_unsure_is_no_line() -> None:
    assert onzeker(klaar(LEEG)) == []


def test_a_known_fault_names_what_it_can_make_and_leads_there() -> None:
    probleem = Registratieprobleem(bron="wmo", gemeenten=[], van="2024-Q4", tot="2024-Q4", tekst="Het einde komt laat.")
    voorbij = probleem.model_copy(update={"tot": "2024-Q3", "van": "2024-Q3"})
    een = Wijziging("Voorzieningen Wmo", "", TOTAAL, ("toen", "nu"), "voorzieningen", 0, 20, 30, ("wmo",))
    record = replace(LEEG, wijzigingen=(Tabelwijziging("stand", "Stand", een),))
    assert onzeker(klaar(record, problemen=(probleem, voorbij))) == [
        Onzeker("Het einde komt laat. Dat raakt: Voorzieningen Wmo.", "wmo.html#tabel-stand", "Bekijk de cijfers")
    ]


def test_bevindingen_are_counted_with_what_is_open() -> None:
    aanvaard = replace(OPEN, aanvaard="dat mag zo blijven")
    (een,) = onzeker(klaar(LEEG, bevindingen=(OPEN, aanvaard, aanvaard)))
    assert een.tekst == ("Er zijn 3 bevindingen: plekken waar gegevens niet bij elkaar passen (1 is nog niet bekeken).")
    assert een.plaats == "verantwoording.html#alle-bevindingen"
    (een,) = onzeker(klaar(LEEG, bevindingen=(aanvaard,)))
    assert een.tekst == "Er is 1 bevinding: een plek waar gegevens niet bij elkaar passen (bekeken en aanvaard)."


def test_what_is_to_be_filled_in_written_or_delivered() -> None:
    plek = SimpleNamespace(bron="", sleutel="titel")
    record = replace(LEEG, niet_geschreven=("Aantallen",), niet_geleverd=(NietGeleverd("Wachttijd", "bron meldingen"),))
    assert [een.tekst for een in onzeker(klaar(record, nog_open=(plek, plek)))] == [
        "2 plekken zijn nog in te vullen; de pagina's zeggen welke.",
        "Eén indicator is niet te bepalen: de bron is niet geleverd.",
        "De toelichting is nog niet af in: Monitor Wmo.",
    ]


def test_revised_numbers_are_counted_once_each() -> None:
    lijn = Lijn(
        "Uitval", "Jeugdwet", "x", "Aa", "jaar", "", "past bij toeval", "", (), "%", 1.0, 2.0, 0.5, "5", "6", "+1", "4"
    )
    record = replace(LEEG, lijnen=(lijn, lijn, replace(lijn, gebied="Bee"), replace(lijn, herzien_van="")))
    (een,) = onzeker(klaar(record))
    assert een.tekst == (
        "2 eerdere getallen zijn herzien sinds de vorige monitor. De nieuwste getallen kunnen dus ook nog veranderen."
    )


def test_four_names_are_enough() -> None:
    records = [replace(LEEG, titel=f"Deel {nummer}", niet_geschreven=("x",)) for nummer in range(6)]
    (een,) = onzeker(klaar(*records))
    assert een.tekst == "De toelichting is nog niet af in: Deel 0, Deel 1, Deel 2, Deel 3 en nog 2."
