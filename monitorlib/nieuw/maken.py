"""Make the folders of a new edition: whole or not at all, and never over something that exists."""

import re
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.editie import Editie, known_editions
from monitorlib.editie.layout import Layout
from monitorlib.editie.nog_open import plaatsen
from monitorlib.editie.params.parameters import Parameters
from monitorlib.editie.params.yaml_file import load_yaml, read_yaml
from monitorlib.errors import MonitorError, ParameterError, SourceError, UnknownEditionError
from monitorlib.nieuw.benodigd import bouwbaar, gebruikte_bronnen, tekstsecties
from monitorlib.nieuw.keuze import genoemd, met_bronnen
from monitorlib.nieuw.leveren import leveren_tekst
from monitorlib.nieuw.nieuwe_regio import parameters_nieuwe_regio, zonder_eigen
from monitorlib.nieuw.volgende_periode import parameters_volgende_periode
from monitorlib.render.toelichting.toelichting import lees_toelichting
from monitorlib.sources.codes.allowed import declared
from monitorlib.sources.declared.declaration import VORIGE_CIJFERS
from monitorlib.sources.delivery.delivered import source_path
from monitorlib.sources.readers.csv_file import kop_van
from monitorlib.tijd.periode import VORMEN, Periode, is_periode


@dataclass(frozen=True)
class Ontwerp:
    """A new edition before it is written: its parameters, its texts, its files, and the numbers it takes along."""

    van: Editie
    naam: str
    parameters: str
    teksten: Mapping[str, str]
    bronnen: Sequence[str]
    vorige_cijfers: Path | None = None
    # What of `van` was left out, with why.
    weg: Sequence[str] = ()


def nieuwe_editie(
    naam: str,
    uit: str | None,
    gemeenten: Sequence[str],
    hoofdstukken: Sequence[str],
    layout: Layout,
    bronnen: Sequence[str] = (),
    vraag: Callable[[Editie], Sequence[str]] | None = None,
) -> tuple[Path, Sequence[str]]:
    """Make edition `naam` from edition `uit`; give the page that says what to deliver, and what was left out.

    A region that has editions gets its next period; another is new, with `gemeenten` as 'CODE:NAAM'. Without `uit` the
    first follows on its latest earlier edition, the second on the fictitious example. `bronnen` are the sources that a
    new region has; without them `vraag` is asked for them, and else it has all. Raises a `MonitorError`, before
    anything is written, for a name that cannot be, an edition that exists, or one that does not follow.
    """
    regio, _, tekst = naam.partition("/")
    if not re.fullmatch(r"[a-z0-9-]+", regio) or not is_periode(tekst) or Periode.lees(tekst).map != tekst:
        raise UnknownEditionError(
            f"'{naam}' is geen editie; schrijf regio/periode, bijvoorbeeld bmwe/2016-Q2. Een periode is {VORMEN}."
        )
    for map_ in (layout.edition_params(regio, tekst), layout.edition_data(regio, tekst)):
        if map_.exists():
            raise MonitorError(
                f"{layout.shown(map_)} bestaat al; er is niets veranderd. Kies een andere naam, of "
                "verplaats wat er staat."
            )
    bekend = known_editions(layout)
    if any(een.startswith(f"{regio}/") for een in bekend):
        if gemeenten or hoofdstukken or bronnen:
            raise UnknownEditionError(
                f"--gemeente, --hoofdstukken en --bronnen zijn voor een nieuwe regio, en {regio} is er al; zij gaat "
                "verder zoals zij was. Pas params.yml daarna aan."
            )
        ontwerp = _volgende_periode(naam, Editie.named(uit or _laatste(naam, bekend), layout).volledig)
    else:
        ontwerp = _nieuwe_regio(
            naam,
            Editie.named(uit or _voorbeeld(bekend, layout), layout).volledig,
            gemeenten,
            hoofdstukken,
            bronnen,
            vraag,
        )
    _schrijf(ontwerp, layout)
    return layout.edition_data(regio, tekst) / "LEVEREN.md", ontwerp.weg


