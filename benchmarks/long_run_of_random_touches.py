"""Let random fingers use kiosk mode for a long time, then check that it is as it was: run it with `[MINUTES] [FOLDER]`.

Up to ten fingers tap, drag and rest at a visitor's pace on a touch screen of an own X server (`touch_x_server`). The
release of some is lost, so that they stay for minutes. Now and then no finger comes until the visit has started over,
beside the contacts that are stuck. Memory is printed each minute. Before and after, a finger opens panels while another
contact stays on the screen: what is shown must be the same, and the first pixel must change in time. The exit code is 1
if anything is not as it should be.

FOLDER keeps the logs and pictures of the panels before and after; without it they are deleted.
"""

import heapq
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PIL import ImageGrab

import steal_time
from kiosk_process import find_exhibit, pss_mb, read_events
from screen_pixel import Screen
from touch_x_server import CONTACTS, Change, TouchScreen, touch_server

WIDTH, HEIGHT = 1920, 1080
PANELS = ((0.14, 0.91), (0.33, 0.91), (0.52, 0.91))
"""Panels on the deck, as shares of the screen."""
ROWS = (0.15, 0.3, 0.45, 0.6)
"""Rows that show the open panel, not the deck."""
DECK = (0.88, 0.91, 0.97)
"""Rows of the deck: no panel is open, and no question covers it."""
FINGERS_PER_SECOND = 3.0
VISIT = (60.0, 240.0)
"""Shortest and longest visit, in seconds."""
DESERTED = 0.25
"""Share of visits after which no finger comes until the visit has started over."""
LIMIT = 0.1
"""Seconds from the end of a tap to the first changed pixel of the panel."""
GROWTH = 1.05
"""Largest factor by which the memory may grow from the second tenth of the time to the last."""
SETTLED = 5.0
"""Seconds from the first frame until everything is built and attract is as it stays."""
STILL = 1.5
"""Seconds without a change after which a panel is at rest."""
MOVED = 3
"""Different pictures, a second apart, that show attract: the other states with such a deck move for a shorter time."""
TIMEOUT = 1200.0
"""Seconds for the longest wait: until a visit with a long text and more time has started over."""


