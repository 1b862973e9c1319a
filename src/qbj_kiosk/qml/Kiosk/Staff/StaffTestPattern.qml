pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// Test pattern for screen and touch: an edge on the outermost pixels, a grid, every colour, the trail of each finger.
Item {
    id: root

    required property Staff staff

    readonly property real step: Metrics.px(120)
    readonly property list<color> trails: [Theme.chosen, Theme.focus, Theme.deckText, Theme.chosenPressed, Theme.deep.secondary]

    Rectangle {
        anchors.fill: parent
        color: Theme.deck
    }
    Repeater {
        model: Math.ceil(root.width / root.step) - 1

        Rectangle {
            required property int index

            x: Math.round((index + 1) * root.step)
            width: 1
            height: root.height
            color: Theme.tabPressed
        }
    }
    Repeater {
        model: Math.ceil(root.height / root.step) - 1

        Rectangle {
            required property int index

            y: Math.round((index + 1) * root.step)
            width: root.width
            height: 1
            color: Theme.tabPressed
        }
    }
    StaffLookColours {
        x: root.step
        y: root.step
        width: 7 * Math.max(1, Math.floor((root.width / root.step - 2) / 7)) * root.step
        height: 3 * root.step
    }
    Rectangle {
        x: root.step
        y: 5 * root.step
        width: Math.ceil((caption.width + 2 * Metrics.gap) / root.step) * root.step
        height: Math.ceil(caption.height / root.step) * root.step
        color: Theme.deck

        PlainLabel {
            id: caption

            x: Metrics.gap
            width: Math.min(implicitWidth, root.width - 2 * (root.step + Metrics.gap))
            anchors.verticalCenter: parent.verticalCenter
            text: root.width + " × " + root.height + "\n" + root.staff.strings.patternHint
            color: Theme.deckText
            font.pixelSize: Metrics.title
            font.weight: Font.DemiBold

            ScreenReaderText {
                tag: root.staff.language
            }
        }
    }
    Repeater {
        model: 4

        Rectangle {
            required property int index

            x: index % 2 ? root.width - width : 0
            y: index < 2 ? 0 : root.height - height
            width: Metrics.px(32)
            height: width
            color: Theme.chosen
        }
    }
    // One pixel wide, on the outermost pixels: a missing side means that the screen crops the picture.
    Rectangle {
        anchors.fill: parent
        color: "transparent"
        border.width: 1
        border.color: Theme.deckText
    }
    MultiPointTouchArea {
        id: area

        anchors.fill: parent
        touchPoints: [
            TouchPoint {},
            TouchPoint {},
            TouchPoint {},
            TouchPoint {},
            TouchPoint {},
            TouchPoint {},
            TouchPoint {},
            TouchPoint {},
            TouchPoint {},
            TouchPoint {}
        ]
        onTouchUpdated: {
            root.staff.touched();
            for (let i = 0; i < fingers.count; ++i)
                (fingers.itemAt(i) as StaffTouchTrail).follow();
        }
    }
    Repeater {
        id: fingers

        model: area.touchPoints.length

        StaffTouchTrail {
            required property int index

            anchors.fill: parent
            finger: area.touchPoints[index] as TouchPoint
            number: index + 1
            color: root.trails[index % root.trails.length]
        }
    }
    TextButton {
        x: root.width - root.step - width
        y: root.height - root.step - height
        width: Math.max(implicitWidth, 2 * root.step)
        kind: TextButton.Chosen
        centred: true
        text: root.staff.strings.close
        onClicked: root.staff.back()
    }
}
