"""Mistakes of editors: each is reported with file, line and remedy, and no bundle is built."""

# ruff: noqa: E501 - a table reads best with one row a line

import io
import struct
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PIL import Image

from qbj_kiosk.toml.problem_report import Problem
from tests.exhibit.compiler.small_exhibit import FIGURES, LANGUAGE, SVG, Sample, picture

pytestmark = pytest.mark.usefixtures("quick")

PANEL = "panels/rail/panel.toml"
EN = "panels/rail/en.toml"
ZH = "panels/rail/zh.toml"
HEAD = SVG.splitlines()[0]


@dataclass(frozen=True)
class Case:
    name: str
    make: Callable[[Sample], object]
    file: str
    line: int
    what: str
    remedy: str


def edit(name: str, file: str, old: str, new: str, at: tuple[int, str, str]) -> Case:
    return Case(name, lambda sample: sample.edit(file, old, new), file, *at)


def put(name: str, file: str, data: str | bytes, at: tuple[int, str, str]) -> Case:
    return Case(name, lambda sample: sample.put(file, data), file, *at)


def drop(name: str, file: str, where: str, line: int, remedy: str = "Add it") -> Case:
    what = f"there is no file {file}"
    return Case(name, lambda sample: (sample.root / file).unlink(), where, line, what, remedy)


def svg(name: str, element: str, what: str, remedy: str, line: int = 2) -> Case:
    return put(f"svg {name}", "artwork/engine.svg", f"{HEAD}\n{element}\n</svg>\n", (line, what, remedy))


