"""Dates and years in running text: '1999' is a year in a place where dates stand, and a quantity anywhere else."""

import re
from collections.abc import Iterator

from monitorlib.tijd.dagen import MAANDEN

_MAAND = "|".join(MAANDEN)
_JAAR = re.compile(r"(?<![\w.,])(?:19|20)\d{2}(?!\d|[.,]\d|\w)")
# '31 maart 2016', '14 juni', '1-3-2016', '2016-03-31', '2016-Q1', 'de jaren '90', '14.30 uur'.
DATUMS = re.compile(
    rf"\b(?:0?[1-9]|[12]\d|3[01])\s+(?:{_MAAND})(?:\s+(?:19|20)\d{{2}})?\b"
    r"|\b\d{1,2}[-/]\d{1,2}[-/](?:19|20)\d{2}\b|\b(?:19|20)\d{2}-\d{2}-\d{2}\b|\b(?:19|20)\d{2}-Q[1-4]\b"
    r"|\bjaren\s+['’]\d0\b|\b(?:[01]?\d|2[0-3])[.:][0-5]\d\s+uur\b",
    re.IGNORECASE,
)
# After these a year stands, whatever follows.
_ZEKER = (
    r"sinds|vanaf|begin|eind|einde|medio|ultimo|anno|jaar|jaren|kalenderjaar|boekjaar|schooljaar|begrotingsjaar|"
    rf"helft|voorjaar|zomer|najaar|herfst|winter|lente|kwartaal|kw|halfjaar|tertaal|{_MAAND}"
)
# After these a year or a quantity stands; what follows decides.
_MOGELIJK = (
    r"in|van|tot|t/m|tot en met|vergeleken met|voor|vóór|na|over|om|bij|per|uit|tijdens|gedurende|heel|tussen|naast|"
    r"\w*(?:domein|begroting|jaarrekening|agenda|circulaire|budget|budgetten|monitor|rapportage|nota|plan|akkoord|"
    r"programma|editie|cao|raming|realisatie|prognose|norm|taakstelling|meting|onderzoek|cijfers|wet|verordening)"
)
_ERVOOR = re.compile(rf"(?<!\w)(?:{_MOGELIJK})[\s(\['\"‘“]+$", re.IGNORECASE)
_ZEKER_ERVOOR = re.compile(rf"(?<!\w)(?:{_ZEKER})\s+(?:van\s+)?$", re.IGNORECASE)
# A name with its year: 'Wmo 2015', 'Begeleiding ZIN 2016'.
_NAAM_ERVOOR = re.compile(r"(?<!\w)[A-Z][\w-]*\s+$")
# In brackets, or at the start of a sentence with its verb.
_HAAK_ERVOOR, _HAAK_ERNA = re.compile(r"[(\[]\s*$"), re.compile(r"\s*[)\]]")
_ZIN_ERVOOR = re.compile(r"(?:^|[.!?:]\s|\n[#>*\s-]*)$")
_ZIN_ERNA = re.compile(r"\s+(?:is|was|wordt|werd|blijft|bleef|geldt|gold|begon|eindigde|kende|kent|laat|liet)\b")
# '2015-2018', '2015/2016', '2015 en 2016': the next of years that stand together.
_KETEN = re.compile(r"^\s*(?:[-–/,]|en|of|tot|t/m|tot en met|en in|naast|,? en)\s*$", re.IGNORECASE)
# Words before and after that make a quantity of it.
_AANTAL_ERVOOR = re.compile(
    r"(?:[€$£±+−-]\s*|(?<!\w)(?:eur|euro|ruim|bijna|ongeveer|circa|ca\.|krap|zowat|plusminus|pakweg|zo'n|zo’n|dan|"
    r"maar|slechts|nog|nog maar|liefst|wel|er|samen|totaal|alle|aantal|maximaal|minimaal|minstens|ten minste|"
    r"hooguit|hoogstens|rond de|tegen de|boven de|onder de|de eerste|"
    r"(?:gaat|ging|gaan|gingen) om|"
    r"een (?:bedrag|aantal|totaal|som|stijging|daling|toename|afname|groei|gemiddelde) van|"
    r"(?:daal|daling|steeg|stegen|stijg|groei|zakt|kromp|krimp|nam|liep|loopt|lopen|ging|gaat|gedaald|gestegen|"
    r"gegroeid|terug|verhoogd|verlaagd)\w*\s+(?:tot|naar|met|van))\s+)$",
    re.IGNORECASE,
)
_LIDWOORD = r"de|het|die|deze|alle|beide|hele|enkele|sommige|vele|onze|uwe|mede|reeds|ze|we|je|te|toe|mee"
_TELBAAR = (
    r"euro|eur|uur|uren|dag|dagen|week|weken|maand|maanden|keer|maal|stuks|fte|procent|promille|punten|"
    r"mensen|personen|kinderen|jongeren|ouderen|jeugdigen|volwassenen|vrouwen|mannen|gezinnen|huishoudens|"
    r"gemeenten|gevallen|zaken|casussen|dossiers|trajecten|contracten|klachten|bezwaren|besluiten|indicaties|"
    r"plekken|plaatsen|woningen|banen|rijen|regels|pgb's|pgb’s|klanten|tarieven|berichten|bedden|teams|"
    r"wachtenden|deelnemende|gebruik(?:ers|sters)|verzoeken|aanvragen|budgetten|euro's|"
    r"\w+(?:ënten|enten|anten|aars|eers|ers|isten|aties|cties|heden|teiten|houders|personen|trajecten|plannen|"
    r"berichten|klachten|uren|dagen|(?<!g)(?<!v)(?<!h)ingen)"
)
_AANTAL_ERNA = re.compile(
    rf"\s*[%‰€]|\s+(?:miljoen|miljard|duizend|x)\b|\s+(?:(?!(?:{_LIDWOORD})\b)\w+e\s+){{0,2}}(?:{_TELBAAR})\b",
    re.IGNORECASE,
)
_NAAR_ERNA = re.compile(r"\s+naar\b", re.IGNORECASE)
_VAN_ERVOOR = re.compile(r"(?<!\w)van\s+$", re.IGNORECASE)


