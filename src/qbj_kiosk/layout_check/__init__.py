"""Check the layout of an exhibit: read scenes from a window, and find what breaks a rule."""
