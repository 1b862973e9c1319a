import Kiosk.Controls
import QtQuick
import QtTest

Item {
    width: 800
    height: 600

    CountingNumeral {
        id: number

        text: "1000"
        color: "black"
        size: 200
        travels: true
    }
    TestCase {
        name: "CountingNumerals"
        when: windowShown

        function init() {
            failOnWarning(/./);
            number.override = "";
            number.text = "1000";
            number.progress = 1;
        }

        function test_counts_up_to_its_value() {
            let before = -1;
            for (let step = 0; step <= 100; ++step) {
                number.progress = step / 100;
                const now = Number(number.shown);
                verify(now >= before && now <= 1000, number.shown);
                before = now;
            }
            compare(number.shown, "1000");
            number.progress = 1.2;
            compare(number.shown, "1000", "an easing that overshoots");
        }

        function test_width_is_constant_while_counting() {
            const wide = number.implicitWidth;
            const high = number.implicitHeight;
            for (const progress of [0, 0.1, 0.5, 0.999, 1]) {
                number.progress = progress;
                compare(number.implicitWidth, wide);
                compare(number.implicitHeight, high);
            }
            number.override = "7";
            compare(number.implicitWidth, wide);
        }

        function test_override_replaces_the_number() {
            number.override = "370";
            compare(number.shown, "370");
            number.override = "";
            compare(number.shown, "1000");
        }

        function test_it_is_a_texture_only_while_it_does_not_count() {
            const digits = Array.from(number.children).find(child => child instanceof Text);
            verify(digits.layer.enabled);
            number.override = "370";
            verify(!digits.layer.enabled);
            number.override = "";
            number.progress = 0.5;
            verify(!digits.layer.enabled);
            number.progress = 1;
            verify(digits.layer.enabled);
        }

        function test_text_without_a_number_is_shown_unchanged() {
            number.text = "+";
            number.progress = 0.3;
            compare(number.shown, "+");
        }
    }
}
