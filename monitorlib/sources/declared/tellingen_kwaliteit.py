"""The tellingen on quality: klachten, bezwaarschriften, use at two moments, experiences, and how it is measured."""

from dataclasses import replace

from monitorlib.sources.declared.columns import PERIODE
from monitorlib.sources.declared.declaration import Bron, Kolom, alle, telling

_HALFJAAR = Kolom("halfjaar", "code", "het half jaar")
_ONDERDEEL = Kolom("onderdeel", "code", "wat geteld is")

TELLINGEN_KWALITEIT: tuple[Bron, ...] = (
    telling(
        "klachten",
        "Klachten naar afhandeling",
        (Kolom("afhandeling", "code", "hoe de klacht is afgehandeld"), PERIODE),
        "aantal",
        "klachten",
    ),
    telling(
        "klachten_termijn",
        "Afgehandelde klachten naar termijn",
        (
            alle(
                Kolom("termijn", "code", "op tijd, of alle", codes=("Binnen de termijn", "Alle afgehandelde klachten"))
            ),
            PERIODE,
        ),
        "aantal",
        "klachten",
    ),
    telling(
        "bezwaarschriften",
        "Bezwaarschriften naar onderwerp",
        (Kolom("onderwerp", "code", "waarover het bezwaar gaat"), replace(_HALFJAAR, minstens=2)),
        "aantal",
        "bezwaarschriften",
    ),
    telling(
        "bezwaaruitkomsten",
        "Uitkomst van bezwaarschriften",
        (Kolom("uitkomst", "code", "de beslissing op het bezwaar"), _HALFJAAR),
        "aantal",
        "%",
        afgerond_op=1,
    ),
    telling(
        "maatwerkvoorzieningen",
        "Geldige indicaties",
        (
            Kolom("voorziening", "code", "de voorziening"),
            Kolom("peildatum", "code", "de dag van de telling", minstens=2),
        ),
        "aantal",
        "indicaties",
        benaderd=True,
    ),
    telling(
        "wachtlijsten_diensten",
        "Wachtlijst per kwartaal",
        (Kolom("dienst", "code", "waarop men wacht"), PERIODE),
        "aantal",
        "zaken",
    ),
    telling(
        "panel",
        "Bewonerspanel",
        (
            Kolom("stelling", "code", "stelling van het panel"),
            alle(Kolom("antwoord", "code", "Eens, of alle antwoorden", codes=("Eens", "Alle antwoorden"))),
        ),
        "aantal",
        "antwoorden",
    ),
    telling("teams", "Tellen van een team", (_ONDERDEEL, PERIODE), "aantal", "inwoners"),
    telling(
        "effectindicatoren",
        "Effectindicatoren per deelprogramma",
        (
            Kolom("indicator", "code", "'deelprogramma | indicator'"),
            alle(Kolom("meting", "code", "eerste of laatste meting", codes=("Nulmeting", "Laatste meting"))),
        ),
        "decimaal",
        "%",
    ),
    telling(
        "stand_indicatoren",
        "Stand van de prestatie-indicatoren per beleidsveld",
        (Kolom("indicator", "code", "'beleidsveld | indicator'"),),
        "tekst",
        "",
    ),
)
