"""Is a sum what its parts make, does a wrong table not come into being, and which totals go with a part?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.nagerekend import opgeteld, totalen_van
from monitorlib.cijfers.kern.regels import (
    GETAL,
    NIET_OPGEGEVEN,
    NIET_TE_BEPALEN,
    NOG_NIET,
    ONGEVEER,
    PROCENTPUNT,
    TEKST,
    Inhoud,
    Regels,
    Sleutel,
    Term,
    Vergelijking,
    Verhouding,
)
from monitorlib.errors import CalculationError

NAN = float("nan")
NUL = "het aantal om op te rekenen is nul"


def cel(waarde: float, eenheid: str = "euro") -> Inhoud:
    return Inhoud(waarde, GETAL, "", eenheid)


def zonder_getal(teken: str, tekst: str = "") -> Inhoud:
    return Inhoud(NAN, teken, tekst, "euro", 2, 1000.0)


@pytest.mark.parametrize(
    ("bedragen", "samen"),
    [
        # As floats: 3.3000000000000003 and 0.07000000000000028; and 797.4999999999999, of which a table makes 797.
        ([1.1, 2.2], 3.3),
        ([8.41, -8.34], 0.07),
        ([120.18, 556.16, 121.16], 797.5),
    ],
)
def test_euros_add_up_to_the_cent_where_floats_do_not(bedragen: list[float], samen: float) -> None:
    assert opgeteld([(1.0, cel(een)) for een in bedragen]).waarde == samen
    assert sum(bedragen) != samen


def tabel(waarden: Mapping[str, float | Inhoud], *regels: Vergelijking, breuken: Sequence[Verhouding] = ()) -> Cijfers:
    """Cijfers of one dimension."""
    inhoud = {(lid,): een if isinstance(een, Inhoud) else cel(een) for lid, een in waarden.items()}
    return Cijfers(inhoud, {"wie": tuple(waarden)}, (), Regels(tuple(regels), tuple(breuken)))


def is_som(geheel: str, delen: Mapping[str, float], *, afgeleid: bool = True) -> Vergelijking:
    termen = tuple(Term(factor, (lid,)) for lid, factor in delen.items())
    return Vergelijking((geheel,), termen, "de regel", afgeleid)


def weigering(waarden: Mapping[str, float | Inhoud], *regels: Vergelijking, **anders: Sequence[Verhouding]) -> str:
    with pytest.raises(CalculationError) as fout:
        tabel(waarden, *regels, **anders)
    return str(fout.value)


class TestSum:
    def test_it_is_of_its_parts_in_every_respect(self) -> None:
        """3 − 2 × 4, as exact, fine and rough as the worst of both; a difference only when all are."""
        een, ander = Inhoud(3, GETAL, "", "euro", 1, 10.0, True), Inhoud(4, ONGEVEER, "bijna", "euro", 2, 5.0, False)
        assert opgeteld([(1, een), (-2, ander)]) == Inhoud(3 - 2 * 4, ONGEVEER, "ca.", "euro", 2, 10.0, False)
        assert opgeteld([(1, een), (1, een)]) == Inhoud(3 + 3, GETAL, "", "euro", 1, 10.0, True)

    @pytest.mark.parametrize(
        ("delen", "teken", "tekst"),
        [
            ([zonder_getal(NOG_NIET)], NOG_NIET, ""),
            ([zonder_getal(NIET_OPGEGEVEN)], NIET_OPGEGEVEN, ""),
            ([cel(1), zonder_getal(NIET_OPGEGEVEN)], NIET_TE_BEPALEN, "een van de onderdelen is niet bekend"),
            ([cel(1), zonder_getal(TEKST, "veel")], NIET_TE_BEPALEN, "een van de onderdelen is niet bekend"),
            ([cel(1), zonder_getal(NIET_TE_BEPALEN, NUL)], NIET_TE_BEPALEN, NUL),
            (
                [zonder_getal(NIET_TE_BEPALEN, "te vroeg"), zonder_getal(NIET_TE_BEPALEN, "te laat")],
                NIET_TE_BEPALEN,
                "een van de onderdelen is niet bekend",
            ),
        ],
    )
    def test_what_is_no_number_says_why_and_stays_what_it_was_of(
        self, delen: list[Inhoud], teken: str, tekst: str
    ) -> None:
        """The one reason that there is; its unit, decimals and rounding are those of its parts."""
        som = opgeteld([(1.0, een) for een in delen])
        assert som.waarde != som.waarde
        assert (som.teken, som.tekst, som.eenheid, som.decimalen, som.afgerond_op) == (teken, tekst, "euro", 2, 1000.0)

    @pytest.mark.parametrize(("factor", "waarde"), [(1.0, 5), (0.5, 5), (0.0, 5), (-0.5, NOG_NIET), (-1.0, NOG_NIET)])
    def test_only_what_is_taken_off_must_be_there(self, factor: float, waarde: float | str) -> None:
        """Half of what is still to come adds nothing to 5; 5 minus that is not known."""
        som = opgeteld([(1.0, cel(5)), (factor, zonder_getal(NOG_NIET))])
        assert (som.waarde if som.telt else som.teken) == waarde


class TestRefused:
    """A table that contradicts itself does not come into being."""

    def test_a_rule_about_a_cell_that_is_not_there(self) -> None:
        assert (
            weigering({"a": 1}, is_som("a", {"b": 1.0}))
            == "Een regel noemt de cel b, die niet bestaat. Laat de cel staan, of haal de regel weg."
        )

    @pytest.mark.parametrize(
        "geheel",
        [5, cel(3, "fte"), zonder_getal(NIET_TE_BEPALEN, "?"), 3.001],
        ids=["another number", "another unit", "no number", "nearly"],
    )
    def test_what_was_derived_and_does_not_follow(self, geheel: float | Inhoud) -> None:
        """1 + 2 is 3 euro; as a rule that only must hold it is left to the controles."""
        delen: dict[str, float | Inhoud] = {"samen": geheel, "a": 1, "b": 2}
        assert (
            weigering(delen, is_som("samen", {"a": 1.0, "b": 1.0}))
            == "samen volgt niet uit zijn delen (de regel). Tel opnieuw op nadat de delen er staan."
        )
        assert tabel(delen, is_som("samen", {"a": 1.0, "b": 1.0}, afgeleid=False)).leden["wie"] == ("samen", "a", "b")

    def test_a_number_where_its_parts_make_none(self) -> None:
        delen: dict[str, float | Inhoud] = {"samen": 1, "a": 1, "b": zonder_getal(NIET_OPGEGEVEN)}
        assert (
            weigering(delen, is_som("samen", {"a": 1.0, "b": 1.0}))
            == "samen volgt niet uit zijn delen (de regel). Tel opnieuw op nadat de delen er staan."
        )

    def test_no_number_and_a_difference_in_procentpunten_may_stand(self) -> None:
        """Both have none; 24 % − 21 % is 3 procentpunten."""
        leeg = zonder_getal(NIET_OPGEGEVEN)
        assert tabel({"samen": zonder_getal(NIET_TE_BEPALEN), "a": leeg}, is_som("samen", {"a": 1.0}))
        procenten = {"nu": cel(24, "%"), "toen": cel(21, "%"), "meer": cel(3, PROCENTPUNT)}
        assert tabel(procenten, is_som("meer", {"nu": 1.0, "toen": -1.0}))
        anders = {"nu": cel(24, "euro"), "meer": cel(24, PROCENTPUNT)}
        assert (
            weigering(anders, is_som("meer", {"nu": 1.0}))
            == "meer volgt niet uit zijn delen (de regel). Tel opnieuw op nadat de delen er staan."
        )

    @pytest.mark.parametrize(
        ("geheel", "deel", "gelijk"),
        [(1e10 + 5, 1e10, True), (1e10 + 50, 1e10, False), (5e-7, 0, True), (5e-6, 0, False)],
    )
    def test_the_last_bits_of_large_and_of_small_numbers_may_differ(
        self, geheel: float, deel: float, gelijk: bool
    ) -> None:
        """By one in a thousand million, and by a millionth: 10 at 10.000.000.000, and 0,000001 at 0."""
        if gelijk:
            assert tabel({"samen": geheel, "a": deel}, is_som("samen", {"a": 1.0}))
        else:
            assert weigering({"samen": geheel, "a": deel}, is_som("samen", {"a": 1.0}))

    def test_a_ratio_that_is_not_its_teller_over_its_noemer(self) -> None:
        """100 × 1 / 4 is 25, and not 20."""
        breuk = Verhouding(("a",), 1, 4, 100, "een gedeeld door vier")
        assert (
            weigering({"a": 20}, breuken=[breuk])
            == "a volgt niet uit teller en noemer (een gedeeld door vier). Deel opnieuw nadat die er staan."
        )
        assert tabel({"a": 25}, breuken=[breuk])

    @pytest.mark.parametrize(
        ("leden", "waarom"),
        [
            (
                {"waarde": ("a",)},
                "Een dimensie kan niet 'waarde' heten: zo heet een kolom van elke cel. Kies een andere naam.",
            ),
            ({"": ("a",)}, "Een dimensie kan niet '' heten: zo heet een kolom van elke cel. Kies een andere naam."),
            ({"wie": ("a", "b", "a")}, "'a' staat twee keer bij wie. Neem leden samen met groepeer(...)."),
            ({"wie": ("b",)}, "Onbekende leden in cijfers: a. Noem ze bij de leden van hun dimensie."),
            ({"wie": ("a",), "wat": ("x",)}, "Onbekende leden in cijfers: a. Noem ze bij de leden van hun dimensie."),
            ({}, "Onbekende leden in cijfers: a. Noem ze bij de leden van hun dimensie."),
        ],
        ids=["a column", "no name", "twice", "unknown", "too few", "too many"],
    )
    def test_members_that_are_not_what_they_must_be(self, leden: dict[str, tuple[str, ...]], waarom: str) -> None:
        with pytest.raises(CalculationError) as fout:
            Cijfers({("a",): cel(1)}, leden)
        assert str(fout.value) == waarom

    def test_a_part_counts_as_often_as_within_what_it_is_a_part_of(self) -> None:
        """Twice the half is once the whole."""
        half = is_som("half", {"a": 0.5}), is_som("dubbel", {"half": 2.0}), is_som("Totaal", {"dubbel": 1.0})
        assert tabel({"a": 8, "half": 4, "dubbel": 8, "Totaal": 8}, *half).waarde(wie="Totaal") == 8


class TestTotalsOf:
    """Which totals would stand beside a part of what they hold."""

    LEDEN = ("a", "b", "Totaal")

    def test_each_line_has_its_own_total(self) -> None:
        """b is in the second line only: there its total would stand beside a part."""
        leden = {"1": ("a", "Totaal"), "2": ("a", "b", "Totaal")}
        cellen = {("x", lid, jaar): cel(1) for jaar, van in leden.items() for lid in van}
        assert totalen_van(cellen, Regels(), 1, {"b"}) == [("x", "Totaal", "2")]

    def totalen(self, *weg: str, regels: Regels | None = None, leden: Sequence[str] = LEDEN) -> list[Sleutel]:
        """Of a table with a line x and a line y."""
        cellen = {(wat, lid): cel(1) for wat in ("x", "y") for lid in leden}
        return totalen_van(cellen, regels or Regels(), 1, set(weg))

    def som(self, wat: str = "x", *, afgeleid: bool = True, **factoren: float) -> Vergelijking:
        termen = tuple(Term(factor, (wat, lid)) for lid, factor in (factoren or {"a": 1.0, "b": 1.0}).items())
        return Vergelijking((wat, "Totaal"), termen, "de regel", afgeleid)

    def test_a_total_that_was_counted_over_all_holds_each_part_of_its_line(self) -> None:
        assert self.totalen("a") == [("x", "Totaal"), ("y", "Totaal")]

    def test_it_may_stand_alone_or_go_as_well(self) -> None:
        assert self.totalen("a", "b") == []
        assert self.totalen("a", "Totaal") == []
        assert self.totalen() == []
        assert self.totalen("a", leden=("a", "b")) == []

    def test_a_total_by_its_rule_holds_what_it_adds_up(self) -> None:
        """That of x only: y was counted, and holds a too."""
        regels = Regels((self.som(a=1.0, c=2.0), self.som("y")))
        assert self.totalen("a", regels=regels, leden=("a", "b", "c", "Totaal"))[:2] == [
            ("x", "Totaal"),
            ("y", "Totaal"),
        ]
        assert self.totalen("c", regels=regels, leden=("a", "b", "c", "Totaal"))[:1] == [("x", "Totaal")]

    def test_under_another_name_it_holds_its_parts_alike(self) -> None:
        regel = Vergelijking(("x", "samen"), (Term(1.0, ("x", "a")), Term(0.5, ("x", "b"))), "de regel")
        leden = ("a", "b", "c", "samen")
        assert self.totalen("a", regels=Regels((regel,)), leden=leden) == [("x", "samen")]
        for weg in (("a", "b"), ("c",), ("a", "samen")):
            assert self.totalen(*weg, regels=Regels((regel,)), leden=leden) == []

    @pytest.mark.parametrize(
        "anders", [{"afgeleid": False}, {"termen": (Term(1.0, ("x", "a")), Term(-1.0, ("x", "b")))}]
    )
    def test_a_rule_that_only_must_hold_and_a_difference_say_nothing_false(self, anders: dict[str, object]) -> None:
        regel = Vergelijking(("x", "samen"), (Term(1.0, ("x", "a")), Term(1.0, ("x", "b"))), "de regel")
        regels = Regels((replace(regel, **anders),))  # type: ignore[arg-type]
        assert self.totalen("a", regels=regels, leden=("a", "b", "samen")) == []

    def test_what_follows_from_others_is_no_part_of_its_own(self) -> None:
        """Left out without a and b, a difference takes nothing from what was counted over all."""
        regel = Vergelijking(("x", "verschil"), (Term(1.0, ("x", "a")), Term(-1.0, ("x", "b"))), "de regel")
        ook = replace(
            regel, cel=("y", "verschil"), termen=tuple(Term(een.factor, ("y", een.cel[1])) for een in regel.termen)
        )
        assert self.totalen("verschil", regels=Regels((regel, ook)), leden=("a", "b", "verschil", "Totaal")) == []
