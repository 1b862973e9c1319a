"""Pictures: upright pixels and nothing else."""

import io

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from qbj_kiosk.exhibit.compiler.images import WIDEST, picture

RED, BLUE = (255, 0, 0), (0, 0, 255)


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize(("suffix", "kind"), [(".png", "PNG"), (".jpg", "JPEG"), (".jpeg", "JPEG"), (".webp", "WEBP")])
def test_a_picture_keeps_its_format_and_loses_its_metadata(suffix: str, kind: str) -> None:
    image = Image.new("RGB", (16, 8), RED)
    exif = image.getexif()
    exif[0x010E] = "a secret place"
    exif[0x0112] = 6
    written = io.BytesIO()
    image.save(written, kind, exif=exif)
    made = opened(picture(written.getvalue(), suffix))
    assert made.format == kind
    assert made.size == (8, 16)
    assert dict(made.getexif()) == {}
    assert not {"exif", "icc_profile", "xmp", "comment"} & set(made.info)
    assert b"a secret place" not in picture(written.getvalue(), suffix)


def test_texts_in_a_picture_go() -> None:
    notes = PngInfo()
    notes.add_text("Comment", "a secret place")
    written = io.BytesIO()
    Image.new("RGB", (4, 4)).save(written, "PNG", pnginfo=notes)
    assert b"a secret place" in written.getvalue()
    assert b"a secret place" not in picture(written.getvalue(), ".png")


def test_pixels_and_transparency_stay() -> None:
    image = Image.new("RGBA", (2, 1), (*RED, 128))
    image.putpixel((1, 0), (*BLUE, 255))
    written = io.BytesIO()
    image.save(written, "PNG")
    made = opened(picture(written.getvalue(), ".png"))
    assert [made.getpixel((at, 0)) for at in (0, 1)] == [(*RED, 128), (*BLUE, 255)]


def test_a_wide_picture_is_made_narrower() -> None:
    written = io.BytesIO()
    Image.new("L", (WIDEST * 2, 100)).save(written, "PNG")
    assert opened(picture(written.getvalue(), ".png")).size == (WIDEST, 50)
