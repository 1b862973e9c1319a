pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import QtQuick
import Kiosk.Visit
import Kiosk.Theme

// The window. Sets the design tokens before anything is laid out.
Window {
    id: root

    required property Exhibit exhibit
    required property Session session
    required property bool still
    required property bool demonstrates
    required property bool frameless
    // Mounting, as in Metrics.
    required property real diagonal
    required property real lowerEdge
    required property real capital
    // KioskModeModels, in kiosk mode only; the type is not loaded before the first frame.
    property QtObject kioskMode: null
    // A Reader, once there is speech output; as above.
    property QtObject reader: null
    // True while a screen reader is connected.
    property bool hasScreenReader: false
    // Text for the screen reader, which speaks it when it appears.
    property string notification
    property bool notifies: false

    flags: root.frameless ? Qt.Window | Qt.FramelessWindowHint : Qt.Window
    color: Theme.deep.ground
    title: root.session.content.article.title
    onWidthChanged: Metrics.width = root.width
    onHeightChanged: Metrics.height = root.height
    onDiagonalChanged: Metrics.diagonal = root.diagonal
    onLowerEdgeChanged: Metrics.lowerEdge = root.lowerEdge
    onCapitalChanged: Metrics.capital = root.capital
    // Exit code instead of an abort if the requested graphics API is not available.
    onSceneGraphError: (error, message) => {
        console.error(message);
        Qt.exit(3);
    }

    Component.onCompleted: {
        Metrics.width = root.width;
        Metrics.height = root.height;
        Metrics.diagonal = root.diagonal;
        Metrics.lowerEdge = root.lowerEdge;
        Metrics.capital = root.capital;
        Motion.still = root.still;
        Motion.demonstrates = root.demonstrates;
        Theme.numeralFamily = root.exhibit.numeralFamily;
        scene.active = true;
        (scene.item as MainScene).begin();
    }

    Loader {
        id: scene

        // Not the size of the content item, which is set only when the window is shown.
        width: root.width
        height: root.height
        active: false
        focus: true
        sourceComponent: MainScene {
            exhibit: root.exhibit
            session: root.session
            window: root
            kioskMode: root.kioskMode
            reader: root.reader
            hasScreenReader: root.hasScreenReader
            focus: true
        }
    }
    ScreenReaderText {
        visible: root.notifies
        // An item without a size counts as hidden.
        width: 1
        height: 1
        role: Accessible.Notification
        text: root.notification
        stops: false
        // Known from the start, so that its appearance is one event.
        Accessible.ignored: false
    }
}
