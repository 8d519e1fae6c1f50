"""Drawings as SVG that is part of the page: its text is text, its colours are those of the page, it holds no id."""

from collections.abc import Mapping
from html import escape
from typing import Any, cast

from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_hex
from matplotlib.figure import Figure as Doek
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Transform

from monitorlib.render.figuren.letters import breedte

_ANKER = {"left": "", "center": "middle", "right": "end"}
_LETTERS = {Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE3: "Q", Path.CURVE4: "C", Path.CLOSEPOLY: "Z"}


class Tekenaar(RendererBase):
    """Write what matplotlib draws as SVG, a drawing per panel; one unit is one px on a phone."""

    def __init__(self, figuur: Doek, kleuren: Mapping[str, str]) -> None:
        super().__init__()
        self.breed, self.hoog = (float(maat) * 72 for maat in figuur.get_size_inches())
        self.kleuren = kleuren
        self.delen: list[str] = []
        # The height of what stands above the panel that is drawn.
        self.boven = 0.0

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Give the size of the drawing."""
        return self.breed, self.hoog

    def points_to_pixels(self, points: Any) -> Any:
        """Give points as they are: one is one unit."""
        return points

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: Any = False
    ) -> tuple[float, float, float]:
        """Measure a line of text as the page will write it."""
        grootte = prop.get_size_in_points()
        return breedte(s, grootte, prop.get_weight() == "bold"), 0.93 * grootte, 0.21 * grootte

    def draw_path(self, gc: GraphicsContextBase, path: Path, transform: Transform, rgbFace: Any = None) -> None:
        """Write a line or a plane."""
        if vorm := self._vorm(path, transform):
            self.delen.append(f'<path d="{vorm}"{self._look(gc, rgbFace)}/>')

    def draw_markers(
        self,
        gc: GraphicsContextBase,
        marker_path: Path,
        marker_trans: Transform,
        path: Path,
        trans: Transform,
        rgbFace: Any = None,
    ) -> None:
        """Write a dot as a circle; another mark is a plane."""
        if marker_path.codes is None or Path.CURVE4 not in list(cast(Any, marker_path.codes)):
            return super().draw_markers(gc, marker_path, marker_trans, path, trans, rgbFace)
        straal = float(marker_trans.transform(marker_path.vertices)[:, 0].max())
        for x, y in trans.transform(path.vertices):
            plek = f'cx="{_kort(x)}" cy="{_kort(self._y(y))}" r="{_kort(straal)}"'
            self.delen.append(f"<circle {plek}{self._look(gc, rgbFace)}/>")
        return None

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,
        mtext: Text | None = None,
    ) -> None:
        """Write a line of text, at the side that holds it."""
        kant = str(mtext.get_horizontalalignment()) if mtext is not None and not angle else "left"
        grootte, vet = prop.get_size_in_points(), prop.get_weight() == "bold"
        y -= self.boven
        x += {"left": 0.0, "center": 0.5, "right": 1.0}[kant] * breedte(s, grootte, vet)
        waar = f'x="{_kort(x)}" y="{_kort(y)}" font-size="{_kort(grootte)}"'
        kenmerken = {
            "text-anchor": _ANKER[kant],
            "font-weight": "bold" if vet else "",
            "fill": self._kleur(gc.get_rgb()).replace("currentColor", ""),
            "transform": f"rotate({_kort(-angle)} {_kort(x)} {_kort(y)})" if angle else "",
        }
        erbij = "".join(f' {naam}="{waarde}"' for naam, waarde in kenmerken.items() if waarde)
        self.delen.append(f"<text {waar}{erbij}>{escape(s, quote=False)}</text>")

    def _vorm(self, path: Path, transform: Transform) -> str:
        stappen = []
        for punten, code in path.iter_segments(transform, simplify=False):
            paren = [] if code == Path.CLOSEPOLY else [*zip(punten[::2], punten[1::2], strict=True)]
            stappen.append(_LETTERS[code] + " ".join(f"{_kort(x)} {_kort(self._y(y))}" for x, y in paren))
        return "".join(stappen)

    def _look(self, gc: GraphicsContextBase, vulling: Any) -> str:
        """Write fill and stroke; what is not there is not written, but for a fill, which would be black."""
        rand, dikte = gc.get_rgb(), gc.get_linewidth()
        dekking = 0.0 if vulling is None else 1.0 if len(vulling) < 4 else float(vulling[3])
        gevuld = dekking > 0
        kenmerken = {"fill": self._kleur(vulling) if gevuld else "none"}
        if gevuld and dekking < 1:
            kenmerken["fill-opacity"] = _kort(dekking, 2)
        if dikte and (len(rand) < 4 or rand[3] > 0):
            kenmerken |= {"stroke": self._kleur(rand), "stroke-width": _kort(dikte)}
            if streepjes := gc.get_dashes()[1]:
                kenmerken["stroke-dasharray"] = " ".join(_kort(float(een)) for een in cast(Any, streepjes))
        return "".join(f' {naam}="{waarde}"' for naam, waarde in kenmerken.items())

    def _kleur(self, kleur: Any) -> str:
        hex_ = to_hex(kleur[:3])
        return self.kleuren.get(hex_, hex_)

    def _y(self, y: float) -> float:
        return self.hoog - self.boven - y


def _kort(waarde: float, decimalen: int = 1) -> str:
    """Write a number with a tenth at most, without what says nothing."""
    tekst = f"{waarde:.{decimalen}f}".rstrip("0").rstrip(".")
    return "0" if tekst == "-0" else tekst
