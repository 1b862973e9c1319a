pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The PIN pad, on a deck that is higher than the visitors'.
Item {
    id: root

    required property Staff staff

    readonly property StaffPinPadModel pad: root.staff.pad
    readonly property StaffStrings strings: root.staff.strings
    readonly property bool beside: Metrics.columns >= 1240
    readonly property real keyHeight: Math.max(Metrics.px(104), Metrics.target, Metrics.title * Metrics.leadingDisplay + Metrics.gap)
    readonly property real keyWidth: root.beside ? Math.max(Metrics.px(192) * Math.sqrt(Metrics.enlarged), Metrics.target) : Math.floor((Metrics.contentWidth - 2 * Metrics.gap) / 3)
    readonly property real edge: Metrics.px(root.beside ? 32 : 40)

    // A touch above the pad closes it, as with any dialog.
    MouseArea {
        width: root.width
        height: sheet.y
        Accessible.ignored: true
        onClicked: root.staff.close()
    }
    Rectangle {
        id: sheet

        y: root.height - height
        width: root.width
        height: root.beside ? keys.height + 2 * root.edge : entry.height + keys.height + close.height + Metrics.px(32) + Metrics.gap + 2 * root.edge
        color: Theme.deck

        MouseArea {
            anchors.fill: parent
            Accessible.ignored: true
        }
        Column {
            id: entry

            x: Metrics.margin
            y: root.edge
            width: root.beside ? Math.min(Metrics.px(720), keys.x - x - 2 * Metrics.gutter) : Metrics.contentWidth
            spacing: Metrics.gap

            PlainLabel {
                width: parent.width
                text: root.strings.pin
                color: Theme.deckText
                font.pixelSize: Metrics.title
                font.weight: Font.DemiBold

                ScreenReaderText {
                    role: Accessible.Heading
                    tag: root.staff.language
                }
            }
            Rectangle {
                width: parent.width
                height: Metrics.target
                color: Theme.deep.ground
                border.width: Metrics.hairline
                border.color: Theme.deckEdge
                Accessible.role: Accessible.StaticText
                Accessible.name: root.strings.entered(root.pad.entered)

                Row {
                    x: Metrics.px(32)
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Metrics.gap

                    Repeater {
                        model: root.pad.entered

                        Rectangle {
                            width: Metrics.px(24)
                            height: width
                            color: Theme.deckText
                        }
                    }
                }
            }
            // The space is reserved, so that nothing jumps.
            PlainLabel {
                width: parent.width
                height: lineHeight * 2
                text: root.pad.message
                color: Theme.deckText
                font.pixelSize: Metrics.label
                elide: Text.ElideRight

                ScreenReaderText {
                    role: Accessible.AlertMessage
                    tag: root.staff.language
                }
            }
        }
        Grid {
            id: keys

            x: root.width - Metrics.margin - width
            y: root.beside ? root.edge : entry.y + entry.height + Metrics.px(32)
            columns: 3
            spacing: Metrics.gap

            Repeater {
                model: [1, 2, 3, 4, 5, 6, 7, 8, 9]

                StaffKeyButton {
                    required property int modelData

                    width: root.keyWidth
                    height: root.keyHeight
                    text: String(modelData)
                    enabled: !root.pad.locked
                    onClicked: root.pad.digit(modelData)
                }
            }
            StaffKeyButton {
                width: root.keyWidth
                height: root.keyHeight
                text: root.strings.erase
                enabled: !root.pad.locked
                onClicked: root.pad.erase()
            }
            StaffKeyButton {
                width: root.keyWidth
                height: root.keyHeight
                text: "0"
                enabled: !root.pad.locked
                onClicked: root.pad.digit(0)
            }
            StaffKeyButton {
                width: root.keyWidth
                height: root.keyHeight
                text: root.strings.enter
                enabled: !root.pad.locked
                leading: root.pad.entered > 0
                onClicked: root.pad.enter()
            }
        }
        TextButton {
            id: close

            x: Metrics.margin
            y: sheet.height - root.edge - height
            width: root.beside ? Math.max(implicitWidth, Metrics.px(240)) : Metrics.contentWidth
            height: root.keyHeight
            kind: TextButton.Quiet
            text: root.strings.close
            onClicked: root.staff.close()
        }
    }
}
