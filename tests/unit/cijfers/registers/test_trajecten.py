"""Do records become the right trajecten, and starts and ends the right mutatie, on the awkward days too?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import ibis
import pytest
from bouwstenen import GEMEENTEN, JEUGDHULP, NIEUW, OUD, inhoud, jeugdhulp, register, uitkeringen

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.registers.balans_stand_in_uit import NOG_NIET_DEFINITIEF, balans, mutaties
from monitorlib.cijfers.registers.personen import nieuwe_clienten, vertrokken_clienten
from monitorlib.cijfers.registers.stand_en_stroom import duur, instroom, stand, uitstroom, unieke_clienten
from monitorlib.cijfers.registers.trajecten import sinds, trajecten
from monitorlib.cijfers.registers.wachttijd import wachtend
from monitorlib.editie.params.bron_parameters import Mutatie, Telwijze
from monitorlib.editie.params.gemeente import Gemeente
from monitorlib.errors import CalculationError
from monitorlib.sources.opened.register import Register
from monitorlib.sources.opened.telling import Telling
from monitorlib.tijd.periode import Kwartaal, Maand, Periode
from monitorlib.tijd.tijdvak import halfjaar_tot

D = date
JANUARI, FEBRUARI, MAART = Kwartaal(2016, 1).maanden
EERSTE_KWARTAAL = Kwartaal(2016, 1)
LAATSTE, EERSTE = D(2015, 12, 31), D(2016, 1, 1)
EIK, LINDE, WILG = "00000011", "00000022", "00000033"
ALLE: list[Mutatie] = ["herindeling", "leveringsvorm", "aanbieder", "verwijderd"]
Rij = dict[str, Any]


def van(begin: date, tot: date | None = None, **anders: object) -> Rij:
    return {"ingangsdatum": begin, "einddatum": tot, **anders}


def telwijze(wachttijd: int = 31, administratief: Sequence[Mutatie] = ALLE) -> Telwijze:
    return Telwijze(wachttijd=wachttijd, administratief=list(administratief))


def samen(*rijen: Rij, wachttijd: int = 31, administratief: Sequence[Mutatie] = ALLE, **bron: Any) -> Register:
    """The trajecten of these records, joined once: counting them again costs no second join."""
    geteld = trajecten(jeugdhulp(rijen, **bron), telwijze(wachttijd, administratief))
    return replace(geteld, tabel=ibis.memtable(geteld.tabel.to_pyarrow()))


def verloop(geteld: Register) -> list[tuple[str, date, date | None, str]]:
    """How each traject begins and ends, by its first and last day."""
    rijen = geteld.tabel.to_pyarrow().to_pylist()
    gevonden = [(rij["begin_soort"], rij["ingangsdatum"], rij["einddatum"], rij["eind_soort"]) for rij in rijen]
    return sorted(gevonden, key=lambda een: (een[1], een[2] or D.max, een[0]))


def posten(geteld: Register, periode: Periode, gemeente: str = "Aa") -> dict[str, float | str]:
    """The terms of a balans that are not zero."""
    getallen = inhoud(balans(geteld, in_=[periode], per="gemeente").kies(gemeente=gemeente))
    return {post: waarde for (post, _), waarde in getallen.items() if waarde != 0}


def een(meet: Cijfers) -> float:
    return meet.waarde()


class TestJoining:
    """Records of one kind of help that follow on each other are one traject."""

    @pytest.mark.parametrize(
        ("wachttijd", "dagen_erna", "trajecten_"),
        [
            (0, 0, 1),
            (0, 1, 2),
            (1, 1, 1),
            (1, 2, 2),
            (7, 6, 1),
            (7, 7, 1),
            (7, 8, 2),
            (31, 30, 1),
            (31, 31, 1),
            (31, 32, 2),
        ],
    )
    def test_help_that_comes_again_within_the_waiting_time_never_left(
        self, wachttijd: int, dagen_erna: int, trajecten_: int
    ) -> None:
        """Until 10 January, and again so many days after it."""
        weer = D(2016, 1, 10) + timedelta(days=dagen_erna)
        geteld = samen(van(D(2015, 6, 1), D(2016, 1, 10)), van(weer), wachttijd=wachttijd)
        een_traject = [("instroom", D(2015, 6, 1), None, "uitstroom")]
        twee = [("instroom", D(2015, 6, 1), D(2016, 1, 10), "uitstroom"), ("instroom", weer, None, "uitstroom")]
        assert verloop(geteld) == (een_traject if trajecten_ == 1 else twee)

    def test_help_that_ends_and_starts_on_one_day_overlaps(self) -> None:
        """10 January belongs to both: one traject, whatever the waiting time; 1 + 0 − 0 = 1."""
        geteld = samen(van(D(2015, 6, 1), D(2016, 1, 10)), van(D(2016, 1, 10)), wachttijd=0, administratief=[])
        assert verloop(geteld) == [("instroom", D(2015, 6, 1), None, "uitstroom")]
        assert posten(geteld, JANUARI) == {"Begin": 1, "Eind": 1}

    def test_an_open_end_takes_in_all_that_begins_later(self) -> None:
        """It runs on; what begins in it adds nothing, and its end is not the end."""
        geteld = samen(van(D(2015, 6, 1)), van(D(2016, 2, 1), D(2016, 2, 20)), wachttijd=0)
        assert verloop(geteld) == [("instroom", D(2015, 6, 1), None, "uitstroom")]

    def test_overlap_counts_from_the_first_day_to_the_last(self) -> None:
        """1 January to 20 February and 10 February to 5 March: one, of 31 + 29 + 5 days."""
        geteld = samen(van(D(2016, 1, 1), D(2016, 2, 20)), van(D(2016, 2, 10), D(2016, 3, 5)), wachttijd=0)
        assert verloop(geteld) == [("instroom", D(2016, 1, 1), D(2016, 3, 5), "uitstroom")]
        assert een(duur(geteld, in_=MAART).per()) == 31 + 29 + 5

    def test_a_short_record_within_a_long_one_does_not_end_it(self) -> None:
        """Until 1 March, with 5 to 8 January in it: what begins on 5 February still falls in the first."""
        rijen = van(D(2015, 6, 1), D(2016, 3, 1)), van(D(2016, 1, 5), D(2016, 1, 8)), van(D(2016, 2, 5), D(2016, 2, 9))
        assert verloop(samen(*rijen, wachttijd=0)) == [("instroom", D(2015, 6, 1), D(2016, 3, 1), "uitstroom")]

    @pytest.mark.parametrize(
        "ander",
        [{"client": "c2"}, {"gemeente": "GM0002"}, {"productgroep": "44"}],
    )
    def test_other_help_is_another_traject(self, ander: Rij) -> None:
        """Of another client, in another gemeente, of another product: coming and going, no mutatie."""
        geteld = samen(van(D(2015, 6, 1), D(2016, 1, 10)), van(D(2016, 1, 11), **ander))
        assert verloop(geteld) == [
            ("instroom", D(2015, 6, 1), D(2016, 1, 10), "uitstroom"),
            ("instroom", D(2016, 1, 11), None, "uitstroom"),
        ]

    def test_no_aanbieder_is_one_kind_of_aanbieder(self) -> None:
        """Two records without one follow on each other; from none to one is another aanbieder."""
        zonder = van(D(2015, 6, 1), D(2016, 1, 10), aanbieder=None), van(D(2016, 1, 11), D(2016, 2, 1), aanbieder=None)
        assert verloop(samen(*zonder, van(D(2016, 2, 2)))) == [
            ("instroom", D(2015, 6, 1), D(2016, 2, 1), "aanbieder"),
            ("aanbieder", D(2016, 2, 2), None, "uitstroom"),
        ]

    def test_a_delivery_without_aanbieder_joins_by_the_rest(self) -> None:
        """The column may be absent: then nobody changes aanbieder."""
        geleverd = jeugdhulp([van(D(2015, 6, 1), D(2016, 1, 10)), van(D(2016, 1, 11), aanbieder=LINDE)])
        zonder = replace(geleverd, tabel=geleverd.tabel.drop("aanbieder"))
        assert verloop(trajecten(zonder, telwijze())) == [("instroom", D(2015, 6, 1), None, "uitstroom")]

    def test_a_traject_has_the_number_of_its_first_and_the_reden_of_its_last_record(self) -> None:
        """The last is the one that ends last, not the one that begins last."""
        geteld = samen(
            van(D(2015, 6, 1), D(2016, 2, 29), reden="31"),
            van(D(2016, 1, 5), D(2016, 1, 8), reden="32"),
            van(D(2016, 3, 1), D(2016, 3, 4), reden="20"),
            van(D(2016, 3, 3), D(2016, 3, 3), reden="36"),
            administratief=[],
        )
        (traject,) = geteld.tabel.to_pyarrow().to_pylist()
        assert (traject["voorziening_nummer"], traject["reden"]) == ("J00001", "20")

    def test_a_traject_has_the_verwijzer_of_its_first_record(self) -> None:
        """The huisarts (02) sent the child; the gemeente (01) only prolonged it."""
        geteld = samen(
            van(D(2015, 6, 1), D(2016, 1, 10), verwijzer="02"), van(D(2016, 1, 11), D(2016, 3, 1), verwijzer="01")
        )
        assert geteld.tabel.verwijzer.to_pyarrow().to_pylist() == ["02"]

    def test_trajecten_are_counted_as_trajecten(self) -> None:
        """The unit changes; where a source knows no products, its own unit stays."""
        geteld = samen(van(D(2015, 6, 1)))
        assert {cel["eenheid"] for cel in stand(geteld, op=JANUARI).per("gemeente").cellen().values()} == {"trajecten"}
        zonder = register([("c1", "GM0001", "ZIN", D(2015, 6, 1), None)])
        assert trajecten(zonder, telwijze()).bron.eenheid == "voorzieningen"


class TestSwitch:
    """Between two trajecten of one client and product: leveringsvorm, aanbieder, or nothing."""

    def test_zin_next_to_pgb_is_no_switch(self) -> None:
        """Both run on; nobody came or went: 2 + 0 − 0 = 2, one person."""
        geteld = samen(van(D(2015, 6, 1)), van(D(2015, 9, 1), leveringsvorm="PGB"))
        assert posten(geteld, JANUARI) == {"Begin": 2, "Eind": 2}
        assert een(unieke_clienten(geteld, op=JANUARI).per()) == 1

    def test_pgb_within_the_days_of_zin_is_no_switch(self) -> None:
        """It ends while the ZIN goes on as it did: a start and an end of its own, 1 + 1 − 1 = 1."""
        geteld = samen(van(D(2015, 6, 1)), van(D(2016, 1, 5), D(2016, 1, 20), leveringsvorm="PGB"), wachttijd=7)
        assert verloop(geteld)[1] == ("instroom", D(2016, 1, 5), D(2016, 1, 20), "uitstroom")
        assert posten(geteld, JANUARI) == {"Begin": 1, "Erbij": 1, "Eraf": 1, "Eind": 1}

    def test_zin_that_ends_long_after_the_pgb_began_is_no_switch(self) -> None:
        """The PGB began 32 days before the end, outside the waiting time around it; 31 days before is a switch."""
        zin, vorm = van(D(2015, 6, 1), D(2016, 2, 29)), Rij(leveringsvorm="PGB")
        assert verloop(samen(zin, van(D(2016, 1, 28), **vorm)))[0][3] == "uitstroom"
        assert verloop(samen(zin, van(D(2016, 1, 29), **vorm)))[0][3] == "leveringsvorm"

    @pytest.mark.parametrize("begin", [D(2016, 1, 5), D(2016, 1, 10), D(2016, 1, 11), D(2016, 2, 10)])
    def test_from_zin_to_pgb_with_overlap_on_the_day_at_once_or_with_a_gap(self, begin: date) -> None:
        """Around the end on 10 January, at most 31 days after it: nobody leaves and nobody comes."""
        geteld = samen(van(D(2015, 6, 1), D(2016, 1, 10)), van(begin, leveringsvorm="PGB"))
        assert verloop(geteld) == [
            ("instroom", D(2015, 6, 1), D(2016, 1, 10), "leveringsvorm"),
            ("leveringsvorm", begin, None, "uitstroom"),
        ]

    @pytest.mark.parametrize(("eerst", "dan"), [("ZIN", None), (None, "ZIN")])
    def test_no_leveringsvorm_is_one_as_well(self, eerst: str | None, dan: str | None) -> None:
        geteld = samen(van(D(2015, 6, 1), D(2016, 1, 10), leveringsvorm=eerst), van(D(2016, 1, 11), leveringsvorm=dan))
        assert [eind for *_, eind in verloop(geteld)] == ["leveringsvorm", "uitstroom"]

    def test_a_switch_in_one_month_nets_nothing_and_over_two_it_does(self) -> None:
        """ZIN until 20 January, PGB from 3 February: January 1 − 1 = 0, February 0 + 1 = 1, the quarter 1 + 0 = 1."""
        geteld = samen(van(D(2015, 6, 1), D(2016, 1, 20)), van(D(2016, 2, 3), leveringsvorm="PGB"))
        assert posten(geteld, JANUARI) == {"Begin": 1, "Andere leveringsvorm": -1}
        assert posten(geteld, FEBRUARI) == {"Andere leveringsvorm": 1, "Eind": 1}
        assert posten(geteld, EERSTE_KWARTAAL) == {"Begin": 1, "Eind": 1}
        erin, eruit = mutaties(geteld, "leveringsvorm", in_=EERSTE_KWARTAAL)
        assert (een(erin.per()), een(eruit.per())) == (1, 1)

    def test_a_switch_after_the_waiting_time_is_coming_and_going(self) -> None:
        """32 days after 10 January is 11 February."""
        geteld = samen(van(D(2015, 6, 1), D(2016, 1, 10)), van(D(2016, 2, 11), leveringsvorm="PGB"))
        assert posten(geteld, EERSTE_KWARTAAL) == {"Begin": 1, "Erbij": 1, "Eraf": 1, "Eind": 1}

    def test_without_waiting_time_a_switch_is_on_the_day_itself_or_the_next(self) -> None:
        """Two days that follow on each other leave no gap."""
        for begin, soort in [
            (D(2016, 1, 10), "aanbieder"),
            (D(2016, 1, 11), "aanbieder"),
            (D(2016, 1, 12), "uitstroom"),
        ]:
            geteld = samen(van(D(2015, 6, 1), D(2016, 1, 10)), van(begin, aanbieder=LINDE), wachttijd=0)
            assert verloop(geteld)[0][3] == soort

    def test_another_aanbieder_is_a_mutatie_of_its_own(self) -> None:
        """From De Eik to De Linde on 11 January: 1 + 0 − 0 + (1 − 1) = 1."""
        geteld = samen(van(D(2015, 6, 1), D(2016, 1, 10)), van(D(2016, 1, 11), aanbieder=LINDE))
        assert verloop(geteld) == [
            ("instroom", D(2015, 6, 1), D(2016, 1, 10), "aanbieder"),
            ("aanbieder", D(2016, 1, 11), None, "uitstroom"),
        ]
        assert posten(geteld, JANUARI) == {"Begin": 1, "Eind": 1}

    def test_leveringsvorm_and_aanbieder_at_once_is_leveringsvorm(self) -> None:
        """A PGB nearly always comes with another aanbieder."""
        ander = van(D(2016, 1, 11), aanbieder=LINDE, leveringsvorm="PGB")
        assert verloop(samen(van(D(2015, 6, 1), D(2016, 1, 10)), ander))[1][0] == "leveringsvorm"

    def test_both_at_once_is_coming_and_going_when_only_aanbieder_is_administrative(self) -> None:
        """The aanbieder changed in another leveringsvorm: that is no mutatie 'aanbieder'."""
        ander = van(D(2016, 1, 11), aanbieder=LINDE, leveringsvorm="PGB")
        geteld = samen(van(D(2015, 6, 1), D(2016, 1, 10)), ander, administratief=["aanbieder"])
        assert posten(geteld, JANUARI) == {"Begin": 1, "Erbij": 1, "Eraf": 1, "Eind": 1}

    def test_what_does_not_go_on_after_the_end_is_no_successor(self) -> None:
        """Both end on 20 January: two leave. One day longer, and one of them went on."""
        zin = van(D(2015, 6, 1), D(2016, 1, 20))
        assert posten(samen(zin, van(D(2016, 1, 10), D(2016, 1, 20), aanbieder=LINDE)), JANUARI)["Eraf"] == 2
        assert posten(samen(zin, van(D(2016, 1, 10), D(2016, 1, 21), aanbieder=LINDE)), JANUARI)["Eraf"] == 1

    def test_a_successor_does_not_begin_before_what_it_follows(self) -> None:
        """PGB from 5 January, ZIN from 8 to 20 January: the ZIN came in between and left."""
        rijen = van(D(2016, 1, 5), leveringsvorm="PGB"), van(D(2016, 1, 8), D(2016, 1, 20))
        assert verloop(samen(*rijen)) == [
            ("instroom", D(2016, 1, 5), None, "uitstroom"),
            ("instroom", D(2016, 1, 8), D(2016, 1, 20), "uitstroom"),
        ]

    def test_a_career_is_a_chain_of_mutaties(self) -> None:
        """De Eik, De Linde, then as PGB: one comes, one leaves, two mutaties between them; the duur is the last's."""
        geteld = samen(
            van(D(2016, 1, 4), D(2016, 1, 20)),
            van(D(2016, 1, 25), D(2016, 2, 10), aanbieder=LINDE),
            van(D(2016, 2, 11), D(2016, 2, 20), aanbieder=LINDE, leveringsvorm="PGB"),
        )
        assert [(begin, eind) for begin, _, _, eind in verloop(geteld)] == [
            ("instroom", "aanbieder"),
            ("aanbieder", "leveringsvorm"),
            ("leveringsvorm", "uitstroom"),
        ]
        assert posten(geteld, EERSTE_KWARTAAL) == {"Erbij": 1, "Eraf": 1}
        assert een(duur(geteld, in_=EERSTE_KWARTAAL).per()) == 10


