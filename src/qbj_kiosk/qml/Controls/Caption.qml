import QtQuick
import Theme

// What is being said and stands nowhere on the screen, in writing.
Item {
    id: root

    // Whether it keeps the room of the longest that is still to be said, so that nothing moves while somebody listens.
    required property bool keeps

    implicitHeight: Math.max(caption.text ? caption.height : 0, root.keeps ? longest.height : 0)

    Label {
        id: caption

        anchors.bottom: parent.bottom
        width: caption.balanced(root.width)
        text: Spoken.caption
        color: Theme.deckText
        font.pixelSize: Metrics.small
        font.weight: Font.Medium
        // It is what is heard.
        Accessible.ignored: true
    }
    Label {
        id: longest

        visible: false
        width: longest.balanced(root.width)
        // At least a line.
        text: Spoken.longest || " "
        font: caption.font
    }
}
