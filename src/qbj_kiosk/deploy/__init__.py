"""Setup of a dedicated kiosk machine: planned as a list of steps, applied, reverted. No Qt."""
