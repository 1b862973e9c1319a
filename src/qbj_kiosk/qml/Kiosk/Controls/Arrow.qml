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
        transform: Scale {
            origin.x: root.width / 2
            xScale: root.mirrored ? -1 : 1
        }

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
