"""Do the pages of the example show what its generator put in, name no person, and hang together?"""

import base64
import csv
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import met_de_hand as hand
import nbformat
import pytest
from bs4 import BeautifulSoup, Tag
from locations import ROOT
from pagina import cellen, lees, tekst
from ruamel.yaml import YAML

from monitorlib.cli import main
from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.indicatoren.catalogus.catalogus import catalogus
from monitorlib.pagina.nagelaten import Executed
from monitorlib.publish.exporter import titel_van
from monitorlib.publish.finished_page import check_page

NAAM = "voorbeeld/2024-Q4"
DATA = ROOT / "data" / NAAM
PARAMS = YAML(typ="safe").load(ROOT / "params" / NAAM / "params.yml")
KWARTALEN = [f"{nummer}e kw {jaar}" for jaar in (2023, 2024) for nummer in (1, 2, 3, 4)]
GEBIEDEN = [*hand.NAMEN.values(), hand.TOTAAL]
PER_GEMEENTE, SAMEN = hand.lezer(DATA, samen=False), hand.lezer(DATA, samen=True)
OUD = re.compile(r"(?<!Nieuw-)(Hazelrade|Munterveld)")
OPGEGAAN = ("Hazelrade", "Munterveld")
JAAR_EERDER = date(2023, 12, 31)


def geschreven(waarde: float, decimalen: int = 0) -> str:
    """A number as a Dutch reader writes it, a half away from zero; written here without the library."""
    heel, _, rest = f"{int(waarde * 10**decimalen + 0.5 + 1e-9):0{decimalen + 1}d}", "", ""
    if decimalen:
        heel, rest = heel[:-decimalen], f",{heel[-decimalen:]}"
    return re.sub(r"(?<=\d)(?=(\d{3})+$)", ".", heel) + rest


def getal(van: str) -> float:
    """A number of a page to calculate with."""
    return float(van.replace(".", "").replace(",", ".").replace("−", "-"))


def aandeel(breuk: tuple[float, float]) -> str:
    """A share as a line writes it: 24,6 % (238 van 969)."""
    teller, noemer = breuk
    return f"{geschreven(100 * teller / noemer, 1)}\u00a0% ({geschreven(teller)} van {geschreven(noemer)})"


def overal(tel: Callable[[hand.Lees], Mapping[str, Any]]) -> dict[str, Any]:
    """What a count by hand finds in every gemeente, and in all together as one place."""
    gevonden = {**tel(PER_GEMEENTE), **tel(SAMEN)}
    return {gebied: gevonden.get(gebied) for gebied in GEBIEDEN}


@pytest.fixture(scope="module")
def bladen(voorbeeld: Path) -> dict[str, BeautifulSoup]:
    """Each page, without its code."""
    return {path.stem: lees(path) for path in sorted(voorbeeld.glob("*.html"))}


@pytest.fixture(scope="module")
def indicatoren(voorbeeld: Path) -> "Indicatoren":
    return Indicatoren(voorbeeld)


class Indicatoren:
    """The pages of the indicators, read by their names."""

    def __init__(self, site: Path) -> None:
        gelezen = {path.stem: lees(path) for path in (site / "indicatoren").glob("*.html")}
        self.slugs = {blad.h1.get_text(): naam for naam, blad in gelezen.items()}  # type: ignore[union-attr]
        self.blad = {naam: gelezen[slug] for naam, slug in self.slugs.items()}

    def plek(self, naam: str, kiezer: str) -> Tag:
        """What stands once on the page of an indicator."""
        (gevonden,) = self.blad[naam].select(kiezer.format(self.slugs[naam]))
        return gevonden

    def regels(self, naam: str) -> list[str]:
        return [een.get_text() for een in self.blad[naam].select("section.indicator li")]

    def tabel(self, naam: str) -> dict[tuple[str, str], str]:
        """Then and now, by gemeente and column."""
        return cellen(self.plek(naam, "#tabel-{}"))

    def reeks(self, naam: str) -> dict[tuple[str, str], str]:
        """The numbers under the figure, by gemeente and quarter."""
        return cellen(self.plek(naam, "#figuur-{} div.tabel"))

    def herzien(self, naam: str) -> list[str]:
        """What was revised."""
        return [een.get_text() for een in self.blad[naam].select("div.lees li")]


