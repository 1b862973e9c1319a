pragma ComponentBehavior: Bound

import Controls
import Kiosk.Models
import QtQuick
import Screens
import Theme

// The window: the screens above, the deck below. Attract and the deck are there from the first frame, the rest follows.
Window {
    id: root

    required property Exhibit exhibit
    required property Session session
    required property real textScale
    required property bool still

    // Set once the first frame is on the screen: what nobody sees yet may be built.
    property bool begun: false

    color: Theme.deep.ground
    title: root.session.content.article.title

    Tokens {
        window: root
        textScale: root.textScale
        still: root.still
        numeralFamily: root.exhibit.numeralFamily
    }
    FocusScope {
        id: scene

        // Whether the visitor was last heard of by key.
        property bool byKey: false

        // A key must never go nowhere: what has lost the keyboard hands it to the deck.
        function keepFocus(): void {
            const holder = root.activeFocusItem;
            if (!holder || holder === root.contentItem || !holder.visible || !holder.enabled || holder === scene && scene.byKey)
                deck.home().forceActiveFocus(scene.byKey ? Qt.TabFocusReason : Qt.OtherFocusReason);
        }

        anchors.fill: parent
        focus: true
        Keys.onPressed: event => {
            scene.byKey = true;
            keys.handle(event);
        }

        PointHandler {
            onActiveChanged: scene.byKey = false
        }

        Loader {
            id: world

            readonly property World item_: world.item as World

            width: parent.width
            height: deck.y
            active: root.begun || root.session.screen !== "attract"
            asynchronous: !root.still && root.session.screen === "attract"
            visible: !attract.covers
            sourceComponent: World {
                exhibit: root.exhibit
                session: root.session
                live: root.session.screen === "panel"
                enabled: root.session.screen === "panel"
            }
        }
        AttractScreen {
            id: attract

            readonly property bool covers: attract.opacity === 1

            width: parent.width
            height: deck.y
            exhibit: root.exhibit
            session: root.session
            enabled: root.session.screen === "attract"
            opacity: root.session.screen === "attract" || root.session.behind === "attract" && root.session.screen === "article" ? 1 : 0
            visible: attract.opacity > 0
            running: root.session.screen === "attract"

            Behavior on opacity {
                enabled: attract.covers && !root.still
                NumberAnimation {
                    duration: Motion.open
                }
            }
        }
        Loader {
            id: stops

            width: parent.width
            height: deck.y
            active: root.begun || root.session.stop >= 0
            asynchronous: !root.still && root.session.stop < 0
            sourceComponent: StopScreen {
                exhibit: root.exhibit
                session: root.session
            }
        }
        Loader {
            id: article

            width: parent.width
            height: deck.y
            active: root.session.screen === "article"
            sourceComponent: ArticleScreen {
                session: root.session
            }
        }
        Deck {
            id: deck

            width: parent.width
            height: implicitHeight
            y: parent.height - height
            exhibit: root.exhibit
            session: root.session
        }
    }
    VisitorKeys {
        id: keys

        session: root.session
        window: root
        onScrolled: by => {
            switch (root.session.screen) {
            case "panel":
                world.item_?.page?.scroll(by);
                break;
            case "stop":
                (stops.item as StopScreen)?.scroll(by);
                break;
            case "article":
                (article.item as ArticleScreen)?.scroll(by);
                break;
            }
        }
    }
    Connections {
        target: root.session

        function onPlaceChanged(): void {
            if (root.session.screen === "panel" && attract.covers && world.item_)
                world.item_.enter(attract.nose);
            scene.keepFocus();
        }
    }
    Connections {
        target: root
        enabled: !root.begun

        function onFrameSwapped(): void {
            root.begun = true;
        }
    }
}
