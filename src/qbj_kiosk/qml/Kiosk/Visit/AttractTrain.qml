pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The train of attract. It enters, stands with each of its facts in the middle of the screen, and leaves; a push sends it on. As wide as
// the screen; its lower edge is on the rail.
Item {
    id: root

    required property Exhibit exhibit
    required property Session session
    required property Look look
    // True while it runs by itself.
    required property bool running
    // True if its containers carry the facts.
    required property bool carries

    property real nose: root.standAt(0)
    // False until everything around it has its size: wagons and facts would be laid out again and again.
    property bool built: false
    // True if facts that are out of view have their texts.
    property bool keepsTexts: true
    property real screenWidth: root.width
    // While the camera moves, the visit sets the position of the nose and the scale.
    property bool pulling: false
    property real pulledNose: 0
    property real zoom: 1
    property real textOpacity: 1
    readonly property real shownNose: root.pulling ? root.pulledNose : root.nose
    // The wagon in the middle while the train stands; -1 while it enters.
    property int stand: 0
    // True once laid out; a motion started earlier would begin elsewhere.
    property bool laidOut: false
    readonly property bool moving: leg.running || push.active
    // True while it stands and will depart by itself.
    readonly property bool waiting: standTimer.running
    // Height of the area below the rail that belongs to the train.
    property real below: Metrics.touchBelowLine

    readonly property real touchHeight: root.height - Metrics.px(2) + root.below
    readonly property int facts: Math.min(root.exhibit.wagons.length, root.exhibit.languages[0].panels.length)
    readonly property real speed: Metrics.px(420) / 1000
    // Distance in which it brakes from its speed, or reaches it.
    readonly property real braking: root.speed * Motion.braking / 3
    property list<var> legs: []

    signal roundEnded

    // The nose's position with a wagon in the middle of the screen. At the first stand the whole locomotive is in view if it fits beside
    // the wagon.
    function standAt(wagon: int): real {
        const centred = Math.round(root.screenWidth / 2 + train.engineWidth + (wagon + 0.5) * train.wagonPitch);
        const edge = root.screenWidth - Metrics.px(20);
        return wagon === 0 && train.engineWidth + train.wagonPitch <= edge ? Math.min(centred, edge) : centred;
    }

    function go(legs: list<var>): void {
        standTimer.stop();
        root.legs = legs;
        root.nextLeg();
    }

    function nextLeg(): void {
        leg.stop();
        const [next, ...rest] = root.legs;
        root.legs = rest;
        if (!next) {
            root.arrive();
        } else {
            leg.to = next.to;
            leg.duration = next.duration;
            leg.easing.type = next.easing;
            leg.start();
        }
    }

    function arrive(): void {
        if (root.nose >= root.screenWidth + train.width) {
            root.roundEnded();
            root.nose = 0;
            root.enter();
        } else if (root.running) {
            standTimer.restart();
        }
    }

    function enter(): void {
        root.stand = 0;
        const rest = root.standAt(0);
        root.go([root.steady(0, rest - root.braking),
            {
                to: rest,
                duration: Motion.braking,
                easing: Easing.OutCubic
            }
        ]);
    }

    function steady(from: real, to: real): var {
        return {
            to: to,
            duration: Math.max(1, (to - from) / root.speed),
            easing: Easing.Linear
        };
    }

    // Sends the train to the next stand, or off the screen after the last.
    function depart(): void {
        const next = root.stand + 1;
        if (Motion.reduced) {
            root.stand = next % root.facts;
            root.nose = root.standAt(root.stand);
        } else if (next < root.facts) {
            root.stand = next;
            root.go([
                {
                    to: root.standAt(next),
                    duration: Motion.braking,
                    easing: Easing.InOutCubic
                }
            ]);
        } else {
            const off = root.screenWidth + train.width;
            const ahead = Math.min(off, root.nose + root.braking);
            root.go([
                {
                    to: ahead,
                    duration: Motion.braking,
                    easing: Easing.InCubic
                }, root.steady(ahead, off)]);
        }
    }

    // Lets a pushed train coast to a stand, in the direction and as far as its velocity, in pixels per second, carries it.
    function coast(velocity: real): void {
        const reach = root.nose + velocity * 0.4;
        let next = 0;
        for (let wagon = 0; wagon < root.facts; ++wagon) {
            const at = root.standAt(wagon);
            if (velocity < 0 ? Math.abs(at - reach) < Math.abs(root.standAt(next) - reach) : at <= reach + train.wagonPitch / 2)
                next = wagon;
        }
        if (velocity > 0 && root.standAt(next) < root.nose) {
            root.stand = next;
            root.depart();
            return;
        }
        root.stand = next;
        const to = root.standAt(next);
        const duration = velocity === 0 ? 700 : Math.max(500, Math.min(2000, 3000 * Math.abs(to - root.nose) / Math.abs(velocity)));
        root.go([
            {
                to: to,
                duration: Motion.reduced ? 1 : duration,
                easing: Easing.OutCubic
            }
        ]);
    }

    // Puts the train at its first stand.
    function park(): void {
        leg.stop();
        standTimer.stop();
        root.legs = [];
        root.stand = 0;
        root.nose = Qt.binding(() => root.standAt(0));
    }

    function begin(): void {
        if (root.running && root.laidOut && !Motion.reduced)
            standTimer.restart();
        else
            root.park();
    }

    clip: root.pulling
    onRunningChanged: root.begin()
    onLaidOutChanged: root.begin()
    onScreenWidthChanged: root.begin()
    onHeightChanged: root.begin()
    Component.onCompleted: Qt.callLater(() => root.laidOut = true)

    NumberAnimation {
        id: leg

        target: root
        property: "nose"
        onFinished: root.nextLeg()
    }
    Timer {
        id: standTimer

        interval: Motion.stand
        onTriggered: root.depart()
    }
    // Scaled about the nose on the rail.
    Item {
        width: root.screenWidth
        height: root.height
        transform: Scale {
            origin.x: root.shownNose
            origin.y: root.height
            xScale: root.zoom
            yScale: root.zoom
        }

        Train {
            id: train

            wagons: root.built ? root.exhibit.wagons.length : 0

            readonly property real engineWidth: Math.round(root.exhibit.locomotive.drawing.sheetWidth * train.unit)
            readonly property real wagonPitch: Math.round(((root.exhibit.wagons[0] as Vehicle)?.drawing.sheetWidth ?? 0) * train.unit) - 1

            x: Math.round(root.shownNose - width)
            width: implicitWidth
            height: root.height
            exhibit: root.exhibit
            look: root.look
            distance: root.shownNose
            lettered: root.carries
            stroke: Math.max(Metrics.stroke, Math.round(Metrics.stroke * 1.6 * root.height / Metrics.px(328)))
        }
        Repeater {
            id: facts

            // Only once the containers have their size: each size of a text loads a font.
            model: root.built && root.carries && train.createdWagons === root.exhibit.wagons.length ? root.facts : 0

            AttractFact {
                id: fact

                // Read from left to right, as they stand.
                required property int index
                readonly property RailVehicle wagon: train.wagon(fact.panel)
                readonly property real begins: train.x + (fact.wagon ? fact.wagon.parent.x + fact.wagon.x + fact.wagon.container.x : 0)
                readonly property bool inside: fact.begins >= 0 && fact.begins + fact.width <= root.screenWidth

                opacity: root.textOpacity
                visible: fact.begins < root.screenWidth && fact.begins + fact.width > 0
                enabled: fact.inside
                Accessible.ignored: !fact.inside
                x: fact.begins
                y: fact.container?.y ?? 0
                width: fact.container?.width ?? 0
                height: root.touchHeight - y
                face: fact.container?.height ?? 0
                container: fact.wagon?.container ?? null
                panel: root.facts - 1 - fact.index
                exhibit: root.exhibit
                session: root.session
                look: root.look
                // Cut by the screen's edge, a text would be unreadable.
                texts: fact.inside || root.moving
                keepsTexts: root.keepsTexts
            }
        }
        // The locomotive: a tap or a key pushes the train.
        Touchable {
            readonly property real begins: Math.max(0, root.shownNose - train.engineWidth + Math.max(Metrics.px(8), Metrics.apart))
            readonly property real ends: Math.min(root.screenWidth, root.shownNose)

            visible: ends - begins >= Metrics.target
            x: begins
            width: ends - begins
            height: root.touchHeight
            text: root.session.content.strings.push
            ringInside: true
            onClicked: root.depart()
        }
    }
    DragHandler {
        id: push

        property real grabOffset
        property real lastVelocity

        target: null
        yAxis.enabled: false
        dragThreshold: Metrics.dragThreshold
        grabPermissions: PointerHandler.CanTakeOverFromAnything | PointerHandler.ApprovesCancellation
        onActiveChanged: {
            if (push.active) {
                leg.stop();
                standTimer.stop();
                push.lastVelocity = 0;
                push.grabOffset = root.nose - push.centroid.scenePosition.x;
            } else {
                root.coast(push.lastVelocity);
            }
        }
        onCentroidChanged: {
            if (!push.active)
                return;
            push.lastVelocity = push.centroid.velocity.x;
            root.nose = Math.max(root.standAt(0) - train.wagonPitch, push.centroid.scenePosition.x + push.grabOffset);
        }
    }
}
