"""The tellingen on quality. Each is fictitious, the same in every run, and holds a truth that the pages must show.

A series has a number per quarter from 2023-Q1 on.
"""

from collections.abc import Iterable

from zicht import Zicht, over

Rijen = Iterable[tuple[object, ...]]

# Klachten. Bemiddeling takes over from a formal decision: 1 in 2023-Q3, 9 in 2024-Q4.
AFHANDELING: dict[str, tuple[int, ...]] = {
    "Lopende onderzoeken": (0, 0, 0, 0, 1, 0, 1, 4),
    "Gegrond verklaard": (9, 8, 8, 7, 6, 5, 4, 3),
    "Deels gegrond verklaard": (2, 1, 2, 1, 2, 1, 2, 1),
    "Ongegrond verklaard": (7, 6, 6, 5, 5, 4, 4, 3),
    "Bemiddeld": (1, 0, 1, 3, 4, 6, 7, 9),
    "Ingetrokken of nog te bepalen": (1, 1, 1, 2, 0, 1, 1, 0),
    "Niet ontvankelijk": (0, 1, 0, 0, 1, 0, 0, 0),
}
# Klachten settled within the term, and all that were settled: 80 % in 2023-Q3, 95 % in 2024-Q4.
OP_TIJD, AFGEHANDELD = (15, 14, 16, 15, 15, 16, 17, 19), (19, 18, 20, 18, 18, 18, 18, 20)
# Known truth 11: of the klachten of 2024-Q3 three were still looked into, which were settled later, within the term.
TOEN = "2024-Q3"
NOG_LOPEND = {"Lopende onderzoeken": 3, "Gegrond verklaard": -1, "Bemiddeld": -2}
# Bezwaren on Begeleiding fall by half.
HALVEN = ("1e helft 2022", "2e helft 2022", "1e helft 2023", "2e helft 2023", "1e helft 2024", "2e helft 2024")
BEZWAREN = {
    "Begeleiding": (33, 31, 32, 30, 22, 15),
    "Huishoudelijke hulp": (11, 13, 12, 12, 13, 12),
    "Jeugdhulp": (5, 6, 6, 6, 5, 6),
}
UITKOMSTEN = {"Gegrond of deels gegrond": (9, 10, 11, 10, 11, 12), "Ongegrond": (58, 57, 56, 57, 56, 55)}
# Two numbers are not exact: what is calculated with them is not either. At the end of 2022, and of each quarter since.
INDICATIES: dict[str, tuple[tuple[int, ...], tuple[str, ...]]] = {
    "Jeugdhulp via de huisarts": (
        (1150, 1160, 1170, 1190, 1200, 1220, 1250, 1270, 1300),
        ("ca.", "ca.", "ca.", "ca.", "bijna", "ca.", "ca.", "ca.", "ca."),
    ),
    "Algemene voorziening was en strijk": ((596, 604, 611, 627, 640, 655, 671, 688, 704), ("",) * 9),
    "Scootmobielpool": ((88, 88, 87, 86, 85, 84, 82, 81, 80), ("",) * 9),
}
# The list of Dagopvang jeugd grows by 4 each quarter, that of Veilig Thuis goes up and down.
WACHTLIJSTEN = {
    "Dagopvang jeugd": (10, 14, 18, 22, 26, 30, 34, 38),
    "Veilig Thuis": (9, 14, 7, 11, 8, 15, 12, 3),
}
PANEL = {
    "Ik weet waar ik hulp kan vragen": ((388, 395, 391, 402, 405, 399, 408, 412), 640),
    "Hulp is in mijn wijk dichtbij": ((471, 468, 474, 470, 476, 479, 475, 480), 640),
}
# Wijkteam Noord: more people helped without an indicatie, as many who came.
TEAM = {
    "Inwoners met een vraag": (207, 211, 204, 209, 210, 205, 212, 208),
    "Geholpen zonder indicatie": (52, 61, 70, 81, 90, 104, 121, 140),
}
# Of each indicator the first measurement, the last until the autumn of 2024, and that of then.
EFFECT = {
    "Meedoen | Inwoners die vrijwilligerswerk doen": ("31.0", "33.2", "34.5"),
    "Meedoen | Inwoners die zich eenzaam voelen": ("12.4", "12.2", "11.9"),
    "Jeugd | Jongeren die zich gezond voelen": ("86.0", "", ""),
}
STAND = {
    "Wijkteams | Inwoners die na een jaar zonder hulp zijn": "Gemeten",
    "Wijkteams | Vragen die het team zelf oplost": "Gemeten",
    "Wmo | Inwoners die zich beter redden": "Gegevens worden verzameld",
    "Jeugdwet | Doelen die zijn gehaald": "Nog niet meetbaar",
}


