"""What Python says of a cell: of one that is no Python, and of an error that is not ours."""

from monitorlib.vertaald.woorden import Tabel, genoemd, vertaal

_SYNTAXIS: Tabel = (
    (r"'(.)' was never closed", "'{0}' wordt nergens gesloten"),
    (r"unmatched '(.)'", "'{0}' wordt nergens geopend"),
    (r"closing parenthesis '(.)' does not match opening parenthesis '(.)'", "'{1}' wordt gesloten met '{0}'"),
    (r"unterminated f?-?(?:triple-quoted )?(?:f-string|string|t-string)", "een aanhalingsteken is niet gesloten"),
    (r"expected an indented block", "na een dubbele punt hoort een regel die inspringt"),
    (r"unexpected indent", "deze regel springt te ver in"),
    (r"unindent does not match", "deze regel springt anders in dan de regels erboven"),
    (r"inconsistent use of tabs", "tabs en spaties staan door elkaar; gebruik spaties"),
    (r"expected '(.+)'", "hier mist '{0}'"),
    (r"forgot a comma", "er mist een komma, of een haakje"),
    (r"Maybe you meant '==' or ':='|cannot assign to", "links van '=' hoort een naam; vergelijken is '=='"),
    (r"cannot delete", "dit is niet weg te halen met del"),
    (r"f-string", "een tekst met f'...' is niet goed geschreven"),
    (r"positional argument follows keyword", "een waarde zonder naam staat na een met een naam (naam=...)"),
    (r"keyword argument repeated: (\w+)", "'{0}' staat er twee keer"),
    (r"invalid (?:non-printable )?character '(.+?)'", "het teken '{0}' kan hier niet"),
    (r"'(\w+)' outside (function|loop)", "'{0}' kan alleen in een {1}"),
    (r"invalid \w+ literal|leading zeros", "een getal is niet goed geschreven"),
    (r"Missing parentheses in call to '(\w+)'", "na '{0}' horen haakjes"),
    (r"unexpected character after line continuation", "na een backslash eindigt de regel"),
    (r"expected (?:'except'|at least one)|missing", "er mist iets op deze regel"),
)  # fmt: skip
_NAMEN = {"function": "functie", "loop": "lus"}
# What an error of Python means, by its name.
_FOUTEN = {
    "ModuleNotFoundError": "dit pakket is er niet",
    "ImportError": "deze naam is niet in te voeren",
    "AttributeError": "dit heeft geen onderdeel met deze naam",
    "KeyError": "deze sleutel of kolom is er niet",
    "IndexError": "deze plaats in de lijst is er niet",
    "TypeError": "dit gaat niet met een waarde van deze soort, of met deze argumenten",
    "ValueError": "dit gaat niet met deze waarde",
    "ZeroDivisionError": "hier wordt door nul gedeeld",
    "RecursionError": "een functie roept zichzelf eindeloos aan",
    "AssertionError": "wat hier moet gelden, geldt niet",
    "FileNotFoundError": "dit bestand is er niet",
    "PermissionError": "op dit bestand hebt u geen rechten",
    "SyntaxError": "dit is geen Python",
    "OverflowError": "dit getal is te groot",
    "UnicodeError": "deze tekst is niet te lezen; verwacht wordt UTF-8",
    "StopIteration": "hier is niets meer om te geven",
    "TimeoutError": "het duurde te lang",
    "RuntimeError": "dit kan hier niet",
    "IndentationError": "deze regel springt verkeerd in",
}
_NAAM: Tabel = (
    (r"^(?:name|free variable|cannot access \w+ variable|local variable) '(\w+)'", "{0}"),
    (r"^No module named '([\w.]+)'", "{0}"),
    (r"^cannot import name '(\w+)'", "{0}"),
    (r"has no attribute '(\w+)'", "{0}"),
    (r"unexpected keyword argument '(\w+)'", "{0}"),
    (r"^'([^']+)'$", "{0}"),
)


def syntaxis_in_woorden(melding: str) -> str:
    """Say why a text is no Python."""
    return vertaal(melding, _SYNTAXIS, genoemd(_NAMEN)) or "zo is deze regel niet te lezen"


def fout_in_woorden(ename: str, evalue: str, regel: str) -> str:
    """Say what an error of Python means, with the name that it is about.

    Such a name can be a value of a source; only one that stands in the line itself is told.
    """
    naam = vertaal(evalue, _NAAM)
    zichtbaar = naam if naam and naam in regel else ""
    if ename in ("NameError", "UnboundLocalError"):
        return f"de naam '{zichtbaar}' is onbekend" if zichtbaar else "een naam is onbekend"
    woorden = _FOUTEN.get(ename, "")
    return f"'{zichtbaar}': {woorden}" if woorden and zichtbaar else woorden


def in_het_kort(fout: BaseException) -> str:
    """Say what an error of Python means by what it is, or is a kind of; empty for one that Python does not have."""
    return next((_FOUTEN[een.__name__] for een in type(fout).__mro__ if een.__name__ in _FOUTEN), "")
