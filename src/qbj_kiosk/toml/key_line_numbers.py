"""Find the line of every key in a TOML text without parsing it, and limit its nesting.

`tomllib` reports no lines of keys and uses unlimited memory for deep keys, so this runs first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

DEEPEST = 8
"""Largest number of parts of a dotted key, and of nested brackets."""

Path = tuple[str | int, ...]

_TOKEN = re.compile(
    r"""(?P<long>\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5})"""
    r"""|(?P<short>"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
    r"""|(?P<comment>\#[^\n]*)|(?P<newline>\n)|(?P<space>[ \t\r]+)"""
    r"""|(?P<mark>[\[\]{}=,.])|(?P<bare>[^\s\[\]{}=,."'#]+)|(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r'\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(["\\]))')


class TooDeepError(ValueError):
    """Raised if keys or brackets of a TOML text nest deeper than `DEEPEST`."""

    def __init__(self, line: int, what: str) -> None:
        self.line = line
        super().__init__(what)


@dataclass(slots=True)
class Lines:
    """Line numbers of a TOML file's keys, from 1, by key path; list items count from 0."""

    keys: dict[Path, int] = field(default_factory=dict)
    texts: dict[Path, int] = field(default_factory=dict)
    """For a text over several lines, the line of its first character."""

    def of(self, path: Path) -> int:
        """Return the line of a key; without one, that of the nearest table; 1 for the whole file."""
        while path and path not in self.keys:
            path = path[:-1]
        return self.keys.get(path, 1)

    def of_text(self, path: Path) -> int:
        return self.texts.get(path) or self.of(path)


@dataclass(slots=True)
class _Open:
    """A table or list that is open where a TOML text has been scanned to; `item` counts a list's items."""

    path: Path
    is_list: bool
    item: int = 0

    def current(self) -> Path:
        return (*self.path, self.item) if self.is_list else self.path


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """Yield the tokens of a TOML text: a kind, such as `comment`, `newline` or `bare`, and the text."""
    for token in _TOKEN.finditer(text):
        yield token.lastgroup or "other", token.group()


def locate(text: str) -> Lines:
    """Return the line of every key of a TOML text. Invalid TOML gives some lines, never an error.

    Raises:
        TooDeepError: if keys or brackets nest deeper than `DEEPEST`.
    """
    return _Locator().run(text)


class _Locator:
    def __init__(self) -> None:
        self.lines = Lines()
        self.line = 1
        self.table: Path = ()
        self.counts: dict[Path, int] = {}
        self.key: list[str] = []
        self.open: list[_Open] = []
        self.header = 0
        self.target: Path | None = None
        """Path of the next value; None while a key is read."""

    def run(self, text: str) -> Lines:
        for kind, part in tokens(text):
            match kind:
                case "long" | "short" | "bare" if self.target is None:
                    self._part(_unquoted(part) if kind != "bare" else part)
                case "long" | "short" | "bare":
                    self._value(part, is_long=kind == "long")
                case "newline" if not self.open:
                    self._end()
                case "mark":
                    self._mark(part)
            self.line += part.count("\n")
        return self.lines

    def _part(self, part: str) -> None:
        self.key.append(part)
        if len(self.key) > DEEPEST:
            raise TooDeepError(self.line, f"a key has more than {DEEPEST} parts")

    def _value(self, part: str, *, is_long: bool) -> None:
        if self.target is not None:
            self.lines.keys.setdefault(self.target, self.line)
            if is_long:
                self.lines.texts.setdefault(self.target, self.line + part[3:].startswith("\n"))

    def _mark(self, mark: str) -> None:
        match mark:
            case "=" if self.target is None:
                self._assign()
            case "[" if self.target is None and not self.key and not self.open:
                self.header += 1
            case "]" if self.header:
                self._close_header()
            case "[" | "{" if self.target is not None:
                self._enter(is_list=mark == "[")
            case "]" | "}" if self.open:
                self.target = self.open.pop().path
                self.key = []
            case "," if self.open:
                self._next()

    def _assign(self) -> None:
        base = self.open[-1].path if self.open else self.table
        for length in range(1, len(self.key) + 1):
            self.lines.keys.setdefault((*base, *self.key[:length]), self.line)
        self.target = (*base, *self.key)
        self.key = []

    def _enter(self, *, is_list: bool) -> None:
        if len(self.open) >= DEEPEST:
            raise TooDeepError(self.line, f"brackets nest deeper than {DEEPEST}")
        entered = _Open(self.target or (), is_list)
        self.open.append(entered)
        self.lines.keys.setdefault(entered.path, self.line)
        self.target = entered.current() if is_list else None
        self.key = []

    def _next(self) -> None:
        inner = self.open[-1]
        inner.item += 1
        self.target = inner.current() if inner.is_list else None
        self.key = []

    def _close_header(self) -> None:
        if not self.key:
            return
        path: Path = ()
        for part in self.key[:-1]:
            self.lines.keys.setdefault((*path, part), self.line)
            path = self._inside((*path, part))
        path = (*path, self.key[-1])
        self.lines.keys.setdefault(path, self.line)
        if self.header > 1:
            self.counts[path] = self.counts.get(path, -1) + 1
        self.table = self._inside(path) if self.header > 1 else path
        self.lines.keys.setdefault(self.table, self.line)
        self.key = []

    def _inside(self, path: Path) -> Path:
        return (*path, self.counts[path]) if path in self.counts else path

    def _end(self) -> None:
        self.key = []
        self.header = 0
        self.target = None


def _unquoted(part: str) -> str:
    if part[0] == "'":
        return part.strip("'")
    return _ESCAPE.sub(lambda found: found[3] or _character(found[1] or found[2]), part.strip('"'))


def _character(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if code <= 0x10FFFF else digits  # noqa: PLR2004 - the last code point of Unicode
