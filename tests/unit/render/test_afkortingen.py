"""Is an abbreviation written out where a reader meets it first, and no other word taken for one?"""

import pytest

from monitorlib.render.afkortingen import afkortingen_in, voluit


@pytest.mark.parametrize(
    ("teksten", "verwacht"),
    [
        (["PGB", "ZIN"], "PGB: persoonsgebonden budget. ZIN: zorg in natura."),
        (["Totaal | pgb"], "pgb: persoonsgebonden budget."),
        (["Jeugd-ggz", "Inloop GGZ"], "ggz: geestelijke gezondheidszorg."),
        (["Regeling CER / aanvullende verzekering", "Eigen bijdrage (via CAK)"],
         "CAK: Centraal Administratie Kantoor. CER: compensatie eigen risico."),
        (["Zinvol werk", "Bezin", "Wmogelden", "Aantal"], ""),
    ],
)  # fmt: skip
def test_written_out_in_order_and_as_it_stands_there(teksten: list[str], verwacht: str) -> None:
    assert voluit(afkortingen_in(teksten)) == verwacht