class TestSite:
    """Every chapter, and what every page says of the edition."""

    def test_every_chapter_of_the_parameters_has_its_page(
        self, voorbeeld: Path, bladen: dict[str, BeautifulSoup]
    ) -> None:
        """In the order of params.yml: the summary first, the account last. And no other page."""
        namen = list(PARAMS["hoofdstukken"])
        assert len(namen) == 13
        assert set(bladen) == {"index", *namen}
        for blad in bladen.values():
            plaatsen = [str(een["href"]) for een in blad.select("nav[aria-label=Hoofdstukken] a")]
            assert [plaats for plaats in plaatsen if plaats != "index.html"] == [f"{naam}.html" for naam in namen]
        for naam in namen:
            titel = titel_van(nbformat.read(ROOT / "notebooks" / f"{naam}.ipynb", as_version=4), naam)
            assert bladen[naam].h1.get_text() == titel  # type: ignore[union-attr]
            assert (voorbeeld / "notebooks" / f"{naam}.ipynb").is_file()

    def test_every_page_says_that_nothing_in_it_is_real(self, bladen: dict[str, BeautifulSoup]) -> None:
        for naam, blad in bladen.items():
            banner = blad.select_one("header .banner")
            assert banner is not None, naam
            assert banner.get_text(strip=True) == (
                "Voorbeeld met verzonnen gegevens: geen gemeente, aanbieder of persoon hierin bestaat."
            )
            assert "Status: fictief" in " ".join(blad.get_text(" ").split()), naam

    def test_the_sections_of_the_parameters_are_on_the_pages(self, bladen: dict[str, BeautifulSoup]) -> None:
        """The quarter's own text is written: nothing says that it still has to be."""
        assert not [naam for naam, blad in bladen.items() if blad.select(".te-schrijven")]
        assert bladen["samenvatting"].select(".toelichting")
        assert bladen["prestatie-indicatoren"].select(".toelichting")

    def test_every_page_passes_the_last_look(self, voorbeeld: Path) -> None:
        """As it lies on the disk."""
        for path in voorbeeld.glob("*.html"):
            check_page(path.read_text(encoding="utf-8"), path.stem)

    def test_no_link_is_broken(self, voorbeeld: Path, bladen: dict[str, BeautifulSoup]) -> None:
        """Between pages, also those of the indicators, to a place on one, and to a file beside them."""
        gelezen = {path: lees(path) for path in sorted(voorbeeld.rglob("*.html"))}
        assert len(gelezen) == len(bladen) + len(catalogus()) + len([*voorbeeld.glob("uitleg/*/*.html")])
        plaatsen = {path: {str(een["id"]) for een in blad.select("[id]")} for path, blad in gelezen.items()}
        dood, naar_een_plek = [], 0
        for path, blad in gelezen.items():
            for een in blad.select("a[href]:not([href^=mailto])"):
                pagina, _, plek = str(een["href"]).partition("#")
                naar_een_plek += bool(pagina and plek)
                doel = (path.parent / pagina).resolve() if pagina else path
                if not doel.is_file() or (plek and plek not in plaatsen[doel]):
                    dood.append((path.name, een["href"]))
        assert dood == []
        assert naar_een_plek >= 5


class TestCatalogue:
    """Each indicator of the catalogue, on its page."""

    def test_every_indicator_has_its_page_figure_and_table(self, indicatoren: Indicatoren) -> None:
        """A figure of two drawings with its numbers one click away."""
        assert set(indicatoren.blad) == set(catalogus())
        for naam in catalogus():
            figuur = indicatoren.plek(naam, "#figuur-{}")
            assert len(figuur.select("div.naast > [role=img][aria-label]")) == 2, naam
            assert {gebied for gebied, _ in indicatoren.reeks(naam)} <= {*GEBIEDEN, *OPGEGAAN}
            nu = [gebied for gebied, kolom in indicatoren.tabel(naam) if kolom == "4e kw 2024"]
            assert [gebied for gebied in nu if gebied not in OPGEGAAN] == GEBIEDEN, naam
            assert indicatoren.regels(naam), naam

    def test_what_has_no_number_is_none(self, bladen: dict[str, BeautifulSoup]) -> None:
        """Every source is there and goes back far enough."""
        blad = bladen["prestatie-indicatoren"]
        assert blad.select("#tabel-zonder-getal") == []
        assert "Elke indicator waarvan de bron er is, heeft dit kwartaal een getal." in blad.get_text()

    def test_the_account_names_no_indicator_that_is_not_there(self, voorbeeld: Path) -> None:
        assert "Niet berekende indicatoren" not in tekst(voorbeeld / "verantwoording.html")

    @pytest.mark.parametrize("naam", hand.GETELD)
    def test_the_number_of_now_is_the_count_by_hand(self, naam: str, indicatoren: Indicatoren) -> None:
        """In every gemeente and of all together, as it is written."""
        tabel = indicatoren.tabel(naam)
        eenheid = catalogus()[naam].eenheid
        per = re.match(r"per ([\d.]+) ", eenheid)
        factor = 100 if eenheid == "%" else int(per[1].replace(".", "")) if per else 1
        for gebied, geteld in overal(hand.GETELD[naam]).items():
            staat_er = tabel[gebied, "4e kw 2024"]
            if geteld is None:
                assert staat_er == "?", gebied  # nothing to divide by
                continue
            waarde = geteld if isinstance(geteld, (int, float)) else factor * geteld[0] / geteld[1]
            decimalen = len(staat_er.partition(",")[2])
            assert staat_er == geschreven(waarde, decimalen), gebied


