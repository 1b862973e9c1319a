import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// An arrow that points left, or right when mirrored.
Item {
    id: root

    required property color color
    property bool mirrored: false

    implicitWidth: root.implicitHeight
    implicitHeight: Metrics.type(40)

    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer
        // Qt's software renderer leaves the pixels of a mirrored item where it was.
        rotation: root.mirrored ? 180 : 0

        ShapePath {
            fillColor: "transparent"
            strokeColor: root.color
            strokeWidth: root.height * 0.14
            joinStyle: ShapePath.MiterJoin
            capStyle: ShapePath.FlatCap
            startX: root.width
            startY: root.height / 2

            PathLine {
                x: root.width * 0.1
                y: root.height / 2
            }
            PathMove {
                x: root.width * 0.5
                y: root.height * 0.08
            }
            PathLine {
                x: root.width * 0.1
                y: root.height / 2
            }
            PathLine {
                x: root.width * 0.5
                y: root.height * 0.92
            }
        }
    }
}
