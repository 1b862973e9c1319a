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
    // Scale of the train.
    property real zoom: 1
    // True if another item draws the train.
    property bool trainless: false
    // How much of the texts has arrived, 0 to 1, in reading order.
    property real unveiled: 1
    // Share of the line that is left.
    property real lineShare: 1
    // True if panels are the current screen.
    required property bool live

    readonly property Content content: root.session.content
    readonly property Panel panel: root.content.panels[root.index] as Panel
    readonly property Look look: Theme.look(root.panel.look)
    readonly property FigureKindBase drawing: figure.drawing
    readonly property TrainHandle trainHandle: handle
    // Parent of the train's handle, which is above the stops in z-order but read before them. A figure above the train is read before it.
    readonly property Item handleParent: root.layout.figureBesideTrain || !root.isTrainAtStops ? beforeFigure : afterFigure
    readonly property int stopCount: root.panel.stops.length
    readonly property int containersDown: root.session.containersDown[root.index]
    // True once a visitor has used the figure, or the train that counts for it, in this visit.
    property bool used: false
    property bool demonstrated: false
    // True while the train shows how it moves.
    property bool demonstrating: false
    // True if the train is to be pushed: until it is used it stands before the last stop, with the rest of the marks ahead.
    readonly property bool trainAhead: !root.used && root.stopCount > 1 && (root.drawing?.counts ?? false)
    // Index of the stop where the train stands.
    readonly property int trainStop: root.trainAhead ? root.stopCount - 2 : root.session.trainStops[root.index]
    readonly property bool hinted: !root.used && root.figureFinished && root.live && root.chosen && root.unveiled === 1
    readonly property bool trainHinted: root.hinted && root.trainAhead && root.nose === root.trainNose
    // Number of the figure's units that the visitor has counted.
    readonly property int counted: (root.drawing?.counted ?? -1) >= 0 ? root.drawing.counted : root.containersDown
    readonly property bool figureFinished: root.session.figuresFinished[root.index]
    readonly property bool numbered: root.panel.figure.numeral.length > 0
    // True if one sentence for young visitors replaces the lead.
    readonly property bool young: root.session.young && root.panel.young.length > 0

    // Index of the stop that was touched last, or -1.
    property int touchedStop: -1
    // True if the visit is here.
    readonly property bool current: root.live && root.chosen

    readonly property PanelLayoutBase layout: root.layoutInUse()

    // Position of the train's nose while the train stands in this panel.
    readonly property real trainNose: root.isTrainAtStops ? root.layout.noseAt(root.trainStop) : figure.x + root.drawing.trainStand
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

    // Opacity of one of five parts, while they arrive one after the other.
    function arrived(part: int): real {
        return Math.max(0, Math.min(1, (root.unveiled - part * 0.17) / 0.32));
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

    // Pulls the train back, so that it counts again as it returns.
    signal trainDemonstrated
    // By the train's handle.
    signal panelStepRequested(by: int)

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

    PanelLayoutInput {
        id: layoutInput

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

        input: layoutInput
    }
    PanelCompactLayout {
        id: compact

        input: layoutInput
    }
    PanelColumnLayout {
        id: column

        input: layoutInput
    }
    PanelColumnFigureBesideLayout {
        id: columnBeside

        input: layoutInput
    }
    Connections {
        target: root.session

        // The next visit sees the reveal from its beginning.
        function onWasReset(): void {
            root.touchedStop = -1;
            reveal.stop();
            root.used = false;
            root.demonstrated = false;
        }
    }
    NumberAnimation {
        id: reveal

        target: figure
        property: "revealed"
        from: 0
        to: 1
        duration: root.numbered ? Motion.count : Motion.draw
        easing.type: Easing.OutCubic
        onFinished: root.session.markFigureFinished(root.index)
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
        fadeColor: root.look.ground

        BalancedLabel {
            id: kicker

            opacity: root.arrived(0)
            // Where there is little room for large text, the headline takes it.
            visible: !Metrics.flat || Metrics.textScale < 1.5
            x: Metrics.margin
            y: root.layout.head
            availableWidth: root.layout.titleWidth
            originalText: root.panel.kicker
            color: root.look.secondary
            font.pixelSize: Metrics.label

            ScreenReaderText {}
        }
        BalancedLabel {
            id: headline

            opacity: root.arrived(0)
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
        ScreenReaderText {
            label: headline
            role: Accessible.Heading
        }
        Prose {
            id: lead

            opacity: root.arrived(1)
            x: Metrics.margin
            y: headline.y + headline.height + root.layout.leadGap
            width: root.layout.leadWidth
            passages: root.young ? root.panel.young : root.panel.lead
            color: root.young ? root.look.text : root.look.secondary
            size: root.young ? Metrics.title : Metrics.lead
            leading: Metrics.leading(root.content.han) * root.layout.leadTightness
        }
        NumeralBlock {
            id: numeral

            opacity: root.arrived(2)
            readonly property bool partial: root.figureFinished && root.numbered && (root.counted < root.panel.figure.units || !(root.drawing?.arrived ?? true))

            visible: root.numbered
            x: root.layout.numeralX
            y: root.layout.numeralY
            width: implicitWidth
            height: implicitHeight
            sizes: root.layout.numeralSizes
            room: root.layout.numeralRoom
            peers: root.exhibit.languages.reduce((all, language) => all.concat(Array.from((language as Content).panels, panel => (panel as Panel).figure)), []).filter(peer => peer.numeral)
            figure: root.panel.figure
            look: root.look
            han: root.content.han
            noted: true
            noteSize: Metrics.wideLayout ? Metrics.small : Metrics.label
            travels: true
            // In whole units, as many as are drawn.
            progress: root.figureFinished ? 1 : root.panel.figure.units > 0 ? Math.floor(root.panel.figure.units * figure.revealed + 0.001) / root.panel.figure.units : figure.revealed
            counting: numeral.partial
            counted: numeral.partial ? String(Math.round(parseInt(root.panel.figure.numeral, 10) * root.counted / root.panel.figure.units)) : ""
        }
        RailLine {
            y: root.layout.lineY
            width: root.lineShare < 1 ? Math.round(root.width * root.lineShare) : root.lineEnd
            color: root.look.line
        }
        Item {
            id: beforeFigure

            y: root.layout.lineY
            z: 2
        }
        ScreenReaderText {
            anchors.fill: figure
            // The numeral has the same text.
            visible: !root.numbered
            role: Accessible.Graphic
            text: root.panel.figure.spoken
            drawn: false
        }
        FigureLoader {
            id: figure

            opacity: root.arrived(3)
            property real revealed: 0

            x: root.layout.figureX
            y: root.layout.figureY
            width: root.layout.figureWidth
            height: root.layout.lineY - y
            figure: root.panel.figure
            exhibit: root.exhibit
            content: root.content
            look: root.look
            corners: Metrics.wideLayout ? [headline, lead].map(text => Qt.point(text.x + text.width - figure.x, text.y + text.height - figure.y)) : []
            scenery: root.panel.scenery
            playable: true
            nose: root.nose - figure.x
            arrival: root.layout.noseAt(root.stopCount - 1) - figure.x
            marksBegin: Metrics.margin - figure.x
            progress: root.figureFinished ? 1 : figure.revealed
            containersDown: root.containersDown
            hinted: root.hinted
            fresh: !root.used
            counting: root.used || root.demonstrating
            onUsed: root.used = true
            onContainersSetDown: count => root.session.setContainersDown(root.index, count)
        }
        Train {
            id: train

            // Behind every label.
            z: -1
            visible: !root.trainless && x < root.width && x + width > 0
            scale: root.zoom
            transformOrigin: Item.BottomRight
            x: Math.round(root.nose - width)
            y: root.layout.lineY - height + Metrics.px(2)
            width: implicitWidth
            distance: visible ? root.nose + root.index * root.width : 0
            exhibit: root.exhibit
            look: root.look
        }
        // On a wide screen it is on the line ahead of the train.
        TouchHint {
            visible: root.trainHinted && Metrics.wideLayout
            x: Math.round(root.nose + Metrics.gutter)
            y: Math.round(root.layout.lineY - Metrics.train * 0.45)
            look: root.look
            text: root.content.strings.trainCall
            inwards: false
        }
        Timer {
            running: root.hinted && root.atRest && !root.demonstrated && Motion.demonstrates && !Motion.reduced && !touch.active
            interval: Motion.patience
            onTriggered: {
                root.demonstrated = true;
                if (root.drawing.counts)
                    root.trainDemonstrated();
                else
                    root.drawing.demonstrate();
            }
        }
        Item {
            id: afterFigure

            y: root.layout.lineY
            z: 2
        }
        TrainHandle {
            id: handle

            parent: root.handleParent
            session: root.session
            page: root
            onPanelStepRequested: by => root.panelStepRequested(by)
        }
        Repeater {
            id: stops

            model: root.stopCount

            StopMarker {
                id: stopMarker

                required property int index
                readonly property Stop stop: root.panel.stops[stopMarker.index] as Stop

                opacity: root.arrived(4)
                x: root.layout.stopX(stopMarker.index)
                y: root.layout.stopY(stopMarker.index)
                width: root.layout.stopWidth(stopMarker.index)
                height: root.layout.stopHeight
                row: root.layout.stopsInList
                title: stopMarker.stop.title
                summary: stopMarker.stop.summary
                look: root.look
                rise: root.layout.stopsInList ? 0 : root.drawing?.riseAt(stopMarker.x + Metrics.ring - figure.x) ?? 0
                lit: root.isTrainAtStops && root.trainStop === stopMarker.index
                text: stopMarker.stop.spoken
                onPressed: root.touchedStop = stopMarker.index
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
            id: touch

            onActiveChanged: root.finishReveal()
        }
    }
}
