pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The prompt before an idle visit ends. Any touch continues the visit. It is opaque: text on text is unreadable.
FocusScope {
    id: root

    required property Session session
    required property Presence presence

    readonly property Content content: root.session.content
    readonly property Look look: Theme.deep
    readonly property real barHeight: Metrics.px(12)
    // While lowered it also takes the deck's space, and has little height.
    readonly property bool flat: root.height < Metrics.px(700)
    // Over a high deck the answers must be close to it to be in reach.
    readonly property bool overHighDeck: root.height < Metrics.height * 0.76
    readonly property real apart: Metrics.px(root.flat ? 32 : 64)
    // The seconds are under the question where too little width is left beside it.
    readonly property bool stacked: !root.flat && number.width > Metrics.contentWidth * 0.36
    readonly property real answerHeight: Metrics.row + (root.flat ? 0 : Metrics.px(24))
    readonly property bool sideBySide: continueButton.implicitWidth + restartButton.implicitWidth + Metrics.gutter <= Metrics.contentWidth

    // True if a point is on the one control that does not continue the visit.
    function endsVisitAt(x: real, y: real): bool {
        return restartButton.contains(restartButton.mapFromItem(root, x, y));
    }

    function focusAnswer(reason: int): void {
        continueButton.forceActiveFocus(reason);
    }

    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.content.strings.stillHere

    Rectangle {
        anchors.fill: parent
        color: root.look.ground
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
        anchors.bottom: root.stacked ? number.top : answers.top
        anchors.bottomMargin: root.apart
        availableWidth: root.stacked ? Metrics.contentWidth : Math.max(Metrics.px(200), Metrics.contentWidth - number.width - Metrics.gutter)
        originalText: root.content.strings.stillHere
        color: root.look.text
        font.pixelSize: question.fitting(!root.flat ? Metrics.headline : Metrics.textScale > 1 ? Metrics.subhead : Metrics.title)
        leading: Metrics.leadingTitle
        font.weight: Font.DemiBold

        FocusableText {
            role: Accessible.Heading
        }
    }
    CountingNumeral {
        id: number

        anchors.right: root.stacked ? undefined : parent.right
        anchors.rightMargin: Metrics.margin
        x: Metrics.margin
        anchors.bottom: answers.top
        anchors.bottomMargin: root.stacked ? root.apart : root.apart + (question.lineHeight - question.font.pixelSize) / 2
        width: implicitWidth
        height: implicitHeight
        text: String(root.presence.allowed)
        override: String(root.presence.seconds)
        color: root.look.line
        size: root.flat && Metrics.textScale > 1 ? Metrics.numeralSmall : Metrics.numeralMedium

        FocusableText {
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
        anchors.bottom: countdownBar.top
        anchors.bottomMargin: Metrics.px(root.flat || root.overHighDeck ? 24 : 48)
        columns: root.sideBySide ? 2 : 1
        spacing: Math.max(Metrics.gutter, Metrics.apart)

        DeckButton {
            id: continueButton

            width: Math.max(answers.share, implicitWidth)
            height: root.answerHeight
            kind: DeckButton.Chosen
            text: root.content.strings.stay
            onClicked: root.presence.stay()
        }
        DeckButton {
            id: restartButton

            width: Math.max(answers.share, implicitWidth)
            height: root.answerHeight
            kind: DeckButton.Quiet
            centred: false
            text: root.content.strings.startOver
            onClicked: root.presence.startOver()
        }
    }
    // The countdown as a bar. It changes with the number, so that only one frame a second is drawn.
    Rectangle {
        id: countdownBar

        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.overHighDeck ? 0 : Metrics.px(40)
        width: Math.round(root.width * root.presence.seconds / Math.max(1, root.presence.allowed))
        height: root.barHeight
        color: root.look.line
    }
}
