"""Setting up, step by step. Each step can be broken off: the next start finds out and goes on, or begins anew."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from launcher import libraries
from launcher.alone import alone
from launcher.place import Place, choose
from launcher.say import READY, SetUpError, say

NEEDED = 500_000_000
"""Bytes that an environment takes, with what pip unpacks on the way."""
TEST_PROGRAMS = ("Xvfb", "cage", "Xwayland", "xdotool", "dbus-daemon", "pyatspi", "at-spi-bus-launcher")
NO_WAY = "There is no way to the package index. Connect this machine to the network and start again."
CAUSES = (
    ("No space left on device", "The disk is full. Make some room and start again."),
    ("Disk quota exceeded", "Your disk quota is used up. Make some room and start again."),
    (
        "THESE PACKAGES DO NOT MATCH THE HASHES",
        "A downloaded file is not the one that was tested. Do not use this network.",
    ),
    (
        "CERTIFICATE_VERIFY_FAILED",
        "This machine does not trust the package index's certificate. Look at its clock first.",
    ),
    ("imed out", "The package index does not answer. Look at the network and start again."),
    ("onnection", NO_WAY),
    ("resolution", NO_WAY),
    ("No matching distribution", "The package index does not have a version that is pinned here."),
)
"""What pip says when it fails, and what that means to a person."""


def set_up(kind: str, environment: Mapping[str, str] = os.environ) -> Place:
    """Set up this checkout to `run`, or for `dev`elopment; return where."""
    place = choose(environment=environment)
    with alone(
        place.venv.with_name(f"{place.venv.name}.lock"), lambda: say("another set-up is running; waiting for it")
    ):
        if not place.ready(kind):
            install(place, kind)
        if sys.platform == "linux":
            lacking = libraries.provide(pyside(place), environment)
            note_lacking(place, lacking)
            libraries.judge(lacking, environment)
            if kind == "dev":
                libraries.provide_programs(TEST_PROGRAMS)
    say(READY)
    return place


def install(place: Place, kind: str) -> None:
    """Make the environment and put the pinned packages and this checkout into it."""
    say("setting up for the first time; this takes a minute or two")
    prepare(place)
    place.unfinished.touch()
    place.ready_file(kind).unlink(missing_ok=True)
    count = place.requirements(kind).read_text(encoding="utf-8").count("==")
    say(f"installing {count} pinned packages (about 100 MB)")
    pip(place, "--require-hashes", "--only-binary=:all:", "--requirement", str(place.requirements(kind)))
    say("installing qbj-kiosk")
    pip(place, "--no-deps", "--no-build-isolation", "--editable", str(place.root))
    place.unfinished.unlink()
    place.write_stamp(kind)


def prepare(place: Place) -> None:
    """Make a virtual environment, unless there is one that can be trusted."""
    if place.python.exists() and not place.unfinished.exists() and any(place.venv.glob("ready-*")):
        return
    if place.venv.exists():
        say("an earlier set-up was broken off; beginning anew")
        shutil.rmtree(place.venv)
    place.venv.parent.mkdir(parents=True, exist_ok=True)
    if (free := shutil.disk_usage(place.venv.parent).free) < NEEDED:
        raise SetUpError(f"{place.venv.parent} has {free // 1_000_000} MB free; {NEEDED // 1_000_000} MB are needed.")
    say("making a Python environment")
    provide_venv()
    # The real interpreter: a link such as python3 may lead to another version one day.
    command = [os.path.realpath(sys.executable), "-I", "-m", "venv", str(place.venv)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        shutil.rmtree(place.venv, ignore_errors=True)
        raise SetUpError(f"Python could not make an environment in {place.venv}:\n{tail(made.stdout + made.stderr)}")


def provide_venv() -> None:
    """See to it that Python can make environments: Debian keeps that in a package of its own."""
    if can_make_venv():
        return
    chosen = libraries.manager()
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if chosen and chosen.command == "apt-get" and libraries.install(chosen, (package,)) and can_make_venv():
        return
    raise SetUpError(
        f"Python cannot make environments here. This installs what it lacks:\n\n    sudo apt-get install {package}\n"
    )


def can_make_venv() -> bool:
    """Whether the modules are there. Asked in a new process: this one would not see a new installation."""
    command = [sys.executable, "-I", "-c", "import ensurepip, venv"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def pip(place: Place, *arguments: str) -> None:
    """Install with the environment's pip; raise SetUpError with what a person can do."""
    log = place.venv / "setup.log"
    command = [str(place.python), "-I", "-m", "pip", "install", "--disable-pip-version-check", "--no-input", *arguments]
    with log.open("ab") as file:
        code = subprocess.run(
            command, stdout=file, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, check=False
        ).returncode
    if code:
        said = log.read_text(encoding="utf-8", errors="replace")
        reason = next((meaning for sign, meaning in CAUSES if sign in said), "Installing packages failed.")
        raise SetUpError(f"{reason}\n\n{errors(said)}\n\nAll of it: {log}")


def pyside(place: Place) -> Path:
    """The folder that PySide6 was installed into."""
    return next(place.venv.glob("lib*/python3*/site-packages/PySide6"), place.venv)


def note_lacking(place: Place, lacking: Iterable[str]) -> None:
    """Remember which platforms lack libraries (no name: all), so that a start on one of them comes back here."""
    lacking = set(lacking)
    for old in place.venv.glob("lacks-*"):
        if old.name.removeprefix("lacks-") not in lacking:
            old.unlink()
    for name in lacking:
        (place.venv / f"lacks-{name}").touch()


def errors(said: str) -> str:
    """The lines that pip itself calls errors, or its last ones."""
    named = [line for line in said.splitlines() if line.startswith("ERROR")]
    return "\n".join(named[-2:]) or tail(said)


def tail(text: str, lines: int = 6) -> str:
    """The last lines of what a program said."""
    return "\n".join(text.strip().splitlines()[-lines:])
