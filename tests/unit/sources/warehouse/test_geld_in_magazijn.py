"""Is money in a register that stays in its warehouse held to its control total and to whole cents, as in a file?"""

from decimal import Decimal
from typing import Any

import ibis
import pyarrow as pa
import pytest
from ibis.backends import BaseBackend

from monitorlib.editie.params.controletotaal import Controletotaal
from monitorlib.editie.params.levering import Levering
from monitorlib.errors import SourceError
from monitorlib.sources.checks.controletotaal import totaal_in_magazijn
from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.sources.warehouse.warehouse import stel_op

DECLARATIES, HIER = BRONNEN["declaraties"], "het magazijn"
# Added up as floats these are 0,30000000000000004 and not 0,30.
BEDRAGEN = [0.1, 0.2]


def opgesteld(bedragen: list[Any]) -> tuple[BaseBackend, ibis.expr.types.Table]:
    """A register of declaraties in a warehouse of its own, a row per amount."""
    aantal, con = len(bedragen), ibis.duckdb.connect()
    verplicht = [een for een in DECLARATIES.kolommen if not een.mag_ontbreken and een.naam != "bedrag"]
    soorten = {"datum": pa.date32(), "getal": pa.float64()}
    kolommen = {een.naam: pa.nulls(aantal, soorten.get(een.soort, pa.string())) for een in verplicht}
    con.con.register("aangereikt", pa.table({**kolommen, "bedrag": pa.array(bedragen)}))
    con.raw_sql("CREATE TABLE hun AS FROM aangereikt")
    return con, stel_op(con, con.table("hun"), DECLARATIES, Levering(), HIER)


def fouten(bedragen: list[Any], **totaal: Any) -> list[str]:
    con, rijen = opgesteld(bedragen)
    return totaal_in_magazijn(con, rijen, Controletotaal(**totaal), DECLARATIES, HIER)


@pytest.mark.parametrize("bedragen", [BEDRAGEN, [Decimal("0.10"), Decimal("0.20")], [1000000000000.1, -999999999999.8]])
def test_a_control_total_that_holds_is_exact_whatever_the_warehouse_keeps(bedragen: list[Any]) -> None:
    assert fouten(bedragen, rijen=2, sommen={"bedrag": "0.30"}) == []


def test_a_cent_or_a_row_too_few_is_told() -> None:
    doe = "Vraag de levering opnieuw op, of verbeter 'controletotaal' in params.yml."
    assert fouten(BEDRAGEN, rijen=3, sommen={"bedrag": "0.31"}) == [
        f"het magazijn: controletotaal: 3 rijen geleverd, 2 gelezen. {doe}",
        f"het magazijn, kolom bedrag: controletotaal: 0.31 geleverd, 0.3 gelezen. {doe}",
    ]
    assert fouten(BEDRAGEN, sommen={"wet": "1"})[0].startswith(
        "het magazijn: controletotaal: kolom 'wet' is niet op te tellen."
    )


def test_without_a_control_total_nothing_is_asked() -> None:
    con, rijen = opgesteld(BEDRAGEN)
    assert totaal_in_magazijn(con, rijen, None, DECLARATIES, HIER) == []


@pytest.mark.parametrize("bedragen", [[10.0, 10.005, 10.004], [Decimal("1.125"), Decimal("2.001")]])
def test_parts_of_a_cent_are_refused_and_not_rounded(bedragen: list[Any]) -> None:
    with pytest.raises(SourceError) as fout:
        opgesteld(bedragen)
    assert str(fout.value) == (
        "het magazijn, 2 rijen, kolom bedrag: heeft delen van een cent; toegestaan: hele centen. Rond in 'vraag' af "
        "(ROUND), of vraag na wat het bedrag is."
    )


@pytest.mark.parametrize("bedragen", [[12, -3], [19.99, 1234567.89, -0.07], [None, 4.35], [Decimal("99999999.99")]])
def test_whole_cents_pass_in_any_type(bedragen: list[Any]) -> None:
    _, rijen = opgesteld(bedragen)
    assert rijen.columns
