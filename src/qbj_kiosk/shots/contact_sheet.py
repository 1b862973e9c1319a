"""Contact sheet: an `index.html` beside the images, without other dependencies."""

from collections.abc import Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from qbj_kiosk.shots.states import Shot

_STYLE = """
:root { color-scheme: dark; font: 16px/1.4 "IBM Plex Sans", system-ui, sans-serif; }
body { margin: 2rem; background: #071c20; color: #f5f8f6; }
h1, h2 { font-weight: 600; }
h2 { margin: 2rem 0 .5rem; }
.row { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-end; }
figure { margin: 0; }
figure img { height: 16rem; width: auto; display: block; background: #10363d; }
figcaption { color: #b4c6c7; font-size: .875rem; margin-top: .25rem; }
a { color: inherit; text-decoration: none; }
a:focus-visible { outline: 3px solid #ffc93c; outline-offset: 3px; }
.full { display: none; position: fixed; inset: 0; background: #071c20; padding: 1rem; box-sizing: border-box; }
.full:target { display: grid; grid-template-rows: 1fr auto; }
.full img { width: 100%; height: 100%; min-height: 0; object-fit: contain; }
.full nav { display: flex; justify-content: space-between; gap: 1rem; padding-top: .75rem; }
"""


def write(shots: Sequence[Shot], out: Path) -> Path:
    """Write the contact sheet of screenshots: a row per state, each image a link to its full size. Return the file."""
    rows = [
        f"<h2>{escape(name)}</h2>\n<div class=row>\n" + "\n".join(_thumbnail(shot) for shot in group) + "\n</div>"
        for name, group in groupby(shots, key=lambda shot: shot.state.name)
    ]
    full = [_full(shot, shots[index - 1], shots[(index + 1) % len(shots)]) for index, shot in enumerate(shots)]
    page = (
        "<!doctype html>\n<html lang=en>\n<meta charset=utf-8>\n<title>Shots</title>\n"
        f"<style>{_STYLE}</style>\n<h1>{len(shots)} shots</h1>\n" + "\n".join((*rows, *full)) + "\n</html>\n"
    )
    file = out / "index.html"
    file.write_text(page, encoding="utf-8")
    return file


def _thumbnail(shot: Shot) -> str:
    name = escape(shot.file, quote=True)
    size = f'width="{shot.size.width}" height="{shot.size.height}"'
    return (
        f'<figure><a href="#{name}"><img src="{name}" {size} loading=lazy alt="{name}"></a>'
        f"<figcaption>{escape(shot.language)} {shot.size}</figcaption></figure>"
    )


def _full(shot: Shot, before: Shot, after: Shot) -> str:
    name, back, forward = (escape(each.file, quote=True) for each in (shot, before, after))
    return (
        f'<div class=full id="{name}"><img src="{name}" loading=lazy alt="{name}"><nav>'
        f'<a href="#{back}">← {back}</a><a href="#">{name}: all</a><a href="#{forward}">{forward} →</a></nav></div>'
    )
