"""Conversion of elliptical arcs to cubic curves."""

import math
from collections.abc import Iterator, Sequence


def arc(x0: float, y0: float, values: Sequence[float]) -> Iterator[tuple[float, ...]]:
    """Convert an elliptical arc of an SVG path to cubic curves, by SVG 2, appendix B.2.4."""
    rx, ry, turn, large, sweep, x1, y1 = values
    rx, ry, phi = abs(rx), abs(ry), math.radians(turn % 360)
    if (x0, y0) == (x1, y1):
        return
    if min(rx, ry) < 1e-9:  # noqa: PLR2004 - an arc without radius is a straight line
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
