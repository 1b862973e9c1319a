import Kiosk.Controls
import QtQuick
import QtTest

Item {
    width: 800
    height: 600

    PlainLabel {
        id: label

        width: 800
    }
    TestCase {
        name: "Labels"
        when: windowShown

        function init() {
            failOnWarning(/./);
        }

        function test_markup_is_never_interpreted_data() {
            return [
                {tag: "bold", text: "<b>bold</b>"},
                {tag: "image", text: "<img src=\"http://127.0.0.1:9/a.png\">"},
                {tag: "file", text: "<img src=\"file:///etc/hostname\">"},
                {tag: "link", text: "<a href=\"x\">x</a>"},
                {tag: "Markdown", text: "**bold** ![x](http://127.0.0.1:9/a.png)"},
                {tag: "entity", text: "&lt;&amp;&#65;"},
                {tag: "style", text: "<style>*{color:red}</style><h1>1</h1>"}
            ];
        }

        function test_markup_is_never_interpreted(data) {
            label.text = data.text;
            compare(label.textFormat, Text.PlainText);
            const plain = Qt.createQmlObject("import QtQuick; Text { textFormat: Text.PlainText }", label.parent) as Text;
            plain.font = label.font;
            plain.text = data.text;
            compare(Math.round(label.contentWidth), Math.round(plain.contentWidth), "every letter of it is shown");
            plain.destroy();
        }

        function test_line_height_is_equal_in_both_scripts() {
            label.font.pixelSize = 36;
            label.text = "Latin";
            const latin = label.height;
            label.text = "青白江";
            compare(label.height, latin);
            label.text = "one\ntwo\n三";
            compare(label.height, 3 * latin);
        }
    }
}
