"""Placeholders of the table `spoken`, such as `{number}`, which a spoken form takes over from the screen."""

from collections.abc import Mapping
from typing import Final

PLACEHOLDERS: Final[Mapping[str, str]] = {
    "number": r"\d[\d,]*(?:\.\d+)?",
    "year": r"(?<!\d)[12]\d{3}(?!\d)",
}
"""Regular expressions by name. Chinese reads a year digit by digit."""
