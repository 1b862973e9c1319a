import Kiosk.Theme
import QtQuick

// The column with the figure beside its numeral and the train.
PanelColumnLayout {
    id: root

    readonly property real figureRoom: root.input.drawing?.asideWidth ?? 0
    // True if the figure allows this layout and leaves the numeral enough room.
    readonly property bool fits: (root.input.drawing?.aside ?? false) && Metrics.enlarged < 1.3 && root.input.numeral.widthIn(Metrics.numeralSmall) <= root.numeralRoom

    zoneHeight: Math.max(root.wantedHeight, root.input.numeral.implicitHeight + Metrics.train + Metrics.px(64))
    lastNose: Math.min(root.input.width * 0.62, root.figureX - Metrics.px(16))
    numeralY: root.lineY - Metrics.train - Metrics.px(48) - root.input.numeral.height
    numeralRoom: Metrics.contentWidth - root.figureRoom - Metrics.gutter
    numeralSizes: root.allNumeralSizes
    figureX: Metrics.margin + Metrics.contentWidth - root.figureRoom
    figureY: root.lineY - Math.max(root.zoneHeight - Metrics.px(24), root.wantedHeight)
    figureWidth: root.figureRoom
    figureBesideTrain: true
}
