import Kiosk.Theme
import QtQuick

// A page that scrolls if its content is higher than it is: by finger, by key, and to the focused control.
Flickable {
    id: root

    required property color hintColor
    // Where the page continues above or below, its content fades into this colour from `fadeLeft` on, so that no edge cuts through letters.
    property color fadeColor: "transparent"
    property real fadeLeft: 0

    readonly property real fadeHeight: root.fadeColor.a > 0 ? Math.round(Metrics.body * 1.6) : 0
    property Item kept: null
    readonly property Item focused: root.Window.activeFocusItem
    readonly property bool atRest: !root.moving && !glide.running && !settle.running

    function clamp(y: real): real {
        return Math.round(Math.max(0, Math.min(y, root.contentHeight - root.height)));
    }

    // Opacity of a fade over content that continues by so much.
    function faded(hidden: real): real {
        return root.fadeHeight > 0 ? Math.max(0, Math.min(1, hidden / root.fadeHeight)) : 0;
    }

    // `by` is a share of the page's height.
    function scroll(by: real): void {
        glide.stop();
        glide.to = root.clamp((glide.running ? glide.to : root.contentY) + by * root.height);
        glide.start();
    }

    function reveal(item: Item): void {
        const y = item.mapToItem(root.contentItem, 0, 0).y;
        const above = y - Metrics.ringRoom - root.contentY - (root.atYBeginning ? 0 : root.fadeHeight);
        const below = root.contentY + root.height - (root.atYEnd ? 0 : root.fadeHeight) - y - item.height - Metrics.ringRoom;
        if (above < 0 || below < 0)
            root.scroll((y + item.height / 2 - root.height / 2 - root.contentY) / root.height);
    }

    // Keeps the control that was just touched in view when its action changes the layout.
    function keep(item: Item): void {
        root.kept = item;
        settle.start();
    }

    // Keeps the focused control in view when the layout changes.
    function follow(): void {
        if (root.kept && root.interactive)
            root.reveal(root.kept);
        root.kept = null;
        if (root.focused && root.interactive && root.holds(root.focused))
            root.reveal(root.focused);
    }

    function holds(item: Item): bool {
        for (let above = item; above; above = above.parent)
            if (above === root.contentItem)
                return true;
        return false;
    }

    boundsBehavior: Flickable.StopAtBounds
    flickableDirection: Flickable.VerticalFlick
    interactive: root.contentHeight > root.height + 1
    onMovementStarted: glide.stop()
    onFocusedChanged: root.follow()
    onContentHeightChanged: if (KeyboardFocus.used)
        settle.start()
    onHeightChanged: if (KeyboardFocus.used)
        settle.start()

    // Waits until every item has its new position.
    Timer {
        id: settle

        interval: 0
        onTriggered: root.follow()
    }
    NumberAnimation {
        id: glide

        target: root
        property: "contentY"
        duration: Motion.open
        easing.type: Easing.OutCubic
    }
    ScrollFade {
        parent: root
        opacity: root.faded(root.contentY)
        x: root.fadeLeft
        z: 1
        width: root.width - x
        height: root.fadeHeight
        color: root.fadeColor
        rotation: 180
    }
    ScrollFade {
        parent: root
        opacity: root.faded(root.contentHeight - root.height - root.contentY)
        x: root.fadeLeft
        y: root.height - height
        z: 1
        width: root.width - x
        height: root.fadeHeight
        color: root.fadeColor
    }
    // Where the page and the deck have the same colour, this line shows that the page continues behind the deck.
    Rectangle {
        parent: root
        visible: Theme.contrast && root.interactive && !root.atYEnd
        y: root.height - height
        z: 2
        width: root.width
        height: Metrics.hairline
        color: root.hintColor
    }
    ScrollIndicator {
        parent: root
        x: root.width - width - Metrics.px(16)
        y: Metrics.px(32)
        z: 2
        height: root.height - Metrics.px(64)
        page: root
        color: root.hintColor
    }
}
