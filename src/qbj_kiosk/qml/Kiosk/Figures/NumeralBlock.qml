import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// A figure's number, the words around it, and its label, in the largest size that fits.
Item {
    id: root

    required property Figure figure
    required property Look look
    required property bool han
    // Greatest width and height.
    required property real room
    property real tall: Infinity
    property real progress: 1
    // Replaces the number while a visitor counts.
    property string counted
    property bool counting: false
    // True if the note is shown under the label.
    property bool noted: false
    // True if it moves with a page.
    property bool travels: false

    readonly property bool empty: root.figure.numeral.length === 0
    // Signs have the size of the number; words are smaller.
    readonly property string sign: (root.figure.after.match(/^[+%]+/) ?? [""])[0]
    readonly property string after: root.figure.after.slice(root.sign.length).trim()
    readonly property real around: before.width + (before.width > 0 ? root.space : 0) + behind.width + (behind.width > 0 ? root.space : 0)
    readonly property real space: Metrics.space(16)
    property list<int> sizes: [Metrics.numeral, Metrics.numeralMedium, Metrics.numeralSmall]
    // Height of the label with its spacing.
    readonly property real legend: column.spacing + Metrics.px(8) + label.height
    // The largest size that fits the width.
    readonly property real widest: (root.room - root.around) * 100 / probe.advanceWidth
    // One of `sizes`; with larger text, any size that fits.
    readonly property int size: Metrics.textScale > 1 ? Math.max(Metrics.small, Math.min(root.sizes[0], root.widest)) : root.sizes.find(size => size <= root.widest && number.capitalOf(size) + root.legend <= root.tall) ?? Metrics.numeralSmall

    // Width in a font size.
    function widthIn(size: int): real {
        return root.around + probe.advanceWidth * size / 100;
    }

    implicitWidth: Math.max(row.implicitWidth, Math.min(label.naturalWidth, root.room))
    implicitHeight: column.implicitHeight

    FocusableText {
        anchors.fill: parent
        text: root.figure.spoken
    }
    TextMetrics {
        id: probe

        font.family: Theme.numeralFamily
        font.weight: Font.DemiBold
        font.pixelSize: 100
        text: root.figure.numeral + root.sign
    }
    Column {
        id: column

        spacing: root.empty ? 0 : Metrics.space(12)

        Item {
            id: row

            visible: !root.empty
            implicitWidth: number.implicitWidth + mark.implicitWidth + root.around
            implicitHeight: root.empty ? 0 : number.implicitHeight + Metrics.px(8)
            width: implicitWidth
            height: implicitHeight

            PlainLabel {
                id: before

                width: implicitWidth
                anchors.bottom: number.bottom
                anchors.bottomMargin: -root.drop(before)
                text: root.figure.before
                opacity: root.counting ? 0 : 1
                color: root.look.text
                font.pixelSize: Metrics.subhead
                font.weight: Font.DemiBold
                wrapMode: Text.NoWrap
            }
            CountingNumeral {
                id: number

                x: before.width > 0 ? before.width + root.space : 0
                width: implicitWidth
                height: implicitHeight
                text: root.figure.numeral
                override: root.counting ? root.counted : ""
                color: root.look.line
                size: root.size
                travels: root.travels
                progress: root.progress
            }
            CountingNumeral {
                id: mark

                anchors.left: number.right
                width: implicitWidth
                height: implicitHeight
                text: root.sign
                color: root.look.line
                size: root.size
                travels: root.travels && visible
                visible: !root.counting
            }
            PlainLabel {
                id: behind

                anchors.left: mark.right
                anchors.leftMargin: root.space
                width: implicitWidth
                anchors.bottom: number.bottom
                anchors.bottomMargin: -root.drop(behind)
                text: root.counting ? root.after.replace(/\s*\+$/, "") : root.after
                color: root.look.text
                font.pixelSize: Metrics.subhead
                font.weight: Font.DemiBold
                wrapMode: Text.NoWrap
            }
        }
        BalancedLabel {
            id: label

            readonly property real naturalWidth: labelProbe.advanceWidth + 2

            availableWidth: root.room
            originalText: root.counting && root.figure.counting ? root.figure.counting : root.figure.label
            color: root.empty ? root.look.secondary : root.look.text
            font: labelProbe.font
            leading: Metrics.leading(root.han)
        }
        BalancedLabel {
            visible: root.noted && text.length > 0
            availableWidth: root.room
            originalText: root.figure.note
            color: root.look.secondary
            font.pixelSize: Metrics.small

            FocusableText {}
        }
        TextMetrics {
            id: labelProbe

            font.pixelSize: Metrics.lead
            font.weight: Font.Medium
            text: root.figure.label
        }
    }

    // How far a label's box extends below its baseline.
    function drop(label: PlainLabel): real {
        return label.height - label.baselineOffset;
    }
}
