"""The command `shots`: names of images, contact sheet, reproducible bytes."""

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import pytest
from PIL import Image

from qbj_kiosk.app.options import Size
from qbj_kiosk.exhibit import model
from qbj_kiosk.session.places import AtArticle, AtPanel, AtStop, Attract, Place
from qbj_kiosk.session.transition import transition
from qbj_kiosk.session.visit import VisitBounds, begin_visit
from qbj_kiosk.shots import contact_sheet
from qbj_kiosk.shots.states import Shot, states

STATES = ("attract", "logistics", "industry-orders", "article")
LANGUAGES = ("zh", "en")
SIZES = ("640x360", "360x640")


def run_shots(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    none = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_QUICK_BACKEND", "QT_SCALE_FACTOR"}
    return subprocess.run(
        [sys.executable, "-m", "qbj_kiosk", "shots", *map(str, arguments)],
        env={name: value for name, value in os.environ.items() if name not in none} | {"COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def selection(bundle: Path, out: Path) -> tuple[str | Path, ...]:
    """Return arguments of the command `shots` for a few states in small sizes."""
    options = [("--state", state) for state in STATES] + [("--size", size) for size in SIZES]
    return ("--bundle", bundle, "--out", out, *(word for pair in options for word in pair))


@pytest.fixture(scope="module")
def album(real_bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("album") / "new" / "folder"
    done = run_shots(*selection(real_bundle, out))
    assert done.returncode == 0, done.stderr
    assert "16 pictures" in done.stderr
    return out


def test_images_have_name_and_size(album: Path) -> None:
    expected = {f"{state}.{tag}.{size}.png" for state in STATES for tag in LANGUAGES for size in SIZES}
    assert {file.name for file in album.iterdir()} == {*expected, "index.html"}
    for name in expected:
        with Image.open(album / name) as picture:
            assert f"{picture.width}x{picture.height}" in name
            assert len(picture.getcolors(1 << 20) or range(99)) > 20, f"{name} is not empty"


def test_images_are_distinct(album: Path) -> None:
    pictures = [file.read_bytes() for file in album.glob("*.png")]
    assert len(set(pictures)) == len(pictures)


def test_images_are_reproducible(album: Path, real_bundle: Path, tmp_path: Path) -> None:
    assert run_shots(*selection(real_bundle, tmp_path)).returncode == 0
    again = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert again == {file.name: file.read_bytes() for file in album.iterdir()}


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.images: list[str] = []
        self.targets: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "img":
            self.images.append(attributes["src"] or "")
            assert attributes["alt"], "an image lacks its alternative text"
        if tag == "a":
            self.targets.append((attributes["href"] or "").removeprefix("#"))
        if "id" in attributes:
            self.ids.append(attributes["id"] or "")


def test_contact_sheet_lists_every_image_without_dependencies(album: Path) -> None:
    page = (album / "index.html").read_text(encoding="utf-8")
    links = Links()
    links.feed(page)
    names = sorted(file.name for file in album.glob("*.png"))
    assert sorted(set(links.images)) == names
    assert sorted(links.ids) == names
    assert {target for target in links.targets if target} == set(names)
    assert not re.search(r"https?:|<script|@import|url\(", page)


def test_contact_sheet_escapes_names(tmp_path: Path, exhibit: model.Exhibit) -> None:
    state = states(exhibit)[0]
    odd = type(state)('<b>&"', ())
    page = contact_sheet.write([Shot(odd, "en", Size(640, 360))], tmp_path).read_text(encoding="utf-8")
    assert "<b>" not in page


@pytest.mark.parametrize(
    ("option", "value", "messages"),
    [
        ("--state", "harbour", ("There is no state 'harbour'", "attract", "industry-orders", "article")),
        ("--language", "fr", ("There is no language 'fr'", "zh", "en")),
        ("--size", "12", ("'12' is not a size",)),
        ("--text-size", "300", ("300",)),
    ],
)
def test_unknown_value_is_reported(
    real_bundle: Path, tmp_path: Path, option: str, value: str, messages: tuple[str, ...]
) -> None:
    done = run_shots("--bundle", real_bundle, "--out", tmp_path / "out", option, value)
    assert done.returncode == 2
    assert all(text in done.stderr for text in messages), done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob("out/*.png"))


def test_unwritable_folder_is_reported(real_bundle: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run_shots(
        "--bundle", real_bundle, "--out", tmp_path / "file" / "folder", "--state", "attract", "--size", "640x360"
    )
    assert done.returncode in (1, 2)
    assert "file" in done.stderr
    assert "Traceback" not in done.stderr


def test_states_cover_every_place(exhibit: model.Exhibit) -> None:
    bounds = VisitBounds(
        stops=tuple(len(panel.stops) for panel in exhibit.panels),
        units=tuple(panel.figure.units for panel in exhibit.panels),
        paragraphs=len(exhibit.languages[0].article.paragraphs),
        languages=("en",),
    )
    seen = {}
    for state in states(exhibit):
        visit = begin_visit(bounds)
        for event in state.events:
            visit = transition(visit, event)
        seen[state.name] = visit.place
    panels = dict(enumerate(exhibit.panels))
    assert {type(place) for place in seen.values()} == set(get_args(Place))
    assert len(seen) == 15
    assert (seen["attract"], seen["article"]) == (Attract(), AtArticle(0, Attract()))
    for p, panel in panels.items():
        assert seen[panel.id] == AtPanel(p)
        for s, stop in enumerate(panel.stops):
            assert seen[f"{panel.id}-{stop.id}"] == AtStop(p, s)
