pragma ComponentBehavior: Bound

import Kiosk.Models
import QtQuick
import QtQuick.Shapes
import Theme

// A drawing in the colours of a look, as high as asked for.
Item {
    id: root

    required property Drawing drawing
    required property Look look

    readonly property real factor: root.drawing ? root.height / root.drawing.sheetHeight : 1

    // Drawn once: what moves is then a picture, and a page that scrolls it can clip it.
    layer.enabled: true
    implicitWidth: root.drawing ? root.drawing.sheetWidth * root.factor : 0

    Repeater {
        model: root.drawing ? root.drawing.outlines : []

        Shape {
            id: shape

            required property Outline modelData

            preferredRendererType: Shape.CurveRenderer
            scale: root.factor
            transformOrigin: Item.TopLeft

            ShapePath {
                fillColor: root.look.role(shape.modelData.fill)
                strokeColor: root.look.role(shape.modelData.stroke)
                strokeWidth: shape.modelData.stroke ? shape.modelData.strokeWidth : -1
                joinStyle: ShapePath.MiterJoin

                PathSvg {
                    path: shape.modelData.path
                }
            }
        }
    }
}
