"""Outlines of the basic shapes of SVG."""

import math
from collections.abc import Sequence

from qbj_kiosk.exhibit.compiler.svg_path import OutlineError, Segment

_KAPPA = 4 / 3 * math.tan(math.pi / 8)
"""Distance of the control points of a cubic that approximates a quarter of the unit circle."""


def ellipse(cx: float, cy: float, rx: float, ry: float) -> list[Segment]:
    """Return the outline of an SVG ellipse as four cubic curves that begin at the right."""
    kx, ky = _KAPPA * rx, _KAPPA * ry
    return [
        ("M", (cx + rx, cy)),
        ("C", (cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry)),
        ("C", (cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy)),
        ("C", (cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry)),
        ("C", (cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy)),
        ("Z", ()),
    ]


def rectangle(corner: tuple[float, float], size: tuple[float, float], radii: tuple[float, float]) -> list[Segment]:
    """Return the outline of an SVG rectangle, with round corners if both radii are above 0."""
    (x, y), (width, height), (rx, ry) = corner, size, radii
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
    """Return the outline of an SVG polyline through x, y, x, y and so on; raise OutlineError if these are not pairs."""
    if len(points) < 4 or len(points) % 2:  # noqa: PLR2004 - two points
        message = "points are not pairs of numbers, at least two"
        raise OutlineError(message)
    pairs = [(points[index], points[index + 1]) for index in range(0, len(points), 2)]
    return [("M" if index == 0 else "L", pair) for index, pair in enumerate(pairs)]


def polygon(points: Sequence[float]) -> list[Segment]:
    return [*polyline(points), ("Z", ())]
