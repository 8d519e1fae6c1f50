"""The alt text of a figure: what who cannot see it needs to know."""

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import TELT_MEE
from monitorlib.errors import RenderError
from monitorlib.render.tabellen.tabel import toon


def alt_tekst(vorm: str, titel: str, cijfers: Cijfers) -> str:
    """Say the form of a figure, its title, and its highest and lowest number; raise `RenderError` without a number."""
    cellen = cijfers.cellen()
    getallen = {", ".join(cel): inhoud for cel, inhoud in cellen.items() if inhoud["teken"] in TELT_MEE}
    if not getallen:
        raise RenderError(
            f"Figuur '{titel}' heeft geen enkel getal om te tonen. Laat haar weg, of lever de cijfers aan."
        )
    hoogste, laagste = (kies(getallen, key=lambda naam: getallen[naam]["waarde"]) for kies in (max, min))

    def noem(naam: str) -> str:
        return f"{naam}: {toon(getallen[naam])[0]}"

    return f"{vorm}: {titel}. Hoogste waarde {noem(hoogste)}; laagste waarde {noem(laagste)}."
