import Kiosk.Theme

// The wide layout in a squarer shape: smaller spaces and numerals.
StopWideLayout {
    columnShare: 0.43
    head: Metrics.px(40)
    numeralSizes: [Metrics.numeralSmall]
    below: Metrics.px(144)
}
