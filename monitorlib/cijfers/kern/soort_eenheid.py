"""What a number is by its unit: things that add up, persons who count once, or what is no sum at all."""

from typing import Literal

Soort = Literal["som", "personen", "geen som"]

# Whoever is in two rows is one person: a total of these is counted, not added up.
_PERSONEN = ("cliënten", "klanten", "jeugdigen", "kinderen", "jongeren", "volwassenen", "personen", "mensen")
_GEEN_SOM = ("%", "dagen", "rapportcijfer", "")


def soort(eenheid: str) -> Soort:
    """Tell how numbers in a unit make a total: shares, means, medians and rates ('per', 'dagen', '%') never do."""
    if eenheid in _PERSONEN:
        return "personen"
    return "geen som" if eenheid in _GEEN_SOM or "per" in eenheid.split() else "som"


def is_som(eenheid: str) -> bool:
    """Tell whether the rows of a table in this unit add up to their total."""
    return soort(eenheid) == "som"
