"""Parent process of a kiosk: starts the exhibit, monitors its heartbeat, restarts it. No Qt."""
