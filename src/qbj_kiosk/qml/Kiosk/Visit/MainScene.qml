import Kiosk.Controls
import Kiosk.Models
import Kiosk.Overlay
import Kiosk.Theme
import QtQuick

// The window's content: screens above, deck below. Attract and deck are there from the first frame.
FocusScope {
    id: root

    required property Exhibit exhibit
    required property Session session
    required property Window window
    required property QtObject unattended
    required property QtObject reader

    readonly property bool attracting: root.session.screen === Session.Screen.ATTRACT
    readonly property OverlayFrame guard: guarding.item as OverlayFrame
    readonly property bool asking: root.guard?.asking ?? false
    // Whether the closed screen or staff's pages cover everything.
    readonly property bool covered: root.guard?.covers ?? false
    readonly property VisitFrame visit: loader.item as VisitFrame
    // Upper edge of the lowered exhibit: as low as the reach line, but deck and a strip to read must fit below it.
    readonly property real lowest: Math.round(Math.max(0, Math.min(Metrics.reachLine, root.height - deck.highest - Metrics.px(240))))
    readonly property bool lowered: root.session.low && root.lowest > 0
    // Whether lowering is shown by a fade: not without motion, nor over the focus ring.
    readonly property bool settles: Motion.open > 0 && !Keyboard.used
    // True while nothing moves that a visitor set in motion, and no layout is pending. The motion of attract and the fade of a released
    // button do not count.
    readonly property bool atRest: attract.opacity === (root.attracting ? 1 : 0) && (root.visit?.atRest ?? root.attracting) && settling.status === Loader.Null

    // Look of the screen above the deck.
    readonly property Look look: root.attracting ? Theme.deep : root.session.screen === Session.Screen.ARTICLE ? Theme.white : Theme.look((root.session.content.panels[root.session.panel] as Panel).look)
    // The control that had focus last, in the visit or on the deck.
    property Item held: null

    // Loads the visit by file name, so that none of its types is compiled before the first frame.
    function prepare(): void {
        if (loader.status !== Loader.Null)
            return;
        loader.asynchronous = !Motion.still && root.attracting;
        loader.setSource("Visit.qml", {
            exhibit: root.exhibit,
            session: root.session
        });
    }

    // The train enters from its position on attract.
    function enter(): void {
        if (root.visit && root.session.screen === Session.Screen.PANEL && attract.covers)
            root.visit.enter(attract.nose);
    }

    // Whether an item may have focus; while keys are in use, only a control that shows its focus.
    function usable(item: Item): bool {
        return item !== null && item.visible && item.enabled && (item as Touchable !== null || !Keyboard.used && item !== root.window.contentItem);
    }

    // Keys must never be lost: if the focused item disappears, the previously focused control or the deck gets focus.
    function keepFocus(): void {
        if (!root.covered && !root.usable(root.window.activeFocusItem))
            Keyboard.give(root.usable(root.held) ? root.held : deck.home());
    }

    // Going back focuses the control that led away; a step along the line focuses the tab of the new place.
    function followFocus(): void {
        root.held = null;
        const opener = root.visit?.opener(deck) ?? null;
        if (root.covered || root.asking)
            return;
        if (root.usable(opener))
            Keyboard.give(opener);
        else if (deck.isTab(root.window.activeFocusItem))
            Keyboard.give(deck.home());
        else
            root.keepFocus();
    }

    // Arrow keys move focus to the next control in their direction, if there is one.
    function moves(event: KeyEvent): bool {
        const to = root.visit?.beside(root.window.activeFocusItem, event.key, deck) ?? null;
        if (to)
            Keyboard.give(to);
        event.accepted = to !== null;
        return event.accepted;
    }

    onUnattendedChanged: guarding.setSource(root.unattended ? "../Overlay/UnattendedOverlay.qml" : "", {
        unattended: root.unattended,
        exhibit: root.exhibit,
        session: root.session,
        above: Qt.binding(() => room.y),
        viewport: Qt.binding(() => root.lowered ? room.height : deck.y)
    })
    onReaderChanged: aloud.setSource(root.reader ? "ReadAloudBinding.qml" : "", {
        reader: root.reader
    })
    onLoweredChanged: {
        band.setSource(root.lowered ? "LoweredHeader.qml" : "", {
            session: root.session,
            look: Qt.binding(() => root.look)
        });
        settling.setSource(root.settles ? "FadeIn.qml" : "", {
            color: root.look.ground
        });
    }
    Component.onCompleted: if (Motion.still || !root.attracting)
        root.prepare()
    // While the idle prompt is open, every key that does not choose an answer continues the visit. Under a cover, keys are ignored.
    Keys.onPressed: event => {
        Keyboard.strike(root.window.activeFocusItem);
        if (root.covered)
            event.accepted = true;
        else if (event.key === Qt.Key_Tab || event.key === Qt.Key_Backtab)
            event.accepted = Keyboard.go(root, event.key === Qt.Key_Tab ? 1 : -1);
        else if (root.asking)
            root.guard.stay();
        else {
            root.keepFocus();
            if (!root.moves(event))
                keys.handle(event);
        }
    }
    onCoveredChanged: Qt.callLater(root.keepFocus)
    onAskingChanged: {
        if (root.asking)
            root.guard.take(Keyboard.reason);
        else
            Qt.callLater(root.keepFocus);
    }

    Connections {
        target: root.window
        enabled: loader.status === Loader.Null

        function onFrameSwapped(): void {
            root.prepare();
        }
    }
    Connections {
        target: root.window

        function onActiveFocusItemChanged(): void {
            const holder = root.window.activeFocusItem;
            if (!root.asking && !root.covered && holder as Touchable && root.usable(holder))
                root.held = holder;
            Qt.callLater(root.keepFocus);
        }
    }
    Connections {
        target: root.window.activeFocusItem
        ignoreUnknownSignals: true

        // A hidden item would keep focus.
        function onVisibleChanged(): void {
            Qt.callLater(root.keepFocus);
        }
    }
    Connections {
        target: root.session

        function onPlaceChanged(): void {
            root.prepare();
            root.enter();
            // Deferred until everything else has reacted to the change.
            Qt.callLater(root.followFocus);
        }
    }
    Binding {
        target: Metrics
        property: "viewport"
        value: room.height - deck.calm
        when: deck.height > 0
    }
    Binding {
        target: Metrics
        property: "textScale"
        value: root.session.textScale
    }
    Binding {
        target: Theme
        property: "contrast"
        value: root.session.contrast
    }
    Binding {
        target: Theme
        property: "unbroken"
        value: root.exhibit.languages.reduce((all, language) => all.concat(Array.from((language as Content).unbroken)), [])
    }
    Binding {
        target: Motion
        property: "calm"
        value: root.session.calm
    }
    VisitorKeys {
        id: keys

        session: root.session
        window: root.window
        onScrolled: by => root.visit?.scroll(by)
    }
    Item {
        id: room

        visible: !root.covered
        y: root.lowered ? root.lowest : 0
        width: root.width
        height: root.height - y

        Loader {
            id: loader

            width: parent.width
            height: room.height - deck.clear
            visible: !attract.covers && !root.asking
            enabled: !root.asking && !root.covered
            onLoaded: root.enter()
        }
        AttractScreen {
            id: attract

            readonly property bool covers: attract.opacity === 1

            width: parent.width
            height: room.height - deck.clear
            exhibit: root.exhibit
            session: root.session
            enabled: root.attracting && !root.covered
            running: root.attracting && !root.covered
            banded: root.lowered
            // Covers the empty screen until the visit is loaded.
            opacity: root.attracting || !root.visit ? 1 : 0
            visible: attract.opacity > 0

            Behavior on opacity {
                enabled: attract.covers && !Motion.still
                NumberAnimation {
                    duration: Motion.calm ? Motion.over : Motion.open
                }
            }
        }
        Deck {
            id: deck

            width: parent.width
            height: implicitHeight
            y: parent.height - height
            enabled: !root.covered && !(root.asking && root.lowered)
            visible: deck.enabled
            tight: deck.low || deck.highest > root.height * 0.5
            exhibit: root.exhibit
            session: root.session
        }
    }
    Loader {
        id: band

        width: root.width
        height: room.y
    }
    Loader {
        id: settling

        width: root.width
        height: room.y + deck.y

        Connections {
            target: settling.item
            ignoreUnknownSignals: true

            function onSettled(): void {
                settling.source = "";
            }
        }
    }
    Loader {
        id: aloud
    }
    Connections {
        target: ReadAloud

        // Deferred until the deck has its new buttons.
        function onReadingChanged(): void {
            Qt.callLater(root.keepFocus);
        }
    }
    Loader {
        id: guarding

        anchors.fill: parent
    }
    // On top, so that it receives every touch before a control does.
    Item {
        anchors.fill: parent

        PointHandler {
            id: finger

            onActiveChanged: {
                Keyboard.used = false;
                if (finger.active)
                    settling.source = "";
                const at = finger.point.pressPosition;
                if (finger.active && root.asking && !root.guard.leaves(at.x, at.y))
                    root.guard.stay();
            }
        }
    }
}
