pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The screen in small: the panel that the visitor came from, drawn with the visitor's choices, and the deck as blocks. Its height sets its
// size. Nothing in it can be touched, and screen readers ignore it: the page has the same texts and states in full size.
Item {
    id: root

    required property Exhibit exhibit
    required property Session session
    required property Look look
    // Height of the panel's page on the screen.
    required property real viewport
    // Upper edge of the page while the exhibit is lowered, otherwise 0.
    required property real pageTop

    readonly property Content content: root.session.content
    readonly property real factor: root.height / Metrics.height
    readonly property bool atRest: page.atRest

    width: Math.round(Metrics.width * root.factor)
    enabled: false

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Metrics.stroke
        color: Theme.deckEdge
    }
    // As large as the screen, then scaled. Content that does not fit is cut off, as on the screen, where it scrolls.
    Item {
        width: Metrics.width
        height: Metrics.height
        scale: root.factor
        transformOrigin: Item.TopLeft
        clip: true

        Rectangle {
            anchors.fill: parent
            color: root.look.ground
        }
        PlainLabel {
            visible: root.pageTop > 0
            x: Metrics.margin
            y: header.y - height - Metrics.px(24)
            width: implicitWidth
            text: root.pageTop > 0 ? root.content.place : ""
            color: root.look.secondary
            font.pixelSize: Math.min(Metrics.place, root.pageTop * 0.4, Metrics.contentWidth / Math.max(1, text.length) / (root.content.han ? 1 : 0.62))
            font.weight: Font.DemiBold
            leading: 1.2
            wrapMode: Text.NoWrap
        }
        RailLine {
            id: header

            visible: root.pageTop > 0
            y: root.pageTop - height - Metrics.px(40)
            width: parent.width
            color: root.look.line
        }
        MiniaturePage {
            id: page

            y: root.pageTop
            width: parent.width
            height: root.viewport
            exhibit: root.exhibit
            session: root.session
            look: root.look
            factor: root.factor
        }
        MiniatureDeck {
            y: root.pageTop + root.viewport
            width: parent.width
            height: parent.height - y
            tabs: root.content.panels.length
            chosen: root.session.panel
        }
    }
}
