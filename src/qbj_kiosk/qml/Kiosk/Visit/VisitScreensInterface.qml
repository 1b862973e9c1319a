import Kiosk.Controls
import QtQuick

// Interface of the visit that the scene uses: naming the type itself would compile every screen before the first frame.
Item {
    // True while nothing moves that a visitor set in motion.
    property bool atRest: true

    // True while the camera moves between attract and a panel; then the scale of the train, the position of its nose and of the upper rail
    // on the screen, and the position of the panels.
    property bool closeUp: false
    property real zoom: 1
    property real screenNose: 0
    property real railY: 0
    property real position: 0

    // True while the panel's texts are away, and the share of its line that is left: an idle prompt is over it.
    property bool veiled: false
    property real lineShare: 1

    // Scrolls the current page by a share of its height.
    function scroll(by: real): void {
    }

    // Lets the train enter from attract, with its nose at this position, and larger by `scale`.
    function enter(nose: real, scale: real): void {
    }

    // Lets the train of a panel return to attract.
    function leave(nose: real, scale: real): void {
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
