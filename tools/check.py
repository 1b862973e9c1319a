"""Run every check on the checkout, one line each. Failures are printed at the end.

`fast` leaves out the slow tests; `exhaustive` adds every combination of screens, text sizes and languages. `machine`
runs only the machine test: it boots what docs/deploy.md installs in an emulator (`--release`, default bookworm).
"""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
MEDIA_PYTHON = BIN.parent / "media" / "bin" / "python"
"""Of the environment with the extra `media`, which `tools/setup.py dev` makes."""
CODE = ("src", "tools", "benchmarks", "tests")
KEPT = ("HOME", "PATH", "TMPDIR", "USER", "XDG_RUNTIME_DIR", "CI")
FIXED = {
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "QBJ_KIOSK_DIALOG": "never",
    "QT_QPA_PLATFORM": "offscreen",
    "TZ": "UTC",
}
"""With `KEPT`, the whole environment of a check: a result must not depend on the terminal that it runs in."""

WORKERS = 3 * (os.cpu_count() or 1)
"""Most of the time a test waits for a process or for the end of a motion."""
PARALLEL = ("--numprocesses", str(WORKERS), "--dist", "worksteal")
"""Each worker begins with its own part of the tests, so that shared fixtures are set up once, and helps at the end."""
SELECTIONS = {"": (), "fast": ("-m", "not slow and not exhaustive"), "exhaustive": ("-m", "")}
"""For each argument, the options that select tests. Without any, pyproject.toml leaves out the exhaustive ones."""


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    command: tuple[str, ...]
    live: bool = False
    """True if its output is shown while it runs."""
    beside: bool = False
    """True if it runs beside the checks after it, because it mostly waits. Its result is printed last."""


def checks(selection: str = "") -> tuple[Check, ...]:
    python = (sys.executable, "-I")
    speech = (str(MEDIA_PYTHON), "-I", "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/speech/engine")
    return (
        Check("formatting", (str(BIN / "ruff"), "format", "--check", *CODE)),
        Check("lint", (str(BIN / "ruff"), "check", *CODE)),
        Check("types", (str(BIN / "mypy"),)),
        Check("import rules", (str(BIN / "lint-imports"), "--no-cache")),
        Check("QML", (*python, str(ROOT / "tools" / "lint_qml.py"))),
        *((Check("speech", speech, beside=True),) if selection != "fast" and MEDIA_PYTHON.exists() else ()),
        Check("tests", (*python, "-m", "pytest", "-q", *PARALLEL, *SELECTIONS[selection]), live=True),
    )


def machine_checks(release: str) -> tuple[Check, ...]:
    packages = (str(ROOT / "tools" / "package"), "--out", str(ROOT / "dist"))
    test = (sys.executable, "-I", "-m", "pytest", "-v", "-p", "no:cacheprovider", "tests/machine", "--release", release)
    return Check("packages", packages), Check("machine", test, live=True)


class Result(NamedTuple):
    exit_code: int
    output: str
    """Empty if it was shown while it ran."""
    seconds: float


def execute(check: Check, environment: Mapping[str, str]) -> Result:
    started = time.monotonic()
    pipe = None if check.live else subprocess.PIPE
    done = subprocess.run(check.command, cwd=ROOT, env=environment, stdout=pipe, stderr=subprocess.STDOUT, check=False)
    return Result(done.returncode, (done.stdout or b"").decode(errors="replace"), time.monotonic() - started)


def run(chosen: Sequence[Check], environment: Mapping[str, str]) -> dict[str, str]:
    """Run checks and print one line for each; return the outputs of those that failed, by name."""
    failed: dict[str, str] = {}
    with ThreadPoolExecutor() as executor:
        beside = {check: executor.submit(execute, check, environment) for check in chosen if check.beside}
        for check in sorted(chosen, key=lambda check: check.beside):
            print(f"{check.name:<14}", end="\n" if check.live else "", flush=True)
            result = beside[check].result() if check in beside else execute(check, environment)
            ended = "ok" if result.exit_code == 0 else f"FAILED ({result.exit_code})"
            print(f"{check.name:<14}{ended}" if check.live else ended, f"{result.seconds:.1f} s", flush=True)
            if result.exit_code != 0:
                failed[check.name] = result.output
    return failed


def main(arguments: list[str]) -> int:
    match arguments:
        case ["machine"]:
            chosen = machine_checks("bookworm")
        case ["machine", "--release", release]:
            chosen = machine_checks(release)
        case [] | [("fast" | "exhaustive")]:
            chosen = checks(*arguments)
        case _:
            print("usage: ./check [fast | exhaustive | machine [--release NAME]]", file=sys.stderr)
            return 64
    environment = {name: os.environ[name] for name in KEPT if name in os.environ} | FIXED
    failed = run(chosen, environment)
    for name, output in failed.items():
        print(f"\n--- {name} ---\n{output}".rstrip())
    print(f"\nFAILED: {', '.join(failed)}" if failed else "\nAll checks passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
