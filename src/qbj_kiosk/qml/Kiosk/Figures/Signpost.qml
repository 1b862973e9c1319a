pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// Named arms on a post at the end of the rails, where the line turns into waves and a ship sets sail. An arm points back along the rails,
// out to sea, or both ways.
FigureKindBase {
    id: root

    readonly property Look look: root.view.look
    readonly property int ends: root.view.figure.names.length
    readonly property real longestName: Math.max(0, ...root.view.figure.names.map(name => root.widthOf(name)))
    readonly property real gap: Metrics.px(12)
    // The first names are reached over land, the next across the sea; without these numbers every arm points both ways.
    readonly property int land: root.view.figure.numbers.land ?? 0
    readonly property int sea: root.view.figure.numbers.sea ?? 0
    // Independent of the height, which depends on it where the page scrolls.
    // In one column names as large as titles have to fit with the largest text too, so that larger text makes them larger.
    readonly property int largestTitle: Metrics.wideLayout ? Metrics.title : Math.max(Metrics.title, Metrics.px(88))
    readonly property bool titled: !Metrics.compactLayout && root.needed(-1, root.largestTitle) + root.needed(1, root.largestTitle) <= root.width
    readonly property int nameSize: root.titled ? Metrics.title : Metrics.label
    readonly property real leastArm: root.armFor(root.nameSize)
    readonly property real armHeight: Math.round(Math.max(root.leastArm, Math.min(Metrics.px(92), (root.height * 0.66 - root.ends * root.gap) / root.ends)))
    readonly property real armsFoot: root.ends * (root.armHeight + root.gap)
    readonly property real tip: Math.round(root.armHeight * 0.42)
    readonly property real post: Metrics.px(24)
    readonly property real postX: Math.round(Math.max(root.needed(-1, root.nameSize), Math.min(root.width * 0.42, root.width - root.needed(1, root.nameSize))) - root.post / 2)
    readonly property real heartX: root.postX + root.post / 2
    // The rails end at the quay's edge.
    readonly property real quayX: root.postX + root.post + Metrics.px(24)
    // The train ends at the post. Its wagons pass under the texts beside the drawing if these leave room.
    readonly property bool wholeTrain: root.view.leftRoom >= Metrics.px(120)
    readonly property real trainHeight: Math.min(Metrics.train, root.height - root.armsFoot - Metrics.px(12), root.wholeTrain ? root.view.leftRoom : Infinity)
    readonly property real stand: root.postX - Metrics.px(16)
    readonly property real shipHeight: Math.max(Metrics.px(80), Math.min(root.height - root.armsFoot - Metrics.px(8), (root.width - root.quayX + Metrics.margin * 0.3) / ship.shape))
    readonly property real wave: Metrics.px(64)

    composition: Metrics.wideLayout ? FigureKindBase.Beside : FigureKindBase.Under
    wantedHeight: Math.max(Metrics.px(460), root.least)
    least: root.ends * (root.leastArm + root.gap) + Metrics.px(150)
    leftLeast: Metrics.px(72)
    lineEnd: root.quayX

    function armFor(size: int): real {
        return size * Metrics.leadingDisplay + Metrics.px(12);
    }

    // -1 to the left, 1 to the right, 0 both ways.
    function wayOf(index: int): int {
        return index < root.land ? -1 : index < root.land + root.sea ? 1 : 0;
    }

    // How far an arm reaches from the middle of the post so that its name fits.
    function neededArm(index: int, size: int): real {
        const name = root.widthOf(root.view.figure.names[index]) * size / Metrics.label;
        const point = Math.max(root.armFor(size), Metrics.px(92)) * 0.42 + Metrics.px(32);
        return root.wayOf(index) === 0 ? name / 2 + point : name + point + Metrics.px(36);
    }

    // The same for the longest arm on a side.
    function needed(side: int, size: int): real {
        return Math.max(Metrics.px(40), ...root.view.figure.names.map((_, index) => root.wayOf(index) === -side ? 0 : root.neededArm(index, size)));
    }

    // A longer name has a longer arm.
    function reach(index: int, side: int): real {
        if (root.wayOf(index) === -side)
            return Metrics.px(34);
        const share = root.longestName > 0 ? root.widthOf(root.view.figure.names[index]) / root.longestName : 1;
        const room = side < 0 ? root.heartX : root.width - root.heartX;
        return Math.round(Math.min(room, Math.max(root.neededArm(index, root.nameSize), Math.min(room, Metrics.px(420)) * (0.62 + 0.2 * share))));
    }

    function armY(index: int): real {
        return index * (root.armHeight + root.gap);
    }

    function arms(): string {
        let path = "";
        for (let i = 0; i < root.ends; ++i) {
            const [left, right] = [root.heartX - root.reach(i, -1), root.heartX + root.reach(i, 1)];
            const [top, half] = [root.armY(i), root.armHeight / 2];
            const [tail, nose] = [root.wayOf(i) > 0 ? 0 : root.tip, root.wayOf(i) < 0 ? 0 : root.tip];
            path += `M${left + tail} ${top}H${right - nose}l${nose} ${half}l${-nose} ${half}H${left + tail}l${-tail} ${-half}z`;
        }
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

    Train {
        visible: root.trainHeight > Metrics.px(40)
        x: Math.round(root.view.trainFrom + (root.stand - root.view.trainFrom) * root.view.progress - width)
        y: root.height - height + Metrics.px(2)
        width: implicitWidth
        height: root.trainHeight
        wagons: root.wholeTrain ? root.view.exhibit.wagons.length : 0
        distance: x
        exhibit: root.view.exhibit
        look: root.look
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

                readonly property int way: root.wayOf(index)

                x: Math.round(way === 0 ? root.heartX - implicitWidth / 2 : way > 0 ? root.heartX + Metrics.px(36) : root.heartX - Metrics.px(36) - implicitWidth)
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
