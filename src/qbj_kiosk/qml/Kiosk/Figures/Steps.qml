pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// Named steps in order: the line climbs from each to the next, or each has a drawing that stands on the line.
FigureKindBase {
    id: root

    readonly property bool drawn: root.view.figure.drawings.length > 0
    // Where a word would not fit under its drawing, the drawings are a list beside their names.
    readonly property bool listed: root.drawn && root.view.figure.names.some(name => root.longest(name) > root.bay)
    readonly property real arrow: Metrics.wideLayout ? Metrics.px(64) : 0
    readonly property real between: root.arrow > 0 ? root.arrow + 2 * Metrics.gutter : Metrics.px(16)
    readonly property real bay: (root.width - (root.count - 1) * root.between) / root.count
    readonly property real listRow: Metrics.px(170)
    // On an upright screen the steps are stairs.
    readonly property real stair: root.drawn && !root.listed && !Metrics.wideLayout ? Math.max(0, Math.min(Metrics.px(300), (root.height - root.captionHeight - Metrics.px(270)) / Math.max(1, root.count - 1))) : 0
    // On the page of a stop, names that fit in one line are below the line.
    readonly property bool captionsBelow: root.drawn && !root.view.playable && Metrics.wideLayout && root.view.figure.names.every(name => root.widthOf(name) <= root.bay)
    readonly property real captionHeight: root.captionsBelow ? 0 : root.tallestCaption()
    readonly property int count: root.view.figure.names.length
    // Where a word would not fit side by side, the steps are a list that goes down to the line.
    readonly property bool upright: !Metrics.wideLayout && root.view.figure.names.some((name, index) => root.longest(name) > root.roomOf(index, root.width / root.count))
    readonly property real storey: Math.max(root.ring, 2 * Metrics.type(32) * Metrics.leadingDisplay) + Metrics.px(12)
    readonly property real pitch: root.upright ? 0 : root.width / root.count
    readonly property real ring: Metrics.px(64)
    readonly property real labelRoom: 2 * Metrics.type(32) * Metrics.leadingDisplay + Metrics.px(20)
    readonly property real climb: root.upright ? root.storey : Math.min(Metrics.px(150), Math.max(0, root.height - root.labelRoom - root.ring / 2) / Math.max(1, root.count - 1))
    readonly property real foot: root.height + (Metrics.railGap + Metrics.rail) / 2

    function tallestCaption(): real {
        let most = 0;
        for (let i = 0; i < captions.count; ++i)
            most = Math.max(most, (captions.itemAt(i) as Item)?.implicitHeight ?? 0);
        return most;
    }

    function bayX(step: int): real {
        return root.listed ? 0 : step * (root.bay + root.between);
    }

    // Side by side, all drawings have one height, so that their names have one baseline.
    readonly property real drawingHeight: {
        const rooms = Array.from({
            length: root.count
        }, (_, step) => root.view.roomAt(root.bayX(step)) - step * root.stair);
        const most = Math.min(...rooms) - root.captionHeight - Metrics.px(32);
        return Math.max(Metrics.px(80), Math.min(Metrics.px(330), most, root.stair > 0 ? Infinity : root.bay / root.broadest));
    }
    // Width of the broadest drawing, as a share of its height.
    readonly property real broadest: Math.max(0.1, ...Array.from({
        length: root.count
    }, (_, step) => root.shapeOf(step)))

    function shapeOf(step: int): real {
        const drawing = root.view.drawingOf(step);
        return drawing ? drawing.sheetWidth / drawing.sheetHeight : 1;
    }

    function heightOf(step: int): real {
        return root.listed ? Math.min(root.listRow - Metrics.px(20), root.width * 0.38 / root.shapeOf(step)) : Math.min(root.drawingHeight, root.bay / root.shapeOf(step));
    }

    belowLine: root.captionsBelow ? Metrics.railGap + Metrics.rail + Metrics.label * Metrics.leadingDisplay + Metrics.px(18) - Metrics.px(44) : 0
    wantedHeight: root.listed ? root.count * root.listRow : root.drawn ? root.captionHeight + Metrics.px(Metrics.wideLayout ? 356 : 420) : root.upright ? root.count * root.storey + root.ring / 2 : root.labelRoom + root.ring + (root.count - 1) * Metrics.px(96)
    least: root.listed ? root.wantedHeight : root.drawn ? root.captionHeight + Metrics.px(200) : root.upright ? root.wantedHeight : root.labelRoom + root.ring + (root.count - 1) * Metrics.px(40)
    leftLeast: root.drawn ? root.least : root.labelRoom + root.ring

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
        visible: root.view.progress >= 1 && !root.drawn
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
        id: captions

        model: root.drawn ? root.count : 0

        Item {
            id: stage

            required property int index
            readonly property real shown: Math.max(0, Math.min(1, root.view.progress * root.count - stage.index))

            x: root.bayX(stage.index)
            width: root.listed ? root.width : root.bay
            height: root.listed ? root.height - (root.count - 1 - stage.index) * root.listRow : root.height - stage.index * root.stair
            implicitHeight: caption.implicitHeight
            opacity: stage.shown

            Rectangle {
                visible: root.stair > 0 && stage.index > 0
                y: stage.height
                width: root.width - stage.x + Metrics.margin
                height: root.stair
                color: root.view.look.fill
                border.width: root.view.look.edged ? Metrics.stroke : 0
                border.color: root.view.look.edge
            }
            PlainLabel {
                id: caption

                x: root.listed ? root.width * 0.38 + Metrics.gutter : 0
                y: root.listed ? drawing.y + (drawing.height - height) / 2 : root.captionsBelow ? root.height + Metrics.railGap + Metrics.rail + Metrics.px(12) : drawing.y - height - Metrics.px(16)
                width: stage.width - x
                text: root.view.figure.names[stage.index]
                color: root.view.look.text
                font.pixelSize: Metrics.label
                font.weight: Font.DemiBold

                ScreenReaderText {
                    stops: false
                }
            }
            Artwork {
                id: drawing

                y: stage.height - height + Metrics.px(2)
                width: implicitWidth
                height: root.heightOf(stage.index)
                drawing: root.view.drawingOf(stage.index)
                look: root.view.look
            }
            Arrow {
                visible: root.arrow > 0 && stage.index < root.count - 1
                x: root.bay + Metrics.gutter
                y: root.height - drawing.height / 2 - height / 2
                width: root.arrow
                height: root.arrow
                mirrored: true
                color: root.view.look.line
            }
        }
    }
    Repeater {
        model: root.drawn ? 0 : root.count

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

                ScreenReaderText {
                    stops: false
                }
            }
        }
    }
}
