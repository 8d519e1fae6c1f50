"""The begroting: what was budgeted in which step and what pays for it, the reserve, and what others expect."""

from monitorlib.sources.declared.columns import GEMEENTE, WET
from monitorlib.sources.declared.declaration import GETELD, Bron, Kolom, telling
from monitorlib.sources.declared.taakvelden import TAAKVELDEN

STRUCTUREEL, INCIDENTEEL = "Structureel", "Incidenteel"
GEMEENTEFONDS, EIGEN_BIJDRAGE, ALGEMEEN, RESERVE = (
    "Gemeentefonds",
    "Eigen bijdrage",
    "Algemene middelen",
    "Reserve",
)
IN_NATURA, PGB, UITVOERING = "Hulp in natura", "Pgb", "Uitvoering en overig"
STAND, TOEVOEGING, ONTTREKKING = "Stand op 1 januari", "Toevoeging", "Onttrekking"

_JAAR = Kolom("jaar", "jaar", "begrotingsjaar")
_SLEUTEL = ("gemeente", "wet", "taakveld", "jaar", "onderdeel", "stap", "aard", "dekking")

BEGROTING = (
    Bron(
        "begroting",
        "Begroting en wijzigingen",
        sleutel=_SLEUTEL,
        kolommen=(
            GEMEENTE,
            WET,
            Kolom("taakveld", "code", "Iv3-taakveld van dat jaar, zoals 6.71b", codes=tuple(TAAKVELDEN)),
            _JAAR,
            Kolom("onderdeel", "code", "waaraan het is besteed", codes=(IN_NATURA, PGB, UITVOERING)),
            Kolom("stap", "tekst", "primitieve begroting, circulaire of begrotingswijziging, bij haar naam"),
            Kolom("datum", "datum", "dag waarop de stap is vastgesteld"),
            Kolom("aard", "code", "structureel of incidenteel", codes=(STRUCTUREEL, INCIDENTEEL)),
            Kolom(
                "dekking",
                "code",
                "waaruit het wordt betaald",
                codes=(GEMEENTEFONDS, EIGEN_BIJDRAGE, ALGEMEEN, RESERVE),
            ),
            GETELD,
        ),
        waarde="bedrag",
        eenheid="euro",
        geldig=("jaar",),
        herrekend=True,
        raad="een wijziging naar beneden is een bedrag met een minteken",
    ),
    telling(
        "reserves",
        "Reserve sociaal domein",
        (GEMEENTE, _JAAR, Kolom("mutatie", "code", "wat het bedrag is", codes=(STAND, TOEVOEGING, ONTTREKKING))),
        "bedrag",
        "euro",
        herrekend=True,
    ),
    Bron(
        "geleverde_prognoses",
        "Prognoses van anderen",
        sleutel=("van", "wet", "gemaakt", "jaar", "maand"),
        kolommen=(
            Kolom("van", "tekst", "wie de prognose maakte"),
            Kolom("aanbieder", "code", "alleen deze aanbieder; leeg is alle", mag_leeg=True, mag_ontbreken=True),
            WET,
            Kolom("gemaakt", "maand", "maand waarin de prognose is gemaakt"),
            _JAAR,
            Kolom("maand", "maand", "maand van levering; leeg is het hele jaar", mag_leeg=True),
            GETELD,
        ),
        waarde="bedrag",
        eenheid="euro",
    ),
)
