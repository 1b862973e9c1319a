"""The calls that only Windows has, each as small as it can be."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Mapping

from qbj_kiosk.supervisor import protocol
from qbj_kiosk.supervisor.process.windows_job import Job, declare

PIPE_NOWAIT = 1
"""Of SetNamedPipeHandleState, which serves pipes without a name too."""

if sys.platform == "win32":
    import msvcrt

    def job(pid: int) -> Job:
        """Puts a process into a job."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        declare(kernel)
        return Job(pid, kernel, ctypes.get_last_error)

    def start(command: list[str], environ: Mapping[str, str], told: int) -> "subprocess.Popen[bytes]":
        """Starts a process that inherits one end of a pipe, by its handle, and no other; it has no console window.

        Raises:
            OSError: if it cannot be started.
        """
        handle = msvcrt.get_osfhandle(told)
        os.set_handle_inheritable(handle, True)  # noqa: FBT003 - os's signature
        return subprocess.Popen(  # noqa: S603 - the command is the program's own; no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**environ, protocol.HEARTBEAT: str(handle)},
            startupinfo=subprocess.STARTUPINFO(lpAttributeList={"handle_list": [handle]}),
            creationflags=subprocess.CREATE_NO_WINDOW,
        )

    def inherited(handle: int) -> int:
        """In a child: the descriptor of a pipe that was handed down by its handle."""
        return msvcrt.open_osfhandle(handle, os.O_WRONLY)

    def never_wait(descriptor: int) -> None:
        """A write to a pipe that is full fails from now on.

        Raises:
            OSError: if it is no pipe.
        """
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        mode = ctypes.c_uint32(PIPE_NOWAIT)
        handle = ctypes.c_void_p(msvcrt.get_osfhandle(descriptor))
        if not kernel.SetNamedPipeHandleState(handle, ctypes.byref(mode), None, None):
            raise ctypes.WinError(ctypes.get_last_error())

    def no_dialogs() -> None:
        """Neither this process nor its children are held by the system's own windows when they fail."""
        kinds = (msvcrt.SEM_FAILCRITICALERRORS, msvcrt.SEM_NOGPFAULTERRORBOX, msvcrt.SEM_NOOPENFILEERRORBOX)
        msvcrt.SetErrorMode(sum(kinds))
