pragma ComponentBehavior: Bound

import Kiosk.Models
import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// A drawing in the colours of a look. Its height sets its size; its strokes keep their width if it is set.
Item {
    id: root

    required property Drawing drawing
    required property Look look

    // Width on the screen of a stroke of 4 units; 0 to scale strokes with the drawing.
    property real fixedStroke: 0

    readonly property real weight: root.fixedStroke > 0 && root.factor > 0 ? root.fixedStroke / 4 / root.factor : 1
    readonly property real factor: root.drawing ? root.height / root.drawing.sheetHeight : 1
    // Role of the colour that fills the drawing's body.
    readonly property string body: (root.drawing?.outlines.find(outline => outline.fill) as Outline)?.fill ?? ""

    // Lit panes are hollow where a fill would hide their bars.
    function fill(outline: Outline): color {
        return root.look.role(root.look.edged && outline.fill === "light" && outline.stroke ? "ground" : outline.fill);
    }

    // Where fills alone are hard to distinguish they get an edge, and fine lines on a body get a contrasting colour.
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

    // Rendered once: it moves as a texture, and a page that scrolls it can clip it.
    layer.enabled: Theme.layered
    layer.smooth: true
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
                strokeWidth: !shape.modelData.stroke ? -1 : root.look.edged ? Math.max(shape.modelData.strokeWidth * root.weight, Metrics.stroke / root.factor) : shape.modelData.strokeWidth * root.weight
                joinStyle: ShapePath.MiterJoin

                PathSvg {
                    path: shape.modelData.path
                }
            }
        }
    }
}