def zware(dag: date) -> Callable[[hand.Lees], dict[str, tuple[float, float]]]:
    """Heavy trajecten of all that run on a day."""

    def tel(lezen: hand.Lees) -> dict[str, tuple[float, float]]:
        soort = ("productgroep", "leveringsvorm", "aanbieder")
        lopend = [een for een in hand.trajecten(lezen("voorzieningen_jeugdwet"), 31, *soort) if hand.loopt(een, dag)]
        return dict(hand.breuken([een for een in lopend if een["productgroep"] in hand.ZWAAR], lopend))

    return tel


class TestHeavyToLight:
    """README: of the new rows about 32 % is heavy in 2023, about 17 % in the second half of 2024."""

    def test_new_help(self, indicatoren: Indicatoren) -> None:
        """A year of quarters around 32, the last two around 17."""
        reeks = indicatoren.reeks("Zware hulp bij nieuwe jeugdhulp")
        totaal = [getal(reeks[hand.TOTAAL, periode]) for periode in KWARTALEN]
        assert sum(totaal[:4]) / 4 == pytest.approx(32, abs=3)
        assert sum(totaal[6:]) / 2 == pytest.approx(17, abs=2)
        assert min(totaal[:4]) > max(totaal[6:]) + 10

    def test_all_help_in_a_year(self, indicatoren: Indicatoren) -> None:
        """The same line as a count by hand of both days."""
        toen, nu = zware(JAAR_EERDER)(SAMEN)[hand.TOTAAL], zware(hand.EINDE)(SAMEN)[hand.TOTAAL]
        assert toen[0] / toen[1] - nu[0] / nu[1] > 0.08
        assert indicatoren.regels("Aandeel zware jeugdhulp")[1] == (
            f"Alle gemeenten samen, in een jaar: van {aandeel(toen)} naar {aandeel(nu)}. "
            "Dat is meer dan toeval en gunstig."
        )


class TestTariff:
    """README: begeleiding Wmo (02) costs 8 % more from 1 July 2024 on. 62,50 × 1,08 = 67,50."""

    def test_every_quarter_and_gemeente(self, indicatoren: Indicatoren) -> None:
        """Until the second quarter of 2024 the one, then the other; counted by hand over the declaraties."""
        reeks = indicatoren.reeks("Tarief begeleiding Wmo")
        for periode in KWARTALEN:
            nummer, jaar = int(periode[0]), periode[-4:]
            maanden = {f"{jaar}-{maand:02d}" for maand in range(3 * nummer - 2, 3 * nummer + 1)}
            rijen = [
                rij
                for rij in SAMEN("declaraties")
                if rij["wet"] == "Wmo" and rij["product"] == "02" and rij["maand"] in maanden
            ]
            tarief = sum(float(rij["bedrag"]) for rij in rijen) / sum(float(rij["volume"]) for rij in rijen)
            verwacht = "67,50" if (jaar, nummer) >= ("2024", 3) else "62,50"
            assert geschreven(tarief, 2) == verwacht
            assert {reeks[gebied, periode] for gebied in GEBIEDEN} - {""} == {verwacht}

    def test_it_names_the_change_over_a_year(self, indicatoren: Indicatoren) -> None:
        assert indicatoren.regels("Tarief begeleiding Wmo")[1] == (
            "Alle gemeenten samen, in een jaar: van 62,50 naar 67,50 (+5,00). Of dat toeval is, is niet te toetsen."
        )


