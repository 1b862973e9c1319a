import Kiosk.Controls
import Kiosk.Theme
import QtQuick
import QtTest

Item {
    width: 800
    height: 600

    BalancedLabel {
        id: label

        availableWidth: 400
        originalText: ""
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
            label.availableWidth = 2000;
        }

        // Number of lines in a share of the width that one line would take.
        function linesIn(share) {
            label.availableWidth = 2000;
            label.availableWidth = Math.floor(label.implicitWidth * share);
            return label.lineCount;
        }

        function test_fitting_text_takes_one_line() {
            label.originalText = "a line with room";
            compare(label.lineCount, 1);
            compare(label.width, label.implicitWidth + 1);
        }

        function test_lines_have_about_equal_length() {
            label.originalText = "a line that is a good deal longer than one room";
            compare(linesIn(0.8), 2);
            verify(label.width <= label.availableWidth);
            verify(label.width < label.implicitWidth * 0.62, "two lines of about the same length");
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
            label.originalText = data.text;
            for (let share = 0.45; share < 1; share += 0.05) {
                const lines = linesIn(share);
                const plain = Qt.createQmlObject("import Kiosk.Controls; PlainLabel {}", label.parent) as PlainLabel;
                plain.font = label.font;
                plain.text = label.originalText;
                plain.width = label.availableWidth;
                verify(lines <= plain.lineCount + (label.unitsFit ? 1 : 0), share);
                plain.destroy();
            }
        }

        function test_fitting_compound_is_not_broken() {
            label.originalText = "From old base to high-performance fibre";
            linesIn(0.6);
            verify(label.text.includes("high\u2011performance"));
            compare(label.inOneLine(label.fullText), label.originalText, "the name is the original text");
            label.availableWidth = 200;
            compare(label.text, label.originalText);
        }

        function test_given_lines_are_kept_if_they_fit() {
            label.originalText = "Where the rails stop,\nfactories start";
            compare(label.lineCount, 2);
            compare(label.text, label.originalText);
            label.availableWidth = label.implicitWidth * 0.8;
            verify(!label.text.includes("\n"), "the text is wrapped again");
            verify(label.lineCount <= 3);
        }

        function test_accessible_name_joins_given_lines() {
            label.originalText = "Where the rails stop,\nfactories start";
            compare(label.inOneLine(label.fullText), "Where the rails stop, factories start");
            label.originalText = "钢轨到港，\n产业扎根";
            compare(label.inOneLine(label.fullText), "钢轨到港，产业扎根");
            label.originalText = "轻触屏幕\nTouch";
            compare(label.inOneLine(label.fullText), "轻触屏幕 Touch");
        }

        function test_chinese_breaks_between_phrases() {
            label.originalText = "TCL光电科技（成都）有限公司";
            compare(label.wholeUnits(label.originalText), ["TCL光电科技", "（成都）", "有限公司"]);
            label.originalText = "绿色、低碳、高质量";
            compare(label.wholeUnits(label.originalText), ["绿色、", "低碳、", "高质量"]);
            compare(linesIn(0.8), 2);
            verify(label.width >= label.implicitWidth * 0.65, "“低碳” stays whole");
        }

        // The lines, as lists of their words.
        function test_phrase_that_does_not_fit_breaks_between_named_words() {
            Theme.unbroken = ["青白江", "高质量", "质量发展", "发展", "铁路港", "["];
            label.originalText = "铁路港助力青白江高质量发展";
            compare(linesIn(0.7), 2);
            compare(label.lineParts.map(part => part.replace(/\u2060/g, "")), ["铁路港", "助", "力", "青白江", "高质量", "发展"]);
            compare(label.text.replace(/\u2060/g, ""), label.originalText);
            verify(label.width <= label.availableWidth);
            Theme.unbroken = [];
        }

        function test_nearly_fitting_words_are_set_smaller() {
            label.originalText = "一线通远方，\n内陆成前沿";
            const longest = bold.advanceWidth("一线通远方，") * 0.32;
            for (const [room, size] of [[longest * 0.95, 30], [longest * 0.8, 32], [longest + 8, 32]]) {
                label.availableWidth = room;
                compare(label.fitting(32), size, room);
            }
        }
    }
}
