import Kiosk.Theme
import QtQuick

// What every kind of figure is to the screens that show it.
Item {
    id: root

    required property FigureView view

    // Where on a wide screen the drawing begins, as a share of the grid's width.
    property real begins: 0
    // Whether it may stand beside the numeral where there is one column, and the width that takes.
    property bool aside: false
    property real asideWidth: 0
    // The height it wants where the page scrolls.
    property real wantedHeight: Metrics.px(220)
    // The least height that it can be drawn in, and the least of its left end, which stands under a numeral.
    property real least: root.wantedHeight
    property real leftLeast: root.least
    // Where the train stands when this is a panel's figure: the place of its nose, or NaN for the stops.
    property real trainStand: NaN

    // Where the line ends in this drawing, for one that it turns into; NaN where it goes on.
    property real lineEnd: NaN
    property bool atRest: true

    // How wide a name's longest word is: no word is broken.
    function longest(name: string): real {
        return face.height && Math.max(...name.split(" ").map(word => face.advanceWidth(word)));
    }

    anchors.fill: parent

    FontMetrics {
        id: face

        font.pixelSize: Metrics.label
        font.weight: Font.DemiBold
    }
}
