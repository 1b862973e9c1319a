"""GPU or software: by the driver's name, asked once."""

import sys
from pathlib import Path

import pytest

from qbj_kiosk.shell import renderer
from qbj_kiosk.shell.renderer import Answer, choose, decide, identity, probe, remembered


@pytest.mark.parametrize(
    ("description", "chosen"),
    [
        ("", "software"),
        ("llvmpipe (LLVM 15.0.6, 256 bits)", "software"),
        ("softpipe", "software"),
        ("Mesa DRI swrast", "software"),
        ("Software Rasterizer", "software"),
        ("Google SwiftShader", "software"),
        ("GDI Generic", "software"),
        ("Mesa Intel(R) UHD Graphics 620 (KBL GT2)", "gpu"),
        ("AMD Radeon Graphics (radeonsi, renoir, LLVM 15.0.6)", "gpu"),
        ("NVIDIA GeForce GTX 1650/PCIe/SSE2", "gpu"),
        ("V3D 4.2", "gpu"),
    ],
)
def test_what_opengl_calls_itself_decides(description: str, chosen: str) -> None:
    assert decide(description) == chosen


class Driver:
    """Counts how often it is asked."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)

    def __call__(self, _: object) -> Answer:
        return self.answers.pop(0)


def test_the_answer_is_remembered_for_the_driver_it_came_from(tmp_path: Path) -> None:
    driver = Driver(Answer("Mesa Intel"), Answer("llvmpipe"))
    for display, chosen in ((":0", "gpu"), (":0", "gpu"), (":1", "software"), (":1", "software")):
        assert choose("auto", tmp_path / "state", {"DISPLAY": display}, driver) == chosen
    assert driver.answers == []
    assert remembered(tmp_path / "state" / "renderer")["description"] == "llvmpipe"


def test_a_passing_trouble_is_not_remembered(tmp_path: Path) -> None:
    driver = Driver(Answer("", lasting=False), Answer("Mesa Intel"))
    assert choose("auto", tmp_path, {}, driver) == "software"
    assert choose("auto", tmp_path, {}, driver) == "gpu"


@pytest.mark.parametrize("asked", ["gpu", "software"])
def test_who_asks_for_one_gets_it(tmp_path: Path, asked: str) -> None:
    assert choose(asked, tmp_path, {}, Driver()) == asked
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"nonsense"])
def test_a_broken_memory_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "renderer").write_bytes(content)
    assert choose("auto", tmp_path, {}, Driver(Answer("Mesa Intel"))) == "gpu"


def test_a_state_folder_that_cannot_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "state").touch()
    assert choose("auto", tmp_path / "state", {}, Driver(Answer("Mesa Intel"))) == "gpu"


def test_another_card_driver_or_library_is_another_machine(tmp_path: Path) -> None:
    card = tmp_path / "sys" / "class" / "drm" / "card0" / "device"
    library = tmp_path / "usr" / "lib" / "x86_64-linux-gnu" / "libGL.so.1"
    seen = [identity({}, tmp_path)]
    card.mkdir(parents=True)
    (card / "vendor").write_text("0x8086\n")
    seen.append(identity({}, tmp_path))
    (card / "driver").symlink_to(tmp_path / "i915")
    seen.append(identity({}, tmp_path))
    library.parent.mkdir(parents=True)
    library.touch()
    seen.append(identity({}, tmp_path))
    seen.append(identity({"WAYLAND_DISPLAY": "wayland-0"}, tmp_path))
    assert len(set(seen)) == len(seen)
    assert identity({}, tmp_path) == identity({}, tmp_path)


def imitate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> Answer:
    """What a probe that does this in place of asking Qt comes to."""
    fake = tmp_path / "python"
    fake.write_text(f"#!{sys.executable}\nimport os, signal\n{body}\n")
    fake.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(fake))
    return probe({})


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ("print('awake'); print('Mesa Intel')", Answer("Mesa Intel")),
        ("print('awake'); print()", Answer("")),
        ("print('awake', flush=True); os.kill(os.getpid(), signal.SIGSEGV)", Answer("")),
        ("os.kill(os.getpid(), signal.SIGABRT)", Answer("", lasting=False)),
        ("", Answer("", lasting=False)),
    ],
)
def test_a_probe_that_is_taken_down_is_an_answer_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, answer: Answer
) -> None:
    assert imitate(tmp_path, monkeypatch, body) == answer


def test_a_driver_that_does_not_answer_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renderer, "PATIENCE", 0.1)
    assert imitate(tmp_path, monkeypatch, "signal.pause()") == Answer("", lasting=False)


def test_the_real_probe_answers_without_a_display_of_its_own() -> None:
    answer = probe({"QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin"})
    assert answer.lasting
