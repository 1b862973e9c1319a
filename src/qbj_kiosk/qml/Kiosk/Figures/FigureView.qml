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
    // Name of a drawing that stands on the line beside the figure; may be empty.
    property string scenery
    // Number of containers on the yard.
    property int containersDown: root.figure ? root.figure.units : 0

    // Worth of one of its units, such as 10, and the unit of measurement, such as "bn yuan".
    readonly property real unitWorth: parseInt(root.figure.numeral, 10) / root.figure.units || 1
    readonly property string measure: root.figure.after.replace(/[+\s]+$/, "").trim()

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
