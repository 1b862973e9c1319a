"""Windows API calls of the supervisor."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Mapping

from qbj_kiosk.supervisor import protocol
from qbj_kiosk.supervisor.process.windows_job import Job, declare_types

PIPE_NOWAIT = 1
"""Mode of SetNamedPipeHandleState, which also works for anonymous pipes."""

if sys.platform == "win32":
    import msvcrt

    def job(pid: int) -> Job:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        declare_types(kernel)
        return Job(pid, kernel, ctypes.get_last_error)

    def start(command: list[str], environ: Mapping[str, str], pipe: int) -> "subprocess.Popen[bytes]":
        """Start a child process on Windows without a console window.

        The process inherits the handle of one pipe and no other.

        Raises:
            OSError: if the process cannot be started.
        """
        handle = msvcrt.get_osfhandle(pipe)
        os.set_handle_inheritable(handle, True)  # noqa: FBT003 - os's signature
        return subprocess.Popen(  # noqa: S603 - this program's own command; no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**environ, protocol.HEARTBEAT: str(handle)},
            startupinfo=subprocess.STARTUPINFO(lpAttributeList={"handle_list": [handle]}),
            creationflags=subprocess.CREATE_NO_WINDOW,
        )

    def inherited_descriptor(handle: int) -> int:
        return msvcrt.open_osfhandle(handle, os.O_WRONLY)

    def set_non_blocking(descriptor: int) -> None:
        """Make writes to a full pipe on Windows fail instead of block; raise OSError if it is not a pipe."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        mode = ctypes.c_uint32(PIPE_NOWAIT)
        handle = ctypes.c_void_p(msvcrt.get_osfhandle(descriptor))
        if not kernel.SetNamedPipeHandleState(handle, ctypes.byref(mode), None, None):
            raise ctypes.WinError(ctypes.get_last_error())

    def disable_error_dialogs() -> None:
        """Disable Windows' error dialogs for this process and its children; they would block a crashed one."""
        modes = (msvcrt.SEM_FAILCRITICALERRORS, msvcrt.SEM_NOGPFAULTERRORBOX, msvcrt.SEM_NOOPENFILEERRORBOX)
        msvcrt.SetErrorMode(sum(modes))
