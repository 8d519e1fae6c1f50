"""Columns that several sources share, declared once."""

from monitorlib.sources.declared.declaration import Kolom

GEMEENTE = Kolom("gemeente", "gemeente", "gemeentecode van het CBS, bijvoorbeeld GM0053")
PERIODE = Kolom("periode", "periode", "van de soort van de editie, bijvoorbeeld 2016-Q1")
CLIENT = Kolom("client", "tekst", "pseudoniem van de cliënt", mag_leeg=True, persoonlijk=True)
GEBOORTEDATUM = Kolom("geboortedatum", "datum", "geboortedatum", mag_leeg=True, persoonlijk=True, mag_ontbreken=True)
INGANGSDATUM = Kolom("ingangsdatum", "datum", "eerste dag", persoonlijk=False)
EINDDATUM = Kolom("einddatum", "datum", "laatste dag; leeg zolang zij loopt", mag_leeg=True, persoonlijk=False)
AANBIEDER = Kolom("aanbieder", "code", "AGB-code van de aanbieder", mag_leeg=True, mag_ontbreken=True)
TOEWIJZINGSDATUM = Kolom(
    "toewijzingsdatum",
    "datum",
    "dag van de toewijzing (301)",
    mag_leeg=True,
    persoonlijk=False,
    mag_ontbreken=True,
)
STARTDATUM = Kolom(
    "startdatum",
    "datum",
    "eerste dag van levering (305); leeg bij wachten",
    mag_leeg=True,
    persoonlijk=False,
    mag_ontbreken=True,
)
REDEN = Kolom("reden", "code", "reden van beëindiging (307); leeg zolang zij loopt", mag_leeg=True, mag_ontbreken=True)
VERWIJZER = Kolom("verwijzer", "code", "wie verwees (COD327)", mag_leeg=True, mag_ontbreken=True)
VERZOEKDATUM = Kolom(
    "verzoekdatum",
    "datum",
    "dag van het verzoek van de aanbieder (315, 317)",
    mag_leeg=True,
    persoonlijk=False,
    mag_ontbreken=True,
)
# Without this column the telwijze says what equal dates mean.
INGETROKKEN = Kolom(
    "ingetrokken",
    "code",
    "ja als de toewijzing nooit heeft bestaan (301, reden wijziging 13)",
    mag_leeg=True,
    mag_ontbreken=True,
    codes=("ja", "nee"),
)
# Minuut, uur, etmaal, dagdeel, stuks (output), euro's, stuks (inspanning). [WJ756 of iWmo and iJw 3.2.]
EENHEID = Kolom(
    "eenheid",
    "code",
    "eenheid van het volume (WJ756)",
    mag_leeg=True,
    mag_ontbreken=True,
    codes=("01", "04", "14", "16", "82", "83", "84"),
)
# What a toewijzing allows (Omvang of a 301): so many units per day, week, four weeks, month or year, or in all. [WMO757
# of iWmo and iJw, which both use.]
TOEGEWEZEN = (
    Kolom("volume", "getal", "toegewezen eenheden per frequentie (301)", mag_leeg=True, mag_ontbreken=True),
    EENHEID,
    Kolom(
        "frequentie",
        "code",
        "hoe vaak het volume geldt (WMO757): per dag, week, vier weken, maand, jaar, of in totaal",
        mag_leeg=True,
        mag_ontbreken=True,
        codes=("1", "2", "3", "4", "5", "6"),
    ),
)
WET = Kolom("wet", "code", "de wet", codes=("Wmo", "Jeugdwet", "Participatiewet"))


def nummer(wat: str) -> Kolom:
    """Declare the number by which a record is known; it can lead to a person."""
    return Kolom(f"{wat}_nummer", "tekst", f"nummer van de {wat}", persoonlijk=True)
