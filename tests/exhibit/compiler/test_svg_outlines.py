"""Conversion of SVG paths, arcs and shapes to absolute commands."""

import math
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.exhibit.compiler import svg_path, svg_shapes
from qbj_kiosk.exhibit.compiler.svg import convert_drawing
from qbj_kiosk.exhibit.compiler.svg_path import OutlineError, Segment
from qbj_kiosk.exhibit.model import Drawing, Shape

near = st.integers(-400, 400).map(lambda value: value / 4)
point = st.tuples(near, near)


def data(text: str) -> str:
    return svg_path.format_path(svg_path.path(text))


def ends(segments: list[Segment]) -> list[tuple[float, float]]:
    return [(values[-2], values[-1]) for command, values in segments if command != "Z"]


def sampled(segments: list[Segment], steps: int = 16) -> list[tuple[float, float]]:
    """Return points along the curves of a converted outline."""
    points: list[tuple[float, float]] = []
    x0, y0 = 0.0, 0.0
    for command, v in segments:
        for step in range(steps + 1):
            t = step / steps
            if command == "C":
                b = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
                points.append(
                    (
                        b[0] * x0 + b[1] * v[0] + b[2] * v[2] + b[3] * v[4],
                        b[0] * y0 + b[1] * v[1] + b[2] * v[3] + b[3] * v[5],
                    )
                )
        if v:
            x0, y0 = v[-2:]
    return points


@pytest.mark.parametrize(
    ("written", "absolute"),
    [
        ("M1 2L3 4", "M 1 2 L 3 4"),
        ("m1,2 3,4", "M 1 2 L 4 6"),
        ("M1 2 3 4 5 6", "M 1 2 L 3 4 L 5 6"),
        ("M1 2h3v4H0V0z", "M 1 2 L 4 2 L 4 6 L 0 6 L 0 0 Z"),
        ("M10 10zl1 1", "M 10 10 Z L 11 11"),
        ("M0 0c1 2 3 4 5 6s1 2 3 4", "M 0 0 C 1 2 3 4 5 6 C 7 8 6 8 8 10"),
        ("M0 0S1 2 3 4", "M 0 0 C 0 0 1 2 3 4"),
        ("M0 0Q3 6 6 0", "M 0 0 C 2 4 4 4 6 0"),
        ("M0 0Q3 6 6 0T12 0", "M 0 0 C 2 4 4 4 6 0 C 8 -4 10 -4 12 0"),
        ("M0 0T3 3", "M 0 0 C 0 0 1 1 3 3"),
        ("M0 0A0 5 0 0 1 3 3", "M 0 0 C 0 0 3 3 3 3"),
        ("M1.5.5-1-1", "M 1.5 0.5 L -1 -1"),
        ("M1e1 1E-1", "M 10 0.1"),
        ("M.001-.001", "M 0 0"),
        ("M0 0a1 1 0 1110 0", data("M0 0 a1 1 0 1 1 10 0")),
        ("", ""),
    ],
)
def test_paths_become_absolute(written: str, absolute: str) -> None:
    assert data(written) == absolute


@given(st.lists(point, min_size=2, max_size=12))
def test_relative_and_absolute_lines_have_the_same_points(points: list[tuple[float, float]]) -> None:
    steps = [(x - px, y - py) for (px, py), (x, y) in zip([(0.0, 0.0), *points], points, strict=False)]
    absolute = "M" + " ".join(f"{x} {y}" for x, y in points)
    relative = "m" + " ".join(f"{x} {y}" for x, y in steps)
    assert ends(svg_path.path(absolute)) == points
    assert data(relative) == data(absolute)


