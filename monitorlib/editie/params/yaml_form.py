"""The form of a YAML file before it is read: how deep it goes, and what its references grow into."""

import re

from ruamel.yaml import YAML
from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, NodeEvent

from monitorlib.errors import ParameterError

# The parameters of an edition go six deep, and have some thousands of values.
_DEEPEST, _MOST = 50, 100_000
_REFERS = re.compile(r"(?:^|[\s\[{,:-])[&*][^\s,\[\]{}]", re.MULTILINE)


def check_form(text: str, where: str) -> None:
    """Raise `ParameterError`, with the line, for a file too deep to read and for references that never end.

    Only a file that can be either is looked at: it costs as much as reading it.
    """
    if not _REFERS.search(text) and not _is_deep(text):
        return
    sizes: dict[str, int] = {}
    open_: list[tuple[str | None, int]] = []
    total = 0
    try:
        for event in YAML(typ="rt").parse(text):
            line = event.start_mark.line + 1
            if isinstance(event, AliasEvent):
                if any(anchor == event.anchor for anchor, _ in open_):
                    raise ParameterError(
                        f"{where}, regel {line}: *{event.anchor} verwijst naar zichzelf; haal dat weg."
                    )
                total += sizes.get(event.anchor, 1)
            elif isinstance(event, CollectionEndEvent):
                anchor, before = open_.pop()
                if anchor:
                    sizes[anchor] = total - before
            elif isinstance(event, NodeEvent):
                total += 1
                if isinstance(event, CollectionStartEvent):
                    open_.append((event.anchor, total - 1))
            _refuse_size(where, line, len(open_), total)
    except ParameterError:
        raise
    except Exception:
        # What is no YAML, the reader says.
        return


def line_of_fault(text: str) -> str:
    """Name the line at which a reader of YAML stumbles; empty when it is not its form that is at fault."""
    line = 0
    try:
        for event in YAML(typ="rt").parse(text):
            line = event.start_mark.line + 1
    except Exception:
        return f", regel {line}" if line else ""
    return ""


def _refuse_size(where: str, line: int, depth: int, total: int) -> None:
    if depth > _DEEPEST:
        raise ParameterError(f"{where}, regel {line}: dit gaat dieper dan {_DEEPEST} lagen; haal haakjes of lagen weg.")
    if total > _MOST:
        raise ParameterError(
            f"{where}, regel {line}: de verwijzingen (&naam en *naam) groeien uit tot meer dan {_MOST} waarden; "
            "schrijf uit wat u bedoelt."
        )


def _is_deep(text: str) -> bool:
    """Tell whether a file can be deep: brackets within brackets, lines that stand far in, dashes after dashes."""
    depth = deepest = 0
    for sign in re.findall(r"[\[\]{}]", text):
        depth += 1 if sign in "[{" else -1
        deepest = max(deepest, depth)
    return deepest > _DEEPEST or bool(
        re.search(rf"^ {{{_DEEPEST},}}\S|(?:[-?:] +){{{_DEEPEST // 2}}}", text, re.MULTILINE)
    )
