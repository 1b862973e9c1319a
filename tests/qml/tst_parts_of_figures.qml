import Kiosk.Figures
import Kiosk.Theme
import QtQuick
import QtTest

Item {
    width: 800
    height: 600

    ContainerGrid {
        id: crates

        height: 100
        count: 0
        rows: 5
        crateWidth: 30
        crateHeight: 20
        fill: "teal"
        edge: "black"
    }
    StrandBundle {
        id: bundle

        originX: 0
        originY: 400
        endX: 600
        endY: 100
        spread: 20
        color: "coral"
    }
    TestCase {
        name: "Drawings"
        when: windowShown

        function init() {
            failOnWarning(/./);
            Motion.still = false;
        }

        function cleanupTestCase() {
            Motion.still = false;
        }

        function corners(path) {
            return (path.match(/M/g) ?? []).length;
        }

        function test_one_crate_is_drawn_for_each_unit_data() {
            return [0, 1, 4, 5, 6, 99, 100].map(count => ({tag: String(count), count: count}));
        }

        function test_one_crate_is_drawn_for_each_unit(data) {
            crates.count = data.count;
            compare(corners(crates.boxes()), data.count);
            compare(corners(crates.corrugation()), data.count * crates.ribs);
        }

        function test_crates_fill_columns_from_the_ground_up() {
            crates.count = 12;
            compare([crates.cornerX(0), crates.cornerY(0)], [0, 80]);
            compare([crates.cornerX(4), crates.cornerY(4)], [0, 0]);
            compare([crates.cornerX(5), crates.cornerY(5)], [30, 80]);
            compare(crates.width, 3 * 30);
        }

        function test_bundle_runs_from_origin_to_end() {
            fuzzyCompare(bundle.middleAt(0), 400, 1);
            fuzzyCompare(bundle.middleAt(600), 100, 1);
            let before = 401;
            for (let x = 0; x <= 600; x += 20) {
                const now = bundle.middleAt(x);
                verify(now <= before, "the height only rises");
                before = now;
            }
        }

        function test_bundle_draws_all_fibres() {
            compare(corners(bundle.fibrePath()), bundle.fibres);
        }

        function test_plucked_bundle_swings_and_stops() {
            const rest = bundle.fibrePath();
            bundle.ring();
            tryVerify(() => bundle.settled < 1 && bundle.fibrePath() !== rest);
            tryCompare(bundle, "settled", 1);
            compare(bundle.fibrePath(), rest, "exactly where it was");
        }

        function test_bundle_can_be_plucked_while_it_swings() {
            bundle.ring();
            tryVerify(() => bundle.settled > 0.2);
            bundle.ring();
            verify(bundle.settled < 0.2);
            tryCompare(bundle, "settled", 1);
        }

        function test_still_bundle_does_not_swing() {
            Motion.still = true;
            bundle.ring();
            compare(bundle.settled, 1);
        }
    }
}
