"""Setting up: in what order, and what is left when it is broken off."""

import fcntl
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from launcher import libraries, steps
from launcher.alone import alone
from launcher.place import Place
from launcher.say import SetUpError
from tests.launcher.checkouts import Checkout, write_script


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, checkout: Checkout) -> list[tuple[str, ...]]:
    """Set-up of the copied checkout without pip or venv; returns what pip was asked for."""
    asked: list[tuple[str, ...]] = []

    def prepare(place: Place) -> None:
        (place.venv / "bin").mkdir(parents=True, exist_ok=True)
        write_script(place.python, "")

    monkeypatch.setattr(steps, "choose", lambda **_: checkout.place)
    monkeypatch.setattr(steps, "prepare", prepare)
    monkeypatch.setattr(steps, "pip", lambda _place, *arguments: asked.append(arguments))
    monkeypatch.setattr(libraries, "provide", lambda *_: {})
    return asked


def test_packages_are_pinned_and_then_the_checkout_is_installed(
    quick: list[tuple[str, ...]], checkout: Checkout
) -> None:
    steps.set_up("run", {})
    assert checkout.place.ready("run")
    assert [arguments[0] for arguments in quick] == ["--require-hashes", "--no-deps"]
    steps.set_up("run", {})
    assert len(quick) == 2, "a second set-up has nothing to do"


@pytest.mark.parametrize("failing", [0, 1])
def test_a_failing_step_leaves_no_stamp(
    quick: list[tuple[str, ...]], checkout: Checkout, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    def pip(_place: Place, *arguments: str) -> None:
        quick.append(arguments)
        if len(quick) == failing + 1:
            raise SetUpError("broken off")

    monkeypatch.setattr(steps, "pip", pip)
    with pytest.raises(SetUpError):
        steps.set_up("run", {})
    assert not checkout.place.ready("run")
    assert checkout.place.unfinished.exists()


@pytest.mark.usefixtures("quick")
def test_what_lacks_libraries_is_noted_before_it_is_judged(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "provide", lambda *_: {"xcb": ("libxcb-icccm.so.4",)})
    with pytest.raises(SetUpError):
        steps.set_up("run", {"DISPLAY": ":0"})
    assert [file.name for file in checkout.place.venv.glob("lacks-*")] == ["lacks-xcb"]
    monkeypatch.setattr(libraries, "provide", lambda *_: {})
    steps.set_up("run", {"DISPLAY": ":0"})
    assert sorted(checkout.place.venv.glob("lacks-*")) == []


@pytest.mark.slow
def test_a_broken_off_environment_is_made_anew(checkout: Checkout) -> None:
    checkout.set_up()
    checkout.place.unfinished.touch()
    (checkout.place.venv / "half a package").touch()
    steps.prepare(checkout.place)
    assert not (checkout.place.venv / "half a package").exists()
    assert subprocess.run([checkout.place.python, "-I", "-m", "pip", "--version"], check=False).returncode == 0


def test_a_finished_environment_is_kept(checkout: Checkout) -> None:
    checkout.set_up()
    (checkout.place.venv / "a package").touch()
    steps.prepare(checkout.place)
    assert (checkout.place.venv / "a package").exists()


def test_a_full_disk_is_told_beforehand(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "NEEDED", 10**18)
    with pytest.raises(SetUpError, match="MB free"):
        steps.prepare(checkout.place)
    assert not checkout.place.venv.exists()


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("WARNING: Retrying after connection broken by 'NewConnectionError'", "no way to the package index"),
        ("[Errno -3] Temporary failure in name resolution", "no way to the package index"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one that was tested"),
        ("SSLError: CERTIFICATE_VERIFY_FAILED", "certificate"),
        ("ERROR: No matching distribution found for click==8.5.1", "does not have a version"),
        ("something else", "Installing packages failed"),
    ],
)
def test_what_pip_says_is_told_in_words(checkout: Checkout, said: str, meaning: str) -> None:
    checkout.set_up(program=f'echo "{said}"; exit 1')
    with pytest.raises(SetUpError, match=meaning):
        steps.pip(checkout.place, "click")
    assert said in (checkout.place.venv / "setup.log").read_text()


def test_a_second_set_up_waits_for_the_first(tmp_path: Path) -> None:
    file, waiting, done = tmp_path / "lock", threading.Event(), []
    with file.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)

        def second() -> None:
            with alone(file, waiting.set):
                done.append(True)

        thread = threading.Thread(target=second)
        thread.start()
        assert waiting.wait(10)
        assert done == []
        fcntl.flock(held, fcntl.LOCK_UN)
        thread.join(10)
    assert done == [True]


def test_the_lock_ends_with_its_holder(tmp_path: Path) -> None:
    holder = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from launcher.alone import alone
from launcher.place import Place
with alone(Path(sys.argv[2]), print):
    os._exit(9)
"""
    tools = Path(steps.__file__).parents[1]
    assert subprocess.run([sys.executable, "-c", holder, tools, tmp_path / "lock"], check=False).returncode == 9
    with alone(tmp_path / "lock", lambda: pytest.fail("still held")):
        pass
