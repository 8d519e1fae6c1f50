"""Does an indicator stand on its page as it was measured, and go on to the summary, the account and the file?"""

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup, Tag
from kleine_editie import Bestand, kleine_editie
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from reeksen import NU, reeks

from monitorlib.cijfers.toeval.betekenis import beoordeel
from monitorlib.cijfers.toeval.betekenis import vergelijk as vergelijk_met
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.cijfers.toeval.spreiding import ONAFHANKELIJK
from monitorlib.editie.editie import Editie
from monitorlib.editie.params.doel import Doel, Referentie
from monitorlib.errors import HoofdstukError, ParameterError, RenderError
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.indicatoren.meten.meten import Gemeten, meet_alle
from monitorlib.indicatoren.meten.patroon import met_afwijkend
from monitorlib.pagina.afscherming import masker_van
from monitorlib.pagina.bladen import indicatoren as blad
from monitorlib.pagina.bladen.indicatoren import Indicatorenblad
from monitorlib.pagina.bladen.samenvatting import Samenvattingsblad
from monitorlib.pagina.bladen.verantwoording import Verantwoordingsblad
from monitorlib.pagina.hoofdstuk import Hoofdstuk
from monitorlib.pagina.nagelaten import Executed, read_records, record_of
from monitorlib.pagina.record import RECORD_MIME, Nagelaten, NietGeleverd, Record
from monitorlib.pagina.uitvoer import Uitvoer
from monitorlib.privacy.editie.masker_van_editie import EditieMasker
from monitorlib.publish.exporter import export_hoofdstuk
from monitorlib.publish.indicatoren_csv import write_indicators
from monitorlib.publish.indicatormenu import indicatoren_van
from monitorlib.publish.indicatorpaginas import export_indicatoren
from monitorlib.publish.site import page_of

# Events that are independent of each other: the exact tests as they are.
vergelijk = partial(vergelijk_met, spreiding=ONAFHANKELIJK)

D = date
A, B, C = "GM9801", "GM9802", "GM9803"
AA = "Aa & Bo"
GEMEENTEN = [{"code": A, "naam": AA}, {"code": B, "naam": "Brinkerwold"}, {"code": C, "naam": "Cee"}]
# Not in the order of the page.
NAMEN = [
    "Kwaliteit van leven door de Wmo",
    "Toegekend na melding",
    "Meldingen bij de toegang",
    "Terug in de bijstand",
    "Uitkeringen",
    "Klachten",
]
STELLING = "Door de ondersteuning heb ik een betere kwaliteit van leven"

# Since 2020 30, 5 and 10 that go on; on 1 November 2024 twelve more in Aa & Bo and twelve in Cee.
_UITKERINGEN = [
    *((code, D(2020, 1, 1)) for code, aantal in ((A, 30), (B, 5), (C, 10)) for _ in range(aantal)),
    *((code, D(2024, 11, 1)) for code in (A, C) for _ in range(12)),
]
# All in Aa & Bo: one a year ago, forty in each of the last two quarters, of which twenty were toegekend.
_MELDINGEN = [
    (D(2023, 10, 2), D(2023, 10, 9), "Toegekend"),
    *((D(jaar, maand, 2), D(jaar, maand, 9), uit) for jaar, maand in ((2024, 7), (2024, 10)) for uit in
      ["Toegekend"] * 20 + ["Afgewezen"] * 20),
]  # fmt: skip


def bestanden(*extra: tuple[date, date, str]) -> dict[str, Bestand]:
    """The files of the edition, with more meldingen in Aa & Bo."""
    meldingen = [[f"M{nummer}", f"m{nummer}", A, "Wmo", *rest] for nummer, rest in enumerate([*_MELDINGEN, *extra])]
    return {
        "uitkeringen": (
            ("uitkering_nummer", "client", "gemeente", "ingangsdatum", "einddatum", "reden", "geboortedatum"),
            [[f"U{n}", f"u{n}", code, dag, None, None, None] for n, (code, dag) in enumerate(_UITKERINGEN)],
        ),
        "meldingen": (
            ("melding_nummer", "client", "gemeente", "wet", "meldingsdatum", "besluitdatum", "besluit"),
            meldingen,
        ),
        # 10 of 20 in 2023, 15 of 20 in 2024, in Aa & Bo; of the others 1 of 3.
        "clientervaring": (
            ("gemeente", "stelling", "antwoord", "jaar", "waarde"),
            [
                [code, STELLING, antwoord, jaar, waarde]
                for jaar, eens in ((2023, 10), (2024, 15))
                for code, aantallen in ((A, (eens, 20)), (B, (1, 3)), (C, (1, 3)))
                for antwoord, waarde in zip(("Eens", "Alle antwoorden"), aantallen, strict=True)
            ],
        ),
        "vorige_cijfers": (
            ("editie", "indicator", "gemeente", "periode", "reden", "waarde"),
            [
                ["proef/2024-Q3", "Uitkeringen", AA, "2024-Q3", None, "29"],
                ["proef/2024-Q3", "Uitkeringen", "Cee", "2024-Q3", None, "10"],
            ],
        ),
    }


HOOFDSTUKKEN: dict[str, Any] = {
    "samenvatting": {"secties": ["overzicht"], "aantal": 8},
    "prestatie-indicatoren": {"secties": [], "perioden_terug": 5},
    "verantwoording": {"secties": []},
}
PROBLEEM = {"bron": "uitkeringen", "gemeenten": [AA], "van": "2024-Q4", "tot": "2024-Q4", "tekst": "Post bleef liggen."}


@pytest.fixture(scope="module")
def editie(tmp_path_factory: pytest.TempPathFactory) -> Editie:
    return kleine_editie(
        tmp_path_factory.mktemp("proef"),
        bestanden(),
        gemeenten=GEMEENTEN,
        indicatoren=NAMEN,
        hoofdstukken=HOOFDSTUKKEN,
        vorige="proef/2024-Q3",
        registratieproblemen=[PROBLEEM],
        doelen={
            "Uitkeringen": {
                "nulmeting": "2022-Q1",
                "streefwaarde": 1250.0,
                "referentie": {"waarde": 50.0, "omschrijving": "Noord & Oost"},
            }
        },
    )


class Pagina:
    """What the chapter showed, as outputs of cells, and what it left."""

    def __init__(self, editie: Editie, gemeten: Gemeten) -> None:
        self.editie, self.getoond = editie, list[Uitvoer]()
        hoofdstuk = Hoofdstuk("prestatie-indicatoren", editie, "intern")
        with pytest.MonkeyPatch.context() as plek:
            plek.setattr(blad, "display", self.getoond.append)
            hoofdstuk._blad = Indicatorenblad(hoofdstuk, gemeten)
            self.getoond.append(hoofdstuk._blad.nieuws())
            hoofdstuk._blad.per_thema()
            self.getoond.append(hoofdstuk._blad.zonder_getal())
        self.getoond.append(hoofdstuk.controles())
        self.notebook = notebook("Prestatie-indicatoren", self.getoond)
        self.record = record_of(self.notebook, "prestatie-indicatoren")
        page = page_of(editie, "intern", TITELS)
        hoofd = export_hoofdstuk(self.notebook, "prestatie-indicatoren", page)
        los = export_indicatoren(self.notebook, "prestatie-indicatoren", page, editie.naam, hoofd)
        self.van_indicator = {een.titel: BeautifulSoup(html, "html.parser") for een, html in los}
        self.blad = BeautifulSoup(hoofd, "html.parser")
        self.html = "\n".join(map(str, (self.blad, *self.van_indicator.values())))

    def antwoord(self) -> list[str]:
        """The paragraphs under the title of the chapter."""
        return [een.get_text() for een in self.blad.select("section.antwoord p")]

    def sectie(self, naam: str) -> Tag:
        """The words of an indicator."""
        (gevonden,) = self.van_indicator[naam].select("section.indicator")
        return gevonden

    def regels(self, naam: str) -> list[str]:
        return [een.get_text() for een in self.sectie(naam).select("ul.regels li")]

    def lees(self, naam: str) -> Tag:
        """The reading aid of an indicator, with its declaration."""
        (gevonden,) = self.van_indicator[naam].select("div.lees")
        return gevonden

    def plek(self, kiezer: str) -> Tag:
        """What stands once on the page of the chapter and those of the indicators together."""
        (gevonden,) = [een for blad in (self.blad, *self.van_indicator.values()) for een in blad.select(kiezer)]
        return gevonden

    def lijst(self) -> dict[str, list[str]]:
        """The list of all indicators: of each what stands in its row."""
        rijen = self.blad.select("table.indicatorlijst tr[id]")
        return {str(rij["id"]): [cel.get_text() for cel in rij.select("th, td")] for rij in rijen}

    def tabel(self, naam: str) -> list[list[str]]:
        """The table of an indicator: its headings and its rows."""
        tabel = self.plek(f"#tabel-{naam}")
        return [[cel.get_text(strip=True) for cel in rij.select("th, td")] for rij in tabel.select("tr")]


TITELS = {"samenvatting": "Samenvatting", "prestatie-indicatoren": "Prestatie-indicatoren", "verantwoording": "V"}


def notebook(titel: str, getoond: Sequence[Uitvoer]) -> NotebookNode:
    """An executed chapter, as the engine leaves it."""
    uit = [new_output("display_data", data=een._repr_mimebundle_()) for een in getoond]
    return new_notebook(cells=[new_markdown_cell(f"# {titel}\n\nWat zegt dit?"), new_code_cell("cel", outputs=uit)])


@pytest.fixture(scope="module")
def gemeten(editie: Editie) -> Gemeten:
    return meet_alle(editie, 5)


@pytest.fixture(scope="module")
def pagina(editie: Editie, gemeten: Gemeten) -> Pagina:
    """The chapter, and its notebook where other chapters look for it."""
    pagina = Pagina(editie, gemeten)
    folder = editie.output("intern") / "notebooks"
    folder.mkdir(parents=True)
    nbformat.write(pagina.notebook, folder / "prestatie-indicatoren.ipynb")
    return pagina


def met_de_hand(*reeksen: Meetreeks, **apart: Any) -> Gemeten:
    """What was measured, with each place compared with the quarter before."""
    verandering = [
        [
            vergelijk(een.indicator.naam, nu, een.punt(gebied, NU.vorige), soort=een.indicator.toets, gunstig="lager")
            for gebied in een.gebieden
            if isinstance(nu := een.punt(gebied, NU), Punt)
        ]
        for een in reeksen
    ]
    beoordeeld = iter(beoordeel([een for van in verandering for een in van]))
    vol = [
        Meetreeks(een.indicator, een.punten, een.doel, tuple(next(beoordeeld) for _ in van))
        for een, van in zip(reeksen, verandering, strict=True)
    ]
    return Gemeten(tuple(met_afwijkend(vol, NU)), apart.get("zonder_getal", ()), apart.get("niet_geleverd", {}))


def samengevat(editie: Editie, gemeten: Gemeten, output: Path) -> Samenvattingsblad:
    """The summary of what was measured, from the notebook of the other chapter in a folder of its own."""
    hier = replace(editie, layout=replace(editie.layout, output=output))
    (hier.output("intern") / "notebooks").mkdir(parents=True)
    nbformat.write(Pagina(hier, gemeten).notebook, hier.output("intern") / "notebooks" / "prestatie-indicatoren.ipynb")
    return Hoofdstuk("samenvatting", hier, "intern").samenvatting()


