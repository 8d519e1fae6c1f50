"""monitor vastleggen: the forecasts that an edition publishes, kept beside its parameters."""

import argparse
from typing import Any

from monitorlib.commands.asked import layout_of, reporter_of
from monitorlib.commands.declare import EDITIE, add_command


def declare(subs: Any, common: argparse.ArgumentParser) -> None:
    """Add the command; what it writes belongs to the edition, as params.yml does."""
    sub = add_command(
        subs,
        common,
        "vastleggen",
        "leg vast wat een editie voorspelt, om er later naast te leggen wat het werd",
        run,
        more=". Schrijft vastgelegd/prognose.csv naast params.yml. Bouw de editie eerst. Wat vastligt, wordt nooit "
        "overschreven.",
        private=False,
    )
    sub.add_argument("editie", metavar="EDITIE", help=EDITIE)


def run(options: argparse.Namespace) -> int:
    """Keep the forecasts of an edition."""
    from monitorlib.editie.editie import Editie
    from monitorlib.pagina.vastleggen import vastleggen

    editie = Editie.named(options.editie, layout_of(options))
    reporter_of(options)(f"Vastgelegd: {editie.shown(vastleggen(editie))}")
    return 0
