"""Staff access: PIN, lockout, status, overrides. No Qt."""
