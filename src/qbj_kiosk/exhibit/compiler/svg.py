"""Conversion of SVG by an allow-list to outlines with colour roles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from xml.parsers import expat

from qbj_kiosk.exhibit.compiler import svg_path, svg_shapes
from qbj_kiosk.exhibit.compiler.svg_path import OutlineError, Segment, number
from qbj_kiosk.exhibit.constrained_types import FARTHEST, MOST_SEGMENTS, MOST_SHAPES, Role
from qbj_kiosk.exhibit.model import Drawing, Shape
from qbj_kiosk.toml.problem_report import nearest, quoted

SVG_LIMIT = 1024 * 1024
"""In bytes."""
DEEPEST = 16

ROLES: Final[Mapping[str, Role]] = {
    "#082a30": "ground",
    "#f5f8f6": "text",
    "#b4c6c7": "secondary",
    "#ff7a55": "line",
    "#0e4a53": "fill",
    "#dceae7": "pale",
    "#ffc93c": "light",
}
_PAINT = ("fill", "stroke", "stroke-width")
_OWN: Final[Mapping[str, tuple[str, ...]]] = {
    "svg": ("xmlns", "viewBox", "width", "height"),
    "g": (),
    "title": (),
    "desc": (),
    "path": ("d",),
    "rect": ("x", "y", "width", "height", "rx", "ry"),
    "circle": ("cx", "cy", "r"),
    "ellipse": ("cx", "cy", "rx", "ry"),
    "line": ("x1", "y1", "x2", "y2"),
    "polyline": ("points",),
    "polygon": ("points",),
}
_WORDS = frozenset({"title", "desc"})
_NAMESPACE = "http://www.w3.org/2000/svg"


class DrawingError(ValueError):
    def __init__(self, line: int, what: str, remedy: str) -> None:
        self.line = line
        self.what = what
        self.remedy = remedy
        super().__init__(what)


@dataclass(frozen=True, slots=True)
class _Paint:
    """Fill and stroke of an SVG element, which its children inherit; "" for none."""

    fill: str = ""
    stroke: str = "none"
    width: float = 1.0


def convert_drawing(data: bytes) -> Drawing:
    """Convert an SVG file to a drawing; raise DrawingError if it contains anything that is not allowed."""
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)  # noqa: FBT003 - expat takes no keyword
    except expat.ExpatError as error:
        what = f"is not valid XML ({expat.ErrorString(error.code)})"
        raise DrawingError(error.lineno, what, "Correct this line or the one before it") from None
    if not reader.shapes:
        raise DrawingError(1, "the drawing is empty", "Draw at least one shape")
    return Drawing(*reader.sheet, tuple(reader.shapes))


class _Reader:
    def __init__(self) -> None:
        self.sheet = (0.0, 0.0)
        self.shapes: list[Shape] = []
        self.open: list[tuple[str, _Paint]] = []
        self.segments = 0
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction

    def _refuse(self, what: str, remedy: str) -> DrawingError:
        return DrawingError(self.parser.CurrentLineNumber, what, remedy)

    def _doctype(self, *_: object) -> None:
        raise self._refuse("the drawing has a DOCTYPE", "Delete it and its entities")

    def _instruction(self, target: str, _: str) -> None:
        raise self._refuse(f"the drawing has a processing instruction <?{target[:40]}", "Delete it")

    def _text(self, text: str) -> None:
        if text.strip() and (not self.open or self.open[-1][0] not in _WORDS):
            raise self._refuse("the drawing contains text", "Delete it, or convert it to outlines")

    def _end(self, _: str) -> None:
        self.open.pop()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._check(name, attributes)
        inherited = self.open[-1][1] if self.open else _Paint()
        try:
            paint = self._paint(inherited, attributes)
            if name == "svg":
                self.sheet = _sheet(attributes)
            segments = _segments(name, attributes)
            path = svg_path.format_path(segments)
        except OutlineError as error:
            raise self._refuse(str(error), f"Use plain numbers up to {FARTHEST:.0f}, without units") from None
        if segments:
            self._add(path, len(segments), paint)
        self.open.append((name, paint))

    def _check(self, name: str, attributes: Mapping[str, str]) -> None:
        if name not in _OWN:
            allowed = f"Draw it with {quoted(_OWN)}"
            raise self._refuse(f'the element "{name[:40]}" is not allowed', nearest(name, _OWN, allowed))
        inside = self.open[-1][0] if self.open else ""
        if (name == "svg") != (not self.open) or inside not in {"", "svg", "g"}:
            raise self._refuse(
                f'"{name}" is inside "{inside}"' if inside else f'begins with "{name}"',
                "Begin with one svg; only svg and g may contain elements",
            )
        if len(self.open) >= DEEPEST:
            raise self._refuse(f"groups nest deeper than {DEEPEST}", "Use fewer levels of groups")
        known = (*_OWN[name], *(() if name in _WORDS else _PAINT))
        for attribute in attributes:
            if attribute not in known:
                remedy = nearest(attribute, known, f"Delete it; allowed on {name} are {quoted(known)}")
                raise self._refuse(f'the attribute "{attribute[:40]}" is not allowed', remedy)
        if attributes.get("xmlns", _NAMESPACE) != _NAMESPACE or (name == "svg" and "xmlns" not in attributes):
            raise self._refuse("the svg element lacks the SVG namespace", f'Write xmlns="{_NAMESPACE}"')

    def _paint(self, inherited: _Paint, attributes: Mapping[str, str]) -> _Paint:
        paint = inherited
        for name in ("fill", "stroke"):
            colour = attributes.get(name)
            if colour is None:
                continue
            if colour != "none" and colour.lower() not in ROLES:
                remedy = f"Use none or one of {quoted(ROLES)}"
                raise self._refuse(f'{name}="{colour[:40]}" is not a colour of the look', remedy)
            paint = replace(paint, fill=colour) if name == "fill" else replace(paint, stroke=colour)
        if "stroke-width" in attributes:
            paint = replace(paint, width=_size(attributes, "stroke-width"))
        return paint

    def _add(self, path: str, segments: int, paint: _Paint) -> None:
        self.segments += segments
        if len(self.shapes) >= MOST_SHAPES:
            raise self._refuse(f"there are more than {MOST_SHAPES} shapes", "Simplify the drawing")
        if self.segments > MOST_SEGMENTS:
            raise self._refuse(f"there are more than {MOST_SEGMENTS} segments", "Simplify the drawing")
        if not paint.fill:
            raise self._refuse("a shape has no fill, which means black in SVG", 'Write fill="none" or a colour')
        fill, stroke = ROLES.get(paint.fill.lower()), ROLES.get(paint.stroke.lower())
        if fill is None and stroke is None:
            raise self._refuse("a shape has neither fill nor stroke", "Give it a colour, or delete it")
        self.shapes.append(Shape(path, fill, stroke, round(paint.width, 2) if stroke else 0.0))


def _sheet(attributes: Mapping[str, str]) -> tuple[float, float]:
    parts = [number(part) for part in attributes.get("viewBox", "").replace(",", " ").split()]
    match parts:
        case [0.0, 0.0, width, height] if width > 0 and height > 0:
            return width, height
    message = 'the svg needs viewBox="0 0 WIDTH HEIGHT"'
    raise OutlineError(message)


def _size(attributes: Mapping[str, str], name: str) -> float:
    value = number(attributes.get(name, "0"))
    if value < 0:
        message = f"{name} is less than 0"
        raise OutlineError(message)
    return value


def _numbers(attributes: Mapping[str, str], names: Sequence[str]) -> list[float]:
    return [number(attributes.get(name, "0")) for name in names]


def _segments(name: str, attributes: Mapping[str, str]) -> list[Segment]:
    """Return the outline of an SVG element; empty for one that draws nothing."""
    match name:
        case "path":
            return svg_path.path(attributes.get("d", ""))
        case "rect":
            width, height = (_size(attributes, key) for key in ("width", "height"))
            rx, ry = (
                _size(attributes, key if key in attributes else other) for key, other in (("rx", "ry"), ("ry", "rx"))
            )
            x, y = _numbers(attributes, ("x", "y"))
            return svg_shapes.rectangle((x, y), (width, height), (rx, ry))
        case "circle" | "ellipse":
            x, y = _numbers(attributes, ("cx", "cy"))
            rx, ry = (_size(attributes, key) for key in (("r", "r") if name == "circle" else ("rx", "ry")))
            return svg_shapes.ellipse(x, y, rx, ry)
        case "line":
            return svg_shapes.polyline(_numbers(attributes, ("x1", "y1", "x2", "y2")))
        case "polyline" | "polygon":
            points = [number(part) for part in attributes.get("points", "").replace(",", " ").split()]
            return svg_shapes.polygon(points) if name == "polygon" else svg_shapes.polyline(points)
        case _:
            return []
