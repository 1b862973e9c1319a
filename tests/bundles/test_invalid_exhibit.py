"""Opening bundles: an exhibit that its compiler would not write is refused, even with correct hashes."""

import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject

from qbj_kiosk.bundles.open_bundle import Bundle, BundleError, open_bundle
from qbj_kiosk.exhibit import bundle_manifest
from qbj_kiosk.exhibit.bundle_manifest import EXHIBIT, MANIFEST
from qbj_kiosk.session import reading_time
from qbj_kiosk.session.places import AtArticle, AtPanel, AtStop, Place
from qbj_kiosk.session.visit import create_bounds
from qbj_kiosk.viewmodels.exhibit import Exhibit
from qbj_kiosk.viewmodels.session import Session

Node = Any
"""Part of an exhibit as JSON."""
LARGEST_INT = 2**31 - 1
WRONG: st.SearchStrategy[Node] = st.sampled_from(
    [None, "", " ", "x", "\u202e", "a\u00adb", {}, [], [[]], True, 0, -1, 1.5, 2**31, 2**63, 2**70, 1e308, "en", "../a"]
)


def read_json(bundle: Path) -> Node:
    return msgspec.json.decode((bundle / EXHIBIT).read_bytes())


def write_json(bundle: Path, exhibit: Node) -> None:
    """Write a changed exhibit into a bundle, and a manifest with its hash."""
    (bundle / EXHIBIT).write_bytes(msgspec.json.encode(exhibit))
    names = [path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file()]
    data = {name: (bundle / name).read_bytes() for name in names if name != MANIFEST}
    (bundle / MANIFEST).write_bytes(bundle_manifest.encode(bundle_manifest.manifest("sample", data)))


def containers(node: Node) -> Iterator[Node]:
    """Yield every object and list of a compiled exhibit that has something in it."""
    if isinstance(node, dict | list) and node:
        yield node
        for item in list(node.values()) if isinstance(node, dict) else node:
            yield from containers(item)


def read_everything(bundle: Bundle) -> None:
    """Read from an exhibit what the program reads: properties of the view models, times to read, files."""
    exhibit = bundle.exhibit
    model = Exhibit(exhibit, lambda name: str(bundle.asset(name)) if name else "")
    session = Session(model, create_bounds(exhibit))
    for owner in (model, session, *model.findChildren(QObject)):
        meta = owner.metaObject()
        for index in range(1, meta.propertyCount()):
            value = getattr(owner, str(meta.property(index).name()))
            for number in value if isinstance(value, list) else [value]:
                assert not isinstance(number, int) or abs(number) <= LARGEST_INT
    for language in exhibit.languages:
        for panel, at in enumerate(exhibit.panels):
            places: list[Place] = [AtPanel(panel), AtArticle(0, AtPanel(panel))]
            places += [AtStop(panel, stop) for stop in range(len(at.stops))]
            for place in places:
                assert reading_time.reading_seconds(exhibit, language.tag, place) >= 0
    for name in exhibit.fonts.files:
        assert bundle.asset(name).is_file()


def test_built_exhibit_can_be_read(bundle: Path) -> None:
    write_json(bundle, read_json(bundle))
    read_everything(open_bundle(bundle))


