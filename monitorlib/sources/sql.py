"""Texts and names as SQL writes them."""


def tekst(waarde: str) -> str:
    """Write a text as SQL does."""
    return "'" + waarde.replace("'", "''") + "'"


def naam(kolom: str) -> str:
    """Write the name of a column as SQL does."""
    return '"' + kolom.replace('"', '""') + '"'
