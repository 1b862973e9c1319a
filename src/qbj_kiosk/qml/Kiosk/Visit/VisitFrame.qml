import Kiosk.Controls
import QtQuick

// Interface of the visit that the scene uses: naming the type itself would compile every screen before the first frame.
Item {
    // True while nothing moves that a visitor set in motion.
    property bool atRest: true

    // Vertically, by a share of the page.
    signal scroll(by: real)
    // Enter from attract, with the train's nose at this position.
    signal enter(nose: real)

    // The control that led to the place the visitor just left, if the visitor came back from there; otherwise null.
    function opener(deck: Deck): Item {
        return null;
    }

    // The control next to the focused one, in the direction of an arrow key; null if there is none.
    function beside(holder: Item, key: int, deck: Deck): Item {
        return null;
    }
}
