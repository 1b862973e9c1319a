"""A child process without Qt, which executes the instructions in its arguments."""

import os
import signal
import sys
import time

from qbj_kiosk.supervisor.child import parent_watch

pipe = int(os.environ["QBJ_KIOSK_HEARTBEAT"])
parent_watch.start()
for step in sys.argv[1:]:
    name, _, rest = step.partition("=")
    match name:
        case "send":
            os.write(pipe, f"{rest}\n".encode())
        case "print":
            os.write(1, f"{rest}\n".encode())
        case "exit":
            os._exit(int(rest))
        case "ignore-sigterm":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
        case "hang":
            while True:
                signal.pause()
        case "beat":
            while True:
                os.write(pipe, f"{rest}\n".encode())
                time.sleep(0.05)
        case _:
            sys.exit(f"unknown step: {step}")
