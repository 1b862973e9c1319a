import Kiosk.Figures
import Kiosk.Theme
import QtQuick

// One column that scrolls: heading, number and figure on the line; below it the text and the link to the article.
StopLayoutBase {
    id: root

    readonly property real figureTop: root.input.numeral.y + root.input.numeral.height + Metrics.px(40)
    readonly property real belowLine: root.input.drawing?.belowLine ?? 0
    readonly property real rails: Metrics.railGap + Metrics.rail
    // The line has the height that it has in the panel if the figure fits above it and the text below it.
    readonly property real panelLine: root.input.height - Metrics.touchBelowLine - 3 * (Metrics.row + Metrics.apart)
    // A figure that is touched stays in reach.
    readonly property real lowest: root.belowLine > 0 ? Math.max(root.panelLine, Metrics.reachLine + Metrics.target - root.belowLine) : Math.min(root.panelLine, root.input.height - root.below)
    readonly property bool figureFits: root.lowest >= root.figureTop + (root.input.drawing?.least ?? 0)

    head: Metrics.head
    headingRoom: Metrics.contentWidth
    numeralSizes: [Metrics.numeralSize(240), Metrics.numeralMedium, Metrics.numeralSmall]
    numeralGap: root.labelOnly ? Metrics.space(4) : Metrics.space(32)
    numeralRoom: Metrics.contentWidth
    numeralTall: Infinity
    noted: true
    labelOnly: root.input.drawing?.composition === FigureKindBase.Poster
    bodyX: Metrics.margin
    bodyBelow: true
    bodyY: root.lineY + root.rails + Metrics.px(20) + root.belowLine
    bodyRoom: Math.min(Metrics.px(1080) * Metrics.enlarged, Metrics.contentWidth)
    lineY: root.figureFits ? root.lowest : root.figureTop + (root.input.drawing?.wantedHeight ?? 0)
    below: root.rails + Metrics.px(20) + root.belowLine + root.input.body.height + root.input.source.height + Metrics.ringRoom
    figureX: Metrics.margin
    figureY: root.figureTop
    figureWidth: Metrics.contentWidth
    leftFoot: root.figureTop
    sourceX: Metrics.margin
    sourceY: Math.max(root.input.body.y + root.input.body.height, root.input.height - root.input.source.height - Metrics.px(24))
}
