"""Fonts of the exhibit, loaded from its bundle."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from qbj_kiosk.bundles.open_bundle import BundleError


class FontError(BundleError):
    """Raised if Qt could not load a font of the bundle."""


def load(app: QGuiApplication, files: Iterable[Path], families: Sequence[str]) -> None:
    """Load the bundle's fonts and make their families the application font, in order of preference.

    Only the application font can name several families; without the second one, Chinese gets Japanese glyphs.

    Raises:
        FontError: if Qt cannot load a file.
    """
    for file in files:
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            message = f"{file}: Qt cannot load this font. Build the bundle again with a TrueType or OpenType font"
            raise FontError(message)
    font = QFont()
    font.setFamilies(list(families))
    app.setFont(font)
