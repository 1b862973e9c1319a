"""Pictures: decoded within bounds and written anew, so that nothing but pixels goes into a bundle."""

import io
import warnings
from typing import Final

PICTURE_LIMIT = 20 * 1000 * 1000
"""Bytes of one picture."""
MOST_PIXELS = 20 * 1000 * 1000
WIDEST = 3840

_FORMATS: Final = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}


class PictureError(ValueError):
    """A picture that is refused: what is wrong, and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        """Takes what the message is made of."""
        self.what = what
        self.remedy = remedy
        super().__init__(what)


def picture(data: bytes, suffix: str) -> bytes:
    """Decodes a picture and writes it anew in the format of `suffix`: upright, no metadata, at most `WIDEST` wide.

    Raises:
        PictureError: if it is damaged, too large, moving, or of another format.
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
        what = f"is no picture that can be read as {wanted} ({type(error).__name__})"
        raise PictureError(what, "Export it anew from its source") from None
    colours = "RGBA" if wanted != "JPEG" and upright.has_transparency_data else "RGB"
    plain = upright.convert(colours)
    if plain.width > WIDEST:
        plain = plain.resize((WIDEST, max(1, round(plain.height * WIDEST / plain.width))), Image.Resampling.LANCZOS)
    clean = Image.frombytes(colours, plain.size, plain.tobytes())
    written = io.BytesIO()
    clean.save(written, wanted, **({"optimize": True} if wanted == "PNG" else {"quality": 90}))
    return written.getvalue()


def _check(pixels: int, frames: int) -> None:
    if pixels > MOST_PIXELS:
        raise _too_large()
    if frames != 1:
        what = "is a moving picture"
        raise PictureError(what, "Export one frame of it")


def _too_large() -> PictureError:
    return PictureError(f"has more than {MOST_PIXELS} pixels", f"Export it at most {WIDEST} pixels wide")
