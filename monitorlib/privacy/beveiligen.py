"""Hide as little as possible such that nobody can calculate what is at risk: the whole of the protection."""

import numpy as np

from monitorlib.errors import CalculationError
from monitorlib.privacy.gretig import gretig
from monitorlib.privacy.keuring import GEEN, Keuring, Paar
from monitorlib.privacy.masker import KLEIN_AANTAL, TER_BESCHERMING, Masker
from monitorlib.privacy.matrix import KLEIN, Matrix
from monitorlib.privacy.meester import Meester
from monitorlib.privacy.snede import Snede, sneden
from monitorlib.privacy.stelsel import Stelsel

# So much work the smallest mask is looked for: a step of the solver costs as much as there are signs to choose from. No
# clock is read, so that a busy machine gives the same mask; a protected one is always given.
WERK = 60_000
# Most tables of two dimensions are done in three rounds; what is not is hard, and gets stronger cuts first.
MAKKELIJK = 3
RONDEN = 25
# So many attackers who are in a cell themselves, each against one cell, take part in that.
PAREN = 400


def beveilig(stelsel: Stelsel, werk: int = WERK) -> Masker:
    """Choose which cells are hidden: the fewest, and of those choices the one with the smallest numbers.

    After Fischetti and Salazar (Management Science 47(7), 2001): a choice that meets all cuts so far, then every
    attacker against it, then the cuts that the narrow cells ask for, until no attacker narrows a cell. When so much
    work is done a protected mask is given with the gap to what is known to be needed. Raises `CalculationError` when a
    cell cannot be protected whatever is hidden.
    """
    matrix = Matrix(stelsel.in_orde())
    keuring, meester = Keuring(matrix), Meester(matrix)
    over, ondergrens, ronde = werk, float(matrix.verlies[matrix.moet].sum()), 0
    while over > 0 and (keuze := meester.kies(over)) is not None:
        over -= keuze.werk
        ondergrens = max(ondergrens, keuze.ondergrens)
        nieuw = _wat_nog_ontbreekt(matrix, keuring, keuze.masker)
        if not nieuw:
            return _masker(matrix, keuze.masker, keuze.ondergrens, bewezen=keuze.bewezen)
        meester.sneden += nieuw
        ronde += 1
        if ronde == MAKKELIJK and len(matrix.cellen) <= KLEIN:
            _verscherp(matrix, meester)
    return _masker(matrix, gretig(matrix, keuring, meester.sneden), ondergrens, bewezen=False)


def _verscherp(matrix: Matrix, meester: Meester) -> None:
    """Add the cuts that a choice in parts asks for, which bound much better, until they ask for no more."""
    paren = [(GEEN, plek) for plek in matrix.eisen]
    zelf = [(wie, plek) for wie, kent in enumerate(matrix.kennis) for plek in matrix.eisen if plek not in kent]
    paren += zelf[:PAREN]
    for _ in range(RONDEN):
        nieuw = sneden(matrix, meester.in_delen(), paren)
        if not nieuw:
            return
        meester.sneden += nieuw


def _wat_nog_ontbreekt(matrix: Matrix, keuring: Keuring, masker: np.ndarray) -> list[Snede]:
    """Give the cuts that a mask does not meet; none when it protects everything."""
    smal = keuring.te_smal(masker)
    if not smal and not keuring.geheel_te_smal(masker):
        return []
    nieuw = sneden(matrix, masker, smal)
    rest = np.flatnonzero(matrix.kan & ~masker)
    if any(een.delen.sum() < 1 - 1e-6 for een in nieuw) or not len(rest):
        raise _niet_te_beschermen(matrix, smal)
    # More must be hidden than this: hiding less never makes an interval wider.
    return nieuw or [Snede(rest, np.ones(len(rest)))]


def _niet_te_beschermen(matrix: Matrix, smal: list[Paar]) -> CalculationError:
    namen = ", ".join(sorted({matrix.cellen[plek].naam for _, plek in smal})[:3]) or "een cel"
    return CalculationError(
        f"{namen}: ook met alles ernaast verborgen is dit getal te berekenen uit wat al openbaar is. Neem leden samen "
        "met groepeer(...), of laat de tabel weg uit de openbare editie."
    )


def _masker(matrix: Matrix, gekozen: np.ndarray, ondergrens: float, *, bewezen: bool) -> Masker:
    verlies = float(matrix.verlies @ gekozen)
    redenen = {
        naam: KLEIN_AANTAL if matrix.risico[plek] else TER_BESCHERMING
        for plek, naam in enumerate(matrix.tekens)
        if gekozen[plek]
    }
    kloof = 0.0 if bewezen else max(0.0, (verlies - ondergrens) / max(verlies, 1.0))
    return Masker(matrix.stelsel, redenen, bewezen, kloof)