class TestOrder:
    """A heading per theme, under it its indicators; per indicator words, figure, table, reading aid."""

    def test_the_themes_are_in_the_order_of_the_chapter(self, pagina: Pagina) -> None:
        """Whatever the order in params.yml; a theme without a number has no heading."""
        koppen = [kop.get_text() for kop in pagina.blad.select("main h2, main h3")]
        assert koppen == [
            # The news: more uitkeringen is unfavourable but uncertain, more meldingen is neither.
            "Wat meer dan toeval veranderde", "Meldingen bij de toegang", "Uitkeringen", "Streefwaarden",
            "Alle indicatoren", "Participatiewet", "Toegang", "Cliëntervaring",
        ]  # fmt: skip
        assert list(pagina.van_indicator) == [
            "Uitkeringen", "Meldingen bij de toegang", "Toegekend na melding", "Kwaliteit van leven door de Wmo"
        ]  # fmt: skip

    def test_each_has_its_words_figure_table_and_reading_aid(self, pagina: Pagina) -> None:
        """In that order, on a page of its own; none of it is on that of the chapter."""
        kiezer = "section.indicator, figure.figuur, div.tabel[id^='tabel-'], div.lees"
        for van in pagina.van_indicator.values():
            delen = [een for een in van.select(kiezer) if een.find_parent("details") is None]
            assert [een.get("class", [""])[0] for een in delen] == ["indicator", "figuur", "tabel", "lees"]
        assert [een.get("id") for een in pagina.blad.select(kiezer)] == ["tabel-zonder-getal"]

    def test_a_page_is_named_as_its_indicator_and_leads_to_its_neighbours(self, pagina: Pagina) -> None:
        """From its folder the others are one higher; the places on the page itself stay what they are."""
        blad = pagina.van_indicator["Toegekend na melding"]
        assert blad.h1.get_text() == "Toegekend na melding"  # type: ignore[union-attr]
        assert {een["rel"][0]: een["href"] for een in blad.select("nav.verder a")} == {
            "prev": "../indicatoren/meldingen-bij-de-toegang.html",
            "next": "../indicatoren/kwaliteit-van-leven-door-de-wmo.html",
        }
        (hier,) = blad.select("[aria-label=Indicatoren] [aria-current]")
        assert hier["href"] == "../indicatoren/toegekend-na-melding.html"
        plekken = [str(een["href"])[1:] for een in blad.select("[aria-label='Op deze pagina'] a")]
        assert plekken == ["wat-is-er-veranderd", "de-cijfers", "zo-is-het-geteld", "herzien-sinds-de-vorige-monitor"]

    def test_a_figure_names_its_unit_unless_its_name_does(self, pagina: Pagina) -> None:
        titels = [een.get_text() for van in pagina.van_indicator.values() for een in van.select("figure > figcaption")]
        assert titels == [
            "Uitkeringen",
            "Meldingen bij de toegang",
            "Toegekend na melding, in %",
            "Kwaliteit van leven door de Wmo, in %",
        ]


def test_a_name_that_is_no_address_is_refused(editie: Editie) -> None:
    """121 letters; 120 are a page."""
    assert "Naam" + 116 * "a" in Pagina(editie, met_de_hand(reeks({"Aa": [1]}, naam="Naam" + 116 * "a"))).van_indicator
    with pytest.raises(RenderError) as fout:
        Pagina(editie, met_de_hand(reeks({"Aa": [1]}, naam="Naam" + 117 * "a")))
    assert str(fout.value) == (
        f"Indicator 'Naam{36 * 'a'}…': de naam is te lang voor het adres van haar pagina. "
        "Kies een naam van ten hoogste 120 tekens."
    )


class TestAnswer:
    """What the chapter begins with: how many changed, which, and which streefwaarden are reached."""

    def test_the_answer(self, pagina: Pagina) -> None:
        """Four have a number; uitkeringen went up, which the registration can have made; 69 is at most 1.250."""
        assert pagina.antwoord() == [
            "Van de 4 indicatoren zijn er 2 meer dan toeval veranderd: 1 ongunstig en 1 gunstig noch ongunstig",
            "Bij 1 daarvan kan dat door de registratie komen. De streefwaarde van Uitkeringen is gehaald.",
        ]

    def test_a_card_has_the_number_its_course_and_what_changed(self, pagina: Pagina) -> None:
        """Five quarters 45 and 69: 45 is 65 % of 69. The known fault stands under what it can have made."""
        kaarten = {een.h3.get_text(): een for een in pagina.blad.select("ul.nieuws > li")}  # type: ignore[union-attr]
        kaart = kaarten["Uitkeringen"]
        assert kaart.a["href"] == "indicatoren/uitkeringen.html"  # type: ignore[index]
        assert kaart.select_one("p.kerngetal").get_text() == "69 alle gemeenten samen, 4e kwartaal 2024"  # type: ignore[union-attr]
        assert [een["style"] for een in kaart.select(".verloop i")] == ["height:65%"] * 4 + ["height:100%"]
        regels = [een.get_text() for een in kaart.select(".regels li")]
        assert regels[0] == (
            "Alle gemeenten samen: van 45 naar 69. Er kwamen er 24 bij en er ging er geen af. "
            "Dat is voorlopig meer dan toeval en ongunstig."
        )
        assert regels[-1] == "Let op: Post bleef liggen."
        assert len(regels) == 3 * 2 + 1

    def test_the_list_has_every_indicator_with_its_number_and_verdict(self, pagina: Pagina) -> None:
        """Of all together; the year before in front. What fits chance has no word beside it."""
        toeval = "voorlopig meer dan toeval"
        assert pagina.lijst() == {
            "indicator-uitkeringen": [
                f"Uitkeringen {toeval}, ongunstig; ook in Aa & Bo en Cee streefwaarde ten hoogste 1.250: gehaald",
                "45",
                "69",
            ],
            "indicator-meldingen-bij-de-toegang": [f"Meldingen bij de toegang {toeval}; ook in Aa & Bo", "1", "40"],
            "indicator-toegekend-na-melding": ["Toegekend na melding", "100,0\u00a0%", "50,0\u00a0%"],
            "indicator-kwaliteit-van-leven-door-de-wmo": [
                "Kwaliteit van leven door de Wmo", "46,2\u00a0%", "65,4\u00a0%"
            ],
        }  # fmt: skip

    def test_nothing_that_changed_is_said_so(self, editie: Editie) -> None:
        pagina = Pagina(editie, met_de_hand(reeks({"Aa": [(1, 10), (2, 10)]})))
        assert pagina.antwoord() == ["Er is 1 indicator: haar verandering past bij toeval of is niet te toetsen"]
        assert not pagina.blad.select("ul.nieuws")

    def test_the_gewenste_kant_can_differ_by_gemeente(self, editie: Editie) -> None:
        """Less is wanted: Aa from 50 to 10 %, Bee from 10 to 50 %."""
        van = reeks({"Aa": [(100, 200), (20, 200)], "Bee": [(20, 200), (100, 200)]}, gunstig="lager")
        antwoord = Pagina(editie, met_de_hand(van)).antwoord()
        assert antwoord[0].endswith("1 in de ene gemeente gunstig en in de andere ongunstig")


