"""The editions of a project as they stand on the disk: are they found, and can their parameters be read?"""

import os
from collections.abc import Iterator

from monitorlib.bedoelt_u import nearest
from monitorlib.doctor.fault import Fault, Severity, shell, told_by
from monitorlib.editie.layout import Layout
from monitorlib.errors import MonitorError


def known(layout: Layout) -> Iterator[Fault]:
    """Find folders of an edition without a params.yml, or without rights on it: no command sees them."""
    folders = [path for depth in ("*", "*/*") for path in layout.params.glob(depth) if path.is_dir()]
    for folder in (one for one in folders if not os.access(one, os.R_OK | os.X_OK)):
        yield Fault(layout.shown(folder), "u mag deze map niet lezen", f"chmod u+rwx {shell(folder)}", Severity.STOPS)
    for folder in sorted(path for path in layout.params.glob("*/*") if path.is_dir()):
        if folder.name.startswith(".") or not os.access(folder, os.X_OK) or (folder / "params.yml").is_file():
            continue
        others = sorted(path for path in folder.iterdir() if path.suffix.lower() in (".yml", ".yaml"))
        yield Fault(
            layout.shown(folder),
            "hier staat geen params.yml; geen opdracht ziet deze editie",
            f"mv -n {shell(others[0])} {shell(folder / 'params.yml')}"
            if others
            else f"monitor new {folder.parent.name}/{folder.name}, of haal de map weg",
        )


def readable(layout: Layout) -> Iterator[Fault]:
    """Read the parameters of every edition, with the words of the build."""
    from monitorlib.editie.editie import Editie, known_editions

    for naam in known_editions(layout):
        try:
            Editie.named(naam, layout)
        except MonitorError as error:
            yield from told_by(
                error, f"params/{naam}/params.yml", f"verbeter dat, en kijk opnieuw: monitor doctor {naam}"
            )


def delivered_for_none(layout: Layout) -> Iterator[Fault]:
    """Find folders with deliveries of a quarter that has no parameters."""
    from monitorlib.editie.editie import known_editions
    from monitorlib.sources.delivery.tracked import is_script

    editions = known_editions(layout)
    for folder in sorted(path for path in layout.data.glob("*/*") if path.is_dir() and path.name[0] != "."):
        naam = f"{folder.parent.name}/{folder.name}"
        if naam not in editions and any(one.is_file() and not is_script(one) for one in folder.iterdir()):
            yield Fault(
                layout.shown(folder),
                f"deze gegevens zijn van geen editie. {nearest(naam, editions)}",
                f"monitor new {naam}, of geef de map de naam van haar editie",
            )
