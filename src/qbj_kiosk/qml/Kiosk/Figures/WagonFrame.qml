import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// The frame of a flat wagon and its wheels, rendered once. Its upper edge carries a container, its lower edge is on the rail.
Item {
    id: root

    required property Look look
    // Diameter of a wheel.
    required property real wheel

    readonly property real deck: Math.round(root.wheel * 0.5)
    readonly property color paint: root.look.text

    function wheels(): list<real> {
        const w = root.wheel;
        return [w * 0.95, w * 2.1, root.width - w * 2.1, root.width - w * 0.95];
    }

    function circles(radius: real): string {
        const y = root.height - root.wheel / 2;
        return root.wheels().map(x => `M ${x - radius} ${y} a ${radius} ${radius} 0 1 0 ${2 * radius} 0 a ${radius} ${radius} 0 1 0 ${-2 * radius} 0 Z `).join("");
    }

    function spokes(): string {
        const y = root.height - root.wheel / 2;
        const r = root.wheel * 0.36;
        return root.wheels().map(x => [0, 1, 2].map(k => `M ${x} ${y} l ${r * Math.sin(k * 2.0944)} ${-r * Math.cos(k * 2.0944)} `).join("")).join("");
    }

    height: Math.round(root.wheel * 1.22)
    layer.enabled: Theme.layered

    Shape {
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            fillColor: root.paint
            strokeWidth: -1

            PathSvg {
                path: `M 0 0 H ${root.width} V ${root.deck} H ${root.width - root.wheel * 3.1} l ${-root.wheel * 0.3} ${root.wheel * 0.2} H ${root.wheel * 3.4} l ${-root.wheel * 0.3} ${-root.wheel * 0.2} H 0 Z`
            }
        }
        ShapePath {
            fillColor: root.look.ground
            strokeColor: root.paint
            strokeWidth: Metrics.stroke

            PathSvg {
                path: root.circles(root.wheel / 2 - Metrics.stroke / 2)
            }
        }
        ShapePath {
            fillColor: "transparent"
            strokeColor: root.paint
            strokeWidth: Metrics.hairline

            PathSvg {
                path: root.spokes()
            }
        }
    }
}
