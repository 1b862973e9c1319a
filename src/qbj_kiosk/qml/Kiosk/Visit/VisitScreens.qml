pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Overlay
import QtQuick

// The screens of a visit: panels, opened stops over them, and the article or the access page on top.
VisitScreensInterface {
    id: root

    required property Exhibit exhibit
    required property Session session

    // Invisible screens are hidden from screen readers as well.
    readonly property bool overlaid: article.covers || access.covers

    function opener(deck: Deck): Item {
        const from = previous.screen;
        const panel = previous.panel;
        const stop = previous.stop;
        const back = previous.behind === root.session.screen;
        previous.update();
        if (!back)
            return null;
        switch (from) {
        case Session.Screen.STOP:
            return panel === root.session.panel ? panels.page?.marker(stop) ?? null : null;
        case Session.Screen.ARTICLE:
            return root.session.screen === Session.Screen.STOP ? stops.link() : deck.opener(Session.Screen.ARTICLE);
        case Session.Screen.ACCESS:
            return deck.opener(Session.Screen.ACCESS);
        default:
            return null;
        }
    }

    function overlayAtRest(): bool {
        const screens = [article.item as ArticleScreen, access.item as AccessibilityScreen];
        return screens.every(screen => screen?.atRest ?? true);
    }

    function neighbour(holder: Item, key: int, deck: Deck): Item {
        const across = key === Qt.Key_Left || key === Qt.Key_Right;
        if (holder as ScreenReaderText || !across && key !== Qt.Key_Up && key !== Qt.Key_Down)
            return null;
        for (let above = holder; above; above = above.parent) {
            if (above === deck)
                // At the last control an arrow key does nothing, instead of stepping along the line.
                return deck.movesFocus(holder, across) ? KeyboardFocus.neighbour(holder, key, deck) ?? (across ? holder : null) : null;
            if (above as ScrollPage)
                return KeyboardFocus.neighbour(holder, key, above);
        }
        return null;
    }

    clip: true
    closeUp: panels.closeUp
    zoom: panels.zoom
    screenNose: panels.screenNose
    railY: panels.page?.railY ?? 0
    position: panels.position
    atRest: panels.atRest && stops.atRest && article.faded && access.faded && root.overlayAtRest()
    function scroll(by: real): void {
        switch (root.session.screen) {
        case Session.Screen.PANEL:
            panels.page?.scroll(by);
            break;
        case Session.Screen.STOP:
            stops.scroll(by);
            break;
        case Session.Screen.ARTICLE:
            (article.item as ArticleScreen)?.scroll(by);
            break;
        case Session.Screen.ACCESS:
            (access.item as AccessibilityScreen)?.scroll(by);
            break;
        }
    }

    function enter(nose: real, scale: real): void {
        panels.enter(nose, scale);
    }

    function leave(nose: real, scale: real): void {
        panels.leave(nose, scale);
    }

    // The previous place of the visit.
    QtObject {
        id: previous

        property int screen
        property int behind
        property int panel
        property int stop

        function update(): void {
            previous.screen = root.session.screen;
            previous.behind = root.session.behind;
            previous.panel = root.session.panel;
            previous.stop = root.session.stop;
        }

        Component.onCompleted: previous.update()
    }
    PanelStrip {
        id: panels

        anchors.fill: parent
        exhibit: root.exhibit
        session: root.session
        live: root.session.screen === Session.Screen.PANEL
        veiled: root.veiled
        lineShare: root.lineShare
        enabled: panels.live
        visible: (stops.openness < 1 || stops.fading) && !root.overlaid
    }
    OpenedStops {
        id: stops

        anchors.fill: parent
        exhibit: root.exhibit
        session: root.session
        panels: panels
        visible: (stops.openness > 0 || stops.open) && !root.overlaid
    }
    ScreenLoader {
        id: article

        anchors.fill: parent
        // Under the access page it keeps its scroll position.
        wanted: root.session.screen === Session.Screen.ARTICLE || root.session.screen === Session.Screen.ACCESS && root.session.behind === Session.Screen.ARTICLE
        visible: !access.covers
        sourceComponent: ArticleScreen {
            exhibit: root.exhibit
            session: root.session
        }
    }
    ScreenLoader {
        id: access

        anchors.fill: parent
        wanted: root.session.screen === Session.Screen.ACCESS
        sourceComponent: AccessibilityScreen {
            exhibit: root.exhibit
            session: root.session
        }
    }
}
