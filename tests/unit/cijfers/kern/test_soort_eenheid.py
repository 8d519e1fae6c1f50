"""Does a unit say whether its numbers add up, are persons who count once, or are no sum at all?"""

import pytest

from monitorlib.cijfers.kern.soort_eenheid import is_som, soort

PERSONEN = ["cliënten", "klanten", "jeugdigen", "kinderen", "jongeren", "volwassenen", "personen", "mensen"]
GEEN_SOM = ["%", "dagen", "rapportcijfer", "", "cliënten per product", "per 1.000 inwoners", "euro per uur"]
SOM = ["voorzieningen", "trajecten", "euro", "uitkeringen", "stuks", "personeel", "superper"]


@pytest.mark.parametrize(
    ("eenheid", "welke"),
    [
        *((een, "personen") for een in PERSONEN),
        *((een, "geen som") for een in GEEN_SOM),
        *((een, "som") for een in SOM),
    ],
)
def test_a_unit_says_how_its_numbers_make_a_total(eenheid: str, welke: str) -> None:
    assert soort(eenheid) == welke
    assert is_som(eenheid) is (welke == "som")
