"""A parser of the command line that speaks Dutch: its help, and what it says of a command that cannot be."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from monitorlib.bedoelt_u import nearest
from monitorlib.exit_codes import WRONG_USE
from monitorlib.vertaald.woorden import Tabel, vertaal

_TABEL: Tabel = (
    (r"^the following arguments are required: (.+)", "hier ontbreekt: {0}"),
    (r"^one of the arguments (.+) is required", "hier ontbreekt een van: {0}"),
    (r"^argument (.+?): not allowed with argument (.+)", "{0} en {1} gaan niet samen; laat een van beide weg"),
    (r"^argument (.+?): expected (?:one argument|at least one argument)", "na {0} hoort een waarde"),
    (r"^argument (.+?): expected at most one argument", "na {0} hoort ten hoogste een waarde"),
    (r"^argument (.+?): expected (\d+) arguments", "na {0} horen {1} waarden"),
    (r"^argument (.+?): ignored explicit argument '(.*)'", "{0} krijgt geen waarde; haal '{1}' weg"),
    (r"^argument (.+?): invalid \w+ value: '(.*)'", "{0}: '{1}' kan hier niet"),
    (r"^ambiguous option: (\S+) could match (.+)", "{0} kan meer betekenen: {1}; schrijf de keuze voluit"),
    (r"^unexpected option string: (.+)", "{0} kan hier niet"),
)
_KEUZE = re.compile(r"^argument (.+?): invalid choice: '(.*?)' \(choose from (.*?)\)", re.DOTALL)
_ONBEKEND = re.compile(r"^unrecognized arguments: (.+)", re.DOTALL)


class Opdrachtregel(argparse.ArgumentParser):
    """A parser like any other, that says in one Dutch sentence what is wrong with a command, and where to look."""

    def __init__(self, *, add_help: bool = True, **given: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Opmaak, **given)
        self._positionals.title, self._optionals.title = "wat", "keuzes"
        if add_help:
            self.add_argument("-h", "--help", action="help", help="toon deze uitleg en stop")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Refuse what is too much here, where the choices of the command are known."""
        found, rest = super().parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return found, rest

    def error(self, message: str) -> NoReturn:
        """End with what is wrong and where the explanation is."""
        self.exit(WRONG_USE, f"{self.prog}: {self._in_woorden(message)} Zie: {self.prog} --help\n")

    def _in_woorden(self, message: str) -> str:
        if keuze := _KEUZE.search(message):
            wat, gevonden, mag = keuze.groups()
            return f"{wat} '{gevonden}' kan niet. {nearest(gevonden, re.findall(r'[^, ]+', mag.replace(chr(39), '')))}"
        if onbekend := _ONBEKEND.search(message):
            eerste = onbekend.group(1).split()[0]
            if not eerste.startswith("-"):
                return f"'{onbekend.group(1)}' staat er te veel; haal het weg, of zet het tussen aanhalingstekens."
            return f"de keuze {eerste} is onbekend. {nearest(eerste.split('=')[0], self._keuzes())}"
        return f"{vertaal(message, _TABEL) or 'zo is deze opdracht niet te lezen'}."

    def _keuzes(self) -> Iterable[str]:
        return [option for action in self._actions for option in action.option_strings if option.startswith("--")]


class _Opmaak(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)