class TestSlowToegang:
    """README: Duinwaarde decides slowly from 2024-Q2 on: about 55 % within 56 days, before and elsewhere about 90 %."""

    NAAM = "Besluit Wmo binnen de termijn"

    def test_from_the_second_quarter_of_2024_on(self, indicatoren: Indicatoren) -> None:
        """Small numbers go up and down: the best quarter since is far below the worst before it."""
        reeks = indicatoren.reeks(self.NAAM)
        duinwaarde = [getal(reeks["Duinwaarde", periode]) for periode in KWARTALEN[1:]]
        voor, na = duinwaarde[:4], duinwaarde[4:]
        assert sum(na) / 3 == pytest.approx(55, abs=5)
        assert sum(voor) / 4 == pytest.approx(90, abs=3)
        assert max(na) < min(voor) - 20
        elders = [
            getal(waarde)
            for (gebied, _), waarde in reeks.items()
            if waarde and gebied not in ("Duinwaarde", hand.TOTAAL)
        ]
        assert sum(elders) / len(elders) == pytest.approx(90, abs=4)

    def test_the_line_and_the_funnel_name_it(self, indicatoren: Indicatoren) -> None:
        """Of what was due in this quarter, counted by hand; over a year it is more than chance, and not wanted."""
        nu = hand.besluit_binnen_acht_weken("Wmo")(PER_GEMEENTE)["Duinwaarde"]
        regels = indicatoren.regels(self.NAAM)
        (regel,) = [een for een in regels if een.startswith("Duinwaarde, in een jaar: ")]
        assert regel.endswith(f" naar {aandeel(nu)}. Dat is meer dan toeval en ongunstig.")
        assert "Duinwaarde is lager dan de gemeenten samen; dat verschil is meer dan toeval." in regels
        alt = indicatoren.plek(self.NAAM, "#figuur-{}").select("[role=img]")[1]["aria-label"]
        assert "meer dan door toeval verschilt: Duinwaarde" in str(alt)


class TestGraswolde:
    """README: 40 uitkeringen in, one of them registered after the registers were taken, and 12 out."""

    def test_39_in_and_12_out(self, indicatoren: Indicatoren) -> None:
        alle = hand.trajecten_van(PER_GEMEENTE, "uitkeringen")
        erbij = hand.tel(hand.begonnen(alle, hand.NU))["Graswolde"]
        eraf = hand.tel(hand.geeindigd(alle, hand.NU))["Graswolde"]
        was, is_ = (
            hand.tel(een for een in alle if hand.loopt(een, dag))["Graswolde"] for dag in (hand.VORIGE, hand.EINDE)
        )
        assert (erbij, eraf) == (40 - 1, 12)
        assert was + erbij - eraf == is_
        assert (
            f"Graswolde: van {was} naar {is_}. Er kwamen er 39 bij en er gingen er 12 af. "
            "Dat is meer dan toeval en ongunstig."
        ) in indicatoren.regels("Uitkeringen")

    def test_nobody_else_has_such_a_line(self, indicatoren: Indicatoren) -> None:
        anders = [
            een for een in indicatoren.regels("Uitkeringen") if "meer dan toeval" in een and "Graswolde" not in een
        ]
        assert anders == []


class TestBrinkerwold:
    """README: Brinkerwold registers ends of Wmo late from 2024-Q3 on."""

    (PROBLEEM,) = PARAMS["registratieproblemen"]

    def test_hardly_anyone_seems_to_leave(self, indicatoren: Indicatoren) -> None:
        """Who has help on one of the two days and not on the other; elsewhere more than one in forty leaves."""
        eerst, laatst = (
            hand.clienten(hand.van_leeftijd(PER_GEMEENTE("voorzieningen_wmo"), dag, 18, 200), dag)
            for dag in (hand.VORIGE, hand.EINDE)
        )
        erbij, eraf = laatst["Brinkerwold"] - eerst["Brinkerwold"], eerst["Brinkerwold"] - laatst["Brinkerwold"]
        for gemeente in set(hand.NAMEN.values()) - {"Brinkerwold"}:
            assert len(eerst[gemeente] - laatst[gemeente]) > len(eerst[gemeente]) / 40 > len(eraf)
        (regel,) = [
            een for een in indicatoren.regels("Inwoners met Wmo-ondersteuning") if een.startswith("Brinkerwold: ")
        ]
        assert f". Er kwamen er {len(erbij)} bij en er ging er {len(eraf)} af." in regel
        assert "Dat is meer dan toeval." in regel

    def test_the_note_stands_once_beside_every_change_it_touches(self, indicatoren: Indicatoren) -> None:
        """With each indicator of the register Wmo that names all together or Brinkerwold, and with no other."""
        met = {naam: indicatoren.regels(naam).count(f"Let op: {self.PROBLEEM['tekst']}") for naam in catalogus()}
        assert met == {naam: int("voorzieningen_wmo" in een.bron) for naam, een in catalogus().items()}


