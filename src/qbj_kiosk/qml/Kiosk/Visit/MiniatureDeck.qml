pragma ComponentBehavior: Bound

import Kiosk.Theme
import QtQuick

// The deck of the miniature: its buttons as blocks, in one row or in two.
Rectangle {
    id: root

    required property int tabs
    required property int chosen

    readonly property bool oneRow: root.width >= root.height * 5
    readonly property real gap: Metrics.px(16)
    readonly property real row: Math.min(Metrics.row, root.height * (root.oneRow ? 0.6 : 0.36))
    // Access button and languages, at the end of the last row.
    readonly property list<real> tools: [root.row, Metrics.contentWidth * (root.oneRow ? 0.155 : 0.34)]
    readonly property real toolsWidth: root.tools[0] + root.gap + root.tools[1]
    readonly property real tabWidth: (Metrics.contentWidth + root.gap - (root.oneRow ? root.toolsWidth + 2 * root.gap : 0)) / root.tabs - root.gap
    readonly property real firstRow: root.oneRow ? (root.height - root.row) / 2 : (root.height - 2 * root.row - root.gap) / 2

    color: Theme.deck

    Rectangle {
        visible: Theme.contrast
        width: parent.width
        height: Metrics.stroke
        color: Theme.deckEdge
    }
    Repeater {
        model: root.tabs

        Rectangle {
            required property int index

            x: Metrics.margin + index * (root.tabWidth + root.gap)
            y: root.firstRow
            width: root.tabWidth
            height: root.row
            color: index === root.chosen ? Theme.chosen : Theme.tab
            border.width: index === root.chosen ? 0 : 2 * Metrics.hairline
            border.color: Theme.deckEdge
        }
    }
    Repeater {
        model: root.tools

        Rectangle {
            required property int index
            required property real modelData

            x: Metrics.margin + Metrics.contentWidth - root.toolsWidth + index * (root.tools[0] + root.gap)
            y: root.firstRow + (root.oneRow ? 0 : root.row + root.gap)
            width: modelData
            height: root.row
            color: "transparent"
            border.width: 2 * Metrics.stroke
            border.color: Theme.deckEdge
        }
    }
}
