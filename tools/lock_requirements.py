"""Pin every dependency with its hashes: write `requirements/run.txt`, `dev.txt` and `media.txt`.

    python tools/lock_requirements.py [--upgrade]

Needs uv (`pip install uv`, into any environment). One lock serves every system and Python version that pyproject.toml
allows: its hashes are of all files of a release. The locks name no registry, so pip uses the one that it is configured
for.
"""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
COMPILE = (
    *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-header", "--no-annotate"),
)
HEADER = "# Made by tools/lock_requirements.py from pyproject.toml: change that, then run this.\n"


def lock(name: str, *options: str, requirements: str = "") -> None:
    """Write the pinned requirements `requirements/NAME.txt`; earlier pins stay where they still fit."""
    target = LOCKS / f"{name}.txt"
    command = [*COMPILE, *options, *sys.argv[1:], "--output-file", str(target)]
    subprocess.run(command, cwd=ROOT, input=requirements, text=True, stdout=subprocess.DEVNULL, check=True)
    target.write_text(HEADER + target.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")


def main() -> int:
    """Write all files of pinned requirements; return the exit code."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = ("--constraint", str(LOCKS / "run.txt"))
    lock("run", "--extra", "editable", "pyproject.toml")
    lock("dev", "--extra", "dev", *pins, "pyproject.toml")
    # Only what the extra adds: it is installed into an environment that has the rest.
    lock("media", *pins, "-", requirements="\n".join(project["optional-dependencies"]["media"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
