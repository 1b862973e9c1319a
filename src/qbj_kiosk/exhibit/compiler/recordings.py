"""Recordings: sound files in place of synthetic speech, copied unchanged after a check of their first bytes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import msgspec

from qbj_kiosk.exhibit.compiler.schema import PanelRecordings, PanelText, StopRecordings
from qbj_kiosk.toml.decode import Document
from qbj_kiosk.toml.key_line_numbers import Path
from qbj_kiosk.toml.problem_report import quoted
from qbj_kiosk.toml.source_folder import Folder

FOLDER = "recordings"
RECORDING_LIMIT = 20 * 1000 * 1000
"""In bytes."""
ALL_LIMIT = 200 * 1000 * 1000
"""In bytes: every start reads and hashes all recordings."""

NamedRecording = tuple[str, tuple[str, int]]
"""Name of a recording, and the file and line that name it."""

_OGG = re.compile(rb"OggS.{24}(OpusHead|\x01vorbis)", re.DOTALL)
_HEADS: Final = {
    ".mp3": re.compile(rb"ID3[\x02-\x04]|\xff[\xe2\xe3\xf2\xf3\xfa\xfb][\x10-\xef]"),
    ".ogg": _OGG,
    ".opus": _OGG,
    ".wav": re.compile(rb"RIFF.{4}WAVE", re.DOTALL),
}
"""First bytes of sound files by suffix: MPEG layer III with or without a tag, Opus or Vorbis in Ogg, WAV."""


@dataclass(slots=True)
class Recordings:
    folder: Folder
    files: dict[str, bytes] = field(default_factory=dict)

    def want(self, named: NamedRecording) -> None:
        name, named_at = named
        path, report = f"{FOLDER}/{name}", self.folder.report
        if path in self.files:
            return
        if not name.endswith(tuple(_HEADS)):
            report.add(*named_at, f'"{name}" is not a sound file', f"Name a file that ends in {quoted(_HEADS)}")
        elif twin := self._twin(path):
            report.add(*named_at, f"{path} and {twin} differ only in case", "Give each file its own name")
        elif (data := self.folder.data(path, RECORDING_LIMIT, named_at)) is not None:
            for what, remedy in self._faults(name, data):
                report.add(path, 0, what, remedy)
            self.files[path] = data

    def _twin(self, path: str) -> str:
        return next((known for known in self.files if known.casefold() == path.casefold()), "")

    def _faults(self, name: str, data: bytes) -> Iterator[tuple[str, str]]:
        suffix = name[name.rindex(".") :]
        if not _HEADS[suffix].match(data):
            yield (
                f"does not begin as a {suffix} file does",
                f"Export it as {suffix}, or correct the name",
            )
        before = sum(map(len, self.files.values()))
        if before <= ALL_LIMIT < before + len(data):
            yield (
                f"brings all recordings over {ALL_LIMIT} bytes",
                "Export them as Opus, a tenth of WAV's size",
            )


def path(name: str) -> str:
    """Return the path of a recording in the bundle; empty for no recording."""
    return f"{FOLDER}/{name}" if name else ""


def paths(source: PanelRecordings | StopRecordings) -> dict[str, str]:
    """Return the paths of recordings in the bundle, by the key of the text that they read aloud."""
    return {key: path(name) for key, name in msgspec.structs.asdict(source).items() if name}


def named_in(document: Document, text: PanelText) -> Iterator[NamedRecording]:
    tables: list[tuple[Path, PanelRecordings | StopRecordings]] = [(("recordings",), text.recordings)]
    tables += [(("stops", name, "recordings"), stop.recordings) for name, stop in text.stops.items()]
    for at, table in tables:
        for key, name in msgspec.structs.asdict(table).items():
            if name:
                yield name, document.place((*at, key))
