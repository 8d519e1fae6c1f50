"""What the doctor says: each fault with its remedy, and what was looked at and found right."""

import json
from collections.abc import Iterator

from monitorlib.doctor.examine import Examined
from monitorlib.doctor.fault import Fault, Severity

# The longest word for what a fault does, and two spaces.
_WIDTH = max(len(one.value) for one in Severity) + 2


def as_text(examined: Examined, *, quiet: bool) -> Iterator[str]:
    """Give the lines for a person: faults, the worst first, and how much was looked at; `quiet` leaves that out."""
    for fault in examined.faults:
        yield f"{_word(fault):<{_WIDTH}}{fault.where}: {_sentence(fault.what)}"
        if fault.do:
            yield f"{'':<{_WIDTH}}Doe: {fault.do}"
    if quiet:
        return
    well = [one.name for one in examined.looked if not one.faults]
    yield f"{len(examined.looked)} dingen nagekeken: {_counted(examined)}."
    if examined.faults and well:
        yield f"In orde: {', '.join(well)}."
    if examined.left_out:
        yield f"Niet nagekeken, want eerst moet het bovenstaande goed zijn: {', '.join(examined.left_out)}."


def as_json(examined: Examined) -> Iterator[str]:
    """Give a line of JSON for each thing that was looked at, and one at the end."""
    for one in examined.looked:
        yield _line("nagekeken", naam=one.name, wat=one.looks_at, gebreken=[_as_dict(fault) for fault in one.faults])
    counts = {severity.value: _number(examined, severity) for severity in Severity}
    yield _line("einde", nagekeken=len(examined.looked), niet_nagekeken=list(examined.left_out), **counts)


def stops(examined: Examined) -> bool:
    """Tell whether a fault stops the work."""
    return bool(_number(examined, Severity.STOPS))


def _counted(examined: Examined) -> str:
    if not examined.faults:
        return f"alles in orde ({', '.join(one.name for one in examined.looked)})"
    well = sum(not one.faults for one in examined.looked)
    kinds = {Severity.STOPS: "stopt het werk", Severity.HINDERS: "hindert", Severity.REMARK: "ter opmerking"}
    found = [f"{number} {words}" for kind, words in kinds.items() if (number := _number(examined, kind))]
    return f"{well} in orde; gevonden: {', '.join(found)}"


def _number(examined: Examined, severity: Severity) -> int:
    return sum(fault.severity is severity for fault in examined.faults)


def _word(fault: Fault) -> str:
    return (fault.severity or Severity.STOPS).value


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?")) else f"{text}."


def _as_dict(fault: Fault) -> dict[str, str]:
    return {"ernst": _word(fault), "waar": fault.where, "wat": fault.what, "doe": fault.do}


def _line(what: str, **rest: object) -> str:
    return json.dumps({"gebeurtenis": what, **rest}, ensure_ascii=False)
