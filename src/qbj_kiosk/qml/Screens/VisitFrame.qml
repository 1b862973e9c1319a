import QtQuick

// What the scene knows of the visit before it is loaded: naming its own type would compile every screen before the first frame.
Item {
    // Up or down, by a share of the page.
    signal scroll(by: real)
    // Comes in from attract, with the train's nose where it was.
    signal enter(nose: real)
}
