"""The privacy gate: may numbers of this size, of so few people, be read by everybody?"""

from collections.abc import Iterator

from monitorlib.publicatie.reden import Reden
from monitorlib.publicatie.voorgelegd import Voorgelegd


def privacy(voorgelegd: Voorgelegd) -> Iterator[Reden]:
    """Say no to every edition: small numbers are not masked yet, and nobody can say so in their place."""
    yield Reden(
        voorgelegd.editie.naam,
        "kleine aantallen worden nog niet afgeschermd, en zonder dat is iemand te herkennen",
        "Dit kunt u niet zelf openzetten. Gebruik de interne pagina's, tot de monitor aantallen afschermt.",
    )
