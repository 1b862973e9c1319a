pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The panel of the miniature, in the size of the screen: its texts, its number, the line with the train, and its stops.
Item {
    id: root

    required property Exhibit exhibit
    required property Session session
    required property Look look
    // Scale in which it is shown.
    required property real factor

    readonly property Content content: root.session.content
    readonly property Panel panel: root.content.panels[root.session.panel] as Panel
    readonly property Figure figure: root.panel.figure
    readonly property bool young: root.session.young && root.panel.young.length > 0
    readonly property bool numbered: root.figure.numeral.length > 0
    readonly property bool atRest: !ride.running && !fade.running

    readonly property real textWidth: Metrics.compactLayout ? Metrics.contentWidth * 0.55 : Metrics.wideLayout ? Math.min(Metrics.px(950), Metrics.contentWidth * 0.54) : Metrics.contentWidth
    readonly property real numberX: Metrics.wideLayout ? Metrics.margin + Metrics.contentWidth * 0.56 : Metrics.margin
    // Names of a figure are at the right, between its label and the line.
    readonly property real namesX: Metrics.margin + Math.min(Metrics.contentWidth * (Metrics.wideLayout ? 0.79 : 0.66), Metrics.contentWidth - names.widest)
    readonly property real namesTop: Metrics.wideLayout ? (root.numbered ? label.y + label.height + Metrics.px(40) : Metrics.head) : root.numbered ? label.y : lead.y + lead.height + Metrics.px(40)
    // Without a number, they take its height as well.
    readonly property real namePitch: Metrics.label * (root.numbered || !Metrics.wideLayout ? 1.7 : 4)
    readonly property real namesHeight: root.figure.names.length * root.namePitch
    readonly property real leastLineY: Metrics.wideLayout ? 0 : Math.max(label.y + label.height + Metrics.train, root.namesTop + root.namesHeight) + Metrics.px(40)
    readonly property real lineY: Math.max(root.height - Metrics.belowLine(root.panel.stops.length), root.leastLineY)

    // Lets the train ride to its place, or fade in with less motion.
    function demonstrate(): void {
        ride.stop();
        fade.stop();
        (Motion.reduced ? fade : ride).start();
    }

    clip: true

    Connections {
        target: Motion

        function onCalmChanged(): void {
            Qt.callLater(root.demonstrate);
        }
    }
    NumberAnimation {
        id: ride

        target: train
        property: "way"
        from: 0
        to: 1
        duration: 2 * Motion.travel
        easing.type: Easing.OutCubic
    }
    NumberAnimation {
        id: fade

        target: train
        property: "opacity"
        from: 0
        to: 1
        duration: Motion.crossFade
    }
    BalancedLabel {
        id: kicker

        x: Metrics.margin
        y: Metrics.wideLayout ? Metrics.px(48) : Metrics.head
        availableWidth: root.textWidth
        originalText: root.panel.kicker
        color: root.look.secondary
        font.pixelSize: Metrics.label
    }
    BalancedLabel {
        id: headline

        x: Metrics.margin
        y: kicker.y + kicker.height + Metrics.px(4)
        availableWidth: root.textWidth
        originalText: root.panel.headline
        color: root.look.text
        font.pixelSize: headline.fitting(Metrics.headline)
        font.weight: Font.DemiBold
        leading: Metrics.leadingTitle
    }
    PlainLabel {
        id: lead

        x: Metrics.margin
        y: headline.y + headline.height + Metrics.space(16)
        width: root.textWidth
        text: (root.young ? root.panel.young : root.panel.lead).map(paragraph => (paragraph as Paragraph).text).join("\n")
        color: root.young ? root.look.text : root.look.secondary
        font.pixelSize: root.young ? Metrics.title : Metrics.lead
        leading: Metrics.leading(root.content.han)
    }
    PlainLabel {
        id: before

        x: root.numberX
        y: number.y - lineHeight - Metrics.px(8)
        width: implicitWidth
        text: root.numbered ? root.figure.before : ""
        color: root.look.text
        font.pixelSize: Metrics.lead
        font.weight: Font.DemiBold
        wrapMode: Text.NoWrap
    }
    CountingNumeral {
        id: number

        visible: root.numbered
        x: root.numberX
        y: (Metrics.wideLayout ? Metrics.px(48) : lead.y + lead.height + Metrics.px(48)) + (before.text ? before.lineHeight + Metrics.px(8) : 0)
        width: implicitWidth
        height: root.numbered ? implicitHeight : 0
        text: root.figure.numeral + root.figure.sign
        color: root.look.line
        size: Metrics.wideLayout && !Metrics.compactLayout ? Metrics.numeral : Metrics.numeralMedium
    }
    PlainLabel {
        x: number.x + number.width + Metrics.space(16)
        y: number.y + number.height - baselineOffset
        width: implicitWidth
        text: root.numbered ? root.figure.unit : ""
        color: root.look.text
        font.pixelSize: Metrics.subhead
        font.weight: Font.DemiBold
        wrapMode: Text.NoWrap
    }
    PlainLabel {
        id: label

        x: root.numberX
        y: number.y + number.height + Metrics.px(24)
        width: parent.width - Metrics.margin - x
        text: root.numbered ? root.figure.label : ""
        color: root.look.text
        font.pixelSize: Metrics.lead
    }
    RailLine {
        y: root.lineY
        width: parent.width
        color: root.look.line
    }
    MiniatureNames {
        id: names

        // See `train`.
        visible: root.figure.names.length > 0 && y < root.height
        x: root.namesX
        y: Math.max(root.namesTop, root.lineY - root.namesHeight - Metrics.px(28))
        height: root.lineY - y
        names: root.figure.names
        pitch: root.namePitch
        look: root.look
    }
    // Strokes behind the train show that it moves.
    Repeater {
        model: Motion.calm ? [] : [0.66, 0.4, 0.14]

        Rectangle {
            required property int index
            required property real modelData

            x: train.x - Metrics.px(36) - width
            y: root.lineY - Metrics.train * modelData - height
            width: Metrics.px(index === 1 ? 150 : 90)
            height: Metrics.px(8)
            color: root.look.secondary
        }
    }
    Train {
        id: train

        // Share of its way that it has come.
        property real way: 1
        readonly property real nose: Metrics.wideLayout ? Metrics.margin + Metrics.contentWidth * 0.69 : parent.width * 0.62
        readonly property real stand: Math.round((root.figure.names.length > 0 ? Math.min(train.nose, names.x + names.foot - Metrics.px(16)) : train.nose) - width)
        // Qt's software renderer draws what is wholly outside of a clip (6.11).
        readonly property real start: Metrics.px(24) - width

        visible: root.lineY - height < root.height
        x: Math.round(train.start + train.way * (train.stand - train.start))
        y: root.lineY - height + Metrics.px(2)
        width: implicitWidth
        distance: x
        // At least two pixels wide when it is scaled.
        stroke: Math.max(Metrics.stroke, Math.ceil(2 / root.factor))
        exhibit: root.exhibit
        look: root.look
    }
    Repeater {
        model: root.panel.stops.length

        Item {
            id: marker

            required property int index
            readonly property Stop stop: root.panel.stops[marker.index] as Stop

            x: Metrics.margin + (Metrics.wideLayout ? marker.index * Metrics.contentWidth * 1.035 / root.panel.stops.length : 0)
            y: root.lineY + (Metrics.wideLayout ? Metrics.railGap + Metrics.rail + Metrics.px(24) : Metrics.touchBelowLine + marker.index * (Metrics.row + Metrics.apart) + Metrics.px(36))

            Rectangle {
                width: 2 * Metrics.ring
                height: width
                radius: width / 2
                color: root.look.ground
                border.width: Metrics.rail
                border.color: root.look.line
            }
            PlainLabel {
                x: 2 * Metrics.ring + Metrics.gutter
                y: Metrics.ring - heart
                width: implicitWidth
                text: marker.stop.title
                color: root.look.text
                font.pixelSize: Metrics.title
                font.weight: Font.DemiBold
                wrapMode: Text.NoWrap
            }
        }
    }
    ScrollFade {
        visible: root.lineY > root.height
        y: root.height - height
        width: root.width
        height: Metrics.body * 1.6
        color: root.look.ground
    }
}
