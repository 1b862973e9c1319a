import Kiosk.Theme

// The wide layout in a squarer shape: smaller spaces, and columns of fixed width.
PanelWideLayout {
    head: Metrics.px(32)
    titleWidth: Math.floor(Metrics.contentWidth * 0.55)
    leadGap: Metrics.space(8)
}
