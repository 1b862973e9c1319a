"""What the supervisor asks of Windows, told to a fake of it: no Windows was to be had."""

import ctypes
import importlib.util
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from qbj_kiosk import supervisor
from qbj_kiosk.supervisor.environment import make_child_environment
from qbj_kiosk.supervisor.exhibit_run import ExhibitRun
from qbj_kiosk.supervisor.log import Log, split_location
from qbj_kiosk.supervisor.process import windows_job
from qbj_kiosk.supervisor.process.windows_job import Job
from qbj_kiosk.supervisor.recovery import Stage
from qbj_kiosk.supervisor.watchdog import Watchdog

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="puts a fake in the place of the system")
FOLDER = Path(supervisor.__path__[0])
SYSTEM = "qbj_kiosk.supervisor.process.windows_api"
Load = Callable[[str], Any]


class Function:
    """One of a library's: ctypes is told its types, and it tells what it was called with."""

    def __init__(self, name: str, result: int | None, called: list[tuple[Any, ...]]) -> None:
        self.restype: object = None
        self.argtypes: tuple[object, ...] = ()
        self._name, self._result, self._called = name, result, called

    def __call__(self, *arguments: Any) -> int | None:  # noqa: ANN401 - as a library's
        assert len(arguments) == len(self.argtypes) or not self.argtypes
        self._called.append((self._name, *arguments))
        return self._result


class Kernel:
    """kernel32, where everything is done but what is refused."""

    def __init__(self, refused: str = "") -> None:
        self.called: list[tuple[Any, ...]] = []
        results = {
            "CreateJobObjectW": 70,
            "SetInformationJobObject": 1,
            "OpenProcess": 71,
            "AssignProcessToJobObject": 1,
            "TerminateJobObject": 1,
            "CloseHandle": 1,
            "SetNamedPipeHandleState": 1,
        }
        for name, result in results.items():
            fails = None if name in ("CreateJobObjectW", "OpenProcess") else 0
            setattr(self, name, Function(name, fails if name == refused else result, self.called))

    def names(self) -> list[str]:
        return [call[0] for call in self.called]


class System:
    """The rest of a Windows."""

    def __init__(self) -> None:
        self.kernel = Kernel()
        self.locked: dict[int, int] = {}
        self.inheritable: list[int] = []
        self.mode = 0
        self.msvcrt = SimpleNamespace(
            get_osfhandle=lambda descriptor: 4000 + descriptor,
            open_osfhandle=lambda handle, flags: handle - 4000 if flags == os.O_WRONLY else -1,
            locking=self._locking,
            LK_NBLCK=2,
            SetErrorMode=self._set_mode,
            SEM_FAILCRITICALERRORS=1,
            SEM_NOGPFAULTERRORBOX=2,
            SEM_NOOPENFILEERRORBOX=0x8000,
        )

    def _locking(self, descriptor: int, mode: int, size: int) -> None:
        assert (mode, size) == (2, 1)
        assert os.lseek(descriptor, 0, os.SEEK_CUR) > 100
        file = os.fstat(descriptor).st_ino
        if file in self.locked:
            raise PermissionError(13, "Permission denied")
        self.locked[file] = descriptor

    def _set_mode(self, mode: int) -> None:
        self.mode = mode


@pytest.fixture
def windows() -> System:
    return System()


