pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The line splitting into fibres with named ends. A plucked bundle swings and its name turns bold.
FigureKindBase {
    id: root

    readonly property int ends: root.view.figure.names.length
    readonly property Look look: root.view.look
    readonly property bool playable: root.view.playable
    // In one column each name is above its cloth; on the stage it is behind it.
    readonly property bool stacked: !Metrics.wideLayout
    // Long names leave no room for the drawing of the place.
    readonly property real longestName: Math.max(0, ...root.view.figure.names.map(name => root.longest(name) + 2))
    readonly property list<string> places: root.longestName > root.width * 0.42 ? [] : root.view.scenery.filter(name => name.length > 0)
    readonly property Drawing scenery: root.drawingOf(0)
    readonly property Drawing lastScenery: root.drawingOf(Math.min(root.complete, root.places.length - 1))
    readonly property real standX: root.playable ? Metrics.px(Metrics.wideLayout ? 110 : 70) : 0
    readonly property real originX: root.standX + (root.scenery ? place.width + Metrics.px(12) : 0)
    // Height of the drawing of the place: as high as the texts above it allow, and at most a third of the width.
    readonly property real placeHeight: {
        const above = root.view.corners.filter(corner => corner.x > root.standX).map(corner => root.height - corner.y - Metrics.px(12));
        const across = root.scenery ? (root.width * (root.stacked ? 0.26 : 0.33)) * root.scenery.sheetHeight / root.scenery.sheetWidth : 0;
        return Math.round(Math.max(Metrics.px(64), Math.min(Metrics.px(136), across, ...above)));
    }
    readonly property real labelRoom: root.stacked ? Math.max(root.width * 0.42, root.longestName + Metrics.px(16)) : root.playable ? Metrics.type(32) * 8.6 : Math.max(Math.min(root.width * 0.42, Metrics.type(32) * 13), root.longestName)
    readonly property real clothWidth: root.stacked ? root.labelRoom : Metrics.px(root.playable ? 144 : 96)
    readonly property int columns: Math.round(root.clothWidth / Metrics.px(8))
    readonly property real endX: root.stacked ? root.width - root.labelRoom : root.width - root.labelRoom - Metrics.gutter - root.clothWidth
    // The greatest height of a name. Names behind their cloth are centred on it.
    readonly property real tallest: root.highestName()
    readonly property real spread: Metrics.px(root.playable && !root.stacked ? 34 : 22)
    readonly property real foot: root.stacked ? root.spread + Metrics.px(56) : Math.max(Metrics.px(root.playable ? 96 : 48), root.tallest / 2 + Metrics.px(6))
    readonly property real apart: root.stacked ? root.tallest + 2 * root.spread + Metrics.px(32) : Math.max(Metrics.type(32) * 2.6, root.tallest + Metrics.px(8))
    readonly property real lowest: root.height - root.foot
    readonly property real highest: root.stacked ? root.tallest + root.spread + Metrics.px(20) : Math.max(Metrics.px(40), Metrics.type(32) * 1.9)
    readonly property int mostFibres: Math.max(3, Math.floor(36 / root.ends))
    // Fewer and wider fibres stay distinguishable.
    readonly property int fibres: Math.max(3, Math.min(root.look.edged ? Math.floor(15 / root.ends) : root.mostFibres, Math.floor((root.endX - root.leaveX) * 0.36 / root.ends / Metrics.px(root.look.edged ? 9 : 4))))
    property int bundlesMade: 0
    property int namesMade: 0
    readonly property int hintedBundle: Math.floor((root.ends - 1) / 2)
    // Index of the end that was plucked last, or -1.
    property int plucked: -1
    // Number of columns that were woven at each end. A cloth that is full is woven again, in another weave.
    property list<int> woven: []
    readonly property int complete: root.woven.filter(each => each >= root.columns).length

    // The fibres stay on the line until they can pass the texts, but leave it early enough to rise.
    readonly property real leaveX: Math.max(root.originX + Metrics.px(8), Math.min(root.endX - Metrics.px(200), Math.max(root.originX + Metrics.px(24), ...root.view.corners.map(corner => root.leaveFor(corner)))))

    wantedHeight: root.playable ? Math.max(Metrics.px(420), root.least) : root.least
    lineEnd: root.originX + 1
    least: root.highest + root.foot + (root.ends - 1) * root.apart
    leftLeast: Metrics.px(72)
    trainStand: Metrics.px(Metrics.wideLayout ? 86 : 50)

    atRest: root.bundlesAtRest()

    function drawingOf(place: int): Drawing {
        return (root.view.exhibit.drawings[root.places[place] ?? ""] ?? null) as Drawing;
    }

    function bundlesAtRest(): bool {
        // Unlike `count`, it is changed after the item is there.
        for (let i = 0; i < root.bundlesMade; ++i)
            if (!(root.bundle(i)?.atRest ?? true))
                return false;
        return true;
    }

    // Where the uppermost fibre leaves the line to pass below and right of a corner.
    function leaveFor(corner: point): real {
        const gap = Metrics.px(20);
        const rise = (root.height - corner.y - gap) / (root.height - root.endY(0) + root.spread);
        if (rise >= 1)
            return 0;
        // The inverse of the curve of StrandBundle.
        const t = rise <= 0 ? 0 : Math.pow(0.5 - Math.sin(Math.asin(1 - 2 * rise) / 3), 1 / 1.4);
        return (corner.x + gap - t * root.endX) / (1 - t);
    }

    function riseAt(x: real): real {
        const last = root.bundlesMade === root.ends ? root.bundle(root.ends - 1) : null;
        if (!last || x < root.leaveX || x > root.endX + root.clothWidth)
            return 0;
        return Math.max(0, root.height + Metrics.railGap + Metrics.rail - last.restY(root.fibres - 1, x));
    }

    function highestName(): real {
        let most = 0;
        for (let i = 0; i < root.namesMade; ++i)
            most = Math.max(most, (names.itemAt(i) as Item)?.implicitHeight ?? 0);
        return most;
    }

    function endY(index: int): real {
        return root.ends === 1 ? root.lowest : root.highest + index * (root.lowest - root.highest) / (root.ends - 1);
    }

    // The cloth is begun; in a stop it is complete.
    function wovenAt(index: int): int {
        return root.woven[index] ?? Math.round(root.playable ? root.columns / 3 : root.columns);
    }

    function bundle(index: int): StrandBundle {
        return bundles.itemAt(index) as StrandBundle;
    }

    // Where a fibre of a bundle has risen above a height.
    function riseX(bundle: StrandBundle, fibre: int, y: real): real {
        let x = root.leaveX;
        while (bundle && x < root.endX && bundle.restY(fibre, x) > y)
            x += Metrics.px(8);
        return x;
    }

    // The middle bundle swings.
    function demonstrate(): void {
        root.bundle(root.hintedBundle)?.sway();
    }

    function pluck(index: int, x = NaN): void {
        root.view.used();
        root.plucked = index;
        root.bundle(index)?.ring(isNaN(x) ? root.originX + (root.endX - root.originX) * 0.6 : x);
    }

    // Index of the bundle that is nearest to a point.
    function nearest(point: point): int {
        let best = 0;
        let least = Infinity;
        for (let i = 0; i < root.ends; ++i) {
            const away = Math.abs(root.bundle(i).middleAt(point.x) - point.y);
            if (away < least) {
                least = away;
                best = i;
            }
        }
        return best;
    }

    // Leaving the panel resets it.
    onEnabledChanged: if (!root.enabled) {
        root.plucked = -1;
        root.woven = [];
        for (let i = 0; i < root.ends; ++i)
            root.bundle(i)?.settle();
    }

    Artwork {
        id: place

        visible: root.scenery !== null
        x: root.standX
        y: root.height - height + Metrics.px(2)
        width: implicitWidth
        height: root.placeHeight
        drawing: root.scenery
        look: root.look
        opacity: 1 - later.opacity
    }
    // Each woven end turns the place into the next drawing.
    Artwork {
        id: later

        visible: opacity > 0
        x: place.x
        y: place.y
        width: implicitWidth
        height: place.height
        drawing: root.lastScenery
        look: root.look
        opacity: root.lastScenery !== root.scenery ? 1 : 0
    }
    Item {
        width: root.view.progress < 1 ? root.originX + (root.width - root.originX) * root.view.progress : root.width
        height: root.height + Metrics.px(40)
        clip: root.view.progress < 1

        Repeater {
            id: bundles

            model: root.ends
            onItemAdded: ++root.bundlesMade
            onItemRemoved: --root.bundlesMade

            StrandBundle {
                id: bundle

                required property int index

                originX: root.originX
                originY: root.height
                endX: root.endX
                endY: root.endY(bundle.index)
                straight: root.clothWidth
                spread: root.spread
                color: root.look.line
                fibres: root.fibres
                mostFibres: root.mostFibres
                total: root.ends * root.fibres
                before: bundle.index * root.fibres
                fibre: root.look.edged ? Metrics.stroke : Math.max(1.5, Metrics.px(2))
                leaveX: root.leaveX
                onSwung: root.woven = Array.from({
                    length: root.ends
                }, (_, i) => root.wovenAt(i) + (i === bundle.index ? 1 : 0))
            }
        }
        Repeater {
            model: root.ends

            StrandCloth {
                id: cloth

                required property int index
                readonly property int total: root.wovenAt(cloth.index)

                x: root.endX
                y: Math.round(root.endY(cloth.index) - height / 2)
                width: root.clothWidth
                height: Math.round(2 * root.spread + Metrics.px(6))
                reach: 2 * root.spread
                fibres: root.fibres
                columns: root.columns
                color: root.look.edged ? root.look.text : root.look.fill
                woven: (cloth.total - 1) % root.columns + 1
                weave: Math.floor((cloth.total - 1) / root.columns)
            }
        }
        Repeater {
            id: names

            model: root.ends
            onItemAdded: ++root.namesMade
            onItemRemoved: --root.namesMade

            Item {
                id: end

                required property int index
                readonly property bool named: root.plucked === end.index
                readonly property string sentence: root.view.figure.sentences[end.index] ?? ""
                // Room for the sentence is kept from the beginning.
                readonly property real between: Metrics.px(4)
                readonly property bool earned: root.playable && root.wovenAt(end.index) >= root.columns && end.sentence.length > 0
                readonly property real texts: name.implicitHeight + (root.playable && !root.stacked && end.sentence ? end.between + sentence.implicitHeight : 0)

                x: root.stacked ? root.endX + Metrics.px(16) : root.endX + root.clothWidth + Metrics.gutter
                y: root.endY(end.index)
                implicitHeight: end.texts

                PlainLabel {
                    id: name

                    y: root.stacked ? -root.spread - Metrics.px(16) - height : -Math.round((end.earned ? end.texts : height) / 2)
                    width: root.labelRoom - (root.stacked ? Metrics.px(16) : 0)
                    text: root.view.figure.names[end.index]
                    color: root.look.text
                    font.pixelSize: Metrics.label
                    font.weight: end.named || end.earned ? Font.DemiBold : Font.Normal

                    ScreenReaderText {
                        stops: false
                    }
                }
                PlainLabel {
                    id: sentence

                    visible: end.earned && !root.stacked
                    y: name.y + name.height + end.between
                    width: root.labelRoom
                    text: end.sentence
                    color: root.look.secondary
                    font.pixelSize: Metrics.small

                    ScreenReaderText {
                        stops: false
                    }
                }
            }
        }
    }
    TouchHint {
        id: hint

        readonly property bool beside: root.stacked && root.longest(hint.text) < root.leaveX - Metrics.px(60)
        readonly property StrandBundle bundle: root.bundlesMade === root.ends ? root.bundle(root.hintedBundle) : null
        readonly property real across: root.leaveX + (root.endX - root.leaveX) * 0.62

        visible: root.playable && root.view.hinted && (hint.bundle?.atRest ?? false)
        // On a wide screen right of the fibres, in the gap below the bundle's end; in one column left of them, or above them.
        x: hint.beside ? Math.round(Math.min(hint.across, root.riseX(hint.bundle ? root.bundle(0) : null, 0, y + Metrics.label * 0.7)) - Metrics.px(24)) : root.stacked || !hint.visible ? 0 : Math.round(root.riseX(hint.bundle, (hint.bundle?.fibres ?? 1) - 1, y - Metrics.label) + Metrics.px(8))
        y: Math.round(!hint.bundle || root.stacked && !hint.beside ? root.endY(0) : hint.beside ? Math.min(hint.bundle.middleAt(hint.across), control.y - Metrics.label, root.scenery ? root.height - root.placeHeight - Metrics.label * 0.6 : Infinity) : (root.endY(root.hintedBundle) + root.endY(root.hintedBundle + 1)) / 2)
        look: root.look
        text: root.view.content.strings.strandsCall
        leftwards: hint.beside
        pointed: hint.beside || !root.stacked
        room: hint.beside ? x : root.stacked ? (root.leaveX + root.endX) / 2 : root.endX + root.clothWidth - x
    }
    // In one column the sentence of the end that was woven last is beside the fibres.
    PlainLabel {
        visible: root.stacked && root.playable && root.plucked >= 0 && root.wovenAt(root.plucked) >= root.columns && text.length > 0
        y: root.endY(0) - root.spread
        width: root.leaveX - Metrics.gutter
        text: root.view.figure.sentences[root.plucked] ?? ""
        color: root.look.secondary
        font.pixelSize: Metrics.label

        ScreenReaderText {
            stops: false
        }
    }
    Touchable {
        id: control

        readonly property real over: Math.max(Metrics.px(74), Metrics.target - Metrics.touchBelowLine + Metrics.apart)

        visible: root.playable
        enabled: root.playable
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
        enabled: root.playable
        gesturePolicy: TapHandler.DragThreshold
        onTapped: point => {
            if (point.position.x > root.originX)
                root.pluck(root.nearest(point.position), point.position.x);
        }
    }
    // A vertical drag pulls the bundle under the finger until it slips off, and plucks each further bundle that it crosses. A horizontal one
    // swipes the page.
    DragHandler {
        id: strum

        property real lastY
        property int pulled: -1

        function begin(): void {
            const at = strum.centroid.pressPosition;
            const index = root.nearest(at);
            strum.lastY = at.y;
            strum.pulled = at.x > root.originX && at.x < root.endX && Math.abs(root.bundle(index).middleAt(at.x) - at.y) < Metrics.px(48) ? index : -1;
        }

        function follow(): void {
            const at = strum.centroid.position;
            if (strum.pulled >= 0) {
                const bundle = root.bundle(strum.pulled);
                const offset = at.y - bundle.middleAt(at.x);
                if (Math.abs(offset) < Metrics.px(160)) {
                    root.view.used();
                    root.plucked = strum.pulled;
                    bundle.pullTo(at.x, offset);
                    strum.lastY = at.y;
                    return;
                }
                strum.letGo();
            }
            for (let i = 0; i < root.ends; ++i) {
                const y = root.bundle(i).middleAt(at.x);
                if ((strum.lastY - y) * (at.y - y) <= 0 && strum.lastY !== at.y)
                    root.pluck(i, at.x);
            }
            strum.lastY = at.y;
        }

        function letGo(): void {
            if (strum.pulled >= 0)
                root.bundle(strum.pulled).release();
            strum.pulled = -1;
        }

        enabled: root.playable
        target: null
        xAxis.enabled: false
        dragThreshold: Metrics.px(12)
        onActiveChanged: {
            if (strum.active)
                strum.begin();
            else
                strum.letGo();
        }
        onCentroidChanged: {
            if (strum.active)
                strum.follow();
        }
    }
}
