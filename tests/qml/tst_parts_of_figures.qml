import Kiosk.Figures
import Kiosk.Theme
import QtQuick
import QtQuick.Shapes
import QtTest

Item {
    width: 800
    height: 600

    StrandBundle {
        id: bundle

        originX: 0
        originY: 400
        endX: 600
        endY: 100
        spread: 20
        color: "coral"
    }
    StrandBundle {
        id: upper

        originX: 0
        originY: 400
        endX: 600
        endY: 100
        spread: 20
        color: "coral"
        total: 36
    }
    StrandBundle {
        id: lower

        originX: 0
        originY: 400
        endX: 600
        endY: 220
        spread: 20
        color: "coral"
        total: 36
        before: 12
    }
    StrandBundle {
        id: thinned

        originX: 0
        originY: 400
        endX: 600
        endY: 100
        spread: 20
        color: "coral"
        mostFibres: 12
    }
    StrandCloth {
        id: cloth

        width: 80
        height: 60
        color: "teal"
        fibres: 12
        reach: 50
        woven: 0
        columns: 10
    }
    CraneTrolley {
        id: trolley

        look: Theme.deep
        girder: 28
        boxWidth: 30
        boxHeight: 30
        hookY: 60
        load: 1
        paint: [2]
    }
    SignalSpy {
        id: swings

        target: bundle
        signalName: "swung"
    }
    TestCase {
        name: "Drawings"
        when: windowShown

        function test_a_trolley_without_load_keeps_its_shapes(): void {
            const hanging = Array.from(trolley.children).find(child => child instanceof ContainerStack);
            trolley.load = 0;
            trolley.paint = [0];
            verify(!hanging.visible);
            compare(hanging.count, 1);
            compare(hanging.paint[0], 2);
            trolley.load = 3;
            trolley.paint = [1, 0, 2];
            verify(hanging.visible);
            compare(hanging.count, 3);
            compare(Array.from(hanging.paint), [1, 0, 2]);
        }

        function test_shapes_stay_while_the_number_of_fibres_changes(): void {
            const shapes = Array.from(thinned.children).filter(child => child instanceof Shape);
            compare(shapes.length, 12);
            for (const fibres of [5, 12, 3]) {
                thinned.fibres = fibres;
                compare(Array.from(thinned.children).filter(child => child instanceof Shape), shapes);
                compare(shapes.filter(shape => shape.visible).length, fibres);
            }
        }

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

        function test_bundle_runs_from_origin_to_end() {
            fuzzyCompare(bundle.middleAt(0), 400 + (Metrics.railGap + Metrics.rail) / 2, 1);
            fuzzyCompare(bundle.middleAt(600), 100, 1);
            let before = 420;
            for (let x = 0; x <= 600; x += 20) {
                const now = bundle.middleAt(x);
                verify(now <= before + 1e-6, "the height only rises");
                before = now;
            }
        }

        function test_fibres_at_rest_never_cross() {
            for (let x = 0; x <= 600; x += 4)
                for (let i = 1; i < bundle.fibres; ++i)
                    verify(bundle.restY(i - 1, x) <= bundle.restY(i, x) + 1e-6, `fibres ${i - 1} and ${i} at ${x}`);
        }

        function test_neighbouring_bundles_never_cross() {
            for (let x = 0; x <= 600; x += 4)
                verify(upper.restY(upper.fibres - 1, x) <= lower.restY(0, x) + 1e-6, `at ${x}`);
        }

        function test_plucked_bundle_swings_and_stops() {
            bundle.ring(300);
            tryVerify(() => bundle.settled < 1 && bundle.pull !== 0);
            verify(!bundle.atRest);
            tryCompare(bundle, "settled", 1);
            compare(bundle.pull, 0, "exactly where it was");
            tryVerify(() => bundle.atRest);
        }

        function test_each_full_swing_is_reported_once() {
            swings.clear();
            bundle.ring(300);
            tryCompare(bundle, "settled", 1);
            compare(swings.count, bundle.swings);
            compare(bundle.swings, 6, "3.5 a second for 1.8 seconds");
        }

        function test_bundle_can_be_plucked_while_it_swings() {
            bundle.ring(300);
            tryVerify(() => bundle.settled > 0.2);
            bundle.ring(300);
            verify(bundle.settled < 0.2 || bundle.settled === 1);
            tryVerify(() => bundle.atRest);
        }

        function test_settled_bundle_reports_no_more_swings() {
            bundle.ring(300);
            tryVerify(() => bundle.settled > 0.2);
            swings.clear();
            bundle.settle();
            compare(swings.count, 0);
        }

        function test_held_bundle_stays_at_the_finger() {
            bundle.pullTo(300, 50);
            compare(bundle.pull, 50);
            fuzzyCompare(bundle.shareAt(bundle.pullX), 1, 1e-6);
            compare(bundle.shareAt(0), 0);
            compare(bundle.shareAt(600), 0);
            verify(!bundle.atRest);
            bundle.settle();
            verify(bundle.atRest);
        }

        function test_still_bundle_does_not_swing() {
            Motion.still = true;
            swings.clear();
            bundle.ring(300);
            compare(bundle.settled, 1);
            compare(bundle.pull, 0);
            compare(swings.count, 6, "but weaves as much");
        }

        function test_cloth_is_woven_column_by_column() {
            cloth.woven = 0;
            compare(corners(cloth.threads()), 0);
            cloth.woven = 2;
            compare(corners(cloth.threads()), 2 * cloth.fibres / 2);
            const before = cloth.threads();
            cloth.weave = 1;
            verify(cloth.threads() !== before, "another weave");
            compare(corners(cloth.threads()), cloth.columns * cloth.fibres / 2, "the earlier one stays");
        }
    }
}
