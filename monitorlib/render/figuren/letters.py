"""How wide a text is on the page, before a browser writes it: so that nothing is drawn where letters come."""

from functools import cache

# The sizes of a figure, in px on a phone: nothing is smaller than the last.
KOP, LETTER, KLEIN = 13.0, 12.0, 11.0
# From one line of text to the next.
REGEL = 1.25

# In thousandths of the size, those of Arial: the widest of the fonts that a page asks for. What is not here is a digit
# wide. [Adobe Font Metrics of Helvetica, which Arial and Liberation Sans have as well.]
_BREED = {
    "'": 191, "ijlï": 222, "|": 260, " !,./:;I[\\]ft’": 278, "()-`r{}": 333, '"': 355, "*": 389, "^": 469,
    "Jcksvxyz": 500, "+<=>~−×": 584, "FTZ": 611, "&ABEKPSVXY": 667, "CDHNRUw": 722, "GOQ": 778, "Mm": 833,
    "%": 889, "W": 944, "@…→": 1015,
}  # fmt: skip
_PER_LETTER = {letter: breed for letters, breed in _BREED.items() for letter in letters}
_CIJFER, _VET, _SPELING = 556, 1.06, 1.03


@cache
def breedte(tekst: str, grootte: float = LETTER, vet: bool = False) -> float:
    """Give the width of one line of text in px, rather too much than too little."""
    duizendsten = sum(_PER_LETTER.get(letter, _CIJFER) for letter in tekst)
    return duizendsten / 1000 * grootte * (_VET if vet else 1) * _SPELING


def in_regels(tekst: str, ruimte: float, grootte: float = LETTER, vet: bool = False) -> list[str]:
    """Break a text between its words into lines that fit; a word that does not fit by itself stays whole."""
    regels: list[str] = []
    for woord in tekst.split():
        verder = f"{regels[-1]} {woord}" if regels else woord
        if regels and breedte(verder, grootte, vet) <= ruimte:
            regels[-1] = verder
        else:
            regels.append(woord)
    return regels
