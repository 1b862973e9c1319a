"""Set-up for `./kiosk` and `./check`. Standard library only: nothing is installed yet."""
