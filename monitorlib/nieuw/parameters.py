"""The parameters of the next edition: those of the earlier one, with its comments, moved one or more quarters."""

from datetime import date
from io import StringIO
from typing import Any

from ruamel.yaml import YAML

from monitorlib.editie import Editie
from monitorlib.indicatoren.meten import VORIGE_CIJFERS
from monitorlib.kwartaal import Kwartaal, Maand


def parameters_tekst(van: Editie, kwartaal: Kwartaal, vorige_cijfers: bool) -> str:
    """Write params.yml of the next edition; what told of the earlier quarter only is emptied."""
    yaml = YAML(typ="rt")
    yaml.width, yaml.preserve_quotes = 120, True
    yaml.indent(mapping=2, sequence=4, offset=2)
    doc = yaml.load((van.params / "params.yml").read_text(encoding="utf-8"))
    yaml.representer.add_representer(type(None), lambda rep, _: rep.represent_scalar("tag:yaml.org,2002:null", "null"))
    fictief, maanden = doc["status"] == "fictief", 3 * _afstand(van.kwartaal, kwartaal)
    doc["status"], doc["publicatie"], doc["vorige"] = "fictief" if fictief else "concept", None, van.naam
    for naam in ("beweringen", "geen_aantal", "aanvaard"):
        doc[naam] = []
    doc["registratieproblemen"] = [een for een in doc["registratieproblemen"] if Kwartaal.lees(een["tot"]) >= kwartaal]
    for afspraak in doc["kalender"]:
        afspraak["datum"] = verschoven(afspraak["datum"], maanden)
    for bron in doc["bronnen"].values():
        _bron(bron, fictief, maanden)
    doc["bronnen"].pop(VORIGE_CIJFERS, None)
    if vorige_cijfers:
        doc["bronnen"][VORIGE_CIJFERS] = {
            "bestand": "vorige_cijfers.csv",
            "herkomst": "fictief" if fictief else "geleverd",
            "vindplaats": f"indicatoren.csv van {van.naam}",
        }
    uit = StringIO()
    yaml.dump(doc, uit)
    return uit.getvalue().replace(f"edition {van.naam}", f"edition {van.regio}/{kwartaal}")


def verschoven(dag: date, maanden: int) -> date:
    """Move a day by months; the last day of a month stays a last day, and no day falls outside its month."""
    nummer = dag.year * 12 + dag.month - 1 + maanden
    maand = Maand(nummer // 12, nummer % 12 + 1)
    if dag == Maand(dag.year, dag.month).peildatum:
        return maand.peildatum
    return date(maand.jaar, maand.nummer, min(dag.day, maand.peildatum.day))


def _bron(bron: Any, fictief: bool, maanden: int) -> None:
    if not fictief:
        bron["herkomst"], bron["vindplaats"] = "geleverd", "nog in te vullen"
    bron.pop("vastgesteld", None)
    if bron.get("opgehaald"):
        bron["opgehaald"] = verschoven(bron["opgehaald"], maanden)


def _afstand(van: Kwartaal, naar: Kwartaal) -> int:
    return 4 * (naar.jaar - van.jaar) + naar.nummer - van.nummer
