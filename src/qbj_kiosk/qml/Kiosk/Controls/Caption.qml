import Kiosk.Theme
import QtQuick

// What is being said and stands nowhere on the screen, in writing.
Item {
    id: root

    // Whether it keeps the room of the longest that is still to be said, so that nothing moves while somebody listens.
    required property bool keeps

    implicitHeight: Math.max(caption.text ? caption.height : 0, root.keeps ? longest.height : 0)

    BalancedLabel {
        id: caption

        anchors.bottom: parent.bottom
        room: root.width
        words: ReadAloud.caption
        color: Theme.deckText
        font.pixelSize: Metrics.small
        font.weight: Font.Medium
        // It is what is heard.
        Accessible.ignored: true
    }
    BalancedLabel {
        id: longest

        visible: false
        room: root.width
        // At least a line.
        words: ReadAloud.longest || " "
        font: caption.font
    }
}
