import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// A figure's number: its qualifier above it, its unit beside it, its label below it, in the largest size that fits. The number's left edge
// and its baseline depend neither on the language nor on these words.
Item {
    id: root

    required property Figure figure
    required property Look look
    required property bool han
    // Greatest width and height.
    required property real room
    property real tall: Infinity
    // Figures that are shown in the same size as this one, in every language.
    property list<Figure> peers: [root.figure]
    property real progress: 1
    // Replaces the number while a visitor counts.
    property string counted
    property bool counting: false
    // True if the note is shown under the label.
    property bool noted: false
    // True if the drawing contains the number: only the label is shown.
    property bool labelOnly: false
    property int labelSize: Metrics.lead
    property int noteSize: Metrics.label
    // True if it moves with a page.
    property bool travels: false

    readonly property bool empty: root.figure.numeral.length === 0
    readonly property string sign: root.figure.sign
    readonly property string after: root.figure.unit
    readonly property string unit: root.after.replace(/\s*\+$/, "")
    // Opacity of what qualifies the number ("more than", "+"), which appears when a count arrives at it.
    property real qualified: 1
    readonly property real arrived: root.progress < 1 ? 0 : root.qualified
    readonly property real space: Metrics.space(16)
    property list<int> sizes: [Metrics.numeral, Metrics.numeralMedium, Metrics.numeralSmall]
    // Height above the number: the qualifier's, if any peer has one.
    readonly property real headroom: root.peers.some(peer => peer.before.length > 0) ? before.lineHeight + Metrics.px(4) : 0
    // Height of the label with its spacing.
    readonly property real legend: column.spacing + Metrics.px(8) + label.height
    // Height of everything but the number itself.
    readonly property real words: root.headroom + root.legend + (note.visible ? column.spacing + note.height : 0)
    // The largest size in which every peer fits the width.
    readonly property real widest: Math.min(...root.peers.map(peer => (root.room - root.widthAround(peer)) * 100 / Math.max(1, root.widthOfNumber(peer))))
    // One of `sizes`; with larger text, any size that fits.
    readonly property int size: Metrics.textScale > 1 ? Math.max(Metrics.small, Math.min(root.sizes[0], root.widest)) : root.sizes.find(size => size <= root.widest && root.headroom + number.capitalOf(size) + root.legend <= root.tall) ?? Metrics.numeralSmall

    function widthAround(figure: Figure): real {
        return unitFace.height && figure.unit ? unitFace.advanceWidth(figure.unit) + root.space + 1 : 0;
    }

    // In a size of 100.
    function widthOfNumber(figure: Figure): real {
        return numberFace.height && numberFace.advanceWidth(figure.numeral + figure.sign);
    }

    // Width in a font size.
    function widthIn(size: int): real {
        return root.widthAround(root.figure) + root.widthOfNumber(root.figure) * size / 100;
    }

    onCountingChanged: {
        arrival.stop();
        root.qualified = root.counting ? 0 : 1;
        if (!root.counting && Motion.open > 0)
            arrival.start();
    }

    implicitWidth: Math.max(row.implicitWidth, before.implicitWidth, Math.min(label.naturalWidth, root.room))
    implicitHeight: column.implicitHeight

    ScreenReaderText {
        anchors.fill: parent
        text: root.figure.spoken
        drawn: false
    }
    NumberAnimation {
        id: arrival

        target: root
        property: "qualified"
        from: 0
        to: 1
        duration: Motion.open
    }
    FontMetrics {
        id: numberFace

        font.family: Theme.numeralFamily
        font.weight: Font.DemiBold
        font.pixelSize: 100
        font.features: ({
                tnum: 1
            })
    }
    FontMetrics {
        id: unitFace

        font.pixelSize: Metrics.subhead
        font.weight: Font.DemiBold
    }
    Column {
        id: column

        spacing: root.empty || root.labelOnly ? 0 : Metrics.space(8)

        Item {
            id: row

            visible: !root.empty && !root.labelOnly
            implicitWidth: root.labelOnly ? 0 : number.implicitWidth + mark.implicitWidth + root.widthAround(root.figure)
            implicitHeight: root.empty || root.labelOnly ? 0 : root.headroom + number.implicitHeight + Metrics.px(8)
            width: implicitWidth
            height: implicitHeight

            PlainLabel {
                id: before

                width: implicitWidth
                // On one baseline in both scripts.
                y: Math.round(root.headroom - 0.5 * Metrics.lead - baselineOffset)
                text: root.figure.before
                opacity: root.arrived
                color: root.look.text
                font.pixelSize: Metrics.lead
                font.weight: Font.DemiBold
                wrapMode: Text.NoWrap
            }
            CountingNumeral {
                id: number

                y: root.headroom
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

                first: false
                anchors.left: number.right
                y: root.headroom
                width: implicitWidth
                height: implicitHeight
                text: root.sign
                color: root.look.line
                size: root.size
                travels: root.travels && visible
                visible: !root.counting && root.sign.length > 0
                opacity: root.arrived
            }
            PlainLabel {
                id: behind

                readonly property real stop: number.shown === number.text ? mark.x + mark.width : number.shownWidth

                x: stop + root.space
                width: implicitWidth
                anchors.bottom: number.bottom
                anchors.bottomMargin: behind.hanDescent - root.drop(behind)
                text: root.counting && root.figure.countingAfter ? root.figure.countingAfter : root.unit
                color: root.look.text
                font: unitFace.font
                wrapMode: Text.NoWrap
            }
            PlainLabel {
                id: more

                visible: !root.counting
                opacity: root.arrived
                anchors.left: behind.right
                width: implicitWidth
                anchors.bottom: behind.bottom
                text: root.after.slice(root.unit.length)
                color: root.look.text
                font: behind.font
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
            id: note

            visible: root.noted && text.length > 0
            availableWidth: root.room
            originalText: root.figure.note
            color: root.look.secondary
            font.pixelSize: root.noteSize

            ScreenReaderText {}
        }
        TextMetrics {
            id: labelProbe

            font.pixelSize: root.labelSize
            text: root.figure.label
        }
    }

    // How far a label's box extends below its baseline.
    function drop(label: PlainLabel): real {
        return label.height - label.baselineOffset;
    }
}
