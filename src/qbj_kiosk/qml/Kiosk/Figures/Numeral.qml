import Kiosk.Controls
import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// A number as the picture: as high as the page allows it stands on the line, and the train passes in front of it. The number is a drawing:
// as text, it is in the figure's label.
FigureKindBase {
    id: root

    readonly property Look look: root.view.look
    readonly property string unit: root.view.figure.after
    // Greatest width and height of the number.
    readonly property real room: root.view.leftWidth > 0 ? root.view.leftWidth : root.width
    readonly property real tall: root.view.leftRoom
    readonly property int size: Math.max(Metrics.numeralSmall, Math.min(Metrics.px(690), root.tall / 0.7, (root.room - root.beside) * 1000 / Math.max(1, probe.advanceWidth)))
    readonly property real beside: root.unit ? unitLabel.implicitWidth + Metrics.px(24) : 0
    readonly property real numberWidth: probe.tightBoundingRect.width * root.size / 1000
    readonly property real numberHeight: probe.tightBoundingRect.height * root.size / 1000
    readonly property real trainHeight: Math.min(Metrics.px(192), root.numberHeight * 0.44)
    // The nose of the train at rest.
    readonly property real stand: Math.min(root.width + Metrics.margin * 0.4, Math.max(root.numberWidth + root.trainHeight * 2.6, root.width * 0.86))

    composition: FigureKindBase.Poster
    wantedHeight: Metrics.px(460)
    least: Metrics.px(Metrics.wideLayout ? 192 : 300)
    leftLeast: Metrics.px(300)

    TextMetrics {
        id: probe

        font.family: Theme.numeralFamily
        font.weight: Font.DemiBold
        // Metrics are whole pixels: in a small size they would be wrong by the height of a rail.
        font.pixelSize: 1000
        text: root.view.figure.numeral
    }
    // Rendered once, to a texture.
    Item {
        // It rises out of the line.
        y: root.height - Math.ceil(root.numberHeight * Math.min(1, 1.5 * root.view.progress))
        width: Math.ceil(root.numberWidth)
        height: root.height - y
        clip: true

        Shape {
            width: Math.ceil(root.numberWidth)
            height: Math.ceil(root.numberHeight)
            layer.enabled: Theme.layered
            preferredRendererType: Shape.CurveRenderer

            ShapePath {
                fillColor: root.look.line
                strokeWidth: -1

                PathText {
                    // Without the space that the font leaves before the first figure.
                    x: -probe.tightBoundingRect.x * root.size / 1000
                    font.family: Theme.numeralFamily
                    font.weight: Font.DemiBold
                    font.pixelSize: root.size
                    text: root.view.figure.numeral
                }
            }
        }
    }
    PlainLabel {
        id: unitLabel

        visible: root.unit.length > 0 && root.view.progress > 0.66
        x: root.numberWidth + Metrics.px(24)
        // Its top is on the height of the number's.
        y: root.height - root.numberHeight + 0.8 * font.pixelSize - baselineOffset
        width: implicitWidth
        text: root.unit
        color: root.look.text
        font.pixelSize: Metrics.subhead
        font.weight: Font.DemiBold
        wrapMode: Text.NoWrap
    }
    Item {
        x: -Metrics.margin
        width: root.width + 2 * Metrics.margin
        height: root.height + Metrics.rail
        clip: true

        TrainWithHalo {
            x: Math.round(Metrics.margin + root.view.trainFrom + (root.stand - root.view.trainFrom) * root.view.progress - width + halo)
            // From the size of the panel's train to its own.
            scale: Metrics.train / root.trainHeight + (1 - Metrics.train / root.trainHeight) * root.view.progress
            transformOrigin: Item.BottomRight
            y: root.height - root.trainHeight + Metrics.px(2) - halo
            width: implicitWidth
            height: root.trainHeight + halo
            exhibit: root.view.exhibit
            look: root.look
        }
    }
}
