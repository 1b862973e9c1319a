"""The command `qbj-kiosk settings`: show every setting and its origin."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

if TYPE_CHECKING:
    from qbj_kiosk.settings.load_settings import LoadedSettings

MAX_VALUE_WIDTH = 48
"""Longer values push the next column to the right."""


@click.group()
def settings() -> None:
    """Show the settings of this machine."""


@settings.command()
@click.option(
    "--settings",
    "file",
    type=click.Path(path_type=Path),
    help="Settings file to read. Default: the one that the exhibit uses.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Format of the output.")
def show(*, file: Path | None, form: Literal["text", "json"]) -> None:
    """Show every setting and its origin.

    Problems and remedies go to stderr, and the exit code is then 1.
    """
    from qbj_kiosk.settings.load_settings import load_settings

    loaded = load_settings(os.environ, sys.platform, {}, file)
    click.echo(_json(loaded) if form == "json" else _text(loaded))
    for problem in loaded.problems:
        click.echo(problem, err=True)
    sys.exit(1 if loaded.problems else 0)


def _text(loaded: "LoadedSettings") -> str:
    from qbj_kiosk.settings.settings_file import display_path

    values = {key: _format(value) for key, value in _values(loaded).items()}
    key_width = max(map(len, values))
    value_width = min(MAX_VALUE_WIDTH, max(map(len, values.values())))
    note = "" if os.path.lexists(loaded.file) else " (does not exist)"
    rows = [f"{key:{key_width}}  {text:{value_width}}  {loaded.origins[key]}" for key, text in values.items()]
    return "\n".join([f"# {display_path(loaded.file)}{note}", *rows])


def _json(loaded: "LoadedSettings") -> str:
    import json

    from qbj_kiosk.settings.settings_file import display_path

    report = {
        "file": display_path(loaded.file),
        "settings": {key: {"value": value, "origin": loaded.origins[key]} for key, value in _values(loaded).items()},
        "problems": loaded.problems,
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _values(loaded: "LoadedSettings") -> Mapping[str, Any]:
    from qbj_kiosk.settings import dotted_keys

    return dotted_keys.values(loaded.settings)


def _format(value: object) -> str:
    import json

    return "not set" if value is None else json.dumps(value, ensure_ascii=False)
