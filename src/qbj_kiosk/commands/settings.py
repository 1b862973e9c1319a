"""`qbj-kiosk settings`: what is set, and where each value comes from."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

if TYPE_CHECKING:
    from qbj_kiosk.settings.read import LoadedSettings

WIDEST = 48
"""Characters of a value beyond which the column beside it no longer keeps its place."""


@click.group()
def settings() -> None:
    """Look at the settings of this machine."""


@settings.command()
@click.option(
    "--settings", "file", type=click.Path(path_type=Path), help="This settings file, instead of the one found."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs.")
def show(*, file: Path | None, form: Literal["text", "json"]) -> None:
    """Show each setting and where it comes from.

    Problems are told on stderr, with what to do; then the exit code is 1.
    """
    from qbj_kiosk.settings.read import load_settings

    loaded = load_settings(os.environ, sys.platform, {}, file)
    click.echo(_json(loaded) if form == "json" else _text(loaded))
    for problem in loaded.problems:
        click.echo(problem, err=True)
    sys.exit(1 if loaded.problems else 0)


def _text(loaded: "LoadedSettings") -> str:
    from qbj_kiosk.settings.file import display_path

    values = {key: _written(value) for key, value in _values(loaded).items()}
    key_width = max(map(len, values))
    value_width = min(WIDEST, max(map(len, values.values())))
    there = "" if os.path.lexists(loaded.file) else " (not there)"
    rows = [f"{key:{key_width}}  {text:{value_width}}  {loaded.origins[key]}" for key, text in values.items()]
    return "\n".join([f"# {display_path(loaded.file)}{there}", *rows])


def _json(loaded: "LoadedSettings") -> str:
    import json

    from qbj_kiosk.settings.file import display_path

    told = {
        "file": display_path(loaded.file),
        "settings": {key: {"value": value, "origin": loaded.origins[key]} for key, value in _values(loaded).items()},
        "problems": loaded.problems,
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _values(loaded: "LoadedSettings") -> Mapping[str, Any]:
    from qbj_kiosk.settings import keys

    return keys.values(loaded.settings)


def _written(value: object) -> str:
    import json

    return "not set" if value is None else json.dumps(value, ensure_ascii=False)
