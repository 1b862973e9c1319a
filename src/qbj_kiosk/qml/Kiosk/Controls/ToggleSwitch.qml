import Kiosk.Theme
import QtQuick

// A switch: its name, its state as a word, and a slider at the left or right.
TextButton {
    id: root

    required property bool on
    // The state as a word.
    required property string stateText

    readonly property color mark: root.on ? Theme.chosen : Theme.deckEdge

    height: Math.max(Metrics.target, implicitHeight)
    implicitHeight: Math.max(Metrics.target, name.implicitHeight + Metrics.px(24))
    // Qt reports changes of these properties, but not of the attached ones, to a screen reader that is already running.
    checkable: true
    checked: root.on
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: root.on

    contentItem: Item {
        PlainLabel {
            id: name

            y: Math.round((parent.height - height) / 2 - name.sag)
            width: parent.width - slide.width - word.width - 2 * Metrics.space(16)
            text: root.text
            color: Theme.deckText
            font.pixelSize: Metrics.label
            font.weight: Font.DemiBold
        }
        PlainLabel {
            id: word

            anchors.right: slide.left
            anchors.rightMargin: Metrics.space(16)
            y: Math.round((parent.height - height) / 2 - word.sag)
            text: root.stateText
            color: Theme.deckText
            font.pixelSize: Metrics.label
            wrapMode: Text.NoWrap
        }
        Rectangle {
            id: slide

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: 2 * height
            height: Metrics.space(48)
            color: "transparent"
            border.width: Metrics.stroke
            border.color: root.mark

            Rectangle {
                x: root.on ? parent.width - width - Metrics.px(8) : Metrics.px(8)
                y: Metrics.px(8)
                width: height
                height: parent.height - 2 * Metrics.px(8)
                color: root.mark
            }
        }
    }
}
