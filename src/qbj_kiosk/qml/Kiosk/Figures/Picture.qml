import Kiosk.Controls
import Kiosk.Theme
import QtQuick

// A picture from the bundle, with the approval number that a map must show.
FigureKindBase {
    id: root

    wantedHeight: Metrics.px(420)

    Image {
        id: image

        anchors.fill: parent
        anchors.bottomMargin: Metrics.gutter + (approval.visible ? approval.height : 0)
        horizontalAlignment: Image.AlignLeft
        fillMode: Image.PreserveAspectFit
        asynchronous: false
        source: root.view.figure.picture
        sourceSize.width: Math.ceil(root.width)
        Accessible.role: Accessible.Graphic
        Accessible.name: root.view.figure.label
    }
    PlainLabel {
        id: approval

        visible: root.view.figure.approval.length > 0
        anchors.top: image.bottom
        width: root.width
        text: root.view.figure.approval
        color: root.view.look.secondary
        font.pixelSize: Metrics.small

        ScreenReaderText {
            stops: false
        }
    }
}
