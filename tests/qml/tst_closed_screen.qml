import Kiosk.Controls
import Kiosk.Models
import Kiosk.Overlay
import Kiosk.Theme
import QtQuick
import QtTest

Item {
    id: root

    width: 960
    height: 540

    Rectangle {
        anchors.fill: parent
        color: Theme.white.ground
    }
    TextButton {
        id: under

        anchors.fill: parent
        text: "Underneath"
    }
    SignalSpy {
        id: clicks

        target: under
        signalName: "clicked"
    }
    Component {
        id: screens

        ClosedScreen {
            anchors.fill: parent
        }
    }
    TestCase {
        id: test

        // Its methods beyond those of Hours are known only to Python.
        property var clock
        readonly property Hours hours: test.clock as Hours
        property ClosedScreen screen

        name: "ClosedScreen"
        when: windowShown

        function init() {
            failOnWarning(/./);
            Metrics.width = root.width;
            Metrics.height = root.height;
            Metrics.textScale = 1;
            clicks.clear();
            test.clock = Qt.createQmlObject("import Kiosk.Tests; ClosedHours {}", root);
            test.screen = createTemporaryObject(screens, root, {
                hours: test.hours
            }) as ClosedScreen;
        }

        function cleanup() {
            root.width = 960;
            root.height = 540;
            test.screen.destroy();
            // Destroy the item first: it is bound to the hours.
            wait(0);
            test.clock.destroy();
        }

        function cleanupTestCase() {
            Metrics.width = 1920;
            Metrics.height = 1080;
            Metrics.textScale = 1;
        }

        // Every visible text, from top to bottom.
        function labels(item) {
            let found = [];
            for (const child of item.children) {
                if (child.visible && child as PlainLabel)
                    found.push(child);
                found = found.concat(labels(child));
            }
            return found;
        }

        function texts() {
            return labels(test.screen).map(label => label.text);
        }

        // Texts that are partly outside the screen or overlap another.
        function misplaced(width, height) {
            const all = labels(test.screen).map(label => ({
                        label: label,
                        at: label.mapToItem(test.screen, 0, 0),
                        // An empty fifth of the last line may overlap.
                        used: label.height - 0.2 * label.lineHeight
                    }));
            const over = (one, other) => one !== other && one.at.x < other.at.x + other.label.contentWidth && other.at.x < one.at.x + one.label.contentWidth && one.at.y < other.at.y + other.used && other.at.y < one.at.y + one.used;
            const out = one => one.at.x < Metrics.margin - 1 || one.at.x + one.label.contentWidth > width - Metrics.margin + 1 || one.at.y < 0 || one.at.y + one.label.height > height || one.label.truncated;
            return all.filter(one => out(one) || all.some(other => over(one, other))).map(one => one.label.text);
        }

        function isBlack() {
            const image = grabImage(root);
            for (let x = 0; x < root.width; x += 12)
                for (let y = 0; y < root.height; y += 6)
                    if (!Qt.colorEqual(image.pixel(x, y), Theme.night))
                        return false;
            return true;
        }

        function test_hours_show_after_a_touch_for_a_while() {
            verify(isBlack());
            compare(texts(), []);
            verify(!test.screen.hoursTimer.running);
            mouseClick(test.screen, 30, 500);
            verify(test.screen.hoursShown);
            verify(!isBlack());
            verify(test.screen.hoursTimer.running);
            compare(test.screen.hoursTimer.interval, 20000);
            verify(!test.screen.hoursTimer.repeat);
            test.screen.hoursTimer.stop();
            verify(!test.screen.hoursShown);
            verify(isBlack());
        }

        function test_press_shows_the_hours() {
            const touch = touchEvent(test.screen);
            touch.press(1, test.screen, 100, 100).commit();
            verify(test.screen.hoursShown);
            touch.release(1, test.screen, 100, 100).commit();
            verify(test.screen.hoursShown);
        }

        function test_hours_show_in_every_language() {
            mouseClick(test.screen);
            const shownTexts = texts();
            const expected = ["现已闭馆", "明天09:00开放", "开放时间", "星期一", "星期日", "闭馆", "09:00–12:00、13:30–17:00", "Closed now", "Open again tomorrow at 09:00", "Opening hours", "Monday", "Sunday", "closed", "09:00–12:00, 13:30–17:00"];
            for (const text of expected)
                verify(shownTexts.includes(text), text);
            compare(shownTexts.length, 2 * (3 + 2 * 7));
        }

        function test_each_touch_updates_the_hours() {
            mouseClick(test.screen);
            verify(texts().includes("Open again tomorrow at 09:00"));
            test.clock.setTime("2026-11-25T08:00+08:00");
            mouseClick(test.screen);
            verify(texts().includes("Open again at 09:00"));
            verify(texts().includes("今天09:00开放"));
        }

        function test_touches_do_not_reach_items_below() {
            mouseClick(test.screen);
            mouseClick(test.screen);
            const touch = touchEvent(test.screen);
            touch.press(1, test.screen, 100, 100).commit();
            touch.release(1, test.screen, 100, 100).commit();
            verify(test.screen.hoursShown);
            compare(clicks.count, 0);
            test.hours.setOpen(true);
            mouseClick(under);
            compare(clicks.count, 1);
        }

        function test_hides_when_open_and_is_black_when_closed_again() {
            mouseClick(test.screen);
            test.hours.setOpen(true);
            verify(!test.screen.visible);
            test.hours.setOpen(false);
            verify(test.screen.visible);
            verify(!test.screen.hoursShown);
            verify(isBlack());
        }

        function test_hours_fit_data() {
            return [{tag: "1920x1080", width: 1920, height: 1080}, {tag: "1080x1920", width: 1080, height: 1920}, {tag: "1280x720", width: 1280, height: 720}, {tag: "3840x2160", width: 3840, height: 2160}, {tag: "1280x1024", width: 1280, height: 1024}];
        }

        function test_hours_fit(data) {
            root.width = Metrics.width = data.width;
            root.height = Metrics.height = data.height;
            mouseClick(test.screen, 20, 20);
            // Positions are set in the next polish.
            tryVerify(() => misplaced(data.width, data.height).length === 0);
            verify(labels(test.screen).length > 20);
            verify(!test.screen.page.interactive, "no scrolling needed");
        }

        function test_larger_text_scrolls() {
            Metrics.textScale = 2;
            mouseClick(test.screen);
            tryVerify(() => test.screen.page.interactive);
            for (const label of labels(test.screen))
                verify(label.mapToItem(test.screen, 0, 0).x + label.contentWidth <= root.width, label.text);
        }
    }
}
