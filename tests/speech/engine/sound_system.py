"""PulseAudio with null sinks, and speech-dispatcher with eSpeak, both private to a test. Starts and ends them."""

import os
import re
import shutil
import signal
import subprocess
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from qbj_kiosk.speech.worker import loudness, speech_dispatcher_monitor
from tests.timeouts import patience

PROGRAMS = ("pulseaudio", "pactl", "parec", "speech-dispatcher", "espeak-ng")
SINK = "hall"
RATE = 44100
WINDOW = RATE // 20
"""Samples in 50 ms."""
GAP = RATE // 500
"""Samples in 2 ms."""
DAEMON = """
LogLevel 5
LogDir "{folder}"
AudioOutputMethod "pulse"
AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
DefaultModule espeak-ng
"""


def lacking() -> str:
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    return f"not installed: {', '.join(missing)}" if missing else ""


def _split(samples: "array[int]", length: int) -> "Iterator[array[int]]":
    return (samples[begin : begin + length] for begin in range(0, len(samples), length))


@dataclass(frozen=True)
class Sound:
    """Sound that a null sink of PulseAudio played, as recorded samples."""

    samples: "array[int]"

    @property
    def level(self) -> float:
        """Return the level of the recorded sound in dB below full scale, without pauses.

        Digital silence is left out: a busy machine puts gaps of it into the sound.
        """
        sounding = array("h")
        for part in _split(self.samples, GAP):
            if any(part):
                sounding.extend(part)
        return loudness.level([loudness.mean_square(part) for part in _split(sounding, WINDOW)])

    @property
    def peak(self) -> int:
        return max(map(abs, self.samples), default=0)

    @property
    def seconds(self) -> float:
        """Return the duration between the first and the last sound that was recorded."""
        loud = [at for at, sample in enumerate(self.samples) if abs(sample) > 30]
        return (loud[-1] - loud[0]) / RATE if loud else 0.0


@dataclass(frozen=True)
class Message:
    """A text that speech-dispatcher was given, with the events that it reported, such as "BEGIN" and "END"."""

    number: int
    text: str
    events: tuple[str, ...]


class SoundSystem:
    """PulseAudio and speech-dispatcher, private to a test. `environ` leads other processes to them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        names = ("XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "HOME")
        self.environ = dict.fromkeys(names, str(folder)) | {"PULSE_SERVER": f"unix:{folder}/pulse/native"}
        self._log_begin = 0
        self._server: subprocess.Popen[bytes] | None = None
        (folder / "speech-dispatcher").mkdir()
        (folder / "speech-dispatcher" / "speechd.conf").write_text(DAEMON.format(folder=folder))

    def start_server(self, *modules: str) -> None:
        """Start PulseAudio with these modules, and wait until it answers."""
        script = self.folder / "pulse.pa"
        loads = ("module-native-protocol-unix", *modules)
        script.write_text("".join(f"load-module {module}\n" for module in loads))
        command = ["pulseaudio", "-n", "-F", str(script), "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
        self._server = subprocess.Popen(
            command, env=self._environ(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.until(lambda: self._pactl("info").returncode == 0)

    def stop_server(self) -> None:
        if self._server is not None:
            self._server.kill()
            self._server.wait()
            self._server = None

    def add_sink(self) -> None:
        assert self._pactl("load-module", "module-null-sink", f"sink_name={SINK}").returncode == 0

    def remove_sink(self) -> None:
        listed = self._pactl("list", "short", "modules").stdout
        number = next(line.split("\t")[0] for line in listed.splitlines() if "module-null-sink" in line)
        assert self._pactl("unload-module", number).returncode == 0

    @contextmanager
    def recorded(self) -> Iterator[Callable[[], Sound]]:
        """Record what the null sink plays; yield a function that ends the recording."""
        command = ["parec", "-d", f"{SINK}.monitor", "--format=s16le", f"--rate={RATE}", "--channels=1", "--raw"]
        file = self.folder / "recorded"
        with (
            file.open("wb") as out,
            subprocess.Popen(command, env=self._environ(), stdout=out, stderr=subprocess.DEVNULL) as recorder,
        ):
            self.until(lambda: file.stat().st_size > 0)

            def end() -> Sound:
                sleep(0.3)  # the monitor is a little behind
                recorder.terminate()
                recorder.wait()
                data = file.read_bytes()
                return Sound(array("h", data[: len(data) // 2 * 2]))

            yield end
            recorder.kill()

    def daemon_pid(self) -> int:
        return speech_dispatcher_monitor.find_pid(self.environ)

    def engine_pid(self) -> int:
        modules = speech_dispatcher_monitor.find_modules(self.environ)
        return next(pid for pid, name in modules.items() if "espeak" in name)

    def begun(self) -> int:
        """Return how many texts speech-dispatcher has begun to speak."""
        log = self.folder / "speech-dispatcher.log"
        return log.read_bytes().count(b"701 BEGIN") if log.exists() else 0

    def messages(self) -> list[Message]:
        """Return the texts that speech-dispatcher was given and the events that it reported, from its log."""
        content = (self.folder / "speech-dispatcher.log").read_bytes()[self._log_begin :]
        if not self._log_begin and b"DATA:|SPEAK" in content:
            # Before the first text, the log has megabytes about voices.
            self._log_begin = content.index(b"DATA:|SPEAK")
        log = content.decode(errors="replace")
        data = ""
        texts: dict[int, str] = {}
        # The daemon may begin a text before it confirms it.
        events: defaultdict[int, list[str]] = defaultdict(list)
        for found in re.finditer(r"(?:DATA:\|(?P<data>[^|]*)\|)|(?:REPLY:\|(?P<reply>[^|]*)\|)", log):
            reply = found["reply"] or ""
            if found["data"] is not None:
                # The end of a text, a lone dot, arrives by itself.
                data = found["data"].strip(" .\r\n") or data
            elif queued := re.match(r"225-(\d+)", reply):
                texts[int(queued[1])] = data
            elif reported := re.match(r"70[1-3]-(\d+)\s.*?70[1-3] (\w+)", reply, re.DOTALL):
                events[int(reported[1])].append(reported[2])
        return [Message(number, text, tuple(events[number])) for number, text in texts.items()]

    def until(self, condition: Callable[[], object]) -> None:
        end = monotonic() + patience()
        while not condition():
            assert monotonic() < end, condition
            sleep(0.02)

    def close(self) -> None:
        for pid in speech_dispatcher_monitor.find_modules(self.environ):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        with suppress(OSError):
            os.kill(self.daemon_pid(), signal.SIGKILL)
        self.stop_server()

    def _environ(self) -> Mapping[str, str]:
        return {"PATH": os.environ["PATH"], **self.environ}

    def _pactl(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        command = ["pactl", *arguments]
        return subprocess.run(command, env=self._environ(), capture_output=True, text=True, check=False)


@contextmanager
def sound_system(folder: Path) -> Iterator[SoundSystem]:
    with ExitStack() as stack:
        system = SoundSystem(folder)
        stack.callback(system.close)
        yield system
