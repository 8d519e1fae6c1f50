"""The catalogue of indicators, from their declarations."""

from monitorlib.indicatoren.catalogus.catalogus import catalogus
from monitorlib.indicatoren.catalogus.indicator import THEMAS


def indicators() -> str:
    """Write per theme every indicator with what it counts, its unit and where the definition comes from."""
    lines: list[str] = []
    for theme in THEMAS:
        lines += [f"## {theme}", "", "| indicator | wat geteld is | eenheid | herkomst |", "|---|---|---|---|"]
        lines += [
            f"| {one.naam} | {one.definitie} | {one.eenheid} | {one.herkomst} |".replace("\n", " ")
            for one in catalogus().values()
            if one.thema == theme
        ]
        lines.append("")
    return "\n".join(lines)
