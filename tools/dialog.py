"""Show a message with Qt: `python tools/dialog.py TITLE MESSAGE`. Run by an environment that has PySide6."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox


def message_box(title: str, message: str) -> QMessageBox:
    """A message box whose text is taken as it is, and can be copied."""
    box = QMessageBox(QMessageBox.Icon.Critical, title, message)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
    return box


def main(title: str, message: str) -> int:
    """Show the message until it is closed; return the exit code."""
    application = QApplication([])
    application.setApplicationName(title)
    message_box(title, message).exec()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
