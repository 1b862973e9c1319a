"""Pictures: decoded within limits and encoded again, so that only pixels go into a bundle."""

import io
import re
import warnings
from typing import Final

PICTURE_LIMIT = 20 * 1000 * 1000
"""In bytes."""
MOST_PIXELS = 20 * 1000 * 1000
WIDEST = 3840

_FORMATS: Final = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
_SIGNATURES: Final = {
    "PNG": re.compile(rb"\x89PNG\r\n"),
    "JPEG": re.compile(rb"\xff\xd8\xff"),
    "WEBP": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    "HEIC": re.compile(rb".{4}ftyp(hei|hev|mif1|msf1)", re.DOTALL),
    "AVIF": re.compile(rb".{4}ftypavi", re.DOTALL),
    "GIF": re.compile(rb"GIF8"),
    "TIFF": re.compile(rb"II\*\0|MM\0\*"),
    "BMP": re.compile(rb"BM.{4}\0{4}", re.DOTALL),
    "SVG": re.compile(rb"\s*(<\?xml[^>]*>\s*)?<svg", re.IGNORECASE),
    "PDF": re.compile(rb"%PDF-"),
}


class PictureError(ValueError):
    def __init__(self, what: str, remedy: str) -> None:
        self.what = what
        self.remedy = remedy
        super().__init__(what)


def convert_picture(data: bytes, suffix: str) -> bytes:
    """Decode a picture and encode it again: upright, without metadata, at most `WIDEST` pixels wide.

    Raises:
        PictureError: if it is damaged, too large, animated, or in another format.
    """
    from PIL import Image, ImageOps

    wanted = _FORMATS[suffix]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=(wanted,))
            _check(image.width * image.height, getattr(image, "n_frames", 1))
            image.load()
            upright = ImageOps.exif_transpose(image)
    except PictureError:
        raise
    except Image.DecompressionBombError:
        raise _too_large() from None
    except Exception as error:  # noqa: BLE001 - decoders raise anything on damaged files
        raise _unreadable(data, wanted, type(error).__name__) from None
    colours = "RGBA" if wanted != "JPEG" and upright.has_transparency_data else "RGB"
    plain = upright.convert(colours)
    if plain.width > WIDEST:
        plain = plain.resize((WIDEST, max(1, round(plain.height * WIDEST / plain.width))), Image.Resampling.LANCZOS)
    clean = Image.frombytes(colours, plain.size, plain.tobytes())
    written = io.BytesIO()
    clean.save(written, wanted, **({"optimize": True} if wanted == "PNG" else {"quality": 90}))
    return written.getvalue()


def _unreadable(data: bytes, wanted: str, reason: str) -> PictureError:
    actual = next((name for name, signature in _SIGNATURES.items() if signature.match(data)), "")
    if actual == wanted:
        return PictureError(f"is a damaged {wanted} image ({reason})", "Export it again from the original")
    if not actual:
        return PictureError(f"is not a {wanted} image", f"Export the picture as {wanted}")
    remedy = "Export it as PNG or JPEG"
    if actual in _FORMATS.values():
        suffix = next(suffix for suffix, name in _FORMATS.items() if name == actual)
        remedy = f"Name the file {suffix}, or export it as {wanted}"
    return PictureError(f"is a {actual} image, not {wanted}", remedy)


def _check(pixels: int, frames: int) -> None:
    if pixels > MOST_PIXELS:
        raise _too_large()
    if frames != 1:
        what = "is an animated picture"
        raise PictureError(what, "Export one frame")


def _too_large() -> PictureError:
    return PictureError(f"has more than {MOST_PIXELS} pixels", f"Export it with at most {WIDEST} pixels width")
