import Kiosk.Controls
import Kiosk.Theme
import QtQuick

// A key on staff's pages with one character or word.
Touchable {
    id: root

    property bool leading: false

    implicitWidth: Math.max(Metrics.row, sign.implicitWidth + 2 * Metrics.px(24))
    implicitHeight: Metrics.row

    background: Rectangle {
        color: root.leading ? (root.down ? Theme.chosenPressed : Theme.chosen) : root.down ? Theme.tabPressed : Theme.tab
    }
    contentItem: Item {
        PlainLabel {
            id: sign

            anchors.centerIn: parent
            text: root.text
            color: root.leading ? Theme.chosenText : root.enabled ? Theme.deckText : Theme.deckEdge
            font.pixelSize: root.text.length > 1 ? Metrics.label : Metrics.title
            font.weight: Font.DemiBold
            wrapMode: Text.NoWrap
        }
    }
}