class TestWords:
    """What changed, of all together first."""

    def test_all_together_first_then_who_changed_more_than_chance(self, pagina: Pagina) -> None:
        """45 + 24 = 69, 30 + 12 = 42, 10 + 12 = 22; Brinkerwold, 5 and 5, is in the table only."""
        assert pagina.regels("Uitkeringen") == [
            (
                "Alle gemeenten samen: van 45 naar 69. Er kwamen er 24 bij en er ging er geen af. "
                "Dat is voorlopig meer dan toeval en ongunstig."
            ),
            (
                "Alle gemeenten samen, in een jaar: van 45 naar 69. "
                "Er kwamen er 24 bij en er ging er geen af. Dat is voorlopig meer dan toeval en ongunstig."
            ),
            "Aa & Bo: van 30 naar 42. Er kwamen er 12 bij en er ging er geen af. "
            "Dat is voorlopig meer dan toeval en ongunstig. "
            "Het eerdere getal is herzien van 29 naar 30.",
            (
                "Aa & Bo, in een jaar: van 30 naar 42. Er kwamen er 12 bij en er ging er geen af. "
                "Dat is voorlopig meer dan toeval en ongunstig."
            ),
            (
                "Cee: van 10 naar 22. Er kwamen er 12 bij en er ging er geen af. "
                "Dat is voorlopig meer dan toeval en ongunstig."
            ),
            (
                "Cee, in een jaar: van 10 naar 22. Er kwamen er 12 bij en er ging er geen af. "
                "Dat is voorlopig meer dan toeval en ongunstig."
            ),
            "Let op: Post bleef liggen.",
        ]

    def test_a_known_problem_stands_once(self, pagina: Pagina) -> None:
        """Four of the lines carry it: of Aa & Bo and of all together, over a quarter and a year."""
        (uitkeringen,) = [een for een in pagina.record.lijnen if een.gebied == AA and een.stap == "jaar"][:1]
        assert uitkeringen.registratie == ("Post bleef liggen.",)
        assert str(pagina.van_indicator["Uitkeringen"]).count("Post bleef liggen.") == 1

    def test_what_stands_out_has_its_class(self, pagina: Pagina) -> None:
        klassen = [een.get("class", []) for een in pagina.sectie("Uitkeringen").select("li")]
        assert klassen == [*[["meer", "ongunstig"]] * 6, ["let-op"]]
        (periode, jaar, *_) = pagina.sectie("Meldingen bij de toegang").select("li")
        assert periode.get("class") is None
        assert jaar["class"] == ["meer"]

    def test_where_no_way_is_the_wanted_one_it_says_neither(self, pagina: Pagina) -> None:
        """More meldingen is neither good nor bad."""
        assert pagina.regels("Meldingen bij de toegang") == [
            "Alle gemeenten samen: van 40 naar 40 (0). Dat past bij toeval.",
            "Alle gemeenten samen, in een jaar: van 1 naar 40 (+39). Dat is voorlopig meer dan toeval.",
            "Aa & Bo, in een jaar: van 1 naar 40 (+39). Dat is voorlopig meer dan toeval.",
        ]

    def test_the_wanted_way_is_gunstig(self, editie: Editie) -> None:
        """From 100 of 200 to 20 of 200, where less is wanted; what may be chance gets no such word."""
        van = reeks({"Aa": [(100, 200), (20, 200)], "Bee": [(100, 200), (99, 200)]})
        assert Pagina(editie, met_de_hand(van)).regels("Proef")[:2] == [
            # The last is the only gemeente that the series is drawn for.
            "Bee: van 50,0\u00a0% (100 van 200) naar 49,5\u00a0% (99 van 200). Dat past bij toeval.",
            "Aa: van 50,0\u00a0% (100 van 200) naar 10,0\u00a0% (20 van 200). Dat is meer dan toeval en gunstig.",
        ]

    def test_a_share_keeps_its_sign_on_the_line(self, pagina: Pagina) -> None:
        """A no-break space before each %."""
        regels = pagina.regels("Toegekend na melding")
        assert regels[0] == (
            "Alle gemeenten samen: van 50,0\u00a0% (20 van 40) naar 50,0\u00a0% (20 van 40). Dat past bij toeval."
        )
        assert not [regel for regel in regels if " %" in regel]

    def test_what_the_series_and_the_funnel_show_is_said_too(self, editie: Editie) -> None:
        """Dee has 4 of 100 where the others have 30: more than chance."""
        van = reeks(
            {"Aa": [(30, 100)], "Bee": [(30, 100)], "Cee": [(30, 100)], "Dee": [(4, 100)], "Totaal": [(94, 400)]}
        )
        regels = Pagina(editie, met_de_hand(van)).regels("Proef")
        assert regels[-1] == "Dee is lager dan de gemeenten samen; dat verschil is meer dan toeval."


