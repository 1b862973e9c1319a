import Kiosk.Figures
import QtQuick
import QtTest

Item {
    id: root

    property int standing: 12

    width: 200
    height: 200

    CraneMotion {
        id: drive

        units: 12
        rows: 3
        standing: root.standing
        onMoved: count => root.standing = count
    }
    SignalSpy {
        id: moves

        target: drive
        signalName: "moved"
    }
    SignalSpy {
        id: emptied

        target: drive
        signalName: "emptied"
    }
    TestCase {
        name: "CraneMotion"
        when: windowShown

        function init() {
            failOnWarning(/./);
            root.standing = 12;
            drive.park();
            moves.clear();
            emptied.clear();
        }

        // Runs the crane frame by frame, until it stands. Returns the counts that it reported.
        function run() {
            for (let frame = 0; drive.busy; ++frame) {
                verify(frame < 2000, "it comes to a stand");
                const before = drive.trolley;
                drive.step(16);
                verify(Math.abs(drive.trolley - before) < 1.5, "the trolley never jumps");
                verify(drive.depth >= -1 && drive.depth <= 1);
                verify(root.standing >= 0 && root.standing <= 12);
            }
            return moves.signalArguments.map(each => each[0]);
        }

        function test_parked_crane_is_not_busy() {
            verify(!drive.busy);
            compare(drive.trolley, 3);
            compare(drive.load, 1);
        }

        function test_few_containers_are_moved_one_by_one() {
            root.standing = 6;
            drive.go(8);
            compare(run(), [7, 8]);
            compare(drive.trolley, 2);
            moves.clear();
            drive.go(7);
            compare(run(), [7]);
        }

        function test_many_containers_are_moved_in_stacks() {
            root.standing = 1;
            drive.go(11);
            compare(run(), [3, 6, 9, 10, 11]);
        }

        function test_restart_empties_the_yard_first() {
            drive.restart(2);
            compare(run(), [9, 6, 3, 0, 1, 2]);
            compare(emptied.count, 1);
        }

        function test_restart_of_an_empty_yard() {
            root.standing = 0;
            drive.restart(1);
            compare(run(), [1]);
            compare(emptied.count, 1);
        }

        function test_new_aim_during_a_stroke_wins() {
            root.standing = 5;
            drive.go(6);
            while (drive.stroke !== CraneMotion.Stroke.Down)
                drive.step(16);
            drive.go(5);
            compare(run(), []);
            compare(drive.depth, 0);
        }

        function test_aim_stays_within_the_yard() {
            drive.go(99);
            compare(drive.aim, 12);
            drive.go(-1);
            compare(drive.aim, 0);
        }

        function test_held_trolley_follows_the_finger() {
            root.standing = 6;
            drive.held = 1.4;
            run();
            fuzzyCompare(drive.trolley, 1.4, 0.02);
            drive.held = NaN;
            run();
            compare(drive.trolley, 2);
        }

        function test_finish_shows_the_result_at_once() {
            drive.restart(4);
            drive.finish();
            compare(root.standing, 4);
            compare(emptied.count, 1);
            verify(!drive.busy);
        }

        function test_change_by_others_parks_the_crane() {
            drive.go(3);
            drive.step(16);
            root.standing = 12;
            root.standing = 9;
            verify(!drive.busy);
            compare(drive.aim, 9);
        }

        function test_late_frame_does_not_overshoot() {
            drive.go(11);
            for (let i = 0; i < 40; ++i)
                drive.step(50);
            compare(root.standing, 11);
        }
    }
}
