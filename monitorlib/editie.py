"""The parameters of an edition: one complete YAML file, typed, with no defaults and no inheritance."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from monitorlib.errors import ParameterError, UnknownEditionError, nearest
from monitorlib.kwartaal import Kwartaal, lees_moment
from monitorlib.layout import Layout

Herkomst = Literal["geleverd", "gepubliceerd", "gereconstrueerd", "fictief"]
Status = Literal["reproductie", "concept", "vastgesteld"]
Lezers = Literal["intern", "openbaar"]


class Blok(BaseModel):
    """A block of params.yml: every key is declared, nothing is guessed from another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Gemeente(Blok):
    code: str = Field(pattern=r"^GM\d{4}$")
    naam: str


class Publicatie(Blok):
    """The public document that an edition with status 'reproductie' reproduces."""

    titel: str
    datum: date


class Vaststelling(Blok):
    """A measure with its crossing that a publication prints, so that a reconstructed source may give it."""

    maat: Literal["stand", "instroom", "uitstroom"]
    over: list[date | str]
    per: list[str]

    @model_validator(mode="after")
    def _momenten_bestaan(self) -> Self:
        for over in self.over:
            try:
                lees_moment(over)
            except ParameterError as error:
                raise ValueError(str(error).rstrip(".")) from error
        return self


class BronParameters(Blok):
    """What an edition says of one of its sources."""

    bestand: str
    herkomst: Herkomst
    vindplaats: str
    # The allowed values of a coded column, in the order of the tables.
    codes: dict[str, list[str]] = {}
    # Words that may stand where a number is expected; any other text is an error.
    woorden: list[str] = []
    vastgesteld: list[Vaststelling] = []

    @model_validator(mode="after")
    def _codes_een_keer(self) -> Self:
        for kolom, codes in self.codes.items():
            if not codes:
                raise ValueError(f"'codes' noemt geen waarden voor kolom '{kolom}'")
            dubbel = [code for code in codes if codes.count(code) > 1]
            if dubbel:
                raise ValueError(f"'codes' noemt '{dubbel[0]}' twee keer voor kolom '{kolom}'")
        return self

    @model_validator(mode="after")
    def _vastgesteld_hoort_bij_gereconstrueerd(self) -> Self:
        if bool(self.vastgesteld) != (self.herkomst == "gereconstrueerd"):
            raise ValueError(
                "'vastgesteld' is verplicht bij herkomst gereconstrueerd en mag bij een andere herkomst niet"
            )
        return self


class Hoofdstuk(Blok):
    """The block of a chapter: its sections, and in a subclass its own settings."""

    secties: list[str]

    @property
    def instellingen(self) -> dict[str, Any]:
        """The settings that are injected into the notebook."""
        return self.model_dump(exclude={"secties"})


class Jeugdwet(Hoofdstuk):
    kwartalen_terug: int = Field(ge=1)


class Financien(Hoofdstuk):
    uitvoering_wmo: float = Field(ge=0, le=100)
    uitvoering_jeugdwet: float = Field(ge=0, le=100)


class Hoofdstukken(Blok):
    """The chapters in the order of the site; an edition lists those that it wants."""

    inleiding: Hoofdstuk | None = None
    jeugdwet: Jeugdwet | None = None
    wmo: Hoofdstuk | None = None
    participatiewet: Hoofdstuk | None = None
    clientbeleving: Hoofdstuk | None = None
    financien: Financien | None = None
    privacy: Hoofdstuk | None = None
    verantwoording: Hoofdstuk | None = None

    def gevraagd(self) -> dict[str, Hoofdstuk]:
        """The chapters that the edition lists, in the order of the site."""
        blokken = {naam: getattr(self, naam) for naam in type(self).model_fields}
        return {naam: blok for naam, blok in blokken.items() if blok is not None}


class Afspraak(Blok):
    """A line of the bestuurlijke kalender."""

    datum: date
    orgaan: str
    onderwerp: str


class Bewering(Blok):
    """A claim in the text of the publication, as a rule that can fail.

    `berekening` is an expression over the cells of the chapter. What was printed is `gedrukt`, or, when that
    is absent, the quantity of the same name in gepubliceerd.csv. `ook` names cells that may confirm it.
    """

    naam: str
    hoofdstuk: str
    bewering: str
    berekening: str
    gedrukt: float | None = None
    marge: float = 0.0
    ook: dict[str, str] = {}


