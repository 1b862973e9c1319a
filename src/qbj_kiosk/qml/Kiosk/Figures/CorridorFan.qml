pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// The branches of a corridor as a fan that opens out of the line: to the right, or upwards on an upright screen.
Item {
    id: root

    required property FigureLoader view
    required property bool upright

    readonly property list<string> names: root.view.figure.names
    readonly property int ends: root.names.length
    readonly property Look look: root.view.look
    readonly property int textSize: Metrics.label
    readonly property real ring: Metrics.px(root.upright ? 36 : 44)
    readonly property real longest: Math.max(0, ...root.names.map(name => face.height && face.advanceWidth(name)))
    readonly property point origin: root.upright ? Qt.point(root.width / 2, root.height + Metrics.rail / 2) : Qt.point(0, root.height + Metrics.rail / 2)
    readonly property real radius: root.upright ? root.height : Math.min(root.height - root.ring, root.width - root.longest - root.ring - Metrics.gutter)
    // Height of the highest end above the line.
    readonly property real rise: root.upright ? root.height - 2 * root.ring - face.height : root.height - root.ring

    // The direction of an end from the origin, in radians. To the right, the ends are evenly high above each other.
    function angle(index: int): real {
        const share = root.ends > 1 ? index / (root.ends - 1) : 0.5;
        return root.upright ? 2.82 - 2.5 * share : Math.asin(0.97 - 0.8 * share);
    }

    // Upwards the fan is an arch that is as wide as the page.
    function end(index: int): point {
        const angle = root.angle(index);
        const across = root.upright ? root.width * (index + 0.5) / root.ends - root.origin.x : Math.cos(angle) * root.radius;
        return Qt.point(root.origin.x + across, root.origin.y - Math.sin(angle) * root.rise);
    }

    function branches(shift: real): string {
        let path = "";
        for (let i = 0; i < root.ends; ++i) {
            const end = root.end(i);
            const angle = root.angle(i);
            const away = root.upright ? (root.origin.y - end.y) * 0.5 : root.radius * 0.5;
            const nx = Math.sin(angle) * shift;
            const ny = Math.cos(angle) * shift;
            const cx = root.upright ? end.x : end.x - Math.cos(angle) * away;
            const cy = root.upright ? end.y + away : end.y + Math.sin(angle) * away;
            if (root.upright)
                path += `M ${root.origin.x + shift} ${root.origin.y} C ${root.origin.x + shift} ${root.origin.y - away * 0.9} ${cx + shift} ${cy} ${end.x + shift} ${end.y} `;
            else
                path += `M ${-Metrics.px(120)} ${root.origin.y + shift + Metrics.px(5)} C ${away * 0.5} ${root.origin.y + shift} ${cx + nx} ${cy + ny} ${end.x + nx} ${end.y + ny} `;
        }
        return path;
    }

    FontMetrics {
        id: face

        font.pixelSize: root.textSize
        font.weight: Font.DemiBold
    }
    Item {
        x: root.upright ? 0 : -Metrics.px(120)
        y: root.upright ? (root.height + Metrics.px(30)) * (1 - Math.min(1, root.view.progress)) : 0
        width: root.upright ? root.width : (root.width + Metrics.px(120)) * Math.min(1, root.view.progress)
        height: root.height + Metrics.px(30) - y
        // Always: a change of it would render the texture again.
        clip: true

        // Rendered once, to a texture.
        Item {
            y: -parent.y
            width: root.width + (root.upright ? 0 : Metrics.px(120))
            height: root.height + Metrics.px(30)
            layer.enabled: Theme.layered

            Shape {
                x: root.upright ? 0 : Metrics.px(120)
                preferredRendererType: Shape.CurveRenderer

                ShapePath {
                    strokeColor: root.look.line
                    strokeWidth: Metrics.px(4)
                    fillColor: "transparent"
                    capStyle: ShapePath.FlatCap

                    PathSvg {
                        path: root.branches(-Metrics.px(5)) + root.branches(Metrics.px(5))
                    }
                }
            }
            Repeater {
                model: root.ends

                Item {
                    id: end

                    required property int index
                    readonly property point at: root.end(end.index)

                    x: end.at.x + (root.upright ? 0 : Metrics.px(120))
                    y: end.at.y

                    Rectangle {
                        x: -width / 2
                        y: -height / 2
                        width: root.ring
                        height: width
                        radius: width / 2
                        color: root.look.ground
                        border.color: root.look.line
                        border.width: Metrics.px(8)
                    }
                    PlainLabel {
                        x: root.upright ? -width / 2 : root.ring / 2 + Metrics.gutter
                        y: root.upright ? -root.ring / 2 - height - Metrics.px(4) : -height / 2 - sag
                        width: implicitWidth
                        text: root.names[end.index]
                        color: root.look.text
                        font.pixelSize: root.textSize
                        font.weight: Font.DemiBold
                        wrapMode: Text.NoWrap

                        ScreenReaderText {
                            stops: false
                        }
                    }
                }
            }
        }
    }
}
