pragma ComponentBehavior: Bound

import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The controls of reading aloud, in place of the deck's other buttons.
ReadAloudControlsInterface {
    id: root

    required property Reader reader
    // Width of the lowest row; the others have the full width.
    required property real lowestRowWidth
    required property real rowStep
    required property real gap

    // By Reader.Speed.
    readonly property list<string> speedTexts: {
        const strings = root.reader.strings;
        return [strings.speed(strings.slow), strings.speed(strings.normal), strings.speed(strings.fast)];
    }
    readonly property list<Item> controls: [toggle, repeat, loudness, speed, end]
    readonly property var places: root.placesInFewestRows()

    // Places the controls in as few rows as possible. Rows count from the bottom, which is the easiest to reach.
    function placesInFewestRows(): var {
        for (let rows = 1; rows <= root.controls.length; ++rows) {
            const places = root.placesInRows(rows);
            if (places.length === root.controls.length)
                return places;
        }
        return root.controls.map((control, index) => ({
                    x: 0,
                    row: root.controls.length - 1 - index
                }));
    }

    function placesInRows(rows: int): var {
        const places = [];
        let row = rows - 1;
        let x = 0;
        for (const control of root.controls) {
            while (row >= 0 && x + control.width > (row > 0 ? root.width : root.lowestRowWidth)) {
                --row;
                x = 0;
            }
            if (row < 0)
                break;
            places.push({
                x: x,
                row: row
            });
            x += control.width + root.gap;
        }
        return places;
    }

    function rowY(fromBottom: int): real {
        return root.height - Metrics.row - fromBottom * root.rowStep;
    }

    rows: root.places[0].row + 1
    defaultFocus: toggle
    Accessible.role: Accessible.Grouping
    Accessible.name: root.reader.strings.reading

    TextButton {
        id: toggle

        readonly property bool paused: root.reader.state === Reader.State.PAUSED

        x: root.places[0].x
        y: root.rowY(root.places[0].row)
        // Keeps its width when its text changes.
        width: Math.max(Metrics.target, Math.max(pauseWidth.advanceWidth, carryOnWidth.advanceWidth) + 2 * Metrics.px(24) + 2)
        height: Metrics.row
        kind: TextButton.Chosen
        centred: true
        text: toggle.paused ? root.reader.strings.carryOn : root.reader.strings.pause
        onClicked: toggle.paused ? root.reader.resume() : root.reader.pause()
    }
    TextButton {
        id: repeat

        x: root.places[1].x
        y: root.rowY(root.places[1].row)
        height: Metrics.row
        text: root.reader.strings.repeat
        onClicked: root.reader.repeat()
    }
    Row {
        id: loudness

        x: root.places[2].x
        y: root.rowY(root.places[2].row)
        spacing: Metrics.apart

        TextButton {
            width: Math.max(Metrics.row, implicitWidth)
            height: Metrics.row
            centred: true
            text: "−"
            Accessible.name: root.reader.strings.quieter
            Accessible.description: volume.text
            onClicked: root.reader.quieter()
        }
        PlainLabel {
            id: volume

            width: Math.ceil(volumeWidth.advanceWidth) + 2 * Metrics.px(16)
            height: Metrics.row
            text: root.reader.strings.volume(root.reader.volume)
            color: Theme.deckText
            font.pixelSize: Metrics.label
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.NoWrap

            ScreenReaderText {}
        }
        TextButton {
            width: Math.max(Metrics.row, implicitWidth)
            height: Metrics.row
            centred: true
            text: "+"
            Accessible.name: root.reader.strings.louder
            Accessible.description: volume.text
            onClicked: root.reader.louder()
        }
    }
    TextButton {
        id: speed

        x: root.places[3].x
        y: root.rowY(root.places[3].row)
        // Keeps its width when its text changes.
        width: Math.max(Metrics.target, Math.max(slowWidth.advanceWidth, normalWidth.advanceWidth, fastWidth.advanceWidth) + 2 * Metrics.px(24) + 2)
        height: Metrics.row
        centred: true
        text: root.speedTexts[root.reader.speed]
        onClicked: root.reader.nextSpeed()
    }
    TextButton {
        id: end

        x: root.places[4].x
        y: root.rowY(root.places[4].row)
        height: Metrics.row
        kind: TextButton.Quiet
        text: root.reader.strings.stopReading
        onClicked: root.reader.stop()
    }
    TextMetrics {
        id: pauseWidth

        font.pixelSize: Metrics.label
        font.weight: Font.DemiBold
        text: root.reader.strings.pause
    }
    TextMetrics {
        id: carryOnWidth

        font: pauseWidth.font
        text: root.reader.strings.carryOn
    }
    TextMetrics {
        id: volumeWidth

        font: pauseWidth.font
        text: root.reader.strings.volume(100)
    }
    TextMetrics {
        id: slowWidth

        font: pauseWidth.font
        text: root.speedTexts[Reader.Speed.SLOW]
    }
    TextMetrics {
        id: normalWidth

        font: pauseWidth.font
        text: root.speedTexts[Reader.Speed.NORMAL]
    }
    TextMetrics {
        id: fastWidth

        font: pauseWidth.font
        text: root.speedTexts[Reader.Speed.FAST]
    }
}
