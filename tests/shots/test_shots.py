"""Pictures of every state: their names, their contact sheet, the same bytes twice."""

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image

from qbj_kiosk.app.options import Size
from qbj_kiosk.exhibit import model
from qbj_kiosk.session.places import AtArticle, AtPanel, AtStop, Attract
from qbj_kiosk.session.visit import Plan, fresh, transition
from qbj_kiosk.shots import sheet
from qbj_kiosk.shots.states import Shot, states

STATES = ("attract", "logistics", "industry-orders", "article")
LANGUAGES = ("zh", "en")
SIZES = ("640x360", "360x640")


def taken(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs `qbj-kiosk shots` where there is no display."""
    none = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_QUICK_BACKEND", "QT_SCALE_FACTOR"}
    return subprocess.run(
        [sys.executable, "-m", "qbj_kiosk", "shots", *map(str, arguments)],
        env={name: value for name, value in os.environ.items() if name not in none} | {"COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def chosen(bundle: Path, out: Path) -> tuple[str | Path, ...]:
    """A few states, small."""
    some = [("--state", state) for state in STATES] + [("--size", size) for size in SIZES]
    return ("--bundle", bundle, "--out", out, *(word for pair in some for word in pair))


@pytest.fixture(scope="module")
def album(real_bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("album") / "new" / "folder"
    answer = taken(*chosen(real_bundle, out))
    assert answer.returncode == 0, answer.stderr
    assert "16 pictures" in answer.stderr
    return out


def test_every_picture_has_its_name_and_its_size(album: Path) -> None:
    expected = {f"{state}.{tag}.{size}.png" for state in STATES for tag in LANGUAGES for size in SIZES}
    assert {file.name for file in album.iterdir()} == {*expected, "index.html"}
    for name in expected:
        with Image.open(album / name) as picture:
            assert f"{picture.width}x{picture.height}" in name
            assert len(picture.getcolors(1 << 20) or range(99)) > 20, f"{name} shows something"


def test_no_two_pictures_are_the_same(album: Path) -> None:
    pictures = [file.read_bytes() for file in album.glob("*.png")]
    assert len(set(pictures)) == len(pictures)


def test_the_same_bytes_twice(album: Path, real_bundle: Path, tmp_path: Path) -> None:
    assert taken(*chosen(real_bundle, tmp_path)).returncode == 0
    again = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert again == {file.name: file.read_bytes() for file in album.iterdir()}


class Links(HTMLParser):
    """What a page refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.pictures: list[str] = []
        self.targets: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        of = dict(attrs)
        if tag == "img":
            self.pictures.append(of["src"] or "")
            assert of["alt"], "every picture has a text"
        if tag == "a":
            self.targets.append((of["href"] or "").removeprefix("#"))
        if "id" in of:
            self.ids.append(of["id"] or "")


def test_the_contact_sheet_lists_every_picture_and_stands_alone(album: Path) -> None:
    page = (album / "index.html").read_text(encoding="utf-8")
    links = Links()
    links.feed(page)
    names = sorted(file.name for file in album.glob("*.png"))
    assert sorted(set(links.pictures)) == names
    assert sorted(links.ids) == names
    assert {target for target in links.targets if target} == set(names)
    assert not re.search(r"https?:|<script|@import|url\(", page)


def test_names_are_escaped_on_the_contact_sheet(tmp_path: Path, exhibit: model.Exhibit) -> None:
    state = states(exhibit)[0]
    odd = type(state)('<b>&"', ())
    page = sheet.write([Shot(odd, "en", Size(640, 360))], tmp_path).read_text(encoding="utf-8")
    assert "<b>" not in page


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--state", "harbour", ("There is no state 'harbour'", "attract", "industry-orders", "article")),
        ("--language", "fr", ("There is no language 'fr'", "zh", "en")),
        ("--size", "12", ("'12' is no size",)),
        ("--text-size", "300", ("300",)),
    ],
)
def test_what_is_not_there_is_told(
    real_bundle: Path, tmp_path: Path, option: str, value: str, says: tuple[str, ...]
) -> None:
    answer = taken("--bundle", real_bundle, "--out", tmp_path / "out", option, value)
    assert answer.returncode == 2
    assert all(words in answer.stderr for words in says), answer.stderr
    assert "Traceback" not in answer.stderr
    assert not list(tmp_path.glob("out/*.png"))


def test_a_folder_that_cannot_be_written_is_told(real_bundle: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    answer = taken(
        "--bundle", real_bundle, "--out", tmp_path / "file" / "folder", "--state", "attract", "--size", "640x360"
    )
    assert answer.returncode in (1, 2)
    assert "file" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_there_is_a_state_for_everything_there_is_to_see(exhibit: model.Exhibit) -> None:
    plan = Plan(
        stops=tuple(len(panel.stops) for panel in exhibit.panels),
        units=tuple(panel.figure.units for panel in exhibit.panels),
        paragraphs=len(exhibit.languages[0].article.paragraphs),
        languages=("en",),
    )
    seen = {}
    for state in states(exhibit):
        visit = fresh(plan)
        for event in state.events:
            visit = transition(visit, event)
        seen[state.name] = visit.place
    panels = dict(enumerate(exhibit.panels))
    assert len(seen) == 15
    assert (seen["attract"], seen["article"]) == (Attract(), AtArticle(0, Attract()))
    for p, panel in panels.items():
        assert seen[panel.id] == AtPanel(p)
        for s, stop in enumerate(panel.stops):
            assert seen[f"{panel.id}-{stop.id}"] == AtStop(p, s)
