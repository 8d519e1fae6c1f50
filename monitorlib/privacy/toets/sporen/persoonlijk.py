"""What points at a person or at a machine: bsn's, pseudonyms, addresses, birth dates, columns of registers, paths."""

import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from monitorlib.privacy.toets.sporen.stuk import CODE, Tekststuk

# Nine digits, or eight when a zero was lost, with one sign between them at most.
_NEGEN = re.compile(r"(?<![\d])(?:\d[ .\-/_\u00a0\u202f\u200b]{0,2}){7,8}\d(?!\d)")
# In a file for calculating a point stands before decimals.
_OM_TE_REKENEN, _BREUK = (".csv", ".json", ".xlsx"), re.compile(r"\d+\.\d{4,}")
_GROEP = re.compile(r"\d{1,3}(?:\.\d{3})+")
_DATUM = re.compile(r"(?<!\d)(?:\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|(?:19|20)\d{6})(?!\d)")
_BSN = re.compile(r"\b(?:bsn|burgerservice\w*|sofi\w*)\b", re.IGNORECASE)
# The first 128 bits of an HMAC, in hexadecimal: what freezing makes of a bsn.
_PSEUDONIEM = re.compile(r"(?<![0-9a-fA-F])[0-9a-f]{32}(?![0-9a-fA-F])", re.IGNORECASE)
_HEX = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{12,}(?![0-9A-Za-z])|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
_MAIL = re.compile(r"[\w.+%-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_GEBOREN = re.compile(r"\b(?:geboren|geboorte\w*|birth\w*|geb\.)\b.{0,40}", re.IGNORECASE)
_FOUT = re.compile(r"Traceback \(most recent call last\)|File \"[^\"]+\", line \d+|\b\w+Error: ")
_NOTEBOOK = re.compile(r'"(?:cell_type|nbformat|execution_count|kernelspec)"')
_PAD = re.compile(r"(?<![\w.:/])/(?:home|root|tmp|Users|mnt|var|srv|opt|private|work)/\w|\b[A-Za-z]:\\\w|file://")
# Heads of columns that only a table with a row per person or per voorziening has.
KOLOMMEN = frozenset(
    ("bsn", "burgerservicenummer", "client", "client_id", "clientnummer", "cliënt_id", "geboortedatum", "geboortedag",
     "pseudoniem", "postcode", "adres", "achternaam", "voornaam", "voorletters", "telefoonnummer",
     "beschikkingnummer", "toewijzingnummer")
)  # fmt: skip
# Dates of birth of everybody who is in a register.
_OUDST, _JONGST = 1900, 2030
_WEGING = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def gevonden_in(stuk: Tekststuk, contact: Collection[str], getallen: Collection[Decimal]) -> Iterator[str]:
    """Say what a piece has that points at somebody; `contact` is what may be said of whom to ask."""
    tekst = stuk.tekst
    if _heeft_bsn(tekst, stuk.bestand, getallen):
        yield "hier staat wat een burgerservicenummer kan zijn"
    if _PSEUDONIEM.search(tekst):
        yield "hier staat wat een pseudoniem van een cliënt kan zijn"
    if any(een.casefold() not in " ".join(contact).casefold() for een in _MAIL.findall(tekst)):
        yield "hier staat een adres van e-mail dat niet in het colofon staat"
    if any(_DATUM.search(een) for een in _GEBOREN.findall(tekst)):
        yield "hier staat een geboortedatum"
    if stuk.soort != CODE and _kolomkop(tekst):
        yield "hier staat een kolom van een register"
    if _FOUT.search(tekst):
        yield "hier staat een foutmelding van het programma"
    if _NOTEBOOK.search(tekst):
        yield "hier staat een uitgevoerd notebook"
    if _PAD.search(tekst):
        yield "hier staat een pad op een computer"


def elfproef(cijfers: str) -> bool:
    """Tell whether nine digits can be a bsn: weighted 9 to 2 and −1 they are a multiple of 11."""
    som = sum(weging * int(cijfer) for weging, cijfer in zip(_WEGING, cijfers, strict=True))
    return som % 11 == 0 and len(set(cijfers)) > 1


def _heeft_bsn(tekst: str, bestand: str, getallen: Collection[Decimal]) -> bool:
    zonder = _HEX.sub(" ", tekst)
    for gevonden in _NEGEN.finditer(zonder):
        geschreven = gevonden[0]
        cijfers = re.sub(r"\D", "", geschreven)
        kort = len(cijfers) == len(_WEGING) - 1
        if kort and not _BSN.search(zonder[max(0, gevonden.start() - 40) : gevonden.end() + 40]):
            continue
        is_breuk = bestand.endswith(_OM_TE_REKENEN) and _BREUK.fullmatch(geschreven)
        if elfproef(cijfers.zfill(len(_WEGING))) and not is_breuk and not _is_anders(zonder, gevonden, getallen):
            return True
    return False


def _is_anders(tekst: str, gevonden: re.Match[str], getallen: Collection[Decimal]) -> bool:
    """Tell whether the digits are a number that is published, a date, or what stands behind a decimal point."""
    geschreven, ervoor = gevonden[0], tekst[max(0, gevonden.start() - 2) : gevonden.start()]
    if re.search(r"\d[.,]$", ervoor) or _DATUM.search(geschreven):
        return True
    is_getal = geschreven.isdecimal() or bool(_GROEP.fullmatch(geschreven))
    return is_getal and Decimal(re.sub(r"\D", "", geschreven)) in getallen


def _kolomkop(tekst: str) -> bool:
    """Tell whether a piece is the head of a column of a register, or a row of heads with one."""
    delen = [een.strip(" \"'").casefold() for een in re.split(r"[,;\t|\n]", tekst)]
    return any(een in KOLOMMEN for een in delen) and all(len(een) < 40 for een in delen)
