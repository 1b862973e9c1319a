"""Decoder of TOML files to frozen structs that reports every wrong key with its line."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec

from qbj_kiosk.toml import look_alike_punctuation
from qbj_kiosk.toml.forbidden_characters import forbidden_character
from qbj_kiosk.toml.key_line_numbers import Lines, Path, TooDeepError, locate
from qbj_kiosk.toml.problem_report import ProblemReport, nearest, quoted
from qbj_kiosk.toml.source_folder import Folder, uncomposed_character

S = TypeVar("S", bound=msgspec.Struct)

_WRONG = object()
_EMPTY = (str, bool, int, float, tuple, dict)
"""Types that have a blank value."""
_SIMPLE = {str: "a text", bool: "true or false", int: "a whole number", float: "a number"}
_LONGEST_NUMBER = 4096
"""Bits up to which a message shows a whole number; Python refuses to format very long ones."""
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Document:
    file: str
    values: dict[str, Any]
    lines: Lines
    folder: Folder
    wrong: set[Path] = field(default_factory=set)
    """Keys that are missing or have a wrong value."""

    @property
    def report(self) -> ProblemReport:
        return self.folder.report

    def place(self, path: Path) -> tuple[str, int]:
        return self.file, self.lines.of(path)

    def problem(self, path: Path, what: str, remedy: str) -> None:
        """Report a problem of a TOML file at a key, unless the key was refused before."""
        if not any(path[:length] in self.wrong for length in range(len(path) + 1)):
            self.report.add(self.file, self.lines.of(path), what, remedy)

    def refuse(self, path: Path, what: str, remedy: str, *, at: Path | None = None) -> None:
        """Report a key of a TOML file with a wrong value, and ignore later problems of it."""
        self.problem(path if at is None else at, what, remedy)
        self.wrong.add(path)

    def is_right(self, path: Path) -> bool:
        around = any(path[:length] in self.wrong for length in range(len(path) + 1))
        return not around and not any(wrong[: len(path)] == path for wrong in self.wrong)


def nothing(folder: Folder, file: str) -> Document:
    """Return an empty document in place of a TOML file that could not be read and was reported."""
    return Document(file, {}, Lines(), folder, {()})


def read(folder: Folder, file: str, named_at: tuple[str, int] | None = None) -> Document | None:
    """Read a TOML file of the sources; return None after reporting why it cannot be read."""
    text = folder.text(file, named_at=named_at)
    if text is None:
        return None
    try:
        lines = locate(text)
        values = tomllib.loads(text)
    except TooDeepError as error:
        folder.report.add(file, error.line, str(error), "Use fewer levels")
        return None
    except (ValueError, RecursionError) as error:
        misplaced = look_alike_punctuation.find_misplaced(text)
        if misplaced is not None:
            folder.report.add(file, *misplaced)
            return None
        what, line = _syntax(str(error), text)
        folder.report.add(file, line, f"is not valid TOML ({what})", "Correct this line or the one before it")
        return None
    document = Document(file, values, lines, folder)
    _check_clean(document, values, ())
    return document


def _syntax(message: str, text: str) -> tuple[str, int]:
    place = _PLACE.search(message)
    line = int(place[1]) if place and place[1] else text.count("\n") + 1
    return _PLACE.sub("", message)[:200].lower(), line


def _check_clean(document: Document, value: object, path: Path) -> None:
    """Refuse forbidden characters that a TOML text contains as escape sequences."""
    match value:
        case str() if found := forbidden_character(value):
            document.refuse(path, f"the text contains {found[1]}", "Delete it")
        case str() if document.folder.is_composed and (character := uncomposed_character(value)):
            # The file's text is composed: only an escape can write this.
            what = f'the text contains an escape for "{character}" in an unusual form'
            document.refuse(path, what, "Type the character itself")
        case dict():
            for key, item in value.items():
                if found := forbidden_character(key):
                    document.refuse((*path, key), f"the text contains {found[1]}", "Delete it", at=path)
                _check_clean(document, item, (*path, key))
        case list():
            for at, item in enumerate(value):
                _check_clean(document, item, (*path, at))


def struct(document: Document, values: object, wanted: type[S], path: Path = ()) -> S | None:
    """Decode TOML values to a struct; return None after reporting every key that is unknown, missing or wrong."""
    before = len(document.report.problems)
    found = partial(document, values, wanted, path)
    return found if document.is_right(path) and len(document.report.problems) == before else None


def partial(document: Document, values: object, wanted: type[S], path: Path = ()) -> S:
    """Decode TOML values like `struct`, but always return a struct: reported keys have their default or are blank."""
    if not isinstance(values, dict):
        document.refuse(path, f'"{_name(path)}" is not a table', "Write it as a table with keys")
        return blank(wanted)
    fields = {field.encode_name: field for field in msgspec.structs.fields(wanted)}
    _check_known(document, values, fields, path)
    found: dict[str, Any] = {}
    for name, one in fields.items():
        own = (*path, name)
        if name in values:
            item = _item(document, values[name], one.type, own)
            if item is not _WRONG:
                found[name] = item
        elif one.required:
            document.refuse(own, f'the key "{name}" is missing', f"Add {name} = …, {describe(one.type)}", at=path)
        if name not in found and one.required:
            found[name] = _blank(one.type)
    return wanted(**found)


def blank(wanted: type[S]) -> S:
    return wanted(**{one.name: _blank(one.type) for one in msgspec.structs.fields(wanted) if one.required})


def _blank(wanted: Any) -> Any:  # noqa: ANN401 - any type
    bare = _bare(wanted)
    if isinstance(bare, type) and issubclass(bare, msgspec.Struct):
        return blank(bare)
    origin = get_origin(bare) or bare
    if origin is Literal:
        return ""
    return origin() if origin in _EMPTY else None


def _bare(wanted: Any) -> Any:  # noqa: ANN401 - any type
    return get_args(wanted)[0] if get_origin(wanted) is Annotated else wanted


def _check_known(document: Document, values: Mapping[str, object], fields: Mapping[str, object], path: Path) -> None:
    for key in values:
        if key not in fields:
            remedy = nearest(key, fields, f"Delete it; known keys are {quoted(fields)}")
            document.problem((*path, key), f'unknown key "{key}"', remedy)


def _item(document: Document, value: object, wanted: Any, path: Path) -> Any:  # noqa: ANN401 - any type
    bare = _bare(wanted)
    inner = get_args(bare)
    if isinstance(bare, type) and issubclass(bare, msgspec.Struct):
        return partial(document, value, bare, path)
    if get_origin(bare) is dict and isinstance(value, dict):
        return {key: _filled(document, item, inner[1], (*path, key)) for key, item in value.items()}
    if get_origin(bare) is tuple and isinstance(value, list):
        items = tuple(_filled(document, item, inner[0], (*path, at)) for at, item in enumerate(value))
        length = Annotated[tuple[int, ...], *wanted.__metadata__] if bare is not wanted else tuple[int, ...]
        _leaf(document, [0] * len(items), length, path, describe(wanted))
        return items
    return _leaf(document, value, wanted, path)


def _filled(document: Document, value: object, wanted: Any, path: Path) -> Any:  # noqa: ANN401 - any type
    """Decode a TOML list: a wrong item is blank, so that the others keep their positions."""
    item = _item(document, value, wanted, path)
    return _blank(wanted) if item is _WRONG else item


def _leaf(document: Document, value: object, wanted: Any, path: Path, description: str = "") -> Any:  # noqa: ANN401 - any type
    try:
        return msgspec.convert(value, wanted, strict=True)
    except (msgspec.ValidationError, ValueError, OverflowError):
        what, remedy = f'"{_name(path)}" is {_shown(value)}', f"Write {description or describe(wanted)}"
        if isinstance(value, str) and _is_valid(plain := look_alike_punctuation.to_plain(value), wanted):
            found = look_alike_punctuation.first_lookalike(value) or ""
            what, remedy = f"{what}, which contains {look_alike_punctuation.describe(found)}", f'Type "{plain}"'
        document.refuse(path, what, remedy)
        return _WRONG


def _is_valid(value: object, wanted: Any) -> bool:  # noqa: ANN401 - any type
    try:
        msgspec.convert(value, wanted, strict=True)
    except (msgspec.ValidationError, ValueError, OverflowError):
        return False
    return True


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
    """Describe for editors the type that a key must have: by its `Meta`, else by its Python type."""
    inner = get_args(wanted)
    match get_origin(wanted):
        case origin if origin is Annotated:
            metas = [meta for meta in wanted.__metadata__ if isinstance(meta, msgspec.Meta)]
            descriptions = [meta.description for meta in metas if meta.description]
            return descriptions[0] if descriptions else describe(inner[0])
        case origin if origin is tuple:
            return f"a list [ ], each {describe(inner[0])}"
        case origin if origin is Literal:
            return " or ".join(f'"{choice}"' for choice in inner)
        case origin if origin in {Union, UnionType}:
            return " or ".join(describe(choice) for choice in inner if choice is not NoneType)
    return _SIMPLE.get(wanted, "a table with keys")
