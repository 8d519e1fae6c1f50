"""A chapter that somebody opens by hand, in a notebook: what then happens that no build does."""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import EDITION_OUTPUT
from monitorlib.editie.proeven.proef import AndereWaarde, Proefopzet
from monitorlib.systeem import of_system


def by_hand() -> bool:
    """Tell whether somebody is at the notebook that runs this: its cell may ask a question and get an answer.

    That is so in JupyterLab and in editors; never where papermill, nbval or a build executes.
    """
    if in_a_build():
        return False
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    kernel = getattr(shell, "kernel", None)
    asked = kernel.get_parent("shell") if kernel else {}
    return bool(asked.get("content", {}).get("allow_stdin"))


def in_a_build() -> bool:
    """Tell whether a command executes the chapter that runs this, in a folder of its own."""
    return EDITION_OUTPUT in os.environ


def opened_by_hand(editie: Editie, hoofdstuk: str, instellingen: Mapping[str, Any]) -> Editie:
    """Freeze the sources of an edition where they are not, and give it with the settings that a chapter received.

    Says what was frozen, and which settings differ from params.yml. Raises what freezing raises, and `ParameterError`
    for a setting that params.yml could not have.
    """
    _freeze(editie.heel)
    blok = editie.parameters.hoofdstukken.gevraagd()[hoofdstuk]
    anders = tuple(
        AndereWaarde(("hoofdstukken", hoofdstuk, naam), json.dumps(waarde), f"{naam} = {waarde!r}")
        for naam, waarde in instellingen.items()
        if naam not in blok.instellingen or blok.instellingen[naam] != waarde
    )
    if not anders:
        return editie
    layout = replace(editie.layout, proef=Proefopzet(editie.heel.naam, hoofdstuk, anders))
    proef = Editie.open(editie.regio, editie.periode.map, layout, editie.gemeente)
    print(f"{proef.proef} Wilt u dit houden, zet het dan in params.yml; in het notebook wordt het niet bewaard.")
    # Its sources, and what other chapters left, are those of the edition.
    return replace(proef, layout=editie.layout, regio_editie=editie.regio_editie)


def _freeze(editie: Editie) -> None:
    from monitorlib.sources.freeze.snapshot import freeze_aloud

    try:
        freeze_aloud(editie, print)
    except OSError as error:
        raise of_system(f"Editie {editie.naam}", error) from None
