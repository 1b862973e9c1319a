"""A call in a thread, so that the supervisor's loop runs meanwhile."""

import socket
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class BackgroundCall(Generic[T]):
    """Calls a function in a thread, so that the supervisor's loop runs meanwhile.

    The descriptor becomes readable at its end.

    Args:
        function: the function. The thread does not keep the process from ending.

    Raises:
        OSError: if there are too many open files.
    """

    def __init__(self, function: Callable[[], T]) -> None:
        self._function = function
        self._results: list[T] = []
        self._error: BaseException | None = None
        self._wakeup_receiver, self._wakeup_sender = socket.socketpair()
        self.descriptor = self._wakeup_receiver.fileno()
        self._thread = threading.Thread(target=self._run, name="background-call", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._results.append(self._function())
        except BaseException as error:  # noqa: BLE001 - raised by `result`
            self._error = error
        self._wakeup_sender.close()

    @property
    def is_done(self) -> bool:
        return bool(self._results) or self._error is not None

    def result(self) -> T:
        """Return the result of the call in a thread, which is done, or raise its exception."""
        if self._error is not None:
            raise self._error
        return self._results[0]

    def close(self) -> None:
        """Close the descriptor of a call in a thread. If it is not done, it continues and its result is discarded."""
        self._wakeup_receiver.close()