class TestNearest:
    """An end and a start go together when neither has a nearer one."""

    def test_of_two_possible_successors_the_nearest_follows(self) -> None:
        """After 20 January: De Linde on the 25th follows, De Wilg on the 28th is new; 1 + 1 = 2."""
        geteld = samen(
            van(D(2015, 6, 1), D(2016, 1, 20)),
            van(D(2016, 1, 28), aanbieder=WILG),
            van(D(2016, 1, 25), aanbieder=LINDE),
        )
        assert verloop(geteld)[1:] == [
            ("aanbieder", D(2016, 1, 25), None, "uitstroom"),
            ("instroom", D(2016, 1, 28), None, "uitstroom"),
        ]
        assert posten(geteld, JANUARI) == {"Begin": 1, "Erbij": 1, "Eind": 2}

    def test_of_two_possible_predecessors_the_nearest_goes_on(self) -> None:
        """De Eik ended on the 10th, De Linde on the 20th; De Wilg on the 25th follows De Linde; 2 − 1 = 1."""
        geteld = samen(
            van(D(2015, 6, 1), D(2016, 1, 10)),
            van(D(2015, 7, 1), D(2016, 1, 20), aanbieder=LINDE),
            van(D(2016, 1, 25), aanbieder=WILG),
        )
        assert [eind for *_, eind in verloop(geteld)] == ["uitstroom", "aanbieder", "uitstroom"]
        assert posten(geteld, JANUARI) == {"Begin": 2, "Eraf": 1, "Eind": 1}

    def test_a_start_before_the_end_can_be_nearer_than_one_after_it(self) -> None:
        """End on 20 January: De Linde began 2 days before it, De Wilg 3 days after."""
        geteld = samen(
            van(D(2015, 6, 1), D(2016, 1, 20)),
            van(D(2016, 1, 18), aanbieder=LINDE),
            van(D(2016, 1, 23), aanbieder=WILG),
        )
        assert [begin for begin, *_ in verloop(geteld)] == ["instroom", "aanbieder", "instroom"]

    def test_who_loses_the_nearest_does_not_get_the_next(self) -> None:
        """Ends on 20 (De Eik) and 24 January (PGB), starts on 25 January and 5 February: only 24 and 25 go together.

        The start of 5 February is nearest to the end of 24 January, which has a nearer one; so it is instroom.
        """
        geteld = samen(
            van(D(2015, 6, 1), D(2016, 1, 20)),
            van(D(2015, 7, 1), D(2016, 1, 24), leveringsvorm="PGB"),
            van(D(2016, 1, 25), aanbieder=LINDE),
            van(D(2016, 2, 5), aanbieder=WILG),
        )
        assert [(begin, eind) for begin, _, _, eind in verloop(geteld)] == [
            ("instroom", "uitstroom"),
            ("instroom", "leveringsvorm"),
            ("leveringsvorm", "uitstroom"),
            ("instroom", "uitstroom"),
        ]

    def test_equally_near_is_one_mutatie_whatever_the_order_of_the_rows(self) -> None:
        """Two start on 25 January: one follows, one is new."""
        zin = van(D(2015, 6, 1), D(2016, 1, 20), voorziening_nummer="1")
        twee = (
            van(D(2016, 1, 25), aanbieder=LINDE, voorziening_nummer="2"),
            van(D(2016, 1, 25), aanbieder=WILG, voorziening_nummer="3"),
        )
        for rijen in [(zin, *twee), (*reversed(twee), zin)]:
            begint = samen(*rijen).tabel.to_pyarrow().to_pylist()
            assert {rij["voorziening_nummer"]: rij["begin_soort"] for rij in begint} == {
                "1": "instroom",
                "2": "aanbieder",
                "3": "instroom",
            }

    def test_what_is_not_administrative_does_not_stand_in_the_way(self) -> None:
        """The PGB of 21 January is nearer than De Linde of 25 January, but the telwijze calls it instroom."""
        geteld = samen(
            van(D(2015, 6, 1), D(2016, 1, 20)),
            van(D(2016, 1, 21), leveringsvorm="PGB"),
            van(D(2016, 1, 25), aanbieder=LINDE),
            administratief=["aanbieder"],
        )
        assert [begin for begin, *_ in verloop(geteld)] == ["instroom", "instroom", "aanbieder"]


