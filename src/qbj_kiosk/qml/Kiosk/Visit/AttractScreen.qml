pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The attract screen: the names of the place, and the train passing on the line.
Touchable {
    id: root

    required property Exhibit exhibit
    required property Session session
    property bool running: root.visible
    // True if the header already shows the name: the exhibit is lowered.
    property bool underHeader: false
    // While the names are read, no story is shown.
    readonly property bool playing: root.running && !ReadAloudState.reading && !ReadAloudState.readsTexts

    readonly property Look look: Theme.deep
    readonly property real lineY: root.height - Math.max(Metrics.px(176), Metrics.px(64) + invitation.height + Metrics.px(24))
    // Lower edge of names and captions. If it reaches into the train's area, nothing moves; if it reaches the line too, the whole screen
    // becomes a page that scrolls.
    readonly property real needed: captions.y + captions.height + Metrics.gutter
    readonly property bool motionless: root.height > 0 && root.needed > root.lineY - Metrics.train
    readonly property bool scrolling: root.motionless && (root.underHeader || root.needed > root.lineY)
    readonly property real storyAreaHeight: root.scrolling ? root.height : root.motionless ? root.lineY : train.y - Metrics.px(16)
    readonly property Content mainContent: root.exhibit.languages[0] as Content
    readonly property real nose: train.x + train.width
    readonly property real standX: root.width * 0.8 - train.width
    // Stories are shown only where they have the space they are designed for.
    readonly property int panels: root.motionless || Metrics.flat ? 0 : root.mainContent.panels.length
    // The panel whose story is shown, or -1 for the names.
    property int story: -1
    // True once the train is positioned; an animation started earlier would use a wrong `from`.
    property bool positioned: false
    // Against burn-in, everything moves by a few pixels in each round.
    property int rounds: 0
    readonly property bool drifting: crossing.running || storyTimer.running || fade.running || driftTimer.running
    readonly property point drift: Qt.point([0, 1, 2, 1, 0, -1, -2, -1][root.rounds % 8] * Metrics.px(2), [0, 1, 0, -1, 0, 1, 0, -1][root.rounds % 8] * Metrics.px(3))

    function showNextStory(): void {
        fade.to = root.story + 1 < root.panels ? root.story + 1 : -1;
        if (fade.to < 0)
            ++root.rounds;
        fade.restart();
    }

    // The item of a part that is read aloud.
    function partItem(part: string): Item {
        const language = root.exhibit.languages.findIndex(each => (each as Content) === root.session.content);
        return part === "where" && !root.underHeader ? names.nameItem(language) : part === "caption" ? captionItems.itemAt(language) : null;
    }

    // Back to the names.
    function showNames(): void {
        fade.stop();
        storyTimer.stop();
        storyArea.opacity = 1;
        root.story = -1;
    }

    text: ReadAloudState.readsTexts ? root.session.content.strings.touchKeys : root.session.content.strings.touch
    ringInside: true
    onClicked: root.session.openPanel(Math.max(0, root.story))
    onPlayingChanged: root.showNames()
    Component.onCompleted: Qt.callLater(() => root.positioned = true)

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
                id: storyArea

                width: parent.width
                height: root.storyAreaHeight

                ScrollPage {
                    id: page

                    anchors.fill: parent
                    // Leaves room for the focus ring, which is drawn inside.
                    anchors.bottomMargin: root.scrolling ? Metrics.ringRoom : 0
                    visible: root.story < 0
                    contentHeight: root.scrolling ? invitation.y + invitation.height + Metrics.gutter : captions.y + captions.height
                    hintColor: root.look.secondary
                    clip: true

                    // A page does not pass touches on; a tap on it counts as a tap on attract.
                    TapHandler {
                        onTapped: root.click()
                    }

                    AttractPlaceNames {
                        id: names

                        visible: !root.underHeader
                        x: Metrics.margin
                        y: Metrics.px(root.height > root.width ? 96 : names.abreast ? 24 : 48)
                        exhibit: root.exhibit
                        color: root.look.text
                    }
                    Column {
                        id: captions

                        x: Metrics.margin
                        y: root.underHeader ? Metrics.gutter : names.y + names.height + Metrics.gutter

                        Repeater {
                            id: captionItems

                            model: root.exhibit.languages.length

                            BalancedLabel {
                                id: caption

                                required property int index
                                readonly property Content language: root.exhibit.languages[index] as Content

                                availableWidth: Metrics.contentWidth
                                originalText: language.article.caption
                                color: root.look.secondary
                                font.pixelSize: Metrics.lead
                                leading: Metrics.leading(language.han)

                                FocusableText {
                                    tag: caption.language.tag
                                    stops: caption.language === root.session.content
                                }
                            }
                        }
                    }
                    ReadAloudMark {
                        parent: page.contentItem
                        page: page
                        target: root.running && page.visible ? root.partItem(ReadAloudState.part) : null
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
            RailLine {
                visible: !root.scrolling
                x: -Metrics.px(16)
                y: root.lineY
                width: root.width + 2 * Metrics.px(16)
                color: root.look.line
            }
            Train {
                id: train

                visible: !root.motionless
                y: root.lineY - height + Metrics.px(2)
                height: Metrics.train
                x: root.standX
                width: implicitWidth
                exhibit: root.exhibit
                look: root.look
            }
            PlainLabel {
                id: invitation

                readonly property list<string> words: root.exhibit.languages.map(language => (language as Content).strings.touch)
                readonly property string oneLine: invitation.words.join("    ")

                parent: root.scrolling ? page.contentItem : scenery
                x: Metrics.margin
                y: root.scrolling ? root.needed : root.lineY + Metrics.px(64)
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
    // The train crosses under the names and stops; then the stories follow. Only one thing moves at a time.
    SequentialAnimation {
        id: crossing

        running: root.playing && !Motion.reduced && root.positioned && !root.motionless
        onFinished: root.showNextStory()

        NumberAnimation {
            target: train
            property: "x"
            from: root.standX
            to: root.width
            duration: Motion.crossing * 0.25
        }
        NumberAnimation {
            target: train
            property: "x"
            from: -train.width
            to: root.standX
            duration: Motion.crossing
            easing.type: Easing.OutSine
        }
    }
    // Also while nothing is animated, the picture moves by a few pixels from time to time.
    Timer {
        id: driftTimer

        interval: Motion.story
        repeat: true
        running: root.playing && root.motionless && !Motion.reduced
        onTriggered: ++root.rounds
    }
    Timer {
        id: storyTimer

        interval: Motion.story
        onTriggered: root.showNextStory()
    }
    SequentialAnimation {
        id: fade

        property int to: -1

        NumberAnimation {
            target: storyArea
            property: "opacity"
            to: 0
            duration: Motion.fade / 2
        }
        ScriptAction {
            script: root.story = fade.to
        }
        NumberAnimation {
            target: storyArea
            property: "opacity"
            to: 1
            duration: Motion.fade / 2
        }
        onFinished: {
            if (root.story >= 0)
                storyTimer.start();
            else
                crossing.restart();
        }
    }
}
