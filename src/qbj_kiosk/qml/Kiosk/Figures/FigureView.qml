import Kiosk.Models
import Kiosk.Theme
import QtQuick

// Shows a figure by the file of its kind. What a drawing needs to know of the world, it reads here.
FocusScope {
    id: root

    required property Figure figure
    required property Exhibit exhibit
    required property Content content
    required property Look look
    // A panel's headline figure can be played with; a stop's is only shown.
    property bool playable: false
    // How much of the drawing has drawn itself, 0 to 1.
    property real progress: 1
    // Name of the drawing that stands on the line with it; empty for none.
    property string scenery
    // Units that stand on the yard.
    property int down: root.figure ? root.figure.units : 0

    readonly property FigureDrawing drawn: loader.item as FigureDrawing
    readonly property bool atRest: root.drawn?.atRest ?? true

    // The visitor sets units down.
    signal setDown(count: int)

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
