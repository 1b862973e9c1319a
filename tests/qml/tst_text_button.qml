import Kiosk.Controls
import Kiosk.Theme
import QtQuick
import QtTest

Item {
    width: 800
    height: 600

    TextButton {
        id: button

        x: 100
        y: 100
        width: 300
        text: "Logistics"
    }
    TextButton {
        id: other

        x: 500
        y: 100
        width: 200
        text: "Industry"
    }
    SignalSpy {
        id: clicks

        target: button
        signalName: "clicked"
    }
    TestCase {
        name: "Buttons"
        when: windowShown

        function init() {
            failOnWarning(/./);
            clicks.clear();
            mouseMove(button.parent, 1, 1);
        }

        function test_mouse_click_clicks_once() {
            mouseClick(button);
            compare(clicks.count, 1);
        }

        function test_touch_clicks_once() {
            const touch = touchEvent(button);
            touch.press(1, button).commit();
            verify(button.down);
            compare(clicks.count, 0);
            touch.release(1, button).commit();
            verify(!button.down);
            compare(clicks.count, 1);
        }

        function test_release_outside_cancels() {
            mousePress(button);
            verify(button.down);
            mouseMove(button, 150, 400);
            verify(!button.down);
            mouseRelease(button, 150, 400);
            compare(clicks.count, 0);
        }

        function test_release_after_coming_back_clicks() {
            mousePress(button);
            mouseMove(button, 150, 400);
            mouseMove(button, 150, 50);
            verify(button.down);
            mouseRelease(button);
            compare(clicks.count, 1);
        }

        function test_keys_data() {
            return [{tag: "Return", key: Qt.Key_Return}, {tag: "Enter", key: Qt.Key_Enter}, {tag: "Space", key: Qt.Key_Space}];
        }

        function test_keys(data) {
            button.forceActiveFocus(Qt.TabFocusReason);
            keyClick(data.key);
            compare(clicks.count, 1);
        }

        function test_focus_ring_shows_for_keys_only() {
            button.forceActiveFocus(Qt.TabFocusReason);
            verify(button.visualFocus);
            button.focus = false;
            mouseClick(button);
            verify(!button.visualFocus);
        }

        function test_tab_moves_focus() {
            button.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Tab);
            verify(other.activeFocus);
            keyClick(Qt.Key_Tab, Qt.ShiftModifier);
            verify(button.activeFocus);
        }

        function test_press_is_visible_in_the_next_frame() {
            const shows = () => grabImage(button).pixel(8, 8);
            tryVerify(() => Qt.colorEqual(shows(), Theme.tab));
            mousePress(button);
            verify(Qt.colorEqual(shows(), Theme.tabPressed));
            mouseRelease(button);
            tryVerify(() => Qt.colorEqual(shows(), Theme.tab));
        }

        function test_text_fits() {
            button.text = "A much longer name of a panel";
            const wide = button.implicitWidth;
            button.arrow = true;
            verify(button.implicitWidth > wide);
            button.arrow = false;
            button.text = "Logistics";
            verify(button.implicitWidth < wide);
        }
    }
}
