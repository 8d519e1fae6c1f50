"""Do the figures of changes show each change, its total, and how large it is beside the others?"""

import pytest
from bouwstenen import cijfers

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.render.figuren.aandeel import aandeel_stippen
from monitorlib.render.figuren.ontvangst import naar_ouderdom
from monitorlib.render.figuren.warmte import groei, verandering


def teksten(figuur: object) -> list[str]:
    return [tekst.get_text() for tekst in figuur.doek.axes[0].texts]  # type: ignore[attr-defined]


def los(figuur: object) -> list[str]:
    return [tekst.get_text() for tekst in figuur.doek.texts]  # type: ignore[attr-defined]


class TestHeatTable:
    """A line of cells per soort, a column per gemeente."""

    @staticmethod
    def verschil() -> Cijfers:
        leden = {"soort": ["x", "y", "Totaal"], "gemeente": ["A", "B", "Totaal"]}
        return cijfers(leden, [-4, 10, 6, 2, 0, 2, -2, 10, 8])

    def test_each_cell_says_its_change_and_the_totals_are_there(self) -> None:
        figuur = verandering(self.verschil(), rij="soort", vak="gemeente")
        assert teksten(figuur) == ["A", "B", "Totaal", "−4", "+10", "+6", "+2", "0", "+2", "−2", "+10", "+8"]
        assert los(figuur) == ["meer", "minder", "x", "y", "Totaal"]

    def test_the_more_changed_the_more_colour(self) -> None:
        """Of 10 the most, of −4 and 2 the part that they are of 10; of nothing and of a total none."""
        as_ = verandering(self.verschil(), rij="soort", vak="gemeente").doek.axes[0]
        dekking = [vak.get_facecolor()[3] for vak in as_.patches]
        x, y, totaal = dekking[:3], dekking[3:6], dekking[6:]
        assert x == pytest.approx([0.08 + 0.42 * 4 / 10, 0.5, 0])
        assert y == pytest.approx([0.08 + 0.42 * 2 / 10, 0, 0])
        assert totaal == [0, 0, 0]

    def test_whose_change_cannot_be_told_is_named(self) -> None:
        """B has no change of its own, and is in the total."""
        leden = {"soort": ["x"], "gemeente": ["A", "B", "Totaal"]}
        figuur = verandering(cijfers(leden, [3, "niet te bepalen", 8]), rij="soort", vak="gemeente")
        assert " ".join(los(figuur)[-2:]).endswith("Het totaal is met B, waarvan het verschil zelf niet te bepalen is.")


class TestBudget:
    """A change in per cent, with the euros in words."""

    def test_each_bar_is_its_change_in_per_cent(self) -> None:
        """2,0 to 2,2 million is +10 %; 400.000 to 380.000 is −5 %."""
        van = cijfers({"gemeente": ["A", "B"], "jaar": ["2023", "2024"]}, [2e6, 2.2e6, 4e5, 3.8e5], eenheid="euro")
        figuur = groei(van, rij="gemeente", over="jaar")
        assert teksten(figuur) == ["+10,0 %", "−5,0 %"]
        assert [balk.get_width() for balk in figuur.doek.axes[0].patches] == pytest.approx([10, -5])
        assert los(figuur)[:2] == ["A: € 2,0 mln → € 2,2 mln", "B: € 400.000 → € 380.000"]

    def test_from_nothing_there_is_no_per_cent(self) -> None:
        van = cijfers({"gemeente": ["A", "B"], "jaar": ["2023", "2024"]}, [0, 5, 4, 5], eenheid="euro")
        assert teksten(groei(van, rij="gemeente", over="jaar")) == ["+25,0 %"]


class TestShare:
    """A dot for now, a mark for a year before, a line for all together."""

    @staticmethod
    def aandeel(waarden: list[float | str]) -> Cijfers:
        leden = {"gemeente": ["A", "B", "Totaal"], "periode": ["4e kw 2023", "4e kw 2024"]}
        return cijfers(leden, waarden, eenheid="%")

    def test_now_and_then_and_the_region(self) -> None:
        figuur = aandeel_stippen(self.aandeel([8, 6, 10, 12, 9, 9.5]), per="gemeente", over="periode")
        as_ = figuur.doek.axes[0]
        assert [float(stip.get_xdata()[0]) for stip in as_.lines] == [6, 12]
        assert {8.0, 10.0, 9.5} <= {float(x) for lijn in as_.collections for x, _ in lijn.get_segments()[0]}
        assert teksten(figuur) == ["6,0 %", "12,0 %", "0 %", "5 %", "10 %", "15 %", "20 %"]
        assert "alle gemeenten samen: 9,5 %" in los(figuur)

    def test_more_than_twenty_has_room(self) -> None:
        figuur = aandeel_stippen(self.aandeel([8, 6, 10, 42, 9, 9.5]), per="gemeente", over="periode")
        assert teksten(figuur)[-1] == "60 %"

    def test_who_was_not_there_a_year_before_has_a_dot_only(self) -> None:
        figuur = aandeel_stippen(self.aandeel([8, 6, "niet opgegeven", 12, 9, 9.5]), per="gemeente", over="periode")
        assert len(figuur.doek.axes[0].lines) == 2
        assert not [x for lijn in figuur.doek.axes[0].collections for x, _ in lijn.get_segments()[0] if x != x]


class TestReceived:
    """A line of cells per month, a column per age; what is still to come has no cell."""

    @staticmethod
    def ontvangst() -> Cijfers:
        leden = {"maand": ["mei 2024", "juni 2024"], "ouderdom": ["0", "1"]}
        return cijfers(leden, [35.4, 100, 30, "nog niet"], eenheid="%")

    def test_each_cell_says_its_share_and_what_is_to_come_says_nothing(self) -> None:
        figuur = naar_ouderdom(self.ontvangst(), rij="maand", vak="ouderdom")
        assert teksten(figuur) == ["0", "1", "35", "100", "30"]
        assert los(figuur) == ["% binnen, zoveel maanden na levering", "mei 2024", "juni 2024"]

    def test_the_more_came_in_the_more_colour(self) -> None:
        as_ = naar_ouderdom(self.ontvangst(), rij="maand", vak="ouderdom").doek.axes[0]
        dekking = [vak.get_facecolor()[3] for vak in as_.patches]
        assert dekking == pytest.approx([0.04 + 0.41 * 0.354, 0.45, 0.04 + 0.41 * 0.30])