def bomb() -> bytes:
    """Return a PNG of a few bytes that claims to be 30,000 pixels wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


def animated() -> bytes:
    written = io.BytesIO()
    frames = [Image.new("RGB", (4, 4), (red, 0, 0)) for red in (0, 255)]
    frames[0].save(written, "PNG", save_all=True, append_images=frames[1:])
    return written.getvalue()


FILES = [
    drop("missing exhibit", "exhibit.toml", "exhibit.toml", 0),
    drop("missing panel", PANEL, "exhibit.toml", 3),
    drop("missing language of a panel", ZH, "exhibit.toml", 2),
    drop("missing words", "languages/zh.toml", "exhibit.toml", 2),
    drop("missing article", "article/zh.md", "exhibit.toml", 2),
    drop("missing figure", "figures/orders.toml", PANEL, 14, "correct its name"),
    drop("missing drawing", "artwork/engine.svg", "exhibit.toml", 6, "correct its name"),
    drop("missing picture", "pictures/photo.png", "figures/photo.toml", 3),
    drop("missing font", "fonts/Han.ttf", "exhibit.toml", 10),
    drop("missing licence", "fonts/OFL.txt", "exhibit.toml", 11),
    put("not UTF-8", EN, b'tab = "Rail"\nkicker = "\xff"\n', (2, "not UTF-8", "Save the file as UTF-8")),
    put("NUL", "article/en.md", "# T\n\n\0", (3, "control character (U+0000)", "Delete it")),
    put("second byte order mark", EN, "\ufeff\ufefftab = 1", (1, "byte order mark", "Delete it")),
    edit("bidi control", EN, "The port", "The \u202eport", (2, "bidirectional", "Delete it")),
    edit("escaped bidi control", EN, "The port", "The \\u202eport", (2, "bidirectional", "Delete it")),
    edit("escaped control", EN, "The port", "The \\u0007port", (2, "control character (U+0007)", "Delete it")),
    edit("soft hyphen", EN, "begins", "ni\u00adne", (10, "an invisible character (U+00AD)", "Delete it")),
    edit(
        "zero-width space", "article/en.md", "nine", "ni\u200bne", (4, "an invisible character (U+200B)", "Delete it")
    ),
    edit("escaped joiner", EN, "begins", "ni\\u200dne", (10, "an invisible character (U+200D)", "Delete it")),
    edit("variation selector", ZH, "80%", "80%\ufe0f", (13, "an invisible character (U+FE0F)", "Delete it")),
    edit("private-use character", EN, "begins", "ni\ue000ne", (10, "without a meaning (U+E000)", "Delete it")),
    edit("escaped accent", EN, "begins", "ne\\u0301", (10, 'an escape for "é"', "Type the character")),
    edit(
        "entity of a soft hyphen",
        "article/en.md",
        "nine",
        "ni&shy;ne",
        (4, "an entity for an invisible character (U+00AD)", "Delete it"),
    ),
    edit("entity of an accent", "article/en.md", "nine", "ne&#769;", (4, 'an entity for "é"', "Type the character")),
    put("too long", EN, 'tab = "' + "a" * 70_000, (0, "larger than 65536 bytes", "Make it smaller")),
]
TOML = [
    put("broken TOML", PANEL, 'look = "deep"\nparagraphs = [1\nfigure = 2\n', (3, "not valid TOML", "Correct")),
    put("unfinished TOML", PANEL, 'look = "deep"\nfigure = "', (2, "not valid TOML", "Correct")),
    put("key twice", PANEL, 'look = "deep"\nlook = "deep"', (2, "not valid TOML", "Correct")),
    put("dotted-key bomb", PANEL, ".".join("a" * 20_000) + " = 1", (1, "more than 8 parts", "fewer levels")),
    put("dotted-table bomb", PANEL, "\n[" + ".".join("a" * 9) + "]", (2, "more than 8 parts", "fewer levels")),
    put("bracket bomb", PANEL, "a = " + "[" * 20_000, (1, "nest deeper than 8", "fewer levels")),
    put("brace bomb", PANEL, "a = " + "{a=" * 9_000, (1, "nest deeper than 8", "fewer levels")),
    put("huge number", PANEL, "look = 1" + "0" * 5000, (1, "not valid TOML", "Correct")),
    edit("unknown key", PANEL, "figure =", "figur =", (3, 'unknown key "figur"', 'Did you mean "figure"?')),
    edit("key far from any", PANEL, "look =", "zzz =", (1, 'unknown key "zzz"', 'Delete it; known keys are "look"')),
    edit("missing key", PANEL, 'look = "deep"\n', "", (1, 'the key "look" is missing', "Add look = …")),
    edit("missing key of a stop", PANEL, 'id = "orders"\n', "", (11, '"id" is missing', "Add id = …")),
    edit("wrong type", PANEL, "[3]", '"three"', (13, '"paragraphs" is "three"', "such as [4]")),
    edit("wrong type in a list", PANEL, "[3]", '[\n"three"]', (14, '"paragraphs" is "three"', "number of a paragraph")),
    edit("wrong value", PANEL, '"deep"', '"depe"', (1, '"look" is "depe"', '"deep" or "white" or "pale"')),
    edit("one stop", PANEL, '[[stops]]\nid = "orders"\nparagraphs = [3]\nfigure = "orders"\n\n'
         '[[stops]]\nid = "photo"\nparagraphs = [2]\nfigure = "photo"\n', "", (6, "a list of 1", "two to four")),
    edit("a table for a text", EN, 'tab = "Rail"', "tab = {}", (1, '"tab" is a table', "24 characters")),
    edit("a text for a table", "exhibit.toml", "[train]", "train = 1\n[trains]", (5, '"train" is not a table', "table")),
    edit("not a number", "figures/begin.toml", "2013", "nan", (3, '"value" is nan', "a number above 0")),
    edit("true for a number", "figures/begin.toml", "2013", "true", (3, '"value" is true', "a number above 0")),
    edit("a date", EN, '"The port"', "2013-01-01", (2, '"kicker" is 2013-01-01', "one line")),
    edit("tab too long", EN, '"Rail"', '"' + "Rail" * 7 + '"', (1, '"tab" is "RailRail', "24 characters")),
    edit("empty text", EN, '"The port"', '""', (2, '"kicker" is empty', "one line")),
    edit("two lines", EN, '"The port"', '"The\\nport"', (2, '"kicker" is', "one line")),
]  # fmt: skip
PATHS = [
    edit("up and out", "figures/photo.toml", "photo.png", "../photo.png", (3, "../photo.png", "no path")),
    edit("absolute", "figures/photo.toml", "photo.png", "/etc/hosts.png", (3, "/etc/hosts.png", "no path")),
    edit("drive", "figures/photo.toml", "photo.png", "C:photo.png", (3, "C:photo.png", "no path")),
    edit("backslash", "figures/photo.toml", '"photo.png"', "'..\\photo.png'", (3, "..\\photo.png", "no path")),
    edit("device", "figures/photo.toml", "photo.png", "con.png", (3, "con.png", "no path")),
    edit("device as a panel", "exhibit.toml", '"rail"', '"aux"', (3, '"panels" is "aux"', "a name of lower-case")),
    edit("font up and out", "exhibit.toml", '"Han.ttf"', '"../Han.ttf"', (10, '"files" is "../Han.ttf"', "no path")),
    edit("drawing with a path", "exhibit.toml", '"engine"', '"a/b"', (6, '"locomotive" is "a/b"', "a name of lower-case")),
    edit("language with a path", "exhibit.toml", '"zh"', '"../z"', (2, '"languages" is "../z"', "a language tag")),
]  # fmt: skip
CONTENT = [
    edit("two containers on a wagon", "exhibit.toml", '["wagon"]', '["wagon"]\ncontainers = ["line", "line"]',
         (8, "there are 2 containers for 1 wagons", "one colour for each wagon")),
    edit("container of no role", "exhibit.toml", '["wagon"]', '["wagon"]\ncontainers = ["red"]',
         (8, '"containers" is "red"', '"ground" or "text"')),
    edit("axles of no vehicle", "exhibit.toml", '["wagon"]', '["wagon"]\nwheel = "wagon"\naxles.wagn = [4]',
         (9, 'no vehicle has the drawing "wagn"', 'Did you mean "wagon"?')),
    edit("axles without a wheel", "exhibit.toml", '["wagon"]', '["wagon"]\naxles.wagon = [4]',
         (8, "axles without a wheel", 'wheel = "…"')),
    edit("wheel without a drawing", "exhibit.toml", '["wagon"]', '["wagon"]\nwheel = "wheel"',
         (8, "wheel.svg", "")),
    edit("language twice", "exhibit.toml", '"zh"]', '"zh", "zh"]', (2, '"zh" is named twice', "once")),
    edit("panel twice", "exhibit.toml", '"rail"', '"rail", "rail"', (3, '"rail" is named twice', "once")),
    edit("stop twice", PANEL, 'id = "photo"', 'id = "orders"', (17, 'two stops "orders"', "own id")),
    edit("unknown stop", EN, "[stops.photo]", "[stops.phoot]", (24, 'no stop "phoot"', 'Did you mean "photo"?')),
    edit("missing stop", EN, "[stops.photo]", "[stops.phoot]", (8, 'the stop "photo" is missing', "[stops.photo]")),
    edit("font twice", "exhibit.toml", '"Han.ttf"', '"Sans.ttf"', (10, "named twice", "once")),
    edit("font of another kind", "exhibit.toml", "Han.ttf", "Han.woff", (10, "is not a font file", '".ttf", ".otf"')),
    edit("unknown family", "exhibit.toml", '"Sample Han"]', '"Sample Hen"]', (12, 'family "Sample Hen"', "Sample Han")),
    put("font that is none", "fonts/Han.ttf", b"\0\1\0\0" + bytes(40), (0, "is not a font, or is damaged", "intact")),
    edit("character that no font has", EN, "The port", "The pørt", (2, "ø (U+00F8)", "Add a font")),
    edit("missing interface text", "languages/en.toml", 'touch = "Touch"\n', "", (5, 'the key "touch" is missing', "Add touch")),
    edit("empty interface text", "languages/en.toml", '"Touch"', '" "', (23, "not one line of text", "one line")),
    edit("missing interface text with a placeholder", "languages/en.toml", 'back_to = "Back to {place}"\n', "", (5, '"back_to" is missing', "Add back_to = …, a text")),
    edit("placeholder missing", "languages/en.toml", "{place}", "it", (9, '"{place}" is missing', "Add it")),
    edit("placeholder unknown", "languages/en.toml", '"Touch"', '"{title}"', (23, '"{title}"', "no placeholders")),
    edit("number with digits", "languages/en.toml", "nine = 9", "9nine = 9", (203, "is not a word for a number", "digits")),
    edit("script unknown", "languages/en.toml", '"latin"', '"latein"', (2, '"script" is "latein"', '"latin" or "han"')),
    edit("fewer paragraphs", "article/zh.md", "3. 公司已将80%的订单转移。\n", "", (0, "2 paragraphs, but 3", "same")),
    edit("paragraph number", "article/en.md", "\n2. ", "\n5. ", (5, "numbered 5 instead of 2", "1, 2, 3")),
    edit("article with HTML", "article/en.md", "trains ran", "<b>trains</b> ran", (4, "contains HTML", "plain text")),
    edit("article without a source", "article/en.md", "Source: the port", "", (0, "has no source", "source line")),
    edit("article with two titles", "article/en.md", "> A", "# B\n> A", (2, "outside the list", "# title")),
    edit("article with a subtitle", "article/en.md", "> A", "## B\n> A", (2, "a heading below", "# title")),
    edit("article with a list", "article/en.md", "trains ran", "trains\n\n   - ran", (6, "contains a list", "# title")),
    edit("article with a list of numbers", "article/en.md", "trains ran", "trains\n\n   1. ran", (6, "contains a list", "# title")),
    edit("article with a rule", "article/en.md", "> A", "---\n> A", (2, "contains a rule", "# title")),
    edit("wrong paragraph", PANEL, "[3]", "[3, 4]", (13, "there is no paragraph 4", "1 to 3")),
    edit("paragraph twice", PANEL, "[3]", "[3, 3]", (13, "named twice", "once")),
    edit("lead too long", EN, "Trains run", "Trains " * 40 + "run", (6, "the lead has 79 words", "30 to 70 words")),
    edit("lead too short", ZH, "班列不断开行。" * 5, "", (4, "35 characters", "60 to 120 characters")),
    edit("lead of two paragraphs", EN, "Trains run", "Trains\\n\\nrun", (6, "2 paragraphs", "one paragraph")),
    edit("headline of three lines", EN, "since 2013", "since\n2013", (3, "3 lines", "one or two lines")),
    edit("number not in the paragraph", EN, '"100 billion yuan"', '"200 billion yuan"',
         (26, "states 200,000,000,000, which paragraph 2", "article's number")),
    edit("number in words", EN, "begins", "nine in 100 days", (10, "states 100, which paragraph 1", "article's number")),
    edit("number of another language", ZH, "1000多亿元", "1000多元", (20, "states 1000,", "article's number")),
    edit("scale without a number", EN, "begins", "a billion", (10, "states 1,000,000,000, which", "article's number")),
    edit("digits with letters", EN, "begins", "100k times", (10, 'states "100k", which paragraph 1', "article's number")),
    edit("look-alike number word", EN, "begins", "n\u03b9ne times",
         (10, '"n\u03b9ne" looks like a number word', "ignored in languages/en.toml")),
    edit("look-alike in the article", "article/en.md", "nine", "niñe",
         (4, '"niñe" looks like a number word', "ignored in languages/en.toml")),
    edit("look-alike in the interface", "languages/en.toml", '"Touch"', '"Bi||ion"',
         (23, '"Bi||ion" looks like a number word', "ignored in languages/en.toml")),
    edit("look-alike in a figure", "figures/money.toml", '"invested', '"invested niné',
         (9, '"niné" looks like a number word', "ignored in languages/en.toml")),
    edit("number that is a sign", EN, "begins", "begins ½", (10, "states 0.5, which paragraph 1", "article's number")),
    edit("figure of a stop on other paragraphs", PANEL, 'figure = "orders"', 'figure = "begin"',
         (14, '"begin" rests on paragraph 1, which is not named', "Name its paragraphs here")),
    edit("figure of a panel on other paragraphs", PANEL, 'figure = "money"', 'figure = "orders"',
         (3, '"orders" rests on paragraph 3, which is not named', "Name its paragraphs here")),
    edit("paragraph with another number", "article/zh.md", "2013", "2014",
         (4, 'paragraph 1 states 2014 where "en" states 2013', "the same numbers")),
    edit("paragraph with a number less", "article/zh.md", "80%", "大半",
         (6, 'paragraph 3 states nothing where "en" states 80', "the same numbers")),
    edit("caption with another number", "article/zh.md", "班列发车", "9列班列发车",
         (2, 'the caption states 9 where "en" states nothing', "the same numbers")),
    edit("number in the place's name", "languages/en.toml", '"Port"', '"Port 5000"', (3, '"place" states 5000', "Remove the number")),
    edit("number on attract", "languages/en.toml", '"Touch"', '"Touch a billion"',
         (23, '"touch" states 1,000,000,000, which the article does not state in "en"', "Remove the number")),
    edit("HTML", EN, "have **run**", "have <b>run</b>", (14, "contains HTML", "**strong** or *emphasis*")),
    edit("link", EN, "They run.", "They [run](there).", (16, "contains a link", "**strong**")),
    edit("link definition", EN, "They run.", "[they]: run", (16, "contains a link", "**strong**")),
    edit("image", EN, "They run.", "They ![run](it).", (16, "contains an image", "**strong**")),
    edit("code", EN, "They run.", "They `run`.", (16, "contains code", "**strong**")),
    edit("list", EN, "They run.", "- They run.", (16, "contains a list", "**strong**")),
    edit("both styles", EN, "**run**", "***run***", (14, "inside each other", "Use one")),
    edit("underscores", EN, "**run**", "_run_", (14, "marked with _", "with *")),
    edit("brace in a text", EN, "The port", "The {port}", (2, '"{port}"', "no placeholders")),
    edit("lone brace in a text", EN, "They run.", "They {run.", (12, "stands outside a placeholder", "{name}")),
]  # fmt: skip
FIGURE = [
    edit("kind unlike any", "figures/orders.toml", '"boxes"', '"pie"', (1, '"pie"', 'Write one of "numeral", "corridor"')),
    edit("the drawing's number without it", "figures/orders.toml", '"of orders"', '"of 8 orders"',
         (8, '"label" states 8, which paragraph 3', "article's number")),
    edit("the drawing's number in a name", "figures/orders.toml", '"Rest {rest}"', '"Rest 2"',
         (10, '"names" states 2, which paragraph 3', "article's number")),
    edit("a drawing's number made longer", "figures/orders.toml", "{filled} of", "5{filled} of",
         (9, '"spoken" states 58, which paragraph 3', "article's number")),
    edit("number before the numeral", "figures/money.toml", '"超过"', '"5000个超过"',
         (16, '"before" states 5000, which paragraph 2', "article's number")),
    edit("number after the numeral", "figures/money.toml", '"bn yuan +"', '"bn yuan of 9"',
         (8, '"after" states 9, which paragraph 2', "article's number")),
    edit("unknown kind", "figures/orders.toml", '"boxes"', '"boxen"', (1, '"boxen"', 'Did you mean "boxes"?')),
    edit("needed key", "figures/money.toml", "per = 1_000_000_000\n", "", (1, '"per" is missing', "Add per")),
    edit("meaningless key", "figures/begin.toml", "value", "of = 10\nvalue", (3, '"of" means nothing', "Delete it")),
    edit("meaningless counting", "figures/begin.toml", '"begins"', '"begins"\ncounting = "so far"',
         (7, '"counting" means nothing', "Delete it")),
    edit("language missing", "figures/begin.toml", "[zh]", "[zz]", (1, '"zh" is missing', "Add a table [zh]")),
    edit("language text missing", "figures/begin.toml", 'label = "开行"\n', "", (9, '"label" is missing', "Add label")),
    edit("value of no paragraph", "figures/begin.toml", "2013", "2014", (3, '"value" is 2014, which paragraph 1 does not state', "article")),
    edit("scale that contradicts", "figures/money.toml", "bn yuan +", "yuan +", (7, "does not read as 100,000,000,000", "agrees")),
    edit("placeholder that contradicts", "figures/money.toml", "{numeral} billion", "{numeral}", (10, "states 100,", "article")),
    edit("scale without a decimal form", "figures/money.toml", "scale = 1_000", "scale = 3_000", (7, "decimal", "scale")),
    edit("containers in parts", "figures/money.toml", "per = 1_", "per = 3_", (4, "units would be drawn", "whole number")),
    edit("containers without end", "figures/money.toml", "per = 1_000_000_000", "per = 1_000", (4, "drawn", "1 to 2000")),
    edit("boxes in parts", "figures/orders.toml", "of = 10", "of = 7", (4, "5.6 units", "whole number")),
    edit("boxes over the brim", "figures/orders.toml", "= 80", "= 120", (3, "12 of 10", "at most 100")),
    edit("three names for boxes", "figures/orders.toml", '["Moved', '["Third", "Moved', (10, "3 names", "2 names")),
    edit("number in a figure", "figures/orders.toml", '"of orders"', '"of 7 orders"', (8, "states 7,", "article")),
    edit("unknown placeholder", "figures/orders.toml", "{filled} of", "{fild} of", (9, '"{fild}"', 'mean "filled"')),
    edit("placeholder of another kind", "figures/begin.toml", '"begins"', '"{per}"', (6, '"{per}"', "{numeral}")),
    edit("placeholder around", "figures/orders.toml", '"%"', '"{numeral}"', (7, '"{numeral}"', "no placeholders")),
    edit("map without approval", "figures/photo.toml", "picture =", "map = true\npicture =",
         (3, "no approval number", "审图号")),
    edit("picture of another kind", "figures/photo.toml", "photo.png", "photo.gif", (3, '"picture" is "photo.gif"', ".webp")),
    put("names that differ", "figures/begin.toml",
        FIGURES["begin"].replace("numeral", "steps", 1).replace('"begins"', '"begins"\nnames = ["a", "b"]')
        .replace('"开行"', '"开行"\nnames = ["a"]'), (13, "1 names, but 2", "same names")),
    edit("names missing", "figures/begin.toml", '"numeral"', '"steps"', (5, '"names" is missing', "steps needs it")),
]  # fmt: skip
PICTURE = [
    put(
        "truncated picture", "pictures/photo.png", picture("PNG", 400, 300)[:-40], (0, "damaged PNG", "Export it again")
    ),
    put("text for a picture", "pictures/photo.png", "no picture", (0, "is not a PNG image", "as PNG")),
    put(
        "picture of another format",
        "pictures/photo.png",
        picture("JPEG"),
        (0, "is a JPEG image, not PNG", "Name the file .jpg"),
    ),
    put(
        "picture from a phone",
        "pictures/photo.png",
        b"\0\0\0\x20ftypheic",
        (0, "is a HEIC image, not PNG", "as PNG or JPEG"),
    ),
    put("decompression bomb", "pictures/photo.png", bomb(), (0, "more than 20000000 pixels", "3840 pixels")),
    put("moving picture", "pictures/photo.png", animated(), (0, "animated picture", "one frame")),
    put("picture of too many bytes", "pictures/photo.png", bytes(20_000_001), (0, "larger than", "smaller")),
]
DOCTYPE = '<?xml version="1.0"?>\n<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n'
DRAWING = [
    put("broken SVG", "artwork/engine.svg", f"{HEAD}\n<g>\n</svg>", (3, "not valid XML", "Correct this line")),
    put("entity bomb", "artwork/engine.svg", DOCTYPE + SVG, (2, "DOCTYPE", "Delete it")),
    put("stylesheet", "artwork/engine.svg", f'<?xml-stylesheet href="a"?>\n{SVG}', (1, "processing instruction", "Delete it")),
    put("empty drawing", "artwork/engine.svg", f"{HEAD}</svg>", (1, "is empty", "at least one shape")),
    put("not SVG", "artwork/engine.svg", "<html/>", (1, 'element "html"', "Draw it with")),
    put("no view box", "artwork/engine.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>', (1, "viewBox", "plain")),
    put("no namespace", "artwork/engine.svg", '<svg viewBox="0 0 1 1"/>', (1, "namespace", "xmlns=")),
    put("too large", "artwork/engine.svg", "<!--" + " " * 1_100_000, (0, "larger than 1048576 bytes", "smaller")),
    svg("script", "<script>alert(1)</script>", 'element "script"', "Draw it with"),
    svg("href", '<use href="/etc/passwd"/>', 'element "use"', "Draw it with"),
    svg("image", '<image xlink:href="/etc/passwd"/>', 'element "image"', "Draw it with"),
    svg("event", '<rect onclick="a()" fill="none"/>', 'attribute "onclick"', "Delete it"),
    svg("style", '<rect style="fill:red"/>', 'attribute "style"', "allowed on rect"),
    svg("transform", '<g transform="scale(2)"/>', 'attribute "transform"', "allowed on g"),
    svg("near miss", '<rect fil="none"/>', 'attribute "fil"', 'Did you mean "fill"?'),
    svg("far arc", '<path fill="#0E4A53" d="M0 0 A1e30 1e30 0 1 1 5 5"/>', "is beyond 10000", "plain numbers"),
    svg("far sum", '<path fill="#0E4A53" d="M9000 0 h9000"/>', "is beyond 10000", "plain numbers"),
    svg("infinite", '<rect fill="#0E4A53" width="1e999" height="1"/>', "is beyond 10000", "plain numbers"),
    svg("unit", '<rect fill="#0E4A53" width="5mm" height="1"/>', '"5mm" is not', "without units"),
    svg("per cent", '<rect fill="#0E4A53" width="5%" height="1"/>', '"5%" is not', "without units"),
    svg("negative", '<circle fill="#0E4A53" r="-1"/>', "less than 0", "plain numbers"),
    svg("path without a start", '<path fill="#0E4A53" d="L5 5"/>', "begin with M", "plain numbers"),
    svg("path with words", '<path fill="#0E4A53" d="M5 5 url(x)"/>', "path data has", "plain numbers"),
    svg("path cut off", '<path fill="#0E4A53" d="M5 5 L4"/>', "too few numbers after L", "plain numbers"),
    svg("odd points", '<polygon fill="#0E4A53" points="1 2 3"/>', "not pairs", "plain numbers"),
    svg("colour", '<rect fill="#123456"/>', 'fill="#123456" is not a colour of the look', '"#082a30"'),
    svg("reference", '<rect fill="url(#a)"/>', 'fill="url(#a)" is not a colour of the look', "Use none"),
    svg("no fill", '<rect width="1" height="1"/>', "no fill", 'fill="none"'),
    svg("nothing", '<rect width="1" height="1" fill="none"/>', "neither fill nor stroke", "delete it"),
    svg("text", "hello", "contains text", "outlines"),
    svg("shape in a shape", '<rect fill="#0E4A53" width="1" height="1"><rect/></rect>', 'inside "rect"', "only svg and g may"),
    svg("svg in svg", '<g><svg xmlns="http://www.w3.org/2000/svg"/></g>', '"svg" is inside "g"', "one svg"),
    svg("deep groups", "<g>" * 40, "nest deeper than 16", "fewer levels"),
    svg("many shapes", '<rect fill="#0E4A53"/>' * 501, "more than 500 shapes", "Simplify"),
    svg("many segments", '<path fill="#0E4A53" d="M0 0' + "h1" * 6000 + '"/>', "more than 5000 segments", "plain"),
    svg("many segments in all", ('<path fill="#0E4A53" d="M0 0' + "h1" * 4000 + '"/>') * 2, "more than 5000", "Simplify"),
]  # fmt: skip
CASES = [*FILES, *TOML, *PATHS, *CONTENT, *FIGURE, *PICTURE, *DRAWING]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_mistake_is_reported_with_line_and_remedy(sample: Sample, case: Case) -> None:
    case.make(sample)
    problems = sample.problems()
    found = [problem for problem in problems if case.what in problem.what]
    assert [(problem.file, problem.line) for problem in found][:1] == [(case.file, case.line)], "\n".join(
        map(str, problems)
    )
    assert case.remedy in found[0].remedy


def test_all_mistakes_are_reported_together(sample: Sample) -> None:
    sample.edit(PANEL, "figure =", "figur =")
    sample.edit(PANEL, '"deep"', '"depp"')
    sample.edit(EN, "Rail", "Rail {x}")
    sample.edit(EN, "Trains run", "Trains " * 50)
    sample.edit("article/zh.md", "> ", "")
    sample.edit("languages/en.toml", "{place}", "{plaec}")
    sample.put("artwork/wagon.svg", "<svg/>")
    sample.put("fonts/Han.ttf", b"not a font")
    places = {(problem.file, problem.line) for problem in sample.problems()}
    assert places >= {
        (PANEL, 1),
        (PANEL, 3),
        ("article/zh.md", 0),
        ("languages/en.toml", 9),
        ("artwork/wagon.svg", 1),
        ("fonts/Han.ttf", 0),
    }


def test_wrong_name_in_the_exhibit_hides_no_other_problem(sample: Sample) -> None:
    sample.edit("exhibit.toml", 'panels = ["rail"]', 'panels = ["aux", "rail"]')
    sample.edit("exhibit.toml", 'wagons = ["wagon"]', 'wagon = ["wagon"]')
    sample.edit(EN, "begins", "nine in 100 days")
    sample.put("artwork/engine.svg", "<svg/>")
    sample.put("fonts/Han.ttf", b"not a font")
    problems = [(problem.file, problem.line, problem.what) for problem in sample.problems()]
    assert [(file, line) for file, line, _ in problems] == [
        ("artwork/engine.svg", 1),
        ("exhibit.toml", 3),
        ("exhibit.toml", 5),
        ("exhibit.toml", 7),
        ("fonts/Han.ttf", 0),
        (EN, 10),
    ], problems


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('languages = ["en", "zh"]', 'languages = ["en", "../z"]'),
        ('languages = ["en", "zh"]', "languages = 1"),
        ('languages = ["en", "zh"]', 'language = ["en", "zh"]'),
        ('locomotive = "engine"', 'locomotive = ""'),
        ("[fonts]", "[font]"),
        ('id = "sample"', 'id = "a b"'),
        ('files = ["Sans.ttf", "Han.ttf"]', 'files = ["Sans.ttf", "../Han.ttf"]'),
    ],
)
def test_one_mistake_in_the_exhibit_gives_no_further_problems(sample: Sample, old: str, new: str) -> None:
    sample.edit("exhibit.toml", old, new)
    assert {problem.file for problem in sample.problems()} == {"exhibit.toml"}


def test_wrong_key_hides_no_other_problem_of_its_panel(sample: Sample) -> None:
    sample.edit(PANEL, '"deep"', '"depp"')
    sample.edit(PANEL, 'figure = "photo"', 'figure = "begin"')
    sample.edit(EN, "tab =", "tub =")
    sample.edit(EN, "begins", "nine in 100 days")
    sample.edit(ZH, "公司转移80%", "公司转移<b>85%")
    places = [(problem.file, problem.line) for problem in sample.problems()]
    assert places == [(EN, 1), (EN, 1), (EN, 10), (PANEL, 1), (PANEL, 19), (ZH, 16), (ZH, 16)]


def test_unreadable_panel_hides_no_problem_of_its_texts(sample: Sample) -> None:
    sample.edit(PANEL, 'look = "deep"', "look = deep")
    sample.edit(EN, "They run.", "They <b>run.")
    places = [(problem.file, problem.line) for problem in sample.problems()]
    assert places == [(EN, 16), (PANEL, 1)]


def test_wrong_kind_hides_no_problem_of_the_texts(sample: Sample) -> None:
    sample.edit("figures/orders.toml", '"boxes"', '"pie"')
    sample.edit("figures/orders.toml", '"of orders"', '"of 7 orders"')
    sample.edit("figures/orders.toml", "spoken =", "spokn =")
    places = [(problem.file, problem.line) for problem in sample.problems()]
    assert places == [("figures/orders.toml", line) for line in (1, 6, 8, 9)]


def test_wrong_scale_gives_no_problems_of_texts(sample: Sample) -> None:
    sample.edit("figures/money.toml", "scale = 1_000_000_000", "scale = 3_000_000_000")
    sample.edit("figures/money.toml", "scale = 100_000_000", 'scale = "1"')
    places = [(problem.file, problem.line) for problem in sample.problems()]
    assert places == [("figures/money.toml", line) for line in (7, 7, 15)]


def test_wrong_picture_name_is_reported_once(sample: Sample) -> None:
    sample.edit("figures/photo.toml", "photo.png", "photo")
    sample.put("pictures/photo", b"")
    assert [(problem.file, problem.line) for problem in sample.problems()] == [("figures/photo.toml", 3)]


def test_unreadable_numbers_give_no_problems_of_texts(sample: Sample) -> None:
    sample.edit("languages/en.toml", "nine = 9", 'nine = "9"')
    sample.edit(PANEL, "[1, 2]", '["1"]')
    places = [(problem.file, problem.line) for problem in sample.problems()]
    assert places == [("languages/en.toml", 203), (PANEL, 2)]


def test_mistakes_in_several_files_are_reported_together(sample: Sample) -> None:
    sample.edit(EN, "Rail", "Rail {x}")
    sample.edit(EN, "Trains run", "Trains " * 50)
    sample.edit(ZH, "九年多来", "十九年多来")
    sample.edit(ZH, "公司转移80%", "公司转移<b>85%")
    sample.edit("figures/begin.toml", '"begins"', '"begins {of}"')
    places = {(problem.file, problem.line) for problem in sample.problems()}
    assert places == {(EN, 1), (EN, 6), (ZH, 16), ("figures/begin.toml", 6)}


@pytest.mark.skipif(sys.platform == "win32", reason="links need privileges on Windows")
@pytest.mark.parametrize("file", ["pictures/photo.png", "exhibit.toml", "artwork/engine.svg"])
def test_link_out_of_the_sources_is_refused(
    sample: Sample, file: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "file"
    (sample.root / file).rename(outside)
    (sample.root / file).symlink_to(outside)
    assert any("is a link out of the sources" in problem.what for problem in sample.problems())


@pytest.mark.skipif(sys.platform == "win32", reason="links need privileges on Windows")
def test_link_to_itself_is_refused(sample: Sample) -> None:
    (sample.root / "artwork/engine.svg").unlink()
    (sample.root / "artwork/engine.svg").symlink_to("engine.svg")
    what = "artwork/engine.svg cannot be read (a link to itself)"
    assert sample.problems() == (Problem("exhibit.toml", 6, what, "Replace the link by the file"),)


def test_folder_in_place_of_a_file_is_refused(sample: Sample) -> None:
    (sample.root / "artwork/engine.svg").unlink()
    (sample.root / "artwork/engine.svg").mkdir()
    assert sample.problems() == (
        Problem("exhibit.toml", 6, "artwork/engine.svg is not a file", "Replace it by a file"),
    )


def test_problem_format() -> None:
    problem = Problem("panels/rail/panel.toml", 7, 'unknown key "figur"', 'Did you mean "figure"?')
    assert str(problem) == 'panels/rail/panel.toml:7: unknown key "figur". Did you mean "figure"?'
    assert str(Problem("a.png", 0, "is empty", "Export it")) == "a.png: is empty. Export it"


def test_language_without_number_words_is_checked(sample: Sample) -> None:
    words = LANGUAGE["en"]
    sample.put("languages/en.toml", words[: words.index("[numbers.words]")] + "[numbers]\nwords = {}\nscales = {}\n")
    messages = {problem.what for problem in sample.problems()}
    assert any('"value" is 100,000,000,000, which paragraph 2 does not state' in message for message in messages)
