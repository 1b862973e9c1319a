pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// The line as a thread: it leaves the rail and runs through the eyes of named needles.
FigureKindBase {
    id: root

    readonly property Look look: root.view.look
    readonly property int count: root.view.figure.names.length
    readonly property real eyeWidth: Metrics.px(Metrics.wideLayout ? 52 : 64)
    readonly property real eyeHeight: Metrics.px(Metrics.compactLayout ? 76 : Metrics.wideLayout ? 116 : 150)
    readonly property real thickness: Metrics.px(Metrics.wideLayout ? 18 : 24)
    readonly property real first: Metrics.wideLayout ? 0.2 : 0.05
    readonly property real pitch: root.width * (1 - root.first) / Math.max(1, root.count)
    readonly property real labelRoom: root.pitch - Metrics.gutter - (root.above ? 0 : root.eyeWidth + 2 * root.thickness + Metrics.gutter)
    // Names are beside the eyes, or above them where the needles are close together.
    readonly property bool above: !Metrics.wideLayout || root.view.figure.names.some(name => root.widthOf(name) > root.pitch - root.eyeWidth - 2 * root.thickness - 2 * Metrics.gutter)
    readonly property real highest: root.above ? root.tallestName() + Metrics.px(12) : Metrics.px(8)
    readonly property real thread: Metrics.px(10)

    wantedHeight: root.highest + Metrics.px(400)
    least: root.highest + Metrics.px(Metrics.compactLayout ? 192 : 280)
    leftLeast: Metrics.px(72)

    function tallestName(): real {
        let most = 0;
        for (let i = 0; i < names.count; ++i)
            most = Math.max(most, (names.itemAt(i) as Item)?.implicitHeight ?? 0);
        return most;
    }

    function needleX(index: int): real {
        return root.width * root.first + index * root.pitch + root.thickness;
    }

    function eyeTop(index: int): real {
        return root.highest + (index % 2 ? Metrics.px(Metrics.compactLayout ? 12 : 24) : 0);
    }

    // Height at which the thread passes through an eye.
    function eye(index: int): real {
        return root.eyeTop(index) + root.thickness + root.eyeHeight * 0.55;
    }

    function threadPath(shift: real): string {
        let x = -Metrics.margin;
        let y = root.height + Metrics.rail / 2;
        let path = `M ${x} ${y} `;
        for (let i = 0; i <= root.count; ++i) {
            const toX = i < root.count ? root.needleX(i) + root.eyeWidth / 2 : root.width + Metrics.margin;
            const toY = (i < root.count ? root.eye(i) : root.height * 0.62) + shift;
            const half = (toX - x) / 2;
            // Between two eyes the thread hangs down.
            const low = Math.max(y, toY) + root.height * 0.3;
            if (i === 0)
                path += `C ${x + half * 1.2} ${y} ${x + half} ${toY} ${toX} ${toY} `;
            else if (i < root.count)
                path += `C ${x + half * 0.55} ${y} ${x + half * 0.45} ${low} ${x + half} ${low} C ${toX - half * 0.45} ${low} ${toX - half * 0.55} ${toY} ${toX} ${toY} `;
            else
                path += `C ${x + half} ${y} ${x + half} ${toY} ${toX} ${toY} `;
            x = toX;
            y = toY;
        }
        return path;
    }

    // A needle that stands on the line, with a hole as its eye.
    function needle(index: int): string {
        const x = root.needleX(index);
        const top = root.eyeTop(index);
        const wide = root.eyeWidth;
        const t = root.thickness;
        const foot = root.height - Metrics.px(4);
        const eyeTop = top + t;
        const eyeFoot = eyeTop + root.eyeHeight;
        const r = wide / 2;
        const outer = r + t;
        const middle = x + r;
        const body = `M ${middle - outer} ${eyeTop + r} A ${outer} ${outer} 0 0 1 ${middle + outer} ${eyeTop + r} V ${eyeFoot - r} C ${middle + outer} ${eyeFoot + 2 * r} ${middle + t * 0.6} ${eyeFoot + 2 * r} ${middle} ${foot} C ${middle - t * 0.6} ${eyeFoot + 2 * r} ${middle - outer} ${eyeFoot + 2 * r} ${middle - outer} ${eyeFoot - r} Z `;
        const hole = `M ${middle - r} ${eyeTop + r} V ${eyeFoot - r} A ${r} ${r} 0 0 0 ${middle + r} ${eyeFoot - r} V ${eyeTop + r} A ${r} ${r} 0 0 0 ${middle - r} ${eyeTop + r} Z `;
        return body + hole;
    }

    Item {
        x: -Metrics.margin
        width: (root.width + 2 * Metrics.margin) * Math.min(1, root.view.progress)
        height: root.height + Metrics.px(40)
        // Always: a change of it would render the texture again.
        clip: true

        // Rendered once, to a texture.
        Item {
            id: drawn

            width: root.width + 2 * Metrics.margin
            height: root.height + Metrics.px(40)
            layer.enabled: Theme.layered

            Shape {
                x: Metrics.margin
                preferredRendererType: Shape.CurveRenderer

                ShapePath {
                    strokeColor: root.look.line
                    strokeWidth: root.thread
                    fillColor: "transparent"

                    PathSvg {
                        path: root.threadPath(0)
                    }
                }
                ShapePath {
                    strokeColor: root.look.line
                    strokeWidth: root.thread
                    fillColor: "transparent"

                    PathSvg {
                        path: root.threadPath(Metrics.px(18))
                    }
                }
            }
            Repeater {
                model: root.count

                Shape {
                    id: needle

                    required property int index

                    x: Metrics.margin
                    preferredRendererType: Shape.CurveRenderer

                    ShapePath {
                        fillColor: root.look.pale
                        fillRule: ShapePath.OddEvenFill
                        strokeColor: root.look.edged ? root.look.edge : root.look.text
                        strokeWidth: Metrics.stroke

                        PathSvg {
                            path: root.needle(needle.index)
                        }
                    }
                }
            }
            // In front of the far side of each eye.
            Repeater {
                model: root.count

                Item {
                    id: front

                    required property int index

                    x: Metrics.margin + root.needleX(front.index) + root.eyeWidth / 2
                    width: root.eyeWidth / 2 + root.thickness + Metrics.px(6)
                    height: drawn.height
                    clip: true

                    Item {
                        width: root.width + 2 * Metrics.margin
                        height: drawn.height
                        x: -(root.needleX(front.index) + root.eyeWidth / 2)
                        layer.enabled: Theme.layered

                        Shape {
                            preferredRendererType: Shape.CurveRenderer

                            ShapePath {
                                strokeColor: root.look.line
                                strokeWidth: root.thread
                                fillColor: "transparent"

                                PathSvg {
                                    path: root.threadPath(0)
                                }
                            }
                            ShapePath {
                                strokeColor: root.look.line
                                strokeWidth: root.thread
                                fillColor: "transparent"

                                PathSvg {
                                    path: root.threadPath(Metrics.px(18))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
    Repeater {
        id: names

        model: root.count

        PlainLabel {
            required property int index

            x: root.needleX(index) + (root.above ? -root.thickness : root.eyeWidth + root.thickness + Metrics.gutter)
            y: root.eyeTop(index) - (root.above ? height + Metrics.px(8) : 0)
            width: root.labelRoom
            opacity: root.view.progress >= 1 ? 1 : 0
            text: root.view.figure.names[index]
            color: root.look.text
            font.pixelSize: Metrics.label
            font.weight: Font.DemiBold

            ScreenReaderText {
                stops: false
            }
        }
    }
}
