"""Make the three registers of this edition from the counts that the publication prints.

The municipalities' own registers are not public. This script writes one fictitious row per voorziening or
uitkering, so that counting the rows gives every published number. No row stands for a person. A date or a code
that the publication does not fix is a placeholder, as late or as early as the count allows; params.yml says
which counts may be made. Run it with `python data/bmwe/2016-Q1/reconstrueer.py`: it always writes the same bytes.
"""

import csv
from collections.abc import Iterable
from pathlib import Path

HIER = Path(__file__).parent

BEDUM, DE_MARNE, WINSUM, EEMSMOND = "GM0005", "GM1663", "GM0053", "GM1651"
GEMEENTEN = (BEDUM, DE_MARNE, WINSUM, EEMSMOND)

# Section 2d: actieve voorzieningen per productgroep; PGB and ZIN for each gemeente in the order above.
JEUGDWET = {
    "Ambulant GGZ": (0, 15, 0, 15, 2, 19, 3, 17),
    "Ambulant JH": (0, 6, 0, 5, 1, 17, 0, 6),
    "Dagbesteding/dagbehandeling": (50, 7, 37, 7, 84, 29, 87, 17),
    "Integrale trajecten": (0, 0, 0, 0, 0, 6, 0, 1),
    "Jeugdzorg": (0, 0, 0, 0, 0, 1, 0, 0),
    "Jeugdzorg Plus": (0, 2, 0, 0, 0, 1, 0, 0),
    "Overig": (5, 2, 6, 1, 9, 1, 11, 4),
    "Verblijf JH / GGZ": (3, 68, 9, 48, 19, 88, 7, 121),
    "Verblijf LVG": (0, 1, 0, 2, 2, 0, 3, 2),
    "Verblijf VG": (1, 0, 0, 0, 0, 3, 0, 1),
}

# Section 3d: actuele voorzieningen on 31-12-2015 and on 31-3-2016.
WMO = {
    BEDUM: {
        "Begeleiding": (127, 124),
        "Huishoudelijke hulp": (177, 155),
        "Rolstoel": (160, 150),
        "Vervoer": (700, 662),
        "Woon": (73, 68),
    },
    DE_MARNE: {
        "Begeleiding": (170, 165),
        "Huishoudelijke hulp": (230, 220),
        "Rolstoel": (93, 89),
        "Vervoer": (633, 607),
        "Woon": (194, 187),
    },
    WINSUM: {
        "Begeleiding": (211, 211),
        "Huishoudelijke hulp": (207, 201),
        "Rolstoel": (171, 166),
        "Vervoer": (723, 713),
        "Woon": (262, 255),
    },
    EEMSMOND: {
        "Begeleiding": (414, 435),
        "Huishoudelijke hulp": (817, 706),
        "Overige voorziening": (96, 82),
        "Rolstoel": (374, 319),
        "Vervoer": (910, 794),
        "Woon": (998, 873),
    },
}
# Section 3d, recapitulatie: how many of the voorzieningen on 31-3-2016 are a PGB.
WMO_PGB = {BEDUM: 59, DE_MARNE: 122, WINSUM: 134, EEMSMOND: 237}

# Section 4d: the uitkeringsbestand on 31-12-2015, and in- and uitstroom in januari, februari and maart.
BESTAND = {BEDUM: 162, DE_MARNE: 270, WINSUM: 284, EEMSMOND: 437}
STROOM = {
    BEDUM: ((6, 3), (2, 5), (10, 5)),
    DE_MARNE: ((13, 10), (7, 8), (12, 5)),
    WINSUM: ((8, 4), (11, 5), (8, 6)),
    EEMSMOND: ((19, 6), (9, 14), (22, 7)),
}
# Section 4d: the reasons of uitstroom over the quarter.
REDENEN = {
    "Werk": (8, 11, 5, 8),
    "Huwelijk/economische eenheid": (1, 2, 0, 5),
    "Verhuizing naar andere gemeente": (1, 3, 6, 8),
    "Niet meer gemeld/geen inlichtingen": (1, 3, 2, 3),
    "Aanvang studie": (2, 1, 2, 2),
    "Uitkering arbeidsongeschiktheid": (0, 2, 0, 0),
    "Oorzaak bij partner": (0, 1, 0, 1),
}

BEGIN, EINDE = "2015-12-31", "2016-03-31"


def voorzieningen_jeugdwet() -> Iterable[tuple[str, ...]]:
    """Give one row per active voorziening; the publication fixes the stand on 31-3-2016 and nothing else."""
    for productgroep, aantallen in JEUGDWET.items():
        for plaats, aantal in enumerate(aantallen):
            gemeente, leveringsvorm = GEMEENTEN[plaats // 2], ("PGB", "ZIN")[plaats % 2]
            yield from [("", gemeente, productgroep, leveringsvorm, EINDE, "")] * aantal


def voorzieningen_wmo() -> Iterable[tuple[str, ...]]:
    """Give the rows that run on one or both peildata.

    Which kind of voorziening is a PGB is not published: the first rows of a gemeente that run on 31-3-2016 carry
    its PGB's, and a row that has ended carries no form at all.
    """
    for gemeente, voorzieningen in WMO.items():
        pgb = WMO_PGB[gemeente]
        for voorziening, (toen, nu) in voorzieningen.items():
            for nummer in range(nu):
                vorm, pgb = ("PGB", pgb - 1) if pgb else ("ZIN", 0)
                yield "", gemeente, voorziening, vorm, BEGIN if nummer < toen else EINDE, ""
            yield from [("", gemeente, voorziening, "", BEGIN, BEGIN)] * max(toen - nu, 0)


def uitkeringen() -> Iterable[tuple[str, ...]]:
    """Give the opening stand and the instroom; those who leave are taken from the opening stand.

    The reasons are published per quarter: they are dealt over the leavers in the order of the table.
    """
    for plaats, gemeente in enumerate(GEMEENTEN):
        redenen = [reden for reden, aantallen in REDENEN.items() for _ in range(aantallen[plaats])]
        vertrek = [f"2016-{maand:02d}-01" for maand, (_, uit) in enumerate(STROOM[gemeente], 1) for _ in range(uit)]
        for einddatum, reden in zip(vertrek, redenen, strict=True):
            yield "", gemeente, BEGIN, einddatum, reden
        yield from [("", gemeente, BEGIN, "", "")] * (BESTAND[gemeente] - len(vertrek))
        for maand, (erin, _) in enumerate(STROOM[gemeente], 1):
            yield from [("", gemeente, f"2016-{maand:02d}-01", "", "")] * erin


def schrijf(naam: str, kop: str, rijen: Iterable[tuple[str, ...]], letter: str) -> None:
    """Write a register, with a running number per row."""
    with (HIER / f"{naam}.csv").open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand, lineterminator="\n")
        schrijver.writerow(kop.split(","))
        schrijver.writerows((f"{letter}{nummer:05d}", *rij) for nummer, rij in enumerate(rijen, 1))


if __name__ == "__main__":
    schrijf(
        "voorzieningen_jeugdwet",
        "voorziening_nummer,client,gemeente,productgroep,leveringsvorm,ingangsdatum,einddatum",
        voorzieningen_jeugdwet(),
        "J",
    )
    schrijf(
        "voorzieningen_wmo",
        "voorziening_nummer,client,gemeente,voorziening,leveringsvorm,ingangsdatum,einddatum",
        voorzieningen_wmo(),
        "W",
    )
    schrijf(
        "uitkeringen",
        "uitkering_nummer,client,gemeente,ingangsdatum,einddatum,reden",
        uitkeringen(),
        "U",
    )
