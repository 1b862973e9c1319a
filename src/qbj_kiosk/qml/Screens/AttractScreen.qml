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
    // What is read aloud are the names; no story comes meanwhile.
    readonly property bool telling: root.running && !Spoken.reading

    readonly property Look look: Theme.deep
    readonly property real lineY: root.height - Metrics.px(176)
    // Larger text takes its room from the names.
    readonly property bool large: Metrics.enlarged > 1.2
    readonly property real namesRoom: train.y - 2 * Metrics.px(16) - Metrics.gutter - names.y - captions.height
    readonly property Content ours: root.exhibit.languages[0] as Content
    readonly property real widest: Metrics.contentWidth / (root.ours.place.length * (root.ours.han ? 1 : 0.62))
    readonly property int first: Math.max(Metrics.small * 1.5, Math.min(Metrics.place, root.widest, root.namesRoom * 0.52))
    readonly property int second: Math.max(Metrics.small, Math.min(Metrics.headline, root.namesRoom * 0.22))
    readonly property real nose: train.x + train.width
    readonly property real stand: root.width * 0.8 - train.width
    // Lowered, the names stand above, and there is no room for stories.
    readonly property bool roomy: !Metrics.flat
    readonly property int panels: root.roomy ? root.ours.panels.length : 0
    // The panel whose story is told, or -1 while the names are shown.
    property int story: -1
    // Whether the train stands where it shall: what sets out before has the wrong beginning.
    property bool standing: false
    // Against burn-in everything stands a few pixels elsewhere in each round.
    property int rounds: 0
    readonly property point drift: Qt.point([0, 1, 2, 1, 0, -1, -2, -1][root.rounds % 8] * Metrics.px(2), [0, 1, 0, -1, 0, 1, 0, -1][root.rounds % 8] * Metrics.px(3))

    function carryOn(): void {
        fade.to = root.story + 1 < root.panels ? root.story + 1 : -1;
        if (fade.to < 0)
            ++root.rounds;
        fade.restart();
    }

    // What is read aloud, as an item.
    function spokenItem(part: string): Item {
        const language = root.exhibit.languages.findIndex(each => (each as Content) === root.session.content);
        return part === "where" ? named.itemAt(language) : part === "caption" && captions.visible ? captioned.itemAt(language) : null;
    }

    // As it was before anybody came.
    function rewind(): void {
        fade.stop();
        turn.stop();
        stage.opacity = 1;
        root.story = -1;
    }

    text: root.session.content.touch
    ringInside: true
    onClicked: root.session.openPanel(Math.max(0, root.story))
    onTellingChanged: root.rewind()
    Component.onCompleted: Qt.callLater(() => root.standing = true)

    background: Rectangle {
        color: root.look.ground
    }
    contentItem: Item {
        clip: true

        Item {
            x: root.drift.x
            y: root.drift.y
            width: root.width
            height: root.height

            Item {
                id: stage

                width: parent.width
                height: train.y - Metrics.px(16)

                ScrollPage {
                    id: page

                    anchors.fill: parent
                    visible: root.roomy && root.story < 0
                    contentHeight: captions.visible ? captions.y + captions.height : names.y + names.height
                    hintColor: root.look.secondary
                    clip: true

                    // A page keeps touches from what is under it; a tap on it is a tap on attract all the same.
                    TapHandler {
                        onTapped: root.click()
                    }

                    Column {
                        id: names

                        x: Metrics.margin
                        y: Metrics.px(root.height > root.width ? 96 : root.large ? 24 : 48)

                        Repeater {
                            id: named

                            model: root.exhibit.languages.length

                            Label {
                                required property int index
                                readonly property Content language: root.exhibit.languages[index] as Content

                                text: language.place
                                color: root.look.text
                                font.pixelSize: index === 0 ? root.first : root.second
                                font.weight: Font.DemiBold
                                leading: 1.2
                                wrapMode: Text.NoWrap
                            }
                        }
                    }
                    Column {
                        id: captions

                        visible: !root.large || root.height >= Metrics.px(700)
                        x: Metrics.margin
                        y: names.y + names.height + Metrics.gutter

                        Repeater {
                            id: captioned

                            model: root.exhibit.languages.length

                            Label {
                                required property int index
                                readonly property Content language: root.exhibit.languages[index] as Content

                                width: Metrics.contentWidth
                                text: language.article.caption
                                color: root.look.secondary
                                font.pixelSize: root.large ? Metrics.small : Metrics.lead
                                leading: Metrics.leading(language.han)
                            }
                        }
                    }
                    SpokenMark {
                        parent: page.contentItem
                        page: page
                        about: root.running && page.visible ? root.spokenItem(Spoken.part) : null
                        color: root.look.line
                    }
                }
                Loader {
                    anchors.fill: parent
                    anchors.leftMargin: Metrics.margin
                    anchors.rightMargin: Metrics.margin
                    anchors.topMargin: names.y
                    active: root.roomy && root.story >= 0
                    sourceComponent: AttractStory {
                        exhibit: root.exhibit
                        look: root.look
                        panel: root.story
                    }
                }
            }
            Line {
                x: -Metrics.px(16)
                y: root.lineY
                width: root.width + 2 * Metrics.px(16)
                color: root.look.line
            }
            Train {
                id: train

                readonly property real far: root.width + width

                y: root.lineY - height + Metrics.px(2)
                height: Math.min(Metrics.train, root.lineY - Metrics.px(16))
                x: root.stand
                width: implicitWidth
                exhibit: root.exhibit
                look: root.look
            }
            Label {
                anchors.left: parent.left
                anchors.leftMargin: Metrics.margin
                y: Math.min(root.lineY + Metrics.px(64), root.height - height)
                width: Metrics.contentWidth
                text: root.large ? root.session.content.touch : root.exhibit.languages.map(language => (language as Content).touch).join("    ")
                color: root.look.text
                font.pixelSize: Metrics.lead
                font.weight: Font.Medium
            }
        }
    }

    // The train crosses under the names; then it stands, and one story follows the other. One thing moves at a time.
    SequentialAnimation {
        id: round

        running: root.telling && !Motion.rests && root.standing
        onFinished: root.carryOn()

        NumberAnimation {
            target: train
            property: "x"
            from: root.stand
            to: root.width
            duration: Motion.crossing * 0.25
        }
        NumberAnimation {
            target: train
            property: "x"
            from: -train.width
            to: root.stand
            duration: Motion.crossing
            easing.type: Easing.OutSine
        }
    }
    Timer {
        id: turn

        interval: Motion.story
        onTriggered: root.carryOn()
    }
    SequentialAnimation {
        id: fade

        property int to: -1

        NumberAnimation {
            target: stage
            property: "opacity"
            to: 0
            duration: Motion.fade / 2
        }
        ScriptAction {
            script: root.story = fade.to
        }
        NumberAnimation {
            target: stage
            property: "opacity"
            to: 1
            duration: Motion.fade / 2
        }
        onFinished: {
            if (root.story >= 0)
                turn.start();
            else
                round.restart();
        }
    }
}
