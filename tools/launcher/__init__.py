"""What `./kiosk` and `./check` do before the program can run. Standard library only: nothing is installed yet."""
