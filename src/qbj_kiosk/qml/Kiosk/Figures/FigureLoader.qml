import Kiosk.Models
import Kiosk.Theme
import QtQuick

// Loads the file of a figure's kind. Drawings read everything they need from this view.
FocusScope {
    id: root

    required property Figure figure
    required property Exhibit exhibit
    required property Content content
    required property Look look
    // A panel's figure can be played with; a stop's is only shown.
    property bool playable: false
    // True until a visitor has used it.
    property bool hinted: false
    // True until a visitor has used it, also while it cannot be used.
    property bool fresh: false
    // True while the train counts the figure's units; otherwise all of them are drawn.
    property bool counting: false
    // Share of the figure that is drawn, 0 to 1.
    property real progress: 1
    // Position of the nose of the panel's train when its stop opens.
    property real trainFrom: 0
    // Free height above the line at the left, up to `leftWidth`: where the text is, a drawing has less height.
    property real leftRoom: root.height
    property real leftWidth: 0
    // The train's nose, where it is at the last stop, and the left end of the line's marks, in the drawing's coordinates.
    property real nose: NaN
    property real arrival: NaN
    property real marksBegin: 0
    // Lower right corners of the texts above the line that the drawing must not touch, in its coordinates.
    property list<point> corners
    // Names of the drawings that stand on the line beside the figure, one after the other; the first may be empty.
    property list<string> scenery
    // Number of containers on the yard.
    property int containersDown: root.figure ? root.figure.units : 0

    // Worth of one of its units, such as 10, and the unit of measurement, such as "bn yuan".
    readonly property real unitWorth: parseInt(root.figure.numeral, 10) / root.figure.units || 1
    readonly property string measure: Theme.withoutNarrowSpaces(root.figure.after.replace(/[+\s]+$/, "")).trim()

    readonly property FigureKindBase drawing: loader.item as FigureKindBase
    readonly property bool atRest: root.drawing?.atRest ?? true
    readonly property real shownShare: root.drawing?.shownShare ?? 1

    // The drawing of a part, if the figure has drawings.
    function drawingOf(part: int): Drawing {
        return (root.exhibit?.drawings[root.figure.drawings[part] ?? ""] ?? null) as Drawing;
    }

    // Free height above the line at a position.
    function roomAt(x: real): real {
        return x < root.leftWidth ? Math.min(root.leftRoom, root.height) : root.height;
    }

    signal containersSetDown(count: int)
    // A visitor uses the figure.
    signal used

    function load(): void {
        const kind = root.figure.kind;
        if (/^[a-z]+$/.test(kind))
            loader.setSource(Qt.resolvedUrl(kind.charAt(0).toUpperCase() + kind.slice(1) + ".qml"), {
                view: root
            });
    }

    Component.onCompleted: root.load()

    Loader {
        id: loader
        anchors.fill: parent
    }
}
