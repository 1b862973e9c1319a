import Kiosk.Controls
import Kiosk.Models
import Kiosk.Overlay
import Kiosk.Theme
import QtQuick
import QtQuick.Templates as T

// The window's content: screens above, deck below. Attract and deck are there from the first frame.
FocusScope {
    id: root

    required property Exhibit exhibit
    required property Session session
    required property Window window
    required property QtObject kioskMode
    required property QtObject reader
    required property bool hasScreenReader

    readonly property bool attracting: root.session.screen === Session.Screen.ATTRACT
    readonly property KioskModeOverlayInterface overlay: overlayLoader.item as KioskModeOverlayInterface
    readonly property bool asking: root.overlay?.asking ?? false
    // True if the closed screen or staff's pages cover everything.
    readonly property bool covered: root.overlay?.covers ?? false
    readonly property VisitScreensInterface visit: loader.item as VisitScreensInterface
    // Share of the line that an idle prompt over a panel has left.
    readonly property real lineShare: root.promptOverPanel ? root.overlay.share : 1
    // True if the panel is visible behind the idle prompt. Set after the prompt has its layout, which depends on the panel's.
    property bool promptFits: false
    readonly property bool promptOverPanel: root.asking && root.promptFits
    // Upper edge of the lowered exhibit: as low as the reach line, but deck and a strip to read must fit below it.
    readonly property real lowest: Math.round(Math.max(0, Math.min(Metrics.reachLine, root.height - deck.maxHeight - Metrics.px(240))))
    readonly property bool lowered: root.session.low && root.lowest > 0
    // True if lowering is shown by a fade: not without motion, nor over the focus ring.
    readonly property bool fadesWhenLowered: Motion.open > 0 && !KeyboardFocus.used
    // True while nothing moves that a visitor set in motion, and no layout is pending. The motion of attract and the fade of a released
    // button do not count.
    readonly property bool atRest: attract.opacity === (root.attracting ? 1 : 0) && !attract.pulling && (root.visit?.atRest ?? root.attracting) && fadeLoader.status === Loader.Null

    readonly property real textScale: root.session.textScale
    // Look of the screen above the deck.
    readonly property Look look: root.attracting ? Theme.deep : root.session.screen === Session.Screen.ARTICLE ? Theme.white : Theme.look((root.session.content.panels[root.session.panel] as Panel).look)
    // The control that had focus last, in the visit or on the deck.
    property Item lastFocused: null

    // Called once the scene has its size: what would be laid out again with each change of a size is created now.
    function begin(): void {
        attract.build();
        if (Motion.still || !root.attracting)
            root.prepare();
    }

    // Loads the visit by file name, so that none of its types is compiled before the first frame.
    function prepare(): void {
        if (loader.status !== Loader.Null)
            return;
        loader.asynchronous = !Motion.still && root.attracting;
        loader.setSource("VisitScreens.qml", {
            exhibit: root.exhibit,
            session: root.session
        });
    }

    // True if the visit has not taken over from attract.
    property bool begins: true

    // The train enters from its position on attract, or returns to it.
    function moveTrain(): void {
        if (!root.visit)
            return;
        if (root.attracting && !root.begins) {
            attract.park();
            root.visit.leave(attract.nose, attract.nearScale);
        } else if (root.begins && root.session.screen === Session.Screen.PANEL) {
            root.visit.enter(attract.nose, attract.nearScale);
        }
        root.begins = root.attracting;
    }

    function updatePrompt(): void {
        root.promptFits = root.overlay?.overPanel ?? false;
    }

    // True if an item may have focus; while keys are in use, only a control that shows its focus.
    function canHaveFocus(item: Item): bool {
        return item !== null && item.visible && item.enabled && (item as T.Control !== null || !KeyboardFocus.used && item !== root.window.contentItem);
    }

    // Keys must never be lost: if the focused item disappears, the previously focused control or the deck gets focus.
    function keepFocus(): void {
        if (!root.covered && !root.canHaveFocus(root.window.activeFocusItem))
            KeyboardFocus.focus(root.canHaveFocus(root.lastFocused) ? root.lastFocused : deck.defaultFocus());
    }

    // Going back focuses the control that led away; a step along the line focuses the tab of the new place.
    function followFocus(): void {
        root.lastFocused = null;
        const opener = root.visit?.opener(deck) ?? null;
        if (root.covered || root.asking)
            return;
        const heading = ReadAloudState.readsTexts ? KeyboardFocus.heading(area) : null;
        if (root.canHaveFocus(opener))
            KeyboardFocus.focus(opener);
        else if (heading)
            KeyboardFocus.focus(heading);
        else if (deck.isTab(root.window.activeFocusItem))
            KeyboardFocus.focus(deck.defaultFocus());
        else
            root.keepFocus();
    }

    // Arrow keys move focus to the next control in their direction, if there is one.
    function moveFocusByArrow(event: KeyEvent): bool {
        const to = root.visit?.neighbour(root.window.activeFocusItem, event.key, deck) ?? null;
        if (to && to === root.window.activeFocusItem)
            KeyboardFocus.endReached();
        else if (to)
            KeyboardFocus.focus(to);
        event.accepted = to !== null;
        return event.accepted;
    }

    onTextScaleChanged: Metrics.setTextScale(root.textScale)
    onKioskModeChanged: overlayLoader.setSource(root.kioskMode ? "../Overlay/KioskModeOverlay.qml" : "", {
        kioskMode: root.kioskMode,
        exhibit: root.exhibit,
        session: root.session,
        above: Qt.binding(() => area.y),
        viewport: Qt.binding(() => root.lowered ? area.height : deck.y),
        panelBehind: Qt.binding(() => root.session.screen === Session.Screen.PANEL && !root.lowered && loader.status === Loader.Ready),
        look: Qt.binding(() => root.look),
        railY: Qt.binding(() => root.visit?.railY ?? 0)
    })
    onReaderChanged: readAloudLoader.setSource(root.reader ? "ReadAloudStateBinding.qml" : "", {
        reader: root.reader
    })
    onLoweredChanged: {
        headerLoader.setSource(root.lowered ? "LoweredHeader.qml" : "", {
            exhibit: root.exhibit,
            session: root.session,
            look: Qt.binding(() => root.look),
            viewport: Qt.binding(() => loader.height)
        });
        fadeLoader.setSource(root.fadesWhenLowered ? "LoweringFade.qml" : "", {
            color: root.look.ground
        });
    }
    // Under a cover, keys are ignored. While the idle prompt is open, none arrives: every key continues the visit.
    Keys.onPressed: event => {
        KeyboardFocus.markUsed(root.window.activeFocusItem);
        if (root.covered)
            event.accepted = true;
        else if (event.key === Qt.Key_Tab || event.key === Qt.Key_Backtab)
            event.accepted = KeyboardFocus.moveFocus(root, event.key === Qt.Key_Tab ? 1 : -1);
        else {
            root.keepFocus();
            if (!root.moveFocusByArrow(event))
                keys.handle(event);
        }
    }
    onCoveredChanged: Qt.callLater(root.keepFocus)
    onAskingChanged: {
        if (root.asking)
            root.overlay.focusAnswer(KeyboardFocus.reason);
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
            if (!root.asking && !root.covered && holder as T.Control && root.canHaveFocus(holder))
                root.lastFocused = holder;
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

        function onContentChanged(): void {
            Theme.renewLayers();
            // Attract has a heading in each language.
            if (root.attracting && ReadAloudState.readsTexts)
                Qt.callLater(root.followFocus);
        }
        function onPlaceChanged(): void {
            root.prepare();
            root.moveTrain();
            // Deferred until everything else has reacted to the change.
            Qt.callLater(root.followFocus);
        }
    }
    Binding {
        target: Metrics
        property: "viewport"
        value: area.height - deck.heightWithoutCaption
        when: deck.height > 0
    }
    Connections {
        target: root.overlay

        function onOverPanelChanged(): void {
            Qt.callLater(root.updatePrompt);
        }
    }
    Binding {
        target: root.visit
        property: "lineShare"
        value: root.lineShare
    }
    Binding {
        target: root.visit
        property: "veiled"
        value: root.promptOverPanel
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
        target: ReadAloudState
        property: "content"
        value: root.session.content
    }
    Binding {
        target: ReadAloudState
        property: "readsTexts"
        value: root.session.talking || root.hasScreenReader
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
        id: area

        visible: !root.covered
        y: root.lowered ? root.lowest : 0
        width: root.width
        height: root.height - y

        Loader {
            id: loader

            width: parent.width
            height: area.height - deck.pageInset
            visible: !(attract.covers && root.attracting) && (!root.asking || root.promptOverPanel)
            enabled: !root.asking && !root.covered
            onLoaded: {
                root.moveTrain();
                if (ReadAloudState.readsTexts)
                    Qt.callLater(root.followFocus);
            }
        }
        AttractScreen {
            id: attract

            readonly property bool covers: attract.opacity === 1 && !attract.pulling

            width: parent.width
            height: area.height - deck.pageInset
            exhibit: root.exhibit
            session: root.session
            visit: root.visit
            // It stays until the visit is loaded.
            here: (root.attracting || !root.visit) && !attract.pulling
            enabled: root.attracting && !root.covered && !attract.pulling
            running: root.attracting && !root.covered && !attract.pulling
            underHeader: root.lowered
            opacity: root.attracting || attract.pulling || !root.visit ? 1 : 0
            visible: attract.opacity > 0

            // The camera cannot pull back without motion, nor from a page that scrolls.
            Behavior on opacity {
                enabled: attract.covers && !Motion.still && (Motion.calm || attract.scrolling)
                NumberAnimation {
                    duration: Motion.calm ? Motion.crossFade : Motion.open
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
            tight: deck.low || deck.maxHeight > root.height * 0.5
            exhibit: root.exhibit
            session: root.session
        }
    }
    Loader {
        id: headerLoader

        width: root.width
        height: area.y
    }
    Loader {
        id: fadeLoader

        width: root.width
        height: area.y + deck.y

        Connections {
            target: fadeLoader.item
            ignoreUnknownSignals: true

            function onFinished(): void {
                fadeLoader.source = "";
            }
        }
    }
    Loader {
        id: readAloudLoader
    }
    Connections {
        target: ReadAloudState

        function onReadsTextsChanged(): void {
            if (root.attracting)
                Qt.callLater(root.followFocus);
        }
        // Deferred until the deck has its new buttons.
        function onReadingChanged(): void {
            Qt.callLater(root.keepFocus);
        }
    }
    Loader {
        id: overlayLoader

        anchors.fill: parent
    }
    // On top, so that it receives every touch before a control does.
    Item {
        anchors.fill: parent

        PointHandler {
            id: finger

            onActiveChanged: {
                KeyboardFocus.used = false;
                if (finger.active)
                    fadeLoader.source = "";
                const at = finger.point.pressPosition;
                if (finger.active && root.asking && !root.overlay.endsVisitAt(at.x, at.y))
                    root.overlay.continueVisit();
            }
        }
    }
}
