pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The opened stops, side by side along the line. The line stays where it is; the number rises out of the marker that was touched and
// returns into it.
FocusScope {
    id: root

    required property Exhibit exhibit
    required property Session session
    // Knows the positions of the markers.
    required property PanelStrip panels
    // Centre of the marker, and the height of the panel's line.
    property point openedFrom
    property real openedFromLine
    // Progress of opening, 0 to 1.
    property real openness: 0
    // How far the panel has left, the number has risen and the text has arrived.
    readonly property real departed: Math.min(1, root.openness * 3.5)
    readonly property real risen: 1 - Math.pow(1 - root.openness, 3)
    readonly property real arrived: Math.max(0, (root.openness - 0.57) / 0.43)

    readonly property bool fading: crossFade.running
    readonly property bool atRest: !unfoldAnimation.running && !crossFade.running && strip.atRest
    readonly property bool open: root.session.screen === Session.Screen.STOP
    readonly property var line: root.stopsAlongLine()
    // Index of the visible stop; keeps its value while the screen closes.
    property int visibleStop: 0

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
        (strip.pageAt(root.visibleStop) as StopPageLoader).scroll(by);
    }

    // The visible stop's link to the article.
    function link(): Item {
        return (strip.pageAt(root.visibleStop) as StopPageLoader).link();
    }

    function follow(): void {
        const at = root.line.findIndex(([panel, stop]) => panel === root.session.panel && stop === root.session.stop);
        if (root.session.stop >= 0 && at >= 0)
            root.visibleStop = at;
        if (root.session.screen === Session.Screen.ARTICLE && root.session.stop >= 0)
            root.openness = 1;
    }

    function unfold(to: real): void {
        unfoldAnimation.stop();
        root.openedFrom = root.panels.markerCentre(root.line[root.visibleStop][1]);
        root.openedFromLine = root.panels.page?.railY ?? root.openedFrom.y;
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
    }
    // Cross-fade instead of unfolding; the screen counts as open meanwhile.
    NumberAnimation {
        id: crossFade

        target: strip
        property: "opacity"
        from: 1 - crossFade.to
        duration: Motion.crossFade
        onStarted: root.openness = 1
        onStopped: {
            root.openness = crossFade.to;
            strip.opacity = 1;
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
    PageStrip {
        id: strip

        anchors.fill: parent
        count: root.line.length
        current: root.visibleStop
        live: root.openness === 1
        onStepRequested: by => root.session.step(by)

        StopPageLoader {
            strip: strip
            exhibit: root.exhibit
            session: root.session
            panelIndex: root.line[index][0]
            stopIndex: root.line[index][1]
            open: root.open || root.openness > 0
            screen: root
        }
    }
}