@pytest.fixture
def load(windows: System, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Loads a module of the supervisor as Windows would."""

    def made(name: str) -> Any:  # noqa: ANN401 - a module that mypy sees only on Windows
        spec = importlib.util.spec_from_file_location(f"on_windows_{Path(name).stem}", FOLDER / name)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", windows.msvcrt)
    monkeypatch.setattr(ctypes, "WinDLL", lambda *_, **__: windows.kernel, raising=False)
    monkeypatch.setattr(ctypes, "get_last_error", lambda: 5, raising=False)
    monkeypatch.setattr(ctypes, "WinError", lambda code: OSError(code, "as Windows says"), raising=False)
    monkeypatch.setattr(
        os, "set_handle_inheritable", lambda handle, yes: windows.inheritable.append(handle * yes), raising=False
    )
    monkeypatch.setattr(subprocess, "STARTUPINFO", SimpleNamespace, raising=False)
    monkeypatch.setattr(subprocess, "CREATE_NO_WINDOW", 0x08000000, raising=False)
    monkeypatch.setattr(signal, "SIGBREAK", 21, raising=False)
    monkeypatch.setitem(sys.modules, SYSTEM, made("process/windows_api.py"))
    monkeypatch.setitem(sys.modules, "qbj_kiosk.file_lock", made("../file_lock.py"))
    # `from package import module` looks there first.
    monkeypatch.setattr("qbj_kiosk.supervisor.process.windows_api", sys.modules[SYSTEM], raising=False)
    return made


def limits(kernel: Kernel) -> windows_job.ExtendedLimits:
    (call,) = [call for call in kernel.called if call[0] == "SetInformationJobObject"]
    assert call[1:3] == (70, 9)
    assert call[4] == ctypes.sizeof(windows_job.ExtendedLimits)
    found: windows_job.ExtendedLimits = call[3]._obj  # what `byref` refers to
    return found


def test_a_job_ends_what_is_in_it_when_it_is_let_go_of() -> None:
    kernel = Kernel()
    windows_job.declare_types(kernel)
    made = Job(1234, kernel, lambda: 0)
    assert made.warning is None
    assert limits(kernel).BasicLimitInformation.LimitFlags == 0x2000
    assert kernel.called[2:] == [
        ("OpenProcess", 0x0101, 0, 1234),
        ("AssignProcessToJobObject", 70, 71),
        ("CloseHandle", 71),
    ]
    assert made.kill()
    assert kernel.called[-1] == ("TerminateJobObject", 70, 1)
    made.close()
    made.close()
    assert kernel.called[-1] == ("CloseHandle", 70)
    assert kernel.names().count("CloseHandle") == 2
    assert not made.kill()


@pytest.mark.skipif(sys.maxsize < 2**32, reason="the sizes of 64 bits")
def test_the_structures_have_the_sizes_that_windows_gives_them() -> None:
    assert ctypes.sizeof(windows_job.BasicLimits) == 64
    assert ctypes.sizeof(windows_job.ExtendedLimits) == 144
    assert windows_job.BasicLimits.LimitFlags.offset == 16


@pytest.mark.parametrize(
    ("call", "closed"),
    [
        ("CreateJobObjectW", []),
        ("SetInformationJobObject", [70]),
        ("OpenProcess", [70]),
        ("AssignProcessToJobObject", [71, 70]),
    ],
)
def test_a_job_that_windows_refuses_is_told_and_harms_nothing(call: str, closed: list[int]) -> None:
    kernel = Kernel(refused=call)
    windows_job.declare_types(kernel)
    made = Job(1234, kernel, lambda: 5)
    assert made.warning is not None
    assert made.warning.startswith(f"{call.removesuffix('W')}: Windows error 5")
    assert [told[1] for told in kernel.called if told[0] == "CloseHandle"] == closed
    assert not made.kill()


def test_a_child_is_started_with_one_handle_and_without_a_window(
    load: Load, windows: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: dict[str, Any] = {}
    out, written = os.pipe()
    lifeline, heard = os.pipe()

    def popen(command: list[str], **given: Any) -> SimpleNamespace:  # noqa: ANN401 - as Popen's
        started.update(given, command=command)
        stdout, stdin = os.fdopen(out, "rb"), os.fdopen(heard, "wb")
        return SimpleNamespace(stdout=stdout, stdin=stdin, pid=1234, poll=lambda: None, wait=lambda *_: 0, kill=int)

    child_class = load("process/windows.py").Child
    monkeypatch.setattr(subprocess, "Popen", popen)
    child = child_class(["exhibit"], {"SYSTEMROOT": "C:\\Windows"})
    (handle,) = windows.inheritable
    assert started["command"] == ["exhibit"]
    assert started["env"] == {"SYSTEMROOT": "C:\\Windows", "QBJ_KIOSK_HEARTBEAT": str(handle)}
    assert started["startupinfo"].lpAttributeList == {"handle_list": [handle]}
    assert started["creationflags"] == 0x08000000
    assert "pass_fds" not in started
    assert started.get("close_fds", True)
    assert child.warning is None
    assert ("AssignProcessToJobObject", 70, 71) in windows.kernel.called
    child.request_trace()
    child.request_end()
    assert os.read(lifeline, 100) == b"where\nend\n"
    child.kill()
    assert windows.kernel.called[-1][0] == "TerminateJobObject"
    os.close(written)
    child.close()
    assert windows.kernel.called[-1] == ("CloseHandle", 70)
    assert os.read(lifeline, 100) == b""
    os.close(lifeline)


def test_a_child_turns_its_handle_into_a_pipe_that_never_waits(load: Load, windows: System) -> None:
    mouth = load("child/channel.py")
    heard, told = os.pipe()
    assert mouth.heartbeat_descriptor({}) is None
    assert mouth.heartbeat_descriptor({"QBJ_KIOSK_HEARTBEAT": str(4000 + told)}) == told
    made = mouth.Channel(told)
    ((_, handle, mode, *rest),) = windows.kernel.called
    assert handle.value == 4000 + told
    assert mode._obj.value == 1
    assert rest == [None, None]
    made.send("frame")
    assert os.read(heard, 100) == b"frame\n"
    os.close(heard)
    os.close(told)


def test_a_heartbeat_that_is_no_pipe_is_an_error(load: Load, windows: System) -> None:
    windows.kernel = Kernel(refused="SetNamedPipeHandleState")
    with pytest.raises(OSError, match="as Windows says"):
        load("child/channel.py").Channel(3)


def test_one_instance_only_by_a_lock_in_the_state_folder(load: Load, tmp_path: Path) -> None:
    lock = load("single_instance.py")
    (file,) = lock.lock_files({"XDG_RUNTIME_DIR": str(tmp_path)}, tmp_path / "state")
    assert file == tmp_path / "state" / "qbj-kiosk.lock"
    with (
        lock.hold_lock(file),
        pytest.raises(lock.AlreadyRunningError, match=rf"already running \(process {os.getpid()}\)"),
        lock.hold_lock(file),
    ):
        pass
    assert file.read_text() == f"{os.getpid()}\n"


def test_what_windows_cannot_open_is_told(load: Load, tmp_path: Path) -> None:
    lock = load("single_instance.py")
    (tmp_path / "file").touch()
    with pytest.raises(lock.LockError, match="set LOCALAPPDATA"), lock.hold_lock(tmp_path / "file" / "lock"):
        pass


def test_it_ends_on_the_signals_that_windows_has(load: Load) -> None:
    signals = load("signals.py")
    assert {signal.SIGTERM, signal.SIGINT, 21} == signals.END_SIGNALS == signals.WAKEUP_SIGNALS


def test_no_window_of_the_system_holds_a_child_that_failed(load: Load, windows: System, tmp_path: Path) -> None:
    main = load("run.py")
    environ = {"XDG_RUNTIME_DIR": str(tmp_path)}  # of the system that tests: its lock is what `main` has
    (tmp_path / "qbj-kiosk.lock").mkdir()  # so that it goes no further
    with pytest.raises(Exception, match="cannot be opened"):
        main.run(lambda _: ["none"], state=tmp_path, renderer=lambda: "software", environ=environ, standby=())
    assert windows.mode == 0x8003


def test_a_child_is_told_where_windows_is() -> None:
    told = make_child_environment(
        {"SYSTEMROOT": "C:\\Windows", "PATH": "x", "PYTHONHOME": "evil"}, Stage.AS_IT_WAS, "software"
    )
    assert told["SYSTEMROOT"] == "C:\\Windows"
    assert "PYTHONHOME" not in told


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("file:///C:/kiosk/Main.qml:12:3: TypeError: no", "C:/kiosk/Main.qml:12:3"),
        ("C:\\kiosk\\app.py:7: ValueError: x", "C:\\kiosk\\app.py:7"),
    ],
)
def test_a_line_tells_its_place_with_its_drive(line: str, where: str) -> None:
    assert split_location(line)[0] == where


def test_the_home_folder_is_left_out_however_it_is_written(tmp_path: Path) -> None:
    log = Log(tmp_path, home="C:\\Users\\anna\\")
    log.error("lost", text="C:\\Users\\anna\\x and C:/Users/anna/y")
    log.close()
    assert "~\\\\x and ~/y" in (tmp_path / "kiosk.jsonl").read_text()


def test_what_windows_ends_with_is_named_as_it_names_it() -> None:
    told = ExhibitRun.__new__(ExhibitRun)
    told.failure, told.watchdog = None, Watchdog(0)
    assert told.describe_end(0xC0000005) == "ended with exit code 0xc0000005"
    assert told.describe_end(3) == "ended with exit code 3"