class Aanvaarding(Blok):
    """A bevinding that may stand, because of `reden`; it holds for that recomputed value only."""

    bevinding: str
    berekend: str
    reden: str = Field(min_length=10)


class Parameters(Blok):
    """The whole of params.yml."""

    titel: str
    gebied: str
    status: Status
    publicatie: Publicatie | None
    vorige: str | None
    gemeenten: list[Gemeente]
    hoofdstukken: Hoofdstukken
    bronnen: dict[str, BronParameters]
    kalender: list[Afspraak]
    beweringen: list[Bewering]
    geen_aantal: list[str]
    aanvaard: list[Aanvaarding]

    @model_validator(mode="after")
    def _past_bij_elkaar(self) -> Self:
        if (self.status == "reproductie") != (self.publicatie is not None):
            raise ValueError("'publicatie' is verplicht bij status reproductie en anders leeg (null)")
        if not self.gemeenten:
            raise ValueError("'gemeenten' is leeg; noem ten minste één gemeente")
        for wat, waarden in {
            "gemeenten": [tekst for gemeente in self.gemeenten for tekst in (gemeente.code, gemeente.naam)],
            "kalender": [str(afspraak.datum) for afspraak in self.kalender],
            "beweringen": [bewering.naam for bewering in self.beweringen],
            "aanvaard": [aanvaarding.bevinding for aanvaarding in self.aanvaard],
        }.items():
            dubbel = sorted({waarde for waarde in waarden if waarden.count(waarde) > 1})
            if dubbel:
                raise ValueError(f"'{wat}' noemt '{dubbel[0]}' twee keer")
        return self


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
        return cls(regio, Kwartaal.lees(kwartaal), _read_parameters(path, layout.root), layout)

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
        """Name a file as an analyst knows it: relative to the project where it lies in it."""
        return str(path.relative_to(self.layout.root)) if path.is_relative_to(self.layout.root) else str(path)


def known_editions(layout: Layout) -> list[str]:
    """List the editions that have parameters, as 'regio/kwartaal'."""
    return sorted(f"{path.parent.parent.name}/{path.parent.name}" for path in layout.params.glob("*/*/params.yml"))


def _read_parameters(path: Path, root: Path) -> Parameters:
    where = str(path.relative_to(root)) if path.is_relative_to(root) else str(path)
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ParameterError(f"{where}: het bestand is geen UTF-8; sla het op als UTF-8.") from error
    document = _load_yaml(text, where)
    try:
        return Parameters.model_validate(_plain(document))
    except ValidationError as error:
        faults = [_explain(dict(fault), document, where) for fault in error.errors()]
        raise ParameterError("\n".join(dict.fromkeys(faults))) from error


def _load_yaml(text: str, where: str) -> Any:
    """Load YAML with its line numbers; raise `ParameterError` with the line of what is no YAML."""
    try:
        return YAML(typ="rt").load(text)
    except DuplicateKeyError as error:
        key = re.search(r'"(.*?)"', str(error.problem))
        found = key.group(1) if key else "?"
        raise ParameterError(f"{where}, regel {_marked(error)}: de sleutel '{found}' staat er twee keer.") from error
    except MarkedYAMLError as error:
        raise ParameterError(
            f"{where}, regel {_marked(error)}: geen geldige YAML ({error.problem}); "
            "controleer inspringen, dubbele punten en aanhalingstekens."
        ) from error
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise ParameterError(f"{where}, regel {line}: hier staat een onzichtbaar teken; haal het weg.") from error
    except ValueError as error:
        # The reader makes dates itself, and says neither which nor where.
        for line, content in enumerate(text.splitlines(), 1):
            for day in re.findall(r"\b\d{4}-\d\d?-\d\d?\b", content):
                if not _exists(day):
                    raise ParameterError(f"{where}, regel {line}: '{day}' is een datum die niet bestaat.") from error
        raise ParameterError(f"{where}: geen geldige YAML ({error}).") from error


def _marked(error: MarkedYAMLError) -> int:
    return error.problem_mark.line + 1 if error.problem_mark else 1


