"""Show a message with Qt; the first choice of doubleclick.py.

    python tools/qt_message_box.py TITLE MESSAGE

Needs an environment with PySide6.
"""

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox


def message_box(title: str, message: str) -> QMessageBox:
    """Return a message box of Qt with plain text that can be selected."""
    box = QMessageBox(QMessageBox.Icon.Critical, title, message)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
    return box


def main(title: str, message: str) -> int:
    application = QApplication([])
    application.setApplicationName(title)
    message_box(title, message).exec()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
