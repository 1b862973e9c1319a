"""Outlines: SVG path data and basic shapes as absolute commands M, L, C and Z."""

import math
import re
from collections.abc import Iterator, Sequence

FARTHEST = 10_000.0
"""No coordinate lies farther from 0."""
MOST_SEGMENTS = 5_000

Segment = tuple[str, tuple[float, ...]]

_TOKEN = re.compile(
    r"(?P<space>[\s,]+)|(?P<command>[MmLlHhVvCcSsQqTtAaZz])|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"
)
_FLAG = re.compile(r"[\s,]*([01])")
_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_FLAGS = (3, 4)
_KAPPA = 4 / 3 * math.tan(math.pi / 8)
"""How far the handles of a cubic stand out to draw a quarter of a circle."""


class OutlineError(ValueError):
    """An outline that cannot be drawn; its text says why."""


def number(text: str) -> float:
    """A plain number within bounds.

    Raises:
        OutlineError: if it is none.
    """
    if not re.fullmatch(r"\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*", text):
        message = f'"{text[:40]}" is not a plain number'
        raise OutlineError(message)
    return _bounded(float(text))


def _bounded(value: float) -> float:
    if not abs(value) <= FARTHEST:
        message = f"a number lies beyond {FARTHEST:.0f}"
        raise OutlineError(message)
    return value


def written(segments: Sequence[Segment]) -> str:
    """Path data, rounded to 2 decimals.

    Raises:
        OutlineError: if a coordinate is out of bounds.
    """
    return " ".join(" ".join([command, *(_short(_bounded(value)) for value in values)]) for command, values in segments)


def _short(value: float) -> str:
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def path(data: str) -> list[Segment]:
    """Reads SVG path data.

    Raises:
        OutlineError: if it is no path data, or has too many segments or a number out of bounds.
    """
    pen = _Pen()
    for command, values in _commands(data):
        pen.draw(command, values)
        if len(pen.segments) > MOST_SEGMENTS:
            message = f"a path has more than {MOST_SEGMENTS} segments"
            raise OutlineError(message)
    return pen.segments


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Splits path data into commands with their numbers, repeated commands made explicit."""
    at, command, values = 0, "", list[float]()
    while at < len(data):
        in_arc = command.upper() == "A" and len(values) in _FLAGS
        flag = _FLAG.match(data, at) if in_arc else None
        token = flag or _TOKEN.match(data, at)
        if token is None:
            message = f'path data has "{data[at : at + 10]}" where a command or number belongs'
            raise OutlineError(message)
        at = token.end()
        if flag:
            values.append(float(flag[1]))
        elif token["command"]:
            _refuse_rest(command, values)
            command = token["command"]
            if command in "Zz":
                yield command, []
        elif token["number"]:
            values.append(number(token["number"]))
        arity = _ARITY.get(command.upper(), 0)
        if values and not arity:
            message = "path data has a number where a command belongs"
            raise OutlineError(message)
        if arity and len(values) == arity:
            yield command, values
            values = []
            command = {"M": "L", "m": "l"}.get(command, command)
    _refuse_rest(command, values)


def _refuse_rest(command: str, values: list[float]) -> None:
    if values:
        message = f"path data has too few numbers after {command}"
        raise OutlineError(message)


class _Pen:
    """Draws commands one after the other, from where the last one ended."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.x = self.y = self.start_x = self.start_y = 0.0
        self.handle: tuple[str, float, float] = ("", 0.0, 0.0)
        """Kind (C or Q) and place of the last handle, for the smooth commands."""

    def draw(self, command: str, values: list[float]) -> None:
        name = command.upper()
        if not self.segments and name != "M":
            message = "path data does not begin with M"
            raise OutlineError(message)
        v = self._absolute(name, values) if command.islower() else values
        match name:
            case "M":
                self.start_x, self.start_y = v
                self._add("M", v)
            case "L":
                self._add("L", v)
            case "H":
                self._add("L", (v[0], self.y))
            case "V":
                self._add("L", (self.x, v[0]))
            case "C":
                self._add("C", v, ("C", v[2], v[3]))
            case "S":
                self._add("C", (*self._mirrored("C"), *v), ("C", v[0], v[1]))
            case "Q":
                self._quadratic(v[0], v[1], v[2], v[3])
            case "T":
                self._quadratic(*self._mirrored("Q"), v[0], v[1])
            case "A":
                for piece in _arc(self.x, self.y, v):
                    self._add("C", piece)
                self.x, self.y = v[5:]
            case "Z":
                self.segments.append(("Z", ()))
                self.x, self.y = self.start_x, self.start_y
                self.handle = ("", 0.0, 0.0)

    def _absolute(self, name: str, values: list[float]) -> list[float]:
        match name:
            case "H":
                return [values[0] + self.x]
            case "V":
                return [values[0] + self.y]
            case "A":
                return [*values[:5], values[5] + self.x, values[6] + self.y]
            case _:
                return [value + (self.y if at % 2 else self.x) for at, value in enumerate(values)]

    def _add(self, command: str, values: Sequence[float], handle: tuple[str, float, float] = ("", 0.0, 0.0)) -> None:
        self.segments.append((command, tuple(map(_bounded, values))))
        self.x, self.y = values[-2:]
        self.handle = handle

    def _mirrored(self, kind: str) -> tuple[float, float]:
        if self.handle[0] != kind:
            return self.x, self.y
        return 2 * self.x - self.handle[1], 2 * self.y - self.handle[2]

    def _quadratic(self, cx: float, cy: float, x: float, y: float) -> None:
        first = self.x + 2 / 3 * (cx - self.x), self.y + 2 / 3 * (cy - self.y)
        second = x + 2 / 3 * (cx - x), y + 2 / 3 * (cy - y)
        self._add("C", (*first, *second, x, y), ("Q", cx, cy))


