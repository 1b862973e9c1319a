import Kiosk.Theme
import QtQuick

// Scroll indicator; hidden where the whole page is visible.
Item {
    id: root

    required property Flickable page
    required property color color

    readonly property real share: root.page.height / Math.max(1, root.page.contentHeight)

    visible: root.share < 0.999
    width: Metrics.px(8)

    Rectangle {
        width: root.width
        height: root.height
        color: root.color
        opacity: 0.25
    }
    Rectangle {
        width: root.width
        height: Math.max(Metrics.target, root.height * root.share)
        y: (root.height - height) * Math.min(1, Math.max(0, root.page.contentY / Math.max(1, root.page.contentHeight - root.page.height)))
        color: root.color
    }
}
