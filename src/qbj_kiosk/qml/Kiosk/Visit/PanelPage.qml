pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Figures
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// A panel: headline, lead and figure over the line, three stops under it. One column that scrolls where there is no room for two.
StripPage {
    id: root

    required property Exhibit exhibit
    required property Session session
    // The train's nose, in this page's coordinates.
    required property real nose
    // Whether the panels are what is on the screen.
    required property bool live

    readonly property Content content: root.session.content
    readonly property Panel panel: root.content.panels[root.index] as Panel
    readonly property Look look: Theme.look(root.panel.look)
    readonly property FigureDrawing drawn: figure.drawn
    // Where the train's handle lies: over the stops, and read before them. A figure that stands wholly above the train is read before it.
    readonly property Item rail: root.stage || root.beside || !root.trainStops ? railBefore : railAfter
    readonly property int stopCount: root.panel.stops.length
    readonly property int down: root.session.down[root.index]
    readonly property bool told: root.session.figuresShown[root.index]
    readonly property bool numbered: root.panel.figure.numeral.length > 0
    // Whether one sentence for young visitors stands in the lead's place.
    readonly property bool young: root.session.young && root.panel.young.length > 0

    readonly property bool stage: Metrics.stage
    readonly property real head: root.stage ? Metrics.px(Metrics.compact ? 40 : 48) : Metrics.head
    // Text has the left column; a numeral takes what is left, or its column where the screen is squarer.
    readonly property real textWidth: Math.floor(Metrics.compact ? Metrics.contentWidth * 0.56 : Math.min(Metrics.px(950), root.numbered && root.drawn?.begins > 0 ? Metrics.contentWidth * root.drawn.begins - Metrics.px(32) : Infinity))
    readonly property real below: root.stage ? Metrics.px(176) : stopList.height + Metrics.underfoot
    readonly property real zoneTop: lead.y + lead.height + Metrics.space(24)
    readonly property bool beside: !root.stage && (root.drawn?.aside ?? false) && Metrics.enlarged < 1.3 && numeral.widthIn(Metrics.numeralSmall) <= root.besideRoom
    readonly property real besideRoom: Metrics.contentWidth - (root.drawn?.asideWidth ?? 0) - Metrics.gutter
    readonly property real zoneHeight: root.beside ? Math.max(root.drawn.wantedHeight, numeral.implicitHeight + Metrics.train + Metrics.px(64)) : (root.numbered ? numeral.implicitHeight + Metrics.gutter : 0) + (root.drawn?.wantedHeight ?? 0)
    // Room that a column leaves over goes above the numeral, up to what parts it well from the lead.
    readonly property real spare: Math.max(0, Math.min(Metrics.px(40), root.lineY - root.zoneTop - root.zoneHeight))
    readonly property real lineY: root.stage ? root.height - root.below : Math.max(root.zoneTop + root.zoneHeight, root.height - root.below)

    // Where the train stands in this panel: the place of its nose.
    readonly property real trainRest: isNaN(root.drawn?.trainStand ?? NaN) ? root.noseAt(root.session.trains[root.index]) : figure.x + root.drawn.trainStand
    readonly property bool trainStops: isNaN(root.drawn?.trainStand ?? NaN)
    // The upper rail as it is seen, scrolled or not.
    readonly property real railY: root.lineY - page.contentY

    // Stops share the line; the last one has a little less, where the line leaves.
    readonly property real stopPitch: Metrics.contentWidth * 1.035 / root.stopCount

    function stopX(stop: int): real {
        return Metrics.margin + stop * root.stopPitch;
    }

    function noseAt(stop: int): real {
        if (root.stage)
            return root.stopX(stop) + Metrics.ring;
        // Before what stands beside it.
        const last = root.beside ? Math.min(root.width * 0.62, figure.x - Metrics.px(16)) : root.width * 0.62;
        return root.width * 0.22 + (last - root.width * 0.22) * stop / Math.max(1, root.stopCount - 1);
    }

    // The stop whose place is nearest to a nose.
    function stopNear(nose: real): int {
        let best = 0;
        for (let i = 1; i < root.stopCount; ++i)
            if (Math.abs(root.noseAt(i) - nose) < Math.abs(root.noseAt(best) - nose))
                best = i;
        return best;
    }

    // What is read aloud, as an item.
    function spokenItem(part: string): Item {
        const paragraph = ReadAloud.numberOf("lead");
        const stop = ReadAloud.numberOf("stop");
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

    function tell(): void {
        if (root.live && root.chosen && !root.told && !drawing.running) {
            if (Motion.rests)
                root.session.markFigureShown(root.index);
            else
                drawing.start();
        }
    }

    function finish(): void {
        if (drawing.running) {
            drawing.stop();
            root.session.markFigureShown(root.index);
        }
    }

    onLiveChanged: root.tell()
    onChosenChanged: {
        root.tell();
        if (!root.chosen)
            root.finish();
    }
    Component.onCompleted: root.tell()

    ParallelAnimation {
        id: drawing

        onFinished: root.session.markFigureShown(root.index)

        NumberAnimation {
            target: figure
            property: "drawing"
            from: 0
            to: 1
            duration: Motion.draw
            easing.type: Easing.OutCubic
        }
        NumberAnimation {
            target: numeral
            property: "counted01"
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
        contentHeight: Math.max(root.height, root.lineY + root.below)
        hintColor: root.look.secondary

        BalancedLabel {
            id: kicker

            // Where there is room for little large text it is the headline's.
            visible: !Metrics.flat || Metrics.textScale < 1.5
            x: Metrics.margin
            y: root.head
            room: root.stage ? root.textWidth : Metrics.contentWidth
            words: root.panel.kicker
            color: root.look.secondary
            font.pixelSize: Metrics.label
            font.weight: Font.Medium
        }
        BalancedLabel {
            id: headline

            x: Metrics.margin
            y: kicker.visible ? kicker.y + kicker.height + Metrics.px(4) : root.head
            room: root.stage ? root.textWidth : Metrics.contentWidth
            words: root.panel.headline
            // Drawn once, for what travels: letters this large would be filled as outlines in every frame.
            layer.enabled: true
            color: root.look.text
            font.pixelSize: headline.fitting(Metrics.headline)
            leading: Metrics.leadingTitle
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
        }
        Prose {
            id: lead

            x: Metrics.margin
            y: headline.y + headline.height + Metrics.space(Metrics.compact ? 8 : Metrics.textScale < 1.5 ? 16 : 24)
            width: root.stage ? root.textWidth : Math.min(Metrics.contentWidth, Metrics.px(1300) * Metrics.enlarged)
            passages: root.young ? root.panel.young : root.panel.lead
            color: root.young ? root.look.text : root.look.secondary
            size: root.young ? Metrics.title : Metrics.lead
            leading: Metrics.leading(root.content.han)
        }
        NumeralBlock {
            id: numeral

            // How far it has counted in this visit.
            property real counted01: 0
            readonly property bool partial: root.told && root.down < root.panel.figure.units && root.numbered

            visible: root.numbered
            x: root.stage ? root.width - Metrics.margin - Math.max(implicitWidth, root.drawn && root.drawn.begins > 0 ? Metrics.contentWidth * (1 - root.drawn.begins) : 0) : Metrics.margin
            y: root.stage ? root.head + Metrics.px(4) : root.beside ? root.lineY - Metrics.train - Metrics.px(48) - height : root.zoneTop + root.spare
            width: implicitWidth
            height: implicitHeight
            sizes: root.stage || root.beside || Metrics.textScale > 1 ? [Metrics.numeral, Metrics.numeralMedium, Metrics.numeralSmall] : [Metrics.numeralMedium, Metrics.numeralSmall]
            room: root.stage ? Metrics.contentWidth - root.textWidth - Metrics.px(32) : root.beside ? root.besideRoom : Metrics.contentWidth
            figure: root.panel.figure
            look: root.look
            han: root.content.han
            noted: true
            travels: true
            progress: root.told ? 1 : numeral.counted01
            counting: numeral.partial
            counted: numeral.partial ? String(Math.round(parseInt(root.panel.figure.numeral, 10) * root.down / root.panel.figure.units)) : ""
        }
        Line {
            y: root.lineY
            width: root.lineEnd
            color: root.look.line
        }
        Item {
            id: railBefore

            y: root.lineY
            z: 2
        }
        FigureView {
            id: figure

            property real drawing: 0

            x: root.stage ? Metrics.margin + Metrics.contentWidth * (root.drawn?.begins ?? 0) : root.beside ? Metrics.margin + Metrics.contentWidth - width : Metrics.margin
            y: root.stage ? (root.numbered ? numeral.y + numeral.height + Metrics.px(16) : root.head) : root.beside ? root.lineY - Math.max(root.zoneHeight - Metrics.px(24), root.drawn.wantedHeight) : root.numbered ? root.lineY - (root.drawn?.wantedHeight ?? 0) : root.zoneTop
            width: root.stage ? Metrics.contentWidth * (1 - (root.drawn?.begins ?? 0)) : root.beside ? root.drawn.asideWidth : Metrics.contentWidth
            height: root.lineY - y
            figure: root.panel.figure
            exhibit: root.exhibit
            content: root.content
            look: root.look
            scenery: root.panel.scenery
            playable: true
            progress: root.told ? 1 : figure.drawing
            down: root.down
            Accessible.role: Accessible.Graphic
            Accessible.name: root.panel.figure.spoken
            // A numeral has told it.
            Accessible.ignored: root.numbered
            onSetDown: count => root.session.setContainersDown(root.index, count)
        }
        Train {
            id: train

            visible: x < root.width && x + width > 0
            x: Math.round(root.nose - width)
            y: root.lineY - height + Metrics.px(2)
            width: implicitWidth
            exhibit: root.exhibit
            look: root.look
        }
        Item {
            id: railAfter

            y: root.lineY
            z: 2
        }
        Repeater {
            id: stops

            model: root.stopCount

            StopMarker {
                id: stop

                required property int index
                readonly property Stop told: root.panel.stops[stop.index] as Stop

                x: root.stage ? root.stopX(stop.index) : Metrics.margin
                y: root.stage ? root.lineY + Metrics.railGap + Metrics.rail : root.lineY + Metrics.underfoot + stop.index * stopList.pitch
                width: root.stage ? Math.min(root.stopPitch, root.width - x) - Math.max(Metrics.gutter, Metrics.apart) : Metrics.contentWidth
                height: root.stage ? root.below - Metrics.railGap - Metrics.rail - Metrics.ringRoom : stopList.rowHeight
                row: !root.stage
                title: stop.told.title
                summary: stop.told.summary
                look: root.look
                lit: root.trainStops && root.session.trains[root.index] === stop.index
                text: stop.told.spoken
                onClicked: root.session.openStop(root.index, stop.index)
            }
        }
    }
    ReadAloudMark {
        parent: page.contentItem
        page: page
        about: root.live && root.chosen ? root.spokenItem(ReadAloud.part) : null
        color: root.look.line
    }
    QtObject {
        id: stopList

        readonly property real rowHeight: Math.max(Metrics.row, tallest())
        readonly property real pitch: stopList.rowHeight + Metrics.apart
        readonly property real height: stopList.pitch * root.stopCount

        function tallest(): real {
            let most = 0;
            for (let i = 0; i < stops.count; ++i)
                most = Math.max(most, (stops.itemAt(i) as StopMarker)?.implicitHeight ?? 0);
            return most;
        }
    }
    readonly property real lineEnd: isNaN(root.drawn?.lineEnd ?? NaN) ? root.width : figure.x + root.drawn.lineEnd
    // Every motion is cut short by a touch, whoever takes it.
    Item {
        anchors.fill: parent

        PointHandler {
            onActiveChanged: root.finish()
        }
    }
}
