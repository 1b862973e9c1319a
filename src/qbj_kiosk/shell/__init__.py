"""The machine around the exhibit: display, window, fonts, touches, signals. Qt, but no QML."""
