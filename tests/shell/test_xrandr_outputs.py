"""The outputs of an X server, as recorded and as planned."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.shell.xrandr_outputs import ROTATIONS, Output, choose_output, parse_outputs, parse_touch_devices, plan

LAPTOP = """\
Screen 0: minimum 320 x 200, current 3000 x 1920, maximum 16384 x 16384
eDP-1 connected primary 1920x1080+1080+0 (normal left inverted right x axis y axis) 309mm x 174mm
   1920x1080     60.01*+  48.00
   1680x1050     59.95    59.88
   1024x768      60.04
HDMI-1 connected 1080x1920+0+0 right (normal left inverted right x axis y axis) 1210mm x 680mm
   3840x2160     30.00 +  25.00
   1920x1080     60.00*   50.00
   720x576i      50.00
DP-1 disconnected (normal left inverted right x axis y axis)
DP-2 disconnected 1024x768+0+0 inverted X axis (normal left inverted right x axis y axis) 0mm x 0mm
   1024x768      60.00*
VGA-1 unknown connection (normal left inverted right x axis y axis)
   1024x768      60.00
"""
DUMMY = """\
Screen 0: minimum 64 x 64, current 1024 x 768, maximum 32767 x 32767
DUMMY0 connected primary 1024x768+0+0 0mm x 0mm
   1024x768      60.00*
   800x600       60.32    56.25
DUMMY1 disconnected
"""
INPUT = """\
⎡ Virtual core pointer                    	id=2	[master pointer  (3)]
	Reporting 1 classes:
		Class originated from: 12. Type: XITouchClass
		Touch mode: direct
		Max number of touches: 10

⎜   ↳ ILITEK Multi-Touch id=7              	id=12	[slave  pointer  (2)]
	Reporting 2 classes:
		Class originated from: 12. Type: XITouchClass
		Touch mode: direct
		Max number of touches: 10

⎜   ↳ SynPS/2 Touchpad                    	id=13	[slave  pointer  (2)]
	Reporting 1 classes:
		Class originated from: 13. Type: XITouchClass
		Touch mode: dependent
		Max number of touches: 5

~ Touch panel                             	id=14	[floating slave]
	Reporting 1 classes:
		Class originated from: 14. Type: XITouchClass
		Touch mode: direct
"""


def test_outputs_of_a_laptop_are_read() -> None:
    panel, television, *others = parse_outputs(LAPTOP)
    modes = ("1920x1080", "1680x1050", "1024x768")
    assert panel == Output("eDP-1", True, (1080, 0), 0, modes, "1920x1080", "1920x1080")  # noqa: FBT003 - connected
    assert (television.position, television.rotation) == ((0, 0), 90)
    assert (television.current, television.preferred) == ("1920x1080", "3840x2160")
    assert [(each.name, each.is_connected, each.position) for each in others] == [
        ("DP-1", False, None),
        ("DP-2", False, (0, 0)),
        ("VGA-1", False, None),
    ]


def test_outputs_without_transformations_are_read() -> None:
    first, second = parse_outputs(DUMMY)
    assert (first.name, first.position, first.current, first.preferred) == ("DUMMY0", (0, 0), "1024x768", None)
    assert (second.is_connected, second.position) == (False, None)


def test_plan_rotates_one_output_and_switches_the_others_off() -> None:
    assert plan(parse_outputs(LAPTOP), "HDMI-1", 270) == [
        *("--output", "HDMI-1", "--mode", "3840x2160", "--pos", "0x0", "--rotate", "left", "--primary"),
        *("--output", "eDP-1", "--off"),
        *("--output", "DP-2", "--off"),
    ]


def test_missing_output_is_replaced_by_the_first_connected() -> None:
    chosen = choose_output(parse_outputs(LAPTOP), "DP-1")
    assert chosen is not None
    assert chosen.name == "eDP-1"


def test_nothing_is_planned_without_a_screen() -> None:
    assert plan(parse_outputs("DP-1 disconnected (normal)\n"), None, 90) == []


def test_output_without_a_preferred_mode_keeps_its_mode_or_has_the_first() -> None:
    off = "HDMI-1 connected (normal)\n   1024x768 60.00\n   640x480 59.94\n"
    assert plan(parse_outputs(off), None, 0)[2:4] == ["--mode", "1024x768"]
    turned = "HDMI-1 connected 480x640+0+0 left (normal)\n   1024x768 60.00\n   640x480 59.94*\n"
    assert plan(parse_outputs(turned), None, 0)[2:4] == ["--mode", "640x480"]
    assert plan(parse_outputs("HDMI-1 connected (normal)\n"), None, 0)[2] == "--auto"


def test_nothing_is_planned_for_an_output_in_place() -> None:
    assert plan(parse_outputs(DUMMY), None, 0) == []
    assert plan(parse_outputs(DUMMY), "DUMMY0", 0) == []


def test_only_attached_touch_screens_are_mapped() -> None:
    assert parse_touch_devices(INPUT) == ("12",)
    assert parse_touch_devices("") == ()


MODES = ("1920x1080", "1280x720", "1024x768")
outputs = st.lists(
    st.builds(
        Output,
        name=st.sampled_from(["HDMI-1", "HDMI-2", "DP-1", "eDP-1"]),
        is_connected=st.booleans(),
        position=st.none() | st.sampled_from([(0, 0), (1920, 0)]),
        rotation=st.sampled_from(list(ROTATIONS)),
        modes=st.just(MODES),
        current=st.none() | st.sampled_from(MODES),
        preferred=st.none() | st.sampled_from(MODES),
    ),
    max_size=4,
    unique_by=lambda output: output.name,
)


def after(found: list[Output], arguments: list[str]) -> list[Output]:
    """Return the outputs of an X server after a command of xrandr."""
    degrees = {word: angle for angle, word in ROTATIONS.items()}
    commands: dict[str, list[str]] = {}
    name = ""
    for word, following in pairwise([*arguments, ""]):
        if word == "--output":
            name = following
            commands[name] = []
        elif name:
            commands[name].append(word)
    changed = []
    for output in found:
        words = commands.get(output.name)
        if words is None:
            changed.append(output)
        elif "--off" in words:
            changed.append(Output(output.name, output.is_connected, None, 0, output.modes, None, output.preferred))
        else:
            mode = words[words.index("--mode") + 1] if "--mode" in words else MODES[0]
            rotation = degrees[words[words.index("--rotate") + 1]]
            changed.append(Output(output.name, True, (0, 0), rotation, output.modes, mode, output.preferred))  # noqa: FBT003 - connected
    return changed


@given(outputs, st.none() | st.sampled_from(["HDMI-1", "HDMI-2", "DP-9"]), st.sampled_from(list(ROTATIONS)))
def test_plan_leaves_one_output_in_place_and_then_plans_nothing(
    found: list[Output], wanted: str | None, rotation: int
) -> None:
    arguments = plan(found, wanted, rotation)
    changed = after(found, arguments)
    chosen = choose_output(changed, wanted)
    if chosen is None:
        assert arguments == []
        return
    assert (chosen.position, chosen.rotation) == ((0, 0), rotation)
    assert all(output.position is None for output in changed if output.name != chosen.name)
    assert plan(changed, wanted, rotation) == []


@given(st.text())
def test_any_text_is_parsed(text: str) -> None:
    parse_outputs(text)
    parse_touch_devices(text)
