"""Child processes with captured output, on POSIX and Windows. The Windows half was never run."""
