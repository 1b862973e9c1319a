"""Data model of an exhibit and the format of its bundle. No Qt."""
