"""Job objects: Windows ends the processes of a job when its last handle is closed, however the supervisor ends."""

from collections.abc import Callable
from ctypes import Structure, byref, c_int, c_int64, c_size_t, c_uint32, c_uint64, c_void_p, c_wchar_p, sizeof
from typing import Any, ClassVar

EXTENDED_LIMIT_INFORMATION = 9
"""Information class of SetInformationJobObject."""
KILL_ON_JOB_CLOSE = 0x2000
SET_QUOTA_AND_TERMINATE = 0x0101
"""Access rights that AssignProcessToJobObject needs."""
EXIT_CODE = 1
"""Exit code of killed processes, the same as that of Python's TerminateProcess."""


class BasicLimits(Structure):
    _fields_: ClassVar = [
        ("PerProcessUserTimeLimit", c_int64),
        ("PerJobUserTimeLimit", c_int64),
        ("LimitFlags", c_uint32),
        ("MinimumWorkingSetSize", c_size_t),
        ("MaximumWorkingSetSize", c_size_t),
        ("ActiveProcessLimit", c_uint32),
        ("Affinity", c_size_t),
        ("PriorityClass", c_uint32),
        ("SchedulingClass", c_uint32),
    ]


class ExtendedLimits(Structure):
    _fields_: ClassVar = [
        ("BasicLimitInformation", BasicLimits),
        ("IoInfo", c_uint64 * 6),
        ("ProcessMemoryLimit", c_size_t),
        ("JobMemoryLimit", c_size_t),
        ("PeakProcessMemoryUsed", c_size_t),
        ("PeakJobMemoryUsed", c_size_t),
    ]


def declare_types(kernel: Any) -> None:  # noqa: ANN401 - a library loaded by ctypes
    """Declare the types of kernel32's functions: ctypes assumes int, and a handle is wider."""
    for name, result, arguments in (
        ("CreateJobObjectW", c_void_p, (c_void_p, c_wchar_p)),
        ("SetInformationJobObject", c_int, (c_void_p, c_int, c_void_p, c_uint32)),
        ("OpenProcess", c_void_p, (c_uint32, c_int, c_uint32)),
        ("AssignProcessToJobObject", c_int, (c_void_p, c_void_p)),
        ("TerminateJobObject", c_int, (c_void_p, c_uint32)),
        ("CloseHandle", c_int, (c_void_p,)),
    ):
        function = getattr(kernel, name)
        function.restype, function.argtypes = result, arguments


class Job:
    """Windows job object that holds a child process and its descendants, and ends them with the supervisor.

    If the system refuses, `warning` is set, and only the parent watch ends the process with its supervisor.
    """

    def __init__(self, pid: int, kernel: Any, last_error: Callable[[], int]) -> None:  # noqa: ANN401 - as above
        self._kernel = kernel
        self._last_error = last_error
        self.warning: str | None = None
        self._handle: int | None = kernel.CreateJobObjectW(None, None)
        if self._handle is None:
            self._warn("CreateJobObject")
        elif not (self._set_limits(self._handle) and self._add(self._handle, pid)):
            self.close()

    def kill(self) -> bool:
        """Kill every process of a Windows job object; return False if that failed."""
        return self._handle is not None and bool(self._kernel.TerminateJobObject(self._handle, EXIT_CODE))

    def close(self) -> None:
        if self._handle is not None:
            self._kernel.CloseHandle(self._handle)
            self._handle = None

    def _set_limits(self, job: int) -> bool:
        limits = ExtendedLimits()
        limits.BasicLimitInformation.LimitFlags = KILL_ON_JOB_CLOSE
        done = self._kernel.SetInformationJobObject(job, EXTENDED_LIMIT_INFORMATION, byref(limits), sizeof(limits))
        return bool(done) or self._warn("SetInformationJobObject")

    def _add(self, job: int, pid: int) -> bool:
        process = self._kernel.OpenProcess(SET_QUOTA_AND_TERMINATE, 0, pid)
        if process is None:
            return self._warn("OpenProcess")
        try:
            return bool(self._kernel.AssignProcessToJobObject(job, process)) or self._warn("AssignProcessToJobObject")
        finally:
            self._kernel.CloseHandle(process)

    def _warn(self, call: str) -> bool:
        self.warning = f"{call}: Windows error {self._last_error()}; a child may outlive its supervisor for a moment"
        return False