class TestHerindeling:
    """On the day of a merger all leave one gemeente and come into another, and nobody comes or goes."""

    def test_who_goes_over_neither_leaves_nor_comes(self) -> None:
        """Oud: 2 − 1 left − 1 over = 0. Nieuw: 0 + 1 new + 1 over = 2."""
        geteld = samen(
            van(D(2015, 6, 1), LAATSTE, gemeente=OUD.code),
            van(EERSTE, gemeente=NIEUW.code),
            van(D(2015, 6, 1), LAATSTE, gemeente=OUD.code, client="c2"),
            van(D(2016, 1, 8), gemeente=NIEUW.code, client="c3"),
        )
        assert posten(geteld, JANUARI, "Oud") == {"Begin": 2, "Eraf": 1, "Herindeling": -1}
        assert posten(geteld, JANUARI, "Nieuw") == {"Erbij": 1, "Herindeling": 1, "Eind": 2}

    @pytest.mark.parametrize(
        "ook", [{"aanbieder": LINDE}, {"leveringsvorm": "PGB"}, {"aanbieder": LINDE, "leveringsvorm": "PGB"}]
    )
    def test_the_contracts_of_the_new_gemeente_change_nothing(self, ook: Rij) -> None:
        """Another aanbieder or leveringsvorm on that day: still the herindeling."""
        geteld = samen(van(D(2015, 6, 1), LAATSTE, gemeente=OUD.code), van(EERSTE, gemeente=NIEUW.code, **ook))
        assert verloop(geteld) == [
            ("instroom", D(2015, 6, 1), LAATSTE, "herindeling"),
            ("herindeling", EERSTE, None, "uitstroom"),
        ]

    def test_who_has_zin_and_pgb_goes_over_with_both(self) -> None:
        """Oud: 2 − 2 over = 0. Nieuw: 0 + 2 over = 2; the ZIN counts 31 + 10 days, as the ZIN that it was."""
        geteld = samen(
            van(D(2015, 6, 1), LAATSTE, gemeente=OUD.code, leveringsvorm="PGB"),
            van(D(2015, 12, 1), LAATSTE, gemeente=OUD.code),
            van(EERSTE, D(2016, 1, 10), gemeente=NIEUW.code),
            van(EERSTE, gemeente=NIEUW.code, leveringsvorm="PGB"),
        )
        assert posten(geteld, JANUARI, "Oud") == {"Begin": 2, "Herindeling": -2}
        assert posten(geteld, JANUARI, "Nieuw") == {"Herindeling": 2, "Eraf": 1, "Eind": 1}
        assert een(duur(geteld, in_=JANUARI).per()) == 31 + 10

    @pytest.mark.parametrize(
        ("laatste", "eerste"),
        [
            pytest.param({"tot": LAATSTE, "gemeente": OUD.code}, {"gemeente": "GM0001"}, id="to a third gemeente"),
            pytest.param({"tot": LAATSTE, "gemeente": "GM0001"}, {"gemeente": NIEUW.code}, id="from a third gemeente"),
            pytest.param({"tot": LAATSTE, "gemeente": "GM0001"}, {"gemeente": "GM0002"}, id="between two others"),
            pytest.param(
                {"tot": D(2015, 12, 30), "gemeente": OUD.code}, {"gemeente": NIEUW.code}, id="a day too early"
            ),
            pytest.param(
                {"tot": LAATSTE, "gemeente": OUD.code},
                {"gemeente": NIEUW.code, "begin": D(2016, 1, 2)},
                id="a day late",
            ),
            pytest.param(
                {"tot": LAATSTE, "gemeente": OUD.code},
                {"gemeente": NIEUW.code, "productgroep": "44"},
                id="other product",
            ),
            pytest.param(
                {"tot": LAATSTE, "gemeente": OUD.code}, {"gemeente": NIEUW.code, "client": "c2"}, id="other person"
            ),
        ],
    )
    def test_a_move_is_no_herindeling(self, laatste: Rij, eerste: Rij) -> None:
        """Only from the gemeente that ends to the one it goes up in, from its last day to the next."""
        geteld = samen(van(D(2015, 6, 1), **laatste), van(**{"begin": EERSTE, **eerste}))
        assert [(begin, eind) for begin, _, _, eind in verloop(geteld)] == [("instroom", "uitstroom")] * 2

    def test_the_days_follow_on_each_other_so_that_no_waiting_time_is_needed(self) -> None:
        """With wachttijd 0 the herindeling counts too."""
        rijen = van(D(2015, 6, 1), LAATSTE, gemeente=OUD.code), van(EERSTE, gemeente=NIEUW.code)
        assert verloop(samen(*rijen, wachttijd=0))[0][3] == "herindeling"

    def test_a_herindeling_that_is_not_administrative_is_coming_and_going(self) -> None:
        """Then all leave Oud and come into Nieuw, and the duur starts anew."""
        geteld = samen(
            van(D(2015, 6, 1), LAATSTE, gemeente=OUD.code),
            van(EERSTE, D(2016, 1, 10), gemeente=NIEUW.code),
            administratief=["leveringsvorm"],
        )
        assert posten(geteld, JANUARI, "Oud") == {"Begin": 1, "Eraf": 1}
        assert posten(geteld, JANUARI, "Nieuw") == {"Erbij": 1, "Eraf": 1}
        assert een(duur(geteld, in_=JANUARI).per("gemeente").kies(gemeente="Nieuw")) == 10

    def test_duur_counts_from_the_first_day_under_the_old_gemeente(self) -> None:
        """1 to 31 December and 1 to 10 January: 41 days, and another of 5: a mean of 23."""
        geteld = samen(
            van(D(2015, 12, 1), D(2015, 12, 15), gemeente=OUD.code),
            van(D(2015, 12, 20), LAATSTE, gemeente=OUD.code),
            van(EERSTE, D(2016, 1, 10), gemeente=NIEUW.code),
            van(D(2016, 1, 11), D(2016, 1, 15), gemeente=NIEUW.code, client="c2"),
        )
        assert een(duur(geteld, in_=JANUARI).per("gemeente").kies(gemeente="Nieuw")) == (41 + 5) / 2
        # Without the herindeling 31 days would have left Oud, and 10 would have been the whole duur in Nieuw.
        assert een(duur(geteld, in_=JANUARI).per()) == (41 + 5) / 2

    def test_a_switch_of_aanbieder_starts_the_duur_anew(self) -> None:
        """Only a herindeling carries the first day along."""
        geteld = samen(van(D(2015, 12, 1), D(2016, 1, 10)), van(D(2016, 1, 11), D(2016, 1, 15), aanbieder=LINDE))
        assert een(duur(geteld, in_=JANUARI).per()) == 5

    def test_duur_counts_from_the_first_day_over_two_herindelingen(self) -> None:
        """Bee went up in Oud, and Oud in Nieuw a year later: 31 + 365 + 10 days."""
        geteld = samen(
            van(D(2014, 12, 1), D(2014, 12, 31), gemeente="GM0002"),
            van(D(2015, 1, 1), LAATSTE, gemeente=OUD.code),
            van(EERSTE, D(2016, 1, 10), gemeente=NIEUW.code),
            gemeenten=(
                Gemeente(code="GM0002", naam="Bee", tot=D(2014, 12, 31), opgegaan_in=OUD.code),
                OUD.model_copy(update={"van": D(2015, 1, 1)}),
                NIEUW,
            ),
        )
        assert een(duur(geteld, in_=JANUARI).per()) == 31 + 365 + 10

    def test_a_gemeente_that_begins_within_the_period_has_every_term(self) -> None:
        """In October to March Nieuw begins with 0 and ends with 1."""
        geteld = samen(van(D(2015, 6, 1), LAATSTE, gemeente=OUD.code), van(EERSTE, gemeente=NIEUW.code))
        cellen = inhoud(balans(geteld, in_=[halfjaar_tot(EERSTE_KWARTAAL)], per="gemeente").kies(gemeente="Nieuw"))
        assert [waarde for (post, _), waarde in cellen.items() if post in ("Begin", "Herindeling", "Eind")] == [0, 1, 1]


