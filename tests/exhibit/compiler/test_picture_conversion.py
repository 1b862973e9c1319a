"""Pictures: upright, without metadata."""

import io

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from qbj_kiosk.exhibit.compiler.picture_conversion import WIDEST, convert_picture

RED, BLUE = (255, 0, 0), (0, 0, 255)


def decode(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize(("suffix", "kind"), [(".png", "PNG"), (".jpg", "JPEG"), (".jpeg", "JPEG"), (".webp", "WEBP")])
def test_metadata_is_removed(suffix: str, kind: str) -> None:
    image = Image.new("RGB", (16, 8), RED)
    exif = image.getexif()
    exif[0x010E] = "a secret place"
    exif[0x0112] = 6
    written = io.BytesIO()
    image.save(written, kind, exif=exif)
    result = decode(convert_picture(written.getvalue(), suffix))
    assert result.format == kind
    assert result.size == (8, 16)
    assert dict(result.getexif()) == {}
    assert not {"exif", "icc_profile", "xmp", "comment"} & set(result.info)
    assert b"a secret place" not in convert_picture(written.getvalue(), suffix)


def test_text_chunks_are_removed() -> None:
    notes = PngInfo()
    notes.add_text("Comment", "a secret place")
    written = io.BytesIO()
    Image.new("RGB", (4, 4)).save(written, "PNG", pnginfo=notes)
    assert b"a secret place" in written.getvalue()
    assert b"a secret place" not in convert_picture(written.getvalue(), ".png")


def test_pixels_and_transparency_are_kept() -> None:
    image = Image.new("RGBA", (2, 1), (*RED, 128))
    image.putpixel((1, 0), (*BLUE, 255))
    written = io.BytesIO()
    image.save(written, "PNG")
    result = decode(convert_picture(written.getvalue(), ".png"))
    assert [result.getpixel((x, 0)) for x in (0, 1)] == [(*RED, 128), (*BLUE, 255)]


def test_wide_picture_is_scaled_down() -> None:
    written = io.BytesIO()
    Image.new("L", (WIDEST * 2, 100)).save(written, "PNG")
    assert decode(convert_picture(written.getvalue(), ".png")).size == (WIDEST, 50)
