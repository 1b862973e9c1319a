"""Load the settings from all layers: defaults, file, environment, command line. A later layer takes precedence."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import msgspec

from qbj_kiosk.settings import dotted_keys
from qbj_kiosk.settings.checks import check_settings
from qbj_kiosk.settings.model import Settings
from qbj_kiosk.settings.paths import settings_file
from qbj_kiosk.settings.settings_file import display_path, load
from qbj_kiosk.toml.decode import describe
from qbj_kiosk.toml.forbidden_characters import forbidden_character
from qbj_kiosk.toml.problem_report import nearest

FILE_VARIABLE: Final = "QBJ_KIOSK_SETTINGS"
"""Variable with the path of the file."""

ENVIRONMENT: Final = MappingProxyType(
    {
        "QBJ_KIOSK_BUNDLE": "bundle",
        "QBJ_KIOSK_LANGUAGE": "language",
        "QBJ_KIOSK_RENDERER": "renderer",
        "QBJ_KIOSK_VOLUME": "volume",
    }
)
"""By environment variable. An empty variable is ignored."""


@dataclass(frozen=True, slots=True)
class SettingsSource:
    """Where the settings of a running program come from, for the staff page."""

    file: str = ""
    """Empty if there is none."""
    refused: bool = False
    """True if the file has problems and is ignored."""
    problems: tuple[str, ...] = ()
    """Problems of the file, the environment and the command line."""


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    settings: Settings
    origins: Mapping[str, str]
    """By dotted key: `default`, `FILE:LINE`, `environment NAME` or `command line`."""
    problems: tuple[str, ...]
    """Each with place and remedy. The values concerned are ignored."""
    file: Path
    """It need not exist."""
    source: SettingsSource


class _Value(NamedTuple):
    key: str
    value: object
    origin: str
    name: str
    is_text: bool


def load_settings(
    environ: Mapping[str, str], platform: str, command_line: Mapping[str, object], file: Path | None = None
) -> LoadedSettings:
    """Load the settings from file, environment and command line; ignore what is wrong and list the problems.

    `command_line` has values by dotted key; None means not given. `file` None searches for the settings file.
    """
    named = file or (Path(environ[FILE_VARIABLE]) if environ.get(FILE_VARIABLE) else None)
    path = named or settings_file(environ, platform)
    settings = Settings()
    origins = dict.fromkeys(dotted_keys.types(), "default")
    problems: list[str] = []
    source = SettingsSource()
    if named or os.path.lexists(path):
        found = load(path)
        settings = found.settings
        origins |= {key: f"{display_path(path)}:{line}" for key, line in found.lines.items()}
        problems += found.problems
        source = SettingsSource(display_path(path), refused=bool(found.problems))
    for layer in (list(_variables(environ)), list(_options(command_line))):
        settings = _apply_layer(settings, layer, origins, problems)
    source = replace(source, problems=tuple(problems))
    return LoadedSettings(settings, MappingProxyType(origins), source.problems, path, source)


def _variables(environ: Mapping[str, str]) -> Iterator[_Value]:
    for name, key in ENVIRONMENT.items():
        if environ.get(name):
            yield _Value(key, environ[name], f"environment {name}", name, is_text=True)


def _options(command_line: Mapping[str, object]) -> Iterator[_Value]:
    for key, value in command_line.items():
        if value is not None:
            plain = str(value) if isinstance(value, Path) else value
            yield _Value(key, plain, "command line", f"command line, {key}", is_text=False)


def _apply_layer(settings: Settings, layer: list[_Value], origins: dict[str, str], problems: list[str]) -> Settings:
    """Return settings with the valid values of a layer, such as the file; add to `origins` and `problems`."""
    valid: dict[str, object] = {}
    for given in layer:
        try:
            value = _convert(given, dotted_keys.types()[given.key])
            valid[given.key] = os.path.abspath(value) if given.key == "bundle" else value  # noqa: PTH100 - normalised
        except KeyError:
            problems.append(
                f"{given.name}: there is no such setting. {nearest(given.key, dotted_keys.types(), 'Remove it')}"
            )
        except (msgspec.ValidationError, ValueError, OverflowError, OSError):
            quoted = ascii(given.value)[:60]
            problems.append(f"{given.name}: is {quoted}. Give {describe(dotted_keys.types()[given.key])}")
    for key in _violating_keys(dotted_keys.replace(settings, valid), valid, origins, problems):
        del valid[key]
    origins |= {given.key: given.origin for given in layer if given.key in valid}
    return dotted_keys.replace(settings, valid)


def _convert(given: _Value, wanted: Any) -> Any:  # noqa: ANN401 - any type of a setting
    if isinstance(given.value, str) and forbidden_character(given.value):
        raise ValueError("a settings file refuses this character too")
    try:
        return msgspec.convert(given.value, wanted, strict=True)
    except msgspec.ValidationError:
        # The environment contains only text: "70" may be a number.
        if given.is_text and isinstance(given.value, str) and given.value.isdecimal():
            return msgspec.convert(int(given.value), wanted, strict=True)
        raise


def _violating_keys(
    settings: Settings, layer: Mapping[str, object], origins: Mapping[str, str], problems: list[str]
) -> set[str]:
    """Return the keys of a layer to ignore: all of a table in which a rule of the settings is broken."""
    set_keys = {key for key, origin in origins.items() if origin != "default"} | set(layer)
    ignored: set[str] = set()
    for violation in check_settings(settings, set_keys):
        problems.append(f"{'.'.join(map(str, violation.path))}: {violation.what}. {violation.remedy}")
        ignored |= {key for key in layer if key.partition(".")[0] == violation.path[0]}
    return ignored