class TestVerwijderd:
    """A record with einddatum = ingangsdatum was withdrawn: it is not there, in no count at all."""

    def test_a_withdrawn_toewijzing_is_not_there(self) -> None:
        """Not even on its own day: on 31 January nothing stands, comes or goes."""
        geteld = samen(van(D(2016, 1, 31), D(2016, 1, 31)))
        assert verloop(geteld) == []
        assert posten(geteld, JANUARI) == {}
        assert posten(geteld, FEBRUARI) == {}

    def test_it_joins_nothing(self) -> None:
        """Help until 10 January, and again 41 days later; what was withdrawn on 30 January is no bridge."""
        geteld = samen(van(D(2015, 6, 1), D(2016, 1, 10)), van(D(2016, 1, 30), D(2016, 1, 30)), van(D(2016, 2, 20)))
        assert verloop(geteld) == [
            ("instroom", D(2015, 6, 1), D(2016, 1, 10), "uitstroom"),
            ("instroom", D(2016, 2, 20), None, "uitstroom"),
        ]

    def test_what_it_lies_in_or_equals_stays(self) -> None:
        """Withdrawn twice on a day within running help: that help is one."""
        dag = van(D(2016, 1, 31), D(2016, 1, 31))
        geteld = samen(van(D(2015, 6, 1)), dag, dag)
        assert posten(geteld, JANUARI) == {"Begin": 1, "Eind": 1}

    def test_it_takes_no_mutatie(self) -> None:
        """The ZIN of 20 January goes on as PGB on the 25th, not at De Linde, which was withdrawn on the 21st."""
        geteld = samen(
            van(D(2015, 6, 1), D(2016, 1, 20)),
            van(D(2016, 1, 21), D(2016, 1, 21), aanbieder=LINDE),
            van(D(2016, 1, 25), leveringsvorm="PGB"),
        )
        assert [begin for begin, *_ in verloop(geteld)] == ["instroom", "leveringsvorm"]
        assert verloop(geteld)[0][3] == "leveringsvorm"

    def test_by_params_it_is_left_out_of_every_count(self) -> None:
        """Rows, persons, who waits: left out where the register is opened, once."""
        rijen = [van(D(2016, 3, 31), D(2016, 3, 31), toewijzingsdatum=D(2016, 3, 1))]
        for soorten, verwacht in ((["verwijderd"], 0), ([], 1)):
            bron = jeugdhulp(rijen, telwijze={"wachttijd": 0, "administratief": soorten})
            wacht = wachtend(bron, van="toewijzingsdatum", tot="startdatum", op=EERSTE_KWARTAAL)
            for tel in (stand(bron, op=EERSTE_KWARTAAL), unieke_clienten(bron, op=EERSTE_KWARTAAL), wacht):
                assert een(tel.per()) == verwacht

    def test_where_it_is_not_administrative_one_day_is_a_day_of_help(self) -> None:
        """Then it joins as any record does: until 10 January, 30 January, from 20 February are one traject."""
        rijen = van(D(2015, 6, 1), D(2016, 1, 10)), van(D(2016, 1, 30), D(2016, 1, 30)), van(D(2016, 2, 20))
        assert len(verloop(samen(*rijen, administratief=["aanbieder"]))) == 1


