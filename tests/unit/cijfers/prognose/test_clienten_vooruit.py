"""Is the number of cliënten carried on from what was counted at the end of each month, where that is long enough?"""

from datetime import date

from bouwstenen import inhoud, van, wmo

from monitorlib.cijfers.prognose.reeksen.clienten import maanden_van, verwachte_clienten
from monitorlib.render.figuren.waaier import waaier
from monitorlib.tijd.periode import Kwartaal, Maand

IN = Kwartaal.lees("2016-Q1")


def test_months_are_those_of_which_the_register_holds_everything_five_years_at_most() -> None:
    """From the month after its beginstand; one at least, and sixty where nobody said from when."""
    maart = Maand(2016, 3)
    for vanaf, aantal in (
        (None, 60), (date(2011, 3, 1), 60), (date(2011, 4, 1), 59), (date(2015, 12, 31), 3), (date(2016, 3, 1), 1),
    ):  # fmt: skip
        register = wmo([van(date(2011, 1, 1))], **({"volledig_vanaf": vanaf} if vanaf else {}))
        assert maanden_van(register, maart) == maart.terug(aantal)


def test_who_never_changes_is_expected_to_stay() -> None:
    """Five people since 2011 and one of them twice, of which one left in 2012: four at each of the last 24 months."""
    rijen = [van(date(2011, 1, 1), client=f"c{nummer}") for nummer in range(4)]
    rijen += [
        van(date(2011, 1, 1), client="c0", voorziening="02"),
        van(date(2011, 1, 1), date(2012, 1, 31), client="c9"),
    ]
    uit = verwachte_clienten(wmo(rijen, volledig_vanaf=date(2012, 3, 1)), wet="Wmo", in_=IN)
    assert {cel[1]: waarde for cel, waarde in inhoud(uit.jaar).items()} == {
        "Nu": 4, "Over een half jaar": 4, "Over een jaar": 4, "Ondergrens": 4, "Bovengrens": 4,
    }  # fmt: skip
    geteld = [waarde for (wat, _), waarde in inhoud(uit.verloop).items() if wat == "Geteld"]
    assert geteld == [4] * 24
    assert uit.jaar.leden["wet"] == ("Wmo",)
    assert uit.verloop.leden["wat"] == ("Geteld", "Verwacht", "Ondergrens", "Bovengrens")
    assert uit.verloop.bronnen == uit.jaar.bronnen == ("voorzieningen_wmo",)
    assert {(een.eenheid, een.tekst) for van_ in (uit.jaar, uit.verloop) for een in van_.cellen().values()} == {
        ("cliënten", "")
    }
    assert uit.waarom_niet == ""
    assert [maand for wat, maand in inhoud(uit.verloop) if wat == "Verwacht"][::11] == ["april 2016", "maart 2017"]


def test_a_rising_number_goes_on_within_bounds_that_grow() -> None:
    """One more each month: 60 in March 2016. A straight line on is 72; what is certain of it is less the further on."""
    rijen = [
        van(date(2011 + (nummer + 3) // 12, (nummer + 3) % 12 + 1, 1), client=f"c{nummer}") for nummer in range(60)
    ]
    uit = verwachte_clienten(wmo(rijen, volledig_vanaf=date(2011, 3, 1)), wet="Wmo", in_=IN)
    jaar = {cel[1]: waarde for cel, waarde in inhoud(uit.jaar).items()}
    assert jaar["Nu"] == 60
    assert 70 <= jaar["Over een jaar"] <= 74  # type: ignore[operator]
    assert jaar["Ondergrens"] <= jaar["Over een jaar"] <= jaar["Bovengrens"]  # type: ignore[operator]
    figuur = waaier(uit.verloop)
    assert f"Verwacht in maart 2017: {jaar['Over een jaar']:.0f} cliënten" in figuur.alt("Titel")
    teksten = [tekst.get_text() for tekst in figuur.doek.axes[0].texts]
    assert teksten == ["60", *(f"{jaar[wat]:.0f}" for wat in ("Over een jaar", "Ondergrens", "Bovengrens"))]
    assert any("de as begint bij" in tekst.get_text() for tekst in figuur.doek.texts)


def test_half_a_year_on_is_the_sixth_month_and_a_year_the_twelfth() -> None:
    """Ten more each month."""
    rijen = [
        van(date(2011 + (nummer + 3) // 12, (nummer + 3) % 12 + 1, 1), client=f"c{nummer}-{keer}")
        for nummer in range(60)
        for keer in range(10)
    ]
    uit = verwachte_clienten(wmo(rijen, volledig_vanaf=date(2011, 3, 1)), wet="Wmo", in_=IN)
    verwacht = [waarde for (wat, _), waarde in inhoud(uit.verloop).items() if wat == "Verwacht"]
    assert len(set(verwacht)) == 12
    jaar = {cel[1]: waarde for cel, waarde in inhoud(uit.jaar).items()}
    assert (jaar["Over een half jaar"], jaar["Over een jaar"]) == (verwacht[5], verwacht[11])


def test_a_register_of_less_than_four_years_bears_no_forecast() -> None:
    """From August 2012, the month after it begins, to March 2016 are 44 months: no number, and the reason is said."""
    uit = verwachte_clienten(wmo([van(date(2012, 7, 1))], volledig_vanaf=date(2012, 7, 1)), wet="Wmo", in_=IN)
    assert (inhoud(uit.jaar), inhoud(uit.verloop)) == ({}, {})
    assert (tuple(uit.jaar.leden), tuple(uit.verloop.leden)) == (("wet", "wat"), ("wat", "periode"))
    assert uit.waarom_niet == "Wmo: het register gaat 44 maanden terug, en een verwachting vraagt er 48."
    assert waaier(uit.verloop).leeg
