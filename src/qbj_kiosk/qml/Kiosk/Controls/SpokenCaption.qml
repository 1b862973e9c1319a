import Kiosk.Theme
import QtQuick

// A caption for speech whose text is not on the screen.
Item {
    id: root

    // True to reserve the height of the longest caption to come, so that nothing moves during playback.
    required property bool keeps

    implicitHeight: Math.max(caption.text ? caption.height : 0, root.keeps ? longest.height : 0)

    BalancedLabel {
        id: caption

        anchors.bottom: parent.bottom
        availableWidth: root.width
        originalText: ReadAloudState.caption
        color: Theme.deckText
        font.pixelSize: Metrics.small
        font.weight: Font.Medium
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
