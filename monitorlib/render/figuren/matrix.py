"""The numbers of a figure as rows and columns."""

import pandas as pd

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import ONDERDRUKT, ONGEVEER, TELT_MEE, TOTAAL
from monitorlib.errors import RenderError
from monitorlib.render.figuren.figuur import ONTBREEKT, GeenGetal


def in_rijen(cijfers: Cijfers, rij: str, kolom: str, *, totalen: bool = False) -> pd.DataFrame:
    """Give the numbers of two dimensions as rows and columns in their order; without `totalen` totals are left out."""
    if set(cijfers.dimensies) != {rij, kolom}:
        raise RenderError(
            f"De figuur vraagt dimensies {rij} en {kolom}; deze cijfers hebben {', '.join(cijfers.dimensies)}. "
            "Noem twee daarvan."
        )
    frame = cijfers.frame[cijfers.frame["teken"].isin(TELT_MEE)]
    breed = frame.pivot(index=rij, columns=kolom, values="waarde")
    leden = [[lid for lid in cijfers.leden[naam] if totalen or lid != TOTAAL] for naam in (rij, kolom)]
    breed = breed.reindex(index=leden[0], columns=leden[1])
    # A coming period has no number yet: it takes no room in a figure.
    breed = breed.dropna(axis=1, how="all").dropna(axis=0, how="all")
    # Totals of which no part is known are no finding: a figure shows what they are made of.
    if breed.drop(index=TOTAAL, columns=TOTAAL, errors="ignore").dropna(how="all").empty:
        raise GeenGetal(f"De figuur heeft geen enkel getal om te tonen; {ONTBREEKT}")
    return breed


def woorden_erbij(cijfers: Cijfers, rij: str, kolom: str) -> pd.DataFrame:
    """Give, over the same rows and columns, the word to write before a number that is not exact; else nothing."""
    woord = (cijfers.frame["tekst"] + " ").where(cijfers.frame["teken"] == ONGEVEER, "")
    return cijfers.frame.assign(woord=woord).pivot(index=rij, columns=kolom, values="woord").fillna("")


def zonder_totaal(cijfers: Cijfers) -> Cijfers:
    """Leave out the totals: a figure shows what they are made of."""
    for naam, leden in cijfers.leden.items():
        if TOTAAL in leden:
            cijfers = cijfers.zonder(naam, TOTAAL)
    return cijfers


def verborgen_in(cijfers: Cijfers, rij: str, kolom: str) -> pd.DataFrame:
    """Tell of two dimensions, as rows and columns, which cells are hidden."""
    breed = cijfers.frame.assign(weg=cijfers.frame["teken"] == ONDERDRUKT).pivot(index=rij, columns=kolom, values="weg")
    return breed.eq(True)


def hele_rijen(breed: pd.DataFrame, cijfers: Cijfers, rij: str, kolom: str) -> pd.DataFrame:
    """Keep the rows without a hidden cell: what is drawn of a row as a whole would be wrong without a part of it.

    Raises `GeenGetal` when no row is left.
    """
    weg = verborgen_in(cijfers, rij, kolom).reindex(breed.index).any(axis=1)
    if weg.all():
        raise GeenGetal(f"Van elke {rij} is een getal verborgen; {ONTBREEKT}")
    return breed[~weg]
