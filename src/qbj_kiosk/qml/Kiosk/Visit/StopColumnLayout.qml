import Kiosk.Theme
import QtQuick

// One column that scrolls: heading, numeral, text, figure, note and the link to the article.
StopLayoutBase {
    id: root

    readonly property real textFoot: root.parts.body.y + root.parts.body.height
    readonly property real figureHeight: root.parts.drawing?.wantedHeight ?? 0

    head: Metrics.head + (Metrics.flat ? 0 : Metrics.gap)
    headingRoom: Metrics.contentWidth
    numeralRoom: Metrics.contentWidth
    numeralTall: Infinity
    bodyX: Metrics.margin
    bodyY: root.parts.numeral.y + root.parts.numeral.height + Metrics.space(40)
    lineY: Math.max(root.textFoot + Metrics.px(48) + root.figureHeight, Math.min(root.parts.height - root.below, Metrics.px(1150)))
    below: Metrics.px(56) + root.parts.note.height + Metrics.px(24) + root.parts.source.height + Metrics.px(32)
    noteY: root.lineY + Metrics.px(56)
    noteRoom: Metrics.contentWidth
    sourceX: Metrics.margin
    sourceY: Math.max(root.parts.note.y + root.parts.note.height + Metrics.gutter, root.parts.height - root.parts.source.height - Metrics.px(32))
}
