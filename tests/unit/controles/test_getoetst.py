"""Does the account say what was really held against something, and apart what could not be?"""

from types import SimpleNamespace
from typing import cast

import pytest
from bouwstenen import Cel, cijfers
from bs4 import BeautifulSoup

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL, ONGEVEER
from monitorlib.cijfers.kern.verband import delen_van, sluit_aan
from monitorlib.cijfers.rekenen.optellen import totaal, verschil
from monitorlib.cijfers.rekenen.verhouding import verhouding
from monitorlib.controles.getoetst import Getoetst, Kind
from monitorlib.controles.proeven import Proeven, tel
from monitorlib.pagina.bladen.bevindingen import bevindingen_html
from monitorlib.render.tabellen.getoonde_tabel import Tabel
from monitorlib.render.tabellen.tabel import Opmaak, plaatsen
from monitorlib.sources.gepubliceerd import Gedrukt


def getoetst(van: Cijfers, gedrukt: dict[tuple[str, str], float] | None = None) -> Getoetst:
    """What was tested in a table of two dimensions."""
    rij, kolom = van.dimensies
    cellen = {plaats: Gedrukt("h", "t", *plaats, str(een), een, "par. 1") for plaats, een in (gedrukt or {}).items()}
    return tel(Proeven(Tabel("h", "t", van, plaatsen(van, Opmaak((rij,), (kolom,), rij)), cellen)))


def blok(*waarden: Cel) -> Cijfers:
    """Two regelingen in two gemeenten."""
    return cijfers({"regeling": ["x", "y"], "gemeente": ["A", "B"]}, waarden)


