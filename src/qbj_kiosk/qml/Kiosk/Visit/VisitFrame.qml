import Kiosk.Controls
import QtQuick

// What the scene knows of the visit before it is loaded: naming its own type would compile every screen before the first frame.
Item {
    // True while nothing moves that a visitor set in motion.
    property bool atRest: true

    // Up or down, by a share of the page.
    signal scroll(by: real)
    // Comes in from attract, with the train's nose where it was.
    signal enter(nose: real)

    // What led to the place that was just left, if that is known and whoever leaves it comes back there.
    function opener(deck: Deck): Item {
        return null;
    }

    // What stands beside what has the keyboard, in the direction of an arrow's key; null where there is nothing.
    function beside(holder: Item, key: int, deck: Deck): Item {
        return null;
    }
}
