"""How a command is declared on the command line, and the choices that several have."""

import argparse
from collections.abc import Callable
from typing import Any

from monitorlib.opties import megabytes, names, seconds

EDITIE = "regio/periode, zoals bmwe/2016-Q1"


def add_command(
    subs: Any,
    common: argparse.ArgumentParser,
    naam: str,
    help_text: str,
    run: Callable[[argparse.Namespace], int],
    *,
    more: str = ".",
    epilog: str | None = None,
    private: bool = True,
) -> argparse.ArgumentParser:
    """Add a command that `run` does; `more` follows on its help, and what it writes is `private` or for all."""
    sub: argparse.ArgumentParser = subs.add_parser(
        naam, parents=[common], help=help_text, description=help_text.capitalize() + more, epilog=epilog
    )
    sub.set_defaults(command=run, private=private)
    return sub


def add_making(sub: argparse.ArgumentParser) -> None:
    """Add what a command that executes chapters can be asked."""
    sub.add_argument("edities", nargs="+", metavar="EDITIE", help="regio/periode, zoals bmwe/2016-Q1 of '*/2024-Q4'")
    sub.add_argument("--force", action="store_true", help="maak ook opnieuw wat niet veranderde")
    sub.add_argument(
        "--only", type=names("--only"), default=(), metavar="NAAM,NAAM", help="maak alleen deze hoofdstukken opnieuw"
    )
    sub.add_argument("--json", action="store_true", help="meld elke stap als een regel JSON")
    add_limits(sub)
    sub.add_argument("--cluster", metavar="ADRES", help="voer hoofdstukken uit op het Dask-cluster met deze scheduler")
    sub.add_argument("--shared", metavar="URL", help="bij --cluster: opslag die elke werker ziet, zoals file:///delen")
    sub.add_argument(
        "--met",
        action="append",
        default=[],
        metavar="SLEUTEL=WAARDE",
        help="een proef met een andere waarde dan in params.yml, zoals wachttijd=31; herhaalbaar",
    )
    sub.add_argument("--per", choices=("gemeente",), help="maak van elke gemeente een eigen monitor")


def add_engine(sub: argparse.ArgumentParser) -> None:
    """Add what executes a chapter."""
    sub.add_argument(
        "--engine",
        choices=("monitor", "kernel"),
        default="monitor",
        help="'kernel' voert elk hoofdstuk uit in een gewone Jupyter-kernel; trager, dezelfde uitkomst",
    )


def add_limits(sub: argparse.ArgumentParser) -> None:
    """Add how a chapter is executed, and how much it may use."""
    add_engine(sub)
    sub.add_argument(
        "--timeout",
        type=seconds,
        default=600,
        metavar="SECONDEN",
        help="hoe lang een hoofdstuk mag duren (anders: 600)",
    )
    sub.add_argument(
        "--memory",
        type=megabytes,
        default=4096,
        metavar="MB",
        help="hoeveel geheugen een hoofdstuk mag gebruiken (anders: 4096)",
    )