def _laatste(naam: str, bekend: Sequence[str]) -> str:
    regio, periode = naam.split("/")[0], Periode.lees(naam.split("/")[1])
    perioden = [Periode.lees(een.split("/")[1]) for een in bekend if een.split("/")[0] == regio]
    eerder = sorted(een for een in perioden if isinstance(een, type(periode)) and een < periode)
    if not eerder:
        raise UnknownEditionError(
            f"Voor '{naam}' is er geen eerdere editie van deze regio; zij kan nergens op "
            "volgen. Begin een nieuwe regio, of kies een latere periode."
        )
    return f"{regio}/{eerder[-1].map}"


def _voorbeeld(bekend: Sequence[str], layout: Layout) -> str:
    for naam in reversed(bekend):
        try:
            if Editie.named(naam, layout).parameters.status == "fictief":
                return naam
        except ParameterError:
            continue
    raise UnknownEditionError(
        "Er is geen voorbeeldeditie (status fictief); noem met --from een editie om van uit te gaan."
    )


def _volgende_periode(naam: str, van: Editie) -> Ontwerp:
    regio, tekst = naam.split("/")
    periode = Periode.lees(tekst)
    if regio != van.regio or not isinstance(periode, type(van.periode)) or periode <= van.periode:
        later = f"{'een latere' if van.periode.lengte == 1 else 'een later'} {van.periode.soort}"
        raise UnknownEditionError(f"'{naam}' volgt niet op {van.naam}; noem {later} van {van.regio}.")
    cijfers = None
    if any(blok.meet_indicatoren for blok in van.parameters.hoofdstukken.gevraagd().values()):
        cijfers = van.output("intern") / "indicatoren.csv"
        if not cijfers.is_file():
            raise MonitorError(
                f"{van.naam} is nog niet gebouwd, en {naam} heeft de cijfers ervan nodig; draai eerst: monitor "
                f"build {van.naam}"
            )
    return Ontwerp(
        van,
        naam,
        parameters_volgende_periode(van, periode, cijfers is not None),
        {pad.name: _met_vorige_tekst(van, pad) for pad in sorted(van.params.glob("*.md"))},
        [bron for bron in van.parameters.bronnen if bron != VORIGE_CIJFERS],
        cijfers,
    )


def _nieuwe_regio(
    naam: str,
    van: Editie,
    gemeenten: Sequence[str],
    hoofdstukken: Sequence[str],
    bronnen: Sequence[str],
    vraag: Callable[[Editie], Sequence[str]] | None,
) -> Ontwerp:
    namen = _gemeenten(naam, gemeenten)
    blokken = van.parameters.hoofdstukken.gevraagd()
    for hoofdstuk in hoofdstukken:
        if hoofdstuk not in blokken:
            raise UnknownEditionError(f"{van.naam} heeft geen hoofdstuk '{hoofdstuk}'. {nearest(hoofdstuk, blokken)}")
    gekozen = {naam: blok for naam, blok in blokken.items() if not hoofdstukken or naam in hoofdstukken}
    nieuw, weg = bouwbaar(zonder_eigen(van, gekozen))
    if bronnen or vraag:
        nieuw, ook = met_bronnen(nieuw, genoemd(van, nieuw, bronnen) if bronnen or not vraag else vraag(nieuw))
        weg = [*weg, *ook]
    nodig = list(gebruikte_bronnen(nieuw))
    secties = {f"{een}.md": tekstsecties(nieuw, een) for een in nieuw.parameters.hoofdstukken.gevraagd()}
    return Ontwerp(
        nieuw,
        naam,
        parameters_nieuwe_regio(nieuw, naam, namen, nodig),
        {pad: "\n".join(f"## {sectie}\n" for sectie in van_deze) for pad, van_deze in secties.items() if van_deze},
        nodig,
        weg=weg,
    )


def _gemeenten(naam: str, gegeven: Sequence[str]) -> dict[str, str]:
    """Read 'CODE:NAAM' for each gemeente of a new region."""
    if not gegeven:
        raise UnknownEditionError(
            f"{naam.split('/')[0]} is een nieuwe regio; noem haar gemeenten: --gemeente CODE:NAAM, voor elke gemeente "
            "een keer, met de gemeentecode van het CBS (GM en vier cijfers)."
        )
    gemeenten: dict[str, str] = {}
    for een in gegeven:
        code, _, gemeente = (deel.strip() for deel in een.partition(":"))
        if not re.fullmatch(r"GM\d{4}", code) or not gemeente:
            raise UnknownEditionError(f"--gemeente '{een}' kan niet; schrijf CODE:NAAM, zoals GM0053:Winsum.")
        if code in gemeenten or gemeente in gemeenten.values():
            raise UnknownEditionError(f"--gemeente '{een}' staat er twee keer; noem elk één keer.")
        gemeenten[code] = gemeente
    return gemeenten


