"""An edition: a region and a quarter, with its parameters and its folders."""

import fnmatch
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from monitorlib.errors import UnknownEditionError, nearest
from monitorlib.kwartaal import Kwartaal
from monitorlib.layout import Layout
from monitorlib.parameters import Parameters
from monitorlib.yaml_file import read_yaml


@dataclass(frozen=True)
class Editie:
    """One monitor: a region and a quarter with its parameters."""

    regio: str
    kwartaal: Kwartaal
    parameters: Parameters
    layout: Layout

    @classmethod
    def open(cls, regio: str, kwartaal: str, layout: Layout | None = None) -> Self:
        """Read and validate the parameters of an edition.

        Raises `UnknownEditionError` when it does not exist, `ParameterError` when its params.yml is wrong.
        """
        layout = layout or Layout.find()
        naam = f"{regio}/{kwartaal}"
        bekend = known_editions(layout)
        # The name is checked against the folders that exist: no path can be smuggled in through it.
        if naam not in bekend:
            raise UnknownEditionError(f"Editie '{naam}' bestaat niet. {nearest(naam, bekend)}")
        path = layout.edition_params(regio, kwartaal) / "params.yml"
        dit = Kwartaal.lees(kwartaal)
        parameters = read_yaml(path, Parameters, layout.shown(path), {"kwartaal": dit})
        return cls(regio, dit, parameters, layout)

    @classmethod
    def named(cls, naam: str, layout: Layout) -> Self:
        """Open an edition by its name, 'regio/kwartaal'; raise `UnknownEditionError` for anything else."""
        regio, schuin, kwartaal = naam.partition("/")
        if not schuin:
            raise UnknownEditionError(f"'{naam}' is geen editie; schrijf regio/kwartaal, bijvoorbeeld bmwe/2016-Q1.")
        return cls.open(regio, kwartaal, layout)

    @property
    def naam(self) -> str:
        return f"{self.regio}/{self.kwartaal}"

    @property
    def params(self) -> Path:
        return self.layout.edition_params(self.regio, str(self.kwartaal))

    @property
    def data(self) -> Path:
        return self.layout.edition_data(self.regio, str(self.kwartaal))

    def output(self, lezers: str) -> Path:
        return self.layout.edition_output(self.regio, str(self.kwartaal), lezers)

    @property
    def gemeentenamen(self) -> dict[str, str]:
        """The name of each gemeente by its code, in the order of the tables."""
        return {gemeente.code: gemeente.naam for gemeente in self.parameters.gemeenten}

    def shown(self, path: Path) -> str:
        """Name a file as an analyst knows it."""
        return self.layout.shown(path)


def known_editions(layout: Layout) -> list[str]:
    """List the editions that have parameters, as 'regio/kwartaal'."""
    return sorted(f"{path.parent.parent.name}/{path.parent.name}" for path in layout.params.glob("*/*/params.yml"))


def editions_named(given: Sequence[str], layout: Layout) -> list[str]:
    """Give the editions that were asked for, each once: by name, or all that fit a pattern as '*/2024-Q4'.

    Raises `UnknownEditionError` for a pattern that nothing fits.
    """
    known, found = known_editions(layout), []
    for one in given:
        fitting = fnmatch.filter(known, one) if any(sign in one for sign in "*?[") else [one]
        if not fitting:
            raise UnknownEditionError(f"Geen editie past bij '{one}'. Bekend zijn: {', '.join(known)}.")
        found += fitting
    return list(dict.fromkeys(found))