def _arc(x0: float, y0: float, values: Sequence[float]) -> Iterator[tuple[float, ...]]:
    """An elliptical arc as cubics (SVG 2, appendix on elliptical arcs: from end points to a centre)."""
    rx, ry, turn, large, sweep, x1, y1 = values
    rx, ry, phi = abs(rx), abs(ry), math.radians(turn % 360)
    if (x0, y0) == (x1, y1):
        return
    if min(rx, ry) < 1e-9:  # noqa: PLR2004 - a radius of nothing is a straight line
        yield x0, y0, x1, y1, x1, y1
        return
    cos, sin = math.cos(phi), math.sin(phi)
    dx, dy = (x0 - x1) / 2, (y0 - y1) / 2
    px, py = cos * dx + sin * dy, -sin * dx + cos * dy
    grow = max(1.0, math.hypot(px / rx, py / ry))
    rx, ry = rx * grow, ry * grow
    ux, uy = px / rx, py / ry
    reach = math.sqrt(max(0.0, 1 / (ux * ux + uy * uy) - 1)) * (-1 if large == sweep else 1)
    cx, cy = reach * uy, -reach * ux
    begin = math.atan2(uy - cy, ux - cx)
    sweep_angle = math.atan2(-uy - cy, -ux - cx) - begin
    if sweep and sweep_angle < 0:
        sweep_angle += 2 * math.pi
    elif not sweep and sweep_angle > 0:
        sweep_angle -= 2 * math.pi
    mx, my = (x0 + x1) / 2, (y0 + y1) / 2

    def placed(u: float, v: float) -> tuple[float, float]:
        ex, ey = (u + cx) * rx, (v + cy) * ry
        return cos * ex - sin * ey + mx, sin * ex + cos * ey + my

    pieces = max(1, math.ceil(abs(sweep_angle) / (math.pi / 2) - 1e-9))
    step = sweep_angle / pieces
    handle = 4 / 3 * math.tan(step / 4)
    for piece in range(pieces):
        a, b = begin + piece * step, begin + (piece + 1) * step
        first = placed(math.cos(a) - handle * math.sin(a), math.sin(a) + handle * math.cos(a))
        second = placed(math.cos(b) + handle * math.sin(b), math.sin(b) - handle * math.cos(b))
        end = (x1, y1) if piece == pieces - 1 else placed(math.cos(b), math.sin(b))
        yield *first, *second, *end


def ellipse(cx: float, cy: float, rx: float, ry: float) -> list[Segment]:
    """An ellipse from four cubics, beginning at its right."""
    kx, ky = _KAPPA * rx, _KAPPA * ry
    return [
        ("M", (cx + rx, cy)),
        ("C", (cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry)),
        ("C", (cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy)),
        ("C", (cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry)),
        ("C", (cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy)),
        ("Z", ()),
    ]


def rectangle(x: float, y: float, width: float, height: float, rx: float, ry: float) -> list[Segment]:
    """A rectangle; its corners are round if both radii are more than nothing."""
    if not (rx and ry):
        return polygon([x, y, x + width, y, x + width, y + height, x, y + height])
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    right, bottom, kx, ky = x + width, y + height, rx * (1 - _KAPPA), ry * (1 - _KAPPA)
    return [
        ("M", (x + rx, y)),
        ("L", (right - rx, y)),
        ("C", (right - kx, y, right, y + ky, right, y + ry)),
        ("L", (right, bottom - ry)),
        ("C", (right, bottom - ky, right - kx, bottom, right - rx, bottom)),
        ("L", (x + rx, bottom)),
        ("C", (x + kx, bottom, x, bottom - ky, x, bottom - ry)),
        ("L", (x, y + ry)),
        ("C", (x, y + ky, x + kx, y, x + rx, y)),
        ("Z", ()),
    ]


def polyline(points: Sequence[float]) -> list[Segment]:
    """A line through points given as x, y, x, y and so on.

    Raises:
        OutlineError: if they are no pairs.
    """
    if len(points) < 4 or len(points) % 2:  # noqa: PLR2004 - two points
        message = "points are not pairs of numbers, at least two"
        raise OutlineError(message)
    pairs = [(points[at], points[at + 1]) for at in range(0, len(points), 2)]
    return [("M" if at == 0 else "L", pair) for at, pair in enumerate(pairs)]


def polygon(points: Sequence[float]) -> list[Segment]:
    """A closed line through points.

    Raises:
        OutlineError: if they are no pairs.
    """
    return [*polyline(points), ("Z", ())]
