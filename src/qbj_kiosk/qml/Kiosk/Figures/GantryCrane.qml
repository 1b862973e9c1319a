import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// A gantry crane without its trolley: a lattice girder on two legs with wheels. Its lower edge is on the rail.
Item {
    id: root

    required property Look look
    // Where the yard between its legs begins and ends.
    required property real yardX
    required property real reach

    readonly property real girder: Metrics.px(28)
    // Distance of a leg's centre from the yard, and half the length of its foot.
    readonly property real legRoom: Metrics.px(36)
    // The right leg leaves room for a trolley over the last stack.
    readonly property real rightLeg: root.reach + Metrics.px(62)
    readonly property real foot: Metrics.px(34)

    function girderPath(): string {
        const left = root.yardX - root.legRoom - Metrics.px(18);
        const right = root.rightLeg + Metrics.px(18);
        return `M ${left} 0 H ${right} V ${root.girder} H ${left} Z `;
    }

    // A leg that leans inwards, its strut and its foot; `side` is 1 on the left and -1 on the right.
    function legPath(centre: real, side: int): string {
        const x = (units) => centre + side * Metrics.px(units);
        const top = root.girder;
        const knee = top + Metrics.px(48);
        const ankle = root.height - Metrics.px(35);
        const sole = root.height - Metrics.px(22);
        return `M ${x(3)} ${top} L ${x(23)} ${top} L ${x(9)} ${ankle} L ${x(-9)} ${ankle} Z ` + `M ${x(-18)} ${top} L ${x(-8)} ${top} L ${x(8)} ${knee} L ${x(4)} ${knee + Metrics.px(12)} Z ` + `M ${x(-34)} ${ankle} L ${x(34)} ${ankle} L ${x(34)} ${sole} L ${x(-34)} ${sole} Z `;
    }

    function lattice(): string {
        const left = root.yardX - root.legRoom - Metrics.px(10);
        const right = root.rightLeg + Metrics.px(10);
        const count = 2 * Math.round((right - left) / root.girder / 1.6);
        const edge = Metrics.px(6);
        let path = `M ${left} ${root.girder - edge} `;
        for (let i = 1; i <= count; ++i)
            path += `L ${left + (right - left) * i / count} ${i % 2 ? edge : root.girder - edge} `;
        return path;
    }

    function wheel(x: real): string {
        const radius = Metrics.px(11);
        const y = root.height - radius - Metrics.px(2);
        return `M ${x - radius} ${y} A ${radius} ${radius} 0 1 1 ${x + radius} ${y} A ${radius} ${radius} 0 1 1 ${x - radius} ${y} Z `;
    }

    function wheels(): string {
        let path = "";
        for (const centre of [root.yardX - root.legRoom, root.rightLeg])
            path += root.wheel(centre - Metrics.px(19)) + root.wheel(centre + Metrics.px(19));
        return path;
    }

    width: root.rightLeg + root.foot
    layer.enabled: Theme.layered

    Shape {
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            fillColor: root.look.text
            fillRule: ShapePath.WindingFill
            strokeWidth: -1

            PathSvg {
                path: Metrics.settled ? root.girderPath() + root.legPath(root.yardX - root.legRoom, 1) + root.legPath(root.rightLeg, -1) : ""
            }
        }
        ShapePath {
            fillColor: "transparent"
            strokeColor: root.look.ground
            strokeWidth: Metrics.hairline
            joinStyle: ShapePath.MiterJoin

            PathSvg {
                path: Metrics.settled ? root.lattice() : ""
            }
        }
        ShapePath {
            fillColor: root.look.ground
            strokeColor: root.look.text
            strokeWidth: Metrics.stroke

            PathSvg {
                path: Metrics.settled ? root.wheels() : ""
            }
        }
    }
}
