import Kiosk.Theme

// The stage in a squarer shape: smaller spaces, and columns of fixed width.
PanelStage {
    head: Metrics.px(40)
    titleWidth: Math.floor(Metrics.contentWidth * 0.55)
    leadGap: Metrics.space(8)
}
