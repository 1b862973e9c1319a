"""Lines of keys: the locator finds the same keys as the parser."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.toml.key_line_numbers import Path, TooDeepError, locate

TEXT = """\
a = 1
"b.c" = "#" # comment = 1
d.e = [1,
  2, [3,
  4]]
f = { g = 1, h = { i = 2 } }
'j' = '''
k = 1
'''
l = \"\"\"
m = "n"
\\\"\"\" o = 2\"\"\"
[p.q]
r = 2013-01-01
[[s]]
t = [ { u = 1 },
  { u = 2 } ]
[[s]]
t = 1.5
[s.v]
w = true
"""


def paths(value: object, path: Path = ()) -> set[Path]:
    match value:
        case dict():
            return {path}.union(*(paths(item, (*path, key)) for key, item in value.items()))
        case list():
            return {path}.union(*(paths(item, (*path, index)) for index, item in enumerate(value)))
        case _:
            return {path}


def test_every_key_has_its_line() -> None:
    lines = locate(TEXT)
    assert paths(tomllib.loads(TEXT)) - {()} == set(lines.keys)
    expected: dict[Path, int] = {
        ("a",): 1, ("b.c",): 2, ("d", "e"): 3, ("d", "e", 1): 4, ("d", "e", 2, 1): 5, ("f", "h", "i"): 6, ("j",): 7,
        ("l",): 10, ("p", "q"): 13, ("p", "q", "r"): 14, ("s", 0): 15, ("s", 0, "t", 1, "u"): 17, ("s", 1): 18,
        ("s", 1, "t"): 19, ("s", 1, "v", "w"): 21,
    }  # fmt: skip
    assert {path: lines.of(path) for path in expected} == expected
    assert lines.of_text(("j",)) == 8
    assert lines.of_text(("l",)) == 11
    assert lines.of(("s", 1, "x")) == 18
    assert lines.of(("y",)) == 1


@given(st.text("ab.=[]{},\"'\n#\\ 1", max_size=80))
def test_locator_misses_no_key_of_the_parser(text: str) -> None:
    try:
        lines = locate(text)
    except TooDeepError:
        return
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert paths(values) - {()} <= set(lines.keys)