def zonder_jaren(tekst: str) -> str:
    """Give a text with a space for each year in it; a number from 1900 to 2099 that counts something stays."""
    delen, einde = [], 0
    for begin, tot in _jaren(tekst):
        delen.append(tekst[einde:begin])
        einde = tot
    return " ".join([*delen, tekst[einde:]])


def _jaren(tekst: str) -> Iterator[tuple[int, int]]:
    vorige = None
    for treffer in _JAAR.finditer(tekst):
        begin, einde = treffer.span()
        tussen = None if vorige is None else tekst[vorige:begin]
        if _is_jaar(tekst[:begin], tekst[einde:], tussen):
            yield begin, einde
            vorige = einde


def _is_jaar(voor: str, na: str, tussen: str | None) -> bool:
    """Decide by what stands around it; `tussen` is what stands between it and the year before it."""
    if _ZEKER_ERVOOR.search(voor):
        return True
    keten = tussen is not None and bool(_KETEN.match(tussen))
    # A dash between two years is no minus sign.
    if _AANTAL_ERNA.match(na) or (not keten and _AANTAL_ERVOOR.search(voor)):
        return False
    if _VAN_ERVOOR.search(voor) and _NAAR_ERNA.match(na):
        return False
    haakjes = bool(_HAAK_ERVOOR.search(voor) and _HAAK_ERNA.match(na))
    zin = bool(_ZIN_ERVOOR.search(voor) and _ZIN_ERNA.match(na))
    return keten or haakjes or zin or bool(_ERVOOR.search(voor) or _NAAM_ERVOOR.search(voor))
