"""Days as suppliers write them: each notation with its form, how the engine reads it, and what looks like it."""

import re
from datetime import datetime

from monitorlib.sources.sql import tekst

_MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MAAND = (
    "(jan(uari)?|feb(ruari)?|mrt|maart|apr(il)?|mei|juni?|juli?|aug(ustus)?|sept?(ember)?|okt(ober)?|nov(ember)?"
    r"|dec(ember)?)\.?"
)
_DAG, _MND, _JAAR, _TIJD = "[0-9]{1,2}", "[0-9]{1,2}", "[0-9]{4}", "[ T]00:00(:00([.]0+)?)?Z?"
# A day with the time 0:00 beside it is what a database makes of a day; any other time is no day.
VORMEN = {
    "jjjj-mm-dd": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "dd-mm-jjjj": f"{_DAG}[-/.]{_MND}[-/.]{_JAAR}",
    "mm-dd-jjjj": f"{_MND}[-/.]{_DAG}[-/.]{_JAAR}",
    "jjjj/mm/dd": f"{_JAAR}[/.]{_MND}[/.]{_DAG}",
    "jjjjmmdd": "[0-9]{8}",
    "ddmmjjjj": "[0-9]{8}",
    "dd maand jjjj": f"{_DAG}[- ]{_MAAND}[- ]{_JAAR}",
    "jjjj-mm-dd uu:mm": f"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}{_TIJD}",
    "dd-mm-jjjj uu:mm": f"{_DAG}[-/.]{_MND}[-/.]{_JAAR}{_TIJD}",
}
# With its signs made dashes and without its time.
_LEES = {
    "jjjj-mm-dd": "%Y-%m-%d",
    "dd-mm-jjjj": "%d-%m-%Y",
    "mm-dd-jjjj": "%m-%d-%Y",
    "jjjj/mm/dd": "%Y-%m-%d",
    "jjjjmmdd": "%Y%m%d",
    "ddmmjjjj": "%d%m%Y",
    "dd maand jjjj": "%d-%m-%Y",
    "jjjj-mm-dd uu:mm": "%Y-%m-%d",
    "dd-mm-jjjj uu:mm": "%d-%m-%Y",
}


def is_vorm(waarde: str, notatie: str) -> str:
    """Write, for the database engine, whether a text has the form of a notation."""
    return f"regexp_full_match({waarde}, {tekst(f'(?i){VORMEN[notatie]}')})"


def dag(waarde: str, notatie: str) -> str:
    """Write, for the database engine, a day as `jjjj-mm-dd`; nothing for a day that does not exist."""
    if notatie == "jjjj-mm-dd":
        return waarde
    # The engine writes the year 202 without its zero.
    return f"lpad(strftime({_gelezen(waarde, notatie)}, '%Y-%m-%d'), 10, '0')"


def bestaat(waarde: str, notatie: str) -> str:
    """Write, for the database engine, whether a text is a day of a notation, and one that exists."""
    return f"({is_vorm(waarde, notatie)} AND {_gelezen(waarde, notatie)} IS NOT NULL)"


def _gelezen(waarde: str, notatie: str) -> str:
    if notatie == "dd maand jjjj":
        naam = f"replace(left(lower(regexp_extract({waarde}, '[A-Za-z]+')), 3), 'maa', 'mrt')"
        nummer = f"list_position([{', '.join(map(tekst, _MAANDEN))}], {naam})"
        waarde = f"regexp_replace({waarde}, '[- ][A-Za-z.]+[- ]', '-' || {nummer} || '-')"
    elif "uu:mm" in notatie:
        waarde = f"regexp_replace({waarde}, '[ T].*$', '')"
    if _LEES[notatie].count("-"):
        waarde = f"replace(replace({waarde}, '/', '-'), '.', '-')"
    return f"try_strptime({waarde}, {tekst(_LEES[notatie])})"


def lijkt(waarde: str) -> str:
    """Say in which notations a text would be a day: the end of a message about what is no day in that of its source."""
    gevonden = [naam for naam in VORMEN if _past(waarde.strip(), naam)]
    if re.fullmatch("[0-9]{5}([.,]0)?", waarde.strip()):
        gevonden = ["excel"]
    if not gevonden:
        return ""
    return f"; dit lijkt {' of '.join(gevonden)}: zeg het in params.yml bij 'levering': 'datums'"


def _past(waarde: str, notatie: str) -> bool:
    if not re.fullmatch(VORMEN[notatie], waarde, re.IGNORECASE):
        return False
    if notatie == "dd maand jjjj":
        return True
    kaal = re.sub("[ T].*$", "", waarde)
    kaal = re.sub("[/.]", "-", kaal) if "-" in _LEES[notatie] else kaal
    try:
        return 1800 <= datetime.strptime(kaal, _LEES[notatie]).year < 2200
    except ValueError:
        return False
