"""Virtual environment of the tests of speech: like the one for development, with the extra `media`.

It is separate because the exhibit starts a speech process wherever the extra is installed, in every other test too.
"""

import shutil
import subprocess
from pathlib import Path

from launcher.messages import report
from launcher.venv_location import Installation

PROGRAMS = ("speech-dispatcher", "sd_espeak-ng", "espeak-ng", "pulseaudio", "pactl")


def environment(installation: Installation) -> Installation:
    return Installation(installation.root, installation.venv / "media")


def provide(installation: Installation) -> None:
    """Create the environment for tests with a real speech engine if it is missing or outdated.

    A failure is only reported: other tests do not need it.
    """
    media = environment(installation)
    if media.is_ready("media"):
        return
    report("installing the extra media for the tests of speech (about 300 MB)")
    shutil.rmtree(media.venv, ignore_errors=True)
    pip = [str(installation.python), "-I", "-m", "pip", "--python", str(media.python), "install"]
    pip += ["--quiet", "--disable-pip-version-check", "--no-input", "--require-hashes", "--only-binary=:all:"]
    steps = (
        [str(installation.python), "-I", "-m", "venv", "--without-pip", str(media.venv)],
        [*pip, "--requirement", str(media.requirements("media"))],
    )
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
        if done.returncode:
            shutil.rmtree(media.venv, ignore_errors=True)
            report(f"the tests of speech cannot run: {done.stderr.strip().splitlines()[-1:]}")
            return
    # The packages for development, after its own: PySide6 comes from the new environment.
    own, shared = (next(each.venv.glob("lib*/python3*/site-packages"), None) for each in (media, installation))
    if own is not None and shared is not None:
        (own / "development.pth").write_text(_search_path(shared), encoding="utf-8")
        media.write_stamp("media")


def _search_path(shared: Path) -> str:
    """Return the lines of a `.pth` file: a folder, then the folders that its own `.pth` files add."""
    return f"import site; site.addsitedir({str(shared)!r})\n"
