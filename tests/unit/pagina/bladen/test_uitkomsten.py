"""Is what differs between trials what was counted, and is the largest difference the largest?"""

import pytest

from monitorlib.pagina.bladen.uitkomsten import Proefuitkomst, anders_per_tabel, naast_elkaar, op_grootte, veranderingen
from monitorlib.publish.exporter import Page, export_uitkomsten
from monitorlib.render.figuren.gevoeligheid import gevoeligheid


def uitkomst(wat: str, *waarden: float | str) -> Proefuitkomst:
    """A number at 30 days, which stands in params.yml, and at 61 and 91."""
    return Proefuitkomst(wat, "%", 1, dict(zip(("30", "61", "91"), waarden, strict=True)))


@pytest.mark.parametrize(
    ("waarden", "anders", "verschil", "deel"),
    [
        ((10.0, 12.0, 9.0), True, 2.0, 20.0),
        ((10.0, 9.0, 4.0), True, -6.0, -60.0),
        # What nobody sees is no difference.
        ((10.0, 10.04, 9.96), False, 0.0, 0.4),
        ((0.0, 1.0, 2.0), True, 2.0, None),
        ((-4.0, -2.0, -4.0), True, 2.0, 50.0),
        ((10.0, "nog niet", 11.0), True, 1.0, 10.0),
        (("nog niet", 10.0, 11.0), True, None, None),
        (("nog niet", "nog niet", "nog niet"), False, None, None),
    ],
)
def test_the_largest_difference(
    waarden: tuple[float | str, ...], anders: bool, verschil: float | None, deel: float | None
) -> None:
    een = uitkomst("Uitstroom", *waarden)
    assert een.anders is anders
    assert een.verschil == verschil
    assert een.deel == (None if deel is None else pytest.approx(deel))


def test_the_largest_change_stands_first() -> None:
    """By its part of the number, whichever way; what has no part comes last, what does not change is left out."""
    alle = [uitkomst("a", 0, 1, 1), uitkomst("b", 100, 110, 100), uitkomst("c", 5, 5, 5), uitkomst("d", 10, 4, 10)]
    assert [een.wat for een in op_grootte(alle)] == ["d", "b", "a"]
    tabel = naast_elkaar(op_grootte(alle), "30")
    assert tabel.leden["bij"] == ("30 (params.yml)", "61", "91", "Grootste verschil")
    assert [inhoud.waarde for cel, inhoud in tabel.cellen().items() if cel[0] == "d (%)"] == [10, 4, 10, -6]
    # -60 % and +10 %.
    figuur = gevoeligheid(veranderingen(op_grootte(alle)[:2]), rij="wat", wat="bij")
    assert figuur.alt("Verschil") == (
        "Liggende staven: Verschil. Het meest erbij: b, Grootste verschil: +10,0 %; "
        "het meest eraf: d, Grootste verschil: −60,0 %."
    )


def test_numbers_that_differ_are_counted_by_table() -> None:
    """A number that only one of them has is another one as well."""
    eigen = {"t": {("a",): 1.0, ("b",): 2.0}, "u": {("a",): None}}
    ander = {"t": {("a",): 1.5, ("c",): 2.0}, "u": {("a",): None}}
    assert anders_per_tabel({"30": eigen, "61": ander}) == {"t": {"30": 0, "61": 3}, "u": {"30": 0, "61": 0}}


def test_a_choice_that_changes_nothing_is_said() -> None:
    page = Page("Monitor", "Regio", "4e kwartaal 2024", "31 december 2024", "fictief", "intern", "Proef.", ())
    leeg = dict.fromkeys(("figuur", "indicatoren", "totalen", "per_tabel", "totalen_gelijk"), "")
    html = export_uitkomsten(
        page, sleutel="<b>", waar="", eigen="30", aantal="12", anders=False, gelijk=["a"], proeven=[], **leeg
    )
    assert "Geen enkel getal verandert." in html
    assert "Hoeveel maakt &lt;b&gt; uit?" in html
