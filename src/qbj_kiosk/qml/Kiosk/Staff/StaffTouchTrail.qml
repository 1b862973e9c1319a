import Kiosk.Controls
import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// Position and trail of a finger, with its number. The trail stays until the finger touches again.
Item {
    id: root

    required property TouchPoint finger
    required property int number
    required property color color

    readonly property int longest: 600
    property list<point> trail: []
    property bool held: false

    // Called for each touch event, when both coordinates are set: they change one after the other.
    function follow(): void {
        if (root.finger.pressed && !root.held)
            root.trail = [Qt.point(root.finger.x, root.finger.y)];
        else if (root.finger.pressed && root.trail.length < root.longest)
            root.trail.push(Qt.point(root.finger.x, root.finger.y));
        root.held = root.finger.pressed;
    }

    Shape {
        anchors.fill: parent
        visible: root.trail.length > 1

        ShapePath {
            strokeColor: root.color
            strokeWidth: Metrics.stroke
            fillColor: "transparent"

            PathPolyline {
                path: root.trail
            }
        }
    }
    Rectangle {
        visible: root.trail.length > 0
        x: Math.round(root.finger.x - width / 2)
        y: Math.round(root.finger.y - height / 2)
        width: Metrics.target
        height: width
        color: "transparent"
        border.width: Metrics.stroke
        border.color: root.color
        opacity: root.held ? 1 : 0.5

        PlainLabel {
            anchors.bottom: parent.top
            anchors.horizontalCenter: parent.horizontalCenter
            text: root.number
            color: root.color
            font.pixelSize: Metrics.title
            font.weight: Font.DemiBold
        }
    }
}
