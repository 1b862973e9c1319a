"""Lowering is offered only where part of the screen is above the reach line."""

import pytest
from PySide6.QtGui import QWindow

from qbj_kiosk.settings.screen_mounting import Mounting
from qbj_kiosk.shell.lowering_availability import LoweringMonitor


@pytest.mark.usefixtures("qapp")
def test_monitor_reports_at_creation_and_after_rotation() -> None:
    window = QWindow()
    window.resize(1920, 1080)
    reports: list[bool] = []
    # 43 inches are 535 mm high in landscape and 952 mm in portrait; the lower edge is at 600 mm.
    monitor = LoweringMonitor(window, Mounting(43 * 25.4, 600), reports.append)
    assert reports == [False]
    window.setHeight(1920)
    window.setWidth(1080)
    assert reports == [False, True]
    window.setWidth(1081)
    assert reports == [False, True]
    assert monitor.parent() is window


@pytest.mark.usefixtures("qapp")
def test_unknown_mounting_can_be_lowered() -> None:
    window = QWindow()
    window.resize(1920, 1080)
    reports: list[bool] = []
    LoweringMonitor(window, Mounting(), reports.append)
    assert reports == [True]
