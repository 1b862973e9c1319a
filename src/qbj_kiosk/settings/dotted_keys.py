"""Access to settings by dotted key, such as `visit.idle_seconds`."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import structs

from qbj_kiosk.settings.model import Settings, Table


@cache
def types() -> Mapping[str, Any]:
    """Return the type of every setting by its dotted key, in the order of the settings file."""
    return MappingProxyType(dict(_types(Settings, "")))


def _types(table: type[Table], prefix: str) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for field in structs.fields(table):
        inner = field.type
        if isinstance(inner, type) and issubclass(inner, Table):
            found += _types(inner, f"{prefix}{field.name}.")
        else:
            found.append((prefix + field.name, inner))
    return found


def values(settings: Settings) -> dict[str, Any]:
    """Return the value of every setting by its dotted key, as JSON types."""
    plain = msgspec.to_builtins(settings)
    return {key: _lookup(plain, key) for key in types()}


def _lookup(plain: Any, key: str) -> Any:  # noqa: ANN401 - any setting
    for part in key.split("."):
        plain = plain[part]
    return plain


def replace(settings: Settings, new: Mapping[str, object]) -> Settings:
    """Return settings with some values replaced, by dotted key, without checking them."""
    for key, value in new.items():
        table, _, name = key.rpartition(".")
        inner = structs.replace(getattr(settings, table), **{name: value}) if table else value
        settings = structs.replace(settings, **{table or name: inner})
    return settings
