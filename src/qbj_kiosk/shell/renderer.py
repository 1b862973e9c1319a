"""GPU or software: asked of the driver once, in a process of its own, and remembered as long as it is the same."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from qbj_kiosk.supervisor.environment import for_child
from qbj_kiosk.supervisor.recovery import Stage

GPU = "gpu"
SOFTWARE = "software"
AWAKE = "awake"
"""What the probe says once Qt has a display: whatever happens after that is the driver's doing."""
PATIENCE = 5.0
"""Seconds that a driver has to answer."""
GL_RENDERER = 0x1F01
"""Of OpenGL's glGetString."""
IMITATIONS = ("llvmpipe", "softpipe", "swrast", "software rasterizer", "swiftshader", "gdi generic", "basic render")
"""What OpenGL calls itself where the processor does the work: Qt's own software renderer takes a quarter of it."""
LIBRARIES = ("libGL.so*", "libGLX_*.so*", "libEGL*.so*", "libgallium*.so*", "dri/*_dri.so")

if sys.platform == "win32":
    NO_WINDOW = subprocess.CREATE_NO_WINDOW
else:
    NO_WINDOW = 0
    """Windows would give a program that has no window one for its text."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a probe found."""

    description: str
    """What OpenGL calls itself; empty where there is none."""
    lasting: bool = True
    """Whether asking again would find the same."""


def decide(description: str) -> str:
    """How to draw, by what OpenGL calls itself."""
    name = description.lower()
    return SOFTWARE if not name or any(imitation in name for imitation in IMITATIONS) else GPU


def choose(
    asked: str, state: Path, environ: Mapping[str, str], ask: Callable[[Mapping[str, str]], Answer] | None = None
) -> str:
    """How to draw.

    Args:
        asked: `gpu`, `software`, or `auto` for what suits the machine.
        state: the folder in which the answer is remembered.
        environ: the environment, which names the display.
        ask: asks the driver.
    """
    if asked in (GPU, SOFTWARE):
        return asked
    file, driver = state / "renderer", identity(environ)
    known = remembered(file)
    if known.get("driver") == driver:
        return decide(known.get("description", ""))
    answer = (ask or probe)(environ)
    if answer.lasting:
        _remember(file, {"driver": driver, "description": answer.description})
    return decide(answer.description)


def remembered(file: Path) -> dict[str, str]:
    """What is remembered: the `driver` and its `description`. Nothing, if the file is missing or broken."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}


def identity(environ: Mapping[str, str], system: Path = Path("/")) -> str:
    """A short name for graphics cards, their drivers, OpenGL's libraries and the display."""
    told = [environ.get(name, "") for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")]
    return hashlib.sha256("\n".join([*told, *_cards(system), *_libraries(system)]).encode()).hexdigest()[:16]


def _cards(system: Path) -> Iterator[str]:
    for device in sorted(system.glob("sys/class/drm/card*/device")):
        ids = [_content(device / name) for name in ("vendor", "device")]
        yield " ".join([*ids, Path(os.path.realpath(device / "driver")).name])


def _libraries(system: Path) -> Iterator[str]:
    for folder in sorted({*system.glob("usr/lib"), *system.glob("usr/lib64"), *system.glob("usr/lib/*-linux-gnu*")}):
        for file in sorted(found for pattern in LIBRARIES for found in folder.glob(pattern)):
            if file.exists():
                yield f"{file} {file.stat().st_mtime_ns}"


def _content(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def _remember(file: Path, answer: dict[str, str]) -> None:
    draft = file.with_name(file.name + ".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(answer), encoding="utf-8")
        draft.replace(file)
    except OSError:
        return  # the next start asks again


def probe(environ: Mapping[str, str]) -> Answer:
    """Asks the driver, in a process that it may take down with it."""
    command = [sys.executable, "-I", "-m", "qbj_kiosk.shell.renderer"]
    try:
        done = subprocess.run(  # noqa: S603 - this very module; no shell
            command,
            env=for_child(environ, Stage.AS_IT_WAS, GPU),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            creationflags=NO_WINDOW,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return Answer("", lasting=False)
    awake, *rest = [*done.stdout.decode(errors="replace").splitlines(), ""]
    return Answer(rest[0] if done.returncode == 0 and rest else "", lasting=awake == AWAKE)


def described() -> str:
    """What OpenGL calls itself on this display; empty where there is none. A bad driver may end the process."""
    from PySide6.QtGui import (
        QGuiApplication,
        QOffscreenSurface,
        QOpenGLContext,
    )

    app = QGuiApplication.instance() or QGuiApplication(["qbj-kiosk"])
    print(AWAKE, flush=True)  # noqa: T201 - the probe's answer
    surface, context = QOffscreenSurface(), QOpenGLContext()
    surface.create()
    if not (context.create() and surface.isValid() and context.makeCurrent(surface)):
        return ""
    name = str(context.functions().glGetString(GL_RENDERER))
    context.doneCurrent()
    del app
    return name


if __name__ == "__main__":
    print(described(), flush=True)  # noqa: T201 - the probe's answer
