"""Fonts of the exhibit, loaded from its bundle."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from qbj_kiosk.bundles.open_bundle import BundleError


class FontError(BundleError):
    """Raised if Qt could not load a font of the bundle."""


TEXT, HAN = "Exhibit text", "Exhibit Han"
"""Substitutes for lists of families, because QML's `font.family` names only one. `Theme` has the same names."""


def load(app: QGuiApplication, files: Iterable[Path], text: Sequence[str], han: Sequence[str]) -> None:
    """Load the bundle's fonts and make their families the application font, in order of preference.

    Without a second family in `text`, Chinese would get Japanese glyphs.

    Raises:
        FontError: if Qt cannot load a file.
    """
    for file in files:
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            message = f"{file}: Qt cannot load this font. Build the bundle again with a TrueType or OpenType font"
            raise FontError(message)
    for substitute, families in ((TEXT, text), (HAN, han)):
        QFont.removeSubstitutions(substitute)
        QFont.insertSubstitutions(substitute, list(families))
    # The substitute, not its families: Qt would load each size and weight once for either.
    font = QFont()
    font.setFamilies([TEXT])
    app.setFont(font)
