"""Every telling that a monitor can have: numbers that were counted elsewhere."""

from dataclasses import replace

from monitorlib.sources.declared.columns import GEMEENTE, PERIODE, WET
from monitorlib.sources.declared.declaration import Bron, Kolom, alle, telling

TELLINGEN = (
    telling(
        "basisteams",
        "Casussen in de basisteams van het CJG",
        (
            GEMEENTE,
            Kolom(
                "onderdeel",
                "code",
                "wat geteld is",
                vast=(
                    "Aantal cases besproken in basisteam",
                    "Aanmelders/verwijzers | ",
                    "Aantal opgestelde ondersteuningsplannen besproken",
                    "Aantal lopende cases",
                    "Wachtlijst",
                ),
            ),
            PERIODE,
        ),
        "aantal",
        "casussen",
    ),
    telling(
        "regelingen",
        "Uitkeringen naar regeling",
        (GEMEENTE, Kolom("regeling", "code", "de regeling")),
        "aantal",
        "uitkeringen",
    ),
    telling(
        "sporen",
        "Uitkeringen naar spoor",
        (GEMEENTE, Kolom("spoor", "code", "het spoor")),
        "aantal",
        "uitkeringen",
    ),
    telling(
        "minimabeleid",
        "Verstrekkingen minimabeleid",
        (GEMEENTE, Kolom("verstrekking", "code", "soort verstrekking")),
        "aantal",
        "verstrekkingen",
    ),
    telling(
        "bezwaren_klachten",
        "Bezwaarschriften en klachten",
        (
            GEMEENTE,
            WET,
            Kolom(
                "onderdeel",
                "code",
                "wat geteld is",
                vast=("Bezwaarschriften | ", "Wijze van afhandeling | ", "Klachten | "),
            ),
            PERIODE,
        ),
        "aantal",
        "bezwaarschriften en klachten",
    ),
    telling(
        "budgetten",
        "Budgetten sociaal domein",
        (
            GEMEENTE,
            replace(WET, moet=("Wmo", "Jeugdwet")),
            Kolom("jaar", "jaar", "begrotingsjaar", jaren=(-1, 0)),
        ),
        "bedrag",
        "euro",
        afgerond_op=1,
        # After a herindeling the budgets of the years before are given in the borders of now.
        herrekend=True,
    ),
    telling(
        "resultaat",
        "Voorlopig resultaat op de uitgaven",
        (
            GEMEENTE,
            replace(WET, moet=("Wmo", "Jeugdwet")),
            Kolom(
                "post", "code", "post van inkomsten of uitgaven", vast=("Inkomsten | Ouderbijdrage Jeugd (via CAK)",)
            ),
        ),
        "bedrag",
        "euro",
        afgerond_op=1000,
    ),
    telling(
        "beleidsagenda",
        "Lasten van de beleidsagenda",
        (
            Kolom(
                "domein",
                "code",
                "Wmo, Jeugd of Participatie",
                codes=("Wmo", "Jeugd", "Participatie"),
                moet=("Wmo", "Jeugd"),
            ),
            alle(Kolom("aard", "code", "structureel of incidenteel", codes=("Structureel", "Incidenteel"))),
        ),
        "bedrag",
        "euro",
        afgerond_op=1,
    ),
    telling(
        "privacyraamwerk",
        "Privacyraamwerk",
        (Kolom("gebied", "code", "gebied van het raamwerk"),),
        "tekst",
        "",
    ),
    telling(
        "inwoners",
        "Inwoners op 1 januari",
        (
            GEMEENTE,
            Kolom("leeftijd", "code", "leeftijdsgroep", codes=("0-17", "18-22", "23-64", "65-74", "75+")),
            Kolom("jaar", "jaar", "jaar van 1 januari"),
        ),
        "aantal",
        "inwoners",
    ),
    telling(
        "clientervaring",
        "Cliëntervaringsonderzoek Wmo",
        (
            GEMEENTE,
            Kolom("stelling", "code", "stelling van het onderzoek"),
            alle(
                Kolom(
                    "antwoord", "code", "Eens (of helemaal eens), of alle antwoorden", codes=("Eens", "Alle antwoorden")
                )
            ),
            Kolom("jaar", "jaar", "jaar waarover is gevraagd"),
        ),
        "aantal",
        "antwoorden",
    ),
    # What the previous edition showed: the file indicatoren.csv of its build, taken over as it is.
    Bron(
        "vorige_cijfers",
        "Indicatoren van de vorige editie",
        sleutel=("editie", "indicator", "gemeente", "periode"),
        kolommen=(
            Kolom("editie", "tekst", "de vorige editie, regio/periode"),
            Kolom("indicator", "tekst", "naam van de indicator"),
            Kolom("gemeente", "tekst", "naam van de gemeente, of Totaal"),
            PERIODE,
            Kolom("reden", "tekst", "waarom er geen getal is", mag_leeg=True),
            Kolom("waarde", "waarde", "het getal, leeg als het er niet is"),
        ),
        waarde="decimaal",
        # An edition in which no indicator could be measured showed none.
        mag_zonder_rijen=True,
    ),
    Bron(
        "referentie_cbs",
        "Referentiecijfers van het CBS",
        sleutel=("tabel", "onderwerp", "keuze"),
        kolommen=(
            Kolom("tabel", "tekst", "nummer van de tabel in StatLine"),
            Kolom("onderwerp", "tekst", "sleutel van het onderwerp"),
            Kolom("keuze", "tekst", "de code van elke dimensie"),
            Kolom("status", "tekst", "definitief, nader voorlopig of voorlopig", mag_leeg=True),
            Kolom("waarde", "waarde", "het cijfer, leeg als het geheim of onbekend is"),
        ),
        waarde="decimaal",
    ),
)
