"""Screenshots of every state of the exhibit, rendered without a display."""