class TestTable:
    """Per place the numbers of then and now, the goals, and the two judgements."""

    def test_earlier_now_and_what_it_is_held_against(self, pagina: Pagina) -> None:
        """Of 2022 the 30, 5 and 10 that began in 2020."""
        meer, toeval = "voorlopig meer dan toeval", "past bij toeval"
        assert pagina.tabel("uitkeringen") == [
            ["Gemeente", "4e kw 2023", "3e kw 2024", "4e kw 2024", "Nulmeting (1e kw 2022)", "Streefwaarde",
             "Referentie (Noord & Oost)", "Tegen vorig kwartaal", "Tegen een jaar eerder"],
            [AA, "30", "30", "42", "30", "1.250", "50", meer, meer],
            ["Brinkerwold", "5", "5", "5", "5", "1.250", "50", toeval, toeval],
            ["Cee", "10", "10", "22", "10", "1.250", "50", meer, meer],
            ["Totaal", "45", "45", "69", "45", "1.250", "50", meer, meer],
        ]  # fmt: skip

    def test_a_yearly_number_is_held_against_a_year_ago_only(self, pagina: Pagina) -> None:
        """10 and 15 of 20; 1 of 3; together 12 and 17 of 26."""
        assert pagina.tabel("kwaliteit-van-leven-door-de-wmo") == [
            ["Gemeente", "4e kw 2023", "4e kw 2024", "Tegen een jaar eerder"],
            [AA, "50,0", "75,0", "past bij toeval"],
            ["Brinkerwold", "33,3", "33,3", "past bij toeval"],
            ["Cee", "33,3", "33,3", "past bij toeval"],
            ["Totaal", "46,2", "65,4", "past bij toeval"],
        ]

    def test_what_cannot_be_told_is_a_sign_with_its_reason(self, pagina: Pagina) -> None:
        """No besluit in Brinkerwold: never a 0, and never a change."""
        rijen = {rij[0]: rij[1:] for rij in pagina.tabel("toegekend-na-melding")}
        assert rijen["Brinkerwold"] == ["?", "?", "?", "geen eerder getal", "geen eerder getal"]
        assert rijen[AA][:3] == ["100,0", "50,0", "50,0"]
        onder = pagina.plek("#tabel-toegekend-na-melding p.tekens")
        assert onder.get_text() == "? = niet te bepalen; het aantal om op te rekenen is nul."

    def test_no_step_without_any_earlier_number(self, editie: Editie) -> None:
        """A column of nothing but 'geen eerder getal' says nothing."""
        kop, *rijen = Pagina(editie, met_de_hand(reeks({"Aa": [3], "Bee": [4]}, toets="stroom"))).tabel("proef")
        assert kop == ["Gemeente", "4e kw 2024"]
        assert rijen == [["Aa", "3,0"], ["Bee", "4,0"]]

    def test_it_says_what_is_counted_and_from_what(self, pagina: Pagina) -> None:
        bron = pagina.plek("#tabel-toegekend-na-melding p.bron")
        assert bron.get_text() == (
            "Telt: besluiten met uitkomst toegekend; gedeeld door alle besluiten in het kwartaal, ook afgewezen en "
            "ingetrokken. Bron: Meldingen bij de toegang (fictief)."
        )
        bron = pagina.plek("#tabel-uitkeringen p.bron")
        assert (
            bron.get_text() == "Telt: lopende uitkeringen op de peildatum. Bron: Uitkeringen Participatiewet (fictief)."
        )


class TestDeclaration:
    """The sheet: how to read it, what was revised, and what the indicator says of itself."""

    def test_what_was_revised(self, pagina: Pagina) -> None:
        """29 was shown and is 30 now; the 10 of Cee is still 10."""
        (herzien,) = pagina.lees("Uitkeringen").select("ul")
        assert herzien.get_text(strip=True) == "Aa & Bo, 3e kw 2024: van 29 naar 30"
        geen = pagina.lees("Toegekend na melding")
        assert geen.find_all("p")[-1].get_text() == "Geen getal van deze indicator is sinds de vorige monitor herzien."

    def test_what_was_revised_is_the_newest_first(self, editie: Editie) -> None:
        """And of a quarter that of all together before that of each gemeente; 12 and 15 are still what they were."""
        van = reeks({"Aa": [10, 12], "Bee": [4, 5], "Totaal": [14, 17]}, toets="geen", decimalen=0, eenheid="mensen")
        toen = {
            ("Proef", gebied, f"2024-Q{kwartaal}"): waarde
            for kwartaal, getallen in ((3, (9, 4, 13)), (4, (12, 6, 18)))
            for gebied, waarde in zip(("Aa", "Bee", "Totaal"), getallen, strict=True)
        }
        gemeten = replace(met_de_hand(van), toen=toen)
        assert [een.get_text() for een in Pagina(editie, gemeten).lees("Proef").select("li")] == [
            "Alle gemeenten samen, 4e kw 2024: van 18 naar 17",
            "Bee, 4e kw 2024: van 6 naar 5",
            "Alle gemeenten samen, 3e kw 2024: van 13 naar 14",
            "Aa, 3e kw 2024: van 9 naar 10",
        ]

    def test_the_reading_aid_goes_on_after_the_number(self, pagina: Pagina) -> None:
        assert pagina.lees("Uitkeringen").p.get_text() == (  # type: ignore[union-attr]
            "Lees: zoveel uitkeringen lopen er op de laatste dag van het kwartaal."
        )

    @pytest.mark.parametrize(
        ("naam", "verwacht"),
        [
            (
                "Uitkeringen",
                {
                    "Teller": "lopende uitkeringen op de peildatum",
                    "Noemer": "geen",
                    "Eenheid": "uitkeringen",
                    "Bron": "Uitkeringen Participatiewet (fictief)",
                    "Wet": "Participatiewet",
                    "Gunstig": "een lager getal is gunstig",
                    "Nulmeting": "1e kwartaal 2022",
                    "Streefwaarde": "1.250",
                    "Doel van de transformatie": "Inwoners doen mee, als het kan met betaald werk.",
                    "Geldig vanaf": "1e kwartaal 2015",
                },
            ),
            (
                "Toegekend na melding",
                {
                    "Gunstig": "hoger noch lager is op zichzelf gunstig",
                    "Nulmeting": "niet vastgesteld",
                    "Streefwaarde": "niet vastgesteld",
                    "Toets": "een verandering is getoetst als aandeel (exacte toets van Fisher)",
                    "Herkomst van de definitie": "eigen keuze",
                },
            ),
        ],
    )
    def test_what_it_says_of_itself(self, pagina: Pagina, naam: str, verwacht: dict[str, str]) -> None:
        kaart = pagina.lees(naam).select_one("dl")
        assert kaart is not None
        gezegd = {dt.get_text(): dt.find_next_sibling("dd").get_text() for dt in kaart.select("dt")}  # type: ignore[union-attr]
        assert {wat: gezegd.get(wat) for wat in verwacht} == verwacht
        assert ("Doel van de transformatie" in gezegd) == (naam == "Uitkeringen")

    def test_a_streefwaarde_of_a_share_has_its_sign(self, editie: Editie) -> None:
        """Also when it is nothing."""
        pagina = Pagina(editie, met_de_hand(reeks({"Aa": [(1, 10)]}, doel=Doel(streefwaarde=0.0))))
        assert "Streefwaarde0,0\u00a0%" in pagina.lees("Proef").get_text()
        assert pagina.tabel("proef") == [["Gemeente", "4e kw 2024", "Streefwaarde"], ["Aa", "10,0", "0,0"]]

    @pytest.mark.parametrize("toets", ["stroom", "gebeurtenissen", "aandeel", "overlappend aandeel", "geen"])
    def test_every_kind_of_test_is_in_words(self, editie: Editie, toets: str) -> None:
        lees = Pagina(editie, met_de_hand(reeks({"Aa": [1], "Bee": [2]}, toets=toets))).lees("Proef")
        assert re.search(r"Toetseen verandering is (getoetst|hier niet te toetsen)", lees.get_text())


