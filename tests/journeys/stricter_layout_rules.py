"""Rules of layout for the real exhibit: those of `bundle check`, and stricter ones on items and pixels."""

import functools
import math
from collections.abc import Callable, Iterator
from itertools import combinations

from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from qbj_kiosk.app.options import Size
from qbj_kiosk.layout_check.item_properties import is_a, number
from qbj_kiosk.layout_check.layout_rules import (
    SLACK,
    TARGET_UNITS,
    Requirements,
    controls_keep_apart,
    controls_leave_text_alone,
    grown,
    in_words,
    overlap,
    quoted,
    targets_are_large,
    text_is_inside,
    text_is_whole,
    texts_keep_apart,
)
from qbj_kiosk.layout_check.visible_items import PAGE, Scene, VisibleItem
from qbj_kiosk.settings.screen_mounting import CAPITAL_SHARE, GAP_MM
from tests.journeys import pixels
from tests.journeys.pixels import Difference
from tests.pairwise_screens import DOUBLED

SMALLEST_TYPE = 28
"""In units of 1/1080 of the shorter side."""
LEAST_STRAY = 2000
"""One of so many pixels may have another colour: a letter's overhang stays where only a part is drawn again."""


class Screen(Scene):
    @property
    def reach(self) -> QRectF:
        """Return the zone within reach: the lower half, or in portrait the lower 40 percent."""
        share = 0.5 if self.width >= self.height else 0.4
        return QRectF(0, self.height * (1 - share), self.width, self.height * share)

    @functools.cached_property
    def picture(self) -> Image.Image:
        return pixels.picture(self.window)

    @functools.cached_property
    def without_texts(self) -> Image.Image:
        with pixels.transparent(text.item for text in self.texts):
            return pixels.picture(self.window)

    @functools.cached_property
    def letters(self) -> Difference:
        """Return pictures of the window with its texts and without them."""
        return Difference(self.picture, self.without_texts)

    @functools.cached_property
    def fades(self) -> list[QRectF]:
        """Return where texts of a page fade out."""
        return [each.rect for each in self.items if each.is_a("ScrollFade")]


def outline(each: VisibleItem) -> QRectF:
    """Return the rectangle of a text's letters, or of a control."""
    return each.letters if each.is_text else each.rect


def unfaded(screen: Screen, text: VisibleItem) -> QRectF:
    """Return where a text is in view and does not fade, with a little room around it."""
    shown = grown(text.letters, 3).intersected(text.clip)
    for fade in screen.fades if text.page is not None else ():
        if fade.top() <= shown.top() < fade.bottom():
            shown.setTop(min(fade.bottom(), shown.bottom()))
        if fade.top() < shown.bottom() <= fade.bottom():
            shown.setBottom(max(fade.top(), shown.top()))
    return shown


def nothing_covers_text(screen: Screen) -> Iterator[str]:
    """Layout rule: no text is partly behind something opaque."""
    covers = [each for each in screen.items if each.is_opaque]
    for text in screen.texts:
        lines = text.visible_lines
        for cover in covers:
            if cover.order > text.order and (shared := overlap(lines, [cover.shown])):
                yield f"{quoted(text)} is behind a rectangle by {in_words(shared)}"


def everything_can_be_reached(screen: Screen) -> Iterator[str]:
    """Layout rule: what is out of view is on a page that scrolls to it, and all of that page is in view."""
    room = grown(QRectF(0, 0, screen.width, screen.height))
    pages = {id(each.item): each for each in screen.uncovered if each.inherits(PAGE)}
    for each in pages.values():
        if not grown(each.shown).contains(each.rect):
            yield f"only {in_words(each.shown)} of a page ({in_words(each.rect)}) is in view"
    for each in (*screen.texts, *screen.controls):
        # The handle of the train moves with its page.
        if each.page is None and not each.is_a("TrainHandle") and not room.contains(outline(each)):
            yield f"{quoted(each)} ({in_words(outline(each))}) is outside the window"
    for each in (each for each in screen.items if each.is_text or each.is_control):
        page = pages.get(id(each.page))
        if page is not None:
            yield from _beyond_its_page(each, page)


def _beyond_its_page(each: VisibleItem, page: VisibleItem) -> Iterator[str]:
    content = QRectF(page.rect)
    content.translate(0, -number(page.item, "contentY"))
    content.setHeight(max(page.rect.height(), number(page.item, "contentHeight")))
    if not grown(content).contains(outline(each)):
        yield f"{quoted(each)} ({in_words(outline(each))}) is outside its page ({in_words(content)})"
    elif content.height() > page.rect.height() + SLACK and not page.is_scrolling_page:
        yield f"the page of {quoted(each)} does not scroll"


