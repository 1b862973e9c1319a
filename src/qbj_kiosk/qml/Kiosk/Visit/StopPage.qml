pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Figures
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// An opened stop: its figure, its text, and the way to the paragraphs that it rests on.
Item {
    id: root

    required property Exhibit exhibit
    required property Session session
    // Which stop of which panel this page is of.
    required property int panelIndex
    required property int stopIndex

    readonly property Item link: source
    readonly property Content content: root.session.content
    readonly property Panel panel: root.content.panels[root.panelIndex] as Panel
    readonly property Stop stop: root.panel.stops[root.stopIndex] as Stop
    readonly property Look look: Theme.look(root.panel.look)
    readonly property bool stage: Metrics.stage
    readonly property bool numbered: root.stop.figure.numeral.length > 0
    readonly property real head: root.stage ? Metrics.px(Metrics.compact ? 40 : 64) : Metrics.head + (Metrics.flat ? 0 : Metrics.gap)
    readonly property real columnWidth: root.stage ? Metrics.contentWidth * (Metrics.compact ? 0.43 : 0.46) : Metrics.contentWidth
    readonly property real wanted: figure.drawn?.wantedHeight ?? 0
    readonly property real textEnd: root.stage ? Math.max(numeral.y + numeral.height, body.y + body.height) : body.y + body.height
    readonly property real underLine: Metrics.px(Metrics.compact ? 144 : 176)
    readonly property real gap: Metrics.px(24)
    readonly property real stageLineY: Math.max(root.height - root.underLine, body.y + body.height + root.gap + (figure.drawn?.least ?? 0), numeral.y + numeral.height + root.gap + (figure.drawn?.leftLeast ?? 0))
    readonly property real lineY: root.stage ? root.stageLineY : Math.max(root.textEnd + Metrics.px(48) + root.wanted, Math.min(root.height - root.below, Metrics.px(1150)))
    // Where the way to the article begins on a stage.
    readonly property real sourceY: root.lineY + Metrics.px(44)
    readonly property real below: Metrics.px(56) + note.height + Metrics.px(24) + source.height + Metrics.px(32)

    // What is read aloud, as an item.
    function spokenItem(part: string): Item {
        const paragraph = ReadAloud.numberOf("body");
        if (paragraph >= 0)
            return body.paragraph(paragraph);
        switch (part) {
        case "heading":
            return heading;
        case "body":
            return body;
        case "figure":
            return root.numbered ? numeral : figure;
        case "note":
            return note;
        default:
            return null;
        }
    }

    function scroll(by: real): void {
        page.scroll(by);
    }

    Rectangle {
        anchors.fill: parent
        color: root.look.ground
    }
    ScrollPage {
        id: page

        anchors.fill: parent
        contentHeight: Math.max(root.height, root.lineY + (root.stage ? root.underLine : root.below))
        hintColor: root.look.secondary

        BalancedLabel {
            id: heading

            x: Metrics.margin
            y: root.head
            room: root.stage ? root.columnWidth - Metrics.gutter : Metrics.contentWidth
            words: root.stop.heading
            color: root.numbered ? root.look.secondary : root.look.text
            font.pixelSize: heading.fitting(root.numbered ? Metrics.title : Metrics.subhead)
            leading: Metrics.leadingTitle
            font.weight: root.numbered ? Font.Medium : Font.DemiBold
            Accessible.role: Accessible.Heading
        }
        NumeralBlock {
            id: numeral

            x: Metrics.margin
            y: heading.y + heading.height + Metrics.space(40)
            width: implicitWidth
            height: implicitHeight
            sizes: Metrics.compact ? [Metrics.numeralSmall] : [Metrics.numeral, Metrics.numeralMedium, Metrics.numeralSmall]
            room: root.stage ? root.columnWidth - Metrics.gutter * 2 : Metrics.contentWidth
            tall: root.stage ? root.height - root.underLine - root.gap - (figure.drawn?.leftLeast ?? 0) - numeral.y : Infinity
            figure: root.stop.figure
            look: root.look
            han: root.content.han
        }
        Prose {
            id: body

            x: root.stage ? Metrics.margin + root.columnWidth + Metrics.gutter : Metrics.margin
            y: root.stage ? root.head + Metrics.px(4) : numeral.y + numeral.height + Metrics.space(40)
            width: Math.min(Metrics.px(1080) * Metrics.enlarged, root.width - Metrics.margin - x)
            passages: root.stop.body
            color: root.look.text
            size: Metrics.body
            leading: Metrics.leading(root.content.han)
        }
        Line {
            y: root.lineY
            width: root.width
            color: root.look.line
        }
        FigureView {
            id: figure

            x: Metrics.margin
            // Drawings rise to the right, where the text ends sooner than the numeral.
            y: body.y + body.height + Metrics.px(24)
            width: Metrics.contentWidth
            height: root.lineY - y
            figure: root.stop.figure
            exhibit: root.exhibit
            content: root.content
            look: root.look
        }
        ReadAloudMark {
            page: page
            about: root.panelIndex === root.session.panel && root.stopIndex === root.session.stop && root.session.screen === Session.Screen.STOP ? root.spokenItem(ReadAloud.part) : null
            color: root.look.line
        }
        BalancedLabel {
            id: note

            x: Metrics.margin
            // Beside the way to the article, its last line on one base with that.
            y: root.stage ? root.sourceY + sourceLabel.y + sourceLabel.baselineOffset - note.baselineOffset - (note.lineCount - 1) * note.lineHeight : root.lineY + Metrics.px(56)
            room: root.stage ? root.columnWidth : Metrics.contentWidth
            words: root.stop.figure.note
            color: root.look.secondary
            font.pixelSize: Metrics.small
        }
        Touchable {
            id: source

            x: root.stage ? body.x : Metrics.margin
            y: root.stage ? root.sourceY : Math.max(note.y + note.height + Metrics.gutter, root.height - height - Metrics.px(32))
            width: Math.min(sourceLabel.implicitWidth, root.width - Metrics.margin - x)
            height: Math.max(Metrics.target, sourceLabel.height + Metrics.gutter)
            text: root.stop.source
            Accessible.role: Accessible.Link
            onClicked: root.session.openArticle(root.stop.paragraph)

            PlainLabel {
                id: sourceLabel

                width: parent.width
                anchors.verticalCenter: parent.verticalCenter
                text: root.stop.source
                color: root.look.text
                font.pixelSize: Metrics.label
                Accessible.ignored: true
            }
            Rectangle {
                anchors.top: sourceLabel.bottom
                anchors.topMargin: Metrics.px(4)
                width: parent.width
                height: source.down ? Metrics.px(8) : Metrics.stroke
                color: root.look.line
            }
        }
    }
}
