"""Contrast of drawings and texts with their background, measured on pixels."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem

from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.layout_check.layout_rules import grown
from qbj_kiosk.layout_check.visible_items import VisibleItem
from tests.journeys import pixels
from tests.journeys.pixels import Difference
from tests.journeys.stricter_layout_rules import Screen, unfaded

TEXT, GRAPHICS = 7.0, 3.0
"""The least contrast of text, and of graphics and giant numerals."""
GIANT = 64
"""From this size of type, in units, numerals count as graphics."""


class Measured(NamedTuple):
    name: str
    contrast: float
    least: float
    how: str

    @property
    def fails(self) -> bool:
        return self.contrast < self.least

    def __str__(self) -> str:
        return f"“{self.name}” has {self.contrast:.2f}:1 of {self.least:.0f}:1, {self.how}"


def failing(measured: Iterable[Measured], where: str) -> list[str]:
    """Return the measured contrasts that are too low; assert that anything was measured."""
    found = list(measured)
    assert found, where
    return [f"{where}: {each}" for each in found if each.fails]


def of_texts(screen: Screen) -> Iterator[Measured]:
    """Yield the contrast of each text's letters with the closest colour under them, where they do not fade."""
    for text in screen.texts:
        in_view = unfaded(screen, text)
        if in_view.height() < text.item.property("font").pixelSize() / 2:
            continue  # further down it comes into view
        around = pixels.box(in_view, screen.window)
        letters = screen.letters.crop(around)
        ink = letters.ink()
        if ink is None:
            yield Measured(text.name, 1, TEXT, "no letter of it is seen")
            continue
        ground = min(letters.grounds(), key=lambda each: pixels.contrast(ink, each))
        how = f"{pixels.hex_code(ink)} on {pixels.hex_code(ground)}"
        yield Measured(text.name, pixels.contrast(ink, ground), _least(screen, text), how)


def _least(screen: Screen, text: VisibleItem) -> float:
    giant = any(item_properties.is_a(each, "CountingNumeral") for each in text.ancestors)
    size = text.item.property("font").pixelSize() * text.scale
    return GRAPHICS if giant and size >= GIANT * screen.unit else TEXT


def text_contrasts(screen: Screen) -> Iterator[str]:
    """Contrast rule: every text has 7:1 with its ground, giant numerals 3:1."""
    return (str(each) for each in of_texts(screen) if each.fails)


DRAWINGS = frozenset(
    {
        "Artwork",
        "ShippingContainer",
        "RailVehicle",
        "ContainerStack",
        "GantryCrane",
        "CraneTrolley",
        "StrandBundle",
        "Numeral",
        "OpeningWagon",
        "Arrow",
        "StrandCloth",
        "ChosenTabTriangle",
        "FocusRing",
    }
)
"""Components that count as one drawing each."""
REACH = 4
"""Width of a drawing's edge, in units: within it must be the colour that has the contrast."""


def of_graphics(screen: Screen) -> Iterator[Measured]:
    """Yield the contrast of each drawing, line and mark with its surroundings, but not of translucent items."""
    return _measured(screen, [each for each in _drawn(screen) if not _is_ground(screen, each)])


def of_boundaries(screen: Screen) -> Iterator[Measured]:
    """Yield the contrast with its surroundings of each control that has its own ground."""
    controls = [each.item for each in screen.controls]
    grounds = (each for each in _drawn(screen) if _is_ground(screen, each))
    return _measured(screen, [each for each in grounds if each.ancestors[-1] in controls])


def of_ring(screen: Screen) -> Iterator[Measured]:
    """Yield the contrast of the focus ring: the better of its two colours with each colour next to it."""
    for ring in (each for each in screen.items if each.is_a("FocusRing")):
        lifted = Difference.of(screen.window, [ring.item]).crop(pixels.box(grown(ring.shown, 24), screen.window))
        for ground in lifted.grounds(at_least=200):
            inks = lifted.inks(2)
            best = max(inks, key=lambda ink: pixels.contrast(ink, ground))
            how = f"{pixels.hex_code(best)} on {pixels.hex_code(ground)}"
            yield Measured(
                f"ring around {ring.ancestors[-2].property('text')}", pixels.contrast(best, ground), GRAPHICS, how
            )


def graphics_contrast(screen: Screen) -> Iterator[str]:
    """Contrast rule: every drawing, line and mark has 3:1 with its surroundings."""
    return (str(each) for each in of_graphics(screen) if each.fails)


def _drawn(screen: Screen) -> Iterator[VisibleItem]:
    for each in screen.uncovered:
        if not any(_is_drawing(above) for above in each.ancestors) and (_is_drawing(each.item) or _paints(each)):
            yield each


def _is_drawing(item: QQuickItem) -> bool:
    return not DRAWINGS.isdisjoint(item_properties.type_names(item))


def _paints(each: VisibleItem) -> bool:
    if each.inherits("QQuickShape") or each.inherits("QQuickImage"):
        return True
    if not each.inherits("QQuickRectangle") or any(above.opacity() < 1 for above in (*each.ancestors, each.item)):
        return False
    colour = each.item.property("color")
    return (isinstance(colour, QColor) and colour.alpha() > 0) or _is_edged(each)


def _is_edged(each: VisibleItem) -> bool:
    return bool(item_properties.evaluate(each.item, "border.width > 0 && border.color.a > 0"))


def _is_ground(screen: Screen, each: VisibleItem) -> bool:
    if not each.inherits("QQuickRectangle"):
        return False
    # A miniature shows the screen's grounds in small.
    miniature = next((above for above in each.ancestors if item_properties.is_a(above, "PanelMiniature")), None)
    width = miniature.mapRectToScene(miniature.boundingRect()).width() if miniature else screen.window.width()
    if each.shown.width() >= width - 1 and each.shown.height() > 100 * screen.unit * each.scale:
        return True
    return any(text.order > each.order and each.rect.contains(text.letters.center()) for text in screen.texts)


def _measured(screen: Screen, parts: list[VisibleItem]) -> Iterator[Measured]:
    reach = max(1, round(REACH * screen.unit))
    for group in _apart(parts, 2 * reach):
        lifted = Difference.of(screen.window, [each.item for each in group], screen.picture)
        for each in group:
            part = lifted.crop(pixels.box(grown(each.shown, 2 * reach), screen.window))
            rim = part.rim(reach)
            if rim:
                contrast, ink, ground = rim[len(rim) // 10]
                yield Measured(_kind(each), contrast, GRAPHICS, f"{pixels.hex_code(ink)} on {pixels.hex_code(ground)}")


def _apart(parts: list[VisibleItem], by: float) -> list[list[VisibleItem]]:
    groups: list[list[VisibleItem]] = []
    for each in parts:
        room = grown(each.shown, by)
        free = (group for group in groups if not any(room.intersects(grown(other.shown, by)) for other in group))
        group = next(free, None)
        if group is None:
            groups.append([each])
        else:
            group.append(each)
    return groups


def _kind(each: VisibleItem) -> str:
    names = [name.split("_")[0] for name in map(item_properties.class_name, each.ancestors) if "_QML" in name]
    return f"{item_properties.class_name(each.item).split('_')[0]} in {' / '.join(names[-2:])}"
