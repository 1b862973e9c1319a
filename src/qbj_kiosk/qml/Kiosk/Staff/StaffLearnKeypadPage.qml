pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// Learns a keypad: staff press each key once when asked. Tab, arrows, Enter and Escape still operate the page.
Item {
    id: root

    required property Staff staff

    readonly property StaffKeypad keypad: root.staff.keypad
    readonly property real edge: Metrics.px(40)
    readonly property int columns: Metrics.enlarged > 1.4 ? 1 : Metrics.columns >= 1240 ? 3 : 2
    readonly property int entries: root.keypad.labels.length

    Rectangle {
        anchors.fill: parent
        color: Theme.deep.ground
    }
    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
    }
    ScrollPage {
        id: page

        width: root.width
        height: deck.y
        hintColor: Theme.deep.secondary
        contentHeight: list.y + list.height + Metrics.px(48)
        clip: true

        PlainLabel {
            id: heading

            x: Metrics.margin
            y: Metrics.px(56)
            width: Metrics.contentWidth
            text: root.keypad.strings.title
            color: Theme.deep.text
            font.pixelSize: Metrics.subhead
            font.weight: Font.DemiBold

            ScreenReaderText {
                role: Accessible.Heading
                tag: root.staff.language
            }
        }
        PlainLabel {
            id: press

            x: Metrics.margin
            y: heading.y + heading.height + Metrics.gap
            width: Metrics.contentWidth
            text: root.keypad.press
            color: Theme.deep.text
            font.pixelSize: Metrics.title
            font.weight: Font.DemiBold

            ScreenReaderText {
                role: Accessible.AlertMessage
                tag: root.staff.language
            }
        }
        // The space is reserved, so that nothing jumps.
        PlainLabel {
            id: message

            x: Metrics.margin
            y: press.y + press.height + Metrics.px(4)
            width: Metrics.contentWidth
            height: Math.max(lineHeight, implicitHeight)
            text: root.keypad.message
            color: Theme.deep.secondary
            font.pixelSize: Metrics.label

            ScreenReaderText {
                role: Accessible.AlertMessage
                tag: root.staff.language
            }
        }
        Grid {
            id: list

            x: Metrics.margin
            y: message.y + message.height + Metrics.gutter
            width: Metrics.contentWidth
            columns: root.columns
            columnSpacing: Metrics.gutter

            Repeater {
                model: root.entries

                Item {
                    id: entry

                    required property int index
                    readonly property bool asked: root.keypad.asked === entry.index
                    readonly property string label: root.keypad.labels[entry.index] ?? ""
                    readonly property string keys: root.keypad.keys[entry.index] ?? ""

                    width: Math.floor((list.width - (root.columns - 1) * list.columnSpacing) / root.columns)
                    height: key.y + key.height + Metrics.px(12)
                    onAskedChanged: if (entry.asked && page.interactive)
                        page.reveal(entry)
                    Accessible.role: Accessible.StaticText
                    Accessible.name: entry.label + ": " + (entry.keys || root.keypad.strings.unset)

                    Rectangle {
                        width: parent.width
                        height: entry.asked ? Metrics.px(8) : Metrics.hairline
                        color: entry.asked ? Theme.deep.line : Theme.deep.fill
                    }
                    PlainLabel {
                        id: name

                        y: Metrics.px(12)
                        width: parent.width
                        text: entry.label
                        color: Theme.deep.secondary
                        font.pixelSize: Metrics.small
                    }
                    PlainLabel {
                        id: key

                        y: name.y + name.height
                        width: parent.width
                        text: entry.keys || root.keypad.strings.unset
                        color: entry.keys ? Theme.deep.text : Theme.deep.secondary
                        font.pixelSize: Metrics.label
                        font.weight: entry.keys ? Font.DemiBold : Font.Normal
                        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                    }
                }
            }
        }
    }
    Rectangle {
        id: deck

        y: root.height - height
        width: root.width
        height: doing.height + 2 * root.edge
        color: Theme.deck

        StaffButtons {
            id: doing

            x: Metrics.margin
            y: root.edge
            width: Metrics.contentWidth
            buttons: [
                {
                    text: root.keypad.strings.before,
                    run: () => root.keypad.goBack()
                },
                {
                    text: root.keypad.strings.skip,
                    run: () => root.keypad.skip()
                },
                {
                    text: root.keypad.strings.clear,
                    run: () => root.keypad.clear()
                },
                {
                    text: root.keypad.strings.save,
                    run: () => root.keypad.save(),
                    leads: root.keypad.dirty
                },
                {
                    text: root.staff.strings.close,
                    run: () => root.staff.back(),
                    quiet: true
                }
            ]
        }
    }
}
