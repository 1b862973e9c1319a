"""TOML text to frozen structs, telling every wrong key of a file with its line."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec

from qbj_kiosk.exhibit.folder import Folder, forbidden_character
from qbj_kiosk.exhibit.locate import Lines, Path, TooDeepError, locate
from qbj_kiosk.exhibit.problems import Report, nearest, quoted

S = TypeVar("S", bound=msgspec.Struct)

_SIMPLE = {str: "a text", bool: "true or false", int: "a whole number", float: "a number"}
_LONGEST_NUMBER = 4096
"""Bits of a whole number that is written out in a problem; Python refuses to write very long ones."""
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Document:
    """A TOML file that was read: its values, and where each key stands."""

    file: str
    values: dict[str, Any]
    lines: Lines
    folder: Folder

    @property
    def report(self) -> Report:
        """Where problems go."""
        return self.folder.report

    def place(self, path: Path) -> tuple[str, int]:
        """File and line of a key."""
        return self.file, self.lines.of(path)

    def problem(self, path: Path, what: str, remedy: str) -> None:
        """Reports a problem at a key."""
        self.report.add(self.file, self.lines.of(path), what, remedy)


def read(folder: Folder, file: str, named_at: tuple[str, int] | None = None) -> Document | None:
    """Reads a TOML file, which `named_at` asks for; None after reporting why it cannot be."""
    text = folder.text(file, named_at=named_at)
    if text is None:
        return None
    try:
        lines = locate(text)
        values = tomllib.loads(text)
    except TooDeepError as error:
        folder.report.add(file, error.line, str(error), "Write it flatter")
        return None
    except (ValueError, RecursionError) as error:
        what, line = _syntax(str(error), text)
        folder.report.add(file, line, f"is not valid TOML ({what})", "Correct this line or the one before it")
        return None
    document = Document(file, values, lines, folder)
    return document if _is_clean(document, values, ()) else None


def _syntax(message: str, text: str) -> tuple[str, int]:
    place = _PLACE.search(message)
    line = int(place[1]) if place and place[1] else text.count("\n") + 1
    return _PLACE.sub("", message)[:200].lower(), line


def _is_clean(document: Document, value: object, path: Path) -> bool:
    """Whether no text, keys included, holds a forbidden character that an escape put there."""
    before = len(document.report.problems)
    match value:
        case str():
            found = forbidden_character(value)
            if found:
                document.problem(path, f"the text holds {found[1]}", "Delete it")
        case dict():
            for key, item in value.items():
                if _is_clean(document, key, path):
                    _is_clean(document, item, (*path, key))
        case list():
            for at, item in enumerate(value):
                _is_clean(document, item, (*path, at))
    return len(document.report.problems) == before


def struct(document: Document, values: object, wanted: type[S], path: Path = ()) -> S | None:
    """Decodes a table into a struct, whose nested structs, lists and dicts of structs are followed.

    Returns:
        The struct; None after reporting every key that is unknown, missing or wrong.
    """
    if not isinstance(values, dict):
        document.problem(path, f'"{path[-1]}" is not a table', "Write it as a table with keys")
        return None
    fields = {field.encode_name: field for field in msgspec.structs.fields(wanted)}
    found: dict[str, Any] = {}
    good = _known(document, values, fields, path)
    for name, field in fields.items():
        if name not in values:
            if field.required:
                document.problem(path, f'the key "{name}" is missing', f"Add {name} = …, {describe(field.type)}")
                good = False
            continue
        found[name] = _item(document, values[name], field.type, (*path, name))
        good = good and found[name] is not None
    return wanted(**found) if good else None


def _known(document: Document, values: Mapping[str, object], fields: Mapping[str, object], path: Path) -> bool:
    unknown = [key for key in values if key not in fields]
    for key in unknown:
        remedy = nearest(key, fields, f"Delete it; known here are {quoted(fields)}")
        document.problem((*path, key), f'unknown key "{key}"', remedy)
    return not unknown


def _item(document: Document, value: object, wanted: Any, path: Path) -> Any:  # noqa: ANN401 - whatever the type says
    bare = get_args(wanted)[0] if get_origin(wanted) is Annotated else wanted
    inner = get_args(bare)
    if isinstance(bare, type) and issubclass(bare, msgspec.Struct):
        return struct(document, value, bare, path)
    if get_origin(bare) is dict and isinstance(value, dict):
        items = {key: _item(document, item, inner[1], (*path, key)) for key, item in value.items()}
        return None if None in items.values() else items
    if get_origin(bare) is tuple and isinstance(value, list):
        return _sequence(document, value, wanted, path)
    return _leaf(document, value, wanted, path)


def _sequence(document: Document, value: list[object], wanted: Any, path: Path) -> tuple[Any, ...] | None:  # noqa: ANN401 - whatever the type says
    bare = get_args(wanted)[0] if get_origin(wanted) is Annotated else wanted
    items = tuple(_item(document, item, get_args(bare)[0], (*path, at)) for at, item in enumerate(value))
    if None in items:
        return None
    checked = [0] * len(items)
    length = Annotated[tuple[int, ...], *wanted.__metadata__] if bare is not wanted else tuple[int, ...]
    return items if _leaf(document, checked, length, path, describe(wanted)) is not None else None


def _leaf(document: Document, value: object, wanted: Any, path: Path, description: str = "") -> Any:  # noqa: ANN401 - whatever the type says
    try:
        return msgspec.convert(value, wanted, strict=True)
    except (msgspec.ValidationError, ValueError, OverflowError):
        what = f'"{_name(path)}" is {_shown(value)}'
        document.problem(path, what, f"Write {description or describe(wanted)}")
        return None


def _name(path: Path) -> str:
    names = [str(part) for part in path if isinstance(part, str)]
    return names[-1] if names else "the file"


def _shown(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value[:40]}"' if value else "empty"
        case list():
            return f"a list of {len(value)}"
        case dict():
            return "a table"
        case int() if value.bit_length() > _LONGEST_NUMBER:
            return "a number of very many digits"
        case _:
            return str(value)[:40]


def describe(wanted: Any) -> str:  # noqa: ANN401 - any type that a field can have
    """What a value of this type is, in an editor's words: the description that its `Meta` gives, or the type's."""
    inner = get_args(wanted)
    match get_origin(wanted):
        case origin if origin is Annotated:
            told = [meta.description for meta in wanted.__metadata__ if meta.description]
            return told[0] if told else describe(inner[0])
        case origin if origin is tuple:
            return f"a list [ ], each {describe(inner[0])}"
        case origin if origin is Literal:
            return " or ".join(f'"{choice}"' for choice in inner)
        case origin if origin in {Union, UnionType}:
            return " or ".join(describe(choice) for choice in inner if choice is not NoneType)
    return _SIMPLE.get(wanted, "a table with keys")