def _exists(day: str) -> bool:
    try:
        date(*(int(part) for part in day.split("-")))
    except ValueError:
        return False
    return True


def _plain(node: Any) -> Any:
    """Turn a round-trip document into plain Python values, so that strict types can be checked."""
    if isinstance(node, dict):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_plain(value) for value in node]
    if isinstance(node, bool) or node is None or type(node) is date:
        return node
    return next((plain(node) for plain in (str, int, float) if isinstance(node, plain)), node)


_EXPECTED = {
    "string": "een tekst",
    "int": "een geheel getal",
    "float": "een getal",
    "bool": "true of false",
    "date": "een datum (jjjj-mm-dd)",
    "list": "een lijst",
    "dict": "een blok met sleutels",
    "model": "een blok met sleutels",
}


# What a text of a fixed form looks like, by its pattern.
_FORMS = {r"^GM\d{4}$": "GM met vier cijfers, zoals GM0053"}


def _explain(fault: dict[str, Any], document: Any, where: str) -> str:
    """Say in Dutch where a fault is, what was found and what is allowed."""
    loc = tuple(part for part in fault["loc"] if not _is_union_label(part, document, fault["loc"]))
    place = f"{where}, regel {_line(document, loc)}, {'.'.join(str(part) for part in loc)}" if loc else where
    kind, found, limits = str(fault["type"]), _found(fault["input"]), fault.get("ctx", {})
    if kind == "extra_forbidden":
        known = _keys_at(Parameters, loc[:-1])
        return f"{place}: deze sleutel is onbekend. {nearest(str(loc[-1]), known)}"
    if kind == "missing":
        return f"{place}: deze sleutel ontbreekt; vul hem aan."
    if kind == "value_error":
        return f"{place}: {limits['error']}."
    if kind == "literal_error":
        return f"{place}: {found} kan hier niet; toegestaan is {limits['expected'].replace(' or ', ' of ')}."
    if kind == "string_too_short":
        return f"{place}: {found} is te kort; schrijf ten minste {limits['min_length']} tekens."
    if kind == "string_pattern_mismatch":
        form = _FORMS.get(limits["pattern"], limits["pattern"])
        return f"{place}: {found} heeft niet de goede vorm; verwacht wordt {form}."
    for name, words in (("ge", "ten minste"), ("le", "ten hoogste")):
        if name in limits:
            return f"{place}: {found} kan hier niet; toegestaan is {words} {limits[name]:g}."
    base = re.split(r"_(?:type|parsing|from|too)", kind)[0]
    if base in _EXPECTED:
        return f"{place}: {found} is niet goed; verwacht wordt {_EXPECTED[base]}."
    return f"{place}: {found} kan hier niet ({kind})."


def _found(value: Any) -> str:
    """Name a value as it stands in the file: a text in quotes, 'leeg', a list or a block without its contents."""
    if value is None:
        return "leeg"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"'{value}'"
    if isinstance(value, dict | list):
        return _EXPECTED[type(value).__name__]
    return str(value)


def _is_union_label(part: Any, document: Any, loc: tuple[Any, ...]) -> bool:
    """Tell whether a part of pydantic's location is no key of the file but the name of a type in a union."""
    return isinstance(part, str) and part in {"date", "str", "list"} and part == loc[-1] and len(loc) > 1


def _line(document: Any, loc: tuple[Any, ...]) -> int:
    """Find the line of a location in a round-trip document, or that of its nearest parent."""
    node: Any = document
    line = 1
    for part in loc:
        try:
            position = node.lc.data[part]
            line, node = position[0] + 1, node[part]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
    return line


def _keys_at(model: Any, loc: tuple[Any, ...]) -> list[str]:
    """List the keys that are declared at a location of the parameters."""
    for part in loc:
        if isinstance(model, type) and issubclass(model, BaseModel) and part in model.model_fields:
            model = model.model_fields[str(part)].annotation
        else:  # an index of a list, or a free key of a dict: the type of its values
            model = get_args(model)[-1]
        models = [kind for kind in (model, *get_args(model)) if isinstance(kind, type) and kind is not type(None)]
        model = next((kind for kind in models if issubclass(kind, BaseModel)), model)
    return list(model.model_fields) if isinstance(model, type) and issubclass(model, BaseModel) else []
