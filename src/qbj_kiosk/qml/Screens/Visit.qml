pragma ComponentBehavior: Bound

import Kiosk.Models
import QtQuick

// What a visitor walks through: the world of panels, the opened stops over it, and over both the article or the access page.
VisitFrame {
    id: root

    required property Exhibit exhibit
    required property Session session

    clip: true
    onScroll: by => {
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
        case "access":
            (access.item as AccessScreen)?.scroll(by);
            break;
        }
    }
    onEnter: nose => world.enter(nose)

    World {
        id: world

        anchors.fill: parent
        exhibit: root.exhibit
        session: root.session
        live: root.session.screen === "panel"
        enabled: world.live
        visible: stops.openness < 1 || stops.fading
    }
    StopScreen {
        id: stops

        anchors.fill: parent
        exhibit: root.exhibit
        session: root.session
        world: world
    }
    Over {
        id: article

        anchors.fill: parent
        wanted: root.session.screen === "article"
        sourceComponent: ArticleScreen {
            session: root.session
        }
    }
    Over {
        id: access

        anchors.fill: parent
        wanted: root.session.screen === "access"
        sourceComponent: AccessScreen {
            session: root.session
        }
    }
}
