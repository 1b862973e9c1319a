import Kiosk.Controls
import Kiosk.Theme
import QtQuick
import QtTest

Item {
    width: 800
    height: 600

    Rectangle {
        anchors.fill: parent
        color: Theme.deepLook.ground
    }
    ShippingContainer {
        id: container

        x: 100
        y: 100
        width: 400
        height: 150
        look: Theme.deepLook
        role: "line"
    }
    TestCase {
        name: "Containers"
        when: windowShown

        function init() {
            failOnWarning(/./);
            container.openFrom = 0;
            container.openTo = 0;
            container.lettered = false;
        }

        function cleanup() {
            Theme.contrast = false;
        }

        function luminance(shade) {
            const linear = part => part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
            return 0.2126 * linear(shade.r) + 0.7152 * linear(shade.g) + 0.0722 * linear(shade.b);
        }

        function contrast(one, other) {
            const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
            return (high + 0.05) / (low + 0.05);
        }

        function test_frame_has_one_stroke_in_every_size() {
            for (const height of [60, 150, 260]) {
                container.height = height;
                const image = grabImage(container);
                const middle = height / 2 | 0;
                compare(image.pixel(Metrics.stroke - 1, middle), Theme.deepLook.text);
                compare(image.pixel(Metrics.stroke, middle), Theme.deepLook.line);
            }
            container.height = 150;
        }

        function test_open_side_shows_what_is_behind() {
            compare(grabImage(container).pixel(200, 20), Theme.deepLook.line);
            container.openFrom = 0.2;
            container.openTo = 0.8;
            const image = grabImage(container);
            verify(!Qt.colorEqual(image.pixel(200, 20), Theme.deepLook.line));
            compare(image.pixel(20, 20), Theme.deepLook.line);
        }

        function test_text_has_contrast_with_the_body_data() {
            return ["fill", "line", "pale"].map(role => ({
                        tag: role,
                        role: role
                    }));
        }

        function test_text_has_contrast_with_the_body(data) {
            container.role = data.role;
            container.lettered = true;
            verify(contrast(container.ink, container.body) >= 7, contrast(container.ink, container.body));
        }
    }
}
