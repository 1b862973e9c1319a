pragma ComponentBehavior: Bound

import Kiosk.Theme
import QtQuick

// A button on the deck. Filled ones lead on; quiet ones have an outline.
Touchable {
    id: root

    enum Kind {
        Resting,
        Chosen,
        Quiet
    }

    property int kind: TextButton.Resting
    property bool arrow: false
    property bool centred: root.kind === TextButton.Quiet
    property bool arrowMirrored: false
    // Shows a bar, as the chosen one of several.
    property bool marked: false
    // The same text in another language: on a second line, or beside it in the same size if `abreast`.
    property string second
    property bool abreast: false
    property int labelSize: Metrics.label

    readonly property color ink: root.kind === TextButton.Chosen ? Theme.chosenText : Theme.deckText
    readonly property color rest: root.kind === TextButton.Chosen ? Theme.chosen : root.kind === TextButton.Quiet ? Theme.deck : Theme.tab
    readonly property color held: root.kind === TextButton.Chosen ? Theme.chosenPressed : Theme.tabPressed

    // The caption is above the button.
    ringInside: ReadAloudState.captioned
    implicitHeight: Metrics.row
    implicitWidth: Math.max(Metrics.target, label.implicitWidth + (root.arrow ? point.width + Metrics.px(16) : 0) + 2 * root.leftPadding)
    leftPadding: Metrics.px(24)
    rightPadding: Metrics.px(24)
    // The press shows at once, the release fades.
    onDownChanged: {
        release.stop();
        press.opacity = root.down ? 1 : press.opacity;
        if (!root.down)
            release.start();
    }

    background: Rectangle {
        color: root.rest
        border.width: Theme.contrast ? Metrics.stroke : root.kind === TextButton.Quiet ? Metrics.hairline : 0
        border.color: Theme.deckEdge

        Rectangle {
            id: press

            anchors.fill: parent
            color: root.held
            opacity: 0
        }
        Rectangle {
            visible: root.marked
            anchors.bottom: parent.bottom
            width: parent.width
            height: Metrics.px(Theme.contrast ? 16 : 8)
            color: Theme.chosen
        }
    }
    contentItem: Item {
        Loader {
            id: point

            anchors.verticalCenter: parent.verticalCenter
            x: root.arrowMirrored ? parent.width - width : 0
            active: root.arrow
            sourceComponent: Arrow {
                color: root.ink
                mirrored: root.arrowMirrored
            }
        }
        Item {
            readonly property real beside: point.width + Metrics.px(16)

            width: root.second && root.abreast ? second.x + second.width : Math.max(label.width, second.width)
            height: root.second && !root.abreast ? label.height + second.height : label.height
            y: Math.round((parent.height - height) / 2 - (root.second && !root.abreast ? 0 : label.sag))
            x: !root.arrow ? root.centred ? (parent.width - width) / 2 : 0 : root.arrowMirrored ? parent.width - beside - width : beside

            PlainLabel {
                id: label

                text: root.text
                color: root.ink
                font.pixelSize: root.labelSize
                font.weight: Font.DemiBold
                wrapMode: Text.NoWrap
            }
            PlainLabel {
                id: second

                visible: root.second.length > 0
                x: root.abreast ? label.width + Metrics.gutter : 0
                y: root.abreast ? label.baselineOffset - second.baselineOffset : label.height
                text: root.second
                color: root.ink
                font.pixelSize: root.abreast ? Metrics.label : Metrics.small
                wrapMode: Text.NoWrap
            }
        }
    }

    NumberAnimation {
        id: release

        target: press
        property: "opacity"
        to: 0
        duration: Motion.release
    }
}
