"""Choice of GPU or software rendering: the driver is probed in a child process, and the result cached per driver."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from qbj_kiosk.atomic_file import DamagedFileError, read_json, write_atomic
from qbj_kiosk.shell.run_in_child_process import run_module
from qbj_kiosk.supervisor.child import parent_watch
from qbj_kiosk.supervisor.environment import make_child_environment
from qbj_kiosk.supervisor.recovery import Stage

GPU = "gpu"
SOFTWARE = "software"
READY = "ready"
"""First line of the probe's output, printed once Qt has a display: a later crash is the driver's."""
TIMEOUT_S = 5.0
GL_RENDERER = 0x1F01
"""`GL_RENDERER`, an argument of glGetString."""
SOFTWARE_RENDERERS = (
    "llvmpipe",
    "softpipe",
    "swrast",
    "software rasterizer",
    "swiftshader",
    "gdi generic",
    "basic render",
)
"""Parts of the names of OpenGL implementations on the CPU. Qt's software renderer needs a quarter of their CPU time."""
LIBRARIES = ("libGL.so*", "libGLX_*.so*", "libEGL*.so*", "libgallium*.so*", "dri/*_dri.so")


@dataclass(frozen=True, slots=True)
class ProbeResult:
    description: str
    """`GL_RENDERER`; empty without OpenGL."""
    is_stable: bool = True
    """True if another probe would find the same."""


def classify_driver(description: str) -> str:
    """Return `gpu` or `software`: how a driver renders, by the name of its OpenGL renderer."""
    name = description.lower()
    return SOFTWARE if not name or any(renderer in name for renderer in SOFTWARE_RENDERERS) else GPU


def choose_renderer(
    setting: str,
    state: Path,
    environ: Mapping[str, str],
    run_probe: Callable[[Mapping[str, str]], ProbeResult] | None = None,
) -> str:
    """Return the renderer that the exhibit should use, `gpu` or `software`.

    `setting` is one of them, or `auto` to probe the driver. `state` is the folder of the cached result.
    """
    if setting in (GPU, SOFTWARE):
        return setting
    file, driver = state / "renderer", driver_fingerprint(environ)
    cached = read_cache(file)
    if cached.get("driver") == driver:
        return classify_driver(cached.get("description", ""))
    result = (run_probe or probe)(environ)
    if result.is_stable:
        _write_cache(file, {"driver": driver, "description": result.description})
    return classify_driver(result.description)


def read_cache(file: Path) -> dict[str, str]:
    """Return the cached results of probes of the graphics driver; empty if the file is missing or broken."""
    try:
        return read_json(file, dict[str, str]) or {}
    except (OSError, DamagedFileError):
        return {}


def driver_fingerprint(environ: Mapping[str, str], system: Path = Path("/")) -> str:
    """Return a hash that changes with graphics cards, their drivers, the OpenGL libraries and the display."""
    display = [environ.get(name, "") for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")]
    return hashlib.sha256(
        "\n".join([*display, *_cards(system), *_libraries(system)]).encode(errors="surrogateescape")
    ).hexdigest()[:16]


def _cards(system: Path) -> Iterator[str]:
    for device in sorted(system.glob("sys/class/drm/card*/device")):
        ids = [_read(device / name) for name in ("vendor", "device")]
        yield " ".join([*ids, Path(os.path.realpath(device / "driver")).name])


def _libraries(system: Path) -> Iterator[str]:
    for folder in sorted({*system.glob("usr/lib"), *system.glob("usr/lib64"), *system.glob("usr/lib/*-linux-gnu*")}):
        for file in sorted(match for pattern in LIBRARIES for match in folder.glob(pattern)):
            if file.exists():
                yield f"{file} {file.stat().st_mtime_ns}"


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def _write_cache(file: Path, content: dict[str, str]) -> None:
    try:
        write_atomic(file, json.dumps(content).encode())
    except OSError:
        return  # the next start probes again


def probe(environ: Mapping[str, str], timeout: float = TIMEOUT_S) -> ProbeResult:
    """Query the graphics driver in a child process, because a faulty driver may crash or block it."""
    done = run_module(
        "qbj_kiosk.shell.renderer_choice",
        environ=make_child_environment(environ, Stage.AS_IT_WAS, GPU),
        timeout=timeout,
    )
    if done is None:
        return ProbeResult("", is_stable=False)
    first, *rest = [*done.stdout.decode(errors="replace").splitlines(), ""]
    return ProbeResult(rest[0] if done.returncode == 0 and rest else "", is_stable=first == READY)


def query_gl_renderer() -> str:
    """Return the name of the OpenGL renderer; empty without OpenGL. A faulty driver may crash this process."""
    from PySide6.QtGui import (
        QGuiApplication,
        QOffscreenSurface,
        QOpenGLContext,
    )

    app = QGuiApplication.instance() or QGuiApplication(["qbj-kiosk"])
    print(READY, flush=True)  # noqa: T201 - the probe's output
    surface, context = QOffscreenSurface(), QOpenGLContext()
    surface.create()
    if not (context.create() and surface.isValid() and context.makeCurrent(surface)):
        return ""
    name = str(context.functions().glGetString(GL_RENDERER))
    context.doneCurrent()
    del app
    return name


if __name__ == "__main__":
    parent_watch.start()  # the supervisor does not wait for a probe when it ends
    print(query_gl_renderer(), flush=True)  # noqa: T201 - the probe's output
