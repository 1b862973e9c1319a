"""What an exhibit is: its model, reading its sources, checking and building them. No Qt."""
