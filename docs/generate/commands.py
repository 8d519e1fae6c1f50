"""The reference of the commands, from the parser of the command line."""

import argparse
from collections.abc import Iterator

from generate.undocumented import Undocumented
from monitorlib.cli import _parser as parser_of_monitor


def subcommands() -> dict[str, argparse.ArgumentParser]:
    """Give the parser of each command, by its name."""
    (subs,) = [action for action in parser_of_monitor()._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(subs.choices)


def commands() -> str:
    """Write each command with its usage, its arguments and its options."""
    return "\n".join(line for name, parser in subcommands().items() for line in _command(name, parser))


def _command(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    if not parser.description:
        raise Undocumented(f"monitor {name}: de opdracht heeft geen beschrijving (description)")
    usage = " ".join(parser.format_usage().removeprefix("usage:").split())
    yield from (f"## monitor {name}", "", parser.description, "", "```text", usage, "```", "")
    yield from ("| argument | betekenis |", "|---|---|")
    for action in parser._actions:
        if "--help" not in action.option_strings:
            yield f"| {_written(action)} | {_meaning(name, action)} |"
    yield ""
    if parser.epilog:
        yield from (parser.epilog, "")


def _written(action: argparse.Action) -> str:
    shown = action.metavar if isinstance(action.metavar, str) else ""
    if not action.option_strings:
        return f"`{shown or action.dest}`"
    value = shown or ("|".join(map(str, action.choices)) if action.choices else "")
    if value and action.nargs == "?":
        value = f"[{value}]"
    return f"`{' '.join([*action.option_strings, value]).strip()}`".replace("|", "\\|")


def _meaning(name: str, action: argparse.Action) -> str:
    if not action.help:
        raise Undocumented(f"monitor {name}: {action.dest} heeft geen uitleg (help)")
    return action.help.replace("|", "\\|")
