"""View models: the only Python that QML sees. Properties are read-only, changes are slots."""
