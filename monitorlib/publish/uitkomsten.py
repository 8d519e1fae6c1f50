"""The page that lays trials side by side: how much does a choice matter?"""

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from monitorlib.editie.proeven.proeven import Reeks
from monitorlib.engine.building.plan import Options
from monitorlib.engine.children.child import ask
from monitorlib.files.strangers import refuse_strangers
from monitorlib.files.swap import fresh_name, held, swap_in

BESTAND = "uitkomsten.html"
# A figure of more bars is no longer read; the table has all of them.
_STAVEN = 20


def refuse_uitkomsten(reeks: Reeks) -> None:
    """Raise `MonitorError` when the page cannot come where it belongs, before trials are built for it."""
    target, shown = _target(reeks)
    refuse_strangers(target, shown, {BESTAND})


def publish_uitkomsten(reeks: Reeks, options: Options) -> Path:
    """Write the page of trials that are built, in a folder beside theirs, and say where it is.

    Raises `MonitorError` when something stands there that no build made.
    """
    editie = next(iter(reeks.edities.values()))
    target, shown = _target(reeks)
    with held(target):
        refuse_strangers(target, shown, {BESTAND})
        fresh = fresh_name(target)
        try:
            fresh.mkdir(parents=True)
            environment = editie.layout.environment(fresh)
            ask(
                f"Editie {editie.naam}",
                _write,
                reeks,
                options.lezers,
                fresh,
                environment=environment,
                limits=options.limits,
            )
            swap_in(fresh, target, check=lambda earlier: refuse_strangers(earlier, shown, {BESTAND}))
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return target / BESTAND


def _target(reeks: Reeks) -> tuple[Path, str]:
    editie = next(iter(reeks.edities.values()))
    target = editie.output("intern").with_name(f"proef-{reeks.naam}")
    return target, editie.shown(target)


# What follows runs in a child, where the imports are done.


def _write(reeks: Reeks, lezers: str, folder: Path, tell: Callable[[Any], None]) -> None:
    from monitorlib.publish.exporter import export_uitkomsten
    from monitorlib.publish.site import page_of

    eigen = reeks.edities[reeks.eigen]
    andere = "; ".join(een for een in reeks.edities if een != reeks.eigen)
    banner = f"Proef: {reeks.sleutel} {andere} naast {reeks.eigen}, zoals in params.yml{reeks.waar}."
    # The sentence of a trial is about one value; what else the edition says of itself, stays.
    page = page_of(eigen, lezers, {})
    rest = (page.banner or "").removeprefix(eigen.proef).strip()
    page = replace(page, banner=f"{banner} {rest}".strip())
    html = export_uitkomsten(page, **_inhoud(reeks, lezers))
    (folder / BESTAND).write_text(html, encoding="utf-8", newline="")


def _inhoud(reeks: Reeks, lezers: str) -> dict[str, Any]:
    from monitorlib.notatie import getal
    from monitorlib.pagina.bladen import uitkomsten as blad
    from monitorlib.pagina.nagelaten import read_records

    folders = {waarde: editie.output(lezers) for waarde, editie in reeks.edities.items()}
    nagelaten = {
        waarde: read_records(folders[waarde] / "notebooks", _namen(editie)) for waarde, editie in reeks.edities.items()
    }
    alle, totalen = blad.indicatoren(nagelaten), blad.totalen(nagelaten)
    indicatoren_anders, totalen_anders = blad.op_grootte(alle), blad.op_grootte(totalen)
    gevonden = {waarde: blad.getallen_in_tabellen(folders[waarde], van) for waarde, van in nagelaten.items()}
    per_tabel = blad.anders_per_tabel(gevonden)
    anders = {waarde: sum(van[waarde] for van in per_tabel.values()) for waarde in folders}
    return {
        "sleutel": reeks.sleutel,
        "waar": reeks.waar,
        "eigen": reeks.eigen,
        "aantal": getal(sum(map(len, gevonden[reeks.eigen].values()))),
        "anders": any(anders.values()),
        "proeven": [
            {"waarde": waarde, "map": folder.name, "anders": getal(anders[waarde])}
            for waarde, folder in folders.items()
        ],
        "figuur": _figuur(indicatoren_anders or totalen_anders),
        "indicatoren": _tabel(indicatoren_anders, reeks.eigen, "indicatoren", "Indicatoren die veranderen"),
        "totalen": _tabel(totalen_anders, reeks.eigen, "totalen", "Totalen in tabellen die veranderen"),
        "per_tabel": _per_tabel(per_tabel, reeks.eigen),
        "gelijk": [een.wat for een in alle if not een.anders],
        "totalen_gelijk": _van_de_totalen(len(totalen), len(totalen_anders)),
    }


def _van_de_totalen(aantal: int, anders: int) -> str:
    return f"Totalen in tabellen die veranderen: {anders} van {aantal}." if aantal else ""


def _namen(editie: Any) -> list[str]:
    return [naam for naam, blok in editie.parameters.hoofdstukken.gevraagd().items() if not blok.verantwoordt]


def _figuur(uitkomsten: Sequence[Any]) -> str:
    """Draw how much each number differs, where that can be said in %."""
    from monitorlib.pagina.bladen.uitkomsten import veranderingen
    from monitorlib.render.figuren.gevoeligheid import gevoeligheid
    from monitorlib.render.tabellen.tabel import Opmaak
    from monitorlib.render.tabellen.tabel import html as tabel

    getekend = [een for een in uitkomsten if een.deel is not None][:_STAVEN]
    if not getekend:
        return ""
    cijfers = veranderingen(getekend)
    titel = "Grootste verandering ten opzichte van params.yml, in %"
    cellen = tabel(
        cijfers, Opmaak(("wat",), ("bij",), "Getal"), id_="tabel-gevoeligheid", titel=titel, eenheid="in %", bron=""
    )
    return gevoeligheid(cijfers, rij="wat", wat="bij").html(id_="figuur-gevoeligheid", titel=titel, tabel=cellen)


def _per_tabel(per_tabel: Mapping[str, Mapping[str, int]], eigen: str) -> str:
    from monitorlib.pagina.bladen.uitkomsten import aantallen
    from monitorlib.render.tabellen.tabel import Opmaak, html

    if not any(any(van.values()) for van in per_tabel.values()):
        return ""
    opmaak, titel = Opmaak(("tabel",), ("bij",), "Tabel"), "Waar staan getallen die anders zijn?"
    cijfers = aantallen(per_tabel, eigen)
    return html(cijfers, opmaak, id_="tabel-waar", titel=titel, eenheid="aantal getallen per waarde", bron="")


def _tabel(uitkomsten: Sequence[Any], eigen: str, naam: str, titel: str) -> str:
    from monitorlib.pagina.bladen.uitkomsten import naast_elkaar
    from monitorlib.render.tabellen.tabel import Opmaak, html

    if not uitkomsten:
        return ""
    cijfers = naast_elkaar(uitkomsten, eigen)
    bron = "Van alle gemeenten samen, op het laatste moment. Het grootste verschil is dat met de waarde in params.yml."
    return html(cijfers, Opmaak(("wat",), ("bij",), "Getal"), id_=f"tabel-{naam}", titel=titel, eenheid="", bron=bron)
