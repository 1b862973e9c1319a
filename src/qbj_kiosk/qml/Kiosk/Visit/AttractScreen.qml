pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// What runs while nobody touches: the place by its names, and the train passing on the line.
Touchable {
    id: root

    required property Exhibit exhibit
    required property Session session
    property bool running: root.visible
    // Whether the names stand above it already: the exhibit is lowered.
    property bool banded: false
    // What is read aloud are the names; no story comes meanwhile.
    readonly property bool telling: root.running && !ReadAloud.reading

    readonly property Look look: Theme.deep
    readonly property real lineY: root.height - Math.max(Metrics.px(176), Metrics.px(64) + invitation.height + Metrics.px(24))
    // What the names and what stands under them need. Where that is the train's room, nothing runs; where it is the line's too,
    // all of it is a page that scrolls.
    readonly property real needed: captions.y + captions.height + Metrics.gutter
    readonly property bool standstill: root.height > 0 && root.needed > root.lineY - Metrics.train
    readonly property bool flowing: root.standstill && (root.banded || root.needed > root.lineY)
    readonly property real ground: root.flowing ? root.height : root.standstill ? root.lineY : train.y - Metrics.px(16)
    readonly property Content ours: root.exhibit.languages[0] as Content
    // Between names side by side.
    readonly property real apart: Metrics.px(48)
    readonly property real nose: train.x + train.width
    readonly property real stand: root.width * 0.8 - train.width
    // Stories come where they have the room that they are drawn for.
    readonly property int panels: root.standstill || Metrics.flat ? 0 : root.ours.panels.length
    // The panel whose story is told, or -1 while the names are shown.
    property int story: -1
    // Whether the train stands where it shall: what sets out before has the wrong beginning.
    property bool standing: false
    // Against burn-in everything stands a few pixels elsewhere in each round.
    property int rounds: 0
    readonly property bool drifts: round.running || turn.running || fade.running || still.running
    readonly property point drift: Qt.point([0, 1, 2, 1, 0, -1, -2, -1][root.rounds % 8] * Metrics.px(2), [0, 1, 0, -1, 0, 1, 0, -1][root.rounds % 8] * Metrics.px(3))

    // About how wide a language's name of the place is, in the size of its letters.
    function breadth(language: int): real {
        const words = root.exhibit.languages[language] as Content;
        return words.place.length * (words.han ? 1 : 0.62);
    }

    function sizeOf(language: int): int {
        return language === 0 ? Math.min(Metrics.place, Metrics.contentWidth / root.breadth(0)) : Metrics.placeAgain;
    }

    // How wide all names are, side by side.
    function row(): real {
        return root.exhibit.languages.reduce((width, _, language) => width + root.apart + root.sizeOf(language) * root.breadth(language), -root.apart);
    }

    function carryOn(): void {
        fade.to = root.story + 1 < root.panels ? root.story + 1 : -1;
        if (fade.to < 0)
            ++root.rounds;
        fade.restart();
    }

    // What is read aloud, as an item.
    function spokenItem(part: string): Item {
        const language = root.exhibit.languages.findIndex(each => (each as Content) === root.session.content);
        return part === "where" && !root.banded ? named.itemAt(language) : part === "caption" ? captioned.itemAt(language) : null;
    }

    // As it was before anybody came.
    function rewind(): void {
        fade.stop();
        turn.stop();
        stage.opacity = 1;
        root.story = -1;
    }

    text: root.session.content.strings.touch
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
            id: scenery

            x: root.drift.x
            y: root.drift.y
            width: root.width
            height: root.height

            Item {
                id: stage

                width: parent.width
                height: root.ground

                ScrollPage {
                    id: page

                    anchors.fill: parent
                    // Apart from the ring, which is drawn inside.
                    anchors.bottomMargin: root.flowing ? Metrics.ringRoom : 0
                    visible: root.story < 0
                    contentHeight: root.flowing ? invitation.y + invitation.height + Metrics.gutter : captions.y + captions.height
                    hintColor: root.look.secondary
                    clip: true

                    // A page keeps touches from what is under it; a tap on it is a tap on attract all the same.
                    TapHandler {
                        onTapped: root.click()
                    }

                    // One under the other, or side by side where that leaves more to see.
                    Grid {
                        id: names

                        readonly property bool abreast: Metrics.enlarged > 1.2 && root.row() <= Metrics.contentWidth

                        visible: !root.banded
                        x: Metrics.margin
                        y: Metrics.px(root.height > root.width ? 96 : names.abreast ? 24 : 48)
                        columns: names.abreast ? root.exhibit.languages.length : 1
                        columnSpacing: root.apart
                        verticalItemAlignment: Grid.AlignBottom

                        Repeater {
                            id: named

                            model: root.exhibit.languages.length

                            PlainLabel {
                                required property int index
                                readonly property Content language: root.exhibit.languages[index] as Content

                                text: language.place
                                color: root.look.text
                                font.pixelSize: root.sizeOf(index)
                                font.weight: Font.DemiBold
                                leading: 1.2
                                wrapMode: Text.NoWrap
                            }
                        }
                    }
                    Column {
                        id: captions

                        x: Metrics.margin
                        y: root.banded ? Metrics.gutter : names.y + names.height + Metrics.gutter

                        Repeater {
                            id: captioned

                            model: root.exhibit.languages.length

                            BalancedLabel {
                                required property int index
                                readonly property Content language: root.exhibit.languages[index] as Content

                                room: Metrics.contentWidth
                                words: language.article.caption
                                color: root.look.secondary
                                font.pixelSize: Metrics.lead
                                leading: Metrics.leading(language.han)
                            }
                        }
                    }
                    ReadAloudMark {
                        parent: page.contentItem
                        page: page
                        about: root.running && page.visible ? root.spokenItem(ReadAloud.part) : null
                        color: root.look.line
                    }
                }
                Loader {
                    anchors.fill: parent
                    anchors.leftMargin: Metrics.margin
                    anchors.rightMargin: Metrics.margin
                    anchors.topMargin: names.y
                    active: root.story >= 0
                    sourceComponent: AttractStory {
                        exhibit: root.exhibit
                        look: root.look
                        panel: root.story
                    }
                }
            }
            Line {
                visible: !root.flowing
                x: -Metrics.px(16)
                y: root.lineY
                width: root.width + 2 * Metrics.px(16)
                color: root.look.line
            }
            Train {
                id: train

                readonly property real far: root.width + width

                visible: !root.standstill
                y: root.lineY - height + Metrics.px(2)
                height: Metrics.train
                x: root.stand
                width: implicitWidth
                exhibit: root.exhibit
                look: root.look
            }
            PlainLabel {
                id: invitation

                readonly property list<string> words: root.exhibit.languages.map(language => (language as Content).strings.touch)
                readonly property string oneLine: invitation.words.join("    ")

                parent: root.flowing ? page.contentItem : scenery
                x: Metrics.margin
                y: root.flowing ? root.needed : root.lineY + Metrics.px(64)
                width: Metrics.contentWidth
                text: probe.advanceWidth < invitation.width ? invitation.oneLine : invitation.words.join("\n")
                color: root.look.text
                font.pixelSize: Metrics.lead
                font.weight: Font.Medium
            }
        }
    }

    TextMetrics {
        id: probe

        font: invitation.font
        text: invitation.oneLine
    }
    // The train crosses under the names; then it stands, and one story follows the other. One thing moves at a time.
    SequentialAnimation {
        id: round

        running: root.telling && !Motion.rests && root.standing && !root.standstill
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
    // What stands still stands elsewhere now and then all the same.
    Timer {
        id: still

        interval: Motion.story
        repeat: true
        running: root.telling && root.standstill && !Motion.rests
        onTriggered: ++root.rounds
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
