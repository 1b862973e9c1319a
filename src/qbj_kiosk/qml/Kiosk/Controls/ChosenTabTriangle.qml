import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// The small triangle above the chosen tab that points at its panel.
Item {
    id: root

    required property color color

    width: Metrics.px(44)
    height: Metrics.px(22)

    Shape {
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            fillColor: root.color
            strokeWidth: -1
            startX: 0
            startY: root.height

            PathLine {
                x: root.width / 2
                y: 0
            }
            PathLine {
                x: root.width
                y: root.height
            }
        }
    }
}
