"""The steps of set-up. Each can be interrupted: the next start continues, or begins again with a new environment."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from launcher import libraries, speech_test_environment
from launcher.file_lock import exclusive
from launcher.messages import READY, SetUpError, report
from launcher.venv_location import Installation, choose

NEEDED = 500_000_000
"""Bytes that an environment takes, including what pip unpacks meanwhile."""
TEST_PROGRAMS = ("Xvfb", "xdotool", "dbus-daemon", "pyatspi", "at-spi-bus-launcher", *speech_test_environment.PROGRAMS)
UNREACHABLE = "The package index cannot be reached. Connect this machine to the network and start again."
CAUSES = (
    ("No space left on device", "The disk is full. Free some space and start again."),
    ("Disk quota exceeded", "Your disk quota is used up. Free some space and start again."),
    (
        "THESE PACKAGES DO NOT MATCH THE HASHES",
        "A downloaded file is not the one that was tested. Do not use this network.",
    ),
    (
        "CERTIFICATE_VERIFY_FAILED",
        "This machine does not trust the package index's certificate. Check its clock first.",
    ),
    ("imed out", "The package index does not answer. Check the network and start again."),
    ("onnection", UNREACHABLE),
    ("resolution", UNREACHABLE),
    ("No matching distribution", "The package index does not have a version that is pinned here."),
)
"""Parts of pip's error messages, and what each means to a person."""


def set_up(kind: str, environment: Mapping[str, str] = os.environ) -> Installation:
    """Set up this checkout to run, or for development. Return the checkout with its virtual environment."""
    installation = choose(environment=environment)
    lock = installation.venv.with_name(f"{installation.venv.name}.lock")
    with exclusive(lock, lambda: report("another set-up is running; waiting for it")):
        if not installation.is_ready(kind):
            install(installation, kind)
        if sys.platform == "linux":
            lacking = libraries.provide(pyside(installation), environment)
            note_lacking(installation, lacking)
            libraries.require(lacking, environment)
            if kind == "dev":
                libraries.provide_programs(TEST_PROGRAMS)
                speech_test_environment.provide(installation)
    report(READY)
    return installation


def install(installation: Installation, kind: str) -> None:
    report("setting up for the first time; this takes a minute or two")
    prepare(installation)
    installation.unfinished.touch()
    installation.ready_file(kind).unlink(missing_ok=True)
    requirements = installation.requirements(kind)
    count = sum(line[:1].isalnum() for line in requirements.read_text(encoding="utf-8").splitlines())
    report(f"installing {count} pinned packages (about 100 MB)")
    pip(installation, "--require-hashes", "--only-binary=:all:", "--requirement", str(requirements))
    report("installing qbj-kiosk")
    pip(installation, "--no-deps", "--no-build-isolation", "--editable", str(installation.root))
    installation.unfinished.unlink()
    installation.write_stamp(kind)


def prepare(installation: Installation) -> None:
    """Create the virtual environment unless a complete one exists."""
    venv = installation.venv
    if installation.python.exists() and not installation.unfinished.exists() and any(venv.glob("ready-*")):
        return
    if venv.exists():
        report("an earlier set-up was interrupted; starting again")
        shutil.rmtree(venv)
    venv.parent.mkdir(parents=True, exist_ok=True)
    if (free := shutil.disk_usage(venv.parent).free) < NEEDED:
        raise SetUpError(f"{venv.parent} has {free // 1_000_000} MB free; {NEEDED // 1_000_000} MB are needed.")
    report("making a Python environment")
    provide_venv()
    # The real interpreter: a link such as python3 may point to another version one day.
    command = [os.path.realpath(sys.executable), "-I", "-m", "venv", str(venv)]
    created = subprocess.run(command, capture_output=True, text=True, check=False)
    if created.returncode:
        shutil.rmtree(venv, ignore_errors=True)
        raise SetUpError(f"Python could not make an environment in {venv}:\n{tail(created.stdout + created.stderr)}")


def provide_venv() -> None:
    """Install Python's module `venv` if it is missing: Debian has it in a package of its own."""
    if has_venv():
        return
    manager = libraries.find_manager()
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if manager and manager.command == "apt-get" and libraries.install(manager, (package,)) and has_venv():
        return
    raise SetUpError(
        f"Python cannot make environments here. This installs what is missing:\n\n    sudo apt-get install {package}\n"
    )


def has_venv() -> bool:
    """Return True if Python can create virtual environments.

    Asked in a new process, since this one would not see a new module.
    """
    command = [sys.executable, "-I", "-c", "import ensurepip, venv"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def pip(installation: Installation, *arguments: str) -> None:
    """Run `pip install` in the virtual environment. Raise a SetUpError with the cause if it fails."""
    log = installation.venv / "setup.log"
    command = [str(installation.python), "-I", "-m", "pip", "install"]
    command += ["--disable-pip-version-check", "--no-input", *arguments]
    with log.open("ab") as file:
        code = subprocess.run(
            command, stdout=file, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, check=False
        ).returncode
    if code:
        output = log.read_text(encoding="utf-8", errors="replace")
        cause = next((meaning for sign, meaning in CAUSES if sign in output), "Installing packages failed.")
        raise SetUpError(f"{cause}\n\n{errors(output)}\n\nThe whole log: {log}")


def pyside(installation: Installation) -> Path:
    return next(installation.venv.glob("lib*/python3*/site-packages/PySide6"), installation.venv)


def note_lacking(installation: Installation, platforms: Iterable[str]) -> None:
    """Mark the Qt platforms that lack libraries (an empty name: all): a start on one runs set-up again."""
    platforms = set(platforms)
    for old in installation.venv.glob("lacks-*"):
        if old.name.removeprefix("lacks-") not in platforms:
            old.unlink()
    for name in platforms:
        (installation.venv / f"lacks-{name}").touch()


def errors(output: str) -> str:
    """Return the last lines of pip's output that it marks as errors, or else the last lines."""
    marked = [line for line in output.splitlines() if line.startswith("ERROR")]
    return "\n".join(marked[-2:]) or tail(output)


def tail(text: str, lines: int = 6) -> str:
    return "\n".join(text.strip().splitlines()[-lines:])