class TestWithoutNumber:
    def test_it_says_which_and_why(self, pagina: Pagina) -> None:
        """Nobody's uitkering ended in the first half of the year."""
        assert pagina.tabel("zonder-getal") == [
            ["Indicator", "Waarom niet"],
            ["Terug in de bijstand", "het aantal om op te rekenen is nul"],
        ]
        titel = pagina.plek("#tabel-zonder-getal caption")
        assert titel.get_text(strip=True) == "Niet te bepalen in dit kwartaal"

    def test_when_all_have_one_it_says_so(self, editie: Editie) -> None:
        html = Pagina(editie, met_de_hand(reeks({"Aa": [1], "Bee": [2]}))).html
        assert "<p>Elke indicator waarvan de bron er is, heeft dit kwartaal een getal.</p>" in html
        assert "tabel-zonder-getal" not in html


KWAAD = "<script>alert('x')</script>"


def test_nothing_of_a_declaration_or_a_name_is_markup(editie: Editie) -> None:
    """Name, definition, teller, reading aid, herkomst, gemeente, reason, referentie: all is text, also alt text."""
    van = reeks(
        {"Aa & Bo": [(1, 10), (2, 10)], KWAAD: [(1, 10), (2, 10)], "Totaal": [(2, 20), (4, 20)]},
        naam=f"Een {KWAAD}",
        **dict.fromkeys(("definitie", "teller", "noemer", "wet", "herkomst", "lees", "transformatiedoel"), KWAAD),
        doel=Doel(nulmeting="2024-Q3", referentie=Referentie(waarde=1.0, omschrijving=KWAAD)),
    )
    leeg = reeks({"Aa": [KWAAD]}, naam=f"Ander {KWAAD}")
    pagina = Pagina(editie, met_de_hand(van, zonder_getal=(leeg,)))
    assert "<script" not in pagina.html
    assert pagina.html.count("&lt;script&gt;") >= 12
    assert pagina.sectie(f"Een {KWAAD}").p.get_text() == KWAAD  # type: ignore[union-attr]
    assert pagina.tabel("een-script-alert-x-script")[1][:3] == ["Aa & Bo", "10,0", "20,0"]
    assert pagina.tabel("zonder-getal")[1] == [f"Ander {KWAAD}", KWAAD]
    assert "Aa & Bo" not in pagina.html.replace("Aa &amp; Bo", "")


