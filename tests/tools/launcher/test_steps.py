"""Steps of set-up: their order, and the state after an interruption."""

import fcntl
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from launcher import libraries, steps
from launcher.file_lock import exclusive
from launcher.messages import SetUpError
from launcher.venv_location import Installation
from tests.tools.launcher.launcher_copy import Checkout, write_script


@pytest.fixture
def pip_calls(monkeypatch: pytest.MonkeyPatch, checkout: Checkout) -> list[tuple[str, ...]]:
    """Replace pip and venv by recorders. Return the arguments of each call of pip."""
    calls: list[tuple[str, ...]] = []

    def prepare(installation: Installation) -> None:
        (installation.venv / "bin").mkdir(parents=True, exist_ok=True)
        write_script(installation.python, "")

    monkeypatch.setattr(steps, "choose", lambda **_: checkout.installation)
    monkeypatch.setattr(steps, "prepare", prepare)
    monkeypatch.setattr(steps, "pip", lambda _installation, *arguments: calls.append(arguments))
    monkeypatch.setattr(libraries, "provide", lambda *_: {})
    return calls


def test_pinned_packages_are_installed_before_the_checkout(
    pip_calls: list[tuple[str, ...]], checkout: Checkout
) -> None:
    steps.set_up("run", {})
    assert checkout.installation.is_ready("run")
    assert [arguments[0] for arguments in pip_calls] == ["--require-hashes", "--no-deps"]
    steps.set_up("run", {})
    assert len(pip_calls) == 2, "a second set-up has nothing to do"


@pytest.mark.parametrize("failing", [0, 1])
def test_failing_step_leaves_no_stamp(
    pip_calls: list[tuple[str, ...]], checkout: Checkout, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    def pip(_installation: Installation, *arguments: str) -> None:
        pip_calls.append(arguments)
        if len(pip_calls) == failing + 1:
            raise SetUpError("interrupted")

    monkeypatch.setattr(steps, "pip", pip)
    with pytest.raises(SetUpError):
        steps.set_up("run", {})
    assert not checkout.installation.is_ready("run")
    assert checkout.installation.unfinished.exists()


@pytest.mark.usefixtures("pip_calls")
def test_lacking_platforms_are_marked_before_the_error(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "provide", lambda *_: {"xcb": ("libxcb-icccm.so.4",)})
    with pytest.raises(SetUpError):
        steps.set_up("run", {"DISPLAY": ":0"})
    assert [file.name for file in checkout.installation.venv.glob("lacks-*")] == ["lacks-xcb"]
    monkeypatch.setattr(libraries, "provide", lambda *_: {})
    steps.set_up("run", {"DISPLAY": ":0"})
    assert sorted(checkout.installation.venv.glob("lacks-*")) == []


@pytest.mark.slow
def test_interrupted_environment_is_replaced(checkout: Checkout) -> None:
    checkout.set_up()
    checkout.installation.unfinished.touch()
    (checkout.installation.venv / "half a package").touch()
    steps.prepare(checkout.installation)
    assert not (checkout.installation.venv / "half a package").exists()
    assert subprocess.run([checkout.installation.python, "-I", "-m", "pip", "--version"], check=False).returncode == 0


def test_complete_environment_is_kept(checkout: Checkout) -> None:
    checkout.set_up()
    (checkout.installation.venv / "a package").touch()
    steps.prepare(checkout.installation)
    assert (checkout.installation.venv / "a package").exists()


def test_full_disk_is_an_error_before_anything_is_written(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "NEEDED", 10**18)
    with pytest.raises(SetUpError, match="MB free"):
        steps.prepare(checkout.installation)
    assert not checkout.installation.venv.exists()


@pytest.mark.parametrize(
    ("output", "meaning"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("WARNING: Retrying after connection broken by 'NewConnectionError'", "package index cannot be reached"),
        ("[Errno -3] Temporary failure in name resolution", "package index cannot be reached"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one that was tested"),
        ("SSLError: CERTIFICATE_VERIFY_FAILED", "certificate"),
        ("ERROR: No matching distribution found for click==8.5.1", "does not have a version"),
        ("something else", "Installing packages failed"),
    ],
)
def test_pip_failure_is_explained(checkout: Checkout, output: str, meaning: str) -> None:
    checkout.set_up(program=f'echo "{output}"; exit 1')
    with pytest.raises(SetUpError, match=meaning):
        steps.pip(checkout.installation, "click")
    assert output in (checkout.installation.venv / "setup.log").read_text()


def test_second_set_up_waits_for_the_first(tmp_path: Path) -> None:
    file, waiting, done = tmp_path / "lock", threading.Event(), []
    with file.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)

        def second() -> None:
            with exclusive(file, waiting.set):
                done.append(True)

        thread = threading.Thread(target=second)
        thread.start()
        assert waiting.wait(10)
        assert done == []
        fcntl.flock(held, fcntl.LOCK_UN)
        thread.join(10)
    assert done == [True]


def test_lock_is_released_when_its_holder_ends(tmp_path: Path) -> None:
    holder = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from launcher.file_lock import exclusive
with exclusive(Path(sys.argv[2]), print):
    os._exit(9)
"""
    tools = Path(steps.__file__).parents[1]
    assert subprocess.run([sys.executable, "-c", holder, tools, tmp_path / "lock"], check=False).returncode == 9
    with exclusive(tmp_path / "lock", lambda: pytest.fail("still held")):
        pass
