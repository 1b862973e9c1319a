"""Options of a start of the exhibit."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from qbj_kiosk.settings.mounting import Mounting


class Size(Struct, frozen=True):
    """Size of a window, in pixels."""

    width: int
    height: int

    def __str__(self) -> str:
        """Return the size as `1920x1080`."""
        return f"{self.width}x{self.height}"


class Options(Struct, frozen=True):
    """Options of the command line, and the mounting of the screen."""

    build: Callable[[Path, Path], object] | None = None
    """Compiles the sources of a checkout into a bundle. None: only compiled bundles are shown."""
    bundle: Path | None = None
    """A compiled bundle; None for the program's own."""
    language: str | None = None
    """Language in which visits start; None for the exhibit's first."""
    start: str | None = None
    """ID of the panel to open at the start; None for attract."""
    windowed: bool = False
    size: Size | None = None
    """Size of the window; None fills the screen, or three quarters of it with `windowed`."""
    mounting: Mounting = Mounting()
    """Mounting of the screen, from the settings; only kiosk mode reads them."""
