"""Counter-check of `test_locked_exhibit.py`: without the lock, each attempt to leave the exhibit succeeds.

In a file of its own, since the kiosk of those tries stays locked as long as they last.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QWindow
from pytestqt.qtbot import QtBot

from qbj_kiosk.layout_check.visible_items import visible_items
from qbj_kiosk.shell.input_lock import InputLock
from tests.journeys.visitor import Visitor
from tests.kiosks import open_kiosk


@pytest.fixture
def unlocked(qapp: QGuiApplication, real_bundle: Path, qtbot: QtBot) -> Iterator[Visitor]:
    with open_kiosk(qapp, real_bundle) as kiosk:
        InputLock(kiosk.window).release()
        yield Visitor(kiosk, qtbot)


def test_staff_can_close_it_once_the_lock_is_released(unlocked: Visitor) -> None:
    unlocked.window.close()
    assert not unlocked.window.isVisible()


def test_unlocked_a_second_window_would_stay(unlocked: Visitor) -> None:
    second = QWindow()
    second.show()
    unlocked.frame()
    assert second.isVisible()
    second.close()
    assert visible_items(unlocked.window) != []
