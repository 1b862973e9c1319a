pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// The line branching to named ends: a diagram of connections, not a map.
FigureKindBase {
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

    // Where the line branches.
    readonly property real branchX: root.over ? Math.max(Metrics.px(120), root.endX - Metrics.px(170)) : 0

    begins: 0.735
    furthestNose: root.over ? root.branchX : Infinity
    aside: true
    asideWidth: root.labelRoom + Metrics.px(150)
    wantedHeight: root.foot + (root.ends - 1) * Math.max(Metrics.px(64), Metrics.type(32) * 1.5) + Metrics.type(32)

    // One mark for each unit, between the margin and the branches. They light up as the train's nose passes.
    readonly property int marks: root.view.playable ? root.view.figure.units : 0
    readonly property real marksEnd: root.view.arrival - Metrics.px(64)
    readonly property real markPitch: (root.marksEnd - root.view.marksBegin) / Math.max(1, root.marks)
    // Branches that the nose has passed; without a train or marks, all.
    counts: root.marks > 0
    readonly property bool passing: root.view.counting && root.marks > 0 && !isNaN(root.view.nose) && root.markPitch > 0
    readonly property int passed: root.counted < root.marks ? 0 : Math.floor(root.ends * (root.view.nose - root.marksEnd) / (root.view.arrival - root.marksEnd) + 0.05)
    readonly property int litEnds: root.passing ? Math.max(0, Math.min(root.ends, root.passed)) : root.ends

    counted: root.passing ? Math.max(0, Math.min(root.marks, Math.floor((root.view.nose - root.view.marksBegin) / root.markPitch + 0.05))) : -1
    // Number of marks that are lit.
    readonly property int lit: root.passing ? root.counted : Math.floor(root.marks * Math.min(1, root.view.progress) + 0.001)

    arrived: root.litEnds === root.ends
    least: root.foot + (root.ends - 0.5) * Metrics.type(32) * Metrics.leadingDisplay
    leftLeast: Metrics.px(72)

    // A branch that is still ahead of the train; its end is hollow.
    readonly property color dim: Qt.tint(root.view.look.line, Qt.alpha(root.view.look.ground, 0.3))

    function endY(index: int): real {
        return root.lowest - (root.ends - 1 - index) * root.pitch;
    }

    // The branches from `first` to `last`.
    function branches(first: int, last: int): string {
        let path = "";
        for (let i = first; i < last; ++i) {
            const y = root.endY(i);
            const bend = root.endX - Metrics.px(60);
            const across = bend - root.branchX;
            path += `M ${root.branchX} ${root.railY} C ${root.branchX + across * 0.75} ${root.railY} ${root.branchX + across * 0.35} ${y} ${bend} ${y} L ${root.endX - Metrics.ring * 0.55} ${y} `;
        }
        return path;
    }

    // Marks that are counted, and after them those that are not: none is under another.
    Item {
        visible: root.marks > 0
        x: root.view.marksBegin
        y: root.height + Metrics.railGap + Metrics.rail + Metrics.px(3)
        width: root.lit * root.markPitch
        height: litMarks.height
        clip: true

        CorridorMarks {
            id: litMarks

            pitch: Math.max(1, root.markPitch)
            count: root.marks
            color: root.view.look.line
        }
    }
    Item {
        visible: root.marks > 0
        x: root.view.marksBegin + root.lit * root.markPitch
        y: root.height + Metrics.railGap + Metrics.rail + Metrics.px(3)
        width: (root.marks - root.lit) * root.markPitch
        height: litMarks.height
        clip: true
        opacity: root.view.look.edged ? 0.6 : 0.5

        CorridorMarks {
            x: root.view.marksBegin - parent.x
            pitch: Math.max(1, root.markPitch)
            count: root.marks
            color: root.view.look.secondary
        }
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
                    strokeColor: root.dim
                    strokeWidth: Metrics.rail
                    fillColor: "transparent"
                    capStyle: ShapePath.FlatCap

                    PathSvg {
                        path: Metrics.settled ? root.branches(root.litEnds, root.ends) : ""
                    }
                }
                ShapePath {
                    strokeColor: root.view.look.line
                    strokeWidth: Metrics.rail
                    fillColor: "transparent"
                    capStyle: ShapePath.FlatCap

                    PathSvg {
                        path: Metrics.settled ? root.branches(0, root.litEnds) : ""
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

                    // On whole pixels: Qt's software renderer draws a circle between them with gaps (6.11).
                    Rectangle {
                        x: -width / 2
                        y: Math.round(end.y) - end.y - height / 2
                        width: 2 * Math.round(Metrics.px(28) / 2)
                        height: width
                        radius: width / 2
                        color: root.marks > 0 && end.index < root.litEnds ? root.view.look.line : root.view.look.ground
                        border.color: end.index < root.litEnds ? root.view.look.line : root.dim
                        border.width: Metrics.rail
                    }
                    PlainLabel {
                        x: Metrics.gutter + Metrics.px(4)
                        y: -height / 2 - sag
                        width: root.labelRoom
                        text: root.view.figure.names[end.index]
                        color: root.view.look.text
                        font.pixelSize: Metrics.label

                        ScreenReaderText {
                            stops: false
                        }
                    }
                }
            }
        }
    }
}
