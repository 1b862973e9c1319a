import Kiosk.Theme
import QtQuick

// Base of every kind of figure: what the screens need to know of it.
Item {
    id: root

    // Where an opened stop places its text: above the drawing, in a column beside it, or on the right of a drawing that contains the
    // number.
    enum Composition {
        Under,
        Beside,
        Poster
    }

    required property FigureLoader view

    property int composition: FigureKindBase.Under

    // Where the drawing begins on a wide screen, as a share of the grid's width.
    property real begins: 0
    // True if the drawing may be beside the numeral in one column, and the width that this takes.
    property bool aside: false
    property real asideWidth: 0
    // Preferred height where the page scrolls.
    property real wantedHeight: Metrics.px(220)
    // Least height of the drawing, and of its left end, which is under a numeral.
    property real least: root.wantedHeight
    property real leftLeast: root.least
    // True if visitors touch the drawing on the page of a stop: it stays in reach.
    property bool touched: false
    // Height below the line that the drawing takes on a wide screen.
    property real belowLine: 0
    // Position of the train's nose if this is a panel's figure; NaN if the train stands at the stops.
    property real trainStand: NaN
    // How far the nose may go in one column so that nothing is drawn over the train.
    property real furthestNose: Infinity

    // For a drawing that counts as the train passes: true, how many of the figure's units it has counted, -1 for any other drawing, and true if it
    // has passed everything.
    property bool counts: false
    property int counted: -1
    property bool arrived: true

    // Where the line ends, for a drawing that the line turns into; NaN where it continues.
    property real lineEnd: NaN
    property bool atRest: true
    // Share of the units that is drawn while the drawing of a stop appears: the number beside it counts along.
    property real shownShare: 1

    // Height above the line's place of what is drawn there instead of the line.
    function riseAt(x: real): real {
        return 0;
    }

    // Shows once how it moves, without an effect.
    function demonstrate(): void {
    }

    // Width of the longest word of a name: words are not broken.
    function longest(name: string): real {
        return face.height && Math.max(...name.split(" ").map(word => face.advanceWidth(word)));
    }

    function widthOf(name: string): real {
        return face.height && face.advanceWidth(name);
    }

    anchors.fill: parent

    FontMetrics {
        id: face

        font.pixelSize: Metrics.label
        font.weight: Font.DemiBold
    }
}
