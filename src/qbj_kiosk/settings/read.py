"""All settings: defaults, the file over them, then the environment, then the command line. Never an error."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import msgspec

from qbj_kiosk.settings import keys
from qbj_kiosk.settings.checks import faults
from qbj_kiosk.settings.file import load, shown
from qbj_kiosk.settings.model import Settings
from qbj_kiosk.settings.paths import settings_file
from qbj_kiosk.toml.decode import describe
from qbj_kiosk.toml.diagnostics import nearest
from qbj_kiosk.toml.source_folder import forbidden_character

FILE_VARIABLE: Final = "QBJ_KIOSK_SETTINGS"
"""Path of the settings file."""

ENVIRONMENT: Final = MappingProxyType(
    {
        "QBJ_KIOSK_BUNDLE": "bundle",
        "QBJ_KIOSK_LANGUAGE": "language",
        "QBJ_KIOSK_RENDERER": "renderer",
        "QBJ_KIOSK_VOLUME": "volume",
    }
)
"""Settings that the environment may give, by variable. An empty variable gives none."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a program that runs goes by."""

    file: str = ""
    """The settings file that was read; empty where there is none."""
    refused: bool = False
    """Whether the file has mistakes, so that nothing of it holds."""
    problems: tuple[str, ...] = ()
    """What is wrong with the file, and with what stands over it."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Settings, where each comes from, and what was wrong on the way."""

    settings: Settings
    origins: Mapping[str, str]
    """By dotted key: `default`, `FILE:LINE`, `environment NAME` or `command line`."""
    problems: tuple[str, ...]
    """For staff: each says where, what and what to do. What they are about counts for nothing."""
    file: Path
    """The settings file that was read, or that would be if it were there."""
    source: Source
    """The same, as staff are told of it."""


class _Given(NamedTuple):
    """A setting as a layer above the file gives it, and the name that its problems are told under."""

    key: str
    value: object
    origin: str
    name: str
    is_text: bool


def gather(
    environ: Mapping[str, str], platform: str, command_line: Mapping[str, object], file: Path | None = None
) -> Gathered:
    """Gathers the settings.

    Args:
        environ: the environment.
        platform: as `sys.platform` names it.
        command_line: values by dotted key; one that is None was not given.
        file: the settings file that the command line names, or None to look for it.

    Returns:
        Settings that can be used, whatever was wrong: a file with any mistake counts for nothing, a wrong
        variable or option neither.
    """
    asked = file or (Path(environ[FILE_VARIABLE]) if environ.get(FILE_VARIABLE) else None)
    path = asked or settings_file(environ, platform)
    settings = Settings()
    origins = dict.fromkeys(keys.types(), "default")
    problems: list[str] = []
    source = Source()
    if asked or os.path.lexists(path):
        found = load(path)
        settings = found.settings
        origins |= {key: f"{shown(path)}:{line}" for key, line in found.lines.items()}
        problems += found.problems
        source = Source(shown(path), refused=bool(found.problems))
    for layer in (list(_variables(environ)), list(_options(command_line))):
        settings = _over(settings, layer, origins, problems)
    told = tuple(problems)
    return Gathered(settings, MappingProxyType(origins), told, path, replace(source, problems=told))


def _variables(environ: Mapping[str, str]) -> Iterator[_Given]:
    for name, key in ENVIRONMENT.items():
        if environ.get(name):
            yield _Given(key, environ[name], f"environment {name}", name, is_text=True)


def _options(command_line: Mapping[str, object]) -> Iterator[_Given]:
    for key, value in command_line.items():
        if value is not None:
            plain = str(value) if isinstance(value, Path) else value
            yield _Given(key, plain, "command line", f"command line, {key}", is_text=False)


def _over(settings: Settings, layer: list[_Given], origins: dict[str, str], problems: list[str]) -> Settings:
    """Settings with a layer over them; notes where its values come from, and what was wrong with others."""
    sound: dict[str, object] = {}
    for given in layer:
        try:
            wanted = keys.types()[given.key]
            value = _converted(given, wanted)
            sound[given.key] = os.path.abspath(value) if given.key == "bundle" else value  # noqa: PTH100 - normalised
        except KeyError:
            problems.append(
                f"{given.name}: there is no such setting. {nearest(given.key, keys.types(), 'Leave it out')}"
            )
        except (msgspec.ValidationError, ValueError, OverflowError, OSError):
            told = ascii(given.value)[:60]
            problems.append(f"{given.name}: is {told}. Give {describe(keys.types()[given.key])}")
    for key in _contradicting(keys.changed(settings, sound), sound, origins, problems):
        del sound[key]
    origins |= {given.key: given.origin for given in layer if given.key in sound}
    return keys.changed(settings, sound)


def _converted(given: _Given, wanted: Any) -> Any:  # noqa: ANN401 - whatever the type says
    if isinstance(given.value, str) and forbidden_character(given.value):
        raise ValueError("no file of settings may hold this text either")
    try:
        return msgspec.convert(given.value, wanted, strict=True)
    except msgspec.ValidationError:
        # The environment has only texts: "70" may be the number.
        if given.is_text and isinstance(given.value, str) and given.value.isdecimal():
            return msgspec.convert(int(given.value), wanted, strict=True)
        raise


def _contradicting(
    settings: Settings, layer: Mapping[str, object], origins: Mapping[str, str], problems: list[str]
) -> set[str]:
    """Keys of a layer to leave out, all of a table in which something does not go together."""
    named = {key for key, origin in origins.items() if origin != "default"} | set(layer)
    dropped: set[str] = set()
    for fault in faults(settings, named):
        problems.append(f"{'.'.join(map(str, fault.path))}: {fault.what}. {fault.remedy}")
        dropped |= {key for key in layer if key.partition(".")[0] == fault.path[0]}
    return dropped
