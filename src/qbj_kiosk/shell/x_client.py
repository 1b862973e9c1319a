"""Connection of its own to an X server, for what Qt does not report: covered windows and changed outputs.

It uses libxcb, which Qt's platform `xcb` needs anyway. Unlike libX11 it returns errors instead of ending the process.
"""

import ctypes
from collections.abc import Iterator
from typing import Any, ClassVar, Final

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

VISIBILITY_NOTIFY: Final = 15
CONFIG_STACK_MODE: Final = 1 << 6
ABOVE: Final = 0
CW_EVENT_MASK: Final = 1 << 11
VISIBILITY_CHANGE: Final = 1 << 16
RANDR_CHANGES: Final = 0b111
"""Changes of screen, CRTC and output."""
WM_CLASS: Final = 67
"""Predefined atom."""
VIEWABLE: Final = 2
ANY_TYPE: Final = 0
REQUESTS: Final = ("query_tree", "get_window_attributes", "get_property", "intern_atom")


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _ScreenIterator(ctypes.Structure):
    _fields_ = (
        ("root", ctypes.POINTER(ctypes.c_uint32)),
        ("rem", ctypes.c_int),
        ("index", ctypes.c_int),
    )


class _VisibilityEvent(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_uint8),
        ("pad", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("window", ctypes.c_uint32),
        ("state", ctypes.c_uint8),
    )


class _Attributes(ctypes.Structure):
    _fields_ = (("skipped", ctypes.c_uint8 * 26), ("map_state", ctypes.c_uint8))


class _Extension(ctypes.Structure):
    _fields_ = (
        ("skipped", ctypes.c_uint8 * 8),
        ("present", ctypes.c_uint8),
        ("major", ctypes.c_uint8),
        ("first_event", ctypes.c_uint8),
    )


