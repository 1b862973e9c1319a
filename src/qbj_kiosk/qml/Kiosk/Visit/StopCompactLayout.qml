import Kiosk.Figures
import Kiosk.Theme

// The wide layout in a squarer shape: smaller spaces and numerals.
StopWideLayout {
    columnShare: composition === FigureKindBase.Poster ? 0.5 : beside ? 0.58 : 0.43
    head: Metrics.px(beside ? 32 : 40)
    numeralSizes: beside ? [Metrics.numeralSmall] : [Metrics.numeralMedium, Metrics.numeralSmall]
    bodyTightness: 0.9
    below: Metrics.px(144) + belowLine
}
