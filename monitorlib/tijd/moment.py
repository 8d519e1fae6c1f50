"""A moment that is counted: a day, or a period."""

import re
from contextlib import suppress
from datetime import date

from monitorlib.errors import ParameterError
from monitorlib.tijd.dagen import datum_lang
from monitorlib.tijd.periode import Periode, Tijd, gelezen

Moment = date | Tijd


def lees_moment(tekst: date | str) -> date | Periode:
    """Read a day or a period of the calendar; a day stays what it is.

    '2017-06-30', '2017-06', '2017-Q2', '2017-T2', '2017-H1', '2017'. Raises `ParameterError` on anything else.
    """
    if isinstance(tekst, date):
        return tekst
    if (periode := gelezen(tekst)) is not None:
        return periode
    with suppress(ValueError):
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", tekst):
            return date.fromisoformat(tekst)
    raise ParameterError(f"'{tekst}' is geen periode; schrijf 2017-06-30, 2017-06, 2017-Q2, 2017-T2, 2017-H1 of 2017.")


def laatste_dag(moment: Moment) -> date:
    """Give the last day of a period; of a day itself."""
    return moment if isinstance(moment, date) else moment.peildatum


def laatste_dag_in(tekst: str) -> date | None:
    """Give the last day of a moment as a number keeps it: a day, a period, or two days with a slash between.

    Words may stand before it ('prognose 2017-12'); None of what is no moment.
    """
    with suppress(ParameterError):
        return laatste_dag(lees_moment(tekst.rpartition("/")[2].rpartition(" ")[2]))
    return None


def naam_van(moment: Moment) -> str:
    """Give the name of a period in running text: 'juni 2017', '2e kwartaal 2017', '1e halfjaar 2017', '2017'."""
    return datum_lang(moment) if isinstance(moment, date) else moment.naam
