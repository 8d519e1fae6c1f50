"""What went wrong in a cell, in one Dutch line: of Python's own errors as well."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from monitorlib.bedoelt_u import nearest
from monitorlib.errors import MonitorError
from monitorlib.systeem import of_system
from monitorlib.vertaald.van_python import in_het_kort, syntaxis_in_woorden

Names = Mapping[str, Any]


def told(error: BaseException, names: Names) -> str:
    """Say what is wrong and what to do; `names` are those that the notebook has made.

    Of an error that only Python or another package knows, its own words stand under it, in the whole error.
    """
    if isinstance(error, MonitorError):
        return str(error)
    for kind, words in _WORDS:
        if isinstance(error, kind):
            return words(error, names)
    return _own_words(error)


def _own_words(error: BaseException) -> str:
    wat = in_het_kort(error)
    return f"Deze cel gaat mis ({type(error).__name__}){': ' if wat else ''}{wat}. Kijk eronder in 'De hele fout'."


def _name(error: NameError, names: Names) -> str:
    return (
        f"De naam '{error.name}' is hier niet bekend. {_meant(str(error.name), names)}"
        "Draai eerst de cellen erboven: Run, Run All Above Selected Cell."
    )


def _syntax(error: SyntaxError, names: Names) -> str:
    return f"Regel {error.lineno}: dit is geen Python ({syntaxis_in_woorden(error.msg)}). Verbeter de regel."


def _module(error: ModuleNotFoundError, names: Names) -> str:
    return (
        f"Het pakket '{error.name}' is er niet. Controleer de naam, of installeer het in de omgeving van het project."
    )


def _import(error: ImportError, names: Names) -> str:
    found = re.match(r"cannot import name '(\w+)' from '([\w.]+)'", str(error))
    if not found:
        return _own_words(error)
    module = __import__(found[2], fromlist=["_"])
    return f"{found[2]} heeft geen '{found[1]}'. {_meant(found[1], dir(module))}Controleer de naam."


def _attribute(error: AttributeError, names: Names) -> str:
    # Raised by the library itself: it says what is meant.
    if error.name is None or error.obj is None:
        return str(error)
    return f"Een {type(error.obj).__name__} heeft geen '{error.name}'. {_meant(error.name, dir(error.obj))}".rstrip()


def _call(error: TypeError, names: Names) -> str:
    for pattern, words in _CALLS:
        if found := re.search(pattern, str(error)):
            return f"{words.format(*found.groups())} Tussen de haakjes toont Shift+Tab wat erin hoort."
    return _own_words(error)


def _meant(found: str, known: Iterable[str]) -> str:
    said = nearest(found, [een for een in known if not een.startswith("_")])
    return f"{said} " if said.startswith("Bedoelt") else ""


_CALLS = (
    (r"(\w+)\(\) got an unexpected keyword argument '(\w+)'", "{0}(...) kent '{1}' niet."),
    (r"(\w+)\(\) missing \d+ required .*?arguments?: (.*)", "{0}(...) mist nog: {1}."),
    (r"(\w+)\(\) takes (.*) positional arguments? but (.*) (?:was|were) given", "{0}(...) kreeg te veel waarden."),
    (r"(\w+)\(\) got multiple values for argument '(\w+)'", "{0}(...) kreeg '{1}' twee keer."),
)
# The first that fits: what is more special stands before what it is a kind of.
_WORDS: tuple[tuple[type[BaseException], Callable[..., str]], ...] = (
    (SyntaxError, _syntax),
    (NameError, _name),
    (ModuleNotFoundError, _module),
    (ImportError, _import),
    (AttributeError, _attribute),
    (TypeError, _call),
    (KeyError, lambda error, _: f"De sleutel {error} is er niet. Controleer de naam."),
    (IndexError, lambda error, _: "Zo ver gaat deze lijst niet. Tellen begint bij 0."),
    (ZeroDivisionError, lambda error, _: "Hier wordt door nul gedeeld. Controleer de noemer."),
    (MemoryError, lambda error, _: "Het geheugen is op; sluit programma's, of reken met minder rijen tegelijk."),
    (KeyboardInterrupt, lambda error, _: "Deze cel is gestopt."),
    (OSError, lambda error, _: str(of_system("Deze cel", error))),
)
