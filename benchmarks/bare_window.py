"""Baseline: a bare PySide6 window of the same size with one text, measured like the kiosk."""

import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine

import window_probe

app = QGuiApplication(sys.argv[:1])
engine = QQmlApplicationEngine()
engine.load(QUrl.fromLocalFile(str(Path(__file__).with_name("BareWindow.qml"))))
window = engine.rootObjects()[0]
window_probe.measure(window, app)
app.exec()
del engine
