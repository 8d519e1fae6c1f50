"""What a bsn looks like, however it is spelled, and what stands in a message in the place of a value of a person.

A bsn has nine digits that pass the elfproef; of one with eight a leading zero was lost. [Besluit bsn, art. 1; the
elfproef: Logisch ontwerp BSN.] It is spelled with spaces, dots, dashes, slashes or quotes in between, behind a word
such as BSN, or as the number that a spreadsheet made of it (`123456782.0`, `1.23456782E+08`). All of that
is stripped first.

Eight digits alone are a bsn only in a column of clients: elsewhere they are an AGB-code, a day or a number.
"""

import re

from monitorlib.sources.sql import tekst

HIDDEN = "(waarde niet getoond: persoonsgegeven)"
# The elfproef: nine digits, weighed like this, add up to a multiple of eleven.
GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)
# Of a bsn that nobody has: all digits the same, or one more each time. [Filled in where a system asks for one.]
VULNUMMERS = (
    *(cijfer * 9 for cijfer in "0123456789"),
    *("01234567890123456789"[begin : begin + 9] for begin in range(10)),
    *("98765432109876543210"[begin : begin + 9] for begin in range(10)),
)
# Of all numbers of nine digits the elfproef lets one in eleven pass.
KANS = 1 / 11

# The signs between the digits, with the spaces of a word processor and the quotes of a spreadsheet; no comma, which
# separates values.
_TUSSEN = r"[\s\x{A0}\x{2000}-\x{200F}\x{202F}\x{2060}\x{FEFF}.'\"`\x{B4}\x{2018}-\x{201F}_/\\\x{2010}-\x{2015}-]"
_WOORD = r"(?:bsn|burger ?service ?nummer|sofi(?:-?nummer)?|nummer|nr|no|nl|id|cli[e\x{EB}]nt|persoon)"
# The decimals that a spreadsheet gives to a number without any.
_STAART = r"[.,]0{1,2}[^0-9]*$"
_CIJFERS = rf"[0-9](?:{_TUSSEN}*[0-9]){{7,8}}"
# A whole value that is one number, perhaps behind a word that says what it is.
_GEHEEL = rf"(?i)^[^0-9a-z]*(?:{_WOORD}[^0-9a-z]*)*({_CIJFERS})[^0-9a-z]*$"
_MACHT = r"^\s*([0-9])[.,]([0-9]{7,8})[eE]\+?0?[78]\s*$"
# A day as a whole, which has eight digits too.
_DAG = (
    r"(18|19|20|21)[0-9]{2}[-/. ]?(0[1-9]|1[0-2])[-/. ]?[0-3][0-9]"
    r"|[0-3]?[0-9][-/. ]?[0-3]?[0-9][-/. ]?(18|19|20|21)[0-9]{2}"
)
# Nine digits within a text, not part of a longer number or word; of eight a word must say that they are a bsn.
_IN_TEKST = rf"(?i)(?:\b|bsn|nl|nr)[0-9](?:{_TUSSEN}?[0-9]){{8}}\b"
_MET_WOORD = rf"(?i)(?:bsn|burger ?service ?nummer|sofi(?:-?nummer)?)[^0-9a-z]{{0,3}}[0-9](?:{_TUSSEN}?[0-9]){{7,8}}\b"


def lijkt_bsn(waarde: str) -> bool:
    """Tell whether there can be a bsn in a value: as a whole, however it is spelled, or somewhere in its text."""
    geheel = re.search(_python(_GEHEEL), re.sub(_STAART, "", waarde)) or re.search(_MACHT, waarde)
    gevonden = ["".join(geheel.groups())] if geheel and not re.fullmatch(_DAG, waarde.strip()) else []
    for vorm in (_IN_TEKST, _MET_WOORD):
        gevonden += re.findall(_python(vorm), waarde)
    return any(elfproef(re.sub("[^0-9]", "", een)) for een in gevonden)


def elfproef(cijfers: str) -> bool:
    """Tell whether eight or nine digits, the first of which may be a lost zero, pass the elfproef."""
    negen = cijfers.rjust(len(GEWICHTEN), "0")
    return sum(gewicht * int(cijfer) for gewicht, cijfer in zip(GEWICHTEN, negen, strict=True)) % 11 == 0


def is_bsn(waarde: str) -> bool:
    """Tell whether a value is the bsn of somebody: nine digits that pass the elfproef, and no number that fills in."""
    return len(waarde) == len(GEWICHTEN) and waarde.isdecimal() and waarde not in VULNUMMERS and elfproef(waarde)


def cijfers_sql(waarde: str) -> str:
    """Write the eight or nine digits of a value that is one number, however it is spelled; empty when it is none."""
    macht = f"regexp_extract({waarde}, {tekst(_MACHT)}, 1) || regexp_extract({waarde}, {tekst(_MACHT)}, 2)"
    heel = f"regexp_replace({waarde}, {tekst(_STAART)}, '')"
    geheel = f"regexp_replace(regexp_extract({heel}, {tekst(_GEHEEL)}, 1), '[^0-9]', '', 'g')"
    return f"coalesce(nullif({geheel}, ''), {macht}, '')"


def elfproef_sql(cijfers: str) -> str:
    """Write the elfproef of an expression with nine digits; false for any other text."""
    getal = f"CAST({cijfers} AS INTEGER)"
    gewogen = " + ".join(f"{gewicht} * ({getal} // {10 ** (8 - plek)} % 10)" for plek, gewicht in enumerate(GEWICHTEN))
    return f"CASE WHEN regexp_full_match({cijfers}, '[0-9]{{9}}') THEN ({gewogen}) % 11 = 0 ELSE false END"


def in_tekst_sql(waarde: str) -> str:
    """Write whether a text has a bsn somewhere."""
    stukken = " || ".join(f"regexp_extract_all({waarde}, {tekst(vorm)})" for vorm in (_IN_TEKST, _MET_WOORD))
    cijfers = "lpad(regexp_replace(stuk, '[^0-9]', '', 'g'), 9, '0')"
    return f"coalesce(list_bool_or(list_transform({stukken}, lambda stuk: {elfproef_sql(cijfers)})), false)"


def _python(vorm: str) -> str:
    """Write an expression of the database engine as Python does."""
    return re.sub(r"\\x\{([0-9A-F]+)\}", lambda een: f"\\u{een[1]:0>4}", vorm)
