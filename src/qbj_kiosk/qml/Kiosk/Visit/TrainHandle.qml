import Kiosk.Controls
import Kiosk.Figures
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// A panel's train as a control, while the train is there. Each panel has its own: a screen reader would look for one that moves between
// panels in the panel where it was first.
Touchable {
    id: root

    required property Session session
    required property PanelPage page
    // The nose's position on the screen.
    readonly property real nose: root.page.nose + root.page.x
    readonly property real tail: Math.max(0, root.nose - Metrics.train * 9)
    readonly property real reach: Math.min(root.page.width, Math.max(Metrics.target, root.tail + root.hintEnd, root.nose - Math.max(0, Metrics.apart - Metrics.px(16))))

    signal panelStepRequested(by: int)

    // Where its hint ends, 0 without one.
    readonly property real hintEnd: hint.visible ? hint.x + hint.wide : 0
    // The stop at which the train stands; null if this panel's train stops nowhere.
    readonly property Stop stop: root.page.isTrainAtStops ? root.page.panel.stops[root.page.trainStop] : null

    // One stop further, or from the last one to the next panel.
    function step(by: int): void {
        const page = root.page;
        const at = page.trainStop + by;
        if (page.isTrainAtStops && at >= 0 && at < page.stopCount)
            root.session.stopTrain(root.session.panel, at);
        else if (root.session.panel + by < 0 || root.session.panel + by >= root.session.content.panels.length)
            KeyboardFocus.endReached();
        else
            root.panelStepRequested(by);
        // Last, because the session's train stands at the last stop until the first step: a screen reader would name that stop too.
        page.used = true;
    }

    visible: root.page.chosen && root.nose > Metrics.px(24)
    x: root.tail - root.page.x
    y: -Metrics.train
    width: Math.max(0, root.reach - root.tail)
    height: Metrics.train + Metrics.touchBelowLine - Metrics.apart
    ringInside: true
    text: root.session.content.strings.train
    Accessible.description: root.session.content.describe(root.stop?.title ?? "", ReadAloudState.readsTexts ? root.session.content.strings.trainKeys : root.session.content.strings.trainHint)
    onClicked: root.step(1)
    Keys.onPressed: event => {
        const by = event.key === Qt.Key_Right ? 1 : event.key === Qt.Key_Left ? -1 : 0;
        event.accepted = by !== 0;
        if (by !== 0)
            root.step(by);
    }

    // In one column, where the words are below the line.
    TouchHint {
        id: hint

        visible: !Metrics.wideLayout && root.page.trainHinted
        x: Math.round(Math.max(Metrics.px(24), root.nose - root.page.x - root.x - Metrics.train * 1.9))
        y: Math.round(root.height - Metrics.label * 0.65)
        look: root.page.look
        text: root.session.content.strings.trainCall
        inwards: false
        // Between the marks under the line and the list of stops, which leave less room where targets must be apart.
        tall: Metrics.apart > 0 ? root.height - Metrics.train - Metrics.railGap - Metrics.rail - Metrics.px(18) : Infinity
    }
}
