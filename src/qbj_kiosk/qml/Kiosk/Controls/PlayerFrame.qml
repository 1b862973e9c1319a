import QtQuick

// What the deck knows of the player before it is loaded.
Item {
    // How many rows of the deck it takes.
    property int rows: 0
    // Where the keyboard goes.
    property Item home: null
}
