"""Type of the command-line option for the window size, such as `1920x1080`."""

import click

from qbj_kiosk.app.options import Size


class SizeType(click.ParamType[Size]):
    name = "WxH"

    def convert(self, value: str | Size, param: click.Parameter | None, ctx: click.Context | None) -> Size:
        if isinstance(value, Size):
            return value
        width, _, height = value.lower().partition("x")
        if width.isdecimal() and height.isdecimal() and 320 <= int(width) <= 8192 and 240 <= int(height) <= 8192:  # noqa: PLR2004 - explained in the message
            return Size(int(width), int(height))
        return self.fail(f"{value!r} is not a size. Write one like 1920x1080, from 320x240 to 8192x8192.", param, ctx)


SIZE = SizeType()
