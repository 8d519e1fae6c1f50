"""Words in a file that a spreadsheet may open: none of them is taken for a formula."""

# How a formula begins, or what a spreadsheet skips before it looks whether one begins.
_BEGIN = ("=", "+", "-", "@", "\t", "\r")


def als_woorden(tekst: str) -> str:
    """Give words as they can stand in a CSV file: before what could begin a formula goes an apostrophe."""
    return f"'{tekst}" if tekst.startswith(_BEGIN) else tekst
