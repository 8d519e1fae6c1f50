"""Is what a chapter printed and wrote held against its page, and against the edition before?"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bouwstenen import cijfers
from kleine_editie import kleine_editie

from monitorlib.cijfers.kern.onderdrukken import onderdruk
from monitorlib.controles.alle_controles import (
    Editieinhoud,
    Hoofdstukinhoud,
    bevindingen_van_editie,
    bevindingen_van_hoofdstuk,
    getoetst_van_editie,
    getoetst_van_hoofdstuk,
)
from monitorlib.controles.bevinding import Bevinding
from monitorlib.controles.beweringen import getoetste_beweringen
from monitorlib.controles.gedrukt import ontbrekende_tabellen
from monitorlib.controles.getoetst import Getoetst
from monitorlib.controles.teksten import getoetste_aantallen, ongewijzigd, ontbrekende_teksten
from monitorlib.editie.editie import Editie
from monitorlib.render.tabellen.getoonde_tabel import Tabel
from monitorlib.render.tabellen.tabel import Opmaak, plaatsen
from monitorlib.render.toelichting.getallen_in_tekst import LevendeGetallen
from monitorlib.render.toelichting.toelichting import Geschreven, Letterlijk, Toelichting
from monitorlib.sources.gepubliceerd import TEKST, Gedrukt, Gepubliceerd
from monitorlib.tijd.periode import Kwartaal

TOEN, NU = "2024-Q3", "2024-Q4"
AANTALLEN = cijfers({"gemeente": ("Aa", "Bee"), "wat": ("aantal",)}, [30, 45])


def stand(verborgen: frozenset[tuple[str, ...]] = frozenset()) -> Tabel:
    van = onderdruk(AANTALLEN, verborgen)
    return Tabel("wmo", "stand", van, plaatsen(van, Opmaak(("gemeente",), ("wat",), "Gemeente")))


STAND = stand()
REDEN = "zo staat het in de bron"


def gedrukt(*plaatsen: tuple[str, str]) -> Gepubliceerd:
    """A cell printed at each of these places: a chapter and a table of it."""
    return {
        (van, tabel, "Aa", "aantal"): Gedrukt(van, tabel, "Aa", "aantal", "30", 30.0, "") for van, tabel in plaatsen
    }


def test_a_table_that_was_printed_in_this_chapter_stands_on_its_page() -> None:
    """Each one once, by name; not that of another chapter, and a quantity in running text is no table."""
    van = gedrukt(("wmo", "zorg"), ("wmo", "stand"), ("wmo", "duur"), ("jeugdwet", "anders"), ("wmo", TEKST))
    assert ontbrekende_tabellen("wmo", van, {"stand"}) == [
        Bevinding(tabel, "wmo", "ontbreekt", "een tabel", "staat niet op de pagina", "Elke tabel staat erop.")
        for tabel in ("duur", "zorg")
    ]


@pytest.mark.parametrize(("is_er", "weg"), [(True, "deze sectie staat er niet in"), (False, "dit bestand ontbreekt")])
def test_a_text_that_is_shown_was_written(is_er: bool, weg: str) -> None:
    """A section that says nothing yet is there; one that is not, or whose file is not, is named."""
    nu = Toelichting("params/proef/wmo.md", {"Inleiding": "", "Duiding": "Het groeit."}, is_er=is_er)
    assert ontbrekende_teksten("wmo", nu, ["Inleiding", "Slot", "Duiding"]) == [
        Bevinding(
            "toelichting wmo / Slot",
            "wmo",
            "ontbreekt",
            "",
            weg,
            "Wat een hoofdstuk toont, is geschreven. params/proef/wmo.md: schrijf '## Slot' met de tekst eronder, of "
            "haal de sectie uit params.yml.",
            plaats="Toelichting wmo › Slot",
        )
    ]


def test_every_quantity_that_was_looked_at_counts() -> None:
    """3 with a source and 1 without, 2 with one: 3 + 1 + 2."""
    secties = [Geschreven("", gebrond=3, letterlijk=(Letterlijk("Slot", "12 personen"),)), Geschreven("", gebrond=2)]
    assert getoetste_aantallen(secties) == Getoetst({"tekst": 3 + 1 + 2})


@pytest.fixture(scope="module")
def editie(tmp_path_factory: pytest.TempPathFactory) -> Editie:
    """Two quarters of one edition; that of now has claims, and what it accepts."""
    root = tmp_path_factory.mktemp("editie")
    vroeger = kleine_editie(root, {}, periode=TOEN, opgehaald=date(2024, 10, 20))
    schrijf(vroeger.params, Inleiding="Het  groeit.", Duiding="Meer hulp.", Leeg="", Slot="Tot ziens.")
    nu = kleine_editie(
        root,
        {},
        vorige=f"proef/{TOEN}",
        beweringen=[
            bewering("wmo", "gedrukt", gedrukt=76),
            bewering("wmo", "zonder"),
            bewering("jeugdwet", "elders", gedrukt=75),
        ],
        aanvaard=[
            aanvaarding("bewering wmo / gedrukt", "bewering", "wmo", "75"),
            aanvaarding("één naam Stand", "twee getallen", "verantwoording", "nergens"),
        ],
    )
    return nu


def schrijf(params: Path, **secties: str) -> None:
    (params / "wmo.md").write_text("".join(f"## {naam}\n{tekst}\n" for naam, tekst in secties.items()), "utf-8")


def bewering(hoofdstuk: str, naam: str, **anders: Any) -> dict[str, Any]:
    som = 'cel("stand", "Aa", "aantal") + cel("stand", "Bee", "aantal")'
    return {"naam": naam, "hoofdstuk": hoofdstuk, "bewering": "Samen zijn het er 76.", "berekening": som, **anders}


def aanvaarding(bevinding: str, soort: str, hoofdstuk: str, berekend: str) -> dict[str, str]:
    return {"bevinding": bevinding, "soort": soort, "hoofdstuk": hoofdstuk, "berekend": berekend, "reden": REDEN}


def test_a_text_that_is_that_of_the_quarter_before_is_named(editie: Editie) -> None:
    """Word for word, whatever its spaces and comments; one that says something else, or nothing, is not."""
    teksten = {"Inleiding": "Het groeit.\n{# van toen #}", "Duiding": "Minder hulp.", "Leeg": "", "Nieuw": "Nieuw."}
    assert ongewijzigd(editie, "wmo", Toelichting("wmo.md", teksten)) == [
        Bevinding(
            "toelichting wmo / Inleiding",
            "wmo",
            "ongewijzigd",
            "",
            f"de tekst van proef/{TOEN}",
            f"Een toelichting gaat over haar eigen periode; deze is woord voor woord die van proef/{TOEN}.",
            plaats="Toelichting wmo › Inleiding",
        )
    ]
    toen = editie.vorige
    assert toen is not None
    assert ongewijzigd(toen, "wmo", Toelichting("wmo.md", teksten)) == []


def test_claims_are_counted_per_chapter(editie: Editie) -> None:
    """Of the two of this chapter one was printed as a quantity; the third is of another chapter."""
    getallen = LevendeGetallen({"stand": stand()}, Kwartaal(2024, 4))
    zonder = {"zonder gedrukt aantal": 1}
    assert getoetste_beweringen("wmo", editie, {}, getallen) == Getoetst({"bewering": 1}, zonder)
    assert getoetste_beweringen("jeugdwet", editie, {}, getallen) == Getoetst({"bewering": 1})
    verborgen = LevendeGetallen({"stand": stand(frozenset({("Bee", "aantal")}))}, Kwartaal(2024, 4))
    zonder["verborgen om mensen te beschermen"] = 1
    assert getoetste_beweringen("wmo", editie, {}, verborgen) == Getoetst({}, zonder)


def hoofdstuk(
    editie: Editie, *, tabellen: Sequence[Tabel] = (STAND,), gedrukt: Gepubliceerd | None = None
) -> Hoofdstukinhoud:
    tekst = Toelichting("wmo.md", {"Inleiding": "Het groeit."})
    getoond = {een.naam: een for een in tabellen}
    geschreven = [Geschreven("", gebrond=1, letterlijk=(Letterlijk("Inleiding", "12 personen", 2),))]
    return Hoofdstukinhoud("wmo", editie, getoond, gedrukt or {}, tekst, geschreven, ["Inleiding", "Slot"])


def test_a_chapter_is_held_against_all_that_it_has(editie: Editie) -> None:
    """75 is not 76, which is accepted; the rest is not: a text not there, one of last quarter, a number."""
    gevonden = bevindingen_van_hoofdstuk(hoofdstuk(editie))
    assert [(een.naam, een.soort, een.aanvaard) for een in gevonden] == [
        ("toelichting wmo / Slot", "ontbreekt", ""),
        ("toelichting wmo / Inleiding", "ongewijzigd", ""),
        ("toelichting wmo / Inleiding / 12 personen", "letterlijk aantal", ""),
        ("bewering wmo / gedrukt", "bewering", REDEN),
    ]
    assert getoetst_van_hoofdstuk(hoofdstuk(editie)) == Getoetst(
        {"bewering": 1, "tekst": 1 + 1}, {"zonder gedrukt aantal": 1}
    )


def test_an_edition_puts_its_own_after_its_chapters(editie: Editie) -> None:
    """An acceptance of no chapter that was executed is the edition's: this one of nothing that is there."""
    van_wmo = Bevinding("stand / Aa", "wmo", "afwijking", "31", "30", "geteld")
    inhoud = Editieinhoud(editie, ())
    gevonden = bevindingen_van_editie(inhoud, ["wmo"], [van_wmo])
    assert [(een.naam, een.soort) for een in gevonden] == [
        ("stand / Aa", "afwijking"),
        ("één naam Stand", "vervallen aanvaarding"),
    ]
    assert getoetst_van_editie(inhoud) == Getoetst()