def type_is_large(screen: Screen) -> Iterator[str]:
    """Layout rule: no text is smaller than the design allows."""
    for text in screen.texts:
        size = text.item.property("font").pixelSize() * text.scale
        if size < int(SMALLEST_TYPE * screen.unit):
            yield f"{quoted(text)} has {size:.1f} px; {SMALLEST_TYPE * screen.unit:.1f} px is the least"


def controls_are_in_reach(screen: Screen) -> Iterator[str]:
    """Layout rule: enough of every control is in the zone within reach, unless a page scrolls it there."""
    pages = [each.shown for each in screen.items if each.is_scrolling_page]
    for control in screen.controls:
        if any(page.contains(control.shown) for page in pages) or _may_be_higher(control):
            continue
        least = min(int(TARGET_UNITS * screen.unit), control.rect.width(), control.rect.height()) - SLACK
        near = control.shown.intersected(screen.reach)
        if near.width() < least or near.height() < least:
            yield f"the control {quoted(control)} ({in_words(control.rect)}) has {in_words(near)} in the reach zone"


def _may_be_higher(control: VisibleItem) -> bool:
    """Return True for a choice on the access page: only the one that lowers all controls must be in reach."""
    on_access_page = any(is_a(above, "AccessibilityScreen") for above in control.ancestors)
    return on_access_page and control.item.property("switchKey") != "low"


def text_stands_on_plain_ground(screen: Screen) -> Iterator[str]:
    """Layout rule: nothing is drawn under or over a text; without its letters, its place has one colour."""
    for text in screen.texts:
        in_view = unfaded(screen, text)
        if in_view.height() < 1:
            continue
        box = pixels.box(in_view, screen.window)
        if pixels.is_plain(screen.without_texts.crop(box)):
            continue
        plain, total = screen.letters.crop(box).plain(int(2 * screen.unit))
        if total - plain > total / LEAST_STRAY:
            yield f"{quoted(text)} stands on a drawing: {total - plain} of {total} pixels ({box[0]},{box[1]})"


def sizes_are_in_millimetres(screen: Screen, pixels_per_mm: float, capital: float) -> Iterator[str]:
    """Layout rule: targets are large enough and apart in millimetres, and capitals high enough."""
    yield from targets_are_large(screen, Requirements(pixels_per_mm, capital, None))
    for text in screen.texts:
        size = text.item.property("font").pixelSize() * text.scale * CAPITAL_SHARE
        if size < capital - 0.5:
            yield f"{quoted(text)} has capitals of {size:.1f} px; {capital:.1f} px is the least"
    for one, other in combinations(screen.controls, 2):
        between = distance(one.shown, other.shown)
        if between < GAP_MM * pixels_per_mm - SLACK:
            needed = GAP_MM * pixels_per_mm
            yield f"{quoted(one)} and {quoted(other)} are {between:.1f} px apart; {needed:.1f} px is the least"


def distance(one: QRectF, other: QRectF) -> float:
    """Return the pixels between two rectangles; 0 if they touch."""
    across = max(other.left() - one.right(), one.left() - other.right(), 0)
    down = max(other.top() - one.bottom(), one.top() - other.bottom(), 0)
    return math.hypot(across, down)


def deck(screen: Screen) -> QQuickItem:
    return next(each.item for each in screen.items if each.is_a("Deck"))


Rule = Callable[[Screen], Iterator[str]]
RULES: tuple[Rule, ...] = (
    text_is_whole,
    text_is_inside,
    texts_keep_apart,
    nothing_covers_text,
    controls_keep_apart,
    controls_leave_text_alone,
    everything_can_be_reached,
    type_is_large,
    targets_are_large,
    controls_are_in_reach,
    text_stands_on_plain_ground,
)


def rules_for(size: Size, text_size: int) -> list[Rule]:
    left_out: list[Rule] = []
    if size in DOUBLED:
        left_out.append(text_stands_on_plain_ground)  # the drawings are those of half the resolution
    if text_size > 100:
        left_out.append(controls_are_in_reach)  # the deck itself may outgrow the lower half
    return [rule for rule in RULES if rule not in left_out]


def findings(screen: Screen, rules: tuple[Rule, ...] | list[Rule] = RULES) -> list[str]:
    return [f"{rule.__name__}: {finding}" for rule in rules for finding in rule(screen)]
