"""Run every check on the checkout, one line each; `fast` leaves out the slow tests. What failed is told at the end."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CODE = ("src", "tools", "benchmarks", "tests")
KEPT = ("HOME", "PATH", "TMPDIR", "USER", "XDG_RUNTIME_DIR", "CI")
FIXED = {
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "QBJ_KIOSK_DIALOG": "never",
    "QT_QPA_PLATFORM": "offscreen",
    "TZ": "UTC",
}
"""With `KEPT`, all that a check sees of the environment: a result must not depend on whose terminal it is."""

PARALLEL = ("--numprocesses", "auto", "--dist", "worksteal")
"""Each worker begins with a part of its own, so that what tests share is set up once, and helps out at the end."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to prove, and the command that proves it with exit code 0."""

    name: str
    command: tuple[str, ...]
    live: bool = False
    """Whether its output is worth seeing as it comes."""


def checks(*, fast: bool) -> tuple[Check, ...]:
    """All checks, the quick ones first."""
    python = (sys.executable, "-I")
    chosen = ("-m", "not slow") if fast else ()
    return (
        Check("formatting", (str(BIN / "ruff"), "format", "--check", *CODE)),
        Check("lint", (str(BIN / "ruff"), "check", *CODE)),
        Check("types", (str(BIN / "mypy"),)),
        Check("import rules", (str(BIN / "lint-imports"), "--no-cache")),
        Check("QML", (*python, str(ROOT / "tools" / "lint_qml.py"))),
        Check("tests", (*python, "-m", "pytest", "-q", *PARALLEL, *chosen), live=True),
    )


def run(check: Check, environment: Mapping[str, str]) -> str | None:
    """Run one check and say how it went; return what it said if it failed."""
    print(f"{check.name:<14}", end="\n" if check.live else "", flush=True)
    began = time.monotonic()
    pipe = None if check.live else subprocess.PIPE
    done = subprocess.run(check.command, cwd=ROOT, env=environment, stdout=pipe, stderr=subprocess.STDOUT, check=False)
    word = "ok" if done.returncode == 0 else f"FAILED ({done.returncode})"
    print(f"{check.name:<14}{word}" if check.live else word, f"{time.monotonic() - began:.1f} s", flush=True)
    return None if done.returncode == 0 else (done.stdout or b"").decode(errors="replace")


def main(arguments: list[str]) -> int:
    """Run all checks; return 0 if every one passed."""
    if arguments not in ([], ["fast"]):
        print("usage: ./check [fast]", file=sys.stderr)
        return 64
    environment = {name: os.environ[name] for name in KEPT if name in os.environ} | FIXED
    failed = {
        check.name: said for check in checks(fast=bool(arguments)) if (said := run(check, environment)) is not None
    }
    for name, said in failed.items():
        print(f"\n--- {name} ---\n{said}".rstrip())
    print(f"\nFAILED: {', '.join(failed)}" if failed else "\nAll checks passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
