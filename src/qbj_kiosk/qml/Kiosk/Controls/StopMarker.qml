import Kiosk.Theme
import QtQuick

// A stop: a ring with title and summary, under the line or as a row of a list.
Touchable {
    id: root

    required property string title
    required property string summary
    required property Look look
    // True if it is a row of a list, with a rule below it.
    property bool row: false
    // True if the train is here.
    property bool lit: false

    // Height above it that its stem reaches up to, where the line is higher than elsewhere.
    property real rise: 0

    readonly property real stem: root.row ? 0 : Metrics.px(24)
    // Centre of the ring.
    readonly property point heart: Qt.point(Metrics.ring, root.row ? root.height / 2 : root.stem + Metrics.ring)

    implicitHeight: root.row ? Math.max(Metrics.row, texts.implicitHeight + Metrics.gutter) : root.stem + Math.max(Metrics.target, texts.implicitHeight + Metrics.px(8))
    ringInside: root.row
    ringInsetHorizontal: 0

    Rectangle {
        visible: !root.row
        x: Metrics.ring - width / 2
        y: -root.rise
        width: Metrics.rail
        height: root.stem + root.rise
        color: root.look.line
    }
    Rectangle {
        id: ring

        x: root.heart.x - width / 2
        y: root.heart.y - width / 2
        width: 2 * Metrics.ring
        height: width
        radius: width / 2
        color: root.down || root.lit ? root.look.line : root.look.ground
        border.width: Metrics.rail
        border.color: root.look.line

        Rectangle {
            visible: root.down
            anchors.fill: parent
            anchors.margins: -Metrics.px(10)
            radius: width / 2
            color: "transparent"
            border.width: Metrics.stroke
            border.color: root.look.line
        }
    }
    PlainLabel {
        id: hanHeading

        visible: false
        text: "\u56fd"
        font.pixelSize: heading.font.pixelSize
        font.weight: Font.DemiBold
    }
    Grid {
        id: texts

        readonly property real indent: 2 * Metrics.ring + Metrics.gutter
        readonly property real room: root.width - texts.indent
        readonly property bool inline: root.row && heading.implicitWidth + summaryLabel.implicitWidth + Metrics.gutter < texts.room

        x: texts.indent
        // On the ring's height in both scripts.
        y: Math.round(root.row ? (root.height - height) / 2 - (texts.inline ? heading.sag : 0) : root.heart.y - heading.heart)
        width: texts.room
        columns: texts.inline ? 2 : 1
        verticalItemAlignment: Grid.AlignVCenter

        PlainLabel {
            id: heading

            width: texts.inline ? implicitWidth : texts.room
            text: root.title
            color: root.look.text
            font.pixelSize: Metrics.title
            font.weight: Font.DemiBold
            font.underline: root.down
        }
        BalancedLabel {
            id: summaryLabel

            width: texts.inline ? texts.room - heading.width : texts.room
            horizontalAlignment: texts.inline ? Text.AlignRight : Text.AlignLeft
            availableWidth: texts.room
            originalText: root.summary
            color: root.look.secondary
            font.pixelSize: Metrics.compactLayout ? Metrics.small : Metrics.label
            // As high as below a heading in Chinese characters, whose font reserves more space above them than that of digits.
            transform: Translate {
                y: summaryLabel.han && !texts.inline ? Math.round(heading.heart - hanHeading.heart) : 0
            }
        }
    }
    Rectangle {
        visible: root.row
        y: root.height - height
        width: root.width
        height: Metrics.hairline
        color: root.look.secondary
        opacity: root.look.edged ? 1 : 0.35
    }
}
