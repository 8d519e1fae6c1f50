"""The parameters of the next quarter: those of the earlier edition, with its comments, moved so many quarters."""

from datetime import date
from io import StringIO
from typing import Any

from monitorlib.editie.editie import Editie
from monitorlib.editie.nog_open import NIET_GELEVERD
from monitorlib.editie.params.open_plaats import IN_TE_VULLEN, NA_TE_KIJKEN
from monitorlib.editie.params.yaml_file import yaml_writer
from monitorlib.sources.codes.allowed import declared
from monitorlib.sources.declared.declaration import VORIGE_CIJFERS
from monitorlib.tijd.periode import Maand, Periode

_DATUM_OPEN = f" (datum {NA_TE_KIJKEN})"


def parameters_volgende_periode(van: Editie, periode: Periode, vorige_cijfers: bool) -> str:
    """Write params.yml of the next edition; what told of the earlier quarter only is emptied.

    A day of the kalender is moved and marked: until the maker has looked at it, no page shows it.
    """
    yaml = yaml_writer(200)
    doc = yaml.load((van.params / "params.yml").read_text(encoding="utf-8"))
    fictief, maanden = doc["status"] == "fictief", periode.lengte * (periode - van.periode)
    doc["status"], doc["publicatie"], doc["vorige"] = "fictief" if fictief else "concept", None, van.naam
    for naam in ("beweringen", "geen_aantal", "aanvaard"):
        doc[naam] = []
    for naam in ("datum", "volgende"):
        doc.get("colofon", {}).pop(naam, None)
    doc["registratieproblemen"] = [een for een in doc["registratieproblemen"] if Periode.lees(een["tot"]) >= periode]
    for afspraak in doc["kalender"]:
        afspraak["datum"] = verschoven(afspraak["datum"], maanden)
        afspraak["onderwerp"] = str(afspraak["onderwerp"]).removesuffix(_DATUM_OPEN) + _DATUM_OPEN
    for bron, gegeven in doc["bronnen"].items():
        _bron(gegeven, maanden, declared(van, bron).is_register)
    doc["bronnen"].pop(VORIGE_CIJFERS, None)
    if vorige_cijfers:
        cijfers = {
            "bestand": f"{VORIGE_CIJFERS}.csv",
            "herkomst": "fictief" if fictief else "geleverd",
            "vindplaats": f"indicatoren.csv van {van.naam}",
        }
        doc["bronnen"].insert(0, VORIGE_CIJFERS, cijfers)
    uit = StringIO()
    yaml.dump(doc, uit)
    return uit.getvalue().replace(f"edition {van.naam}", f"edition {van.regio}/{periode.map}")


def verschoven(dag: date | str, maanden: int) -> date | str:
    """Move a day or a month (`2017-07`) by months; a last day of a month stays one, and no day leaves its month."""
    maand = Maand.lees(dag) if isinstance(dag, str) else Maand(dag.year, dag.month)
    nummer = maand.jaar * 12 + maand.nummer - 1 + maanden
    naar = Maand(nummer // 12, nummer % 12 + 1)
    if isinstance(dag, str):
        return str(naar)
    laatste = naar.peildatum
    return laatste if dag == maand.peildatum else laatste.replace(day=min(dag.day, laatste.day))


def _bron(bron: Any, maanden: int, register: bool) -> None:
    """Make a source one that is delivered, unless it is fictitious; where from is known when it was so before.

    Of a register that is delivered for the first time nobody knows how far it reaches back, and before that it would
    count nothing.
    """
    if bron["herkomst"] not in ("geleverd", "fictief"):
        bron["herkomst"], bron["vindplaats"] = "geleverd", IN_TE_VULLEN
        if register:
            bron["volledig_vanaf"] = IN_TE_VULLEN
        # What its publication said of it, is not known of a delivery.
        bron.pop("voorlopig", None)
    bron.pop("vastgesteld", None)
    bron.pop(NIET_GELEVERD, None)
    bron.insert(list(bron).index("vindplaats") + 1, NIET_GELEVERD, True)
    if bron.get("opgehaald"):
        bron["opgehaald"] = verschoven(bron["opgehaald"], maanden)
    if vanaf := bron.get("voorlopig", {}).get("vanaf"):
        bron["voorlopig"]["vanaf"] = verschoven(vanaf, maanden)
