pragma ComponentBehavior: Bound

import Kiosk.Models
import QtQuick


// What a visitor walks through: the world of panels, the opened stops over it, and the article over both.
Item {
    id: root

    required property Exhibit exhibit
    required property Session session

    function scroll(by: real): void {
        switch (root.session.screen) {
        case "panel":
            world.page?.scroll(by);
            break;
        case "stop":
            stops.scroll(by);
            break;
        case "article":
            (article.item as ArticleScreen)?.scroll(by);
            break;
        }
    }

    // Comes in from attract, with the train where it was.
    function enter(nose: real): void {
        world.enter(nose);
    }

    clip: true

    World {
        id: world

        anchors.fill: parent
        exhibit: root.exhibit
        session: root.session
        live: root.session.screen === "panel"
        enabled: world.live
        visible: stops.openness < 1
    }
    StopScreen {
        id: stops

        anchors.fill: parent
        exhibit: root.exhibit
        session: root.session
        world: world
    }
    Loader {
        id: article

        anchors.fill: parent
        active: root.session.screen === "article"
        sourceComponent: ArticleScreen {
            session: root.session
        }
    }
}
