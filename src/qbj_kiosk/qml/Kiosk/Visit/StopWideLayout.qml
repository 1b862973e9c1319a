import Kiosk.Figures
import Kiosk.Theme
import QtQuick

// Heading, number, text and figure over one line, composed as the figure asks for.
StopLayoutBase {
    id: root

    // Width of the left column, as a share of the grid's.
    property real columnShare: root.composition === FigureKindBase.Poster ? 0.62 : root.beside ? 0.55 : 0.46
    readonly property int composition: root.input.drawing?.composition ?? FigureKindBase.Under
    readonly property bool beside: root.composition === FigureKindBase.Beside
    readonly property real columnWidth: Metrics.contentWidth * root.columnShare
    readonly property real belowLine: root.input.drawing?.belowLine ?? 0
    readonly property real gap: Metrics.px(24)
    readonly property real bodyFoot: root.input.body.y + root.input.body.height
    readonly property real numeralFoot: root.input.numeral.y + root.input.numeral.height

    head: Metrics.px(root.beside ? 44 : 64)
    headingRoom: root.columnWidth - Metrics.gutter
    numeralGap: Metrics.space(root.labelOnly ? 4 : root.input.numeral.headroom > 0 ? 12 : 32)
    numeralSizes: [Metrics.numeralSize(240), Metrics.numeralMedium, Metrics.numeralSmall]
    numeralRoom: root.columnWidth - Metrics.gutter * 2
    numeralTall: root.input.height - root.below - root.gap - (root.beside ? root.input.body.height + root.gap : root.input.drawing?.leftLeast ?? 0) - root.input.numeral.y
    labelOnly: root.composition === FigureKindBase.Poster
    bodyX: root.beside ? Metrics.margin : Metrics.margin + root.columnWidth + Metrics.gutter
    bodyY: root.beside ? root.numeralFoot + root.gap : root.head + Metrics.px(4)
    bodyRoom: root.beside ? root.columnWidth - Metrics.gutter : Metrics.margin + Metrics.contentWidth - root.bodyX
    lineY: Math.max(root.input.height - root.below, root.bodyFoot + root.gap + (root.beside ? 0 : root.input.drawing?.least ?? 0), root.numeralFoot + root.gap + (root.beside ? 0 : root.input.drawing?.leftLeast ?? 0))
    figureX: root.beside ? Metrics.margin + root.columnWidth + Metrics.gutter : Metrics.margin
    figureY: root.beside ? root.head : root.bodyFoot + root.gap
    figureWidth: root.beside ? Metrics.contentWidth - root.columnWidth - Metrics.gutter : Metrics.contentWidth
    // The link keeps its distance from a figure that is touched.
    below: Metrics.px(176) + (root.belowLine > 0 ? Metrics.apart : 0)
    leftFoot: root.beside ? root.bodyFoot + root.gap : root.numeralFoot + root.gap
    leftWidth: root.beside ? 0 : root.columnWidth
    // Beside the link to the article, with its last line on the link's baseline.
    noteY: root.sourceY + root.input.sourceLabel.y + root.input.sourceLabel.baselineOffset - root.input.note.baselineOffset - (root.input.note.lineCount - 1) * root.input.note.lineHeight
    noteRoom: root.sourceX - Metrics.margin - Metrics.gutter
    sourceX: root.beside ? Metrics.margin : root.bodyX
    sourceY: root.lineY + Metrics.px(44) + root.belowLine
}
