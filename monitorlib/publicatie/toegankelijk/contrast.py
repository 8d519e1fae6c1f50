"""The colours of a stylesheet: do the letters stand out from their ground, in the light and in the dark?

The measure is that of WCAG 2.2, success criteria 1.4.3 and 1.4.11.
"""

import re
from collections.abc import Iterator, Mapping

# Letters on their ground, and what has to be seen beside its ground, by the variables of the stylesheet.
_LETTERS, _TEKENS = 4.5, 3.0
PAREN: tuple[tuple[str, str, float], ...] = (
    *((inkt, grond, _LETTERS) for inkt in ("inkt", "zacht", "accent") for grond in ("papier", "vlak", "kop")),
    ("merk", "merkvlak", _LETTERS),
    ("goed", "goedvlak", _LETTERS),
    ("op-accent", "accent", _LETTERS),
    ("accent", "papier", _TEKENS),
)
_REGELS = re.compile(r":root\s*\{([^{}]*)\}")
_DONKER = re.compile(r"@media[^{]*prefers-color-scheme:\s*dark[^{]*\{(.*?\}[^{}]*)\}", re.DOTALL)
_KLEUR = re.compile(r"--([\w-]+):\s*(#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?)\b")


def te_licht(css: str) -> Iterator[str]:
    """Say of each pair of colours that differs too little what it is, what was measured and what it should be.

    A colour that the stylesheet does not set is said too: of it nothing can be known.
    """
    donker = _kleuren("".join(_DONKER.findall(css)))
    licht = _kleuren(_DONKER.sub("", css))
    for stand, kleuren in (("in het licht", licht), ("in het donker", {**licht, **donker})):
        for inkt, grond, hoort in PAREN:
            if inkt not in kleuren or grond not in kleuren:
                yield f"de kleur {inkt if inkt not in kleuren else grond} is niet gezet, {stand}"
            elif (gemeten := contrast(kleuren[inkt], kleuren[grond])) < hoort:
                yield f"{inkt} op {grond} verschilt {stand} te weinig: {gemeten:.2f}, ten minste {hoort:g}"


def contrast(een: str, ander: str) -> float:
    """Give the contrast of two colours, written as #rgb or #rrggbb: from 1, the same, to 21, black on white."""
    licht, donker = sorted((_helderheid(een), _helderheid(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def _kleuren(css: str) -> Mapping[str, str]:
    return {naam: kleur for regels in _REGELS.findall(css) for naam, kleur in _KLEUR.findall(regels)}


def _helderheid(kleur: str) -> float:
    """Give the relative luminance, as WCAG defines it."""
    hexen = kleur[1:] if len(kleur) == 7 else "".join(2 * teken for teken in kleur[1:])
    delen = [int(hexen[plek : plek + 2], 16) / 255 for plek in (0, 2, 4)]
    rood, groen, blauw = (een / 12.92 if een <= 0.04045 else ((een + 0.055) / 1.055) ** 2.4 for een in delen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw
