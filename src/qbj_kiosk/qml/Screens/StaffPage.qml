pragma ComponentBehavior: Bound

import Controls
import Kiosk.Models
import QtQuick
import Theme

// Behind the pad: the facts above, everything that can be touched on the deck.
Item {
    id: root

    required property Exhibit exhibit
    required property Staff staff

    readonly property StaffTexts words: root.staff.words
    readonly property real edge: Metrics.px(40)
    readonly property var buttons: [
        {
            text: root.words.reload,
            action: "reload"
        },
        {
            text: root.words.restart,
            action: "restart"
        },
        {
            text: root.words.leave,
            action: "leave"
        },
        {
            text: root.words.pattern,
            action: "pattern"
        },
        {
            text: root.words.close,
            action: "close"
        }
    ]
    // Asked before the face has its size, it would measure another; asking for the size also asks again.
    readonly property real need: face.font.pixelSize !== Metrics.label ? 0 : Math.max(face.advanceWidth(root.words.again), ...root.buttons.map(button => face.advanceWidth(button.text))) + 2 * Metrics.px(24) + 2
    readonly property int most: Math.max(1, Math.floor((Metrics.contentWidth + Metrics.gap) / (root.need + Metrics.gap)))
    readonly property int rows: Math.ceil(root.buttons.length / root.most)
    readonly property int across: Math.ceil(root.buttons.length / root.rows)

    function act(action: string): void {
        if (action === "pattern")
            root.staff.showPattern();
        else if (action === "close")
            root.staff.close();
        else
            root.staff.act(action);
    }

    FontMetrics {
        id: face

        font.pixelSize: Metrics.label
        font.weight: Font.DemiBold
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.deep.ground
    }
    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
    }
    StaffFacts {
        width: root.width
        height: deck.y
        staff: root.staff
    }
    Rectangle {
        id: deck

        y: root.height - height
        width: root.width
        height: choices.height + Metrics.px(32) + doing.height + 2 * root.edge
        color: Theme.deck

        Flow {
            id: choices

            x: Metrics.margin
            y: root.edge
            width: Metrics.contentWidth
            spacing: Metrics.gutter

            StaffLanguages {
                exhibit: root.exhibit
                staff: root.staff
            }
            StaffLevel {
                name: root.words.volume
                less: root.words.less(name)
                more: root.words.more(name)
                level: root.staff.volume
                onStepped: steps => root.staff.changeVolume(steps)
            }
            StaffLevel {
                visible: root.staff.brightness >= 0
                name: root.words.brightness
                less: root.words.less(name)
                more: root.words.more(name)
                level: root.staff.brightness
                lowest: 10
                onStepped: steps => root.staff.changeBrightness(steps)
            }
        }
        Flow {
            id: doing

            x: Metrics.margin
            y: choices.y + choices.height + Metrics.px(32)
            width: Metrics.contentWidth
            spacing: Metrics.gap

            Repeater {
                model: root.buttons.length

                DeckButton {
                    id: button

                    required property int index
                    readonly property var told: root.buttons[button.index]
                    // Where two lines of text fit.
                    readonly property bool both: Metrics.enlarged < 1.2
                    readonly property bool asks: root.staff.asking === button.told.action
                    // Every row is as wide as the page, to the pixel.
                    readonly property int beside: Math.min(root.across, root.buttons.length - Math.floor(button.index / root.across) * root.across)
                    readonly property bool ends: (button.index + 1) % root.across === 0 || button.index === root.buttons.length - 1
                    readonly property real share: Math.floor((doing.width - (button.beside - 1) * doing.spacing) / button.beside)

                    width: button.ends ? doing.width - (button.beside - 1) * (button.share + doing.spacing) : button.share
                    kind: button.asks ? DeckButton.Chosen : button.told.action === "close" ? DeckButton.Quiet : DeckButton.Resting
                    text: button.asks && !button.both ? root.words.again : button.told.text
                    second: button.asks && button.both ? root.words.again : ""
                    Accessible.name: button.asks ? button.told.text + ": " + root.words.again : button.told.text
                    onClicked: root.act(button.told.action)
                }
            }
        }
    }
}
