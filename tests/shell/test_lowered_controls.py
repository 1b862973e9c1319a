"""Lowering is offered where something is over the line that everybody reaches, and only there."""

import pytest
from PySide6.QtGui import QWindow

from qbj_kiosk.settings.mounting import Mounting
from qbj_kiosk.shell.lowered_controls import LoweringMonitor


@pytest.mark.usefixtures("qapp")
def test_it_is_told_at_once_and_when_the_screen_is_turned() -> None:
    window = QWindow()
    window.resize(1920, 1080)
    told: list[bool] = []
    # 43 inches are 535 mm high lying, 952 mm standing; the lower edge is at 600 mm.
    lowering = LoweringMonitor(window, Mounting(43 * 25.4, 600), told.append)
    assert told == [False]
    window.setHeight(1920)
    window.setWidth(1080)
    assert told == [False, True]
    window.setWidth(1081)
    assert told == [False, True]
    assert lowering.parent() is window


@pytest.mark.usefixtures("qapp")
def test_an_unknown_mount_may_always_be_lowered() -> None:
    window = QWindow()
    window.resize(1920, 1080)
    told: list[bool] = []
    LoweringMonitor(window, Mounting(), told.append)
    assert told == [True]
