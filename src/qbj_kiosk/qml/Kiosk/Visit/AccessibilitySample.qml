import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// Sample text in the chosen size and colours: as much as there is room for, at least a headline.
Item {
    id: root

    required property Session session
    required property Look look
    // Height for the complete text.
    required property real room
    // True if there is room for a headline above it.
    required property bool tall

    readonly property Content content: root.session.content
    readonly property Panel panel: root.content.panels[root.session.panel] as Panel
    readonly property bool young: root.session.young && root.panel.young.length > 0
    readonly property bool complete: reading.height <= root.room
    readonly property bool hasHeadline: root.tall && headline.height + Metrics.px(12) + reading.height <= root.room

    height: root.complete ? reading.y + reading.height : brief.height

    Rectangle {
        y: Metrics.px(6)
        width: Metrics.px(10)
        height: root.height - Metrics.px(12)
        color: root.look.line
    }
    PlainLabel {
        id: headline

        x: Metrics.px(40)
        width: root.width - x
        text: root.panel.headline
        color: root.look.text
        font.pixelSize: Metrics.headline
        font.weight: Font.DemiBold
        opacity: root.hasHeadline ? 1 : 0

        ScreenReaderText {
            visible: root.hasHeadline
        }
    }
    Prose {
        id: reading

        x: Metrics.px(40)
        y: root.hasHeadline ? headline.height + Metrics.px(12) : 0
        width: root.width - x
        passages: root.young ? root.panel.young : root.panel.lead
        accessibleIgnored: !root.complete
        // Not `visible: false`: hidden text has no size.
        opacity: root.complete ? 1 : 0
        color: root.look.text
        size: Metrics.lead
        leading: Metrics.leading(root.content.han)
    }
    PlainLabel {
        id: brief

        visible: !root.complete
        x: reading.x
        width: reading.width
        text: root.young ? (root.panel.young[0] as Paragraph).text : root.panel.headline.replace(/\n/g, root.content.han ? "" : " ")
        color: root.look.text
        font.pixelSize: Metrics.lead
        leading: Metrics.leading(root.content.han)

        ScreenReaderText {}
    }
}
