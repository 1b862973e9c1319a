"""Run the Quick Tests in this folder with the program's own types. Needs its own process: Qt replaces main().

Usage, from the checkout: python -m tests.qml.run_quick_tests REPORT.xml
"""

import sys
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QQmlEngine
from PySide6.QtQuickTest import QUICK_TEST_MAIN_WITH_SETUP

from qbj_kiosk.app.qml_engine import QML
from qbj_kiosk.viewmodels import exhibit, hours, session
from tests.qml.closed_hours import ClosedHours

HERE = Path(__file__).parent
TYPES = (exhibit.Exhibit, hours.Hours, session.Session, ClosedHours)
"""Importing them registers Kiosk.Models and Kiosk.Tests."""


class Setup(QObject):
    @Slot(QQmlEngine)
    def qmlEngineAvailable(self, engine: QQmlEngine) -> None:
        engine.addImportPath(str(QML))


if __name__ == "__main__":
    outputs = ["-o", f"{sys.argv[1]},junitxml", "-o", "-,txt"]
    sys.exit(QUICK_TEST_MAIN_WITH_SETUP("components", Setup, [sys.argv[0], *outputs], str(HERE)))
