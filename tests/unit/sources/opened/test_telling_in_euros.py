"""Do the euros of gemeenten add up to the cent in a region, whatever floats make of them?"""

from bouwstenen import telling

# Nieuw of the building stones was two before: Aa, Bee and it are all there is on the peildatum.
BEDRAGEN = {"GM0001": 120.18, "GM0002": 556.16, "GM0009": 121.16}
CODES = {"gemeente": {code: code for code in BEDRAGEN}, "wet": {"Wmo": "Wmo"}}


def test_a_region_is_the_exact_sum_of_its_gemeenten() -> None:
    """As floats these are 797,4999999999999 together: a table in whole euros would print 797 and not 798."""
    rijen = [{"gemeente": code, "wet": "Wmo", "jaar": "2016", "waarde": euro} for code, euro in BEDRAGEN.items()]
    (samen,) = telling("budgetten", rijen, CODES).als_regio().tabel.to_pyarrow().to_pylist()
    assert (samen["waarde"], samen["teken"]) == (797.5, "getal")
    assert sum(BEDRAGEN.values()) != 797.5
