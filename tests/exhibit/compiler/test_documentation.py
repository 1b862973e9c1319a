"""docs/bundle.md documents every key and every placeholder of the sources."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import msgspec
import pytest

from qbj_kiosk.exhibit.compiler.figure_source_structs import source_type
from qbj_kiosk.exhibit.compiler.schema import (
    ExhibitSource,
    FigureText,
    LanguageSource,
    PanelRecordings,
    PanelSource,
    PanelText,
    StopRecordings,
)
from qbj_kiosk.exhibit.figure_kinds import KINDS
from qbj_kiosk.exhibit.ui_strings import PLACEHOLDERS, UiStrings

DOCUMENT = (Path(__file__).parents[3] / "docs" / "bundle.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`([^`]+)`")


def rows(heading: str, head: str) -> Iterator[tuple[str, ...]]:
    """Yield the cells of a table of docs/bundle.md, found by its heading and first row."""
    section = DOCUMENT.split(f"\n### {heading}\n", 1)[1].split("\n### ", 1)[0]
    table = section.split(f"{head}\n", 1)[1].split("\n\n", 1)[0]
    for line in table.splitlines()[1:]:
        yield tuple(cell.strip() for cell in line.strip("|").split(" | "))


def documented(heading: str) -> set[str]:
    return {key for cells in rows(heading, "| key | type | means |") for key in NAMED.findall(cells[0])}


def keys(struct: type[msgspec.Struct], prefix: str = "") -> Iterator[str]:
    """Yield the keys of a struct of source files as docs/bundle.md writes them."""
    for field in msgspec.structs.fields(struct):
        yield from _keys(f"{prefix}{field.name}", field.type)


def _keys(key: str, wanted: Any) -> Iterator[str]:  # noqa: ANN401 - any type
    bare = get_args(wanted)[0] if get_origin(wanted) is Annotated else wanted
    inner = [one for one in get_args(bare) if isinstance(one, type) and issubclass(one, msgspec.Struct)]
    if bare in {PanelRecordings, StopRecordings}:
        yield f"{key}.WHAT"
    elif isinstance(bare, type) and issubclass(bare, UiStrings):
        yield f"{key}.*"
    elif isinstance(bare, type) and issubclass(bare, msgspec.Struct):
        yield from keys(bare, f"{key}.")
    elif get_origin(bare) is dict and inner:
        yield from keys(inner[0], f"{key}.ID.")
    else:
        yield key
        if inner:
            yield from keys(inner[0], f"{key}.")


@pytest.mark.parametrize(
    ("heading", "known"),
    [
        ("`exhibit.toml`", set(keys(ExhibitSource))),
        ("`languages/TAG.toml`", set(keys(LanguageSource))),
        ("`panels/ID/panel.toml`", set(keys(PanelSource))),
        ("`panels/ID/TAG.toml`", set(keys(PanelText))),
        (
            "`figures/ID.toml`",
            {*(key for kind in KINDS.values() for key in keys(source_type(kind))), *keys(FigureText, "TAG.")},
        ),
    ],
)
def test_every_key_is_documented(heading: str, known: set[str]) -> None:
    assert documented(heading) == known


def test_every_ui_string_is_documented() -> None:
    listed = {table: NAMED.findall(names) for table, names in rows("`languages/TAG.toml`", "| table | keys |")}
    words = {field.name: field.type for field in msgspec.structs.fields(LanguageSource)}
    assert listed == {f"`{table}`": list(words[table].__struct_fields__) for table in PLACEHOLDERS}


def test_every_placeholder_is_documented() -> None:
    listed = {
        key: tuple(name.strip("{}") for name in NAMED.findall(names))
        for texts, names in rows("`languages/TAG.toml`", "| text | placeholders |")
        for key in NAMED.findall(texts)
    }
    assert listed == {f"{table}.{key}": names for table, some in PLACEHOLDERS.items() for key, names in some.items()}


def test_every_kind_of_figure_is_documented() -> None:
    listed = {cells[0]: set(NAMED.findall(cells[2])) for cells in rows("`figures/ID.toml`", "| kind | draws | needs |")}
    assert listed.keys() == {f"`{kind}`" for kind in KINDS}
    for name, kind in KINDS.items():
        needed = {*kind.needs, *(() if 0 in kind.names else ("names",))}
        assert listed[f"`{name}`"] >= needed
