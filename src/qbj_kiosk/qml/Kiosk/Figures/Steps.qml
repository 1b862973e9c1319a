pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// Named steps in order: the line climbs from each to the next.
FigureDrawing {
    id: root

    readonly property int count: root.view.figure.names.length
    // Where a word would not fit side by side, the steps are a list that goes down to the line.
    readonly property bool upright: !Metrics.wideLayout && root.view.figure.names.some((name, index) => root.longest(name) > root.roomOf(index, root.width / root.count))
    readonly property real storey: Math.max(root.ring, 2 * Metrics.type(32) * Metrics.leadingDisplay) + Metrics.px(12)
    readonly property real pitch: root.upright ? 0 : root.width / root.count
    readonly property real ring: Metrics.px(64)
    readonly property real labelRoom: 2 * Metrics.type(32) * Metrics.leadingDisplay + Metrics.px(20)
    readonly property real climb: root.upright ? root.storey : Math.min(Metrics.px(150), Math.max(0, root.height - root.labelRoom - root.ring / 2) / Math.max(1, root.count - 1))
    readonly property real foot: root.height + (Metrics.railGap + Metrics.rail) / 2

    wantedHeight: root.upright ? root.count * root.storey + root.ring / 2 : root.labelRoom + root.ring + (root.count - 1) * Metrics.px(96)
    least: root.upright ? root.wantedHeight : root.labelRoom + root.ring + (root.count - 1) * Metrics.px(40)
    leftLeast: root.labelRoom + root.ring

    // Width of a name side by side with others: up to the point where the line climbs; the last has the rest.
    function roomOf(index: int, pitch: real): real {
        return index < root.count - 1 ? pitch - root.ring : pitch;
    }

    function heartX(index: int): real {
        return index * root.pitch + root.ring / 2;
    }

    function heartY(index: int): real {
        return root.foot - (root.upright ? root.count - index : index) * root.climb;
    }

    function path(): string {
        let path = `M ${root.heartX(0)} ${root.upright ? root.foot : root.heartY(0)} `;
        if (root.upright)
            return path + `V ${root.heartY(0)}`;
        for (let i = 1; i < root.count; ++i) {
            const far = root.heartX(i);
            path += `C ${far} ${root.heartY(i - 1)} ${far - root.ring} ${root.heartY(i)} ${root.heartX(i)} ${root.heartY(i)} `;
        }
        return path;
    }

    // A layer, because a bare Shape is not clipped by the page that scrolls it.
    Shape {
        visible: root.view.progress >= 1
        width: root.width
        height: root.foot + root.ring / 2
        layer.enabled: Theme.layered
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: root.view.look.line
            strokeWidth: Metrics.px(10)
            fillColor: "transparent"

            PathSvg {
                path: root.path()
            }
        }
    }
    Repeater {
        model: root.count

        Item {
            id: step

            required property int index

            x: root.heartX(step.index)
            y: root.heartY(step.index)
            visible: root.view.progress * root.count > step.index

            Rectangle {
                x: -width / 2
                y: -height / 2
                width: root.ring
                height: width
                radius: width / 2
                color: step.index === root.count - 1 ? root.view.look.line : root.view.look.ground
                border.color: root.view.look.line
                border.width: Metrics.px(10)
            }
            PlainLabel {
                x: root.upright ? root.ring / 2 + Metrics.gutter : -root.ring / 2
                y: root.upright ? -height / 2 : -root.ring / 2 - Metrics.px(12) - height
                width: root.upright ? root.width - root.ring - Metrics.gutter : root.roomOf(step.index, root.pitch)
                text: root.view.figure.names[step.index]
                color: root.view.look.text
                font.pixelSize: Metrics.label
                font.weight: Font.DemiBold

                FocusableText {
                    stops: false
                }
            }
        }
    }
}
