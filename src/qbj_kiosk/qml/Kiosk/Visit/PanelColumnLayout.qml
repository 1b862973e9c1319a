import Kiosk.Theme
import QtQuick

// One column that scrolls: text, numeral, figure, the line and a list of stops.
PanelLayoutBase {
    id: root

    // The zone between lead and line, which numeral and figure share.
    readonly property real zoneTop: root.input.lead.y + root.input.lead.height + Metrics.space(24)
    readonly property real wantedHeight: root.input.drawing?.wantedHeight ?? 0
    property real zoneHeight: (root.input.numbered ? root.input.numeral.implicitHeight + Metrics.gutter : 0) + root.wantedHeight
    // Free height goes above the numeral, up to what separates it well from the lead.
    readonly property real spare: Math.max(0, Math.min(Metrics.px(40), root.lineY - root.zoneTop - root.zoneHeight))
    readonly property real stopPitch: root.stopHeight + Metrics.apart
    // Where the nose is at the last stop; the first is at a share of the width.
    property real lastNose: Math.min(root.input.width * 0.62, root.figureX + (root.input.drawing?.furthestNose ?? Infinity))

    head: Metrics.head
    titleWidth: Metrics.contentWidth
    leadWidth: Math.min(Metrics.contentWidth, Metrics.px(1300) * Metrics.enlarged)
    leadGap: Metrics.space(Metrics.textScale < 1.5 ? 16 : 24)
    numeralX: Metrics.margin
    numeralY: root.zoneTop + root.spare
    numeralRoom: Metrics.contentWidth
    numeralSizes: Metrics.textScale > 1 ? root.allNumeralSizes : [Metrics.numeralMedium, Metrics.numeralSmall]
    figureX: Metrics.margin
    figureY: root.input.numbered ? root.lineY - root.wantedHeight : root.zoneTop
    figureWidth: Metrics.contentWidth
    lineY: Math.max(root.zoneTop + root.zoneHeight, root.input.height - root.below)
    below: root.stopPitch * root.input.stopCount + Metrics.touchBelowLine
    figureBesideTrain: false
    stopsInList: true
    stopHeight: Math.max(Metrics.row, root.input.tallestStop)

    function stopX(stop: int): real {
        return Metrics.margin;
    }

    function stopY(stop: int): real {
        return root.lineY + Metrics.touchBelowLine + stop * root.stopPitch;
    }

    function stopWidth(stop: int): real {
        return Metrics.contentWidth;
    }

    function noseAt(stop: int): real {
        const first = root.input.width * 0.22;
        return first + (root.lastNose - first) * stop / Math.max(1, root.input.stopCount - 1);
    }
}
