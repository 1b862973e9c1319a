"""A job object: the system ends what is in it when the last handle to it is closed, however the supervisor ended."""

from collections.abc import Callable
from ctypes import Structure, byref, c_int, c_int64, c_size_t, c_uint32, c_uint64, c_void_p, c_wchar_p, sizeof
from typing import Any, ClassVar

EXTENDED_LIMIT_INFORMATION = 9
"""Of SetInformationJobObject."""
KILL_ON_JOB_CLOSE = 0x2000
SET_QUOTA_AND_TERMINATE = 0x0101
"""Rights to a process that may be put into a job."""
EXIT_CODE = 1
"""Of whatever is killed with its job, as of what TerminateProcess ends for Python."""


class Basic(Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

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


class Extended(Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_: ClassVar = [
        ("BasicLimitInformation", Basic),
        ("IoInfo", c_uint64 * 6),
        ("ProcessMemoryLimit", c_size_t),
        ("JobMemoryLimit", c_size_t),
        ("PeakProcessMemoryUsed", c_size_t),
        ("PeakJobMemoryUsed", c_size_t),
    ]


def declare(kernel: Any) -> None:  # noqa: ANN401 - a library's functions have no types until they are given some
    """Tells ctypes what the functions of kernel32 take and give: a handle is wider than an int."""
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
    """A process, and whatever it starts, in a job of its own.

    What the system refuses is told by `trouble`; then only the lifeline ends the process with its supervisor.

    Args:
        pid: the process.
        kernel: kernel32, its functions declared.
        last_error: GetLastError, as ctypes keeps it.
    """

    def __init__(self, pid: int, kernel: Any, last_error: Callable[[], int]) -> None:  # noqa: ANN401 - as above
        self._kernel = kernel
        self._last_error = last_error
        self.trouble: str | None = None
        self._handle: int | None = kernel.CreateJobObjectW(None, None)
        if self._handle is None:
            self._refused("CreateJobObject")
        elif not (self._limited(self._handle) and self._entered(self._handle, pid)):
            self.close()

    def kill(self) -> bool:
        """Ends everything in it; whether that could be done."""
        return self._handle is not None and bool(self._kernel.TerminateJobObject(self._handle, EXIT_CODE))

    def close(self) -> None:
        """Lets go of it, which ends whatever is still in it."""
        if self._handle is not None:
            self._kernel.CloseHandle(self._handle)
            self._handle = None

    def _limited(self, job: int) -> bool:
        limits = Extended()
        limits.BasicLimitInformation.LimitFlags = KILL_ON_JOB_CLOSE
        done = self._kernel.SetInformationJobObject(job, EXTENDED_LIMIT_INFORMATION, byref(limits), sizeof(limits))
        return bool(done) or self._refused("SetInformationJobObject")

    def _entered(self, job: int, pid: int) -> bool:
        process = self._kernel.OpenProcess(SET_QUOTA_AND_TERMINATE, 0, pid)
        if process is None:
            return self._refused("OpenProcess")
        try:
            return bool(self._kernel.AssignProcessToJobObject(job, process)) or self._refused(
                "AssignProcessToJobObject"
            )
        finally:
            self._kernel.CloseHandle(process)

    def _refused(self, call: str) -> bool:
        self.trouble = f"{call}: Windows error {self._last_error()}; a child may outlive its supervisor for a moment"
        return False
