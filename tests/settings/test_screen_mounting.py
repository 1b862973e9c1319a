"""Minimum sizes and reach line in pixels for a mounted screen, compared with QML."""

import math

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it has no types
from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.app.options import Size
from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.settings.model import Screen
from qbj_kiosk.settings.screen_mounting import (
    CAPITAL_MM,
    CAPITAL_SHARE,
    MAX_TEXT_SCALE,
    REACH_MM,
    SMALL_UNITS,
    Mounting,
    max_viewing_distance_mm,
)
from tests.conftest import ROOT
from tests.kiosks import MakeKiosk, window

sizes = st.integers(320, 8192)
mountings = st.builds(
    Mounting, st.floats(130, 5000), st.none() | st.integers(0, 4000), st.none() | st.integers(200, 20000)
)


def test_capital_share_is_that_of_the_font() -> None:
    with TTFont(ROOT / "resources" / "fonts" / "IBMPlexSans-Regular.ttf", lazy=True) as font:
        share = font["OS/2"].sCapHeight / font["head"].unitsPerEm
    assert pytest.approx(share, abs=0.001) == CAPITAL_SHARE


def test_unmeasured_screen_has_no_scale() -> None:
    unmeasured = Mounting.from_screen(Screen())
    assert unmeasured.pixels_per_mm(1920, 1080) is None
    assert unmeasured.text_floor(1920, 1080) == 0
    assert (unmeasured.reach_line(1920, 1080), unmeasured.reach_line(1080, 1920)) == (540, 1152)


def test_inches_are_converted_to_millimetres() -> None:
    assert Mounting.from_screen(Screen(40, 900, 2000)) == Mounting(1016.0, 900, 2000)


@pytest.mark.parametrize(
    ("distance", "capital"), [(None, 4.8), (300, 4.8), (400, 4.887), (1000, 12.217), (2000, 24.435)]
)
def test_capitals_have_their_visual_angle(distance: int | None, capital: float) -> None:
    assert Mounting(viewing_distance_mm=distance).capital_mm == pytest.approx(capital, abs=0.001)
    if distance and capital > CAPITAL_MM:
        assert math.degrees(2 * math.atan(capital / 2 / distance)) == pytest.approx(0.7, abs=0.001)


@given(st.integers(400, 20000))
def test_farthest_distance_inverts_capital_height(distance: int) -> None:
    assert distance - 1 <= max_viewing_distance_mm(Mounting(viewing_distance_mm=distance).capital_mm) <= distance


@given(sizes, sizes, mountings)
def test_text_floor_is_the_smallest_sufficient_size(width: int, height: int, mount: Mounting) -> None:
    scale = mount.pixels_per_mm(width, height)
    assert scale is not None
    floor, most = (
        mount.text_floor(width, height),
        MAX_TEXT_SCALE * SMALL_UNITS * min(width, height) / 1080,
    )
    wanted = mount.capital_mm * scale
    assert floor * CAPITAL_SHARE >= wanted - 0.001 or floor >= most - 0.001
    assert (floor - 1) * CAPITAL_SHARE < wanted
    assert floor - 1 < most


@given(sizes, sizes, mountings)
def test_reach_line_is_at_the_reach_height(width: int, height: int, mount: Mounting) -> None:
    line, scale = mount.reach_line(width, height), mount.pixels_per_mm(width, height)
    assert scale is not None
    if mount.lower_edge_mm is None:
        assert 0 < line < height
    else:
        assert mount.lower_edge_mm + (height - line) / scale == pytest.approx(REACH_MM)


MOUNTS = [
    Mounting(),
    Mounting(diagonal_mm=256.5),
    Mounting(600, 700),
    Mounting(1092.2, 950, 2000),
    Mounting(1092.2, 3000),
    Mounting(1651, 0, 1200),
    Mounting(812.8, 0, 3000),
]


@pytest.mark.parametrize("size", [Size(1920, 1080), Size(1080, 1920), Size(1280, 1024)], ids=str)
def test_qml_metrics_match(kiosk: MakeKiosk, size: Size) -> None:
    # In motion, the visit is built only after the first frame: it would follow each change.
    view, width, height = window(kiosk(size, still=False)), size.width, size.height

    def metric(name: str) -> float:
        return item_properties.evaluate_number(view, f"Metrics.{name}")

    for mount in MOUNTS:
        view.setProperty("diagonal", mount.diagonal_mm or 0)
        view.setProperty("lowerEdge", -1 if mount.lower_edge_mm is None else mount.lower_edge_mm)
        view.setProperty("capital", mount.capital_mm)
        assert metric("mm") == pytest.approx(mount.pixels_per_mm(width, height) or 0)
        assert metric("minTextSize") == mount.text_floor(width, height)
        assert metric("reachLine") == pytest.approx(mount.reach_line(width, height))
        assert metric("small") == max(round(28 * metric("unit")), mount.text_floor(width, height))
