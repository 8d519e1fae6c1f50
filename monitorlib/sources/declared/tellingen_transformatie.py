"""The tellingen of the chapter transformatie: what moves from heavy to light, and what must be decided for it."""

from monitorlib.sources.declared.columns import PERIODE
from monitorlib.sources.declared.declaration import Bron, Kolom, alle, telling

_MAANDEN = "aantal maanden; leeg als dat niet is opgegeven"
_WOORDEN = Kolom("waarde", "waarde", "de stand van zaken in woorden")

TELLINGEN_TRANSFORMATIE = (
    telling(
        "algemene_voorzieningen",
        "Gebruik van algemene voorzieningen",
        (Kolom("voorziening", "code", "de voorziening zonder indicatie"), PERIODE),
        "aantal",
        "deelnemers",
    ),
    telling(
        "factuurnormen",
        "Normen voor de factuur van de eigen bijdrage",
        (
            alle(Kolom("groep", "code", "voor wie de norm is", codes=("Nieuwe cliënten", "Bestaande cliënten"))),
            Kolom("grens", "code", "Van of Uiterlijk", codes=("Van", "Uiterlijk"), moet=("Uiterlijk",)),
        ),
        "aantal",
        "dagen",
    ),
    Bron(
        "contracten",
        "Contracten met aanbieders",
        sleutel=("contract",),
        kolommen=(
            Kolom("contract", "code", "naam van het contract of perceel"),
            Kolom("begindatum", "datum", "eerste dag; leeg als die niet is opgegeven", mag_leeg=True),
            Kolom("loopt_tot", "datum", "eerste dag zonder; leeg als die niet is opgegeven", mag_leeg=True),
            Kolom("verlenging", "code", "de optie om te verlengen", mag_leeg=True, codes=("Open", "Gebruikt")),
            Kolom("verlenging_maanden", "geheel", f"de verlenging: {_MAANDEN}", mag_leeg=True),
            Kolom("besluit_maanden", "geheel", f"besluit zo lang voor het einde: {_MAANDEN}", mag_leeg=True),
            _WOORDEN,
        ),
        periode=("begindatum", "loopt_tot"),
        waarde="tekst",
    ),
    Bron(
        "contractstappen",
        "Stappen naar nieuwe contracten",
        sleutel=("contract", "moment"),
        kolommen=(
            Kolom("contract", "tekst", "naam van het contract of perceel"),
            Kolom("moment", "moment", "dag of maand, bijvoorbeeld 2017-07-01 of 2017-07"),
            _WOORDEN,
        ),
        waarde="tekst",
    ),
    Bron(
        "aankondigingen",
        "Aangekondigd",
        sleutel=("onderwerp",),
        kolommen=(
            Kolom("onderwerp", "tekst", "wat is aangekondigd"),
            # Only for the order: 'begin 2018' has no day.
            Kolom("moment", "moment", "eerste dag of maand waarin het kan"),
            Kolom("waarde", "waarde", "wanneer, in woorden"),
        ),
        waarde="tekst",
    ),
)
