import Kiosk.Theme
import QtQuick

// Heading and numeral on the left, text on the right, the figure under both on one line.
StopLayoutBase {
    id: root

    // Width of the left column, as a share of the grid's.
    property real columnShare: 0.46
    readonly property real columnWidth: Metrics.contentWidth * root.columnShare
    readonly property real gap: Metrics.px(24)
    readonly property real textFoot: root.parts.body.y + root.parts.body.height
    readonly property real numeralFoot: root.parts.numeral.y + root.parts.numeral.height

    head: Metrics.px(64)
    headingRoom: root.columnWidth - Metrics.gutter
    numeralRoom: root.columnWidth - Metrics.gutter * 2
    numeralTall: root.parts.height - root.below - root.gap - (root.parts.drawing?.leftLeast ?? 0) - root.parts.numeral.y
    bodyX: Metrics.margin + root.columnWidth + Metrics.gutter
    bodyY: root.head + Metrics.px(4)
    lineY: Math.max(root.parts.height - root.below, root.textFoot + root.gap + (root.parts.drawing?.least ?? 0), root.numeralFoot + root.gap + (root.parts.drawing?.leftLeast ?? 0))
    below: Metrics.px(176)
    // Beside the link to the article, with its last line on the link's baseline.
    noteY: root.sourceY + root.parts.sourceLabel.y + root.parts.sourceLabel.baselineOffset - root.parts.note.baselineOffset - (root.parts.note.lineCount - 1) * root.parts.note.lineHeight
    noteRoom: root.columnWidth
    sourceX: root.bodyX
    sourceY: root.lineY + Metrics.px(44)
}
