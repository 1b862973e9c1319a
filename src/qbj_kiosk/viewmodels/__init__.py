"""What QML sees of the exhibit and of the visit. Everything is read-only; every change is a slot."""
