import Kiosk.Controls
import QtQuick

// Interface of the visit that the scene uses: naming the type itself would compile every screen before the first frame.
Item {
    // True while nothing moves that a visitor set in motion.
    property bool atRest: true

    // Scrolls the current page by a share of its height.
    function scroll(by: real): void {
    }

    // Lets the train enter from attract, with its nose at this position.
    function enter(nose: real): void {
    }

    // The control that led to the place the visitor just left, if the visitor came back from there; otherwise null.
    function opener(deck: Deck): Item {
        return null;
    }

    // The control next to the focused one, in the direction of an arrow key; null if there is none.
    function neighbour(holder: Item, key: int, deck: Deck): Item {
        return null;
    }
}
