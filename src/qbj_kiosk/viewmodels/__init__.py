"""View models: the only Python that QML sees. Properties are read-only; slots change state."""
