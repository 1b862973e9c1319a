"""Positions that the machine test touches on a wide screen, as shares of its size."""

LOGISTICS, INDUSTRY = (0.14, 0.91), (0.33, 0.91)
STOP = (0.45, 0.73)
NOSE, EARLIER = (0.34, 0.60), (0.035, 0.60)
"""The train's nose on the first panel, at the second stop, and where the first stop has it."""
TEXT = (0.35, 0.40)
"""In the text of a panel, where nothing reacts to a touch."""
TOP_LEFT, BOTTOM_RIGHT = (0.01, 0.01), (0.99, 0.99)
LEAVE = (0.43, 0.935)
"""The button of the staff page."""
