"""Options of a start of the exhibit."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from qbj_kiosk.settings.screen_mounting import Mounting


class Size(Struct, frozen=True):
    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


class Options(Struct, frozen=True):
    build: Callable[[Path, Path], object] | None = None
    """Compiles the sources of a checkout into a bundle. None: only compiled bundles are shown."""
    bundle: Path | None = None
    """None for the program's own."""
    language: str | None = None
    """None for the exhibit's first."""
    start: str | None = None
    """ID of the panel to open at the start; None for attract."""
    windowed: bool = False
    size: Size | None = None
    """Size of the window; None fills the screen, or three quarters of it with `windowed`."""
    is_lenient: bool = False
    """Kiosk mode: show the last good bundle if the current one cannot be built."""
    bundle_problems: tuple[str, ...] = ()
    """Why `bundle` is not the one that the settings name, for staff."""
    demonstrates: bool = True
    """A figure that is not used shows once how it moves."""
    mounting: Mounting = Mounting()
    """From the settings; only kiosk mode reads them."""
