"""The exhibit's fonts, loaded from its bundle."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from qbj_kiosk.errors import UserError


class FontError(UserError):
    """A font of the bundle could not be loaded."""


def load(app: QGuiApplication, files: Iterable[Path], families: Sequence[str]) -> None:
    """Loads font files and makes their families, best first, the application's.

    Only the application font can name several families, and only with both does Chinese keep its own forms.

    Raises:
        FontError: if Qt refuses a file.
    """
    for file in files:
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            message = f"{file}: Qt cannot load this font"
            raise FontError(message)
    font = QFont()
    font.setFamilies(list(families))
    app.setFont(font)
