pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The attract screen: the names of the place over a close-up of the line, on which the train brings one fact of each panel. Where text is
// too large for this, a page of names, facts and train that scrolls.
Item {
    id: root

    required property Exhibit exhibit
    required property Session session
    property VisitScreensInterface visit: null
    // True while attract is the screen, and neither begins nor ends.
    property bool here: true
    // True while the camera moves between attract and a panel: then only the train is drawn here, over the first panel.
    readonly property bool pulling: root.visit?.closeUp ?? false
    // True once train and facts exist.
    property bool built: false
    property bool running: root.visible
    // True if the header already shows the name: the exhibit is lowered.
    property bool underHeader: false
    // While the names are read, nothing moves.
    readonly property bool playing: root.running && !ReadAloudState.reading && !ReadAloudState.readsTexts

    readonly property Look look: Theme.deep
    readonly property int stops: ((root.exhibit.languages[0] as Content).panels[0] as Panel).stops.length
    readonly property real roomBelow: Math.max(Metrics.belowLine(root.stops), Metrics.touchBelowLine + invitation.implicitHeight + Metrics.px(24))
    readonly property real closeLineY: root.height - root.roomBelow
    readonly property real namesEnd: Math.ceil(names.y + names.implicitHeight + Metrics.px(16))
    // Height of the train where everything is in view at once.
    readonly property real closeHeight: Math.min(Metrics.trainNear, root.closeLineY - root.namesEnd)
    // True if the screen is a page that scrolls.
    readonly property bool scrolling: root.height > 0 && (Metrics.enlarged > 1.2 || root.closeHeight < Metrics.px(240))
    readonly property real lineY: root.scrolling ? cards.y + cards.height + Metrics.gutter + train.height : root.closeLineY
    // Height below the line that belongs to the train: upright, its targets reach down into the zone that everybody reaches.
    readonly property real belowTrain: Math.ceil(Math.max(Metrics.touchBelowLine, Metrics.width < Metrics.height ? Metrics.height * 0.6 + Metrics.target - root.lineY : 0))
    readonly property real nose: train.nose
    // How much larger the train is than in a panel; 1 if the camera does not move.
    readonly property real nearScale: root.scrolling || root.height <= 0 ? 1 : root.closeHeight / Metrics.train
    // Share of the way to the panel.
    readonly property real away: root.pulling && root.nearScale > 1 ? (root.nearScale - root.visit.zoom) / (root.nearScale - 1) : 0
    // The texts belong to the first panel's part of the world, and leave with it.
    readonly property real shift: root.pulling ? -Math.round(root.width * root.visit.position) : 0
    property real textOpacity: root.here ? 1 : 0
    readonly property bool moving: train.moving
    // Against burn-in, the texts move by a few pixels in each round.
    property int rounds: 0
    readonly property point drift: Qt.point([0, 1, 2, 1, 0, -1, -2, -1][root.rounds % 8] * Metrics.px(2), [0, 1, 0, -1, 0, 1, 0, -1][root.rounds % 8] * Metrics.px(3))

    // The item of a part that is read aloud.
    function partItem(part: string): Item {
        const language = root.exhibit.languages.findIndex(each => (each as Content) === root.session.content);
        return part === "where" && !root.underHeader ? names.nameItem(language) : part === "caption" ? names.captionItem(language) : null;
    }

    // Call once the screen has its size.
    function build(): void {
        // A positioner has its height only in the next frame; then everything would be laid out again.
        names.layOut();
        root.built = true;
    }

    function park(): void {
        train.park();
        train.begin();
    }

    function depart(): void {
        train.depart();
    }

    function begin(): void {
        root.session.openPanel(0);
    }

    clip: true

    Behavior on textOpacity {
        enabled: !Motion.reduced
        NumberAnimation {
            duration: root.here ? Motion.open : Motion.veil
        }
    }
    Rectangle {
        visible: !root.pulling
        anchors.fill: parent
        color: root.look.ground
    }
    ScrollPage {
        id: page

        anchors.fill: parent
        // Leaves room for the focus ring, which is drawn inside.
        anchors.bottomMargin: root.scrolling ? Metrics.ringRoom : 0
        contentHeight: root.scrolling ? start.y + start.height : root.height
        hintColor: root.look.secondary
        clip: true

        // A tap anywhere begins a visit.
        TapHandler {
            // Disabled if staff's pages opened during the touch.
            onTapped: if (root.enabled)
                root.begin()
        }

        Item {
            id: texts

            opacity: root.textOpacity
            x: Metrics.margin + root.drift.x + root.shift
            y: root.drift.y
            width: Metrics.contentWidth

            AttractTitle {
                id: names

                y: root.underHeader ? Metrics.gutter : Metrics.px(root.height > root.width ? 80 : 32)
                exhibit: root.exhibit
                look: root.look
                named: !root.underHeader
            }
        }
        Grid {
            id: cards

            readonly property int perRow: Math.max(1, Math.min(train.facts, Math.floor((Metrics.contentWidth + Metrics.gap) / (Metrics.px(560) * Metrics.enlarged + Metrics.gap))))
            readonly property real cardWidth: Math.floor((Metrics.contentWidth - (cards.perRow - 1) * Metrics.gap) / cards.perRow)

            visible: root.scrolling
            opacity: root.textOpacity
            x: Metrics.margin
            y: names.y + names.implicitHeight + Metrics.gutter
            columns: cards.perRow
            spacing: Metrics.gap

            Repeater {
                model: root.built && root.scrolling ? train.facts : 0

                AttractFact {
                    id: card

                    required property int index

                    width: cards.cardWidth
                    height: needed
                    room: Metrics.px(240) * Metrics.enlarged
                    panel: card.index
                    exhibit: root.exhibit
                    session: root.session
                    look: root.look
                    container: own

                    ShippingContainer {
                        id: own

                        z: -1
                        width: card.width
                        height: card.height
                        look: root.look
                        role: (root.exhibit.wagons[card.index] as Vehicle)?.container || "fill"
                        lettered: true
                        stroke: Metrics.px(6)
                    }
                }
            }
        }
        RailLine {
            visible: !root.pulling
            y: root.lineY
            width: root.width
            color: root.look.line
        }
        AttractTrain {
            id: train

            y: root.lineY - height + Metrics.px(2) + (root.pulling ? Math.round((root.visit.railY - root.lineY) * root.away) : 0)
            // Over further panels, each draws its train in its own colours.
            width: root.pulling ? Math.max(0, Math.round(root.width * (1 - root.visit.position))) : root.width
            screenWidth: root.width
            pulling: root.pulling
            pulledNose: root.visit?.screenNose ?? 0
            zoom: root.pulling ? root.visit.zoom / root.nearScale : 1
            textOpacity: root.textOpacity
            height: root.scrolling ? Metrics.train : root.closeHeight
            exhibit: root.exhibit
            session: root.session
            look: root.look
            running: root.playing
            built: root.built
            // Texts that the first frame does not show wait for the visit.
            keepsTexts: root.visit !== null
            carries: !root.scrolling
            below: root.belowTrain
            onRoundEnded: ++root.rounds
        }
        Touchable {
            id: start

            opacity: root.textOpacity
            readonly property real room: root.height - y

            x: root.shift
            y: root.lineY + Math.max(Metrics.railGap + Metrics.rail, train.below) + Metrics.apart
            width: root.width
            height: root.scrolling ? invitation.height + 2 * Metrics.gutter : room
            text: ReadAloudState.readsTexts ? root.session.content.strings.touchKeys : root.session.content.strings.touch
            ringInside: true
            onClicked: root.begin()

            AttractInvitation {
                id: invitation

                x: Metrics.margin + root.drift.x
                y: Math.round(Math.min(Metrics.px(64), (start.height - height) / 2)) + root.drift.y
                width: Metrics.contentWidth
                height: implicitHeight
                exhibit: root.exhibit
                look: root.look
                pressed: start.down
            }
        }
        ReadAloudMark {
            parent: page.contentItem
            page: page
            target: root.running ? root.partItem(ReadAloudState.part) : null
            color: root.look.line
        }
    }
}