@given(point, st.floats(1, 90), st.floats(1, 90), st.integers(0, 360), st.booleans(), st.booleans(), point)
def test_arc_lies_on_its_ellipse(  # noqa: PLR0913, PLR0917 - an arc has that many numbers
    start: tuple[float, float],
    rx: float,
    ry: float,
    turn: int,
    large: bool,  # noqa: FBT001 - Hypothesis fills it in
    sweep: bool,  # noqa: FBT001 - Hypothesis fills it in
    end: tuple[float, float],
) -> None:
    segments = svg_path.path(f"M{start[0]} {start[1]}A{rx} {ry} {turn} {large:d} {sweep:d} {end[0]} {end[1]}")
    if start == end:
        assert segments == [("M", start)]
        return
    assert ends(segments)[-1] == end
    phi = math.radians(turn)
    upright = [
        ((x * math.cos(phi) + y * math.sin(phi)) / rx, (y * math.cos(phi) - x * math.sin(phi)) / ry)
        for x, y in sampled(segments)
    ]
    first, middle, last = upright[0], upright[len(upright) // 2], upright[-1]
    half = math.dist(first, last) / 2
    radius = max(1.0, half)
    assert max(math.dist(middle, other) for other in upright) <= 2 * radius * 1.01
    turned = sum(math.dist(a, b) for a, b in pairwise(upright))
    if half < 0.999:
        assert (turned > math.pi) == large or math.isclose(turned, math.pi, rel_tol=0.1)


def test_sweep_selects_the_side_of_a_half_circle() -> None:
    over = sampled(svg_path.path("M0 0A5 5 0 0 1 10 0"))
    under = sampled(svg_path.path("M0 0A5 5 0 0 0 10 0"))
    assert min(y for _, y in over) == pytest.approx(-5, abs=0.01)
    assert max(y for _, y in under) == pytest.approx(5, abs=0.01)
    assert all(math.dist(one, (5, 0)) == pytest.approx(5, abs=0.01) for one in over + under)


def test_circle_is_round() -> None:
    points = sampled(svg_shapes.ellipse(3, 4, 10, 10))
    assert len(points) == 4 * 17
    assert all(math.dist(one, (3, 4)) == pytest.approx(10, abs=0.01) for one in points)


def test_round_corners_stay_inside_the_rectangle() -> None:
    segments = svg_shapes.rectangle((0, 0), (20, 10), (50, 3))
    assert {value for x, y in sampled(segments) + ends(segments) for value in (0 <= x <= 20, 0 <= y <= 10)} == {True}
    assert segments[0] == ("M", (10, 0))


@given(st.text("MmLlHhVvCcSsQqTtAaZz0123456789.,-+eE ", max_size=60))
def test_any_path_data_is_converted_or_refused(text: str) -> None:
    try:
        written = data(text)
    except OutlineError:
        return
    assert re.fullmatch(r"(?:[MLCZ](?: -?\d+(?:\.\d{1,2})?)* ?)*", written), written


@pytest.mark.parametrize("text", ["M 0 nan 0", "M0 0L1 inf", "M1 2A1 1 0 2 0 1 1", "Z", "1 2", "M0 0Z5", "M1 2 3"])
def test_invalid_path_is_refused(text: str) -> None:
    with pytest.raises(OutlineError):
        svg_path.path(text)


def svg(inside: str) -> Drawing:
    return convert_drawing(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 8">{inside}</svg>'.encode())


def test_paint_is_inherited_and_overridden() -> None:
    shapes = svg(
        '<g fill="#082A30" stroke="#ff7a55" stroke-width="3"><g fill="#F5F8F6"><path d="M1 1h1"/></g>'
        '<path d="M2 2h1" fill="none" stroke-width="0.5"/></g><path d="M3 3h1" fill="#FFC93C"/>'
    ).shapes
    assert shapes == (
        Shape("M 1 1 L 2 1", "text", "line", 3.0),
        Shape("M 2 2 L 3 2", None, "line", 0.5),
        Shape("M 3 3 L 4 3", "light"),
    )


def test_every_element_becomes_an_outline() -> None:
    result = svg(
        '<g fill="#082A30"><title>t</title><desc>d</desc><rect x="1" y="2" width="3" height="4"/>'
        '<line x1="1" y1="2" x2="3" y2="4"/><polyline points="1,2 3,4"/><polygon points="1 2 3 4 5 6"/></g>'
    )
    assert (result.width, result.height) == (9, 8)
    assert [shape.path for shape in result.shapes] == [
        "M 1 2 L 4 2 L 4 6 L 1 6 Z",
        "M 1 2 L 3 4",
        "M 1 2 L 3 4",
        "M 1 2 L 3 4 L 5 6 Z",
    ]