class TestMerger:
    """README: on 1 January 2024 Hazelrade and Munterveld went up in Nieuw-Hazelrade."""

    def test_an_old_gemeente_has_no_number_after_2023(
        self, bladen: dict[str, BeautifulSoup], indicatoren: Indicatoren
    ) -> None:
        """In no table of any page: where it has one, its row and column say 2023."""
        gevonden = 0
        for naam, blad in (bladen | indicatoren.blad).items():
            for tabel in blad.select("div.tabel"):
                titel = tabel.caption.get_text()  # type: ignore[union-attr]
                for (rij, kolom), waarde in cellen(tabel).items():
                    if waarde and OUD.search(f"{titel} {rij} {kolom}"):
                        gevonden += 1
                        assert "2023" in f"{rij} {kolom}", (naam, titel, rij, kolom)
                        assert "2024" not in f"{rij} {kolom}", (naam, titel, rij, kolom)
        assert gevonden > 50

    @pytest.mark.parametrize("naam", ["Uitkeringen", "Trajecten Wmo", "Trajecten jeugdhulp", "Wachtenden Wmo"])
    def test_in_every_quarter_the_rows_are_what_all_together_is(self, naam: str, indicatoren: Indicatoren) -> None:
        """In 2023 with the two that merged since, in 2024 with the one that they became."""
        for tabel in (indicatoren.tabel(naam), indicatoren.reeks(naam)):
            for periode in {kolom for _, kolom in tabel if re.match(r"\d+e kw", kolom)}:
                rijen = {gebied: w for (gebied, kolom), w in tabel.items() if kolom == periode and w}
                alles = rijen.pop(hand.TOTAAL)
                assert sum(map(getal, rijen.values())) == getal(alles), periode
                assert ("Hazelrade" in rijen, "Nieuw-Hazelrade" in rijen) == ("2023" in periode, "2024" in periode)

    def test_no_change_is_shown_over_it(self, indicatoren: Indicatoren) -> None:
        """Of the new gemeente there is nothing before 2024: no number, no line over a year, no judgement."""
        for naam in catalogus():
            tabel = indicatoren.tabel(naam)
            assert tabel["Nieuw-Hazelrade", "4e kw 2023"] == "", naam
            assert tabel["Nieuw-Hazelrade", "Tegen een jaar eerder"] == "geen eerder getal", naam
            reeks = indicatoren.reeks(naam)
            assert {w for (g, k), w in reeks.items() if g == "Nieuw-Hazelrade" and k.endswith("2023")} == {""}, naam
            assert not [een for een in indicatoren.regels(naam) if "Nieuw-Hazelrade, in een jaar" in een]

    def test_the_file_keeps_each_to_its_own_days(self, voorbeeld: Path) -> None:
        with (voorbeeld / "indicatoren.csv").open(encoding="utf-8", newline="") as bestand:
            rijen = list(csv.DictReader(bestand))
        jaren = {naam: {rij["periode"][:4] for rij in rijen if rij["gemeente"] == naam}
                 for naam in ("Hazelrade", "Munterveld", "Nieuw-Hazelrade")}  # fmt: skip
        assert jaren == {"Hazelrade": {"2023"}, "Munterveld": {"2023"}, "Nieuw-Hazelrade": {"2024"}}


