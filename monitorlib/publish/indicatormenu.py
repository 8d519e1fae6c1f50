"""What an executed chapter holds of each indicator: for its own page, and for the menu that lists them."""

from collections.abc import Sequence
from dataclasses import dataclass

from nbformat import NotebookNode

from monitorlib.editie.params.hoofdstukken import PrestatieIndicatorenBlok
from monitorlib.pagina.uitvoer import INDICATOR_MIME

MAP = PrestatieIndicatorenBlok.bijbladen


@dataclass(frozen=True)
class GetoondeIndicator:
    """One indicator: the name of its page, its title, its thema, and what stands on the page."""

    naam: str
    titel: str
    thema: str
    html: str

    @property
    def plaats(self) -> str:
        """Its page in the site of an edition."""
        return f"{MAP}/{self.naam}"


def is_van_indicator(output: NotebookNode) -> bool:
    """Tell whether an output belongs on the page of an indicator, and not on that of its chapter."""
    return INDICATOR_MIME in output.get("data", {})


def indicatoren_van(notebook: NotebookNode) -> list[GetoondeIndicator]:
    """Read from an executed chapter what belongs on the pages of its indicators, in the order of the chapter."""
    gevonden: dict[tuple[str, str, str], list[str]] = {}
    for output in (een for cell in notebook.cells for een in cell.get("outputs", []) if is_van_indicator(een)):
        van = output.data[INDICATOR_MIME]
        gevonden.setdefault((van["naam"], van["titel"], van["thema"]), []).append(output.data["text/html"])
    return [GetoondeIndicator(*van, "\n".join(html)) for van, html in gevonden.items()]


def per_thema(indicatoren: Sequence[GetoondeIndicator]) -> dict[str, list[GetoondeIndicator]]:
    """Group the indicators of a menu, in their order."""
    gevonden: dict[str, list[GetoondeIndicator]] = {}
    for een in indicatoren:
        gevonden.setdefault(een.thema, []).append(een)
    return gevonden
