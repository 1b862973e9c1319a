"""Annotated types of fields: the names, texts and numbers that sources and the compiled exhibit may contain."""

import re
from typing import Annotated, Literal

from msgspec import Meta

LARGEST = 10**15
MOST_UNITS = 2000
RESERVED = "(con|prn|aux|nul|com[0-9]|lpt[0-9])"
"""Device names of Windows."""

Name = Annotated[
    str,
    Meta(
        pattern=rf"^(?!{RESERVED}\Z)[a-z0-9](-?[a-z0-9]){{0,60}}\Z",
        description="a name of lower-case letters, digits and hyphens",
    ),
]
Tag = Annotated[
    str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\Z", description='a language tag such as "en" or "zh"')
]
_FILE = rf"(?!(?i:{RESERVED})(\.|\Z))[A-Za-z0-9_]([A-Za-z0-9._-]{{0,98}}[A-Za-z0-9_-])?"
_FILE_MEANS = "the plain name of a file in its folder: letters, digits, and . _ - within, no path"
File = Annotated[str, Meta(pattern=rf"^{_FILE}\Z", description=_FILE_MEANS)]
PICTURES = (".png", ".jpg", ".jpeg", ".webp")
PictureFile = Annotated[
    str,
    Meta(
        pattern=rf"^(?=.*({'|'.join(map(re.escape, PICTURES))})\Z){_FILE}\Z",
        description=f"{_FILE_MEANS}; it ends in {', '.join(PICTURES)}",
    ),
]
FileOrNone = Annotated[str, Meta(pattern=rf"^({_FILE})?\Z", description=f'"" or {_FILE_MEANS}')]
Line = Annotated[
    str, Meta(pattern=r"^[^\s]([^\n\t]*[^\s])?\Z", max_length=400, description="one line of at most 400 characters")
]
Tab = Annotated[
    str, Meta(pattern=r"^[^\s]([^\n\t]*[^\s])?\Z", max_length=24, description="one line of at most 24 characters")
]
Text = Annotated[str, Meta(pattern=r"\S", max_length=8000, description="a text of at most 8000 characters")]
Number = Annotated[float, Meta(gt=0, le=LARGEST, description="a number above 0, at most 10^15")]
Count = Annotated[float, Meta(ge=0, le=LARGEST, description="a number from 0 to 10^15")]
Paragraph = Annotated[int, Meta(ge=1, le=999, description="the number of a paragraph")]
Paragraphs = Annotated[
    tuple[Paragraph, ...], Meta(min_length=1, max_length=50, description="a list of paragraph numbers, such as [4]")
]
Names = Annotated[tuple[Name, ...], Meta(min_length=1, max_length=20, description="a list of names that is not empty")]
Role = Literal["ground", "text", "secondary", "line", "fill", "pale", "light"]
"""The look of a panel defines the colour of each role."""
Roles = Annotated[tuple[Role, ...], Meta(max_length=20, description='a list of colour roles, such as ["line"]')]
Files = Annotated[tuple[File, ...], Meta(min_length=1, max_length=40, description="a list of file names")]
BoxTotal = Annotated[int, Meta(ge=1, le=MOST_UNITS, description=f"a whole number from 1 to {MOST_UNITS}")]
Lines = Annotated[tuple[Line, ...], Meta(min_length=1, max_length=12, description="a list of 1 to 12 texts")]
Look = Literal["deep", "white", "pale"]
"""It defines the colour of each role."""
Tags = Annotated[tuple[Tag, ...], Meta(min_length=1, max_length=20, description="a list of language tags")]
Script = Literal["latin", "han"]
"""It determines line spacing and line length."""
STOPS = range(2, 5)
HEADLINE_LINES = range(1, 3)
FARTHEST = 10_000.0
"""Largest absolute value of a coordinate of a drawing."""
MOST_SHAPES = 500
MOST_SEGMENTS = 5_000
_COORDINATE = r"-?[0-9]{1,5}(?:\.[0-9]{1,2})?"
_SEGMENT = rf"(?:[ML](?: {_COORDINATE}){{2}}|C(?: {_COORDINATE}){{6}}|Z)"
Outline = Annotated[str, Meta(pattern=rf"^{_SEGMENT}(?: {_SEGMENT}){{0,{MOST_SEGMENTS}}}\Z")]
"""SVG path data with absolute commands M, L, C and Z, each followed by its own numbers."""
Axles = Annotated[
    tuple[Annotated[float, Meta(ge=0, le=FARTHEST)], ...],
    Meta(min_length=1, max_length=20, description="a list of distances from the drawing's left edge"),
]
Extent = Annotated[float, Meta(gt=0, le=FARTHEST)]
FilledLine = Annotated[str, Meta(pattern=r"^[^\s]([^\n\t]*[^\s])?\Z", max_length=20_000)]
