pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Figures
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// An opened stop: its figure, its text, and the link to the paragraphs of the article that support it.
Item {
    id: root

    required property Exhibit exhibit
    required property Session session
    required property int panelIndex
    required property int stopIndex

    readonly property Item link: source
    readonly property Content content: root.session.content
    readonly property Panel panel: root.content.panels[root.panelIndex] as Panel
    readonly property Stop stop: root.panel.stops[root.stopIndex] as Stop
    readonly property Look look: Theme.look(root.panel.look)
    readonly property bool numbered: root.stop.figure.numeral.length > 0
    // True if the visit is here.
    readonly property bool current: root.session.screen === Session.Screen.STOP && root.panelIndex === root.session.panel && root.stopIndex === root.session.stop
    readonly property StopLayoutBase layout: root.layoutInUse()
    readonly property bool atRest: page.atRest && mark.atRest && figure.atRest

    function layoutInUse(): StopLayoutBase {
        if (Metrics.compactLayout)
            return compact;
        return Metrics.wideLayout ? wide : column;
    }

    // The item of a part that is read aloud.
    function partItem(part: string): Item {
        const paragraph = ReadAloudState.numberOf("body");
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

    Accessible.role: Accessible.Grouping
    Accessible.name: ReadAloudState.readsTexts ? root.session.describeArrival(root.content.tag, Session.Screen.STOP, root.panelIndex, root.stopIndex) : ""
    Accessible.ignored: !ReadAloudState.readsTexts

    StopLayoutParts {
        id: parts

        width: root.width
        height: root.height
        numeral: numeral
        body: body
        note: note
        source: source
        sourceLabel: sourceLabel
        drawing: figure.drawing
    }
    StopWideLayout {
        id: wide

        parts: parts
    }
    StopCompactLayout {
        id: compact

        parts: parts
    }
    StopColumnLayout {
        id: column

        parts: parts
    }
    Rectangle {
        anchors.fill: parent
        color: root.look.ground
    }
    ScrollPage {
        id: page

        anchors.fill: parent
        contentHeight: Math.max(root.height, root.layout.lineY + root.layout.below)
        hintColor: root.look.secondary

        BalancedLabel {
            id: heading

            x: Metrics.margin
            y: root.layout.head
            availableWidth: root.layout.headingRoom
            originalText: root.stop.heading
            color: root.numbered ? root.look.secondary : root.look.text
            font.pixelSize: heading.fitting(root.numbered ? Metrics.title : Metrics.subhead)
            leading: Metrics.leadingTitle
            font.weight: root.numbered ? Font.Medium : Font.DemiBold

            FocusableText {
                role: Accessible.Heading
            }
        }
        NumeralBlock {
            id: numeral

            x: Metrics.margin
            y: heading.y + heading.height + Metrics.space(40)
            width: implicitWidth
            height: implicitHeight
            sizes: root.layout.numeralSizes
            room: root.layout.numeralRoom
            tall: root.layout.numeralTall
            figure: root.stop.figure
            look: root.look
            han: root.content.han
        }
        Prose {
            id: body

            x: root.layout.bodyX
            y: root.layout.bodyY
            width: Math.min(Metrics.px(1080) * Metrics.enlarged, root.width - Metrics.margin - x)
            passages: root.stop.body
            color: root.look.text
            size: Metrics.body
            leading: Metrics.leading(root.content.han)
        }
        RailLine {
            y: root.layout.lineY
            width: root.width
            color: root.look.line
        }
        FigureView {
            id: figure

            x: Metrics.margin
            // Drawings rise to the right, where the text ends higher than the numeral.
            y: body.y + body.height + Metrics.px(24)
            width: Metrics.contentWidth
            height: root.layout.lineY - y
            figure: root.stop.figure
            exhibit: root.exhibit
            content: root.content
            look: root.look
        }
        ReadAloudMark {
            id: mark

            page: page
            target: root.current ? root.partItem(ReadAloudState.part) : null
            color: root.look.line
        }
        BalancedLabel {
            id: note

            x: Metrics.margin
            y: root.layout.noteY
            availableWidth: root.layout.noteRoom
            originalText: root.stop.figure.note
            color: root.look.secondary
            font.pixelSize: Metrics.small

            FocusableText {}
        }
        Touchable {
            id: source

            x: root.layout.sourceX
            y: root.layout.sourceY
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
