"""Pin every dependency with its hashes: write `requirements/run.txt`, `dev.txt` and `media.txt`.

    python tools/lock.py [--upgrade]

Needs pip-tools (`pip install pip-tools`, into any environment, on the oldest Python we support). The files name no
registry: whoever installs uses the one that their pip is set up with. Hashes are of all files of a release, so one lock
serves every system and Python we support.
"""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
COMPILE = [
    *(sys.executable, "-m", "piptools", "compile", "--quiet", "--generate-hashes", "--strip-extras", "--allow-unsafe"),
    *("--no-emit-index-url", "--no-emit-find-links", "--no-emit-trusted-host", "--no-emit-options", "--no-header"),
    *("--no-annotate", "--resolver=backtracking"),
]
HEADER = "# Made by tools/lock.py from pyproject.toml: change that, then run this.\n"
WINDOWS_ONLY = ("colorama", "tzdata")
"""What click, pytest and the opening hours need on Windows; a resolver on another system leaves it out."""


def project() -> dict[str, Any]:
    """Return what pyproject.toml states of the project."""
    return dict(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"])


def stated(extra: str) -> list[str]:
    """Return the requirements of an extra alone."""
    return list(project()["optional-dependencies"][extra])


def wanted(extra: str) -> list[str]:
    """Return the requirements of the project and one of its extras, as pyproject.toml states them."""
    extras = {f"{project()['name']}[{name}]": lines for name, lines in project()["optional-dependencies"].items()}
    lines = [*project()["dependencies"], *stated(extra)]
    return [requirement for line in lines for requirement in extras.get(line, [line])]


def compile_lock(name: str, requirements: list[str]) -> None:
    """Write `requirements/NAME.txt`; what it pinned before stays where it still fits."""
    target = ROOT / "requirements" / f"{name}.txt"
    with TemporaryDirectory() as folder:
        source, result = Path(folder, f"{name}.in"), Path(folder, f"{name}.txt")
        source.write_text("\n".join([*requirements, *WINDOWS_ONLY]), encoding="utf-8")
        if target.exists():
            result.write_text(target.read_text(encoding="utf-8"), encoding="utf-8")
        subprocess.run([*COMPILE, *sys.argv[1:], "--output-file", str(result), str(source)], cwd=folder, check=True)
        target.write_text(HEADER + cleaned(result.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def cleaned(lock: str) -> str:
    """Return a lock without comments and blank lines, and with markers where they are due."""
    kept = re.sub(r"(?m)^\s*#.*\n", "", lock)
    for name in WINDOWS_ONLY:
        kept = re.sub(rf"(?m)^({name}==\S+)", r'\1 ; sys_platform == "win32"', kept)
    return re.sub(r"\n{2,}", "\n", kept)


def main() -> int:
    """Write the locks, those after the first with its pins; return the exit code."""
    run = ROOT / "requirements" / "run.txt"
    run.parent.mkdir(exist_ok=True)
    compile_lock("run", wanted("editable"))
    compile_lock("dev", [f"-c {run}", *wanted("dev")])
    compile_lock("media", [f"-c {run}", *stated("media")])
    return 0


if __name__ == "__main__":
    sys.exit(main())
