"""How the exhibit was asked to start."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from qbj_kiosk.settings.mounting import Mounting


class Size(Struct, frozen=True):
    """A window's size, in pixels."""

    width: int
    height: int

    def __str__(self) -> str:
        """`1920x1080`."""
        return f"{self.width}x{self.height}"


class Options(Struct, frozen=True):
    """What the command line said."""

    build: Callable[[Path, Path], object] | None = None
    """Builds the sources of a checkout into a bundle; None: only built bundles are shown."""
    bundle: Path | None = None
    """A built bundle, or None for the one that belongs to this program."""
    language: str | None = None
    """The language that visits start in, or None for the exhibit's first."""
    start: str | None = None
    """The panel to open at the start, or None for attract."""
    windowed: bool = False
    size: Size | None = None
    """The window's size; None fills the screen, or most of it in a window."""
    mounting: Mounting = Mounting()
    """How the screen is mounted, where the settings of a kiosk tell."""
