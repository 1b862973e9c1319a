pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Theme
import QtQuick
import QtTest

Item {
    width: 800
    height: 600

    PageStrip {
        id: strip

        property int wanted: 0

        width: 800
        height: 600
        count: 4
        current: strip.wanted
        onStepRequested: by => strip.wanted = Math.max(0, Math.min(3, strip.wanted + by))

        StripPage {
            strip: strip
        }
    }
    TestCase {
        name: "Strips"
        when: windowShown

        function init() {
            failOnWarning(/./);
            Motion.still = true;
            strip.wanted = 0;
            strip.moveToCurrent();
            Motion.still = false;
            compare(strip.position, 0);
        }

        function cleanupTestCase() {
            Motion.still = false;
        }

        function swipe(from, to) {
            const touch = touchEvent(strip);
            touch.press(1, strip, from, 300).commit();
            for (let step = 1; step <= 8; ++step) {
                touch.move(1, strip, from + (to - from) * step / 8, 300).commit();
                waitForRendering(strip);
            }
            touch.release(1, strip, to, 300).commit();
        }

        function test_only_near_pages_are_visible() {
            compare([0, 1, 2, 3].map(index => strip.pageAt(index).visible), [true, false, false, false]);
            compare([0, 1, 2, 3].map(index => strip.pageAt(index).enabled), [true, false, false, false]);
            strip.position = 0.5;
            compare([0, 1, 2, 3].map(index => strip.pageAt(index).visible), [true, true, false, false]);
            strip.position = 0;
        }

        function test_index_out_of_range_has_no_page() {
            compare(strip.pageAt(-1), null);
            compare(strip.pageAt(4), null);
        }

        function test_travels_to_current() {
            strip.wanted = 2;
            verify(strip.moving);
            verify(strip.position < 2);
            tryCompare(strip, "position", 2);
            tryVerify(() => !strip.moving);
        }

        function test_still_strip_moves_at_once() {
            Motion.still = true;
            strip.wanted = 3;
            compare(strip.position, 3);
            verify(!strip.moving);
        }

        function test_invisible_strip_moves_at_once() {
            strip.live = false;
            strip.wanted = 3;
            compare(strip.position, 3);
            strip.live = true;
        }

        function test_swipe_turns_the_page() {
            swipe(600, 200);
            compare(strip.wanted, 1);
            tryCompare(strip, "position", 1);
            swipe(200, 600);
            compare(strip.wanted, 0);
            tryCompare(strip, "position", 0);
        }

        function test_swipe_past_the_end_returns() {
            swipe(200, 600);
            compare(strip.wanted, 0);
            tryCompare(strip, "position", 0);
        }

        function test_swipeable_false_ignores_swipes() {
            strip.swipeable = false;
            swipe(600, 200);
            compare(strip.position, 0);
            strip.swipeable = true;
        }

        function test_pages_follow_the_width() {
            strip.width = 500;
            compare(strip.pageAt(0).width, 500);
            strip.position = 0.5;
            compare(strip.pageAt(1).x, 250);
            strip.position = 0;
            strip.width = 800;
        }
    }
}
