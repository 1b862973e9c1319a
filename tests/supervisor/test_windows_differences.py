"""Windows differences of the supervisor, against a fake Windows: API calls, handles, lock, signals, paths."""

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

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="replaces parts of the system by a fake")
FOLDER = Path(supervisor.__path__[0])
SYSTEM = "qbj_kiosk.supervisor.process.windows_api"
Load = Callable[[str], Any]


class Function:
    """Stand-in for a function of a ctypes library that records its calls."""

    def __init__(self, name: str, result: int | None, calls: list[tuple[Any, ...]]) -> None:
        self.restype: object = None
        self.argtypes: tuple[object, ...] = ()
        self._name, self._result, self._calls = name, result, calls

    def __call__(self, *arguments: Any) -> int | None:  # noqa: ANN401 - as a library's
        assert len(arguments) == len(self.argtypes) or not self.argtypes
        self._calls.append((self._name, *arguments))
        return self._result


class Kernel:
    """Stand-in for kernel32 of Windows, whose functions all succeed except `refused`."""

    def __init__(self, refused: str = "") -> None:
        self.calls: list[tuple[Any, ...]] = []
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
            failure = None if name in ("CreateJobObjectW", "OpenProcess") else 0
            setattr(self, name, Function(name, failure if name == refused else result, self.calls))

    def names(self) -> list[str]:
        return [call[0] for call in self.calls]


class System:
    """Stand-in for the rest of Windows: locking of files, modes of pipes, signals."""

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
    """Return a function that imports a module of the supervisor as on Windows."""

    def load_module(name: str) -> Any:  # noqa: ANN401 - a module that mypy sees only on Windows
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
    monkeypatch.setattr(ctypes, "WinError", lambda code: OSError(code, "reported by Windows"), raising=False)
    monkeypatch.setattr(
        os, "set_handle_inheritable", lambda handle, yes: windows.inheritable.append(handle * yes), raising=False
    )
    monkeypatch.setattr(subprocess, "STARTUPINFO", SimpleNamespace, raising=False)
    monkeypatch.setattr(subprocess, "CREATE_NO_WINDOW", 0x08000000, raising=False)
    monkeypatch.setattr(signal, "SIGBREAK", 21, raising=False)
    monkeypatch.setitem(sys.modules, SYSTEM, load_module("process/windows_api.py"))
    monkeypatch.setitem(sys.modules, "qbj_kiosk.file_lock", load_module("../file_lock.py"))
    # `from package import module` reads this attribute first.
    monkeypatch.setattr("qbj_kiosk.supervisor.process.windows_api", sys.modules[SYSTEM], raising=False)
    return load_module


def limits(kernel: Kernel) -> windows_job.ExtendedLimits:
    (call,) = [call for call in kernel.calls if call[0] == "SetInformationJobObject"]
    assert call[1:3] == (70, 9)
    assert call[4] == ctypes.sizeof(windows_job.ExtendedLimits)
    found: windows_job.ExtendedLimits = call[3]._obj  # the object of `byref`
    return found


def test_closed_job_ends_its_processes() -> None:
    kernel = Kernel()
    windows_job.declare_types(kernel)
    made = Job(1234, kernel, lambda: 0)
    assert made.warning is None
    assert limits(kernel).BasicLimitInformation.LimitFlags == 0x2000
    assert kernel.calls[2:] == [
        ("OpenProcess", 0x0101, 0, 1234),
        ("AssignProcessToJobObject", 70, 71),
        ("CloseHandle", 71),
    ]
    assert made.kill()
    assert kernel.calls[-1] == ("TerminateJobObject", 70, 1)
    made.close()
    made.close()
    assert kernel.calls[-1] == ("CloseHandle", 70)
    assert kernel.names().count("CloseHandle") == 2
    assert not made.kill()


@pytest.mark.skipif(sys.maxsize < 2**32, reason="64-bit sizes")
def test_structures_have_windows_sizes() -> None:
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
def test_refused_job_sets_a_warning(call: str, closed: list[int]) -> None:
    kernel = Kernel(refused=call)
    windows_job.declare_types(kernel)
    made = Job(1234, kernel, lambda: 5)
    assert made.warning is not None
    assert made.warning.startswith(f"{call.removesuffix('W')}: Windows error 5")
    assert [call[1] for call in kernel.calls if call[0] == "CloseHandle"] == closed
    assert not made.kill()


