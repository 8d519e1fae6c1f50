"""Does a figure draw the numbers that it was given, each in its own panel?"""

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL
from monitorlib.render.figuren.kleine_veelvouden import kleine_veelvouden, stand_en_stroom
from monitorlib.render.figuren.vormen import samenstelling, van_naar


def cijfers(
    leden: dict[str, list[str]], waarden: dict[tuple[str, ...], float], eenheid: str = "uitkeringen"
) -> Cijfers:
    rijen = [
        {**dict(zip(leden, cel, strict=True)), "waarde": waarde, "teken": GETAL, "tekst": ""}
        for cel, waarde in waarden.items()
    ]
    return maak(rijen, leden, eenheid=eenheid)


def teksten(as_: object) -> list[str]:
    return [tekst.get_text() for tekst in as_.texts]  # type: ignore[attr-defined]


def test_each_panel_of_stand_en_stroom_names_its_own_stand() -> None:
    """Panels that share an axis once showed the stand of the last gemeente under all of them."""
    posten = {"Begin": 100, "Erbij": 7, "Eraf": 3, "Eind": 104}
    waarden = {
        (post, "Januari", gemeente): waarde + (1000 if gemeente == "B" and post in ("Begin", "Eind") else 0)
        for post, waarde in posten.items()
        for gemeente in ("A", "B")
    }
    leden = {"post": list(posten), "periode": ["Januari"], "gemeente": ["A", "B"]}
    panelen = stand_en_stroom(cijfers(leden, waarden), vak="gemeente").doek.axes
    assert {paneel.get_title("left"): teksten(paneel) for paneel in panelen} == {
        "A": ["Januari\nstand\n104", "+7", "−3"],
        "B": ["Januari\nstand\n1.104", "+7", "−3"],
    }


def test_a_composition_writes_the_counts_in_the_bars_and_draws_shares() -> None:
    """30 of 40 is three quarters of the bar, and says 30."""
    figuur = samenstelling(
        cijfers({"gemeente": ["A"], "vorm": ["PGB", "ZIN"]}, {("A", "PGB"): 30, ("A", "ZIN"): 10}),
        per="gemeente",
        delen="vorm",
    )
    (as_,) = figuur.doek.axes
    assert [balk.get_width() for balk in as_.patches] == [75.0, 25.0]
    assert teksten(as_)[:2] == ["30", "10"]
    assert [tekst.get_text() for tekst in figuur.doek.texts] == [
        "A", "PGB", "ZIN", "aandeel in %; in de staaf het aantal uitkeringen",
    ]  # fmt: skip


def test_the_steps_of_an_ordered_scale_grow_darker() -> None:
    """Light, middle and heavy are one colour: who prints in grey still sees the order. Each tint is seen on white."""
    figuur = samenstelling(
        cijfers(
            {"wet": ["Wmo"], "zwaarte": ["Licht", "Middel", "Zwaar"]},
            {("Wmo", "Licht"): 2, ("Wmo", "Middel"): 2, ("Wmo", "Zwaar"): 1},
        ),
        per="wet",
        delen="zwaarte",
        geordend=True,
    )
    (as_,) = figuur.doek.axes
    contrast = [1.05 / (_luminance(balk.get_facecolor()) + 0.05) for balk in as_.patches]
    assert contrast == sorted(contrast)
    assert contrast[0] >= 3


def _luminance(kleur: tuple[float, ...]) -> float:
    """Give the relative luminance of WCAG 2.2."""
    rood, groen, blauw = (deel / 12.92 if deel <= 0.04045 else ((deel + 0.055) / 1.055) ** 2.4 for deel in kleur[:3])
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def test_small_multiples_share_one_scale_that_starts_at_zero() -> None:
    """A gemeente ten times as large has bars ten times as high."""
    figuur = kleine_veelvouden(
        cijfers({"gemeente": ["A", "B"], "periode": ["1e kw 2016"]}, {("A", "1e kw 2016"): 5, ("B", "1e kw 2016"): 50}),
        vak="gemeente",
        over="periode",
    )
    links, rechts = figuur.doek.axes
    assert links.get_ylim() == rechts.get_ylim()
    assert links.get_ylim()[0] == 0
    assert [links.patches[0].get_height(), rechts.patches[0].get_height()] == [5, 50]


def test_from_to_writes_the_difference() -> None:
    """From 100 to 90 is −10, on an axis that starts at zero."""
    figuur = van_naar(
        cijfers({"gemeente": ["A"], "jaar": ["2015", "2016"]}, {("A", "2015"): 100, ("A", "2016"): 90}, "euro"),
        rij="gemeente",
        over="jaar",
    )
    (as_,) = figuur.doek.axes
    # The difference, and the steps under it, from nought to the first above 100.
    assert teksten(as_) == ["−10", "0", "50", "100"]
    (stip,) = as_.lines
    assert list(stip.get_xdata()) == [90]
    (weg, streep, *_) = as_.collections
    assert [[x for x, _ in lijn.get_segments()[0]] for lijn in (weg, streep)] == [[100, 90], [100, 100]]
