pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Figures
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// A panel: headline, lead and figure above the line, three stops below it.
StripPage {
    id: root

    required property Exhibit exhibit
    required property Session session
    // The train's nose, in this page's coordinates.
    required property real nose
    // True if panels are the current screen.
    required property bool live

    readonly property Content content: root.session.content
    readonly property Panel panel: root.content.panels[root.index] as Panel
    readonly property Look look: Theme.look(root.panel.look)
    readonly property FigureDrawing drawing: figure.drawing
    // Parent of the train's handle, which is above the stops in z-order but read before them. A figure above the train is read before it.
    readonly property Item handleParent: root.layout.figureBesideTrain || !root.isTrainAtStops ? beforeFigure : afterFigure
    readonly property int stopCount: root.panel.stops.length
    readonly property int containersDown: root.session.containersDown[root.index]
    readonly property bool figureFinished: root.session.figuresFinished[root.index]
    readonly property bool numbered: root.panel.figure.numeral.length > 0
    // True if one sentence for young visitors replaces the lead.
    readonly property bool young: root.session.young && root.panel.young.length > 0

    // True if the visit is here.
    readonly property bool current: root.live && root.chosen

    readonly property PanelLayoutBase layout: root.layoutInUse()

    // Position of the train's nose while the train stands in this panel.
    readonly property real trainNose: root.isTrainAtStops ? root.layout.noseAt(root.session.trainStops[root.index]) : figure.x + root.drawing.trainStand
    readonly property bool isTrainAtStops: isNaN(root.drawing?.trainStand ?? NaN)
    readonly property real lineEnd: isNaN(root.drawing?.lineEnd ?? NaN) ? root.width : figure.x + root.drawing.lineEnd
    // The upper rail on the screen, with scrolling.
    readonly property real railY: root.layout.lineY - page.contentY

    atRest: page.atRest && mark.atRest && figure.atRest && (root.figureFinished || !reveal.running)

    function layoutInUse(): PanelLayoutBase {
        if (Metrics.compactLayout)
            return compact;
        if (Metrics.wideLayout)
            return wide;
        return columnBeside.fits ? columnBeside : column;
    }

    // The stop that is nearest to a nose.
    function stopNear(nose: real): int {
        let best = 0;
        for (let i = 1; i < root.stopCount; ++i)
            if (Math.abs(root.layout.noseAt(i) - nose) < Math.abs(root.layout.noseAt(best) - nose))
                best = i;
        return best;
    }

    function tallestStop(): real {
        let most = 0;
        for (let i = 0; i < stops.count; ++i)
            most = Math.max(most, root.marker(i)?.implicitHeight ?? 0);
        return most;
    }

    // The item of a part that is read aloud.
    function partItem(part: string): Item {
        const paragraph = ReadAloudState.numberOf("lead");
        const stop = ReadAloudState.numberOf("stop");
        if (paragraph >= 0)
            return lead.paragraph(paragraph);
        if (stop >= 0)
            return root.marker(stop);
        switch (part) {
        case "kicker":
            return kicker;
        case "headline":
            return headline;
        case "lead":
        case "young":
            return lead;
        case "figure":
        case "note":
            return root.numbered ? numeral : figure;
        default:
            return null;
        }
    }

    function marker(stop: int): StopMarker {
        return stops.itemAt(stop) as StopMarker;
    }

    function scroll(by: real): void {
        page.scroll(by);
    }

    function revealFigure(): void {
        if (root.live && root.chosen && !root.figureFinished && !reveal.running) {
            if (Motion.reduced)
                root.session.markFigureFinished(root.index);
            else
                reveal.start();
        }
    }

    function finishReveal(): void {
        if (reveal.running) {
            reveal.stop();
            root.session.markFigureFinished(root.index);
        }
    }

    Accessible.role: Accessible.Grouping
    Accessible.name: ReadAloudState.readsTexts ? root.session.describeArrival(root.content.tag, Session.Screen.PANEL, root.index, -1) : ""
    Accessible.ignored: !ReadAloudState.readsTexts
    onLiveChanged: root.revealFigure()
    // Under load, `running` has stayed true after a start and a stop in one event.
    onFigureFinishedChanged: if (root.figureFinished)
        reveal.stop()
    onChosenChanged: {
        root.revealFigure();
        if (!root.chosen)
            root.finishReveal();
    }
    Component.onCompleted: root.revealFigure()

    PanelLayoutParts {
        id: parts

        width: root.width
        height: root.height
        lead: lead
        numeral: numeral
        numbered: root.numbered
        drawing: root.drawing
        stopCount: root.stopCount
        tallestStop: root.tallestStop()
    }
    PanelWideLayout {
        id: wide

        parts: parts
    }
    PanelCompactLayout {
        id: compact

        parts: parts
    }
    PanelColumnLayout {
        id: column

        parts: parts
    }
    PanelColumnFigureBesideLayout {
        id: columnBeside

        parts: parts
    }
    Connections {
        target: root.session

        // The next visit sees the reveal from its beginning.
        function onWasReset(): void {
            reveal.stop();
        }
    }
    ParallelAnimation {
        id: reveal

        onFinished: root.session.markFigureFinished(root.index)

        NumberAnimation {
            target: figure
            property: "revealed"
            from: 0
            to: 1
            duration: Motion.draw
            easing.type: Easing.OutCubic
        }
        NumberAnimation {
            target: numeral
            property: "countProgress"
            from: 0
            to: 1
            duration: Motion.count
            easing.type: Easing.OutCubic
        }
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
            id: kicker

            // Where there is little room for large text, the headline takes it.
            visible: !Metrics.flat || Metrics.textScale < 1.5
            x: Metrics.margin
            y: root.layout.head
            availableWidth: root.layout.titleWidth
            originalText: root.panel.kicker
            color: root.look.secondary
            font.pixelSize: Metrics.label
            font.weight: Font.Medium

            FocusableText {}
        }
        BalancedLabel {
            id: headline

            x: Metrics.margin
            y: kicker.visible ? kicker.y + kicker.height + Metrics.px(4) : root.layout.head
            availableWidth: root.layout.titleWidth
            originalText: root.panel.headline
            // Rendered to a texture: it travels, and letters this large would otherwise be filled as outlines in every frame.
            layer.enabled: Theme.layered
            color: root.look.text
            font.pixelSize: headline.fitting(Metrics.headline)
            leading: Metrics.leadingTitle
            font.weight: Font.DemiBold
        }
        FocusableText {
            label: headline
            role: Accessible.Heading
        }
        Prose {
            id: lead

            x: Metrics.margin
            y: headline.y + headline.height + root.layout.leadGap
            width: root.layout.leadWidth
            passages: root.young ? root.panel.young : root.panel.lead
            color: root.young ? root.look.text : root.look.secondary
            size: root.young ? Metrics.title : Metrics.lead
            leading: Metrics.leading(root.content.han)
        }
        NumeralBlock {
            id: numeral

            // Progress of counting in this visit, 0 to 1.
            property real countProgress: 0
            readonly property bool partial: root.figureFinished && root.containersDown < root.panel.figure.units && root.numbered

            visible: root.numbered
            x: root.layout.numeralX
            y: root.layout.numeralY
            width: implicitWidth
            height: implicitHeight
            sizes: root.layout.numeralSizes
            room: root.layout.numeralRoom
            figure: root.panel.figure
            look: root.look
            han: root.content.han
            noted: true
            travels: true
            progress: root.figureFinished ? 1 : numeral.countProgress
            counting: numeral.partial
            counted: numeral.partial ? String(Math.round(parseInt(root.panel.figure.numeral, 10) * root.containersDown / root.panel.figure.units)) : ""
        }
        RailLine {
            y: root.layout.lineY
            width: root.lineEnd
            color: root.look.line
        }
        Item {
            id: beforeFigure

            y: root.layout.lineY
            z: 2
        }
        FocusableText {
            anchors.fill: figure
            // The numeral has the same text.
            visible: !root.numbered
            role: Accessible.Graphic
            text: root.panel.figure.spoken
        }
        FigureView {
            id: figure

            property real revealed: 0

            x: root.layout.figureX
            y: root.layout.figureY
            width: root.layout.figureWidth
            height: root.layout.lineY - y
            figure: root.panel.figure
            exhibit: root.exhibit
            content: root.content
            look: root.look
            scenery: root.panel.scenery
            playable: true
            progress: root.figureFinished ? 1 : figure.revealed
            containersDown: root.containersDown
            onContainersSetDown: count => root.session.setContainersDown(root.index, count)
        }
        Train {
            id: train

            visible: x < root.width && x + width > 0
            x: Math.round(root.nose - width)
            y: root.layout.lineY - height + Metrics.px(2)
            width: implicitWidth
            exhibit: root.exhibit
            look: root.look
        }
        Item {
            id: afterFigure

            y: root.layout.lineY
            z: 2
        }
        Repeater {
            id: stops

            model: root.stopCount

            StopMarker {
                id: stopMarker

                required property int index
                readonly property Stop stop: root.panel.stops[stopMarker.index] as Stop

                x: root.layout.stopX(stopMarker.index)
                y: root.layout.stopY(stopMarker.index)
                width: root.layout.stopWidth(stopMarker.index)
                height: root.layout.stopHeight
                row: root.layout.stopsInList
                title: stopMarker.stop.title
                summary: stopMarker.stop.summary
                look: root.look
                lit: root.isTrainAtStops && root.session.trainStops[root.index] === stopMarker.index
                text: stopMarker.stop.spoken
                onClicked: root.session.openStop(root.index, stopMarker.index)
            }
        }
    }
    ReadAloudMark {
        id: mark

        parent: page.contentItem
        page: page
        target: root.current ? root.partItem(ReadAloudState.part) : null
        color: root.look.line
    }
    // A touch ends the reveal at once, even if another item handles the touch.
    Item {
        anchors.fill: parent

        PointHandler {
            onActiveChanged: root.finishReveal()
        }
    }
}