def test_child_inherits_one_handle_and_has_no_window(
    load: Load, windows: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: dict[str, Any] = {}
    output, output_writer = os.pipe()
    stdin_reader, stdin_writer = os.pipe()

    def popen(command: list[str], **given: Any) -> SimpleNamespace:  # noqa: ANN401 - as Popen's
        started.update(given, command=command)
        stdout, stdin = os.fdopen(output, "rb"), os.fdopen(stdin_writer, "wb")
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
    assert ("AssignProcessToJobObject", 70, 71) in windows.kernel.calls
    child.request_trace()
    child.request_end()
    assert os.read(stdin_reader, 100) == b"where\nend\n"
    child.kill()
    assert windows.kernel.calls[-1][0] == "TerminateJobObject"
    os.close(output_writer)
    child.close()
    assert windows.kernel.calls[-1] == ("CloseHandle", 70)
    assert os.read(stdin_reader, 100) == b""
    os.close(stdin_reader)


def test_channel_opens_the_handle_as_a_non_blocking_pipe(load: Load, windows: System) -> None:
    channel = load("child/channel.py")
    read_end, write_end = os.pipe()
    assert channel.heartbeat_descriptor({}) is None
    assert channel.heartbeat_descriptor({"QBJ_KIOSK_HEARTBEAT": str(4000 + write_end)}) == write_end
    made = channel.Channel(write_end)
    ((_, handle, mode, *rest),) = windows.kernel.calls
    assert handle.value == 4000 + write_end
    assert mode._obj.value == 1
    assert rest == [None, None]
    made.send("frame")
    assert os.read(read_end, 100) == b"frame\n"
    os.close(read_end)
    os.close(write_end)


def test_heartbeat_that_is_not_a_pipe_is_an_error(load: Load, windows: System) -> None:
    windows.kernel = Kernel(refused="SetNamedPipeHandleState")
    with pytest.raises(OSError, match="reported by Windows"):
        load("child/channel.py").Channel(3)


def test_second_instance_is_found_by_the_lock_in_the_state_folder(load: Load, tmp_path: Path) -> None:
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


def test_lock_file_that_cannot_be_opened_is_an_error(load: Load, tmp_path: Path) -> None:
    lock = load("single_instance.py")
    (tmp_path / "file").touch()
    with pytest.raises(lock.LockError, match="set LOCALAPPDATA"), lock.hold_lock(tmp_path / "file" / "lock"):
        pass


def test_windows_signals_end_the_supervisor(load: Load) -> None:
    signals = load("signals.py")
    assert {signal.SIGTERM, signal.SIGINT, 21} == signals.END_SIGNALS == signals.WAKEUP_SIGNALS


def test_error_dialogs_are_disabled(load: Load, windows: System, tmp_path: Path) -> None:
    run = load("run_supervisor.py")
    environ = {"XDG_RUNTIME_DIR": str(tmp_path)}  # of this system, whose lock `run` uses
    (tmp_path / "qbj-kiosk.lock").mkdir()  # ends the run
    with pytest.raises(Exception, match="cannot be opened"):
        run.run(lambda _: ["none"], state=tmp_path, renderer=lambda _: "software", environ=environ, standby=())
    assert windows.mode == 0x8003


def test_child_environment_has_windows_folders() -> None:
    child = make_child_environment(
        {"SYSTEMROOT": "C:\\Windows", "PATH": "x", "PYTHONHOME": "evil"}, Stage.AS_IT_WAS, "software"
    )
    assert child["SYSTEMROOT"] == "C:\\Windows"
    assert "PYTHONHOME" not in child


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("file:///C:/kiosk/Main.qml:12:3: TypeError: no", "C:/kiosk/Main.qml:12:3"),
        ("C:\\kiosk\\app.py:7: ValueError: x", "C:\\kiosk\\app.py:7"),
    ],
)
def test_location_includes_the_drive(line: str, where: str) -> None:
    assert split_location(line)[0] == where


def test_home_folder_is_replaced_with_either_separator(tmp_path: Path) -> None:
    log = Log(tmp_path, home="C:\\Users\\anna\\")
    log.error("lost", text="C:\\Users\\anna\\x and C:/Users/anna/y")
    log.close()
    assert "~\\\\x and ~/y" in (tmp_path / "kiosk.jsonl").read_text()


def test_windows_exit_codes_are_hexadecimal() -> None:
    run = ExhibitRun.__new__(ExhibitRun)
    run.failure, run.watchdog = None, Watchdog(0)
    assert run.describe_end(0xC0000005) == "ended with exit code 0xc0000005"
    assert run.describe_end(3) == "ended with exit code 3"
