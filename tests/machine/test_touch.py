"""The booted exhibit answers fingers beside palms and lost contacts, through the kernel; mouse and keyboard."""

import pytest
from PIL import Image as Picture
from PIL import ImageChops

from tests.machine.positions_to_touch import BOTTOM_RIGHT, EARLIER, INDUSTRY, LOGISTICS, NOSE, STOP, TEXT, TOP_LEFT
from tests.machine.screen_recognition import DECK, Part, References, bright_share, crop, staff_pad
from tests.machine.virtual_machine import Gesture, Machine

X, Y = TEXT
PALM: Gesture = [
    *(["down", slot, X + slot / 50, Y + slot % 2 / 20] for slot in range(5, 10)),
    *(["move", slot, X + slot / 50 + 0.002, Y + slot % 2 / 20] for slot in range(5, 10)),
]
STUCK: dict[str, Gesture] = {
    "never-ends": [["down", 5, X, Y]],
    "resting-palm": PALM,
    "leaning-arm": [
        ["down", 5, X, Y],
        ["wait", 0.1],
        ["move", 5, X + 0.05, Y],
        ["wait", 0.1],
        ["move", 5, X + 0.08, Y],
    ],
    # libevdev reports the next contact of the slot as a movement of the lost one. That touch ends it without an
    # effect.
    "lost-release": [["down", 0, X, Y], ["wait", 0.5], ["down", 0, X, Y], ["wait", 0.1], ["up", 0]],
}
"""Contacts that stay."""
AHEAD: Part = (0.25, 0.53, 0.37, 0.64)
"""Where the first panel's train rests, and a finger has drawn it away. It does not go as far to show how it moves."""
PANEL_TEXT: Part = (0, 0, 0.5, 0.45)
"""A panel's text: the train, which shows by itself how it moves, is not in it."""
ARROW = 64
"""An arrow is smaller than this, in pixels."""
AFTER_S = 2.2
"""A contact may block others for two seconds."""


@pytest.mark.parametrize("hall", ["virtio_vga", "vga_std"], indirect=True)
def test_boots_into_the_exhibit_and_answers_a_finger(hall: Machine, references: References) -> None:
    hall.wait("attract", references.attract)
    hall.tap(*LOGISTICS)
    hall.wait("panel", references.shows("logistics"))
    hall.drag((NOSE, EARLIER), lift=False)
    # A finger beside the train would turn the page.
    text = references.shows("logistics", PANEL_TEXT)
    hall.wait("train-dragged", lambda picture: bright_share(picture, AHEAD) < 0.02 and text(picture))
    hall.gesture([["up", 0]])
    hall.tap(*STOP)
    hall.wait("stop", references.shows("logistics-cargo", DECK))
    hall.keys("home")
    hall.wait("attract-again", references.attract)
    hall.tap(*INDUSTRY)
    hall.wait("other-panel", references.shows("industry"))


@pytest.mark.parametrize("stuck", STUCK)
def test_stuck_contact_blocks_no_touch_after_two_seconds(hall: Machine, references: References, stuck: str) -> None:
    x, y = INDUSTRY
    # In one gesture: the machine itself measures the two seconds.
    hall.gesture([*STUCK[stuck], ["wait", AFTER_S], ["down", 0, x, y], ["wait", 0.1], ["up", 0]])
    hall.wait("panel", references.shows("industry"))
    hall.keys("home")
    hall.wait("attract", references.attract)
    hall.tap(*LOGISTICS)
    hall.wait("panel-after-reset", references.shows("logistics"))


def test_corners_open_the_pad_beside_a_stuck_contact(hall: Machine) -> None:
    hall.gesture([["down", 5, X, Y], ["wait", AFTER_S], ["down", 0, *TOP_LEFT], ["down", 1, *BOTTOM_RIGHT]])
    hall.wait("pad", staff_pad)


def test_two_fingers_apart_turn_no_page_and_one_does(hall: Machine, references: References) -> None:
    hall.tap(*LOGISTICS)
    hall.wait("panel", references.shows("logistics"))
    for _ in range(3):
        hall.drag(((X, 0.3), (X - 0.3, 0.3)), ((X + 0.03, 0.3), (X + 0.33, 0.3)))
    hall.run("sleep 2")
    assert references.shows("logistics")(hall.picture("after-two-fingers"))
    hall.drag(((0.6, 0.3), (0.1, 0.3)))
    hall.wait("after-one-finger", references.shows("industry"))


def test_mouse_and_keyboard_work(hall: Machine, references: References) -> None:
    # Home focuses the first tab, the arrow key the second one.
    for key in ("home", "right", "ret"):
        hall.keys(key)
        hall.run("sleep 1")
    hall.wait("panel-by-key", references.shows("industry"))
    # From the bottom left corner to the first tab, at 70 to 298 pixels from the left and 32 to 112 from below.
    hall.mouse(-500, 500)
    hall.mouse(10, -4)
    hall.click()
    hall.wait("panel-by-mouse", references.shows("logistics"))
    hall.keys("home")
    hall.wait("attract-by-key", references.attract)


@pytest.mark.parametrize("hall", ["vga_std"], indirect=True)
def test_arrow_appears_with_the_mouse_and_goes_with_a_touch(hall: Machine, references: References) -> None:
    hall.tap(*LOGISTICS)
    hall.wait("panel", references.shows("logistics"))
    hall.run("sleep 3")
    before = hall.picture("before")

    def changed(picture: Picture.Image) -> tuple[int, int, int, int] | None:
        return ImageChops.difference(*(crop(each, PANEL_TEXT) for each in (before, picture))).getbbox()

    def arrow(picture: Picture.Image) -> bool:
        box = changed(picture)
        # The idle prompt changes more.
        return box is not None and box[2] - box[0] < ARROW and box[3] - box[1] < ARROW

    assert not changed(hall.picture("without-arrow"))
    hall.mouse(-500, -500)
    hall.mouse(10, 10)
    hall.wait("arrow", arrow)
    hall.tap(*TEXT)
    hall.wait("arrow-gone", lambda picture: not changed(picture))
