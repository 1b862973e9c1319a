import Kiosk.Controls
import Kiosk.Theme
import QtQuick
import QtTest

Item {
    width: 800
    height: 600

    BalancedLabel {
        id: words

        room: 400
        words: ""
        font.pixelSize: 32
    }
    FontMetrics {
        id: bold

        font.pixelSize: 100
        font.weight: Font.DemiBold
    }
    TestCase {
        name: "BalancedLabel"
        when: windowShown

        function init() {
            failOnWarning(/./);
            words.room = 2000;
        }

        // Number of lines in a share of the width that one line would take.
        function linesIn(share) {
            words.room = 2000;
            words.room = Math.floor(words.implicitWidth * share);
            return words.lineCount;
        }

        function test_fitting_text_takes_one_line() {
            words.words = "a line with room";
            compare(words.lineCount, 1);
            compare(words.width, words.implicitWidth + 1);
        }

        function test_lines_have_about_equal_length() {
            words.words = "a line that is a good deal longer than one room";
            compare(linesIn(0.8), 2);
            verify(words.width <= words.room);
            verify(words.width < words.implicitWidth * 0.62, "two lines of about the same length");
        }

        function test_takes_no_more_lines_than_plain_text_data() {
            return [
                {tag: "long word", text: "major industrialisation projects"},
                {tag: "names", text: "TCL Optoelectronics Technology (Chengdu)"},
                {tag: "Chinese", text: "欧洲产业城：2017年启动建设，已吸引60多个重大项目"},
                {tag: "mixed", text: "China-Europe (Chengdu) Railway Express starts operations"}
            ];
        }

        function test_takes_no_more_lines_than_plain_text(data) {
            words.words = data.text;
            for (let share = 0.45; share < 1; share += 0.05) {
                const lines = linesIn(share);
                const plain = Qt.createQmlObject("import Kiosk.Controls; PlainLabel {}", words.parent) as PlainLabel;
                plain.font = words.font;
                plain.text = words.words;
                plain.width = words.room;
                verify(lines <= plain.lineCount + (words.whole ? 1 : 0), share);
                plain.destroy();
            }
        }

        function test_fitting_compound_is_not_broken() {
            words.words = "From old base to high-performance fibre";
            linesIn(0.6);
            verify(words.text.includes("high\u2011performance"));
            compare(words.Accessible.name, words.words, "the name is the original text");
            words.room = 200;
            compare(words.text, words.words);
        }

        function test_given_lines_are_kept_if_they_fit() {
            words.words = "Where the rails stop,\nfactories start";
            compare(words.lineCount, 2);
            compare(words.text, words.words);
            words.room = words.implicitWidth * 0.8;
            verify(!words.text.includes("\n"), "the text is wrapped again");
            verify(words.lineCount <= 3);
        }

        function test_accessible_name_joins_given_lines() {
            words.words = "Where the rails stop,\nfactories start";
            compare(words.Accessible.name, "Where the rails stop, factories start");
            words.words = "钢轨到港，\n产业扎根";
            compare(words.Accessible.name, "钢轨到港，产业扎根");
            words.words = "轻触屏幕\nTouch";
            compare(words.Accessible.name, "轻触屏幕 Touch");
        }

        function test_chinese_breaks_between_phrases() {
            words.words = "TCL光电科技（成都）有限公司";
            compare(words.wholeUnits(words.words), ["TCL光电科技", "（成都）", "有限公司"]);
            words.words = "绿色、低碳、高质量";
            compare(words.wholeUnits(words.words), ["绿色、", "低碳、", "高质量"]);
            compare(linesIn(0.8), 2);
            verify(words.width >= words.implicitWidth * 0.65, "“低碳” stays whole");
        }

        // The lines, as lists of their words.
        function test_phrase_that_does_not_fit_breaks_between_named_words() {
            Theme.unbroken = ["青白江", "高质量", "质量发展", "发展", "铁路港", "["];
            words.words = "铁路港助力青白江高质量发展";
            compare(linesIn(0.7), 2);
            compare(words.lineParts.map(part => part.replace(/\u2060/g, "")), ["铁路港", "助", "力", "青白江", "高质量", "发展"]);
            compare(words.text.replace(/\u2060/g, ""), words.words);
            verify(words.width <= words.room);
            Theme.unbroken = [];
        }

        function test_nearly_fitting_words_are_set_smaller() {
            words.words = "一线通远方，\n内陆成前沿";
            const longest = bold.advanceWidth("一线通远方，") * 0.32;
            for (const [room, size] of [[longest * 0.95, 30], [longest * 0.8, 32], [longest + 8, 32]]) {
                words.room = room;
                compare(words.fitting(32), size, room);
            }
        }
    }
}
