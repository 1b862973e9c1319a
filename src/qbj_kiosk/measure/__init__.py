"""Layout checks of a running exhibit: clipped, overlapping, too small or out of reach."""
