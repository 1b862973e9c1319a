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
    required property OpenedStops screen
    // True while a visitor is at this stop.
    required property bool active

    readonly property Item link: source
    readonly property Content content: root.session.content
    readonly property Panel panel: root.content.panels[root.panelIndex] as Panel
    readonly property Stop stop: root.panel.stops[root.stopIndex] as Stop
    readonly property Look look: Theme.look(root.panel.look)
    readonly property bool numbered: root.stop.figure.numeral.length > 0
    // True if the visit is here.
    readonly property bool current: root.session.screen === Session.Screen.STOP && root.panelIndex === root.session.panel && root.stopIndex === root.session.stop
    readonly property StopLayoutBase layout: root.layoutInUse()
    // Texts fade as textures: letter by letter this takes three times as long.
    readonly property bool arriving: root.screen.arrived > 0 && root.screen.arrived < 1
    readonly property bool atRest: page.atRest && mark.atRest && figure.atRest && !reveal.running

    function showFigure(): void {
        reveal.stop();
        if (Motion.reduced)
            figure.progress = 1;
        else if (root.active)
            reveal.start();
    }

    onActiveChanged: if (root.active)
        root.showFigure()
    Component.onCompleted: root.showFigure()

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
            return note.visible ? note : numeral;
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

    StopLayoutInput {
        id: layoutInput

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

        input: layoutInput
    }
    StopCompactLayout {
        id: compact

        input: layoutInput
    }
    StopColumnLayout {
        id: column

        input: layoutInput
    }
    // The figure draws itself at each arrival; a touch ends that.
    SequentialAnimation {
        id: reveal

        PropertyAction {
            target: figure
            property: "progress"
            value: 0
        }
        PauseAnimation {
            duration: root.screen.openness < 1 ? 0.4 * Motion.open : 0
        }
        NumberAnimation {
            target: figure
            property: "progress"
            to: 1
            duration: Motion.count
            easing.type: Easing.OutCubic
        }
    }
    Rectangle {
        anchors.fill: parent
        color: root.look.ground
        opacity: root.screen.departed
    }
    ScrollPage {
        id: page

        anchors.fill: parent
        contentHeight: Math.max(root.height, root.layout.lineY + root.layout.below)
        hintColor: root.look.secondary
        fadeColor: root.screen.openness === 1 ? root.look.ground : "transparent"

        BalancedLabel {
            id: heading

            // The number is the title.
            readonly property bool small: root.numbered && !root.layout.titled

            opacity: root.screen.arrived
            layer.enabled: Theme.layered && root.arriving
            x: Metrics.margin
            y: root.layout.head
            availableWidth: root.layout.headingRoom
            originalText: root.stop.heading
            color: heading.small ? root.look.secondary : root.look.text
            font.pixelSize: heading.fitting(heading.small ? Metrics.title : root.layout.titled ? Metrics.headline : Metrics.subhead)
            leading: Metrics.leadingTitle
            font.weight: heading.small ? Font.Normal : Font.DemiBold

            ScreenReaderText {
                role: Accessible.Heading
            }
        }
        NumeralBlock {
            id: numeral

            readonly property real risen: root.screen.risen

            // Out of the marker's ring, as a texture.
            layer.enabled: Theme.layered && numeral.risen < 1
            opacity: Math.min(1, 4 * numeral.risen)
            transform: [
                Scale {
                    xScale: 0.1 + 0.9 * numeral.risen
                    yScale: xScale
                },
                Translate {
                    x: (root.screen.openedFrom.x - numeral.x) * (1 - numeral.risen)
                    y: (root.screen.openedFrom.y - numeral.y + page.contentY) * (1 - numeral.risen)
                }
            ]
            x: Metrics.margin
            y: heading.y + heading.height + root.layout.numeralGap
            width: implicitWidth
            height: implicitHeight
            sizes: root.layout.numeralSizes
            room: root.layout.numeralRoom
            tall: root.layout.numeralTall
            labelOnly: root.layout.labelOnly
            noted: root.layout.noted
            labelSize: root.layout.titled ? Metrics.title : Metrics.lead
            figure: root.stop.figure
            look: root.look
            han: root.content.han
            progress: figure.shownShare
        }
        Item {
            id: beforeFigure
        }
        Prose {
            id: body

            opacity: root.screen.arrived
            layer.enabled: Theme.layered && root.arriving
            parent: beforeFigure
            x: root.layout.bodyX
            y: root.layout.bodyY
            width: Math.min(Metrics.px(1080) * Metrics.enlarged, root.layout.bodyRoom)
            passages: root.stop.body
            color: root.look.text
            size: Metrics.body
            leading: Metrics.leading(root.content.han) * root.layout.bodyTightness
        }
        // Read after the figure if it is below it. Delayed, because the text's height, on which this depends, depends on its parent's
        // visibility.
        Binding {
            target: body
            property: "parent"
            value: root.layout.bodyBelow ? afterFigure : beforeFigure
            delayed: true
        }
        RailLine {
            // From where the panel's line is.
            y: root.layout.lineY + Math.round((root.screen.openedFromLine - root.layout.lineY + page.contentY) * (1 - root.screen.risen))
            // A figure that the line turns into ends it.
            width: isNaN(figure.drawing?.lineEnd ?? NaN) ? root.width : figure.x + figure.drawing.lineEnd
            color: root.look.line
        }
        FigureLoader {
            id: figure

            x: root.layout.figureX
            y: root.layout.figureY
            width: root.layout.figureWidth
            height: root.layout.lineY - y
            leftRoom: root.layout.lineY - root.layout.leftFoot
            leftWidth: root.layout.leftWidth
            opacity: Math.min(1, 3 * root.screen.openness)
            trainFrom: root.screen.panels.screenNose - x
            figure: root.stop.figure
            exhibit: root.exhibit
            content: root.content
            look: root.look
        }
        Item {
            id: afterFigure
        }
        ReadAloudMark {
            id: mark

            page: page
            target: root.current ? root.partItem(ReadAloudState.part) : null
            color: root.look.line
        }
        BalancedLabel {
            id: note

            opacity: root.screen.arrived
            visible: !root.layout.noted && text.length > 0
            x: Metrics.margin
            y: root.layout.noteY
            availableWidth: root.layout.noteRoom
            originalText: root.stop.figure.note
            color: root.look.secondary
            font.pixelSize: Metrics.label

            ScreenReaderText {}
        }
        Touchable {
            id: source

            opacity: root.screen.arrived
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
    Item {
        anchors.fill: parent

        PointHandler {
            onActiveChanged: if (reveal.running)
                reveal.complete()
        }
    }
}
