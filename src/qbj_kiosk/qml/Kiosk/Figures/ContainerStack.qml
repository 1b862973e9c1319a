import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// Containers on top of each other, seen from their end, in the colours that `paint` gives them. Rendered to a texture of its own, so that
// a container that is set down costs one stack.
Item {
    id: root

    required property Look look
    required property real boxWidth
    required property real boxHeight
    // Number of containers, and of places, from the ground up. Places without a container are outlined.
    required property int count
    property int places: root.count
    // Colour of each container: 0 is filled, 1 the colour of the line, 2 pale.
    required property list<int> paint
    readonly property int edgeWidth: root.look.edged ? Math.min(Metrics.hairline, root.boxWidth / 6) : Math.max(1, Math.min(Metrics.px(2), root.boxWidth / 8))

    function box(left: real, top: real, right: real, foot: real): string {
        return right > left && foot > top ? `M ${left} ${top} H ${right} V ${foot} H ${left} Z ` : "";
    }

    function topOf(index: int): real {
        return root.height - (index + 1) * root.boxHeight;
    }

    // The boxes from `first` to `last`, smaller by `inset` on each side, of one colour or all.
    function boxes(first: int, last: int, inset: real, colour = -1): string {
        let path = "";
        for (let i = first; i < last; ++i)
            if (colour < 0 || root.paint[i] === colour)
                path += root.box(1 + inset, root.topOf(i) + inset, root.boxWidth - 1 - inset, root.topOf(i) + root.boxHeight - 1 - inset);
        return path;
    }

    // The two doors of each container and the bars that lock them.
    function doors(colour: int): string {
        let path = "";
        const bars = root.boxWidth < Metrics.px(22) ? [0.5] : [0.26, 0.5, 0.74];
        const bar = root.look.edged ? Math.max(1, root.edgeWidth - 1) : Math.max(1, Metrics.px(2));
        for (let i = 0; i < root.count; ++i) {
            if (root.paint[i] !== colour)
                continue;
            for (const share of bars) {
                const x = Math.round(root.boxWidth * share - bar / 2);
                const inset = Math.round(root.boxHeight * (share === 0.5 ? 0 : 0.2));
                path += root.box(x, root.topOf(i) + root.edgeWidth + inset, x + bar, root.topOf(i) + root.boxHeight - 1 - root.edgeWidth - inset);
            }
        }
        return path;
    }

    width: root.boxWidth
    height: Math.max(root.places, root.count) * root.boxHeight
    layer.enabled: Theme.layered && root.height > 0

    Shape {
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            fillColor: root.look.secondary
            strokeWidth: -1
            fillRule: ShapePath.OddEvenFill

            PathSvg {
                path: Metrics.settled ? root.boxes(root.count, root.places, 0) + root.boxes(root.count, root.places, 1) : ""
            }
        }
        ShapePath {
            fillColor: root.look.edged ? root.look.edge : root.look.text
            strokeWidth: -1

            PathSvg {
                path: Metrics.settled ? root.boxes(0, root.count, 0) : ""
            }
        }
        ShapePath {
            fillColor: root.look.fill
            strokeWidth: -1

            PathSvg {
                path: Metrics.settled ? root.boxes(0, root.count, root.edgeWidth, 0) : ""
            }
        }
        ShapePath {
            fillColor: root.look.line
            strokeWidth: -1

            PathSvg {
                path: Metrics.settled ? root.boxes(0, root.count, root.edgeWidth, 1) : ""
            }
        }
        ShapePath {
            fillColor: root.look.pale
            strokeWidth: -1

            PathSvg {
                path: Metrics.settled ? root.boxes(0, root.count, root.edgeWidth, 2) : ""
            }
        }
        // Bars in a colour that contrasts with the container's.
        ShapePath {
            fillColor: root.look.edged ? root.look.edge : root.look.ground
            strokeWidth: -1

            PathSvg {
                path: Metrics.settled ? root.doors(0) : ""
            }
        }
        ShapePath {
            fillColor: root.look.edged ? root.look.ground : root.look.text
            strokeWidth: -1

            PathSvg {
                path: Metrics.settled ? root.doors(1) : ""
            }
        }
        ShapePath {
            fillColor: root.look.edged ? root.look.ground : root.look.text
            strokeWidth: -1

            PathSvg {
                path: Metrics.settled ? root.doors(2) : ""
            }
        }
    }
}