def _schrijf(ontwerp: Ontwerp, layout: Layout) -> None:
    """Write both folders under another name, and put them in their place when they are whole."""
    regio, periode = ontwerp.naam.split("/")
    params, data = layout.edition_params(regio, periode), layout.edition_data(regio, periode)
    gemaakt = [map_ for map_ in (params.parent, data.parent) if not map_.exists()]
    for map_ in (params.parent, data.parent):
        map_.mkdir(parents=True, exist_ok=True)
    nieuw = {doel: Path(tempfile.mkdtemp(prefix=".nieuw-", dir=doel.parent)) for doel in (data, params)}
    klaar: list[Path] = []
    try:
        _vul(ontwerp, nieuw[params], nieuw[data], layout)
        for doel, map_ in nieuw.items():
            map_.chmod(0o755)
            map_.rename(doel)
            klaar.append(doel)
    except BaseException:
        for doel in klaar:
            shutil.rmtree(doel)
        raise
    finally:
        for map_ in nieuw.values():
            shutil.rmtree(map_, ignore_errors=True)
        for map_ in gemaakt:
            if not any(map_.iterdir()):
                map_.rmdir()


def _vul(ontwerp: Ontwerp, params: Path, data: Path, layout: Layout) -> None:
    (params / "params.yml").write_text(ontwerp.parameters, encoding="utf-8")
    for naam, tekst in ontwerp.teksten.items():
        (params / naam).write_text(tekst, encoding="utf-8")
    doc = load_yaml(ontwerp.parameters, ontwerp.naam)
    koppen = {bron: _kop(ontwerp.van, bron) for bron in ontwerp.bronnen}
    for bron, kop in koppen.items():
        bestand, levering = doc["bronnen"][bron]["bestand"], doc["bronnen"][bron].get("levering")
        # What a supplier writes in a way of its own, or a database gives, is not begun here.
        if bestand.endswith(".csv") and not levering:
            (data / bestand).write_text(f"{','.join(kop)}\n", encoding="utf-8")
    if ontwerp.vorige_cijfers:
        shutil.copyfile(ontwerp.vorige_cijfers, data / doc["bronnen"][VORIGE_CIJFERS]["bestand"])
    door = gebruikte_bronnen(ontwerp.van)
    periode = Periode.lees(ontwerp.naam.split("/")[1])
    nieuw = read_yaml(params / "params.yml", Parameters, f"params/{ontwerp.naam}/params.yml", {"periode": periode})
    open_ = [een for een in plaatsen(nieuw) if not een.is_levering]
    (data / "LEVEREN.md").write_text(
        leveren_tekst(ontwerp.van, ontwerp.naam, doc, koppen, door, open_, ontwerp.weg), encoding="utf-8"
    )


def _kop(van: Editie, naam: str) -> list[str]:
    """Give the heading of a source: the columns that the earlier edition delivered, else those that none may lack."""
    pad = source_path(van, naam)
    verplicht = [kolom.naam for kolom in declared(van, naam).kolommen if not kolom.mag_ontbreken]
    try:
        toen = kop_van(pad, van.shown(pad), van.parameters.bronnen[naam].levering.scheiding)
    except SourceError:
        return verplicht
    onze = {van.parameters.bronnen[naam].levering.kolommen.get(kolom, kolom) for kolom in toen}
    return [kolom for kolom in declared(van, naam).kolomnamen if kolom in onze or kolom in verplicht]


def _met_vorige_tekst(van: Editie, pad: Path) -> str:
    """Keep each section's text as a comment: the page shows 'Nog te schrijven' until text stands outside it."""
    toen = lees_toelichting(pad, van.shown(pad))
    return "\n".join(
        f"## {naam}\n"
        + (
            f"\n{{# vorige editie ({van.naam}): neem over wat nog klopt, buiten deze haakjes\n\n{geschreven}\n#}}\n"
            if (geschreven := toen.geschreven(naam))
            else ""
        )
        for naam in toen.secties
    )
