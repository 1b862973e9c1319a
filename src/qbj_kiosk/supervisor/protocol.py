"""IPC protocol between supervisor and children: messages, exit codes, environment variables."""

HEARTBEAT = "QBJ_KIOSK_HEARTBEAT"
"""Environment variable of a child: the descriptor of its heartbeat pipe."""

# Messages from a child, one a line, on the heartbeat pipe.
FRAME = "frame"
"""A frame was shown."""
ALIVE = "alive"
"""The event loop runs; sent in place of frames while dark."""
DARK = "dark"
"""No frames follow until `LIGHT`: the display is off, or the exhibit is closed for the night."""
LIGHT = "light"
FAULT = "fault"
"""Followed by a text: a fault to log."""
RESTART = "restart"
"""Staff request: restart the exhibit."""
RELOAD = "reload"
"""Staff request: restart the exhibit with current settings and forget earlier failures."""
LEAVE = "leave"
"""Staff request: end the exhibit and the supervisor."""

# Messages to a child, one a line, on its standard input.
END = "end"
"""End as on SIGTERM."""
WHERE = "where"
"""Write a stack trace of every thread to stderr."""
COVERED = "covered"
"""To the standby page: the exhibit is shown over it."""
EXPOSED = "exposed"
"""To the standby page: visitors see it again. A page that starts is exposed."""

NO_GRAPHICS = 3
"""Exit code of an exhibit without OpenGL."""
ALREADY_RUNNING = 4
"""Exit code of a supervisor if another one runs."""
NO_BUNDLE = 5
"""Exit code of an exhibit whose bundle is missing or incomplete."""
