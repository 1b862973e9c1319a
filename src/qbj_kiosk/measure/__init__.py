"""Measuring how an exhibit lays itself out: what is cut off, overlaps, is too small or out of reach."""
