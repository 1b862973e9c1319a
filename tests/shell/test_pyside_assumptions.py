"""Assumptions about PySide6, checked by experiment."""

import subprocess
import sys
import textwrap
from pathlib import Path

import PySide6
import pytest

import qbj_kiosk


def run(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, timeout=120, check=False
    )


def test_none_is_not_released_by_slots() -> None:
    """Check the bug of PySide6 6.12.0, which loses a reference to None in every call that returns it."""
    done = run(
        """
        import sys
        from PySide6.QtCore import QCoreApplication, QObject, QTimer

        app = QCoreApplication([])
        item = QObject()
        ticks = 0
        before = sys.getrefcount(None)

        def tick():
            global ticks
            for _ in range(100):
                item.setObjectName("name")
                ticks += 1
            if ticks >= 60_000:
                app.quit()

        timer = QTimer(interval=0)
        timer.timeout.connect(tick)
        timer.start()
        app.exec()
        print(ticks, sys.getrefcount(None) - before > -1000)
        """
    )
    assert (done.returncode, done.stdout.split()) == (0, ["60000", "True"]), done.stderr


def test_pyside_has_the_tested_version() -> None:
    assert PySide6.__version__ == "6.11.3"


OWNERSHIP = """
    import gc, sys
    from PySide6.QtCore import Property, QObject, Slot, QUrl
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtQml import QQmlApplicationEngine
    import tempfile, pathlib

    class Word(QObject):
        def __init__(self, text, parent):
            super().__init__(parent)
            self._text = text
        text = Property(str, lambda self: self._text, constant=True)

    class Words(QObject):
        def __init__(self):
            super().__init__()
            self._words = [Word(str(n), self) for n in range(20)]
        words = Property("QVariantList", lambda self: self._words, constant=True)
        first = Property(QObject, lambda self: self._words[0], constant=True)

    app = QGuiApplication(["x", "-platform", "offscreen"])
    file = pathlib.Path(tempfile.mkdtemp()) / "Reads.qml"
    file.write_text('''
        import QtQml
        QtObject {
            id: root
            required property var source
            property string text
            function read() {
                for (let round = 0; round < 100; ++round) {
                    for (const word of root.source.words)
                        root.text = word.text;
                    root.text = root.source.first.text;
                    if (round % 10 === 0)
                        gc();
                }
            }
        }''')
    words = Words()
    engine = QQmlApplicationEngine()
    engine.setInitialProperties({"source": words})
    engine.load(QUrl.fromLocalFile(str(file)))
    root = engine.rootObjects()[0]
    for _ in range(3):
        root.read()
        gc.collect()
    engine.collectGarbage()
    print(root.property("text"), words._words[19].text)
    del root, engine
"""


def test_objects_with_a_parent_survive_qml_garbage_collection() -> None:
    """Check that QML's garbage collector deletes no view model that has a parent or is referenced."""
    done = run(OWNERSHIP)
    assert (done.returncode, done.stdout.split()) == (0, ["0", "19"]), done.stderr


SCREEN = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
import shiboken6
from PySide6.QtGui import QGuiApplication, QWindow
app = QGuiApplication([])
screen = app.primaryScreen()
for query in (False, True):
    window = QWindow()
    if query:
        window.screen()
    shiboken6.delete(window)
    del window
    print(shiboken6.isValid(screen))
"""


def test_deleted_window_invalidates_its_screen_wrapper() -> None:
    """Check the reason why no code calls `QWindow.screen`. If this fails, it may be called."""
    done = run(SCREEN)
    assert (done.returncode, done.stdout.split()) == (0, ["True", "False"]), done.stderr


def test_no_code_calls_screen_of_a_window() -> None:
    package = Path(qbj_kiosk.__file__).parent
    assert [file.name for file in package.rglob("*.py") if ".screen()" in file.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize(
    "module", ["qbj_kiosk.exhibit.compiler.build", "qbj_kiosk.session.visit", "qbj_kiosk.bundles.built_in_bundle"]
)
def test_pure_module_imports_no_qt(module: str) -> None:
    done = run(f"import sys, {module}; print([name for name in sys.modules if 'PySide' in name or 'shiboken' in name])")
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
