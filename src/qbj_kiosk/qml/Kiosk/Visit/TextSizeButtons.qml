pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The text sizes as a group of radio buttons, each in its size, but none smaller than the size in use. Every row is exactly `room` wide.
Grid {
    id: root

    required property Session session
    required property AccessStrings strings
    required property real room

    readonly property int sizes: root.session.textSizes.length
    readonly property real buttonHeight: Math.max(Metrics.target, root.labelSize(root.session.textSizes[root.sizes - 1]) * Metrics.leadingDisplay + Metrics.px(24))
    readonly property real buttonWidth: Math.floor((root.room - (root.columns - 1) * Metrics.gap) / root.columns)
    readonly property real lastWidth: root.room - (root.columns - 1) * (root.buttonWidth + Metrics.gap)

    // A size was set; the button is at another place now.
    signal chosen(button: Item)

    // The label's size in a text size, in percent.
    function labelSize(percent: int): int {
        return Math.max(Metrics.small, Math.round(Metrics.small / Metrics.textScale * percent / 100));
    }

    columns: Metrics.evenRow(root.sizes, Math.max(2, Math.min(root.sizes, Math.floor((root.room + Metrics.gap) / (widest.advanceWidth + 2 * Metrics.px(6) + Metrics.gap)))))
    spacing: Metrics.gap
    Accessible.role: Accessible.Grouping
    Accessible.name: root.strings.size

    TextMetrics {
        id: widest

        font.pixelSize: root.labelSize(root.session.textSizes[root.sizes - 1])
        font.weight: Font.DemiBold
        text: root.strings.percent(root.session.textSizes[root.sizes - 1])
    }
    Repeater {
        model: root.sizes

        TextButton {
            id: size

            required property int index
            readonly property int percent: root.session.textSizes[size.index]
            readonly property bool chosen: Math.round(root.session.textScale * 100) === size.percent
            readonly property bool endsRow: (size.index + 1) % root.columns === 0

            width: size.endsRow ? root.lastWidth : root.buttonWidth
            height: root.buttonHeight
            kind: size.chosen ? TextButton.Chosen : TextButton.Resting
            centred: true
            leftPadding: Metrics.px(6)
            rightPadding: Metrics.px(6)
            labelSize: root.labelSize(size.percent)
            text: root.strings.percent(size.percent)
            // Qt reports changes of these properties, but not of the attached ones, to a screen reader that is already running.
            checkable: true
            checked: size.chosen
            autoExclusive: true
            Accessible.role: Accessible.RadioButton
            Accessible.checkable: true
            Accessible.checked: size.chosen
            onClicked: {
                root.session.setTextSize(size.percent);
                root.chosen(size);
            }
        }
    }
}
