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
    required property PanelStrip panels
    property rect origin
    // Progress of opening, 0 to 1.
    property real openness: 0

    readonly property bool fading: crossFade.running
    readonly property bool atRest: !unfoldAnimation.running && !crossFade.running && strip.atRest
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
        (strip.pageAt(root.shown) as StopPageLoader).scroll(by);
    }

    // The visible stop's link to the article.
    function link(): Item {
        return (strip.pageAt(root.shown) as StopPageLoader).link();
    }

    function follow(): void {
        const at = root.line.findIndex(([panel, stop]) => panel === root.session.panel && stop === root.session.stop);
        if (root.session.stop >= 0 && at >= 0)
            root.shown = at;
        if (root.session.screen === Session.Screen.ARTICLE && root.session.stop >= 0)
            root.openness = 1;
    }

    function unfold(to: real): void {
        unfoldAnimation.stop();
        root.origin = root.panels.markerRect(root.line[root.shown][1]);
        if (Motion.crossFade > 0) {
            crossFade.to = to;
            crossFade.restart();
            return;
        }
        if (Motion.still) {
            root.openness = to;
            return;
        }
        unfoldAnimation.to = to;
        unfoldAnimation.start();
    }

    // Already visible when it begins to open, so that it can get focus.
    visible: root.openness > 0 || root.open
    enabled: root.open

    Component.onCompleted: {
        root.follow();
        if (root.open)
            root.unfold(1);
    }

    NumberAnimation {
        id: unfoldAnimation

        target: root
        property: "openness"
        duration: Motion.open
        easing.type: Easing.BezierSpline
        easing.bezierCurve: Motion.curve
    }
    // Cross-fade instead of unfolding; the screen counts as open meanwhile.
    NumberAnimation {
        id: crossFade

        target: window
        property: "opacity"
        from: 1 - crossFade.to
        duration: Motion.crossFade
        onStarted: root.openness = 1
        onStopped: {
            root.openness = crossFade.to;
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

        x: Math.round(root.origin.x * (1 - root.openness))
        y: Math.round(root.origin.y * (1 - root.openness))
        width: Math.round(root.origin.width + (root.width - root.origin.width) * root.openness)
        height: Math.round(root.origin.height + (root.height - root.origin.height) * root.openness)
        clip: true

        PageStrip {
            id: strip

            x: -window.x
            y: -window.y
            width: root.width
            height: root.height
            count: root.line.length
            current: root.shown
            live: root.openness === 1
            onStepRequested: by => root.session.step(by)

            StopPageLoader {
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
