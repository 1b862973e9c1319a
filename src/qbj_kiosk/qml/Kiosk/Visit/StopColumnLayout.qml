import Kiosk.Figures
import Kiosk.Theme
import QtQuick

// One column: heading, number, text and the figure on a line above the link to the article. Where they do not fit, the page scrolls, with
// the text below the figure.
StopLayoutBase {
    id: root

    readonly property FigureKindBase drawing: root.input.drawing
    readonly property real rails: Metrics.railGap + Metrics.rail
    readonly property real gap: Metrics.px(40)
    readonly property real numeralFoot: root.input.numeral.y + root.input.numeral.height
    readonly property real bodyHeight: root.input.body.height + Metrics.px(24)
    // From the line to the link below it, away from what is touched on the line.
    readonly property real linkGap: Math.max(Metrics.px(44), root.rails + Metrics.apart)
    readonly property real foot: Math.max(Metrics.px(176), root.linkGap + root.input.source.height + Metrics.ringRoom)
    readonly property real lowLine: root.input.height - root.foot
    // Free height for number and figure if everything is on one page.
    readonly property real pageRoom: root.lowLine - root.input.numeral.y - root.input.numeral.words - root.bodyHeight - root.gap
    readonly property bool onePage: root.pageRoom >= (root.labelOnly || root.input.numeral.empty ? 0 : 0.7 * Metrics.numeralSize(240)) + (root.drawing?.least ?? 0)
    // The line has the height that it has in the panel if the figure fits above it.
    readonly property real panelLine: root.input.height - Metrics.touchBelowLine - 3 * (Metrics.row + Metrics.apart)
    readonly property real highLine: root.drawing?.touched ? Math.max(root.panelLine, Metrics.reachLine + Metrics.target) : root.panelLine
    readonly property bool figureFits: root.highLine >= root.numeralFoot + root.gap + (root.drawing?.least ?? 0)

    head: Metrics.head
    headingRoom: Metrics.contentWidth
    titled: root.labelOnly
    // As on a wide screen.
    numeralSizes: [Metrics.numeralSize(240), Metrics.numeralMedium, Metrics.numeralSmall]
    numeralGap: Metrics.space(root.labelOnly ? 4 : root.input.numeral.headroom > 0 ? 12 : 32)
    numeralRoom: Metrics.contentWidth
    numeralTall: Infinity
    noted: true
    labelOnly: root.drawing?.composition === FigureKindBase.Poster
    bodyX: Metrics.margin
    bodyBelow: !root.onePage
    bodyY: root.onePage ? root.numeralFoot + Metrics.px(24) : root.lineY + root.rails + Metrics.px(20)
    bodyRoom: Math.min(Metrics.px(1080) * Metrics.enlarged, Metrics.contentWidth)
    lineY: root.onePage ? root.lowLine : root.figureFits ? root.highLine : root.numeralFoot + root.gap + (root.drawing?.wantedHeight ?? 0)
    below: root.onePage ? root.foot : root.rails + Metrics.px(20) + root.input.body.height + root.input.source.height + Metrics.ringRoom
    figureX: Metrics.margin
    figureY: root.numeralFoot + (root.onePage ? root.bodyHeight : 0) + root.gap
    figureWidth: Metrics.contentWidth
    leftFoot: root.figureY
    sourceX: Metrics.margin
    sourceY: root.onePage ? root.lineY + root.linkGap : Math.max(root.input.body.y + root.input.body.height, root.input.height - root.input.source.height - Metrics.px(24))
}
