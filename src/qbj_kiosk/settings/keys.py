"""Settings by their dotted keys: what there is, of which type, and a setting changed."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import structs

from qbj_kiosk.settings.model import Settings, Table


@cache
def types() -> Mapping[str, Any]:
    """The type of each setting under its dotted key (`visit.idle_seconds`), in the order of the file."""
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
    """Each setting's value under its dotted key, made of what JSON has: texts, numbers, lists and None."""
    plain = msgspec.to_builtins(settings)
    return {key: _inside(plain, key) for key in types()}


def _inside(plain: Any, key: str) -> Any:  # noqa: ANN401 - any setting
    for part in key.split("."):
        plain = plain[part]
    return plain


def changed(settings: Settings, new: Mapping[str, object]) -> Settings:
    """Settings with others under some dotted keys. The values are taken as they are."""
    for key, value in new.items():
        table, _, name = key.rpartition(".")
        inner = structs.replace(getattr(settings, table), **{name: value}) if table else value
        settings = structs.replace(settings, **{table or name: inner})
    return settings
