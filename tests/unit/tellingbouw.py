"""Small tellingen of maatregelen and aanbieders for tests, drawn by hand."""

from collections.abc import Iterable, Mapping

from bouwstenen import AANBIEDERS
from bouwstenen import telling as maak_telling

from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.sources.opened.telling import Telling

PAKKETTEN = ("1 Bijsturen", "2 Aanvullen", "3 Onderzoeken")
PROJECTEN = ("Richtlijnen", "Verblijf", "Huisvesting", "Wijkkracht", "Verzekering", "Onderzoek")


def telling(naam: str, rijen: Iterable[Mapping[str, object]], *, periode: str = "2019-Q1") -> Telling:
    """A telling of these rows, with the codes that the tests of maatregelen and aanbieders use."""
    vast = {kolom.naam: kolom.codes for kolom in BRONNEN[naam].kolommen if kolom.codes}
    gekozen = {"pakket": PAKKETTEN, "project": PROJECTEN, "maatregel": [f"m{nummer}" for nummer in range(9)]}
    codes = {kolom: {een: een for een in van} for kolom, van in {**gekozen, **vast}.items()}
    return maak_telling(naam, rijen, {**codes, "aanbieder": AANBIEDERS}, periode=periode)
