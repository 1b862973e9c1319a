"""Child processes with captured output, on POSIX systems and on Windows. The Windows half was never run."""
