"""What Jinja says of an expression in a text."""

from jinja2 import TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError

from monitorlib.vertaald.woorden import Tabel, genoemd, vertaal

_KIJK = "kijk of elk haakje en elk aanhalingsteken gesloten is"
_TABEL: Tabel = (
    (r"No filter named '(.+?)'", "er is geen bewerking '{0}' (na een |)"),
    (r"No test named '(.+?)'", "er is geen toets '{0}' (na is)"),
    (r"unexpected char '(.+)' at", "het teken {0} kan hier niet"),
    (r"Missing end of comment", "een opmerking is niet gesloten met #}}"),
    (r"Missing end of raw", "een blok 'raw' is niet gesloten met endraw"),
    (r"unknown tag '(.+?)'.*expected tags: '(.+?)'", "het blok '{0}' kan hier niet; hier hoort '{1}'"),
    (r"unknown tag '(.+?)'", "een blok '{0}' bestaat niet"),
    (r"Unexpected end of template.*?to be closed is '(.+?)'", "een blok '{0}' is niet gesloten met end{0}"),
    (r"[Uu]nexpected end of template", "een haakje, of een blok, is niet gesloten"),
    (r"unexpected '.+', expected", _KIJK),
    (r"unexpected '(.+)'", "'{0}' staat er te veel, of hoort bij een haakje dat mist"),
    (r"expected token '(.+)', got '(.+)'", "hier hoort {0}, en er staat {1}"),
    (r"can't assign|cannot assign", "deze naam is niet te veranderen"),
)  # fmt: skip
_NAMEN = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "end of template": "het einde van de tekst",
    "begin of print statement": "{{",
    "begin of statement block": "{%",
    "name": "een naam",
    "integer": "een getal",
    "float": "een getal",
    "string": "een tekst tussen aanhalingstekens",
    "=": "=",
}


def uitdrukking_in_woorden(fout: Exception) -> str:
    """Say what is wrong with an expression, whatever raised the error; no sentence, so without a full stop."""
    if isinstance(fout, TemplateSyntaxError):
        wat = vertaal(fout.message or "", _TABEL, genoemd(_NAMEN))
        return f"deze uitdrukking is niet goed geschreven: {wat or _KIJK}"
    if isinstance(fout, UndefinedError):
        naam = naam_van(fout)
        return f"de naam '{naam}' is onbekend" if naam else "een naam is onbekend"
    if isinstance(fout, SecurityError):
        return "deze uitdrukking vraagt iets dat een tekst niet mag"
    if isinstance(fout, ZeroDivisionError):
        return "deze uitdrukking deelt door nul"
    if isinstance(fout, RecursionError):
        return "deze uitdrukking gaat te diep: haal haakjes weg"
    if isinstance(fout, OverflowError):
        return "deze uitdrukking geeft een te groot getal"
    return "deze uitdrukking rekent met iets dat geen getal is, of zoekt wat er niet is"


def naam_van(fout: UndefinedError) -> str:
    """Give the name that an expression uses and that nothing has; empty when it does not say."""
    return vertaal(str(fout), ((r"has no attribute '(\w+)'", "{0}"), (r"'(\w+)' is undefined", "{0}")))
