"""Platform services around the exhibit: display, window, fonts, touch, keys, power. Qt, but no QML."""
