import Kiosk.Theme
import QtQuick

// A bar beside the part that is being read aloud. It scrolls its page to that part.
Rectangle {
    id: root

    required property ScrollPage page
    // The item that is being read, or null.
    required property Item target
    // Distance from the bar to the item.
    property real distance: Metrics.px(32)

    // The argument lists what the position depends on: mapToItem alone creates no dependency.
    readonly property point position: root.target ? root.mapped(root.page.contentHeight + root.page.width + root.target.x + root.target.y) : Qt.point(0, 0)

    readonly property bool atRest: !revealTimer.running

    function mapped(changing: real): point {
        return root.target.mapToItem(root.page.contentItem, 0, 0);
    }

    // A marked text needs no caption.
    function updateState(): void {
        if (root.visible)
            ReadAloudState.mark = root;
        else if (ReadAloudState.mark === root)
            ReadAloudState.mark = null;
    }

    visible: root.target !== null
    x: root.position.x - root.distance
    y: root.position.y
    width: Metrics.px(10)
    height: root.target?.height ?? 0
    onVisibleChanged: root.updateState()
    Component.onCompleted: root.updateState()
    onTargetChanged: if (root.target)
        revealTimer.start()

    Connections {
        target: root.page

        // Another text size moves the text.
        function onContentHeightChanged(): void {
            if (root.target)
                revealTimer.start();
        }
        function onHeightChanged(): void {
            if (root.target)
                revealTimer.start();
        }
    }
    // Waits until every item has its position. A timer, because a pending Qt.callLater would outlive a destroyed page.
    Timer {
        id: revealTimer

        interval: 0
        onTriggered: root.page.reveal(visiblePart)
    }

    // Limited to the page's height.
    Item {
        id: visiblePart

        height: Math.min(root.height, root.page.height)
    }
}
