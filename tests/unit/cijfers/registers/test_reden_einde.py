"""Why did it end: the share of a reason among all that left, and uitval?"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from bouwstenen import GEMEENTEN, MERGER, inhoud, jeugdhulp, proef, uitkeringen, van, zonder
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.cijfers.kern.regels import NIET_TE_BEPALEN
from monitorlib.cijfers.registers.aandeel import Aandeel
from monitorlib.cijfers.registers.meting import GERECONSTRUEERD
from monitorlib.cijfers.registers.reden_einde import aandeel_met_reden, uitval
from monitorlib.cijfers.registers.trajecten import trajecten
from monitorlib.editie.params.bron_parameters import Mutatie, Telwijze
from monitorlib.errors import CalculationError, NotDeliveredError
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Maand

D = date
DAG = timedelta(days=1)
FEBRUARI = Maand(2016, 2)
ALLE: list[Mutatie] = ["herindeling", "leveringsvorm", "aanbieder", "verwijderd"]
VOLGENS_PLAN, CLIENT, AANBIEDER, OVERLEG, GEMEENTE = "31", "32", "33", "34", "36"
IJW = {"codes": {"reden": {"lijst": "iJw 3.2 JZ588", "gebruikt": ["20", "31", "32", "33", "34", "36"]}}}
VASTGESTELD = {
    "herkomst": "gereconstrueerd",
    "vastgesteld": [{"maat": "uitstroom", "over": ["2016-02"], "per": ["gemeente", "reden"]}],
}
EIND = D(2016, 2, 10)
Rij = dict[str, Any]


def bron(*rijen: Rij, **anders: Any) -> Register:
    return jeugdhulp(rijen, **{**IJW, **anders})


def weg(reden: str | None, einde: date = EIND, **anders: object) -> Rij:
    return van(D(2015, 6, 1), einde, reden=reden, **anders)


def samen(*rijen: Rij) -> Register:
    return trajecten(bron(*rijen), Telwijze(wachttijd=1, administratief=ALLE))


def deel_van(gemeten: Aandeel) -> tuple[float, float]:
    return gemeten.deel.per().waarde(), gemeten.geheel.per().waarde()


class TestReason:
    """The share of what left that left for one of these reasons."""

    def test_of_all_that_left_also_of_those_without_a_reason(self) -> None:
        """Volgens plan 2 of 4: one in overleg, one unknown. Both together 3 of 4; nothing asked is nothing."""
        register = bron(weg("31"), weg("31"), weg("34"), weg(None))
        assert aandeel_met_reden(register, VOLGENS_PLAN, in_=FEBRUARI).per().waarde() == 50
        assert aandeel_met_reden(register, VOLGENS_PLAN, OVERLEG, in_=FEBRUARI).per().waarde() == 75
        assert aandeel_met_reden(register, CLIENT, in_=FEBRUARI).per().waarde() == 0

    def test_what_still_runs_or_left_in_another_month_does_not_count(self) -> None:
        """Gone on a day of February: the last day lies from 31 January to 28 February."""
        einden = [D(2016, 1, 30), D(2016, 1, 31), D(2016, 2, 28), D(2016, 2, 29)]
        register = bron(*(weg("31", einde) for einde in einden), van(D(2015, 6, 1)))
        assert deel_van(aandeel_met_reden(register, VOLGENS_PLAN, in_=FEBRUARI)) == (2, 2)

    def test_nothing_left(self) -> None:
        gemeten = aandeel_met_reden(bron(van(D(2015, 6, 1))), VOLGENS_PLAN, in_=FEBRUARI).per("gemeente")
        assert {(cel["teken"], cel["tekst"]) for cel in gemeten.cellen().values()} == {
            (NIET_TE_BEPALEN, "het aantal om op te rekenen is nul")
        }

    def test_the_reasons_of_an_edition_itself(self) -> None:
        """Of the uitkeringen, whose reasons no national list holds: 1 of 2."""
        register = uitkeringen([weg("werk"), weg(None)])
        assert aandeel_met_reden(register, "werk", in_=FEBRUARI).per().waarde() == 50

    def test_a_table_by_reason_stops_at_an_unknown_one(self) -> None:
        """The parts would not be the whole."""
        with pytest.raises(
            CalculationError, match="hebben geen reden en tellen zo niet mee in de reden van beëindiging"
        ):
            aandeel_met_reden(bron(weg(None)), VOLGENS_PLAN, in_=FEBRUARI).per("reden")


class TestUitval:
    """Broken off by one side: client (32) or aanbieder (33)."""

    def test_of_all_that_ended(self) -> None:
        """One by the client, one by the aanbieder, one volgens plan, one in overleg, one unknown: 2 of 5."""
        gemeten = uitval(bron(*(weg(reden) for reden in ("32", "33", "31", "34", None))), in_=FEBRUARI)
        assert (gemeten.per().waarde(), deel_van(gemeten)) == (40, (2, 5))

    @pytest.mark.parametrize("reden", ["20", "31", "34", "36", None])
    def test_no_other_reason_is_uitval(self, reden: str | None) -> None:
        assert deel_van(uitval(bron(weg(reden)), in_=FEBRUARI)) == (0, 1)

    def test_the_wmo_has_codes_of_its_own(self) -> None:
        """21 and 22 in iWmo 3.2; there 32 and 33 are no uitval."""
        register = bron(
            *(weg(reden) for reden in ("21", "22", "32", "33")),
            codes={"reden": {"lijst": "iWmo 3.2 WMO588", "gebruikt": ["21", "22"]}},
        )
        assert deel_van(uitval(register, in_=FEBRUARI)) == (2, 4)

    def test_in_each_gemeente(self) -> None:
        """Aa 1 of 2, Bee 0 of 1."""
        register = bron(weg("32"), weg("31"), weg("31", gemeente="GM0002"))
        assert inhoud(uitval(register, in_=FEBRUARI).per("gemeente")) == {
            ("Aa",): 50,
            ("Bee",): 0,
            ("Nieuw",): NIET_TE_BEPALEN,
        }

    def test_a_switch_or_a_deleted_toewijzing_is_no_end(self) -> None:
        """From ZIN to PGB the client 'broke off' the ZIN; the toewijzing of one day was never help: 0 of 0."""
        register = samen(
            weg("32"),
            van(D(2016, 2, 11), leveringsvorm="PGB"),
            van(D(2016, 2, 15), D(2016, 2, 15), reden="33", client="c2"),
        )
        assert deel_van(uitval(register, in_=FEBRUARI)) == (0, 0)

    def test_a_traject_ends_for_the_reason_of_its_last_record(self) -> None:
        """Until 10 February broken off, but gone on the next day; ended volgens plan on 20 February."""
        register = samen(weg("32"), van(D(2016, 2, 11), D(2016, 2, 20), reden="31"))
        assert deel_van(uitval(register, in_=FEBRUARI)) == (0, 1)

    def test_a_merger_is_no_end(self) -> None:
        """The record of Oud ended by the gemeente, that of Nieuw by the client: one end."""
        rijen = (
            van(D(2015, 6, 1), MERGER - DAG, gemeente="GM0008", reden="33"),
            van(MERGER, D(2016, 1, 20), gemeente="GM0009", reden="32"),
        )
        assert deel_van(uitval(samen(*rijen), in_=Maand(2016, 1))) == (1, 1)

    @pytest.mark.parametrize("herkomst", [{}, VASTGESTELD])
    def test_without_reasons_it_is_not_delivered_also_when_reconstructed(self, herkomst: Any) -> None:
        register = zonder(bron(**herkomst), "reden")
        for meet in (
            lambda: uitval(register, in_=FEBRUARI),
            lambda: aandeel_met_reden(register, "31", in_=FEBRUARI),
        ):
            with pytest.raises(NotDeliveredError) as fout:
                meet()
            assert str(fout.value) == "bron voorzieningen_jeugdwet zonder kolom 'reden'"

    @pytest.mark.parametrize(
        "codes",
        [
            {},
            {"reden": ["31", "32"]},
            {"reden": {"31": "Plan", "32": "Client"}},
            {"reden": {"lijst": "iWmo 2.0 WMO588", "gebruikt": ["19"]}},
        ],
    )
    def test_reasons_that_do_not_tell_one_side_from_the_other(self, codes: Any) -> None:
        """Uitval would be zero where it is unknown."""
        with pytest.raises(NotDeliveredError) as fout:
            uitval(bron(weg("32"), codes=codes), in_=FEBRUARI)
        assert str(fout.value) == (
            "bron voorzieningen_jeugdwet zonder een codelijst van redenen die uitval onderscheidt"
        )

    def test_a_reconstructed_source_does_not_know(self) -> None:
        """Though it fixes the uitstroom by gemeente and reden."""
        register = bron(weg("32"), **VASTGESTELD)
        for gemeten in (uitval(register, in_=FEBRUARI), aandeel_met_reden(register, "32", in_=FEBRUARI)):
            for deel in (gemeten.deel, gemeten.geheel):
                (cel,) = deel.per().cellen().values()
                assert (cel["teken"], cel["tekst"]) == (NIET_TE_BEPALEN, GERECONSTRUEERD)


# The reference: row by row.

RIJEN = st.lists(
    st.builds(
        lambda dagen, reden, gemeente: van(
            D(2016, 1, 10),
            None if dagen is None else D(2016, 1, 10) + dagen * DAG,
            reden=None if dagen is None else reden,
            gemeente=gemeente,
        ),
        st.one_of(st.none(), st.integers(15, 55)),
        st.sampled_from([None, "20", "31", "32", "33", "34", "36"]),
        st.sampled_from(["GM0001", "GM0002"]),
    ),
    max_size=20,
)


def geteld(rijen: Sequence[Rij], gemeente: str, redenen: Sequence[str]) -> tuple[int, int]:
    einden = [
        rij
        for rij in rijen
        if rij["gemeente"] == gemeente
        and rij["einddatum"]
        and FEBRUARI.eerste_dag <= rij["einddatum"] + DAG <= FEBRUARI.peildatum
    ]
    return sum(rij["reden"] in redenen for rij in einden), len(einden)


@proef(20)
@given(RIJEN, st.lists(st.sampled_from(["20", "31", "34", "36"]), min_size=1, unique=True))
def test_the_shares_are_what_a_count_finds(rijen: list[Rij], redenen: list[str]) -> None:
    register = bron(*rijen)
    for gemeten, codes in (
        (uitval(register, in_=FEBRUARI), ("32", "33")),
        (aandeel_met_reden(register, *redenen, in_=FEBRUARI), redenen),
    ):
        teller, noemer = inhoud(gemeten.deel.per("gemeente")), inhoud(gemeten.geheel.per("gemeente"))
        for een in GEMEENTEN[:2]:
            assert (teller[een.naam,], noemer[een.naam,]) == geteld(rijen, een.code, codes)
