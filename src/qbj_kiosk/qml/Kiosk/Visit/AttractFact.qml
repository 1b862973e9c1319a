pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The headline figure of a panel on a container: the number as the first language writes it, and in a few words in the others. Opens
// the panel. On the train it lies over the wagon's container; elsewhere it draws its own.
Touchable {
    id: root

    required property Exhibit exhibit
    required property Session session
    required property Look look
    required property int panel
    required property ShippingContainer container
    // Height of the container; the rest of the item is below it.
    property real face: root.height
    property bool texts: true
    // True if the texts exist also while they are not shown.
    property bool keepsTexts: true
    // True once everything around the texts has its size: each size of a text loads a font.
    property bool completed: false
    // Height that the texts may take.
    property real room: root.face

    readonly property Content mainContent: root.exhibit.languages[0] as Content
    readonly property Panel current: root.session.content.panels[root.panel] as Panel
    readonly property Figure figure: (root.mainContent.panels[root.panel] as Panel).figure
    readonly property bool numbered: root.figure.numeral.length > 0
    readonly property color ink: root.container?.ink ?? "transparent"
    readonly property real textWidth: root.width - 2 * Metrics.px(28)
    readonly property bool tight: root.room < Metrics.px(190)
    readonly property int otherSize: root.tight ? Metrics.small : Metrics.label
    // Height that the texts need.
    readonly property real needed: loader.height + 2 * Metrics.px(30)

    text: root.session.content.describe(root.current.tab, root.current.figure.brief)
    onClicked: root.session.openPanel(root.panel)
    ringInside: true
    Component.onCompleted: root.completed = true

    Rectangle {
        visible: root.down
        width: root.width
        height: root.face
        color: "transparent"
        border.width: Metrics.px(10)
        border.color: root.look.light
    }
    Loader {
        id: loader

        active: root.completed && (root.texts || root.keepsTexts)
        visible: root.texts
        x: Math.round((root.width - width) / 2)
        y: Math.round((root.face - height) / 2)
        sourceComponent: Column {
            id: block

            readonly property real otherLines: (root.exhibit.languages.length - 1) * (1.2 * root.otherSize + block.spacing)
            readonly property real besideNumeral: (root.figure.before ? before.implicitWidth + row.spacing : 0) + (root.figure.after ? after.implicitWidth + row.spacing : 0)
            // As large as width and height allow; digits of the numeral's family are less than half as wide as high.
            readonly property int numeralSize: Math.floor(Math.max(Metrics.title, Math.min(Metrics.px(200), (root.room - 2 * Metrics.px(root.tight ? 18 : 24) - block.otherLines) / 0.7, (root.textWidth - block.besideNumeral) / (0.47 * root.figure.numeral.length))))

            width: root.textWidth
            spacing: root.tight ? Metrics.px(6) : Metrics.px(12)

            Item {
                id: row

                readonly property real spacing: Metrics.px(14)

                visible: root.numbered
                x: Math.round((block.width - width) / 2)
                width: block.besideNumeral + numeral.width
                height: numeral.height

                PlainLabel {
                    id: before

                    visible: root.figure.before.length > 0
                    y: row.height - baselineOffset
                    text: root.figure.before
                    color: root.ink
                    font.pixelSize: Metrics.title
                    font.weight: Font.DemiBold
                    wrapMode: Text.NoWrap
                }
                CountingNumeral {
                    id: numeral

                    x: root.figure.before ? before.implicitWidth + row.spacing : 0
                    width: implicitWidth
                    height: implicitHeight
                    text: root.figure.numeral
                    color: root.ink
                    size: block.numeralSize
                }
                PlainLabel {
                    id: after

                    visible: root.figure.after.length > 0
                    x: numeral.x + numeral.width + row.spacing
                    y: row.height - baselineOffset
                    text: root.figure.after
                    color: root.ink
                    font.pixelSize: Metrics.title
                    font.weight: Font.DemiBold
                    wrapMode: Text.NoWrap
                }
            }
            Loader {
                visible: active
                active: !root.numbered
                x: Math.round((block.width - width) / 2)
                sourceComponent: BalancedLabel {
                    id: words

                    availableWidth: block.width
                    originalText: root.figure.brief
                    color: root.ink
                    font.pixelSize: words.fitting(Math.max(Metrics.small, Math.min(Metrics.type(52), (root.room - 2 * Metrics.px(14) - block.otherLines) / 2.4)))
                    font.weight: Font.DemiBold
                    horizontalAlignment: Text.AlignHCenter
                    leading: 1.2
                }
            }
            Repeater {
                model: root.exhibit.languages.length - 1

                BalancedLabel {
                    required property int index

                    x: Math.round((block.width - width) / 2)
                    availableWidth: block.width
                    originalText: ((root.exhibit.languages[index + 1] as Content).panels[root.panel] as Panel).figure.brief
                    color: root.ink
                    font.pixelSize: root.otherSize
                    font.weight: Font.Medium
                    horizontalAlignment: Text.AlignHCenter
                    leading: 1.2
                }
            }
        }
    }
}
