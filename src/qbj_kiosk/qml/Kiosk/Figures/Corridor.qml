pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// The line branching to named ends: a diagram of connections, not a map.
FigureDrawing {
    id: root

    readonly property int ends: root.view.figure.names.length
    readonly property real labelRoom: Metrics.type(32) * 6.6
    readonly property real endX: root.width - root.labelRoom - Metrics.gutter
    readonly property real railY: root.height + Metrics.rail / 2
    // Where there is no room for the names beside the train, they are above it.
    readonly property bool over: root.view.playable && !Metrics.wideLayout && root.width > root.asideWidth + Metrics.gutter
    readonly property real foot: root.over ? Metrics.train + Metrics.type(32) * Metrics.leadingDisplay / 2 + Metrics.px(16) : Metrics.px(44)
    readonly property real lowest: root.height - root.foot
    readonly property real pitch: Math.min(Metrics.px(96), (root.lowest - Metrics.px(24)) / Math.max(1, root.ends - 1))

    begins: 0.735
    aside: true
    asideWidth: root.labelRoom + Metrics.px(150)
    wantedHeight: root.foot + (root.ends - 1) * Math.max(Metrics.px(64), Metrics.type(32) * 1.5) + Metrics.type(32)

    least: root.foot + (root.ends - 0.5) * Metrics.type(32) * Metrics.leadingDisplay
    leftLeast: Metrics.px(72)

    function endY(index: int): real {
        return root.lowest - (root.ends - 1 - index) * root.pitch;
    }

    function branches(): string {
        let path = "";
        for (let i = 0; i < root.ends; ++i) {
            const y = root.endY(i);
            const bend = root.endX - Metrics.px(60);
            path += `M 0 ${root.railY} C ${bend * 0.75} ${root.railY} ${bend * 0.35} ${y} ${bend} ${y} L ${root.endX - Metrics.ring * 0.55} ${y} `;
        }
        return path;
    }

    Item {
        width: root.width * Math.min(1, root.view.progress * 1.1)
        height: root.height + Metrics.px(40)
        clip: root.view.progress < 1

        // Rendered once, to a texture: a bare Shape is not clipped by the page that scrolls it.
        Item {
            width: root.width
            height: root.height + Metrics.px(40)
            layer.enabled: Theme.layered

            Shape {
                preferredRendererType: Shape.CurveRenderer

                ShapePath {
                    strokeColor: root.view.look.line
                    strokeWidth: Metrics.rail
                    fillColor: "transparent"
                    capStyle: ShapePath.FlatCap

                    PathSvg {
                        path: root.branches()
                    }
                }
            }
            Repeater {
                model: root.ends

                Item {
                    id: end

                    required property int index

                    x: root.endX
                    y: root.endY(end.index)

                    Rectangle {
                        x: -width / 2
                        y: -height / 2
                        width: Metrics.px(28)
                        height: width
                        radius: width / 2
                        color: root.view.look.ground
                        border.color: root.view.look.line
                        border.width: Metrics.rail
                    }
                    PlainLabel {
                        x: Metrics.gutter + Metrics.px(4)
                        y: -height / 2
                        width: root.labelRoom
                        text: root.view.figure.names[end.index]
                        color: root.view.look.text
                        font.pixelSize: Metrics.label
                        font.weight: Font.Medium

                        FocusableText {
                            stops: false
                        }
                    }
                }
            }
        }
    }
}
