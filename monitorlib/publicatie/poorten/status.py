"""The gate of the status: what is a concept stays inside."""

from collections.abc import Iterator

from monitorlib.publicatie.reden import Reden
from monitorlib.publicatie.voorgelegd import Voorgelegd

# The last two say on every page what they are.
MAG_NAAR_BUITEN = ("vastgesteld", "reproductie", "fictief")


def status(voorgelegd: Voorgelegd) -> Iterator[Reden]:
    """Give the reason that an edition is not established yet."""
    gevonden = voorgelegd.editie.parameters.status
    if gevonden not in MAG_NAAR_BUITEN:
        yield Reden(
            f"{voorgelegd.params}, status",
            f"deze editie is nog '{gevonden}'",
            "Schrijf 'vastgesteld' als het college haar heeft vastgesteld, en bouw opnieuw.",
        )
