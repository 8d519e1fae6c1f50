"""Periods as CBS writes them, as code and as title: `2024JJ00`, `2024KW01`, `2024 1e kwartaal*`.

The last signs of a code are its kind and number (JJ year, HJ half-year, KW quarter, MM month); stars behind a title say
that the figure is provisional. [CBS, StatLine open data, Perioden.]
"""

from monitorlib.sources.declared.declaration import Kolom
from monitorlib.sources.sql import tekst
from monitorlib.tijd.dagen import MAANDEN

HALFJAAR = "halfjaar"
_SOORTEN = {
    "jaar": "een jaar, zoals 2024JJ00 of 2024",
    "kwartaal": "een kwartaal, zoals 2024KW01 of 2024 1e kwartaal",
    "maand": "een maand, zoals 2024MM03 of 2024 maart",
    HALFJAAR: "een halfjaar, zoals 2024HJ01 of 2024 1e halfjaar",
}


def is_periode(kolom: Kolom) -> bool:
    """Tell whether a column holds periods of one kind."""
    return _soort(kolom) in _SOORTEN


def uitleg(kolom: Kolom) -> str:
    """Say what a value should have been."""
    return f"is geen periode van deze kolom; toegestaan: {_SOORTEN[_soort(kolom)]}. Kies rijen met 'alleen'"


def gelezen(waarde: str, kolom: Kolom) -> str:
    """Write, for the database engine, a period as ours; nothing for what is none of the kind of its column."""
    kaal = f"rtrim({waarde}, '* ')"
    match _soort(kolom):
        case "jaar":
            return _als(kaal, {r"(\d{4})(?:JJ00)?": r"\1"})
        case "kwartaal":
            return _als(kaal, {r"(\d{4})KW0([1-4])": r"\1-Q\2", r"(\d{4}) ([1-4])e kwartaal": r"\1-Q\2"})
        case "maand":
            namen = {rf"(\d{{4}}) {naam}": rf"\1-{nummer:02}" for nummer, naam in enumerate(MAANDEN, 1)}
            return _als(kaal, {r"(\d{4})MM(0[1-9]|1[0-2])": r"\1-\2", **namen})
        case _:
            vorm = r"\2e helft \1" if kolom.naam == HALFJAAR else r"\1-H\2"
            return _als(kaal, {r"(\d{4})HJ0([12])": vorm, r"(\d{4}) ([12])e halfjaar": vorm})


def _als(waarde: str, vormen: dict[str, str]) -> str:
    gevallen = " ".join(
        f"WHEN regexp_full_match({waarde}, {tekst(vorm)}) "
        f"THEN regexp_replace({waarde}, {tekst(f'^{vorm}$')}, {tekst(wordt)})"
        for vorm, wordt in vormen.items()
    )
    return f"CASE {gevallen} END"


def _soort(kolom: Kolom) -> str:
    return HALFJAAR if kolom.naam == HALFJAAR else kolom.vorm or kolom.soort
