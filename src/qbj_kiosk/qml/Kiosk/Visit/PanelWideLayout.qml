import Kiosk.Theme
import QtQuick

// Text on the left and the figure on the right of one line, with the stops under it.
PanelLayoutBase {
    id: root

    // Share of the width at which the figure begins.
    readonly property real figureBegins: root.parts.drawing?.begins ?? 0
    // Stops share the line; the last one has a little less, where the line leaves the screen.
    readonly property real stopPitch: Metrics.contentWidth * 1.035 / root.parts.stopCount

    head: Metrics.px(48)
    titleWidth: Math.floor(Math.min(Metrics.px(950), root.parts.numbered && root.figureBegins > 0 ? Metrics.contentWidth * root.figureBegins - Metrics.px(32) : Infinity))
    leadWidth: root.titleWidth
    leadGap: Metrics.space(16)
    numeralX: root.parts.width - Metrics.margin - Math.max(root.parts.numeral.implicitWidth, root.figureBegins > 0 ? Metrics.contentWidth * (1 - root.figureBegins) : 0)
    numeralY: root.head + Metrics.px(4)
    numeralRoom: Metrics.contentWidth - root.titleWidth - Metrics.px(32)
    numeralSizes: root.allNumeralSizes
    figureX: Metrics.margin + Metrics.contentWidth * root.figureBegins
    figureY: root.parts.numbered ? root.numeralY + root.parts.numeral.height + Metrics.px(16) : root.head
    figureWidth: Metrics.contentWidth * (1 - root.figureBegins)
    lineY: root.parts.height - root.below
    below: Metrics.px(176)
    stopHeight: root.below - Metrics.railGap - Metrics.rail - Metrics.ringRoom

    function stopX(stop: int): real {
        return Metrics.margin + stop * root.stopPitch;
    }

    function stopY(stop: int): real {
        return root.lineY + Metrics.railGap + Metrics.rail;
    }

    function stopWidth(stop: int): real {
        return Math.min(root.stopPitch, root.parts.width - root.stopX(stop)) - Math.max(Metrics.gutter, Metrics.apart);
    }

    function noseAt(stop: int): real {
        return root.stopX(stop) + Metrics.ring;
    }
}
