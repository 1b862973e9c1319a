pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The line splitting into fibres with named ends. A plucked bundle swings and its name turns bold.
FigureDrawing {
    id: root

    readonly property int ends: root.view.figure.names.length
    // Long names leave no room for the drawing of the place.
    readonly property real longestName: Math.max(0, ...root.view.figure.names.map(name => root.longest(name) + 2))
    readonly property Drawing scenery: root.longestName > root.width * 0.42 ? null : (root.view.exhibit.drawings[root.view.scenery] ?? null) as Drawing
    readonly property real standX: root.view.playable ? Metrics.px(Metrics.wideLayout ? 230 : 70) : 0
    readonly property real originX: root.standX + (root.scenery ? place.width + Metrics.px(44) : 0)
    readonly property real labelRoom: Metrics.wideLayout && root.view.playable ? Metrics.type(32) * 8.6 : Math.max(Math.min(root.width * 0.42, Metrics.type(32) * 13), root.longestName)
    readonly property real endX: root.width - root.labelRoom - Metrics.ring - Metrics.gutter
    // The greatest height of a name; names are centred on their ends.
    readonly property real tallest: root.highestName()
    readonly property real foot: Math.max(Metrics.px(root.view.playable ? 120 : 48), root.tallest / 2 + Metrics.px(6))
    readonly property real apart: Math.max(Metrics.type(32) * 2.6, root.tallest + Metrics.px(8))
    readonly property real lowest: root.height - root.foot
    readonly property real spread: Metrics.px(root.view.playable ? 26 : 16)
    readonly property real highest: Math.max(Metrics.px(40), Metrics.type(32) * 1.9)
    // In a narrower wide layout the fibres must pass under the text.
    readonly property bool narrow: root.view.playable && Metrics.wideLayout && Metrics.columns < 1800
    // Index of the end that was plucked last, or -1.
    property int plucked: -1

    wantedHeight: root.view.playable ? Math.max(Metrics.px(420), root.ends * Metrics.type(32) * 4.3) : root.least
    lineEnd: root.originX + 1
    least: root.highest + root.foot + (root.ends - 1) * root.apart
    leftLeast: Metrics.px(72)
    trainStand: Metrics.px(Metrics.wideLayout ? 206 : 50)

    atRest: root.bundlesAtRest()

    function bundlesAtRest(): bool {
        for (let i = 0; i < bundles.count; ++i)
            if (!((bundles.itemAt(i) as StrandBundle)?.atRest ?? true))
                return false;
        return true;
    }

    function highestName(): real {
        let most = 0;
        for (let i = 0; i < names.count; ++i)
            most = Math.max(most, (names.itemAt(i) as Item)?.implicitHeight ?? 0);
        return most;
    }

    function endY(index: int): real {
        return root.ends === 1 ? root.lowest : root.highest + index * (root.lowest - root.highest) / (root.ends - 1);
    }

    function pluck(index: int): void {
        root.plucked = index;
        const bundle = bundles.itemAt(index) as StrandBundle;
        if (bundle)
            bundle.ring();
    }

    // Index of the bundle that is nearest to a point.
    function nearest(point: point): int {
        let best = 0;
        let least = Infinity;
        for (let i = 0; i < root.ends; ++i) {
            const bundle = bundles.itemAt(i) as StrandBundle;
            const away = Math.abs(bundle.middleAt(point.x) - point.y);
            if (away < least) {
                least = away;
                best = i;
            }
        }
        return best;
    }

    // Leaving the panel resets it.
    onEnabledChanged: if (!root.enabled)
        root.plucked = -1

    Artwork {
        id: place

        visible: root.scenery !== null
        x: root.standX
        y: root.height - height + Metrics.px(2)
        width: implicitWidth
        height: Metrics.train
        drawing: root.scenery
        look: root.view.look
    }
    Item {
        width: root.view.progress < 1 ? root.originX + (root.width - root.originX) * root.view.progress : root.width
        height: root.height + Metrics.px(40)
        clip: root.view.progress < 1

        Repeater {
            id: bundles

            model: root.ends

            StrandBundle {
                required property int index

                originX: root.originX
                originY: root.height
                endX: root.endX
                endY: root.endY(index)
                spread: root.spread
                leave: root.narrow ? 1 : 0.75
                arrive: root.narrow ? 0.85 : 0.6
                color: root.view.look.line
                // Fewer and wider fibres stay distinguishable.
                fibres: root.view.look.edged ? (root.view.playable ? 7 : 5) : 11
                fibre: root.view.look.edged ? Metrics.stroke : Math.max(1, Metrics.px(2))
            }
        }
        Repeater {
            id: names

            model: root.ends

            Item {
                id: end

                required property int index
                readonly property bool named: root.plucked === end.index

                x: root.endX
                y: root.endY(end.index)
                implicitHeight: name.implicitHeight

                Rectangle {
                    x: -width / 2
                    y: -height / 2
                    width: 2 * root.spread + Metrics.px(18)
                    height: width
                    radius: width / 2
                    color: end.named ? root.view.look.line : root.view.look.ground
                    border.color: root.view.look.line
                    border.width: Metrics.px(8)
                }
                PlainLabel {
                    id: name

                    x: root.spread + Metrics.px(9) + Metrics.px(16)
                    y: -height / 2
                    width: root.labelRoom
                    text: root.view.figure.names[end.index]
                    color: root.view.look.text
                    font.pixelSize: Metrics.label
                    font.weight: end.named ? Font.DemiBold : Font.Medium

                    FocusableText {
                        stops: false
                    }
                }
            }
        }
    }
    Touchable {
        readonly property real over: Math.max(Metrics.px(74), Metrics.target - Metrics.touchBelowLine + Metrics.apart)

        visible: root.view.playable
        enabled: root.view.playable
        x: root.originX
        y: root.height - over
        width: root.endX - root.originX
        height: over + Metrics.touchBelowLine - Metrics.apart
        text: root.view.content.strings.strands
        ringInside: true
        Accessible.description: root.view.content.describe(root.view.figure.names[root.plucked] ?? "", ReadAloudState.readsTexts ? root.view.content.strings.strandsKeys : root.view.content.strings.strandsHint)
        onClicked: root.pluck(visualFocus ? (root.plucked + 1) % root.ends : root.nearest(Qt.point(x + pressX, y + pressY)))
        Keys.onPressed: event => {
            const by = event.key === Qt.Key_Down ? 1 : event.key === Qt.Key_Up ? -1 : 0;
            event.accepted = by !== 0;
            if (by !== 0)
                root.pluck((root.plucked + by + root.ends) % root.ends);
        }
    }
    TapHandler {
        enabled: root.view.playable
        gesturePolicy: TapHandler.DragThreshold
        onTapped: point => {
            if (point.position.x > root.originX)
                root.pluck(root.nearest(point.position));
        }
    }
    // A vertical drag across a bundle plucks it; a horizontal one swipes the page.
    DragHandler {
        id: strum

        property real lastY

        enabled: root.view.playable
        target: null
        xAxis.enabled: false
        dragThreshold: Metrics.px(12)
        onActiveChanged: strum.lastY = strum.centroid.pressPosition.y
        onCentroidChanged: {
            if (!strum.active)
                return;
            const at = strum.centroid.position;
            for (let i = 0; i < root.ends; ++i) {
                const y = (bundles.itemAt(i) as StrandBundle).middleAt(at.x);
                if ((strum.lastY - y) * (at.y - y) <= 0 && strum.lastY !== at.y)
                    root.pluck(i);
            }
            strum.lastY = at.y;
        }
    }
}
