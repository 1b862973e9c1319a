pragma ComponentBehavior: Bound

import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The page behind the PIN: status above, controls on the deck.
Item {
    id: root

    required property Exhibit exhibit
    required property Staff staff

    readonly property StaffStrings strings: root.staff.strings
    readonly property real edge: Metrics.px(36)
    // Between settings and actions.
    readonly property real between: Math.max(Metrics.px(32), Metrics.apart)
    readonly property var keep: ({
            text: root.strings.keep(root.staff.screen.secondsLeft),
            run: () => root.staff.screen.keep(),
            leads: true
        })
    readonly property list<var> buttons: root.staff.screen.secondsLeft > 0 ? [root.keep, ...root.actions] : root.actions
    readonly property list<var> actions: [
        {
            text: root.strings.reload,
            asks: root.staff.asking === Staff.Action.RELOAD,
            run: () => root.staff.act(Staff.Action.RELOAD)
        },
        {
            text: root.strings.restart,
            asks: root.staff.asking === Staff.Action.RESTART,
            run: () => root.staff.act(Staff.Action.RESTART)
        },
        {
            text: root.strings.leave,
            asks: root.staff.asking === Staff.Action.LEAVE,
            run: () => root.staff.act(Staff.Action.LEAVE)
        },
        {
            text: root.staff.keypad.strings.learn,
            run: () => root.staff.show(Staff.Page.KEYPAD)
        },
        {
            text: root.strings.pattern,
            run: () => root.staff.show(Staff.Page.PATTERN)
        },
        {
            text: root.strings.close,
            run: () => root.staff.close(),
            quiet: true
        }
    ]

    Rectangle {
        anchors.fill: parent
        color: Theme.deep.ground
    }
    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
    }
    StaffStatus {
        width: root.width
        height: deck.y
        staff: root.staff
    }
    Rectangle {
        id: deck

        y: root.height - height
        width: root.width
        height: choices.height + root.between + doing.height + 2 * root.edge
        color: Theme.deck

        Flow {
            id: choices

            x: Metrics.margin
            y: root.edge
            width: Metrics.contentWidth
            spacing: Metrics.gutter

            StaffStartLanguage {
                exhibit: root.exhibit
                staff: root.staff
            }
            StaffStepper {
                name: root.strings.volume
                less: root.strings.less(name)
                more: root.strings.more(name)
                level: root.staff.volume
                onStepped: steps => root.staff.changeVolume(steps)
            }
            StaffStepper {
                visible: root.staff.brightness >= 0
                name: root.strings.brightness
                less: root.strings.less(name)
                more: root.strings.more(name)
                level: root.staff.brightness
                lowest: 10
                onStepped: steps => root.staff.changeBrightness(steps)
            }
            StaffNextValue {
                visible: root.staff.screen.outputs.length > 1
                name: root.strings.output
                value: root.staff.screen.output
                change: root.strings.change(name)
                onChanged: root.staff.screen.changeOutput()
            }
            StaffNextValue {
                visible: root.staff.screen.available
                name: root.strings.rotation
                value: root.staff.screen.rotation + "°"
                change: root.strings.change(name)
                onChanged: root.staff.screen.changeRotation()
            }
        }
        StaffButtons {
            id: doing

            x: Metrics.margin
            y: choices.y + choices.height + root.between
            width: Metrics.contentWidth
            buttons: root.buttons
            again: root.strings.again
        }
    }
}
