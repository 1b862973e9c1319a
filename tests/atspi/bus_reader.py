"""Read an application over the accessibility bus, as a screen reader does.

Runs with the system's Python, which has pyatspi. Prints `"ready"` when it is on the bus. Then each line on stdin is a
request in JSON, and each line on stdout its answer: `tree` for the accessibility tree, `act` for an action by name on
the node at a path, `set` for a value of that node, `events` for the events since the last request; with `waits`, it is
answered when there is an event, or after `PAUSE_MS`. Events of the bus are handled one at a time, between requests and
while one waits: an event that was sent before a request may be handled after it.
"""

import json
import sys
from typing import Any

import gi  # type: ignore[import-not-found]  # the system's Python has it

gi.require_version("Atspi", "2.0")

import pyatspi  # type: ignore[import-not-found]  # noqa: E402 - as gi, and only after its version is set
from gi.repository import Atspi, Gio, GLib  # type: ignore[import-not-found]  # noqa: E402 - as above

APPLICATION = "qbj-kiosk"
PROPERTIES = ("name", "description", "value")
LISTENED = (
    "object:state-changed",
    *(f"object:property-change:accessible-{each}" for each in PROPERTIES),
    "object:children-changed",
    "window",
)
"""As Orca: an application sends only events that were asked for."""
RECORDED = ("object:state-changed", "object:property-change", "window:frame")
TIMEOUT_MS = 20_000
"""For one answer of the application. The default of 800 ms is too short on a busy machine."""
PAUSE_MS = 50
"""For a request for events when there are none."""
Json = dict[str, Any]

events: list[Json] = []


def ask_for_accessibility() -> None:
    """Report a screen reader to the session: without one, applications are not on the accessibility bus."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    state = GLib.Variant("(ssv)", ("org.a11y.Status", "ScreenReaderEnabled", GLib.Variant("b", True)))  # noqa: FBT003 - GLib's way
    properties = "org.freedesktop.DBus.Properties"
    bus.call_sync("org.a11y.Bus", "/org/a11y/bus", properties, "Set", state, None, Gio.DBusCallFlags.NONE, 5000, None)


def record(event: Any) -> None:  # noqa: ANN401 - pyatspi has no types
    source, kind = event.source, str(event.type)
    if source is not None and kind.startswith(RECORDED):
        events.append({"type": kind, "detail": event.detail1, "role": source.getRoleName(), "text": source.name})


def application() -> Any:  # noqa: ANN401 - as above
    return next(
        (each for each in pyatspi.Registry.getDesktop(0) if each is not None and each.name == APPLICATION), None
    )


def find(path: list[int]) -> Any:  # noqa: ANN401 - as above
    node = application()
    for index in path:
        node = node.getChildAtIndex(index)
    return node


def actions(node: Any) -> list[str]:  # noqa: ANN401 - as above
    offered = node.queryAction()
    return [offered.getName(index) for index in range(offered.nActions)]


def describe(node: Any) -> Json:  # noqa: ANN401 - as above
    """Return the properties of a node on the accessibility bus and of its children.

    Of a node off the screen only its states and children. No cache is cleared, as in every screen reader: what was
    read once changes by events only.
    """
    states = [pyatspi.stateToString(state) for state in node.getState().getStates()]
    found: Json = {"states": states, "children": [describe(child) for child in node if child is not None]}
    if not {"showing", "visible"} <= set(states):
        return found
    interfaces = pyatspi.listInterfaces(node)
    value = node.queryValue() if "Value" in interfaces else None
    return found | {
        "role": node.getRoleName(),
        "name": node.name,
        "description": node.description,
        "locale": node.objectLocale,
        "actions": actions(node) if "Action" in interfaces else [],
        "value": [value.currentValue, value.minimumValue, value.maximumValue] if value else [],
    }


def await_event() -> None:
    """Handle what the bus sends until there is an event, or `PAUSE_MS` have passed."""
    passed: list[bool] = []

    def end() -> bool:
        passed.append(True)
        return False

    timer = GLib.timeout_add(PAUSE_MS, end)
    while not events and not passed:
        GLib.MainContext.default().iteration(True)  # noqa: FBT003 - GLib's way
    if not passed:
        GLib.source_remove(timer)


def answer(request: Json) -> object:
    match request["do"]:
        case "tree":
            app = application()
            return None if app is None else describe(app)
        case "act":
            node = find(request["path"])
            return bool(node.queryAction().doAction(actions(node).index(request["action"])))
        case "set":
            find(request["path"]).queryValue().currentValue = request["value"]
        case "events":
            if request["waits"]:
                await_event()
            recorded = list(events)
            events.clear()
            return recorded
    return None


def handle_line(*_: object) -> bool:
    line = sys.stdin.readline()
    if not line:
        pyatspi.Registry.stop()
        return False
    try:
        reply = {"answer": answer(json.loads(line))}
    except GLib.GError as error:  # the node is gone by now
        reply = {"error": str(error)}
    print(json.dumps(reply), flush=True)  # noqa: T201 - the protocol
    return True


ask_for_accessibility()
Atspi.set_timeout(TIMEOUT_MS, TIMEOUT_MS)
pyatspi.Registry.registerEventListener(record, *LISTENED)
GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, handle_line)
print('"ready"', flush=True)  # noqa: T201 - as above
pyatspi.Registry.start()
