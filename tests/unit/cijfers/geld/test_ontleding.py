"""A change of expenditure, as a value: it adds up to the cent, over any of its columns, or it is refused."""

import pytest
from bouwstenen import inhoud

from monitorlib.cijfers.geld.ontleden import EFFECTEN
from monitorlib.cijfers.geld.ontleding import Ontleding
from monitorlib.cijfers.geld.per_hulp import SOORT
from monitorlib.errors import CalculationError

EERSTE, TWEEDE = EFFECTEN[:2]
# As many columns as a kind of help has: what differs is the first and the second of them.
A, B = (("x", "een", *["z"] * (len(SOORT) - 2)), ("x", "twee", *["z"] * (len(SOORT) - 2)))
LEDEN = {SOORT[0]: ("w", "x"), SOORT[1]: ("twee", "een", "drie"), **{naam: ("z",) for naam in SOORT[2:]}}


def ontleding(**anders: object) -> Ontleding:
    """Of A from 1,00 to 1,50 euro, of B from 2,00 to 1,99."""
    gewoon: dict[str, object] = {
        "perioden": ("2023", "2024"),
        "bedragen": {A: (100, 150), B: (200, 199)},
        "effecten": {A: {EERSTE: 60, TWEEDE: -10}, B: {EERSTE: -1}},
        "leden": LEDEN,
        "bronnen": ("declaraties",),
    }
    return Ontleding(**{**gewoon, **anders})  # type: ignore[arg-type]


def test_it_says_what_is_compared_and_how_to_go_on() -> None:
    assert repr(ontleding()) == "Ontleding van 2023 naar 2024. Tel op met .per() of .per('wet', 'product')."
    assert ontleding().posten == ("Uitgaven 2023", "Uitgaven 2024")


def test_causes_that_are_not_the_difference_are_refused() -> None:
    """60 − 10 is 50; of 60 − 9 a cent is too much."""
    with pytest.raises(CalculationError) as fout:
        ontleding(effecten={A: {EERSTE: 60, TWEEDE: -9}, B: {EERSTE: -1}})
    assert str(fout.value) == (
        f"{' / '.join(A)}: de oorzaken zijn samen 51 cent en het verschil is 50 cent; reken beide perioden opnieuw uit."
    )


def test_all_together_and_by_a_column() -> None:
    """3,00 + 0,59 − 0,10 = 3,49; members in their order, those that do not occur left out."""
    alles = ontleding().per()
    assert inhoud(alles) == {
        ("Uitgaven 2023",): 3, (EERSTE,): 0.59, (TWEEDE,): -0.1, ("Verschil",): 0.49, ("Uitgaven 2024",): 3.49,
    }  # fmt: skip
    assert {post for (post,), een in alles.cellen().items() if een.verschil} == {EERSTE, TWEEDE, "Verschil"}
    assert alles.bronnen == ("declaraties",)
    assert {(een.eenheid, een.tekst) for een in alles.cellen().values()} == {("euro", "")}
    per = ontleding().per(SOORT[1])
    assert per.leden[SOORT[1]] == ("twee", "een")
    assert per.leden["post"] == ("Uitgaven 2023", EERSTE, TWEEDE, "Verschil", "Uitgaven 2024")
    assert [inhoud(per)[post, "twee"] for post in per.leden["post"]] == [2, -0.01, 0, -0.01, 1.99]
    assert [inhoud(per)[post, "een"] for post in per.leden["post"]] == [1, 0.6, -0.1, 0.5, 1.5]
    assert "Verschil = alle oorzaken bij elkaar" in {een.regel for een in per.vergelijkingen}


def test_effects_that_do_not_occur_are_no_posts_but_one_when_nothing_changed() -> None:
    zelfde = ontleding(bedragen={A: (100, 100)}, effecten={A: {EERSTE: 0, TWEEDE: 0}})
    assert zelfde.per().leden["post"] == ("Uitgaven 2023", EERSTE, "Verschil", "Uitgaven 2024")
    tegen = ontleding(bedragen={A: (100, 100)}, effecten={A: {EERSTE: 5, TWEEDE: -5}})
    assert tegen.per().leden["post"] == ("Uitgaven 2023", EERSTE, TWEEDE, "Verschil", "Uitgaven 2024")


def test_where_nothing_can_be_compared_all_have_the_reason() -> None:
    zonder = ontleding(bedragen={}, effecten={}, reden="te kort").per(SOORT[1])
    assert zonder.leden[SOORT[1]] == ("twee", "een", "drie")
    assert {(een.teken, een.tekst) for een in zonder.cellen().values()} == {("niet te bepalen", "te kort")}


def test_a_column_that_it_has_not_is_refused() -> None:
    with pytest.raises(CalculationError) as fout:
        ontleding().per("maand")
    assert str(fout.value) == f"Een ontleding kan niet naar 'maand'; kies uit {', '.join(SOORT)}."
