"""What supervisor and exhibit say to each other: words on the heartbeat pipe, exit codes, names in the environment."""

HEARTBEAT = "QBJ_KIOSK_HEARTBEAT"
"""Names, in a child's environment, the descriptor that its words are written to."""

FRAME = "frame"
"""A frame was put on the screen."""
ALIVE = "alive"
"""No frame is to be expected, but the event loop turns."""
DARK = "dark"
"""The display is off or closed for the night: frames are not to be expected until `LIGHT`."""
LIGHT = "light"
FAULT = "fault"
"""Followed by a text: something for the record."""
RESTART = "restart"
"""Staff asks to be started anew."""
RELOAD = "reload"
"""Staff asks to be started anew with everything as it is set, whatever failed before."""
LEAVE = "leave"
"""Staff asks to end, the supervisor too."""

END = "end"
"""On the lifeline, from the supervisor: to end as on SIGTERM."""
WHERE = "where"
"""On the lifeline, from the supervisor: to write down what every thread is doing."""

NO_GRAPHICS = 3
"""Exit code of an exhibit: there is no OpenGL."""
ALREADY_RUNNING = 4
"""Exit code of a supervisor: another one has the screen."""
NO_BUNDLE = 5
"""Exit code of an exhibit: its bundle is not whole."""
