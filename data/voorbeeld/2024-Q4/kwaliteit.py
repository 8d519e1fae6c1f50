"""The tellingen on quality. Each is fictitious, the same in every run, and holds a truth that the pages must show."""

from collections.abc import Iterable

from tellingen import KWARTALEN

Rijen = Iterable[tuple[object, ...]]

# Klachten of six quarters. Bemiddeling takes over from a formal decision: 1 in the first, 9 in the last.
AFHANDELING = {
    "Lopende onderzoeken": (0, 0, 1, 0, 1, 4),
    "Gegrond verklaard": (8, 7, 6, 5, 4, 3),
    "Deels gegrond verklaard": (2, 1, 2, 1, 2, 1),
    "Ongegrond verklaard": (6, 5, 5, 4, 4, 3),
    "Bemiddeld": (1, 3, 4, 6, 7, 9),
    "Ingetrokken of nog te bepalen": (1, 2, 0, 1, 1, 0),
    "Niet ontvankelijk": (0, 0, 1, 0, 0, 0),
}
# Klachten settled within the term, and all that were settled: 80 % in the first quarter, 95 % in the last.
OP_TIJD, AFGEHANDELD = (16, 15, 15, 16, 17, 19), (20, 18, 18, 18, 18, 20)
MELDINGEN = {
    ("Meldingen die geen klacht zijn", "Juli tot en met december 2024"): 21,
    ("Vragen via de Ombudsman", "Oktober tot en met december 2024"): 3,
    ("Onderzoeken van de Ombudsman", "Juli tot en met december 2024"): "-",
}
HALVEN = ("2e helft 2023", "1e helft 2024", "2e helft 2024")
# Bezwaren on Begeleiding fall by half.
BEZWAREN = {"Begeleiding": (30, 22, 15), "Huishoudelijke hulp": (12, 13, 12), "Jeugdhulp": (6, 5, 6)}
UITKOMSTEN = {"Gegrond of deels gegrond": 12, "Ongegrond": 55}
# Two numbers are not exact: what is calculated with them is not either.
INDICATIES = {
    "Jeugdhulp via de huisarts": ((1200, "bijna"), (1300, "ca.")),
    "Algemene voorziening was en strijk": ((640, ""), (704, "")),
    "Scootmobielpool": ((85, ""), (80, "")),
}
TOEZICHT = {"Voldaan": 26, "Alle verwachtingen": 30}
WACHT_OP_MOMENTEN = {"Eind september 2024": 12, "Eind december 2024": 3}
# The list of Dagopvang jeugd grows by 4 each quarter, that of Veilig Thuis goes up and down.
WACHTLIJSTEN = {
    "Dagopvang jeugd": (10, 14, 18, 22, 26, 30, 34, 38),
    "Veilig Thuis": (9, 14, 7, 11, 8, 15, 12, 3),
}
PANEL = {"Ik weet waar ik hulp kan vragen": (412, 640), "Hulp is in mijn wijk dichtbij": (480, 640)}
# Wijkteam Noord: more people helped without an indicatie, as many who came.
TEAM = {
    "Inwoners met een vraag": (210, 205, 212, 208),
    "Geholpen zonder indicatie": (90, 104, 121, 140),
}
EFFECT = {
    "Meedoen | Inwoners die vrijwilligerswerk doen": ("31.0", "34.5"),
    "Meedoen | Inwoners die zich eenzaam voelen": ("12.4", "11.9"),
    "Jeugd | Jongeren die zich gezond voelen": ("86.0", ""),
}
STAND = {
    "Wijkteams | Inwoners die na een jaar zonder hulp zijn": "Gemeten",
    "Wijkteams | Vragen die het team zelf oplost": "Gemeten",
    "Wmo | Inwoners die zich beter redden": "Gegevens worden verzameld",
    "Jeugdwet | Doelen die zijn gehaald": "Nog niet meetbaar",
}


def bronnen() -> dict[str, tuple[str, Rijen]]:
    """Give each source by its name: the names of its columns, and its rows."""
    zes, vier = KWARTALEN[-6:], KWARTALEN[-4:]
    tijd = {"Binnen de termijn": OP_TIJD, "Alle afgehandelde klachten": AFGEHANDELD}
    antwoord = ("Eens", "Alle antwoorden")
    dagen = ("2023-12-31", "2024-12-31")
    return {
        "klachten": ("afhandeling,periode,waarde", _over(AFHANDELING, zes)),
        "klachten_termijn": ("termijn,periode,waarde", _over(tijd, zes)),
        "meldingen_ombudsman": ("onderdeel,over,waarde", ((*wat, n) for wat, n in MELDINGEN.items())),
        "bezwaarschriften": ("onderwerp,halfjaar,waarde", _over(BEZWAREN, HALVEN)),
        "bezwaaruitkomsten": ("uitkomst,halfjaar,waarde", ((wat, HALVEN[-1], n) for wat, n in UITKOMSTEN.items())),
        "maatwerkvoorzieningen": (
            "voorziening,peildatum,waarde,benadering",
            ((wat, dag, *n) for wat, van in INDICATIES.items() for dag, n in zip(dagen, van, strict=True)),
        ),
        "toezicht": ("oordeel,waarde", TOEZICHT.items()),
        "wachtlijst_momenten": ("moment,waarde", WACHT_OP_MOMENTEN.items()),
        "wachtlijsten_diensten": ("dienst,periode,waarde", _over(WACHTLIJSTEN, KWARTALEN)),
        "panel": ("stelling,antwoord,waarde", _over(PANEL, antwoord)),
        "teams": ("onderdeel,periode,waarde", _over(TEAM, vier)),
        "effectindicatoren": ("indicator,meting,waarde", _over(EFFECT, ("Nulmeting", "Laatste meting"))),
        "stand_indicatoren": ("indicator,waarde", STAND.items()),
    }


def _over(reeksen: dict[str, tuple[object, ...]], momenten: Iterable[str]) -> Rijen:
    """Give a row per name and moment; a counted zero is '-'."""
    momenten = list(momenten)
    for naam, reeks in reeksen.items():
        for moment, n in zip(momenten, reeks, strict=True):
            yield naam, moment, "-" if n == 0 else n
