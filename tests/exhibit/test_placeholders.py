"""Filling placeholders in texts."""

from qbj_kiosk.exhibit.placeholders import fill, fill_with_positions, fill_with_samples


def test_fill_replaces_placeholders() -> None:
    assert fill("Back to {place}, {number}", place="Logistics", number=3) == "Back to Logistics, 3"


def test_placeholder_without_value_stays() -> None:
    assert fill("Back to {place}", title="Logistics") == "Back to {place}"


def test_braces_in_value_stay() -> None:
    assert fill("{title}", title="{place}", place="Logistics") == "{place}"


def test_text_may_have_a_placeholder_called_text() -> None:
    assert fill("{text}", text="Logistics") == "Logistics"


def test_positions_point_at_values() -> None:
    filled = fill_with_positions("{filled} of {total} boxes", {"filled": "12", "total": "20"})
    assert filled.text == "12 of 20 boxes"
    assert filled.positions == {0: "filled", 6: "total"}


def test_every_placeholder_is_sampled() -> None:
    filled = fill_with_samples("{number} of {total}")
    assert filled.text == "1 of 1"
    assert filled.positions == {0: "number", 5: "total"}
