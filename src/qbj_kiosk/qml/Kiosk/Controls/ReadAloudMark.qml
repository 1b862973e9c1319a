import Kiosk.Theme
import QtQuick

// A bar beside the part that is being read aloud. It scrolls its page to that part.
Rectangle {
    id: root

    required property ScrollPage page
    // The item that is being read, or null.
    required property Item about
    // Distance from the bar to the item.
    property real before: Metrics.px(32)

    // The argument lists what the position depends on: mapToItem alone creates no dependency.
    readonly property point place: root.about ? root.mapped(root.page.contentHeight + root.page.width + root.about.x + root.about.y) : Qt.point(0, 0)

    readonly property bool atRest: !following.running

    function mapped(changing: real): point {
        return root.about.mapToItem(root.page.contentItem, 0, 0);
    }

    // A marked text needs no caption.
    function tell(): void {
        if (root.visible)
            ReadAloud.mark = root;
        else if (ReadAloud.mark === root)
            ReadAloud.mark = null;
    }

    visible: root.about !== null
    x: root.place.x - root.before
    y: root.place.y
    width: Metrics.px(10)
    height: root.about?.height ?? 0
    onVisibleChanged: root.tell()
    Component.onCompleted: root.tell()
    onAboutChanged: if (root.about)
        following.start()

    Connections {
        target: root.page

        // Another text size moves the text.
        function onContentHeightChanged(): void {
            if (root.about)
                following.start();
        }
        function onHeightChanged(): void {
            if (root.about)
                following.start();
        }
    }
    // Waits until every item has its position. A timer, because a pending Qt.callLater would outlive a destroyed page.
    Timer {
        id: following

        interval: 0
        onTriggered: root.page.reveal(head)
    }

    // Limited to the page's height.
    Item {
        id: head

        height: Math.min(root.height, root.page.height)
    }
}
