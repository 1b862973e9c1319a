pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// A stop's figure beside the paragraph that states it, which leads to the stop: the number, or the figure's drawings, or the stop's title.
Touchable {
    id: root

    required property Exhibit exhibit
    required property Stop stop
    required property Look look
    // Greatest width.
    required property real room

    readonly property Figure figure: root.stop.figure
    readonly property bool numbered: root.figure.numeral.length > 0
    readonly property bool drawn: !root.numbered && root.figure.drawings.length > 0
    // The font's space beside and above large figures is inside the control.
    readonly property real inset: Metrics.space(12)
    readonly property real drawingHeight: Metrics.px(96)
    // True if the summary may be beside the figure.
    property bool inRow: false
    readonly property bool inOneRow: root.inRow && (root.numbered || root.drawn) && head.width + Metrics.px(40) + Metrics.body * 8 <= root.room

    implicitWidth: Math.max(head.x + head.width, summary.x + summary.width) + root.inset
    implicitHeight: Math.max(Metrics.target, summary.y + summary.height + underline.height + Metrics.px(4))
    width: implicitWidth
    height: implicitHeight
    text: root.stop.toStop
    Accessible.role: Accessible.Link

    Item {
        id: head

        x: root.inset
        y: root.inset
        width: root.numbered ? number.width : root.drawn ? drawings.width : title.width
        height: root.numbered ? number.height : root.drawn ? drawings.height : title.height

        Item {
            id: number

            visible: root.numbered
            width: root.numbered ? Math.max(before.width, unit.text ? unit.x + unit.width : sign.x + sign.width) : 0
            height: numeral.y + numeral.height

            PlainLabel {
                id: before

                width: implicitWidth
                y: -Math.round(baselineOffset - 0.72 * font.pixelSize)
                text: root.figure.before
                color: root.look.text
                font.pixelSize: Metrics.label
                font.weight: Font.DemiBold
                wrapMode: Text.NoWrap
            }
            CountingNumeral {
                id: numeral

                y: before.text ? Math.round(0.72 * Metrics.label) + Metrics.space(20) : 0
                width: implicitWidth
                height: implicitHeight
                text: root.figure.numeral
                color: root.look.line
                size: Metrics.display(root.inRow ? 128 : 160)
            }
            CountingNumeral {
                id: sign

                visible: text.length > 0
                x: numeral.width
                y: numeral.y
                first: false
                width: text ? implicitWidth : 0
                height: implicitHeight
                text: root.figure.sign
                color: root.look.line
                size: numeral.size
            }
            PlainLabel {
                id: unit

                x: sign.x + sign.width + Metrics.space(12)
                // On the number's baseline.
                y: numeral.y + numeral.height - baselineOffset - hanDescent
                width: implicitWidth
                text: root.figure.unit
                color: root.look.text
                font.pixelSize: Metrics.title
                font.weight: Font.DemiBold
                wrapMode: Text.NoWrap
            }
        }
        Row {
            id: drawings

            visible: root.drawn
            spacing: Metrics.px(32)

            Repeater {
                model: root.drawn ? root.figure.drawings : []

                Artwork {
                    required property string modelData

                    height: root.drawingHeight
                    width: implicitWidth
                    drawing: root.exhibit.drawings[modelData] as Drawing
                    look: root.look
                    fixedStroke: Metrics.stroke
                }
            }
        }
        BalancedLabel {
            id: title

            visible: !root.numbered && !root.drawn
            availableWidth: root.room
            originalText: root.stop.title
            color: root.look.text
            font.pixelSize: Metrics.title
            font.weight: Font.DemiBold
        }
    }
    BalancedLabel {
        id: summary

        x: root.inset + (root.inOneRow ? head.width + Metrics.px(40) : 0)
        y: head.y + (root.inOneRow ? Math.max(0, head.height - height + lineHeight - baselineOffset) : head.height + Metrics.px(14))
        availableWidth: root.room - x + root.inset
        originalText: root.drawn ? root.stop.title : root.stop.summary
        color: root.look.text
        font.pixelSize: Metrics.body
    }
    Rectangle {
        id: underline

        x: summary.x
        y: summary.y + summary.height + Metrics.px(2)
        width: summary.width
        height: root.down ? Metrics.px(8) : Metrics.stroke
        color: root.look.line
    }
}
