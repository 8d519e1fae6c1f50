"""Days and months as a page writes them."""

from datetime import date

MAANDEN = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


def datum_kort(dag: date) -> str:
    """Write a day as the tables do: 31-3-2016."""
    return f"{dag.day}-{dag.month}-{dag.year}"


def datum_lang(dag: date) -> str:
    """Write a day as running text does: 31 maart 2016."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def jaren_eerder(dag: date, jaren: int) -> date:
    """Give the same day some years earlier; 29 February becomes 28 February where it does not exist."""
    try:
        return dag.replace(year=dag.year - jaren)
    except ValueError:
        return dag.replace(year=dag.year - jaren, day=28)