@dataclass
class Hall:
    touch_screen: TouchScreen
    screen: Screen
    dice: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 - repeatable, not secret
    fingers: int = 0
    lost: int = 0
    """Fingers whose release was lost."""
    events: int = 0
    places: dict[int, tuple[float, float]] = field(default_factory=dict)
    """Positions of the contacts on the screen."""
    stuck: set[int] = field(default_factory=set)
    """Contacts whose release was lost."""
    due: list[tuple[float, int, Iterator[float]]] = field(default_factory=list)
    """Heap of the next changes: when, which contact, how it goes on."""

    def send(self, contact: int, change: Change, x: float, y: float) -> None:
        self.touch_screen.send(contact, change, x, y)
        self.events += 1
        if change is Change.END:
            del self.places[contact]
            self.stuck.discard(contact)
        else:
            self.places[contact] = x, y

    def lift(self, *, stuck: bool = False) -> None:
        """Lift all fingers of the random touches; those whose release was lost only if `stuck`."""
        lifted = {contact: place for contact, place in self.places.items() if stuck or contact not in self.stuck}
        self.due = [each for each in self.due if each[1] not in lifted]
        heapq.heapify(self.due)
        for contact, place in lifted.items():
            self.send(contact, Change.END, *place)

    def visit(self, seconds: float) -> Iterator[None]:
        """Let random fingers touch the exhibit. Yield at least once a second."""
        end = time.monotonic() + seconds
        arrival = time.monotonic()
        while (now := time.monotonic()) < end:
            if now >= arrival:
                arrival = now + self.dice.expovariate(FINGERS_PER_SECOND)
                if free := sorted(set(range(CONTACTS)) - set(self.places)):
                    contact = self.dice.choice(free)
                    heapq.heappush(self.due, (now, contact, self.finger(contact)))
            while self.due and self.due[0][0] <= now:
                _, contact, moves = heapq.heappop(self.due)
                if (wait := next(moves, None)) is not None:
                    heapq.heappush(self.due, (now + wait, contact, moves))
            upcoming = min([arrival, end, *(each[0] for each in self.due[:1])])
            time.sleep(min(1.0, max(0.0, upcoming - time.monotonic())))
            yield
        self.lift()

    def finger(self, contact: int) -> Iterator[float]:
        """Tap, drag or rest with one random finger. Yield the seconds to its next change."""
        dice, self.fingers = self.dice, self.fingers + 1
        is_on_deck = dice.random() < 0.6  # noqa: PLR2004 - a share
        x, y = dice.random(), dice.uniform(0.8, 1) if is_on_deck else dice.random()
        self.send(contact, Change.BEGIN, x, y)
        kind = dice.choices(("tap", "drag", "rest", "lost"), (60, 25, 12, 3))[0]
        if kind == "tap":
            yield dice.uniform(0.05, 0.3)
        elif kind == "rest":
            yield dice.uniform(2, 10)
        elif kind == "lost":
            self.lost += 1
            self.stuck.add(contact)
            yield dice.uniform(30, 300)
        else:
            far = dice.choice((0.005, 0.02, 0.05))
            for _ in range(dice.randrange(3, 30)):
                yield 1 / 30
                x = min(1.0, max(0.0, x + dice.uniform(-far, far) + far / 2))
                y = min(1.0, max(0.0, y + dice.uniform(-far, far)))
                self.send(contact, Change.UPDATE, x, y)
        self.send(contact, Change.END, x, y)

    def look(self, rows: Sequence[float] = ROWS) -> tuple[int, ...]:
        return tuple(colour for row in rows for colour in self.screen.row(row))

    def wait_until_still(self) -> tuple[int, ...]:
        """Return what the screen shows when nothing moves any more."""
        seen, since = self.look(), time.monotonic()
        for _ in polls(0.1):
            if (now := self.look()) != seen:
                seen, since = now, time.monotonic()
            if time.monotonic() - since >= STILL:
                break
        return seen

    def wait_until_attract(self, deck: tuple[int, ...]) -> None:
        """Wait until the visit has ended: the deck looks as at attract, and above it something moves."""
        seen: set[tuple[int, ...]] = set()
        for _ in polls(1.0):
            seen = {*seen, self.look()} if self.look(DECK) == deck else set()
            if len(seen) > MOVED:
                return

    def tap(self, x: float, y: float) -> float:
        """Tap a point of the touch screen. Return the time at which the finger was lifted."""
        self.send(0, Change.BEGIN, x, y)
        time.sleep(0.08)
        lifted = time.monotonic()
        self.send(0, Change.END, x, y)
        return lifted

    def open_panels(self, times: int, pictures: Path) -> tuple[list[tuple[int, ...]], list[float]]:
        """Open each panel so many times beside a contact that is stuck, and keep a picture of each.

        Args:
            times: how often.
            pictures: what their names begin with.

        Returns:
            What each panel shows, and the seconds from the end of each tap to the first change.
        """
        self.lift(stuck=True)
        self.send(CONTACTS - 1, Change.BEGIN, 0.5, 0.4)
        time.sleep(3)
        self.tap(*PANELS[-1])
        before = self.wait_until_still()
        shown: list[tuple[int, ...]] = []
        taken = []
        for number, panel in enumerate(PANELS * times):
            lifted = self.tap(*panel)
            for _ in polls(0.0):
                if self.look() != before:
                    break
            taken.append(time.monotonic() - lifted)
            before = self.wait_until_still()
            shown.append(before)
            picture = ImageGrab.grab(xdisplay=os.environ["DISPLAY"])
            picture.save(pictures.with_name(f"{pictures.name}-{number % len(PANELS) + 1}.png"))
        self.lift(stuck=True)
        return shown, taken


def polls(seconds: float) -> Iterator[None]:
    """Yield again and again, with a pause; end the program after `TIMEOUT`."""
    end = time.monotonic() + TIMEOUT
    while time.monotonic() < end:
        yield
        time.sleep(seconds)
    sys.exit(f"The screen did not become as expected within {TIMEOUT:g} s")