def bronnen(zicht: Zicht) -> dict[str, tuple[str, Rijen]]:
    """Give each source by its name: the names of its columns, and its rows."""
    return {
        "klachten": ("afhandeling,periode,waarde", klachten(zicht)),
        "klachten_termijn": ("termijn,periode,waarde", klachten_termijn(zicht)),
        "bezwaarschriften": ("onderwerp,halfjaar,waarde", halfjaren(zicht, BEZWAREN, 3)),
        "bezwaaruitkomsten": ("uitkomst,halfjaar,waarde", halfjaren(zicht, UITKOMSTEN, 1)),
        "maatwerkvoorzieningen": ("voorziening,peildatum,waarde,benadering", indicaties(zicht)),
        "wachtlijsten_diensten": ("dienst,periode,waarde", over(zicht, WACHTLIJSTEN, 8)),
        "panel": ("stelling,antwoord,waarde", panel(zicht)),
        "teams": ("onderdeel,periode,waarde", over(zicht, TEAM, 4)),
        "effectindicatoren": ("indicator,meting,waarde", effect(zicht)),
        "stand_indicatoren": ("indicator,waarde", STAND.items()),
    }


def klachten(zicht: Zicht) -> Rijen:
    """Give the klachten of at most six quarters; of the last as they stood then."""
    erbij = NOG_LOPEND if zicht.periode == TOEN else {}
    plek = zicht.plek
    gezien = {
        naam: (*reeks[:plek], reeks[plek] + erbij.get(naam, 0), *reeks[plek + 1 :])
        for naam, reeks in AFHANDELING.items()
    }
    return over(zicht, gezien, 6)


def klachten_termijn(zicht: Zicht) -> Rijen:
    """Give what was settled in at most six quarters, as it was known."""
    nog = NOG_LOPEND["Lopende onderzoeken"] if zicht.periode == TOEN else 0
    plek = zicht.plek
    reeksen = {"Binnen de termijn": OP_TIJD, "Alle afgehandelde klachten": AFGEHANDELD}
    return over(zicht, {naam: (*reeks[:plek], reeks[plek] - nog) for naam, reeks in reeksen.items()}, 6)


def halfjaren(zicht: Zicht, reeksen: dict[str, tuple[int, ...]], hoeveel: int) -> Rijen:
    """Give the last half-years that were over."""
    klaar = 2 + (zicht.plek + 1) // 2
    for naam, reeks in reeksen.items():
        yield from ((naam, HALVEN[nummer], reeks[nummer]) for nummer in range(max(0, klaar - hoeveel), klaar))


def indicaties(zicht: Zicht) -> Rijen:
    """Give the indicaties at the end of the year before, and of the quarter."""
    begin = zicht.plek + 1 - zicht.nummer
    dagen = {f"{zicht.jaar - 1}-12-31": begin, zicht.peildatum.isoformat(): zicht.plek + 1}
    for naam, (reeks, benaderd) in INDICATIES.items():
        yield from ((naam, dag, reeks[plek], benaderd[plek]) for dag, plek in dagen.items())


def panel(zicht: Zicht) -> Rijen:
    """Give who agreed, and all who answered."""
    for stelling, (eens, alle) in PANEL.items():
        yield from ((stelling, "Eens", eens[zicht.plek]), (stelling, "Alle antwoorden", alle))


def effect(zicht: Zicht) -> Rijen:
    """Give the first and the last measurement that was known."""
    for naam, (eerst, eerder, laatst) in EFFECT.items():
        yield from ((naam, "Nulmeting", eerst), (naam, "Laatste meting", laatst if zicht.is_laatste else eerder))
