"""Conversion of SVG path data to absolute commands M, L, C and Z."""

import re
from collections.abc import Iterator, Sequence

from qbj_kiosk.exhibit.compiler.svg_arcs import arc
from qbj_kiosk.exhibit.constrained_types import FARTHEST, MOST_SEGMENTS

Segment = tuple[str, tuple[float, ...]]

_TOKEN = re.compile(
    r"(?P<space>[\s,]+)|(?P<command>[MmLlHhVvCcSsQqTtAaZz])|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"
)
_FLAG = re.compile(r"[\s,]*([01])")
_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_FLAGS = (3, 4)


class OutlineError(ValueError):
    """Raised if an SVG outline cannot be drawn; the message is the reason."""


def number(text: str) -> float:
    """Parse a number of an SVG file; raise OutlineError if it is not plain or out of bounds."""
    if not re.fullmatch(r"\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*", text):
        message = f'"{text[:40]}" is not a plain number'
        raise OutlineError(message)
    return _bounded(float(text))


def _bounded(value: float) -> float:
    if not abs(value) <= FARTHEST:
        message = f"a number is beyond {FARTHEST:.0f}"
        raise OutlineError(message)
    return value


def format_path(segments: Sequence[Segment]) -> str:
    """Format SVG path data with coordinates rounded to 2 decimals.

    Raises:
        OutlineError: if a coordinate is out of bounds.
    """
    return " ".join(" ".join([command, *(_short(_bounded(value)) for value in values)]) for command, values in segments)


def _short(value: float) -> str:
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def path(data: str) -> list[Segment]:
    """Parse SVG path data to absolute commands; raise OutlineError if it is invalid or too long."""
    pen = _Pen()
    for command, values in _commands(data):
        pen.draw(command, values)
        if len(pen.segments) > MOST_SEGMENTS:
            message = f"a path has more than {MOST_SEGMENTS} segments"
            raise OutlineError(message)
    return pen.segments


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    index, command, values = 0, "", list[float]()
    while index < len(data):
        in_arc = command.upper() == "A" and len(values) in _FLAGS
        flag = _FLAG.match(data, index) if in_arc else None
        token = flag or (None if in_arc else _TOKEN.match(data, index))
        if token is None:
            message = f'path data has "{data[index : index + 10]}" where a command or number belongs'
            raise OutlineError(message)
        index = token.end()
        if flag:
            values.append(float(flag[1]))
        elif token["command"]:
            _refuse_incomplete(command, values)
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
    _refuse_incomplete(command, values)


def _refuse_incomplete(command: str, values: list[float]) -> None:
    if values:
        message = f"path data has too few numbers after {command}"
        raise OutlineError(message)


class _Pen:
    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.x = self.y = self.start_x = self.start_y = 0.0
        self.handle: tuple[str, float, float] = ("", 0.0, 0.0)
        """Kind (C or Q) and position of the last control point, for the smooth commands."""

    def draw(self, command: str, values: list[float]) -> None:  # noqa: C901 - one flat table of commands reads best
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
                for piece in arc(self.x, self.y, v):
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
                return [value + (self.y if index % 2 else self.x) for index, value in enumerate(values)]

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
