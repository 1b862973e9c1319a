import Kiosk.Theme
import QtQuick

// A caption for speech whose text is not on the screen.
Item {
    id: root

    // True to reserve the height of the longest caption to come, and of the highest one so far, so that the page moves at most once.
    required property bool keeps
    // Height of the highest caption so far at this width and size.
    property real highest: 0
    readonly property real lineHeight: caption.lineHeight

    function recordHeight(): void {
        root.highest = Math.max(root.highest, caption.height);
    }

    implicitHeight: Math.max(caption.text ? caption.height : 0, root.keeps ? Math.max(longest.height, root.highest) : 0)
    onWidthChanged: root.highest = 0
    onLineHeightChanged: root.highest = 0

    BalancedLabel {
        id: caption

        anchors.bottom: parent.bottom
        // Later: its height changes several times until its width is set.
        onHeightChanged: Qt.callLater(root.recordHeight)
        availableWidth: root.width
        originalText: ReadAloudState.caption
        color: Theme.deckText
        font.pixelSize: Metrics.small
        // A screen reader would read it twice.
    }
    BalancedLabel {
        id: longest

        visible: false
        availableWidth: root.width
        // Not empty: at least the height of one line.
        originalText: ReadAloudState.longest || " "
        font: caption.font
    }
}
