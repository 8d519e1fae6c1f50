"""An edition: a region and a quarter, with its parameters and its folders."""

import fnmatch
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.layout import PROEF, Layout
from monitorlib.editie.nog_open import Plaats, plaatsen, zonder_wat_open_is
from monitorlib.editie.notebook import notebook_van
from monitorlib.editie.params.bron_parameters import BronParameters
from monitorlib.editie.params.hoofdstukken import EigenHoofdstuk
from monitorlib.editie.params.parameters import Parameters
from monitorlib.editie.params.yaml_file import read_yaml
from monitorlib.editie.proeven.bestand import read_trial, verschil
from monitorlib.errors import ParameterError, UnknownEditionError
from monitorlib.files.reading import read_text
from monitorlib.notatie import slug
from monitorlib.tijd.periode import Periode


@dataclass(frozen=True)
class Editie:
    """One monitor: a region and a quarter with its parameters."""

    regio: str
    periode: Periode
    parameters: Parameters
    layout: Layout
    # The code of the one gemeente that it is about, and then the edition of the whole region.
    gemeente: str | None = None
    regio_editie: "Editie | None" = None
    # All that params.yml says, when something in it is open: `parameters` is what of it can be used now.
    opgegeven: Parameters | None = None

    @classmethod
    def open(cls, regio: str, periode: str, layout: Layout | None = None, gemeente: str | None = None) -> Self:
        """Read and validate the parameters of an edition; with the code of a gemeente only what is about that one.

        Raises `UnknownEditionError` when it does not exist, `ParameterError` when its params.yml is wrong.
        """
        layout = layout or Layout.find()
        naam = f"{regio}/{periode}"
        bekend = known_editions(layout)
        # The name is checked against the folders that exist: no path can be smuggled in through it.
        if naam not in bekend:
            raise UnknownEditionError(f"Editie '{naam}' bestaat niet. {nearest(naam, bekend)}")
        path = layout.edition_params(regio, periode) / "params.yml"
        dit = Periode.lees(periode)
        where, context = layout.shown(path), {"periode": dit}
        if layout.proef and layout.proef.anders and layout.proef.editie == naam:
            parameters = read_trial(path, Parameters, where, context, layout.proef.anders)
        else:
            parameters = read_yaml(path, Parameters, where, context)
        heel = cls(regio, dit, parameters, layout)._zonder_wat_open_is(where)
        return heel if gemeente is None else heel.voor(gemeente)

    @classmethod
    def named(cls, naam: str, layout: Layout) -> Self:
        """Open an edition by its name, 'regio/periode' or 'regio/periode/gemeente'.

        Raises `UnknownEditionError` for anything else.
        """
        deel = naam.split("/")
        if len(deel) not in (2, 3):
            raise UnknownEditionError(f"'{naam}' is geen editie; schrijf regio/periode, bijvoorbeeld bmwe/2016-Q1.")
        return cls.open(deel[0], deel[1], layout, *deel[2:])

    def voor(self, gemeente: str) -> Self:
        """Give the part of this edition that is about one gemeente, by its code."""
        from monitorlib.editie.per_gemeente import deel_van

        heel = self.volledig.parameters
        parameters = deel_van(heel, gemeente, self.periode, self.layout, self.params / "gemeente" / gemeente)
        deel = replace(self, parameters=parameters, opgegeven=None, gemeente=gemeente, regio_editie=self)
        return deel._zonder_wat_open_is(self.shown(self.params / "params.yml"))

    @property
    def nog_open(self) -> tuple[Plaats, ...]:
        """What its maker still has to fill in or deliver, in the order of params.yml."""
        return plaatsen(self.opgegeven) if self.opgegeven else ()

    @property
    def bronnen(self) -> Mapping[str, BronParameters]:
        """Every source that params.yml names, those that wait for something included."""
        return self.volledig.parameters.bronnen

    @property
    def volledig(self) -> Self:
        """This edition as params.yml says it, with what cannot be used yet."""
        return replace(self, parameters=self.opgegeven, opgegeven=None) if self.opgegeven else self

    def _zonder_wat_open_is(self, where: str) -> Self:
        """Give the same with the parameters that can be used; raise `ParameterError` when it says that it is done."""
        open_ = plaatsen(self.parameters)
        if not open_:
            return self
        if self.parameters.status == "vastgesteld":
            wat = "\n".join(f"{where}, {een.sleutel}: {een.tekst}." for een in open_)
            raise ParameterError(f"{where}: wat vastgesteld is, heeft niets meer open. Vul in of lever:\n{wat}")
        return replace(self, parameters=zonder_wat_open_is(self.parameters, open_), opgegeven=self.parameters)

    @property
    def gemeenten(self) -> list[Self]:
        """The part of this edition about each gemeente that exists on the peildatum."""
        from monitorlib.editie.per_gemeente import check_teksten, gemeenten_op

        check_teksten(self.params / "gemeente", self.parameters, self.periode)
        return [self.voor(een.code) for een in gemeenten_op(self.parameters, self.periode)]

    @property
    def naam(self) -> str:
        return "/".join(een for een in (self.regio, self.periode.map, self.gemeente) if een)

    @property
    def heel(self) -> "Editie":
        """The edition of the whole region, whose sources are delivered and frozen."""
        return self.regio_editie or self

    @property
    def params(self) -> Path:
        return self.layout.edition_params(self.regio, self.periode.map)

    @property
    def data(self) -> Path:
        return self.layout.edition_data(self.regio, self.periode.map)

    @property
    def snapshot(self) -> Path:
        """Where its sources are frozen."""
        return self.layout.edition_snapshot(self.regio, self.periode.map)

    @property
    def proef(self) -> str:
        """Say in a sentence which parameters a trial changed; empty of the edition itself."""
        proef, path = self.layout.proef, self.params / "params.yml"
        if proef and proef.anders:
            where = self.shown(path)
            return verschil(read_text(path, where, ParameterError), where, proef.anders)
        # The copy that a build reads says it of itself.
        said = self.layout.params / PROEF
        return said.read_text(encoding="utf-8") if said.is_file() else ""

    def output(self, lezers: str) -> Path:
        return self.layout.edition_output(self.regio, self.periode.map, lezers, self.map_van_gemeente)

    @property
    def map_van_gemeente(self) -> str | None:
        """The folder of its pages within those of the region: the name of the gemeente; of two alike with its code."""
        if self.gemeente is None:
            return None
        namen = {code: slug(naam) for code, naam in self.heel.gemeentenamen.items()}
        eigen = namen[self.gemeente]
        return eigen if list(namen.values()).count(eigen) == 1 else f"{eigen}-{self.gemeente.lower()}"

    def toelichting(self, hoofdstuk: str) -> Path:
        """Find the text of a chapter; that of a gemeente is its own."""
        return self._tekst(self.params, hoofdstuk)

    def vorige_toelichting(self, hoofdstuk: str) -> Path | None:
        """Find the text of a chapter in the edition named at `vorige`; None when that is not here."""
        vorige = self._vorige_naam
        return self._tekst(self.layout.edition_params(*vorige.split("/")), hoofdstuk) if vorige else None

    @property
    def vorige(self) -> "Editie | None":
        """The edition named at `vorige`; None when there is none, or when it is not here."""
        return Editie.named(self._vorige_naam, self.layout) if self._vorige_naam else None

    @property
    def _vorige_naam(self) -> str | None:
        vorige = self.parameters.vorige
        return vorige if vorige in known_editions(self.layout) else None

    def _tekst(self, params: Path, hoofdstuk: str) -> Path:
        folder = params / "gemeente" / self.gemeente if self.gemeente else params
        return folder / f"{hoofdstuk}.md"

    def notebook(self, hoofdstuk: str) -> dict[str, Any]:
        """Give the notebook of a chapter, with the sections of the edition's own; errors as in `notebook_van`."""
        path = self.layout.notebooks / f"{hoofdstuk}.ipynb"
        van = (self.regio, self.periode.map)
        # The form of a section of its own follows from its telling, delivered or not.
        parameters = self.parameters.model_copy(update={"bronnen": self.bronnen})
        return notebook_van(parameters, hoofdstuk, van, path, self.notebook_shown(hoofdstuk))

    def notebook_shown(self, hoofdstuk: str) -> str:
        """Name where the notebook of a chapter is written, as an analyst knows it."""
        blok = self.parameters.hoofdstukken.gevraagd()[hoofdstuk]
        if isinstance(blok, EigenHoofdstuk) and not blok.notebook:
            return f"{self.shown(self.params / 'params.yml')}, hoofdstuk {hoofdstuk}"
        return self.shown(self.layout.notebooks / f"{hoofdstuk}.ipynb")

    @property
    def gemeentenamen(self) -> dict[str, str]:
        """The name of each gemeente by its code, in the order of the tables."""
        return {gemeente.code: gemeente.naam for gemeente in self.parameters.gemeenten}

    def shown(self, path: Path) -> str:
        """Name a file as an analyst knows it."""
        return self.layout.shown(path)


def known_editions(layout: Layout) -> list[str]:
    """List the editions that have parameters, as 'regio/periode'."""
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
