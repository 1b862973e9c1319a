import Kiosk.Theme
import QtQuick

// Text on the left and the figure on the right of one line, with the stops under it.
PanelLayoutBase {
    id: root

    // Share of the width at which the figure begins.
    readonly property real figureBegins: root.input.drawing?.begins ?? 0
    // Stops share the line; the last one has a little less, where the line leaves the screen.
    readonly property real stopPitch: Metrics.contentWidth * 1.035 / root.input.stopCount

    head: Metrics.px(Metrics.narrowStage ? 32 : 48)
    titleWidth: Math.floor(Math.min(Metrics.px(950), root.input.numbered ? root.numeralX - Metrics.margin - Metrics.px(32) : Infinity))
    leadWidth: root.titleWidth
    leadGap: Metrics.space(Metrics.narrowStage ? 4 : 16)
    // The longest lead ends above the train.
    leadTightness: Metrics.narrowStage ? 0.9 : 1
    // The same column in every panel.
    numeralX: Metrics.margin + Math.round(Metrics.contentWidth * 0.56)
    numeralY: root.head
    numeralRoom: Metrics.margin + Metrics.contentWidth - root.numeralX
    numeralSizes: root.allNumeralSizes
    figureX: Metrics.margin + Metrics.contentWidth * root.figureBegins
    figureY: root.input.numbered ? root.numeralY + root.input.numeral.height + Metrics.px(16) : root.head
    figureWidth: Metrics.contentWidth * (1 - root.figureBegins)
    lineY: root.input.height - root.below
    below: Metrics.px(176)
    stopHeight: root.below - Metrics.railGap - Metrics.rail - Metrics.ringRoom

    function stopX(stop: int): real {
        return Metrics.margin + stop * root.stopPitch;
    }

    function stopY(stop: int): real {
        return root.lineY + Metrics.railGap + Metrics.rail;
    }

    function stopWidth(stop: int): real {
        return Math.min(root.stopPitch, root.input.width - root.stopX(stop)) - Math.max(Metrics.gutter, Metrics.apart);
    }

    function noseAt(stop: int): real {
        return root.stopX(stop) + Metrics.ring;
    }
}