class TestWhatATrajectKeeps:
    """Its first record tells how it began, its last how it ended."""

    @pytest.mark.parametrize("eerst", [0, 1])
    def test_of_two_that_begin_alike_the_shorter_was_first(self, eerst: int) -> None:
        """Whatever their order in the register: until 10 January was over when the other went on."""
        kort = van(D(2016, 1, 1), D(2016, 1, 10), verwijzer="kort", toewijzingsdatum=D(2015, 12, 1))
        lang = van(D(2016, 1, 1), verwijzer="lang", toewijzingsdatum=D(2015, 12, 2))
        (rij,) = samen(*((kort, lang) if eerst == 0 else (lang, kort))).tabel.to_pyarrow().to_pylist()
        assert (rij["verwijzer"], rij["toewijzingsdatum"]) == ("kort", D(2015, 12, 1))

    @pytest.mark.parametrize("einde", [D(2016, 1, 10), D(2016, 1, 20)])
    def test_the_reason_is_that_of_the_last_end_and_of_two_at_once_of_the_last_record(self, einde: date) -> None:
        rijen = van(D(2016, 1, 1), D(2016, 1, 10), reden="eerst"), van(D(2016, 1, 1), einde, reden="laatst")
        (rij,) = samen(*rijen).tabel.to_pyarrow().to_pylist()
        assert (rij["reden"], rij["einddatum"]) == ("laatst", einde)

    def test_of_two_changes_that_are_as_near_it_is_the_aanbieder(self) -> None:
        """Both have one thing that is other, so neither is nearer: one of the two, and always the same."""
        oud = van(D(2015, 6, 1), D(2016, 1, 10))
        nieuw = van(D(2016, 1, 11), leveringsvorm="PGB"), van(D(2016, 1, 11), aanbieder=LINDE)
        for volgorde in (nieuw, nieuw[::-1]):
            assert sorted(begin for begin, *_ in verloop(samen(oud, *volgorde))) == [
                "aanbieder",
                "instroom",
                "instroom",
            ]


