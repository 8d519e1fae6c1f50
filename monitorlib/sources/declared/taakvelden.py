"""The taakvelden of the sociaal domein (Iv3), by the years in which each can be used.

Twice the list was made finer: from 2023 on 6.71 and 6.72 have parts with a letter, from 2025 on with a number. Years of
different lists can only be compared by `groep`, the taakveld of the list until 2022 that holds them. 6.91 and 6.92
were spread over others before: they are a group of their own. [Iv3-informatievoorschrift 2019, 2023 and 2025.]
"""

from collections.abc import Mapping
from dataclasses import dataclass

WMO, JEUGDWET = "Wmo", "Jeugdwet"


@dataclass(frozen=True)
class Taakveld:
    """One taakveld: its first and last year (None: no end), and the group by which years are compared.

    `wet` is the law that it belongs to; empty when it can be any.
    """

    code: str
    naam: str
    van: int
    tot: int | None
    groep: str
    wet: str = ""

    @property
    def titel(self) -> str:
        """Give its code and its name."""
        return f"{self.code} {self.naam}"

    def geldt(self, jaar: int) -> bool:
        """Tell whether it can be used in a year."""
        return self.van <= jaar and (self.tot is None or jaar <= self.tot)


def _reeks(van: int, tot: int | None, groep: str, wet: str, namen: Mapping[str, str]) -> list[Taakveld]:
    return [Taakveld(code, naam, van, tot, groep, wet) for code, naam in namen.items()]


_TOT_2022, _TOT_2024 = (2017, 2022), (2023, 2024)
_VANAF_2025: tuple[int, None] = (2025, None)
_ALLE = [
    Taakveld("6.1", "Samenkracht en burgerparticipatie", 2017, None, "6.1"),
    Taakveld("6.2", "Toegang en eerstelijnsvoorzieningen (tot 2023: wijkteams)", 2017, 2024, "6.2"),
    Taakveld("6.3", "Inkomensregelingen", 2017, None, "6.3"),
    Taakveld("6.4", "WSW en beschut werk (tot 2023: begeleide participatie)", 2017, None, "6.4"),
    Taakveld("6.5", "Arbeidsparticipatie", 2017, None, "6.5"),
    Taakveld("6.6", "Maatwerkvoorzieningen (Wmo)", 2017, 2024, "6.6", WMO),
    Taakveld("6.71", "Maatwerkdienstverlening 18+", *_TOT_2022, "6.71", WMO),
    Taakveld("6.72", "Maatwerkdienstverlening 18-", *_TOT_2022, "6.72", JEUGDWET),
    Taakveld("6.81", "Geëscaleerde zorg 18+", *_TOT_2022, "6.81", WMO),
    Taakveld("6.82", "Geëscaleerde zorg 18-", *_TOT_2022, "6.82", JEUGDWET),
    *_reeks(
        *_TOT_2024,
        "6.71",
        WMO,
        {
            "6.71a": "Hulp bij het huishouden",
            "6.71b": "Begeleiding",
            "6.71c": "Dagbesteding",
            "6.71d": "Overige maatwerkarrangementen",
        },
    ),
    *_reeks(
        *_TOT_2024,
        "6.72",
        JEUGDWET,
        {
            "6.72a": "Jeugdhulp begeleiding",
            "6.72b": "Jeugdhulp behandeling",
            "6.72c": "Jeugdhulp dagbesteding",
            "6.72d": "Jeugdhulp zonder verblijf overig",
            "6.73a": "Pleegzorg",
            "6.73b": "Gezinsgericht",
            "6.73c": "Jeugdhulp met verblijf overig",
            "6.74a": "Jeugd behandeling ggz zonder verblijf",
            "6.74b": "Jeugdhulp crisis, LTA en ggz-verblijf",
            "6.74c": "Gesloten plaatsing",
        },
    ),
    *_reeks(*_TOT_2024, "6.81", WMO, {"6.81a": "Beschermd wonen", "6.81b": "Maatschappelijke opvang en vrouwenopvang"}),
    *_reeks(*_TOT_2024, "6.82", JEUGDWET, {"6.82a": "Jeugdbescherming", "6.82b": "Jeugdreclassering"}),
    Taakveld("6.21", "Toegang en eerstelijnsvoorzieningen Wmo", *_VANAF_2025, "6.2", WMO),
    Taakveld("6.22", "Toegang en eerstelijnsvoorzieningen jeugd", *_VANAF_2025, "6.2", JEUGDWET),
    Taakveld("6.23", "Toegang en eerstelijnsvoorzieningen integraal", *_VANAF_2025, "6.2"),
    Taakveld("6.60", "Hulpmiddelen en diensten (Wmo)", *_VANAF_2025, "6.6", WMO),
    *_reeks(
        *_VANAF_2025,
        "6.71",
        WMO,
        {
            "6.711": "Hulp bij het huishouden",
            "6.712": "Begeleiding",
            "6.713": "Dagbesteding",
            "6.714": "Overige maatwerkarrangementen",
            "6.791": "Pgb Wmo",
        },
    ),
    *_reeks(
        *_VANAF_2025,
        "6.72",
        JEUGDWET,
        {
            "6.751": "Jeugdhulp ambulant lokaal",
            "6.752": "Jeugdhulp ambulant regionaal",
            "6.753": "Jeugdhulp ambulant landelijk",
            "6.761": "Jeugdhulp met verblijf lokaal",
            "6.762": "Jeugdhulp met verblijf regionaal",
            "6.763": "Jeugdhulp met verblijf landelijk",
            "6.792": "Pgb jeugd",
        },
    ),
    *_reeks(
        *_VANAF_2025, "6.81", WMO, {"6.811": "Beschermd wonen", "6.812": "Maatschappelijke opvang en vrouwenopvang"}
    ),
    *_reeks(*_VANAF_2025, "6.82", JEUGDWET, {"6.821": "Jeugdbescherming", "6.822": "Jeugdreclassering"}),
    Taakveld("6.91", "Coördinatie en beleid Wmo", *_VANAF_2025, "6.91", WMO),
    Taakveld("6.92", "Coördinatie en beleid jeugd", *_VANAF_2025, "6.92", JEUGDWET),
]
TAAKVELDEN: dict[str, Taakveld] = {een.code: een for een in _ALLE}


def van_jaar(jaar: int, wet: str = "") -> list[Taakveld]:
    """List the taakvelden that a law can have in a year; without a law all of them."""
    return [een for een in _ALLE if een.geldt(jaar) and (not wet or een.wet in ("", wet))]