class TestRevised:
    """What the edition of the quarter before showed, beside what is known now."""

    def test_what_was_revised_stands_on_the_page(self, indicatoren: Indicatoren) -> None:
        """The uitkeringen of 30 September, counted by hand over the register of now, against vorige_cijfers.csv."""
        nu = overal(
            lambda lezen: hand.tel(
                een for een in hand.trajecten(lezen("uitkeringen"), 30) if hand.loopt(een, hand.VORIGE)
            )
        )
        with (DATA / "vorige_cijfers.csv").open(encoding="utf-8", newline="") as bestand:
            toen = {
                rij["gemeente"]: int(rij["waarde"])
                for rij in csv.DictReader(bestand)
                if rij["indicator"] == "Uitkeringen" and rij["periode"] == "2024-Q3"
            }
        anders = [
            f"{waar}, 3e kw 2024: van {geschreven(toen[gebied])} naar {geschreven(nu[gebied])}"
            for gebied, waar in zip(GEBIEDEN, [*GEBIEDEN[:-1], "Alle gemeenten samen"], strict=True)
            if toen[gebied] != nu[gebied]
        ]
        assert anders
        herzien = indicatoren.herzien("Uitkeringen")
        assert {regel for regel in herzien if ", 3e kw 2024: " in regel} == set(anders)


@pytest.mark.parametrize("wet", ["wmo", "jeugdwet"])
def test_the_units_of_a_register_follow_from_each_other(bladen: dict[str, BeautifulSoup], wet: str) -> None:
    """Read from top to bottom in every column: the sum so far is the next count; the persons are counted here."""
    tabel = cellen(bladen[wet].select_one(f"#tabel-eenheden-{wet}"))
    for gemeente in dict.fromkeys(kolom for _, kolom in tabel):
        stand = 0
        for post, cel in ((post, cel) for (post, kolom), cel in tabel.items() if kolom == gemeente and cel):
            waarde = int(cel.replace(".", ""))
            if post.startswith(("Min: ", "Plus: ")):
                stand += waarde if post.startswith("Plus: ") else -waarde
            else:
                assert post == "Voorzieningen" or waarde == stand, (gemeente, post)
                stand = waarde
    lopend = [rij for rij in PER_GEMEENTE(f"voorzieningen_{wet}") if hand.loopt(rij, date(2024, 12, 31))]
    assert tabel["Cliënten", "Totaal"] == geschreven(len({rij["client"] for rij in lopend}))