class TestSummary:
    """The indicators that changed most, with a link to their place."""

    @pytest.fixture(scope="class")
    @classmethod
    def samenvatting(cls, editie: Editie, pagina: Pagina) -> Samenvattingsblad:
        assert pagina.record.lijnen
        return Hoofdstuk("samenvatting", editie, "intern").samenvatting()

    @staticmethod
    def soep(getoond: Uitvoer) -> BeautifulSoup:
        return BeautifulSoup(getoond.html, "html.parser")

    def test_the_heaviest_first_and_what_is_uncertain_apart(self, samenvatting: Samenvattingsblad) -> None:
        """Of all: 39 meldingen more, of 40. Of the uitkeringen only those of Aa & Bo and of all can be by the post."""
        soep = self.soep(samenvatting.veranderingen(8))
        blokken = soep.select("ol.samenvatting > li")
        assert [blok.a.get_text() for blok in blokken] == ["Meldingen bij de toegang", "Uitkeringen"]  # type: ignore[union-attr]
        assert [blok.span.get_text() for blok in blokken] == ["Toegang", "Participatiewet"]  # type: ignore[union-attr]
        meldingen, uitkeringen = ([een.get_text() for een in blok.select("ul.regels li")] for blok in blokken)
        assert len(meldingen) == 2
        assert [regel.split(":")[0] for regel in uitkeringen] == ["Uitkeringen Cee", "Uitkeringen Cee, in een jaar"]
        onzeker = self.soep(samenvatting.nog_onzeker())
        assert [een.get_text() for een in onzeker.select("h2, h3")] == ["Nog onzeker", "Mensen en hulp"]
        (blok,) = onzeker.select("ol.samenvatting > li")
        regels = [een.get_text() for een in blok.select("ul.regels li")]
        # 24 more of all before 12 more in Aa & Bo.
        assert [regel.split(":")[0] for regel in regels] == [
            "Uitkeringen, alle gemeenten samen",
            "Uitkeringen, alle gemeenten samen, in een jaar",
            "Uitkeringen Aa & Bo",
            "Uitkeringen Aa & Bo, in een jaar",
            "Let op",
        ]
        assert regels[-1] == "Let op: Post bleef liggen."

    def test_nothing_uncertain_is_nothing(self, editie: Editie, tmp_path: Path) -> None:
        samenvatting = samengevat(editie, met_de_hand(reeks({"Aa": [(1, 10), (2, 10)]})), tmp_path)
        assert samenvatting.nog_onzeker().html == ""

    def test_a_streefwaarde_is_reached_or_not(self, samenvatting: Samenvattingsblad) -> None:
        """At most 1.250 uitkeringen: 22 in Aa & Bo, all together 69."""
        soep = self.soep(samenvatting.streefwaarden())
        (blok,) = soep.select("ul.samenvatting > li")
        assert blok.a.get_text() == "Uitkeringen"  # type: ignore[union-attr]
        assert blok.span.get_text() == "streefwaarde: ten hoogste 1.250"  # type: ignore[union-attr]
        eerste, tweede, let_op = [een.get_text() for een in blok.select("ul.regels li")]
        assert eerste == "Alle gemeenten samen: 69, gehaald"
        assert tweede.startswith("Gehaald in Aa & Bo (")
        assert let_op == "Nog onzeker: Post bleef liggen."

    def test_how_many_were_tested(self, samenvatting: Samenvattingsblad) -> None:
        """Uitkeringen 4 places × 2 steps, meldingen 4 × 2, toegekend 2 × 2 (Aa & Bo, all), ervaring 4 × 1.

        More than chance: uitkeringen 3 × 2 and meldingen 2 × 1.
        """
        soep = self.soep(samenvatting.veranderingen(8))
        assert soep.p.get_text() == "24 veranderingen zijn getoetst. 8 daarvan zijn meer dan toeval."  # type: ignore[union-attr]
        assert 4 * 2 + 4 * 2 + 2 * 2 + 4 == 24

    def test_at_most_so_many_and_how_many_more(self, samenvatting: Samenvattingsblad) -> None:
        soep = self.soep(samenvatting.veranderingen(1))
        assert [een.get_text() for een in soep.select("ol.samenvatting a")] == ["Meldingen bij de toegang"]
        assert soep.find_all("p")[-1].get_text() == "Bij 1 ander onderwerp is de verandering kleiner."

    def test_a_link_leads_to_the_place_on_the_other_page(self, samenvatting: Samenvattingsblad, pagina: Pagina) -> None:
        plaatsen = [str(een["href"]) for een in self.soep(samenvatting.veranderingen(8)).select("a")]
        assert plaatsen == [
            "indicatoren/meldingen-bij-de-toegang.html",
            "indicatoren/uitkeringen.html",
        ]
        assert set(plaatsen) < {een.plaats + ".html" for een in indicatoren_van(pagina.notebook)}

    def test_all_indicators_beside_each_other(self, samenvatting: Samenvattingsblad) -> None:
        """Of all together, in the order of the themes, with its unit; of a yearly number no quarter before.

        69 − 45 = 24, 40 − 40 = 0, 40 − 1 = 39, 50,0 − 100,0 = −50,0, 65,4 − 46,2 = 19,2.
        What fits chance has no verdict.
        """
        tabel = self.soep(samenvatting.overzicht())
        rijen = [[cel.get_text(strip=True) for cel in rij.select("th, td")] for rij in tabel.select("tr")]
        meer = "voorlopig meer dan toeval"
        assert rijen == [
            ["Thema en indicator", "4e kw 2023", "3e kw 2024", "4e kw 2024", "Tegen vorig kwartaal",
             "Tegen een jaar eerder"],
            ["Participatiewet"],
            ["Uitkeringen", "45", "45", "69", f"+24, {meer}, ongunstig", f"+24, {meer}, ongunstig"],
            ["Terug in de bijstand (%)", "?", "?", "?", "", ""],
            ["Toegang"],
            ["Meldingen bij de toegang", "1", "40", "40", "0", f"+39, {meer}"],
            ["Toegekend na melding (%)", "100,0", "50,0", "50,0", "0,0 procentpunt", "−50,0 procentpunt"],
            ["Cliëntervaring"],
            ["Kwaliteit van leven door de Wmo (%)", "46,2", "", "65,4", "", "+19,2 procentpunt"],
        ]  # fmt: skip

    def test_nothing_that_changed_is_no_list(self, editie: Editie, tmp_path: Path) -> None:
        """One change, which may be chance."""
        samenvatting = samengevat(editie, met_de_hand(reeks({"Aa": [(1, 10), (2, 10)]})), tmp_path)
        soep = self.soep(samenvatting.veranderingen(8))
        assert soep.get_text(strip=True) == "1 verandering is getoetst. 0 daarvan zijn meer dan toeval."
        assert not soep.select("ol, a")

    def test_names_are_escaped(self, editie: Editie, tmp_path: Path) -> None:
        """In the list and in the table."""
        van = reeks({KWAAD: [(100, 200), (20, 200)]}, naam=f"Een {KWAAD}", eenheid=KWAAD)
        samenvatting = samengevat(editie, met_de_hand(van), tmp_path)
        html = samenvatting.veranderingen(8).html
        assert "<script" not in samenvatting.overzicht().html
        assert "<script" not in html
        assert html.count("&lt;script&gt;") == 3

    def test_an_edition_without_indicators_has_no_table_of_them(self, editie: Editie, pagina: Pagina) -> None:
        """The changes need no chapter of indicators; the table of all of them does."""
        zonder = editie.parameters.hoofdstukken.model_copy(update={"prestatie_indicatoren": None})
        parameters = editie.parameters.model_copy(update={"hoofdstukken": zonder})
        samenvatting = Hoofdstuk("samenvatting", replace(editie, parameters=parameters), "intern").samenvatting()
        assert self.soep(samenvatting.veranderingen(8)).get_text(strip=True) == ("Er is nog geen verandering te tonen.")
        assert samenvatting.streefwaarden().html == ""
        with pytest.raises(ParameterError) as fout:
            samenvatting.overzicht()
        assert str(fout.value) == (
            "Hoofdstuk samenvatting leest hoofdstuk prestatie-indicatoren, en dat staat niet bij 'hoofdstukken'. "
            "Vul dat aan."
        )

    def test_a_public_chapter_without_a_mask_is_refused(self, editie: Editie) -> None:
        with pytest.raises(ParameterError) as fout:
            Hoofdstuk("samenvatting", editie, "openbaar")
        assert str(fout.value) == (
            "params/proef/2024-Q4/vastgelegd/masker.csv: een openbaar hoofdstuk heeft een masker, en dat is er niet. "
            "Zonder masker is iemand te herkennen; maak de openbare editie met monitor publish proef/2024-Q4."
        )

    def test_a_chapter_that_was_not_executed_is_named(self, editie: Editie) -> None:
        EditieMasker().schrijf(masker_van(editie))
        with pytest.raises(HoofdstukError) as fout:
            Hoofdstuk("samenvatting", editie, "openbaar").samenvatting()
        assert str(fout.value) == (
            "Hoofdstuk prestatie-indicatoren is nog niet uitgevoerd; bouw de editie met monitor build."
        )


