pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The opened stops, side by side along the line. Opens out of the marker that was touched and closes into it.
FocusScope {
    id: root

    required property Exhibit exhibit
    required property Session session
    // Knows the positions of the markers.
    required property PanelStrip world
    property rect place
    // Progress of opening, 0 to 1.
    property real openness: 0

    readonly property bool fading: veil.running
    readonly property bool atRest: !unfolding.running && !veil.running && strip.atRest
    readonly property bool open: root.session.screen === Session.Screen.STOP
    readonly property var line: root.stopsAlongLine()
    // Index of the visible stop; keeps its value while the screen closes.
    property int shown: 0

    // Every stop as [panel, stop], in the order of the line.
    function stopsAlongLine(): list<var> {
        const line = [];
        const panels = root.exhibit.languages[0].panels;
        for (let p = 0; p < panels.length; ++p)
            for (let s = 0; s < panels[p].stops.length; ++s)
                line.push([p, s]);
        return line;
    }

    function scroll(by: real): void {
        (strip.pageAt(root.shown) as StopSlot).scroll(by);
    }

    // The visible stop's link to the article.
    function link(): Item {
        return (strip.pageAt(root.shown) as StopSlot).link();
    }

    function follow(): void {
        const at = root.line.findIndex(([panel, stop]) => panel === root.session.panel && stop === root.session.stop);
        if (root.session.stop >= 0 && at >= 0)
            root.shown = at;
        if (root.session.screen === Session.Screen.ARTICLE && root.session.stop >= 0)
            root.openness = 1;
    }

    function unfold(to: real): void {
        unfolding.stop();
        root.place = root.world.markerRect(root.line[root.shown][1]);
        if (Motion.over > 0) {
            veil.to = to;
            veil.restart();
            return;
        }
        if (Motion.still) {
            root.openness = to;
            return;
        }
        unfolding.to = to;
        unfolding.start();
    }

    visible: root.openness > 0
    enabled: root.open

    Component.onCompleted: {
        root.follow();
        if (root.open)
            root.unfold(1);
    }

    NumberAnimation {
        id: unfolding

        target: root
        property: "openness"
        duration: Motion.open
        easing.type: Easing.BezierSpline
        easing.bezierCurve: Motion.curve
    }
    // Cross-fade instead of unfolding; the screen counts as open meanwhile.
    NumberAnimation {
        id: veil

        target: window
        property: "opacity"
        from: 1 - veil.to
        duration: Motion.over
        onStarted: root.openness = 1
        onStopped: {
            root.openness = veil.to;
            window.opacity = 1;
        }
    }
    Connections {
        target: root.session

        function onPlaceChanged(): void {
            root.follow();
            if (root.session.screen !== Session.Screen.ARTICLE)
                root.unfold(root.open ? 1 : 0);
        }
    }
    Item {
        id: window

        x: Math.round(root.place.x * (1 - root.openness))
        y: Math.round(root.place.y * (1 - root.openness))
        width: Math.round(root.place.width + (root.width - root.place.width) * root.openness)
        height: Math.round(root.place.height + (root.height - root.place.height) * root.openness)
        clip: true

        Strip {
            id: strip

            x: -window.x
            y: -window.y
            width: root.width
            height: root.height
            count: root.line.length
            current: root.shown
            live: root.openness === 1
            onTurned: by => root.session.step(by)

            StopSlot {
                strip: strip
                exhibit: root.exhibit
                session: root.session
                panelIndex: root.line[index][0]
                stopIndex: root.line[index][1]
                open: root.open || root.openness > 0
            }
        }
    }
}
