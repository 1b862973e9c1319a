import Kiosk.Controls
import Kiosk.Theme
import QtQuick

// A value with a button that changes it to the next one.
Column {
    id: root

    required property string name
    required property string value
    required property string change

    signal changed

    spacing: Metrics.px(8)
    rightPadding: Metrics.px(72)

    PlainLabel {
        text: root.name
        color: Theme.deep.secondary
        font.pixelSize: Metrics.small
        wrapMode: Text.NoWrap
    }
    TextButton {
        kind: TextButton.Resting
        text: root.value
        Accessible.name: root.change
        Accessible.description: root.value
        onClicked: root.changed()
    }
}
