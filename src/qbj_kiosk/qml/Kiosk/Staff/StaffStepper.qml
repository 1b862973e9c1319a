import Kiosk.Controls
import Kiosk.Theme
import QtQuick

// A level from 0 to 100 with a key on each side.
Column {
    id: root

    required property string name
    required property string less
    required property string more
    required property int level
    property int lowest: 0

    signal stepped(steps: int)

    spacing: Metrics.px(8)
    rightPadding: Metrics.px(72)

    PlainLabel {
        text: root.name
        color: Theme.deep.secondary
        font.pixelSize: Metrics.small
        wrapMode: Text.NoWrap
    }
    Row {
        StaffKeyButton {
            text: "−"
            enabled: root.level > root.lowest
            Accessible.name: root.less
            onClicked: root.stepped(-1)
        }
        PlainLabel {
            width: Metrics.type(136)
            height: Metrics.row
            text: root.level + "%"
            color: Theme.deckText
            font.pixelSize: Metrics.label
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.NoWrap

            ScreenReaderText {
                text: root.name + " " + root.level + "%"
            }
        }
        StaffKeyButton {
            text: "+"
            enabled: root.level < 100
            Accessible.name: root.more
            onClicked: root.stepped(1)
        }
    }
}
