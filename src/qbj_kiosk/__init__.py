"""The exhibition kiosk of the railway port of Qingbaijiang."""

__version__ = "0.1.0"