class TestCount:
    def test_every_total_is_recalculated(self) -> None:
        """Two totals of the regelingen and three of the gemeenten; that of the totals follows both ways."""
        assert getoetst(totaal(blok(1, 2, 3, 5), "regeling", "gemeente")) == Getoetst({"som": 2 + 3 + 1})

    def test_a_table_without_rules_tests_nothing(self) -> None:
        """Numbers that were counted once are held against nothing."""
        niets = getoetst(blok(1, 2, 3, 5))
        assert not niets
        assert niets == Getoetst()

    def test_printed_numbers_that_are_on_the_page(self) -> None:
        """Three of four cells were printed, one of them wrong: compared all the same."""
        gedrukt = {("x", "A"): 1.0, ("x", "B"): 2.0, ("y", "A"): 4.0}
        assert getoetst(blok(1, 2, 3, 5), gedrukt) == Getoetst({"gedrukt": 3})

    def test_parts_and_whole_and_what_stands_elsewhere(self) -> None:
        """A rule for each of two gemeenten; of a connection the pairs of which both numbers are there."""
        geheel = delen_van(cijfers({"wat": ["geheel", "x"], "g": ["A", "B"]}, [5, 6, 5, 6]), "wat", "geheel", ["x"])
        sluitend = sluit_aan(geheel, cijfers({"g": ["A", "B"]}, [5, "niet opgegeven"]), "het bestand", wat="geheel")
        assert getoetst(sluitend) == Getoetst({"regel": 2, "aansluiting": 1})

    def test_a_share_is_divided_again(self) -> None:
        """1 of 4 and 2 of 4; nothing is divided by zero."""
        namen = {"regeling": ["x"], "gemeente": ["A", "B", "C"]}
        deel, geheel = cijfers(namen, [1, 2, 3]), cijfers(namen, [4, 4, 0])
        aandeel = verhouding(deel, geheel, factor=100, eenheid="%", decimalen=0, regel="deel")
        assert getoetst(aandeel) == Getoetst({"verhouding": 2})

    @pytest.mark.parametrize(
        ("waarden", "reden"),
        [
            ((5, 2, "niet te bepalen"), "niet te bepalen"),
            ((5, "Regelmatig", 3), "een woord"),
            (("niet opgegeven", 2, 3), "niet opgegeven"),
            ((5, 2, "nog niet"), "nog niet"),
        ],
    )
    def test_what_cannot_be_tested_is_counted_apart(self, waarden: tuple[Cel, ...], reden: str) -> None:
        """With the reason."""
        van = delen_van(cijfers({"wat": ["geheel", "x", "y"], "g": ["A"]}, waarden), "wat", "geheel", ["x", "y"])
        assert getoetst(van) == Getoetst({}, {reden: 1})

    def test_what_is_not_exact_breaks_no_rule_and_confirms_none(self) -> None:
        """A total with one approximate part; the total beside it is exact."""
        cellen = [("x", "A", ONGEVEER), ("y", "A", GETAL), ("x", "B", GETAL), ("y", "B", GETAL)]
        rijen = [
            {"regeling": regeling, "gemeente": gemeente, "waarde": 5, "teken": teken, "tekst": ""}
            for regeling, gemeente, teken in cellen
        ]
        van = maak(rijen, {"regeling": ["x", "y"], "gemeente": ["A", "B"]}, eenheid="indicaties")
        assert getoetst(totaal(van, "regeling")) == Getoetst({"som": 1}, {"bij benadering": 1})

    def test_a_share_or_a_connection_that_is_not_exact_is_not_counted_as_tested(self) -> None:
        """5 by approximation: it is divided by 10, and stands elsewhere as 5."""
        teller = maak(
            [{"regeling": "x", "gemeente": "A", "waarde": 5, "teken": ONGEVEER, "tekst": ""}],
            {"regeling": ["x"], "gemeente": ["A"]},
            eenheid="indicaties",
        )
        geheel = cijfers({"regeling": ["x"], "gemeente": ["A"]}, [10])
        deel = verhouding(teller, geheel, factor=100, eenheid="%", decimalen=0, regel="deel")
        assert getoetst(deel) == Getoetst({}, {"bij benadering": 1})
        sluitend = sluit_aan(teller, cijfers({"gemeente": ["A"]}, [5]), "het bestand", regeling="x")
        assert getoetst(sluitend) == Getoetst({}, {"bij benadering": 1})
        # And none of them is a fault.
        for van in (deel, sluitend):
            plaatsen_ = {cel: (cel[0], cel[1]) for cel in van.cellen()}
            assert all(proef.klopt for proef in Proeven(Tabel("h", "t", van, plaatsen_)))

    def test_what_must_still_come_is_no_rule_yet(self) -> None:
        """A total over a quarter to come, of which nothing is there."""
        van = cijfers({"wat": ["x", "y"], "periode": ["1e kw", "2e kw"]}, [1, "nog niet", 2, "nog niet"])
        assert getoetst(totaal(van, "wat")) == Getoetst({"som": 1})
        # Over the periods: what is still to come adds nothing to 1 and to 2.
        assert getoetst(totaal(van, "periode")) == Getoetst({"som": 2})

    def test_a_difference_is_a_sum(self) -> None:
        """2 - 1 and 5 - 3."""
        assert getoetst(verschil(blok(1, 2, 3, 5), "gemeente", "A", "B")) == Getoetst({"som": 2})


class TestFault:
    def test_a_sum_that_does_not_follow_is_found(self) -> None:
        """Without print as well: 1 + 3 is 4, not 5. Cijfers refuse such a sum, so these only look like them."""
        goed = totaal(blok(1, 2, 3, 5), "regeling")
        cellen = {**goed.cellen(), ("Totaal", "A"): {**goed.cellen()["Totaal", "A"], "waarde": 5.0}}
        fout = SimpleNamespace(
            cellen=lambda: cellen, vergelijkingen=goed.vergelijkingen, verhoudingen=(), aansluitingen=()
        )
        proeven = Proeven(Tabel("h", "t", cast(Cijfers, fout), {cel: (cel[0], cel[1]) for cel in cellen}))
        (een,) = (proef for proef in proeven if not proef.klopt)
        assert (een.soort, een.cel, een.verwacht) == ("som", ("Totaal", "A"), 4)


