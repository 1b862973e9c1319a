pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The text sizes as a group of radio buttons. Every row is exactly as wide as the page.
Grid {
    id: root

    required property Session session
    required property AccessStrings strings

    readonly property int sizes: root.session.textSizes.length
    readonly property real buttonHeight: Math.max(Metrics.target, Metrics.label * Metrics.leadingDisplay + Metrics.px(24))
    readonly property real buttonWidth: Math.floor((Metrics.contentWidth - (root.columns - 1) * Metrics.gap) / root.columns)
    readonly property real lastWidth: Metrics.contentWidth - (root.columns - 1) * (root.buttonWidth + Metrics.gap)

    // A size was set; the button is at another place now.
    signal chosen(button: Item)

    columns: Metrics.evenRow(root.sizes, Math.max(2, Math.min(root.sizes, Metrics.countFitting(widest.advanceWidth + 2 * Metrics.px(24)))))
    spacing: Metrics.gap
    Accessible.role: Accessible.Grouping
    Accessible.name: root.strings.size

    TextMetrics {
        id: widest

        font.pixelSize: Metrics.label
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
            text: root.strings.percent(size.percent)
            // Qt reports changes of these properties, but not of the attached ones, to a screen reader that is already running.
            checkable: true
            checked: size.chosen
            autoExclusive: true
            Accessible.role: Accessible.RadioButton
            Accessible.checkable: true
            Accessible.checked: size.chosen
            Accessible.description: size.chosen ? root.session.content.strings.chosen : ""
            onClicked: {
                root.session.setTextSize(size.percent);
                root.chosen(size);
            }
        }
    }
}
