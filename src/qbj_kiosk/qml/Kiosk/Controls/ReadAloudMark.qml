import Kiosk.Theme
import QtQuick

// A bar beside what is being read aloud; the page follows it.
Rectangle {
    id: root

    required property ScrollPage page
    // What is read, or null while nothing of the page is.
    required property Item about
    // How far before it the bar stands.
    property real before: Metrics.px(32)

    // Names what the place depends on: mapping alone would not hear of a change.
    readonly property point place: root.about ? root.mapped(root.page.contentHeight + root.page.width + root.about.x + root.about.y) : Qt.point(0, 0)

    readonly property bool atRest: !following.running

    function mapped(changing: real): point {
        return root.about.mapToItem(root.page.contentItem, 0, 0);
    }

    // Whoever reads what is said in writing does not need it twice.
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

        // Text of another size is elsewhere.
        function onContentHeightChanged(): void {
            if (root.about)
                following.start();
        }
        function onHeightChanged(): void {
            if (root.about)
                following.start();
        }
    }
    // Once everything has its place. A page that goes before takes it along, which a call for later would outlive.
    Timer {
        id: following

        interval: 0
        onTriggered: root.page.reveal(head)
    }

    // As much of it as there is room for.
    Item {
        id: head

        height: Math.min(root.height, root.page.height)
    }
}
