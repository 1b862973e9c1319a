pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Theme
import QtQuick
import QtTest

Item {
    width: 800
    height: 600

    Strip {
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

        function test_only_what_is_near_is_seen() {
            compare([0, 1, 2, 3].map(index => strip.pageAt(index).visible), [true, false, false, false]);
            compare([0, 1, 2, 3].map(index => strip.pageAt(index).enabled), [true, false, false, false]);
            strip.position = 0.5;
            compare([0, 1, 2, 3].map(index => strip.pageAt(index).visible), [true, true, false, false]);
            strip.position = 0;
        }

        function test_there_is_no_page_outside() {
            compare(strip.pageAt(-1), null);
            compare(strip.pageAt(4), null);
        }

        function test_it_travels() {
            strip.wanted = 2;
            verify(strip.moving);
            verify(strip.position < 2);
            tryCompare(strip, "position", 2);
            tryVerify(() => !strip.moving);
        }

        function test_still_it_is_there_at_once() {
            Motion.still = true;
            strip.wanted = 3;
            compare(strip.position, 3);
            verify(!strip.moving);
        }

        function test_unseen_it_is_there_at_once() {
            strip.live = false;
            strip.wanted = 3;
            compare(strip.position, 3);
            strip.live = true;
        }

        function test_a_swipe_turns_the_page() {
            swipe(600, 200);
            compare(strip.wanted, 1);
            tryCompare(strip, "position", 1);
            swipe(200, 600);
            compare(strip.wanted, 0);
            tryCompare(strip, "position", 0);
        }

        function test_at_its_end_it_comes_back() {
            swipe(200, 600);
            compare(strip.wanted, 0);
            tryCompare(strip, "position", 0);
        }

        function test_it_may_be_told_not_to_be_swiped() {
            strip.swipeable = false;
            swipe(600, 200);
            compare(strip.position, 0);
            strip.swipeable = true;
        }

        function test_pages_fill_it_when_it_is_turned() {
            strip.width = 500;
            compare(strip.pageAt(0).width, 500);
            strip.position = 0.5;
            compare(strip.pageAt(1).x, 250);
            strip.position = 0;
            strip.width = 800;
        }
    }
}