class XClient(QObject):
    visibilityChanged: ClassVar[Signal] = Signal(int, bool)
    """Emitted with a watched window, and True if no other window covers a part of it."""
    outputsChanged: ClassVar[Signal] = Signal()
    """Emitted after any change of the outputs, also one of this program."""

    def __init__(self, display: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._xcb: Any = _load_xcb()
        self._free: Any = ctypes.CDLL(None).free
        self._free.argtypes = [ctypes.c_void_p]
        self._randr_event: int | None = None
        self._is_open = False
        self._connection = ctypes.c_void_p(self._xcb.xcb_connect(display.encode(), None))
        if self._xcb.xcb_connection_has_error(self._connection):
            self._xcb.xcb_disconnect(self._connection)
            raise OSError(f"the X server {display} does not answer")
        setup = ctypes.c_void_p(self._xcb.xcb_get_setup(self._connection))
        self.root = int(self._xcb.xcb_setup_roots_iterator(setup).root.contents.value)
        descriptor = self._xcb.xcb_get_file_descriptor(self._connection)
        self._notifier = QSocketNotifier(descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self.read_events)
        self._is_open = True

    def close(self) -> None:
        if self._is_open:
            self._is_open = False
            self._notifier.setEnabled(False)
            self._xcb.xcb_disconnect(self._connection)

    def watch_visibility(self, window: int) -> None:
        """Let the X server report whether a window is covered, emitted as `visibilityChanged`.

        An unknown window is ignored.
        """
        mask = ctypes.c_uint32(VISIBILITY_CHANGE)
        self._xcb.xcb_change_window_attributes(self._connection, window, CW_EVENT_MASK, ctypes.byref(mask))
        self._xcb.xcb_flush(self._connection)

    def raise_window(self, window: int) -> None:
        mode = ctypes.c_uint32(ABOVE)
        self._xcb.xcb_configure_window(self._connection, window, CONFIG_STACK_MODE, ctypes.byref(mode))
        self._xcb.xcb_flush(self._connection)

    def watch_outputs(self) -> bool:
        """Let the X server report changed outputs, emitted as `outputsChanged`. Return False if it has no RandR."""
        try:
            randr = ctypes.CDLL("libxcb-randr.so.0")
        except OSError:
            return False
        name = ctypes.c_char.in_dll(randr, "xcb_randr_id")
        self._xcb.xcb_get_extension_data.restype = ctypes.POINTER(_Extension)
        found = self._xcb.xcb_get_extension_data(self._connection, ctypes.byref(name))
        if not found or not found.contents.present:
            return False
        self._randr_event = int(found.contents.first_event)
        # Without it the server sends a client of RandR 1.0 only changes of the screen.
        randr.xcb_randr_query_version(self._connection, 1, 3)
        randr.xcb_randr_select_input(self._connection, self.root, RANDR_CHANGES)
        self._xcb.xcb_flush(self._connection)
        return True

    def windows_above(self, window: int) -> list[str]:
        """Return the names of visible top-level windows above this one on an X server, the lowest first."""
        children = self._children(self.root)
        above = children[children.index(window) + 1 :] if window in children else []
        return [self.window_class(each) for each in above if self._is_viewable(each)]

    def has_window_manager(self) -> bool:
        name = b"_NET_SUPPORTING_WM_CHECK"
        cookie = self._xcb.xcb_intern_atom(self._connection, 1, len(name), name)
        reply = self._reply_to("xcb_intern_atom_reply", cookie)
        if not reply:
            return False
        atom = ctypes.cast(reply, ctypes.POINTER(ctypes.c_uint32))[2]
        self._free(reply)
        return bool(atom and self._property(self.root, atom))

    def window_class(self, window: int) -> str:
        """Return the class of a window on an X server, from `WM_CLASS`; empty for none."""
        return self._property(window, WM_CLASS).partition(b"\0")[0].decode("utf-8", "replace")

    @Slot()
    def read_events(self) -> None:
        while self._is_open and (event := self._xcb.xcb_poll_for_event(self._connection)):
            found = ctypes.cast(event, ctypes.POINTER(_VisibilityEvent)).contents
            kind, window, is_visible = found.type & 0x7F, found.window, found.state == 0
            self._free(event)
            if kind == VISIBILITY_NOTIFY:
                self.visibilityChanged.emit(window, is_visible)
            elif self._randr_event is not None and kind in (self._randr_event, self._randr_event + 1):
                self.outputsChanged.emit()
        if self._is_open and self._xcb.xcb_connection_has_error(self._connection):
            # A descriptor of a server that has ended stays readable.
            self._notifier.setEnabled(False)

    def _children(self, window: int) -> list[int]:
        reply = self._reply_to("xcb_query_tree_reply", self._xcb.xcb_query_tree(self._connection, window))
        if not reply:
            return []
        count = self._xcb.xcb_query_tree_children_length(reply)
        found = list(self._xcb.xcb_query_tree_children(reply)[:count])
        self._free(reply)
        return found

    def _is_viewable(self, window: int) -> bool:
        cookie = self._xcb.xcb_get_window_attributes(self._connection, window)
        reply = self._reply_to("xcb_get_window_attributes_reply", cookie)
        if not reply:
            return False
        found = ctypes.cast(reply, ctypes.POINTER(_Attributes)).contents.map_state == VIEWABLE
        self._free(reply)
        return bool(found)

    def _property(self, window: int, atom: int) -> bytes:
        cookie = self._xcb.xcb_get_property(self._connection, 0, window, atom, ANY_TYPE, 0, 64)
        reply = self._reply_to("xcb_get_property_reply", cookie)
        if not reply:
            return b""
        size = self._xcb.xcb_get_property_value_length(reply)
        found = ctypes.string_at(self._xcb.xcb_get_property_value(reply), size)
        self._free(reply)
        return found

    def _reply_to(self, function: str, cookie: _Cookie) -> int:
        # The address of the reply, or 0 after an error. The caller frees it.
        return getattr(self._xcb, function)(self._connection, cookie, None) or 0


def _load_xcb() -> Any:  # noqa: ANN401 - a library has any function
    xcb: Any = ctypes.CDLL("libxcb.so.1")
    for name in _pointer_functions():
        getattr(xcb, name).restype = ctypes.c_void_p
    for request in (*REQUESTS, "change_window_attributes", "configure_window"):
        getattr(xcb, f"xcb_{request}").restype = _Cookie
    for name in (
        "query_tree_children",
        "query_tree_children_length",
        "get_property_value",
        "get_property_value_length",
    ):
        getattr(xcb, f"xcb_{name}").argtypes = [ctypes.c_void_p]
    xcb.xcb_setup_roots_iterator.restype = _ScreenIterator
    xcb.xcb_query_tree_children.restype = ctypes.POINTER(ctypes.c_uint32)
    return xcb


def _pointer_functions() -> Iterator[str]:
    yield from ("xcb_connect", "xcb_get_setup", "xcb_poll_for_event", "xcb_get_property_value")
    for request in REQUESTS:
        yield f"xcb_{request}_reply"
