pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Theme
import QtQuick

// Staff's actions on a page, in rows as wide as the page.
Flow {
    id: root

    // Each with `text` and `run`, a function; optional: `asks` (needs a second touch), `leads` and `quiet` (looks).
    required property list<var> buttons
    // Text that asks for the second touch.
    property string again

    // Before the font has its size, it would measure another; reading the size also makes this binding depend on it.
    readonly property real need: face.font.pixelSize !== Metrics.label ? 0 : Math.max(face.advanceWidth(root.again), ...root.buttons.map(button => face.advanceWidth(button.text))) + 2 * Metrics.px(24) + 2
    readonly property int most: Math.max(1, Math.floor((root.width + Metrics.gap) / (root.need + Metrics.gap)))
    readonly property int rows: Math.ceil(root.buttons.length / root.most)
    readonly property int across: Math.ceil(root.buttons.length / root.rows)

    spacing: Metrics.gap

    FontMetrics {
        id: face

        font.pixelSize: Metrics.label
        font.weight: Font.DemiBold
    }
    Repeater {
        model: root.buttons.length

        TextButton {
            id: button

            required property int index
            readonly property var entry: root.buttons[button.index]
            // True if there is room for two lines of text.
            readonly property bool both: Metrics.enlarged < 1.2
            readonly property bool asks: button.entry.asks ?? false
            // Every row is exactly as wide as the page.
            readonly property int beside: Math.min(root.across, root.buttons.length - Math.floor(button.index / root.across) * root.across)
            readonly property bool ends: (button.index + 1) % root.across === 0 || button.index === root.buttons.length - 1
            readonly property real share: Math.floor((root.width - (button.beside - 1) * root.spacing) / button.beside)

            width: button.ends ? root.width - (button.beside - 1) * (button.share + root.spacing) : button.share
            kind: button.asks || (button.entry.leads ?? false) ? TextButton.Chosen : (button.entry.quiet ?? false) ? TextButton.Quiet : TextButton.Resting
            text: button.asks && !button.both ? root.again : button.entry.text
            second: button.asks && button.both ? root.again : ""
            Accessible.name: button.asks ? button.entry.text + ": " + root.again : button.entry.text
            onClicked: button.entry.run()
        }
    }
}
