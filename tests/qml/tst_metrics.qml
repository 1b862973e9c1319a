import Kiosk.Theme
import QtQuick
import QtTest

TestCase {
    name: "Metrics"

    function init() {
        failOnWarning(/./);
    }

    function cleanup() {
        Metrics.width = 1920;
        Metrics.height = 1080;
        Metrics.textScale = 1;
        Metrics.viewport = Infinity;
        Metrics.diagonal = 0;
        Metrics.lowerEdge = -1;
        Metrics.capital = 4.8;
    }

    function test_unit_data() {
        return [
            {tag: "720p", width: 1280, height: 720, unit: 2 / 3},
            {tag: "1080p", width: 1920, height: 1080, unit: 1},
            {tag: "4K", width: 3840, height: 2160, unit: 2},
            {tag: "portrait", width: 1080, height: 1920, unit: 1},
            {tag: "portrait 4K", width: 2160, height: 3840, unit: 2},
            {tag: "5:4", width: 1280, height: 1024, unit: 1024 / 1080},
            {tag: "21:9", width: 2560, height: 1080, unit: 1}
        ];
    }

    function test_unit(data) {
        Metrics.width = data.width;
        Metrics.height = data.height;
        fuzzyCompare(Metrics.unit, data.unit, 1e-9);
        compare(Metrics.target, Math.round(96 * data.unit));
        compare(Metrics.small, Math.round(28 * data.unit));
        verify(Metrics.row >= Metrics.target, "a row of the deck is a target");
        verify(Metrics.contentWidth + 2 * Metrics.margin === data.width);
    }

    function test_type_keeps_its_minimum_data() {
        return test_unit_data();
    }

    function test_type_keeps_its_minimum(data) {
        Metrics.width = data.width;
        Metrics.height = data.height;
        for (const scale of [1, 1.5, 2]) {
            Metrics.textScale = scale;
            for (const size of ["numeral", "numeralMedium", "numeralSmall", "place", "headline", "subhead", "title", "lead", "body", "label", "small"])
                verify(Metrics[size] >= Math.floor(28 * Metrics.unit), `${size} is ${Metrics[size]}`);
        }
    }

    function test_text_grows_with_the_text_scale() {
        const before = [Metrics.lead, Metrics.body, Metrics.label, Metrics.small];
        Metrics.textScale = 2;
        compare([Metrics.lead, Metrics.body, Metrics.label, Metrics.small], before.map(size => 2 * size));
        verify(Metrics.row >= Metrics.label * Metrics.leadingDisplay);
    }

    function test_millimetres_data() {
        return [
            {tag: "10.1 inches", width: 1920, height: 1200, inches: 10.1, capital: 4.8},
            {tag: "15.6 inches, upright", width: 1080, height: 1920, inches: 15.6, capital: 4.8},
            {tag: "43 inches from 2 m", width: 3840, height: 2160, inches: 43, capital: 24.43},
            {tag: "65 inches from 2 m", width: 1920, height: 1080, inches: 65, capital: 24.43}
        ];
    }

    function test_millimetres(data) {
        Metrics.width = data.width;
        Metrics.height = data.height;
        Metrics.capital = data.capital;
        compare(Metrics.mm, 0);
        compare(Metrics.enlarged, 1);
        Metrics.diagonal = data.inches * 25.4;
        verify(Metrics.target >= 20 * Metrics.mm, "targets of 20 mm");
        verify(Metrics.row >= Metrics.target);
        verify(Metrics.gap >= 8 * Metrics.mm, "gaps of 8 mm");
        for (const scale of [1, 1.5, 2]) {
            Metrics.textScale = scale;
            for (const size of ["numeralSmall", "place", "headline", "subhead", "title", "lead", "body", "label", "small"])
                verify(Metrics[size] * 0.698 >= data.capital * Metrics.mm - 1e-6, `${size} is ${Metrics[size]}`);
            verify(Metrics.enlarged >= scale);
        }
    }

    function test_large_screen_keeps_designed_sizes() {
        Metrics.diagonal = 55 * 25.4;
        compare(Metrics.enlarged, 1);
        compare([Metrics.small, Metrics.label, Metrics.target, Metrics.gap, Metrics.row], [28, 32, 96, 16, 112]);
        verify(Metrics.wideLayout);
    }

    function test_reach_line() {
        compare(Metrics.reachLine, 540);
        Metrics.diagonal = Math.hypot(1600, 900);
        compare(Metrics.reachLine, 540, "the lower edge is not known");
        Metrics.lowerEdge = 770;
        fuzzyCompare(Metrics.reachLine, 540, 1e-6);
        Metrics.lowerEdge = 320;
        fuzzyCompare(Metrics.reachLine, 0, 1e-6);
        Metrics.width = 1080;
        Metrics.height = 1920;
        Metrics.diagonal = 0;
        compare(Metrics.reachLine, 1152);
    }

    function test_4k_sizes_are_exactly_doubled() {
        const names = ["margin", "gutter", "gap", "target", "row", "rail", "railGap", "train", "headline", "body", "numeral"];
        const once = names.map(name => Metrics[name]);
        Metrics.width = 3840;
        Metrics.height = 2160;
        compare(names.map(name => Metrics[name]), once.map(size => 2 * size));
    }

    function test_shape_data() {
        return [
            {tag: "16:9", width: 1920, height: 1080, scale: 1, wideLayout: true, margin: 96},
            {tag: "16:9 with larger text", width: 1920, height: 1080, scale: 1.5, wideLayout: false, margin: 96},
            {tag: "9:16", width: 1080, height: 1920, scale: 1, wideLayout: false, margin: 72},
            {tag: "32:9", width: 3840, height: 1080, scale: 1, wideLayout: true, margin: 96}
        ];
    }

    function test_shape(data) {
        Metrics.width = data.width;
        Metrics.height = data.height;
        Metrics.textScale = data.scale;
        compare(Metrics.wideLayout, data.wideLayout);
        compare(Metrics.margin, data.margin);
    }
}
