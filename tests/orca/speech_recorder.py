"""A speech server that records what it is given, and answers as speech-dispatcher does (protocol SSIP)."""

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path

ANSWERS = {
    "LIST OUTPUT_MODULES": ("250-recorder", "250 OK MODULE LIST SENT"),
    "LIST SYNTHESIS_VOICES": ("249-English\ten-GB\tnone", "249-Chinese\tzh-CN\tnone", "249 OK VOICE LIST SENT"),
    "HISTORY GET CLIENT_ID": ("245-1", "245 OK CLIENT ID SENT"),
    "GET OUTPUT_MODULE": ("251-recorder", "251 OK GET RETURNED"),
    "GET LANGUAGE": ("251-en", "251 OK GET RETURNED"),
}
"""By the beginning of a command. Any other `GET` returns 0, any other command succeeds."""
TEXT_IN_LINE = ("CHAR", "KEY", "SOUND_ICON")
"""Commands that have their text in the same line. The text of `SPEAK` follows."""
MARKUP = re.compile(r"<[^>]*>")


class SpeechRecorder:
    """The texts that a screen reader has spoken, in order."""

    def __init__(self) -> None:
        self._spoken: list[str] = []
        self._changed = threading.Condition()

    def record(self, text: str) -> None:
        plain = " ".join(unescape(MARKUP.sub("", text)).split())
        with self._changed:
            self._spoken += [plain] if plain else []
            self._changed.notify_all()

    def take_until(self, mark: str, seconds: float) -> list[str]:
        """Wait for a text that contains a mark; remove and return the texts before it."""
        with self._changed:
            assert self._changed.wait_for(lambda: any(mark in text for text in self._spoken), seconds), self._spoken
            end = next(index for index, text in enumerate(self._spoken) if mark in text)
            taken, self._spoken = self._spoken[:end], self._spoken[end + 1 :]
        return taken


class _Connection(socketserver.StreamRequestHandler):
    """One connection of a screen reader. Each text counts as spoken at once."""

    recorder: SpeechRecorder
    number = 0

    def handle(self) -> None:
        while line := self.rfile.readline():
            self._answer(line.decode().strip())

    def _answer(self, command: str) -> None:
        first, _, rest = command.partition(" ")
        if first == "SPEAK":
            self._send("230 OK RECEIVING DATA")
            self._speak("\n".join(self._data()))
        elif first in TEXT_IN_LINE:
            self._speak(rest)
        elif known := next((known for known in ANSWERS if command.startswith(known)), None):
            self._send(*ANSWERS[known])
        else:
            self._send(*(("251-0", "251 OK GET RETURNED") if first == "GET" else ("200 OK",)))

    def _data(self) -> Iterator[str]:
        while (line := self.rfile.readline().decode().rstrip("\r\n")) != ".":
            yield line.removeprefix(".") if line.startswith("..") else line

    def _speak(self, text: str) -> None:
        self.number += 1
        self.recorder.record(text)
        self._send(f"225-{self.number}", "225 OK MESSAGE QUEUED")
        for code, event in (("701", "BEGIN"), ("702", "END")):
            self._send(f"{code}-{self.number}", f"{code}-1", f"{code} {event}")

    def _send(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())


class _Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


@contextmanager
def recording(socket: Path) -> Iterator[SpeechRecorder]:
    """Serve speech on a socket, and record it."""
    recorder = SpeechRecorder()
    with _Server(str(socket), type("Connection", (_Connection,), {"recorder": recorder})) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield recorder
        finally:
            server.shutdown()
            thread.join()
