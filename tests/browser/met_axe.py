"""What axe finds on an open page: every rule on every element, but letters that look alike are not all looked at.

Whether letters can be read follows from their colour, size and weight, and from the grounds that lie under them. The
thousands of cells of a page have some sixty of such looks, and axe takes milliseconds for each cell: it sees six cells
of each look over the whole page, and its six longest.
"""

from collections import Counter
from typing import Any

import pytest

UNFOLD = "() => document.querySelectorAll('details').forEach(fold => { fold.open = true })"
# The rules on which a colour decides; the others say in the dark what they say in the light.
VAN_KLEUR = ("color-contrast", "link-in-text-block")
# What axe cannot tell by itself, and why it is no fault.
UITGELEGD = {
    ("color-contrast", "Element content contains only non-text characters"): "an arrow that a reader is not told of",
    ("color-contrast", "Element content is too short to determine if it is actual text content"): "a cell of one digit",
    (
        "color-contrast",
        "image node",
    ): "a letter within a drawing: test_figures_fit holds letters of figures to their ground",
    ("color-contrast", "background gradient"): "the shadow at the edge of a table that scrolls lies beside its cells",
    ("color-contrast", "obscured by another element"): "a head that stays while its table scrolls, of one colour",
    ("color-contrast", "overlapped by another element"): "the menu, open with all other folds, lies over the page",
    ("color-contrast", "partially overlaps other elements"): "a head that stays while its table scrolls, of one colour",
    ("th-has-data-cells", "Table data cells are missing or empty"): "a row of which nothing was delivered",
}
# A ground counts when it shows or moves: what is transparent and in its place has that of its parent.
MERK = """() => {
    const nummers = new Map(), gronden = new Map(), looks = new Map()
    const nummer = tekst => nummers.get(tekst) ?? nummers.set(tekst, nummers.size).get(tekst)
    const grond = een => {
        if (!een || gronden.has(een)) return gronden.get(een)
        const s = getComputedStyle(een), onder = grond(een.parentElement)
        const eigen = [s.backgroundColor, s.backgroundImage, s.opacity, s.position, s.filter, s.mixBlendMode].join()
        const niets = eigen === 'rgba(0, 0, 0, 0),none,1,static,none,normal'
        gronden.set(een, niets ? onder : nummer(`${onder}|${eigen}`))
        return gronden.get(een)
    }
    const look = een => {
        const s = getComputedStyle(een)
        return [een.tagName, een.getAttribute('class'), s.color, s.fill, s.fontSize, s.fontWeight, s.textShadow,
            een.matches('[disabled], [aria-disabled]'), een.checkVisibility(), grond(een)].join('|')
    }
    const letters = een =>
        [...een.childNodes].filter(deel => deel.nodeType === 3).map(deel => deel.data.trim()).join('')
    for (const een of document.querySelectorAll('body *'))
        if (letters(een) || een.matches('input, select, textarea, button'))
            looks.set(look(een), [...looks.get(look(een)) ?? [], een])
    for (const gelijk of looks.values()) {
        const stap = Math.ceil(gelijk.length / 6)
        const langste = gelijk.toSorted((een, ander) => letters(ander).length - letters(een).length).slice(0, 6)
        for (const een of [...gelijk.filter((_, plaats) => plaats % stap === 0), ...langste]) een.dataset.letters = ''
    }
    axe.configure({rules: [{id: 'color-contrast', selector: '[data-letters]'}]})
}"""


def axe_vindt(tab: Any, *, regels: tuple[str, ...] = ()) -> list[str]:
    """What is wrong on the page, folds open, or not explained where axe cannot tell; of these rules, or of all."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is niet geïnstalleerd").Axe()
    # axe does not look inside a closed fold.
    tab.evaluate(UNFOLD)
    tab.evaluate(axe.axe_script)
    tab.evaluate(MERK)
    keuze = {"resultTypes": ["violations", "incomplete"]} | ({"runOnly": list(regels)} if regels else {})
    gevonden = tab.evaluate("keuze => axe.run(keuze)", keuze)
    fout = [f"{een['id']}: {een['nodes'][0]['html'][:200]}" for een in gevonden["violations"]]
    return fout + [f"niet uitgelegd: {reden}" for een in gevonden["incomplete"] for reden in _onbekend(een)]


def _onbekend(een: dict[str, Any]) -> list[str]:
    redenen = Counter(
        reden["message"] for node in een["nodes"] for reden in [*node["any"], *node["all"], *node["none"]]
    )
    return [
        f"{een['id']}: {reden}"
        for reden in redenen
        if not any(een["id"] == regel and deel in reden for regel, deel in UITGELEGD)
    ]