class TestDefinitief:
    """An end is final when the waiting time had passed on the day that the register was taken."""

    RIJEN = (
        van(D(2015, 6, 1), D(2016, 2, 29)),
        van(D(2015, 6, 1), D(2016, 3, 1), client="c2"),
        van(D(2015, 6, 1), D(2016, 3, 31), client="c3"),
    )

    def test_the_last_final_end_lies_the_waiting_time_before_the_register_was_taken(self) -> None:
        """Taken on 31 March: 29 February + 31 days; 1 March is too late. 3 − 1 − 1 = 1."""
        geteld = samen(*self.RIJEN)
        assert posten(geteld, EERSTE_KWARTAAL) == {"Begin": 3, "Eraf": 1, NOG_NIET_DEFINITIEF: 1, "Eind": 1}
        aantallen = [een(uitstroom(geteld, in_=EERSTE_KWARTAAL, definitief=zo).per()) for zo in (True, False, None)]
        assert aantallen == [1, 1, 2]

    def test_a_register_that_was_taken_later_knows_more(self) -> None:
        """Taken on 1 April: 1 March + 31 days."""
        geteld = samen(*self.RIJEN, opgehaald=D(2016, 4, 1))
        assert posten(geteld, EERSTE_KWARTAAL) == {"Begin": 3, "Eraf": 2, "Eind": 1}

    def test_a_mutatie_needs_no_waiting(self) -> None:
        """Who went on as PGB on 2 March did not leave, that is sure."""
        geteld = samen(self.RIJEN[1], van(D(2016, 3, 2), client="c2", leveringsvorm="PGB"))
        assert posten(geteld, MAART) == {"Begin": 1, "Eind": 1}

    def test_without_waiting_time_there_is_no_such_post(self) -> None:
        """With wachttijd 0 an end is an end."""
        wel, niet = (balans(samen(*self.RIJEN, wachttijd=w), in_=[MAART], per="gemeente").leden["post"] for w in (1, 0))
        mutatie = ("Herindeling", "Andere leveringsvorm", "Andere aanbieder")
        assert wel == ("Begin", "Erbij", "Eraf", NOG_NIET_DEFINITIEF, *mutatie, "Eind")
        assert niet == ("Begin", "Erbij", "Eraf", *mutatie, "Eind")


class TestBalans:
    def test_it_carries_the_rule_with_every_mutatie_that_is_counted(self) -> None:
        """Only what the telwijze names is a term; the rule can fail."""
        geteld = samen(van(D(2015, 6, 1)), administratief=["aanbieder", "herindeling"])
        regels = {regel.cel: regel for regel in balans(geteld, in_=[MAART], per="gemeente").vergelijkingen}
        assert list(regels) == [("Eind", "Maart", naam) for naam in ("Aa", "Bee", "Nieuw")]
        regel = regels["Eind", "Maart", "Aa"]
        assert not regel.afgeleid
        assert [(term.factor, term.cel) for term in regel.termen] == [
            (factor, (post, "Maart", "Aa"))
            for factor, post in [
                (1, "Begin"),
                (1, "Erbij"),
                (-1, "Eraf"),
                (-1, NOG_NIET_DEFINITIEF),
                (1, "Andere aanbieder"),
                (1, "Herindeling"),
            ]
        ]
        assert regel.regel == (
            "Eind = Begin + Erbij − Eraf − Eraf, nog niet definitief + Andere aanbieder + Herindeling"
        )

    def test_records_keep_three_terms(self) -> None:
        """The telwijze in params.yml says how trajecten are counted, not how records are."""
        rauw = jeugdhulp([van(D(2015, 6, 1))], telwijze={"wachttijd": 31, "administratief": ["aanbieder"]})
        assert balans(rauw, in_=[MAART], per="gemeente").leden["post"] == ("Begin", "Erbij", "Eraf", "Eind")

    def test_a_filter_keeps_the_mutaties(self) -> None:
        """Of PGB only: 0 + (1 over from ZIN) = 1, no instroom."""
        geteld = samen(van(D(2015, 6, 1), D(2016, 1, 10)), van(D(2016, 1, 11), leveringsvorm="PGB"))
        assert posten(geteld.waar(leveringsvorm="PGB"), JANUARI) == {"Andere leveringsvorm": 1, "Eind": 1}
        assert posten(geteld.waar(leveringsvorm="ZIN"), JANUARI) == {"Begin": 1, "Andere leveringsvorm": -1}


class TestWithoutClient:
    ZONDER = van(D(2015, 6, 1), D(2016, 1, 10), client=None), van(D(2016, 1, 5), client=None)

    def test_without_waiting_time_each_record_of_nobody_known_is_a_traject(self) -> None:
        """Even where they overlap: 1 + 1 − 1 = 1."""
        geteld = samen(*self.ZONDER, wachttijd=0, administratief=[])
        assert posten(geteld, JANUARI) == {"Begin": 1, "Erbij": 1, "Eraf": 1, "Eind": 1}

    @pytest.mark.parametrize(
        ("wachttijd", "administratief"), [(1, []), (31, ALLE), (0, ["aanbieder"]), (0, ["verwijderd"])]
    )
    def test_with_waiting_time_or_mutaties_they_cannot_be_counted(
        self, wachttijd: int, administratief: list[Mutatie]
    ) -> None:
        """Who is unknown may be anyone."""
        with pytest.raises(CalculationError) as fout:
            trajecten(jeugdhulp(self.ZONDER), telwijze(wachttijd, administratief))
        assert str(fout.value) == (
            "Bron voorzieningen_jeugdwet heeft rijen zonder client; trajecten zijn niet te tellen."
        )

    def test_persons_cannot_be_counted_either_way(self) -> None:
        """A traject of nobody known is nobody."""
        with pytest.raises(CalculationError) as fout:
            unieke_clienten(samen(*self.ZONDER, wachttijd=0, administratief=[]), op=JANUARI).per()
        assert str(fout.value) == (
            "Bron voorzieningen_jeugdwet heeft rijen zonder client; unieke cliënten zijn niet te tellen."
        )


class TestWrongUse:
    def test_without_telwijze_there_are_no_trajecten(self) -> None:
        """Nothing is guessed."""
        with pytest.raises(CalculationError) as fout:
            trajecten(jeugdhulp([]))
        assert str(fout.value) == (
            "Bron voorzieningen_jeugdwet heeft geen 'telwijze' in params.yml; geef wachttijd en administratief."
        )

    def test_a_telwijze_that_is_given_goes_before_that_of_params(self) -> None:
        """Ten days apart: two by params.yml (7 days), one when 31 are asked."""
        rijen = van(D(2015, 6, 1), D(2016, 1, 10)), van(D(2016, 1, 20))
        bron = jeugdhulp(rijen, telwijze={"wachttijd": 7, "administratief": []})
        assert [len(verloop(trajecten(bron, zo))) for zo in (None, telwijze(31))] == [2, 1]

    def test_an_empty_register_has_no_trajecten(self) -> None:
        """And every term is 0."""
        assert posten(samen(), EERSTE_KWARTAAL) == {}

    @pytest.mark.parametrize("meet", [instroom, uitstroom, duur])
    @pytest.mark.parametrize("over", [JANUARI, EERSTE_KWARTAAL, halfjaar_tot(EERSTE_KWARTAAL)])
    def test_records_have_no_flows_over_a_merger(self, meet: Any, over: Periode) -> None:
        """All of Oud would leave and come into Nieuw."""
        with pytest.raises(CalculationError) as fout:
            meet(jeugdhulp([]), in_=over).per()
        assert str(fout.value) == (
            "Bron voorzieningen_jeugdwet: op 31-12-2015 eindigt een gemeente door herindeling; instroom en uitstroom "
            "zijn dan alleen te tellen over trajecten. Gebruik trajecten(...)."
        )

    @pytest.mark.parametrize("over", [Maand(2015, 12), Kwartaal(2015, 4), FEBRUARI])
    def test_before_and_after_the_merger_they_have(self, over: Periode) -> None:
        """The end on 31 December falls in January, and so does the start of the day after."""
        bron = jeugdhulp([van(D(2015, 6, 1), LAATSTE, gemeente=OUD.code), van(EERSTE, gemeente=NIEUW.code)])
        assert [een(meet(bron, in_=over).per()) for meet in (instroom, uitstroom)] == [0, 0]

    def test_a_stand_of_records_may_be_counted_on_the_day_of_a_merger(self) -> None:
        """Oud has its last day, Nieuw does not exist yet."""
        bron = jeugdhulp([van(D(2015, 6, 1), LAATSTE, gemeente=OUD.code), van(EERSTE, gemeente=NIEUW.code)])
        assert inhoud(stand(bron, op=LAATSTE).per("gemeente")) == {("Aa",): 0, ("Bee",): 0, ("Oud",): 1}
        assert inhoud(stand(bron, op=EERSTE).per("gemeente")) == {("Aa",): 0, ("Bee",): 0, ("Nieuw",): 1}

    @pytest.mark.parametrize("definitief", [None, True, False])
    def test_a_telling_has_no_uitstroom(self, definitief: bool | None) -> None:
        """What was counted elsewhere has no first and last day."""
        basis = jeugdhulp([])
        bron = replace(JEUGDHULP, naam="telling", waarde="aantal")
        telling = Telling(basis.tabel, bron, basis.codes, basis.parameters, basis.periode, GEMEENTEN)
        with pytest.raises(CalculationError) as fout:
            uitstroom(telling, in_=FEBRUARI, definitief=definitief)  # type: ignore[arg-type]
        assert str(fout.value) == (
            "Bron telling is een telling; uitstroom kan alleen op een register. Gebruik een bron met een rij per geval."
        )

    def test_of_records_every_end_before_the_register_was_taken_is_final(self) -> None:
        """Without trajecten there is no waiting time."""
        rauw = jeugdhulp(
            [van(D(2015, 6, 1), D(2016, 3, 30)), van(D(2015, 6, 1), D(2016, 2, 10))], gemeenten=GEMEENTEN[:2]
        )
        aantallen = [een(uitstroom(rauw, in_=EERSTE_KWARTAAL, definitief=zo).per()) for zo in (True, False, None)]
        assert aantallen == [2, 0, 2]


def test_a_person_in_several_trajecten_counts_once() -> None:
    """Two that run, one that is over, and one of another person in another gemeente."""
    geteld = samen(
        van(D(2015, 6, 1)),
        van(D(2015, 6, 1), productgroep="44"),
        van(D(2015, 6, 1), D(2016, 1, 10), productgroep="41", client="c2"),
        van(D(2015, 6, 1), gemeente="GM0002", client="c3"),
    )
    assert inhoud(stand(geteld, op=JANUARI).per("gemeente")) == {("Aa",): 2, ("Bee",): 1, ("Nieuw",): 0}
    assert inhoud(unieke_clienten(geteld, op=JANUARI).per("gemeente")) == {("Aa",): 1, ("Bee",): 1, ("Nieuw",): 0}


def test_the_columns_of_trajecten_are_those_of_the_source_and_three_more() -> None:
    """So that a traject can be split and filtered as a record can; what was withdrawn is in none.

    What was granted is of one toewijzing: toewijzingen that follow on each other have no volume in common.
    """
    geleverd = jeugdhulp([])
    assert set(trajecten(geleverd, telwijze()).tabel.columns) == {
        *geleverd.tabel.columns,
        "begin_soort",
        "eind_soort",
        "begonnen",
    } - {"ingetrokken", "volume", "eenheid", "frequentie"}


