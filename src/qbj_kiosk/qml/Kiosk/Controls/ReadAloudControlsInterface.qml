import QtQuick

// Interface of the player that the deck uses before the player is loaded.
Item {
    // Number of the deck's rows that it takes.
    property int rows: 0
    // The control that gets focus.
    property Item defaultFocus: null
}
