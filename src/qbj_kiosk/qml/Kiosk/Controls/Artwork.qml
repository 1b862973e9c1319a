pragma ComponentBehavior: Bound

import Kiosk.Models
import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// A drawing in the colours of a look, as high as asked for.
Item {
    id: root

    required property Drawing drawing
    required property Look look

    readonly property real factor: root.drawing ? root.height / root.drawing.sheetHeight : 1
    // What the body of the drawing is filled with.
    readonly property string body: (root.drawing?.outlines.find(outline => outline.fill) as Outline)?.fill ?? ""

    // What is lit is a hollow pane where fills would hide its bars.
    function fill(outline: Outline): color {
        return root.look.role(root.look.edged && outline.fill === "light" && outline.stroke ? "ground" : outline.fill);
    }

    // Where fills alone would not be told apart they get an edge, and fine lines on a body are drawn to stand out from it.
    function stroke(outline: Outline): color {
        const filling = ["fill", "pale", "line"];
        if (!root.look.edged || !outline.stroke)
            return root.look.role(outline.stroke);
        if (filling.includes(outline.fill))
            return root.look.edge;
        if (outline.fill || !filling.includes(outline.stroke))
            return root.look.role(outline.stroke);
        return root.body === "line" ? root.look.ground : root.look.edge;
    }

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
                fillColor: root.fill(shape.modelData)
                strokeColor: root.stroke(shape.modelData)
                strokeWidth: !shape.modelData.stroke ? -1 : root.look.edged ? Math.max(shape.modelData.strokeWidth, Metrics.stroke / root.factor) : shape.modelData.strokeWidth
                joinStyle: ShapePath.MiterJoin

                PathSvg {
                    path: shape.modelData.path
                }
            }
        }
    }
}
