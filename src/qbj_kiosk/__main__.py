"""`python -m qbj_kiosk`."""

from qbj_kiosk.cli import main

if __name__ == "__main__":
    main()
