pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// Named arms on a post at the end of the rails, where the line turns into waves and a ship sets sail. Which name is across land or sea is
// left open.
FigureKindBase {
    id: root

    readonly property Look look: root.view.look
    readonly property int ends: root.view.figure.names.length
    readonly property real longestName: Math.max(0, ...root.view.figure.names.map(name => root.widthOf(name)))
    readonly property real gap: Metrics.px(12)
    // Width of the longest arm with names as large as titles.
    readonly property real titleArm: root.longestName * Metrics.title / Metrics.label + Metrics.px(140)
    // Independent of the height, which depends on it where the page scrolls.
    readonly property bool titled: !Metrics.compactLayout && root.titleArm <= root.width - Metrics.px(60)
    readonly property int nameSize: root.titled ? Metrics.title : Metrics.label
    readonly property real leastArm: root.armFor(root.nameSize)
    readonly property real armHeight: Math.round(Math.max(root.leastArm, Math.min(Metrics.px(92), (root.height * 0.66 - root.ends * root.gap) / root.ends)))
    readonly property real armsFoot: root.ends * (root.armHeight + root.gap)
    readonly property real tip: Math.round(root.armHeight * 0.42)
    readonly property real post: Metrics.px(24)
    readonly property real postX: Math.round(Math.max(Metrics.px(40), Math.min(root.width * 0.3, root.width - (root.titled ? root.titleArm : root.longestName + Metrics.px(140)))))
    // The rails end at the quay's edge.
    readonly property real quayX: root.postX + root.post + Metrics.px(24)
    readonly property Vehicle wagon: (root.view.exhibit?.wagons[0] ?? null) as Vehicle
    readonly property real wagonWidth: root.wagon && root.postX > Metrics.px(180) ? Math.min(Metrics.px(300), root.postX - Metrics.px(24)) : 0
    readonly property real shipHeight: Math.max(Metrics.px(80), Math.min(root.height - root.armsFoot - Metrics.px(8), (root.width - root.quayX + Metrics.margin * 0.3) / ship.shape))
    readonly property real wave: Metrics.px(64)

    composition: Metrics.wideLayout ? FigureKindBase.Beside : FigureKindBase.Under
    wantedHeight: Math.max(Metrics.px(460), root.least)
    uprightHeight: Math.max(Metrics.px(720), root.least)
    least: root.ends * (root.leastArm + root.gap) + Metrics.px(150)
    leftLeast: Metrics.px(72)
    lineEnd: root.quayX

    readonly property real armRoom: (root.width - root.postX) * 0.6

    function armFor(size: int): real {
        return size * Metrics.leadingDisplay + Metrics.px(12);
    }

    // A longer name has a longer arm.
    function armWidth(index: int): real {
        const share = root.longestName > 0 ? root.widthOf(root.view.figure.names[index]) / root.longestName : 1;
        return Math.round(Math.max(root.widthOf(root.view.figure.names[index]) * root.nameSize / Metrics.label + root.tip + Metrics.px(88), root.armRoom * (0.8 + 0.3 * share)));
    }

    function armY(index: int): real {
        return index * (root.armHeight + root.gap);
    }

    function arms(): string {
        let path = "";
        for (let i = 0; i < root.ends; ++i)
            path += `M${root.postX - Metrics.px(28)} ${root.armY(i)}h${root.armWidth(i) - root.tip}l${root.tip} ${root.armHeight / 2}l${-root.tip} ${root.armHeight / 2}H${root.postX - Metrics.px(28)}z`;
        return path;
    }

    // Whole waves up to the edge of the screen, where the line goes on.
    function waves(): string {
        const end = root.width + Metrics.margin + (Metrics.wideLayout ? Metrics.px(8) : 0);
        const count = Math.max(1, Math.round((end - root.quayX) / root.wave));
        const half = (end - root.quayX) / count / 2;
        const high = Metrics.px(9);
        let path = "";
        for (const y of [Metrics.rail / 2, Metrics.railGap + Metrics.rail / 2]) {
            path += `M${root.quayX} ${y}`;
            for (let i = 0; i < count; ++i)
                path += `q${half / 2} ${high} ${half} 0t${half} 0`;
        }
        return path;
    }

    RailVehicle {
        visible: root.wagonWidth > 0
        x: Math.round(Math.min(root.postX - root.wagonWidth - Metrics.px(24), Metrics.px(16)) * root.view.progress - (1 - root.view.progress) * (root.wagonWidth + Metrics.margin))
        y: root.height - height + Metrics.px(2)
        width: implicitWidth
        height: implicitHeight
        exhibit: root.view.exhibit
        vehicle: root.wagon
        look: root.look
        load: "line"
        unit: root.wagon ? root.wagonWidth / root.wagon.drawing.sheetWidth : 0
        distance: root.view.progress < 1 ? x : 0
    }
    Ship {
        id: ship

        // It sails from the quay.
        x: Math.round(root.quayX + Metrics.px(16) + Math.max(0, root.width + Metrics.margin * 0.3 - root.quayX - Metrics.px(16) - width) * root.view.progress)
        y: root.height - height + Metrics.px(8)
        width: implicitWidth
        height: root.shipHeight
        look: root.look
    }
    Rectangle {
        x: root.postX
        y: -Metrics.px(8)
        width: root.post
        height: root.height - y
        color: root.look.secondary
    }
    // The quay, under the end of the rails.
    Rectangle {
        x: root.quayX - Metrics.px(14)
        y: root.height
        width: Metrics.px(14)
        height: Metrics.railGap + Metrics.rail + Metrics.px(26)
        color: root.look.line
    }
    Item {
        width: (root.width + Metrics.margin) * Math.min(1, root.view.progress)
        height: root.height
        // Always: a change of it would render the texture again.
        clip: true

        Item {
            width: root.width + Metrics.margin
            height: root.height
            layer.enabled: Theme.layered

            Shape {
                preferredRendererType: Shape.CurveRenderer

                ShapePath {
                    fillColor: root.look.text
                    strokeWidth: -1

                    PathSvg {
                        path: Metrics.settled ? root.arms() : ""
                    }
                }
            }
        }
        Repeater {
            model: root.ends

            PlainLabel {
                required property int index

                x: root.postX + root.post + Metrics.px(24)
                y: Math.round(root.armY(index) + (root.armHeight - height) / 2 - sag)
                width: implicitWidth
                text: root.view.figure.names[index]
                color: root.look.ground
                font.pixelSize: root.nameSize
                font.weight: Font.DemiBold
                wrapMode: Text.NoWrap

                ScreenReaderText {
                    stops: false
                }
            }
        }
    }
    Item {
        x: root.quayX
        y: root.height - Metrics.px(12)
        width: root.width + Metrics.margin - x
        height: Metrics.px(60)
        layer.enabled: Theme.layered

        Shape {
            x: -root.quayX
            y: Metrics.px(12)
            preferredRendererType: Shape.CurveRenderer

            ShapePath {
                fillColor: "transparent"
                strokeColor: root.look.line
                strokeWidth: Metrics.rail
                capStyle: ShapePath.FlatCap

                PathSvg {
                    path: Metrics.settled ? root.waves() : ""
                }
            }
        }
    }
}
