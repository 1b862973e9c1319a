pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The prompt before an idle visit ends. Any touch continues the visit. Over a panel, whose texts are away meanwhile, its line drains;
// elsewhere the prompt is opaque, since text on text is unreadable, and has a line of its own.
FocusScope {
    id: root

    required property Session session
    required property Presence presence

    // True if the screen behind is a panel, its look and the position of its upper rail.
    property bool panelBehind: false
    property Look panelLook: Theme.deep
    property real railY: 0

    readonly property Content content: root.session.content
    readonly property real bandY: root.railY + Metrics.railGap + Metrics.rail + Metrics.px(20)
    readonly property real aboveTrain: root.railY - Metrics.train - Metrics.px(28)
    // True if question and answers fit above the train and below the line.
    readonly property bool overPanel: root.panelBehind && !root.flat && !root.overHighDeck && root.height - root.bandY >= answers.height + Metrics.px(16) && root.aboveTrain >= Math.max(question.height, number.height) + (root.stacked ? number.height + root.apart : 0) + Metrics.px(32)
    readonly property Look look: root.overPanel ? root.panelLook : Theme.deep
    // Share of the time that is left. It changes with the number, so that only one frame a second is drawn.
    readonly property real share: root.presence.seconds / Math.max(1, root.presence.allowed)
    // While lowered it also takes the deck's space, and has little height.
    readonly property bool flat: root.height < Metrics.px(700)
    // Over a high deck the answers must be close to it to be in reach.
    readonly property bool overHighDeck: root.height < Metrics.height * 0.76
    readonly property real apart: Metrics.px(root.flat ? 32 : 64)
    // The seconds are under the question where too little width is left beside it.
    readonly property bool stacked: !root.flat && number.width > Metrics.contentWidth * 0.36
    readonly property real answerHeight: Metrics.row + (root.flat || root.panelBehind ? 0 : Metrics.px(24))
    readonly property bool sideBySide: continueButton.implicitWidth + restartButton.implicitWidth + Metrics.gutter <= Metrics.contentWidth

    // True if a point is on the one control that does not continue the visit.
    function endsVisitAt(x: real, y: real): bool {
        return restartButton.contains(restartButton.mapFromItem(root, x, y));
    }

    function focusAnswer(reason: int): void {
        continueButton.forceActiveFocus(reason);
    }

    Accessible.role: Accessible.AlertMessage
    // Does not count down: a screen reader would read it again each second.
    Accessible.name: root.session.describeQuestion(root.content.tag, root.presence.allowed)

    Rectangle {
        visible: !root.overPanel
        anchors.fill: parent
        color: root.look.ground
    }
    // The deck rises with the answers.
    Rectangle {
        visible: root.overPanel
        y: root.bandY
        width: root.width
        height: root.height - y
        color: Theme.deck
    }
    // Touches do not reach the items below.
    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
    }
    BalancedLabel {
        id: question

        anchors.left: parent.left
        anchors.leftMargin: Metrics.margin
        y: (root.stacked ? number.y - root.apart : root.overPanel ? root.aboveTrain : answers.y - root.apart) - height
        availableWidth: root.stacked ? Metrics.contentWidth : Math.max(Metrics.px(200), Metrics.contentWidth - number.width - Metrics.gutter)
        originalText: root.content.strings.stillHere
        color: root.look.text
        font.pixelSize: question.fitting(!root.flat ? Metrics.headline : Metrics.textScale > 1 ? Metrics.subhead : Metrics.title)
        leading: Metrics.leadingTitle
        font.weight: Font.DemiBold

        ScreenReaderText {
            role: Accessible.Heading
        }
    }
    CountingNumeral {
        id: number

        anchors.right: root.stacked ? undefined : parent.right
        anchors.rightMargin: Metrics.margin
        x: Metrics.margin
        y: (root.overPanel ? root.aboveTrain : answers.y - root.apart) - (root.stacked ? 0 : (question.lineHeight - question.font.pixelSize) / 2) - height
        width: implicitWidth
        height: implicitHeight
        text: String(root.presence.allowed)
        override: String(root.presence.seconds)
        color: root.look.line
        size: root.panelBehind ? Metrics.numeral : root.flat && Metrics.textScale > 1 ? Metrics.numeralSmall : Metrics.numeralMedium

        ScreenReaderText {
            anchors.fill: parent
            stops: false
            text: root.content.strings.secondsLeft(root.presence.seconds)
        }
    }
    Grid {
        id: answers

        readonly property real share: root.sideBySide ? (Metrics.contentWidth - Metrics.gutter) * 0.34 : Metrics.contentWidth

        anchors.left: parent.left
        anchors.leftMargin: Metrics.margin
        y: root.overPanel ? root.height - height - Metrics.px(8) : countdownLine.y - height - Metrics.px(root.flat || root.overHighDeck ? 24 : 48)
        columns: root.sideBySide ? 2 : 1
        spacing: Math.max(Metrics.gutter, Metrics.apart)

        TextButton {
            id: continueButton

            width: Math.max(answers.share, implicitWidth)
            height: root.answerHeight
            kind: TextButton.Chosen
            text: root.content.strings.stay
            onClicked: root.presence.stay()
        }
        TextButton {
            id: restartButton

            width: Math.max(answers.share, implicitWidth)
            height: root.answerHeight
            kind: TextButton.Quiet
            centred: false
            text: root.content.strings.startOver
            onClicked: root.presence.startOver()
        }
    }
    RailLine {
        id: countdownLine

        visible: !root.overPanel
        y: root.height - height - (root.overHighDeck ? 0 : Metrics.px(40))
        width: Math.round(root.width * root.share)
        height: implicitHeight
        color: root.look.line
    }
}
