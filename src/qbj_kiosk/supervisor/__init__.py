"""The parent of a kiosk: starts the exhibit, listens to its heart, brings it back. No Qt in it."""
