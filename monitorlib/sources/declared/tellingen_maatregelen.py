"""The tellingen of the chapters maatregelen and aanbieders: taakstellingen, effects, progress, agreements, waiting."""

from dataclasses import replace

from monitorlib.sources.declared.columns import PERIODE, WET
from monitorlib.sources.declared.declaration import Bron, Eis, Kolom, alle, telling

IN_EEN_JAAR, PER_JAAR, CONFORM, PM, IN_WOORDEN = "In een jaar", "Per jaar", "Conform taakstelling", "PM", "In woorden"
GEREALISEERD, VERWACHT = "Gerealiseerd", "Verwacht"

_PAKKET = Kolom("pakket", "code", "het maatregelenpakket")
_PROJECT = Kolom("project", "code", "het project waar de maatregel bij hoort")
_JAAR = Kolom("jaar", "jaar", "begrotingsjaar")
_AANBIEDER = Kolom("aanbieder", "code", "AGB-code van de aanbieder")
_BEDRAGEN, _WOORDEN = (IN_EEN_JAAR, PER_JAAR), (CONFORM, PM, IN_WOORDEN)

# An effect is an amount in one year, an amount per year from a year on, or no amount at all: never one for the other.
_EFFECTEN = Bron(
    "effecten",
    "Effecten van maatregelen",
    sleutel=("project", "stand", "aard", "jaar"),
    kolommen=(
        _PROJECT,
        Kolom("stand", "code", "gerealiseerd of verwacht", codes=(GEREALISEERD, VERWACHT)),
        Kolom("aard", "code", "wat voor effect het is", codes=(*_BEDRAGEN, *_WOORDEN)),
        Kolom("jaar", "jaar", "het jaar van het bedrag, of waarin het begint", mag_leeg=True),
        Kolom("woorden", "tekst", "het effect in woorden", mag_leeg=True),
        Kolom("waarde", "waarde", "het bedrag; leeg als het er niet is"),
    ),
    waarde="bedrag",
    eenheid="euro",
    geldig=("jaar",),
    eisen=(
        Eis("aard", _BEDRAGEN, "jaar", "gevuld", "vul het jaar in waarin of vanaf wanneer het bedrag geldt"),
        Eis("aard", _BEDRAGEN, "waarde", "gevuld", f"vul het bedrag in, of geef aard '{IN_WOORDEN}'"),
        Eis("aard", _WOORDEN, "waarde", "leeg", f"laat het leeg, of geef aard '{IN_EEN_JAAR}' of '{PER_JAAR}'"),
        Eis("aard", (IN_WOORDEN,), "woorden", "gevuld", "schrijf het effect op"),
    ),
    raad=f"een benadering of een ander woord hoort in kolom woorden, met aard '{IN_WOORDEN}'",
)


def _taakstelling(naam: str, titel: str, *sleutels: Kolom) -> Bron:
    raad = "vul het precieze bedrag in, of laat het leeg en noem het in de toelichting"
    return replace(telling(naam, titel, sleutels, "bedrag", "euro"), raad=raad)


MAATREGELEN = (
    _taakstelling(
        "maatregelen", "Taakstelling per maatregel", _PAKKET, _PROJECT, Kolom("maatregel", "code", "de maatregel")
    ),
    _taakstelling("taakstelling_pakketten", "Taakstelling per pakket en jaar", _PAKKET, _JAAR),
    _taakstelling("taakstelling_zonder_jaar", "Structurele taakstelling zonder jaar", _PAKKET),
    _EFFECTEN,
    _taakstelling(
        "maatregelpad",
        "Jaarpad van de maatregelen",
        _PROJECT,
        alle(Kolom("soort", "code", "gepland of gerealiseerd", codes=("Gepland", GEREALISEERD))),
        replace(_JAAR, jaren=(0,)),
    ),
    telling("aanbiederbudgetten", "Budget per aanbieder", (_AANBIEDER, WET, _JAAR), "bedrag", "euro"),
    telling("wachtlijsten", "Wachtlijst volgens de aanbieder", (_AANBIEDER, PERIODE), "aantal", "cliënten"),
)