class TestAccount:
    """What the verantwoording reads of the chapter."""

    @pytest.fixture(scope="class")
    @classmethod
    def verantwoording(cls, editie: Editie, pagina: Pagina) -> Verantwoordingsblad:
        hoofdstuk = Hoofdstuk("samenvatting", editie, "intern")
        samen = notebook("Samenvatting", [hoofdstuk.samenvatting().overzicht(), hoofdstuk.controles()])
        nbformat.write(samen, editie.output("intern") / "notebooks" / "samenvatting.ipynb")
        assert pagina.record.niet_geleverd == (NietGeleverd("Klachten", "bron bezwaren_klachten"),)
        gelezen = read_records(editie.output("intern") / "notebooks", ["samenvatting", "prestatie-indicatoren"])
        return Verantwoordingsblad(editie, gelezen, editie.output("intern"))

    def test_indicators_without_a_source_stand_in_one_line(self, verantwoording: Verantwoordingsblad) -> None:
        assert verantwoording.indicatoren() == (
            "<p>Niet berekende indicatoren, met wat ontbreekt. bron bezwaren_klachten: Klachten.</p>"
        )

    def test_a_source_names_every_chapter_that_uses_it(self, verantwoording: Verantwoordingsblad) -> None:
        """What the previous edition showed is in no table, but it is read: for what was revised."""
        tabel = BeautifulSoup(verantwoording.bronnen(), "html.parser")
        kolommen = [kop.get_text() for kop in tabel.select("thead th")]
        gebruikt = {
            rij.th.get_text(): rij.find_all("td")[kolommen.index("Hoofdstuk") - 1].get_text()
            for rij in tabel.select("tbody tr")
        }
        assert gebruikt == {
            "Uitkeringen Participatiewet": "Samenvatting, Prestatie-indicatoren",
            "Meldingen bij de toegang": "Samenvatting, Prestatie-indicatoren",
            "Cliëntervaringsonderzoek Wmo": "Samenvatting, Prestatie-indicatoren",
            "Indicatoren van de vorige editie": "Prestatie-indicatoren",
        }


class TestFile:
    """The numbers as a file, which the next edition takes over as it is."""

    @pytest.fixture(scope="class")
    @classmethod
    def bestand(cls, editie: Editie, pagina: Pagina, tmp_path_factory: pytest.TempPathFactory) -> Path:
        folder = tmp_path_factory.mktemp("uitvoer")
        write_indicators(Executed(editie, folder, [pagina.record], []), "intern")
        return folder / "indicatoren.csv"

    def test_its_columns_and_rows(self, bestand: Path) -> None:
        """Every place and quarter of every indicator, also of those without a number; a reason where there is none."""
        assert b"\r" not in bestand.read_bytes()
        kop, *rijen = csv.reader(bestand.read_text(encoding="utf-8").splitlines())
        assert kop == ["editie", "indicator", "gemeente", "periode", "reden", "waarde"]
        gelezen = {tuple(rij[1:4]): rij[4:] for rij in rijen}
        assert {rij[0] for rij in rijen} == {"proef/2024-Q4"}
        assert len(gelezen) == len(rijen)
        # Five quarters of five indicators in four places, and of Uitkeringen also its nulmeting.
        assert len(rijen) == 5 * 5 * 4 + 4
        assert gelezen["Uitkeringen", "Totaal", "2022-Q1"] == ["", "45"]
        assert gelezen["Uitkeringen", AA, "2024-Q4"] == ["", "42"]
        assert gelezen["Toegekend na melding", AA, "2023-Q4"] == ["", "100"]
        assert gelezen["Toegekend na melding", "Brinkerwold", "2024-Q4"] == ["het aantal om op te rekenen is nul", ""]
        assert gelezen["Terug in de bijstand", "Totaal", "2024-Q4"] == ["het aantal om op te rekenen is nul", ""]
        assert gelezen["Meldingen bij de toegang", "Cee", "2024-Q4"] == ["", "0"]
        assert gelezen["Kwaliteit van leven door de Wmo", "Cee", "2024-Q4"] == ["", "33.333333"]  # 1 of 3

    def test_without_indicators_there_is_no_file(self, editie: Editie, tmp_path: Path) -> None:
        """Of an edition that has the chapter, but measured nothing, a file without rows: the next one reads it."""
        left = Hoofdstuk("wmo", editie, "intern").controles().gegevens[RECORD_MIME]
        record = Nagelaten.van(Record.uit_json(left), "Wmo", ())
        geen = editie.parameters.model_copy(update={"hoofdstukken": editie.parameters.hoofdstukken.alleen({})})
        write_indicators(Executed(replace(editie, parameters=geen), tmp_path, [record], []), "intern")
        assert list(tmp_path.iterdir()) == []
        write_indicators(Executed(editie, tmp_path, [record], []), "intern")
        (bestand,) = tmp_path.iterdir()
        assert bestand.read_text(encoding="utf-8") == "editie,indicator,gemeente,periode,reden,waarde\n"

    def test_the_next_edition_reads_it_and_names_what_changed(self, bestand: Path, tmp_path: Path) -> None:
        """In 2025-Q1 a melding of December turns up: the 40 that was shown is 41 now. Nothing else is revised."""
        namen = ["Uitkeringen", "Meldingen bij de toegang", "Toegekend na melding"]
        laat = (D(2024, 12, 30), D(2025, 1, 6), "Toegekend")
        volgende = kleine_editie(
            tmp_path,
            {**bestanden(laat), "vorige_cijfers": bestand},
            periode="2025-Q1",
            opgehaald=D(2025, 4, 20),
            gemeenten=GEMEENTEN,
            indicatoren=namen,
            vorige="proef/2024-Q4",
        )
        veranderingen = [een for van in meet_alle(volgende, 5).reeksen for een in van.veranderingen]
        assert {een.nu.periode for een in veranderingen} == {NU.volgende}
        herzien = {
            (een.indicator, een.nu.gebied, een.stap): een.herzien_van for een in veranderingen if een.herzien_van
        }
        assert herzien == {
            ("Meldingen bij de toegang", AA, "periode"): "40",
            ("Meldingen bij de toegang", "Totaal", "periode"): "40",
        }
        assert {een.eerder.waarde for een in veranderingen if een.herzien_van and een.eerder} == {41}
