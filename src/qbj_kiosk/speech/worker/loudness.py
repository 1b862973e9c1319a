"""Volumes and loudness, the same for the voice and for recordings. No Qt."""

import math
from array import array
from collections.abc import Sequence
from operator import mul
from typing import Final

FULL_SCALE: Final = 32768
VOICE_LEVEL: Final = -20.0
"""Level of the voice at 100 %, in dB below full scale: eSpeak through speech-dispatcher, without its pauses."""
LOUDEST_RANGE: Final = 30.0
"""Sound this many dB below the loudest is a pause."""


def amplitude(percent: int) -> float:
    """Return the amplitude for a volume: 1 for 100 %, 2 dB less for each 10 %, and 0 for 0 %."""
    return math.pow(10, (percent - 100) / 100) if percent > 0 else 0.0


def level(powers: Sequence[float]) -> float:
    """Return the loudness of recorded speech in dB below full scale, without pauses; minus infinity for silence.

    Args:
        powers: mean square of the samples, per short interval.
    """
    loudest = max(powers, default=0.0)
    if not loudest:
        return float("-inf")
    loud = [power for power in powers if power > loudest / 10 ** (LOUDEST_RANGE / 10)]
    return 10 * math.log10(sum(loud) / len(loud) / FULL_SCALE**2)


def mean_square(samples: "array[int]") -> float:
    total: int = sum(map(mul, samples, samples))
    return total / len(samples)


def matching_amplitude(recording_level: float) -> float:
    """Return the amplitude at which a recording of this level is as loud as the synthetic voice."""
    return 1.0 if recording_level == float("-inf") else math.pow(10, (VOICE_LEVEL - recording_level) / 20)