class TestSummary:
    """The truths are what changed most."""

    def test_it_lists_them(self, bladen: dict[str, BeautifulSoup]) -> None:
        """Each under the name of its indicator; what the registration of Brinkerwold can make stands apart.

        That heavy help falls shows in all help. Of new help in one quarter, 93 of 317 and 54 of 308, it is p = 0,0006
        for independent events: with a fifth more variance and hundreds of tests on the page that fits chance.
        """
        lijsten = _onder(bladen["samenvatting"], "Wat het meest veranderde")
        assert len(lijsten) == 2
        for lijst in lijsten:
            assert len(lijst.select("li > p > a")) <= PARAMS["hoofdstukken"]["samenvatting"]["aantal"]
        zeker = _regels(lijsten)
        for indicator, begin in (
            ("Aandeel zware jeugdhulp", "Aandeel zware jeugdhulp, alle gemeenten samen, in een jaar: van "),
            ("Besluit Wmo binnen de termijn", "Besluit Wmo binnen de termijn Duinwaarde, in een jaar: van "),
            ("Uitkeringen", "Uitkeringen Graswolde: van 150 naar 177. Er kwamen er 39 bij en er gingen er 12 af. "),
        ):
            assert [regel for regel in zeker[indicator] if regel.startswith(begin)], begin
        assert "Zware hulp bij nieuwe jeugdhulp" not in zeker
        assert not [regel for van in zeker.values() for regel in van if "Brinkerwold verwerkt" in regel]
        regels = _regels(_onder(bladen["samenvatting"], "Nog onzeker"))["Trajecten Wmo"]
        assert [regel for regel in regels if regel.startswith("Trajecten Wmo Brinkerwold: ")]
        assert [regel for regel in regels if regel.startswith("Voorzieningen Wmo: van ")]
        assert regels[-1] == f"Let op: {TestBrinkerwold.PROBLEEM['tekst']}"

    def test_streefwaarden_are_reached_or_missed(
        self, bladen: dict[str, BeautifulSoup], indicatoren: Indicatoren
    ) -> None:
        """Every streefwaarde of the edition, held against the number in the table of its indicator."""
        regels = _regels(_onder(bladen["samenvatting"], "Streefwaarden"))
        for naam, doel in PARAMS["doelen"].items():
            if "streefwaarde" not in doel:
                continue
            tabel = indicatoren.tabel(naam)
            getal = float(tabel["Totaal", "4e kw 2024"].replace(",", "."))
            gehaald = getal >= doel["streefwaarde"] if "binnen de termijn" in naam else getal <= doel["streefwaarde"]
            woord = "gehaald" if gehaald else "niet gehaald"
            assert regels[naam][0] == f"Alle gemeenten samen: {tabel['Totaal', '4e kw 2024']} %, {woord}"

    def test_the_largest_changes_of_tables_are_in_it(self, bladen: dict[str, BeautifulSoup]) -> None:
        """Of people that of the sociëteit, of euros the budgets: subtracted here from the tables of the pages."""
        lijst = bladen["samenvatting"].select_one("main").get_text()  # type: ignore[union-attr]
        gebruik = cellen(bladen["transformatie"].select_one("#tabel-algemene-voorzieningen"))
        toen, nu = (int(gebruik["Sociëteit in de wijk", kolom]) for kolom in ("4e kw 2023", "4e kw 2024"))
        assert f"Sociëteit in de wijk: van {toen} naar {nu} (+{nu - toen})" in lijst
        budget = cellen(bladen["financien"].select_one("#tabel-budgetten"))
        for wet in ("Jeugdwet", "Wmo"):
            posten = ("Budget 2023", "Budget 2024", "Verschil")
            van, naar, verschil = (budget[f"{wet} | {post}", "Totaal"] for post in posten)
            assert f"Budget {wet}: van {van} naar {naar} (+{verschil.removeprefix('+')})" in lijst

    def test_every_line_stands_at_its_place_too(
        self, bladen: dict[str, BeautifulSoup], indicatoren: Indicatoren
    ) -> None:
        """The same words, one click away, or the table that says it."""
        for blok in bladen["samenvatting"].select("ol.samenvatting > li"):
            assert isinstance(blok.a, Tag)
            for plaats in (str(een["href"]) for een in blok.select("a")):
                pagina, _, anker = plaats.partition("#")
                if anker:
                    assert len(bladen[pagina.removesuffix(".html")].select(f"[id='{anker}']")) == 1, plaats
            if not str(blok.a["href"]).startswith("indicatoren/"):
                continue
            naam = blok.a.get_text()
            for regel in blok.select("ul.regels li"):
                # An untested line of all together stands in the words of its indicator as well.
                if regel.span is None:
                    tekst = regel.get_text().removeprefix(naam).lstrip(", ")
                    assert tekst[0].upper() + tekst[1:] in indicatoren.regels(naam)

    def test_the_tariff_stands_in_the_table_of_all(self, bladen: dict[str, BeautifulSoup]) -> None:
        """It cannot be tested for chance, so it is in no list."""
        tabel = cellen(bladen["samenvatting"].select_one("#tabel-alle-indicatoren"))
        rij = "Geld | Tarief begeleiding Wmo (euro per eenheid)"
        assert [tabel[rij, kolom] for kolom in ("4e kw 2023", "3e kw 2024", "4e kw 2024")] == [
            "62,50",
            "67,50",
            "67,50",
        ]
        assert len({rij for rij, _ in tabel}) == len(catalogus())


def _onder(blad: BeautifulSoup, kop: str) -> list[Tag]:
    """The lists of subjects under a heading."""
    lijsten = blad.select(".samenvatting")
    return [een for een in lijsten if (van := een.find_previous("h2")) and van.get_text(strip=True).startswith(kop)]


def _regels(lijsten: Iterable[Tag]) -> dict[str, list[str]]:
    """The lines of each subject of these lists."""
    return {
        een.a.get_text(): [regel.get_text() for regel in een.select("ul.regels li")]  # type: ignore[union-attr]
        for lijst in lijsten
        for een in lijst.find_all("li", recursive=False)
    }


# Who or what a row is about: never to leave the register.
SLEUTELS = {
    "voorzieningen_jeugdwet": ("voorziening_nummer", "client"),
    "voorzieningen_wmo": ("voorziening_nummer", "client"),
    "uitkeringen": ("uitkering_nummer", "client"),
    "meldingen": ("melding_nummer", "client"),
    "declaraties": ("declaratie_nummer",),
}
_BEELD = re.compile(r"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)")


