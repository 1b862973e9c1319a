"""Setting up a machine that shows nothing but the exhibit: planned as a list of steps, carried out, undone. No Qt."""