def change(path: str, value: Node) -> Callable[[Node], None]:
    """Return a function that sets or deletes a value of a compiled exhibit at a path such as `panels.0.look`."""

    def apply(exhibit: Node) -> None:
        *parts, last = [int(part) if part.isdecimal() else part for part in path.split(".")]
        for part in parts:
            exhibit = exhibit[part]
        if value is None:
            del exhibit[last]
        else:
            exhibit[last] = value

    return apply


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("train.locomotive", "nothing", 'there is no drawing "nothing"'),
        ("train.wagons", [], "wagons"),
        ("panels.0.scenery", "nothing", 'there is no drawing "nothing"'),
        ("panels.0.wording.zh", None, "the texts are in en, not in en, zh"),
        ("panels.0.stops.0.wording", {}, "the texts are in no language"),
        ("panels.0.figure.wording.en", None, "the texts are in zh"),
        ("panels.0.paragraphs", [], "paragraphs"),
        ("panels.0.stops.0.paragraphs", [4], "the article has 3"),
        ("panels.0.figure.units", 2**63, "units"),
        ("panels.0.figure.units", 2001, "units"),
        ("panels.0.figure.kind", "cinema", 'no kind of figure "cinema"'),
        ("panels.0.look", "pink", "look"),
        ("panels.0.stops", [], "stops"),
        ("panels", [], "panels"),
        ("languages", [], "languages"),
        ("languages.0.article.paragraphs", [], "paragraphs"),
        ("languages.0.article.recordings", ["recordings/a.ogg"], "1 recordings for 3 paragraphs"),
        ("languages.1.tag", "en", "two languages"),
        ("languages.0.interface.back_to", "Back", "placeholder"),
        ("languages.0.interface.touch", "Tou\u00adch", "an invisible character"),
        ("drawings.engine.width", 2_147_483_647, "width"),
        ("drawings.engine.height", 0, "height"),
        ("drawings.engine.shapes.0.path", "M 1e30 0", "path"),
        ("drawings.engine.shapes", [], "shapes"),
        ("fonts.files", ["fonts/none.ttf"], 'there is no file "fonts/none.ttf"'),
        ("fonts.numeral", [], "numeral"),
    ],
)
def test_exhibit_that_its_compiler_would_refuse_is_refused(bundle: Path, path: str, value: Node, message: str) -> None:
    exhibit = read_json(bundle)
    change(path, value)(exhibit)
    write_json(bundle, exhibit)
    with pytest.raises(BundleError, match=message):
        open_bundle(bundle)


@pytest.mark.parametrize("escape", [b"\\u00ad", b"\\ud800", b"\\b"])
def test_escaped_character_is_refused(bundle: Path, escape: bytes) -> None:
    write_json(bundle, read_json(bundle))
    data = (bundle / EXHIBIT).read_bytes().replace(b'"Touch"', b'"Tou' + escape + b'ch"')
    (bundle / EXHIBIT).write_bytes(data)
    relist = {p.relative_to(bundle).as_posix(): p.read_bytes() for p in bundle.rglob("*") if p.is_file()}
    del relist[MANIFEST]
    (bundle / MANIFEST).write_bytes(bundle_manifest.encode(bundle_manifest.manifest("sample", relist)))
    with pytest.raises(BundleError, match="not an exhibit of this format"):
        open_bundle(bundle)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_changed_exhibit_is_refused_or_readable(bundle: Path, qapp: object, data: st.DataObject) -> None:
    assert qapp
    original = (bundle / EXHIBIT).read_bytes(), (bundle / MANIFEST).read_bytes()
    exhibit = read_json(bundle)
    try:
        for _ in range(data.draw(st.integers(1, 2))):
            every = list(containers(exhibit))
            node = data.draw(st.sampled_from(every))
            key = data.draw(st.sampled_from(sorted(node) if isinstance(node, dict) else list(range(len(node)))))
            match data.draw(st.sampled_from(["set", "delete", "copy", "add"])):
                case "set":
                    node[key] = data.draw(WRONG)
                case "delete":
                    del node[key]
                case "copy":
                    node[key] = copy.deepcopy(data.draw(st.sampled_from(every)))
                case _ if isinstance(node, list):
                    node.append(copy.deepcopy(node[key]))
                case _:
                    node["further"] = copy.deepcopy(node[key])
        write_json(bundle, exhibit)
        try:
            opened = open_bundle(bundle)
        except BundleError:
            return
        read_everything(opened)
    finally:
        (bundle / EXHIBIT).write_bytes(original[0])
        (bundle / MANIFEST).write_bytes(original[1])