def woorden(text: str) -> set[str]:
    """Every word of a text, and of the drawings in it; a drawing itself is no text."""
    beelden = [base64.b64decode(een).decode("utf-8") for een in _BEELD.findall(text)]
    return set(re.findall(r"[A-Za-z0-9]+", " ".join([_BEELD.sub(" ", text), *beelden])))


class TestNobody:
    """No row of a register can be found in anything that was made."""

    @pytest.fixture(scope="class")
    @classmethod
    def nummers(cls) -> set[str]:
        gevonden = set()
        for naam, kolommen in SLEUTELS.items():
            with (DATA / f"{naam}.csv").open(encoding="utf-8", newline="") as bestand:
                gevonden |= {rij[kolom] for rij in csv.DictReader(bestand) for kolom in kolommen if rij[kolom]}
        assert len(gevonden) > 40_000
        return gevonden

    def test_no_pseudonym_and_no_record_number_in_any_file(self, voorbeeld: Path, nummers: set[str]) -> None:
        """Pages, executed notebooks with their data, the manifest, the CSV; also inside the drawings."""
        bestanden = [path for path in voorbeeld.rglob("*") if path.is_file()]
        assert {path.suffix for path in bestanden} == {".html", ".ipynb", ".json", ".csv", ".ics", ".txt"}
        for path in bestanden:
            assert woorden(path.read_text(encoding="utf-8")) & nummers == set(), path.name

    def test_such_a_number_would_be_found(self, voorbeeld: Path, nummers: set[str]) -> None:
        """In text, in JSON, in an address, in a drawing."""
        nummer = min(nummers)
        beeld = base64.b64encode(f"<svg><!-- {nummer} --></svg>".encode()).decode()
        for spoor in (
            f"<td>{nummer}</td>",
            f'"client": "{nummer}"',
            f"#{nummer}",
            f"data:image/svg+xml;base64,{beeld}",
        ):
            assert woorden(f"begin {spoor} eind") & nummers == {nummer}
        # A drawing holds its names as text: there it would be.
        pagina = (voorbeeld / "indicatoren/uitkeringen.html").read_text(encoding="utf-8")
        assert re.search(r"<text [^>]*>Duinwaarde</text>", pagina)

    def test_no_day_of_birth(self, voorbeeld: Path) -> None:
        """In no notation: the years of birth of the oldest are on no page."""
        with (DATA / "voorzieningen_wmo.csv").open(encoding="utf-8", newline="") as bestand:
            dagen = {rij["geboortedatum"] for rij in csv.DictReader(bestand)}
        geboren = {dag for dag in dagen if dag and dag < "2000"}
        assert len(geboren) > 1000
        for path in voorbeeld.rglob("*"):
            if path.is_file():
                gevonden = set(re.findall(r"\b\d{4}-\d{2}-\d{2}\b", path.read_text(encoding="utf-8")))
                assert gevonden & geboren == set(), path.name


def test_a_zero_has_one_sign(bladen: dict[str, BeautifulSoup]) -> None:
    """On every page, whatever the delivery wrote for it: 0."""
    getoond = [cel.get_text(strip=True) for blad in bladen.values() for cel in blad.select(".tabel tbody td")]
    assert getoond.count("0") > 100
    assert {"-", "–", "−", "nihil"} & set(getoond) == set()


class TestCheck:
    """What is wrong with the example was put in, and is accepted with its reason."""

    def test_it_ends_with_0(self, voorbeeld: Path, capsys: pytest.CaptureFixture[str]) -> None:
        aantal = len(PARAMS["aanvaard"])
        assert main(["check", NAAM, "--output", str(voorbeeld.parents[2])]) == 0
        laatste = capsys.readouterr().out.splitlines()[-1]
        # Nothing of this edition was ever printed.
        assert re.match(rf"{NAAM}: getoetst: [\d.]+ sommen nagerekend, [\d.]+ regels getoetst, ", laatste)
        assert f"; {aantal} bevindingen, waarvan 0 open." in laatste

    def test_each_would_be_open_without_its_acceptance(self, voorbeeld: Path) -> None:
        editie = Editie.named(NAAM, Layout.find())
        zonder = replace(editie, parameters=editie.parameters.model_copy(update={"aanvaard": []}))
        assert len(Executed.read(zonder, voorbeeld).open) == len(PARAMS["aanvaard"])