@contextmanager
def kiosk(display: str, folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    known = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "QBJ_KIOSK_", "QT_"))}
    environ = {**known, "DISPLAY": display, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    command = [sys.executable, "-I", "-m", "qbj_kiosk", "--kiosk", "--renderer", "software"]
    with (folder / "stderr").open("wb") as log, subprocess.Popen(command, env=environ, stderr=log) as process:
        try:
            yield process
        finally:
            process.terminate()


def main(minutes: float, folder: Path) -> int:
    state = folder / ".local" / "state" / "qbj-kiosk"
    with touch_server(WIDTH, HEIGHT, folder) as (display, touch_screen), kiosk(display, folder) as supervisor:
        os.environ["DISPLAY"] = display
        hall = Hall(touch_screen, Screen())
        for _ in polls(0.5):
            if read_events(state, "shown"):
                break
        time.sleep(SETTLED)
        deck = hall.look(DECK)
        hall.wait_until_attract(deck)
        first, taken = hall.open_panels(5, folder / "before")
        report("before", taken)
        run, stolen, memory = find_exhibit(supervisor.pid), steal_time.start(), []
        for minute in minutely(hall, minutes, deck):
            memory.append(pss_mb(find_exhibit(supervisor.pid) or 0))
            print(
                f"{minute:>4.0f} min  {hall.fingers:>6} fingers  {hall.lost:>4} lost  {hall.events:>7} events  "
                f"exhibit {memory[-1]:.1f} MB  supervisor {pss_mb(supervisor.pid):.1f} MB  "
                f"{count_files(run)} open files  load {os.getloadavg()[0]:.1f}",
                flush=True,
            )
        hall.wait_until_attract(deck)
        last, taken_after = hall.open_panels(10, folder / "after")
        report("after", taken_after)
        tenth = max(1, len(memory) // 10)
        early, late = (statistics.median(part) for part in (memory[tenth : 2 * tenth] or memory, memory[-tenth:]))
        print(f"memory: {early:.1f} MB in the second tenth, {late:.1f} MB in the last; {stolen()}")
        failures = [
            *(["the exhibit was restarted"] if find_exhibit(supervisor.pid) != run else []),
            *(f"{event['event']}: {event}" for event in read_events(state, "lost", "fault", "standby lost")),
            *(["a panel looks different"] if set(first) != set(last) or len(set(last)) != len(PANELS) else []),
            *(["the memory grew"] if late > GROWTH * early else []),
            *(["the panels opened late"] if max(taken_after[0], statistics.median(taken_after)) > LIMIT else []),
        ]
    print("\n".join(failures) or "as before", flush=True)
    return 1 if failures else 0


def minutely(hall: Hall, minutes: float, deck: tuple[int, ...]) -> Iterator[float]:
    """Let visitors touch the exhibit for so many minutes. Yield each minute of visits, and the time at the end."""
    began, printed = time.monotonic(), 0.0
    while (now := time.monotonic()) < began + 60 * minutes:
        is_deserted = hall.dice.random() < DESERTED
        for _ in hall.visit(min(hall.dice.uniform(*VISIT), began + 60 * minutes - now)):
            if (passed := (time.monotonic() - began) / 60) >= printed + 1:
                printed = passed
                yield passed
        if is_deserted:
            hall.wait_until_attract(deck)
    yield (time.monotonic() - began) / 60


def count_files(process: int | None) -> int:
    try:
        return sum(1 for _ in Path(f"/proc/{process}/fd").iterdir())
    except OSError:
        return 0


def report(when: str, taken: Sequence[float]) -> None:
    print(
        f"{when}: {len(taken)} panels opened, first changed pixel after {taken[0]:.3f} s; "
        f"median {statistics.median(taken):.3f} s, longest {max(taken):.3f} s",
        flush=True,
    )


if __name__ == "__main__":
    # Not the default, which ends only this process and not those that it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    duration = float(sys.argv[1]) if len(sys.argv) > 1 else 120
    if len(sys.argv) > 2:  # noqa: PLR2004 - both arguments
        Path(sys.argv[2]).mkdir(parents=True, exist_ok=True)
        sys.exit(main(duration, Path(sys.argv[2])))
    with tempfile.TemporaryDirectory(prefix="soak-") as temporary:
        sys.exit(main(duration, Path(temporary)))
