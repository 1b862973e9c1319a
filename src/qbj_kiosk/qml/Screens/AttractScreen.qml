pragma ComponentBehavior: Bound

import Controls
import Kiosk.Models
import QtQuick
import Theme

// What runs while nobody touches: the place by its names, and the train passing on the line.
Touchable {
    id: root

    required property Exhibit exhibit
    required property Session session
    property bool running: root.visible

    readonly property Look look: Theme.deep
    readonly property real lineY: root.height - Metrics.px(176)
    readonly property real nose: train.x + train.width

    text: root.session.content.touch
    ringInside: true
    onClicked: root.session.openPanel(0)

    background: Rectangle {
        color: root.look.ground
    }
    contentItem: Item {
        clip: true

        Column {
            id: names

            x: Metrics.margin
            y: Metrics.px(Metrics.stage ? 48 : 96)
            width: Metrics.contentWidth
            // Larger text takes no room from the train.
            scale: Math.min(1, (train.y - names.y - Metrics.gap) / Math.max(1, names.implicitHeight))
            transformOrigin: Item.TopLeft

            Repeater {
                model: root.exhibit.languages.length

                Label {
                    required property int index
                    readonly property Content language: root.exhibit.languages[index] as Content

                    width: names.width
                    text: language.place
                    color: root.look.text
                    font.pixelSize: Math.min(index === 0 ? Metrics.place : Metrics.headline, root.width / 4)
                    font.weight: Font.DemiBold
                    leading: 1.2
                }
            }
            Item {
                width: 1
                height: Metrics.gutter
            }
            Repeater {
                model: root.exhibit.languages.length

                Label {
                    required property int index
                    readonly property Content language: root.exhibit.languages[index] as Content

                    width: names.width
                    text: language.article.caption
                    color: root.look.secondary
                    font.pixelSize: Metrics.lead
                    leading: Metrics.leading(language.han)
                }
            }
        }
        Line {
            y: root.lineY
            width: root.width
            color: root.look.line
        }
        Train {
            id: train

            readonly property real far: root.width + width

            y: root.lineY - height + Metrics.px(2)
            x: root.width * 0.8 - width
            width: implicitWidth
            exhibit: root.exhibit
            look: root.look
        }
        Label {
            anchors.left: parent.left
            anchors.leftMargin: Metrics.margin
            y: root.lineY + Metrics.px(64)
            width: Metrics.contentWidth
            text: root.exhibit.languages.map(language => (language as Content).touch).join("    ")
            color: root.look.text
            font.pixelSize: Metrics.lead
            font.weight: Font.Medium
        }
    }

    // From where it stands out of the picture, then again and again from the left.
    SequentialAnimation {
        running: root.running && !Motion.still

        NumberAnimation {
            target: train
            property: "x"
            to: root.width
            duration: Motion.crossing * 0.25
        }
        NumberAnimation {
            target: train
            property: "x"
            from: -train.width
            to: root.width
            duration: Motion.crossing
            loops: Animation.Infinite
        }
    }
}
