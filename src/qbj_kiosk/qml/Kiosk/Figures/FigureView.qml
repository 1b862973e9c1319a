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
    // Share of the figure that is drawn, 0 to 1.
    property real progress: 1
    // Lower right corners of the texts above the line that the drawing must not touch, in its coordinates.
    property list<point> corners
    // Names of the drawings that stand on the line beside the figure, one after the other; the first may be empty.
    property list<string> scenery
    // Number of containers on the yard.
    property int containersDown: root.figure ? root.figure.units : 0

    readonly property FigureDrawing drawing: loader.item as FigureDrawing
    readonly property bool atRest: root.drawing?.atRest ?? true

    signal containersSetDown(count: int)

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