class TestWords:
    """How the account is written."""

    ACCOUNT = Getoetst({"som": 1214, "aansluiting": 96, "bewering": 1})

    def test_in_the_order_of_the_account(self) -> None:
        assert self.ACCOUNT.woorden == "1.214 sommen nagerekend, 96 aansluitingen, 1 bewering getoetst"
        assert Getoetst().woorden == "niets"

    @pytest.mark.parametrize(
        ("soort", "een", "twee", "kop"),
        [
            ("gedrukt", "1 gedrukt getal vergeleken", "2 gedrukte getallen vergeleken", "Gedrukte getallen"),
            ("som", "1 som nagerekend", "2 sommen nagerekend", "Sommen"),
            ("regel", "1 regel getoetst", "2 regels getoetst", "Regels"),
            ("verhouding", "1 verhouding nagerekend", "2 verhoudingen nagerekend", "Verhoudingen"),
            ("aansluiting", "1 aansluiting", "2 aansluitingen", "Aansluitingen"),
            ("bewering", "1 bewering getoetst", "2 beweringen getoetst", "Beweringen"),
            (
                "getal",
                "1 getal dat op meer plaatsen staat, vergeleken",
                "2 getallen die op meer plaatsen staan, vergeleken",
                "Getallen op meer plaatsen",
            ),
            ("tekst", "1 aantal in de tekst bekeken", "2 aantallen in de tekst bekeken", "Aantallen in tekst"),
        ],
    )
    def test_each_kind_has_its_words_and_its_column(self, soort: Kind, een: str, twee: str, kop: str) -> None:
        assert Getoetst({soort: 1}).woorden == een
        assert Getoetst({soort: 2}).woorden == twee
        assert Getoetst({soort: 2}, {"nog niet": 3}).kolommen([soort]) == {kop: "2", "Niet te toetsen": "3"}

    def test_all_is_right(self) -> None:
        """And says what all is."""
        assert self.ACCOUNT.verslag(0) == (
            "Alle controles van dit hoofdstuk kloppen: 1.214 sommen nagerekend, 96 aansluitingen, 1 bewering getoetst."
        )

    def test_the_same_words_with_bevindingen(self) -> None:
        """And what could not be tested."""
        met = self.ACCOUNT + Getoetst({}, {"nog niet": 1, "niet te bepalen": 2})
        assert met.verslag(3) == (
            "Getoetst: 1.214 sommen nagerekend, 96 aansluitingen, 1 bewering getoetst. "
            "3 regels waren niet te toetsen (niet te bepalen: 2, nog niet: 1)."
        )

    def test_nothing_was_tested(self) -> None:
        """Then nothing is said to be right."""
        assert Getoetst().verslag(0) == "In dit hoofdstuk was niets te toetsen."
        assert Getoetst({}, {"nog niet": 1}).verslag(0) == (
            "In dit hoofdstuk was niets te toetsen. 1 regel was niet te toetsen (nog niet: 1)."
        )

    def test_accounts_add_up_and_travel(self) -> None:
        """2 + 3 sums; through JSON and back."""
        samen = Getoetst({"som": 2}, {"nog niet": 1}) + Getoetst({"som": 3, "tekst": 1}, {"nog niet": 1})
        assert samen == Getoetst({"som": 5, "tekst": 1}, {"nog niet": 2})
        assert Getoetst.uit_json(samen.als_json()) == samen

    def test_only_what_was_tested_is_in_order(self) -> None:
        """The green line is for controles that were there."""
        for account, klasse in ((self.ACCOUNT, ["in-orde"]), (Getoetst(), None)):
            html = bevindingen_html([], account, id_="x", titel="Bevindingen", waar="dit hoofdstuk")
            assert BeautifulSoup(html, "html.parser").p.get("class") == klasse  # type: ignore[union-attr]