@pytest.mark.parametrize("dagen", [{}, {"toewijzingsdatum": date(2016, 2, 1)}], ids=["ended", "entered later"])
def test_who_left_on_the_first_day_that_counts_is_concerned(dagen: dict[str, date]) -> None:
    """An einddatum on the peildatum before is uitstroom of the quarter; so is all else of that person in it."""
    register = jeugdhulp(
        [
            {"ingangsdatum": date(2015, 1, 1), "einddatum": date(2015, 12, 31)},
            {"ingangsdatum": date(2014, 1, 1), "einddatum": date(2015, 12, 30), "client": "c2", **dagen},
        ]
    )
    wijze = Telwijze(wachttijd=31, administratief=[])
    for van in (register, sinds(register, date(2015, 12, 31))):
        assert inhoud(uitstroom(trajecten(van, wijze), in_=Kwartaal(2016, 1)).per("gemeente"))[("Aa",)] == 1
    wie = set(sinds(register, date(2015, 12, 31)).tabel.client.to_pyarrow().to_pylist())
    # What was entered on a later day can still be measured from that day.
    assert wie == ({"c1", "c2"} if dagen else {"c1"})


def nummers_sinds(dag: date, register: Register) -> list[str]:
    return sorted(sinds(register, dag).tabel.voorziening_nummer.to_pyarrow().to_pylist())


def test_all_help_of_one_product_is_kept_and_no_other_that_was_over() -> None:
    """A traject goes back as far as its product does: J00001 of 2013, but not J00003 of another, nor J00004."""
    register = jeugdhulp(
        [
            van(D(2013, 1, 1), D(2013, 6, 30)),
            van(D(2015, 1, 1), gemeente="GM0002", leveringsvorm="PGB", aanbieder=LINDE),
            van(D(2015, 1, 1), D(2015, 12, 30), productgroep="44"),
            van(D(2015, 1, 1), D(2015, 12, 30), client="c2"),
        ]
    )
    assert nummers_sinds(LAATSTE, register) == ["J00001", "J00002"]


def test_of_uitkeringen_all_of_a_person_is_kept() -> None:
    """They have no product: that of 2013 and that of now may be one."""
    register = uitkeringen(
        [van(D(2013, 1, 1), D(2013, 6, 30)), van(D(2015, 1, 1)), van(D(2013, 1, 1), D(2013, 6, 30), client="c2")]
    )
    bewaard = sinds(register, LAATSTE).tabel.uitkering_nummer.to_pyarrow().to_pylist()
    assert sorted(bewaard) == ["J00001", "J00002"]


def test_where_a_gemeente_was_split_all_of_a_person_is_kept() -> None:
    """Other help that was over may say in which part of it a person goes on."""
    deel = Gemeente(code="GM0008", naam="Oud", tot=D(2014, 12, 31), opgegaan_in=["GM0001", "GM0002"])
    rijen = van(D(2013, 1, 1), gemeente="GM0008"), van(D(2015, 1, 1), D(2015, 6, 30), productgroep="44")
    assert nummers_sinds(LAATSTE, jeugdhulp(rijen, gemeenten=(*GEMEENTEN[:2], deel))) == ["J00001", "J00002"]
    assert nummers_sinds(LAATSTE, jeugdhulp(rijen)) == ["J00001"]


def test_before_the_day_that_was_asked_nothing_can_be_told() -> None:
    """Of who had help since 1 February; on 15 January others had as well."""
    alle = jeugdhulp([van(D(2015, 12, 1), D(2016, 1, 20)), van(D(2016, 1, 5), client="c2")])
    deel = sinds(alle, D(2016, 2, 1))
    assert deel.te_vroeg(D(2016, 2, 1)) == ""
    with pytest.raises(CalculationError) as fout:
        deel.te_vroeg(D(2016, 1, 15))
    assert str(fout.value) == (
        "Bron voorzieningen_jeugdwet is hier beperkt tot wie sinds 1-2-2016 hulp had; 15-1-2016 is eerder. "
        "Kies een latere dag."
    )


def test_a_code_of_a_national_list_keeps_its_own_rows() -> None:
    """Two of three rows have it; one that the edition does not use keeps none."""
    register = jeugdhulp([van(EERSTE), van(EERSTE, client="c2"), van(EERSTE, client="c3", productgroep="44")])
    assert [int(register.met_code("productgroep", code).tabel.count().execute()) for code in ("45", "44", "99")] == [
        2,
        1,
        0,
    ]


class TestSplitsing:
    """Winsum went on 1 January to Het Hogeland and to Westerkwartier, each a part."""

    GEMEENTEN = (
        Gemeente(code="GM0053", naam="Winsum", tot=LAATSTE, opgegaan_in=["GM1966", "GM1969"]),
        Gemeente(code="GM1966", naam="Het Hogeland", van=EERSTE),
        Gemeente(code="GM1969", naam="Westerkwartier", van=EERSTE),
    )

    @pytest.mark.parametrize("naar", ["GM1966", "GM1969"])
    def test_who_goes_on_in_a_part_comes_and_goes_nowhere(self, naar: str) -> None:
        geteld = samen(
            van(D(2015, 12, 1), LAATSTE, gemeente="GM0053"),
            van(EERSTE, gemeente=naar),
            gemeenten=self.GEMEENTEN,
        )
        assert verloop(geteld) == [
            ("instroom", D(2015, 12, 1), LAATSTE, "herindeling"),
            ("herindeling", EERSTE, None, "uitstroom"),
        ]

    @pytest.mark.parametrize("naar", ["GM1966", "GM1969"])
    def test_a_client_counts_in_the_part_where_he_goes_on(self, naar: str) -> None:
        """One who goes on is nobody's new or departed client; of a, who stops, Winsum had one before."""
        geteld = samen(
            van(D(2015, 12, 1), LAATSTE, gemeente="GM0053"),
            van(EERSTE, gemeente=naar),
            van(D(2015, 12, 1), D(2015, 12, 20), gemeente="GM0053", client="c9"),
            gemeenten=self.GEMEENTEN,
        )
        periode = Kwartaal(2016, 1)
        for tel in (nieuwe_clienten, vertrokken_clienten):
            assert {waarde for waarde in inhoud(tel(geteld, in_=periode).per("gemeente")).values()} <= {0, None}
            assert een(tel(geteld, in_=periode).per()) == 0
            assert {cel.eenheid for cel in tel(geteld, in_=periode).per().cellen().values()} == {"cliënten"}

    def test_who_goes_on_elsewhere_leaves(self) -> None:
        geteld = samen(
            van(D(2015, 12, 1), LAATSTE, gemeente="GM0053"),
            van(EERSTE, gemeente="GM0001"),
            gemeenten=(*self.GEMEENTEN, Gemeente(code="GM0001", naam="Aa")),
        )
        assert [eind for *_, eind in verloop(geteld)] == ["uitstroom", "uitstroom"]
