"""Cliënten per gemeente and product: each carried on by itself, totals the sums of their parts."""

from collections.abc import Mapping, Sequence
from datetime import date

from bouwstenen import inhoud, jeugdhulp, van

from monitorlib.cijfers.prognose.reeksen.delen import prognose_van_delen
from monitorlib.cijfers.prognose.reeksen.per_product import clienten_per_product
from monitorlib.cijfers.prognose.reeksen.reeks import Tijdreeks
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Kwartaal, Maand

IN = Kwartaal.lees("2016-Q1")
BEGIN = date(2011, 1, 1)


def register(volledig_vanaf: date = BEGIN, meer: Sequence[Mapping[str, object]] = ()) -> Register:
    """In Aa three have ambulant and one of them verblijf too; in Bee two have ambulant, one of them since 2016."""
    rijen = [van(BEGIN, client=f"a{nummer}") for nummer in range(3)]
    rijen += [van(BEGIN, client="a0", productgroep="44"), van(BEGIN, client="b0", gemeente="GM0002")]
    rijen += [van(date(2016, 1, 1), client="b1", gemeente="GM0002")]
    return jeugdhulp([*rijen, *meer], volledig_vanaf=volledig_vanaf)


def test_what_stays_the_same_stays_and_totals_are_sums() -> None:
    """Aa: 3 ambulant and 1 verblijf are 4, of three people; with the 2 of Bee 6 in all."""
    uit = inhoud(clienten_per_product(register(), wet="Jeugdwet", in_=IN))
    assert {wat: uit["Aa", "Ambulant", wat] for wat in ("Nu", "Over een jaar", "Ondergrens", "Bovengrens")} == {
        "Nu": 3, "Over een jaar": 3, "Ondergrens": 3, "Bovengrens": 3,
    }  # fmt: skip
    assert (uit["Aa", "Verblijf", "Nu"], uit["Aa", "Totaal", "Nu"], uit["Totaal", "Totaal", "Nu"]) == (1, 4, 6)
    for wat in ("Over een half jaar", "Over een jaar"):
        assert uit["Totaal", "Totaal", wat] == uit["Aa", "Totaal", wat] + uit["Bee", "Totaal", wat]  # type: ignore[operator]
    assert ("Bee", "Verblijf", "Nu") not in uit


def test_a_change_makes_bounds_and_those_of_a_sum_are_its_own() -> None:
    """In Bee ten more come in each second half year, and leave; Aa never moves, so the whole is as unsure as Bee."""
    tien = [
        van(date(jaar, 7, 1), date(jaar, 12, 30), client=f"m{jaar}-{nummer}", gemeente="GM0002")
        for jaar in (2011, 2012, 2014)
        for nummer in range(10)
    ]
    uit = inhoud(clienten_per_product(register(meer=tien), wet="Jeugdwet", in_=IN))
    bee, alle = (
        uit[gemeente, "Totaal", "Bovengrens"] - uit[gemeente, "Totaal", "Over een jaar"]  # type: ignore[operator]
        for gemeente in ("Bee", "Totaal")
    )
    assert bee > 0
    assert alle == bee


def test_half_a_year_on_is_the_sixth_month_of_what_follows_from_the_same_numbers() -> None:
    """Seven more each month, and three of another product that stay: sixteen months until March 2016."""
    begin = [date(2014 + (nummer + 11) // 12, (nummer + 11) % 12 + 1, 1) for nummer in range(16)]
    rijen = [van(een, client=f"{een}-{keer}") for een in begin for keer in range(7)]
    rijen += [van(begin[0], client=f"v{keer}", productgroep="44") for keer in range(3)]
    uit = inhoud(clienten_per_product(jeugdhulp(rijen, volledig_vanaf=date(2014, 11, 1)), wet="Jeugdwet", in_=IN))
    reeksen = [
        Tijdreeks(naam, Maand(2014, 12), waarden)
        for naam, waarden in (("a", tuple(7.0 * nummer for nummer in range(1, 17))), ("v", (3.0,) * 16))
    ]
    _, (groeit, staat) = prognose_van_delen("Aa", reeksen, Maand(2017, 3))
    for naam, product in (("Ambulant", groeit), ("Verblijf", staat)):
        zesde, laatste = product.verwacht[5], product.verwacht[11]
        assert uit["Aa", naam, "Over een half jaar"] == round(zesde.waarde)
        assert [uit["Aa", naam, wat] for wat in ("Over een jaar", "Ondergrens", "Bovengrens")] == [
            round(een) for een in (laatste.waarde, laatste.laag, laatste.hoog)
        ]
    assert groeit.verwacht[4].waarde + 1 < groeit.verwacht[5].waarde < groeit.verwacht[6].waarde - 1


def test_less_than_eight_months_are_carried_on_without_bounds() -> None:
    """From November 2015 on the register tells of five months: 1, 1, 2, 2 and 2 in Bee, so 1,6 on average."""
    gegeven = clienten_per_product(register(date(2015, 10, 1)), wet="Jeugdwet", in_=IN)
    assert {(een.eenheid, een.tekst) for een in gegeven.cellen().values()} == {("cliënten per product", "")}
    assert gegeven.bronnen == ("voorzieningen_jeugdwet",)
    uit = inhoud(gegeven)
    assert (uit["Bee", "Ambulant", "Nu"], uit["Bee", "Ambulant", "Over een jaar"]) == (2, 2)
    assert uit["Bee", "Ambulant", "Bovengrens"] == uit["Totaal", "Totaal", "Ondergrens"] == "niet te bepalen"
