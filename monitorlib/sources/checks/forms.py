"""The form that a value of each kind of column has, as a condition for a wrong one in the database engine."""

from monitorlib.sources.declared.declaration import BENADERING, BENADERINGEN, PERIODEN, Bron, Codes, Kolom
from monitorlib.sources.delivery.getallen import BEDRAG, GETAL
from monitorlib.sources.sql import tekst
from monitorlib.tijd.periode import Jaar, Maand

_GEEN_GETAL = "is geen getal; toegestaan: een getal met een punt"
_GEEN_BEDRAG = "is geen bedrag; toegestaan: een getal met een punt en ten hoogste twee decimalen"


def forms(bron: Bron, kolom: Kolom, codes: Codes) -> list[tuple[str, str]]:
    """Give, per demand on the form of a column, the condition for a wrong value and what to say of it."""
    name = f'"{kolom.naam}"'
    filled = f"{name} IS NOT NULL"
    rules: list[tuple[str, str]] = []
    if kolom == BENADERING:
        number = f"coalesce(regexp_full_match(waarde, '{GETAL}'), false)"
        rules.append((f"{filled} AND NOT {number}", "hoort bij een getal; in kolom waarde staat hier geen getal"))
    match kolom.soort:
        case "datum":
            rules += _day_rules(name, r"\d{4}-\d{2}-\d{2}", "is geen datum in de vorm jjjj-mm-dd")
        case "moment":
            rules += _day_rules(name, r"\d{4}-\d{2}(-\d{2})?", "is geen dag of maand als 2017-07-01 of 2017-07")
        case "jaar":
            rules.append((f"NOT regexp_full_match({name}, {tekst(Jaar.vorm())})", "is geen jaar als 2016"))
        case "maand":
            rules.append((f"NOT regexp_full_match({name}, {tekst(Maand.vorm())})", "is geen maand als 2016-03"))
        case "periode":
            rules += _period_rules(name, kolom)
        case "getal":
            rules.append(
                (f"NOT regexp_full_match({name}, '{GETAL}')", "is geen getal; toegestaan: een getal met een punt")
            )
        case "bedrag":
            rules.append((f"NOT regexp_full_match({name}, '{BEDRAG}')", _GEEN_BEDRAG))
        case "waarde":
            rules += _value_rules(bron, codes)
    return rules


def _day_rules(name: str, form: str, wrong_form: str) -> list[tuple[str, str]]:
    """Refuse another form, and a day or month that does not exist; of a month its first day is tried."""
    matches = f"regexp_full_match({name}, '{form}')"
    day = f"try_cast(left({name} || '-01', 10) AS DATE)"
    return [
        (f"{name} IS NOT NULL AND NOT {matches}", wrong_form),
        (f"{matches} AND {day} IS NULL", "is een datum die niet bestaat"),
    ]


def _period_rules(name: str, kolom: Kolom) -> list[tuple[str, str]]:
    """Hold what was counted to one kind of period, and what stands beside it to any, with its word before it."""
    form, example = PERIODEN[kolom.vorm]
    allowed = f"is geen {kolom.vorm} als {example}; alle getelde perioden zijn van één soort"
    if kolom.ervoor:
        any_form = "|".join(een for een, _ in PERIODEN.values())
        form = f"{form}|({'|'.join(kolom.ervoor)}) ({any_form})"
        allowed += f"; wat ernaast staat begint met {' of '.join(kolom.ervoor)}, zoals '{kolom.ervoor[0]} 2017'"
    days = f"regexp_extract({name}, '\\d{{4}}-\\d{{2}}-\\d{{2}}$')"
    return [
        (f"NOT regexp_full_match({name}, {tekst(form)})", allowed),
        (f"{days} <> '' AND try_cast({days} AS DATE) IS NULL", "is een datum die niet bestaat"),
    ]


def _value_rules(bron: Bron, codes: Codes) -> list[tuple[str, str]]:
    words = ", ".join(tekst(word) for word in ("-", *codes.woorden))
    other = f"waarde IS NOT NULL AND waarde NOT IN ({words})"
    also = ", '-' (nihil), leeg (niet opgegeven)" + "".join(f", '{word}'" for word in codes.woorden)
    is_number = f"regexp_full_match(waarde, '{GETAL}')"
    if BENADERING in bron.kolommen:
        also += f"; een benadering ({', '.join(BENADERINGEN)}) staat in kolom benadering, haar getal hier"
    match bron.waarde:
        case "aantal":
            return [
                (f"{other} AND NOT {is_number}", f"is geen aantal; toegestaan: een geheel getal{also}"),
                (f"{is_number} AND waarde LIKE '-%'", "is negatief; een aantal is 0 of meer"),
                (
                    f"{is_number} AND waarde LIKE '%.%'",
                    "is een gebroken getal; een aantal is geheel en heeft geen punt",
                ),
            ]
        case "bedrag":
            return [
                (
                    f"{other} AND NOT regexp_full_match(waarde, '{BEDRAG}')",
                    f"{_GEEN_BEDRAG}{also}{f'; {bron.raad}' if bron.raad else ''}",
                ),
            ]
        case "decimaal":
            return [(f"{other} AND NOT {is_number}", f"{_GEEN_GETAL}{also}")]
        case _:
            return [("waarde IS NULL", "mag hier niet; vul een tekst in")]
