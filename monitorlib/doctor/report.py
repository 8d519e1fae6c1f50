"""What the doctor says: each fault with its remedy, and what was looked at and found right."""

import json
from collections.abc import Iterator

from monitorlib.doctor.examine import Outcome
from monitorlib.doctor.fault import Fault, Severity

# The longest word for what a fault does, and two spaces.
_WIDTH = max(len(one.value) for one in Severity) + 2


def as_text(outcome: Outcome, *, quiet: bool) -> Iterator[str]:
    """Give the lines for a person: faults, the worst first, and how much was looked at; `quiet` leaves that out."""
    for fault in outcome.faults:
        yield f"{_word(fault):<{_WIDTH}}{fault.where}: {_sentence(fault.what)}"
        if fault.do:
            yield f"{'':<{_WIDTH}}Doe: {fault.do}"
    if quiet:
        return
    well = [one.name for one in outcome.looked if not one.faults]
    yield f"{len(outcome.looked)} dingen nagekeken: {_counted(outcome)}."
    if outcome.faults and well:
        yield f"In orde: {', '.join(well)}."
    if outcome.left_out:
        yield f"Niet nagekeken, want eerst moet het bovenstaande goed zijn: {', '.join(outcome.left_out)}."


def as_json(outcome: Outcome) -> Iterator[str]:
    """Give a line of JSON for each thing that was looked at, and one at the end."""
    for one in outcome.looked:
        yield _line("nagekeken", naam=one.name, wat=one.looks_at, gebreken=[_as_dict(fault) for fault in one.faults])
    counts = {severity.value: _number(outcome, severity) for severity in Severity}
    yield _line("einde", nagekeken=len(outcome.looked), niet_nagekeken=list(outcome.left_out), **counts)


def stops(outcome: Outcome) -> bool:
    """Tell whether a fault stops the work."""
    return bool(_number(outcome, Severity.STOPS))


def _counted(outcome: Outcome) -> str:
    if not outcome.faults:
        return f"alles in orde ({', '.join(one.name for one in outcome.looked)})"
    well = sum(not one.faults for one in outcome.looked)
    kinds = {Severity.STOPS: "stopt het werk", Severity.HINDERS: "hindert", Severity.REMARK: "ter opmerking"}
    found = [f"{number} {words}" for kind, words in kinds.items() if (number := _number(outcome, kind))]
    return f"{well} in orde; gevonden: {', '.join(found)}"


def _number(outcome: Outcome, severity: Severity) -> int:
    return sum(fault.severity is severity for fault in outcome.faults)


def _word(fault: Fault) -> str:
    return (fault.severity or Severity.STOPS).value


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?")) else f"{text}."


def _as_dict(fault: Fault) -> dict[str, str]:
    return {"ernst": _word(fault), "waar": fault.where, "wat": fault.what, "doe": fault.do}


def _line(what: str, **rest: object) -> str:
    return json.dumps({"gebeurtenis": what, **rest}, ensure_ascii=False)
