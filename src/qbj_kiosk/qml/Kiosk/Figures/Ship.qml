import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// A container ship, seen from its side, that sails to the right. Its lower edge is at the water. Its height sets its size; rendered once, to
// a texture.
Item {
    id: root

    required property Look look

    readonly property real shape: 620 / 250
    readonly property real unit: root.height / 250
    readonly property list<string> roles: ["fill", "line", "pale"]
    readonly property color frame: root.look.edged ? root.look.edge : root.look.text
    // Storeys of containers in each row, from the stern.
    readonly property list<int> stacks: [2, 3, 3, 2, 1]

    function box(x: real, y: real, width: real, height: real): string {
        const [left, top] = [Math.round(x * root.unit), Math.round(y * root.unit)];
        return `M${left} ${top}H${Math.round((x + width) * root.unit)}V${Math.round((y + height) * root.unit)}H${left}z`;
    }

    function polygon(points: list<real>): string {
        let path = "";
        for (let i = 0; i < points.length; i += 2)
            path += `${i ? "L" : "M"}${points[i] * root.unit} ${points[i + 1] * root.unit}`;
        return path + "z";
    }

    function eachContainer(role: int, draw: var): string {
        let path = "";
        for (let row = 0; row < root.stacks.length; ++row)
            for (let storey = 0; storey < root.stacks[row]; ++storey)
                if (role < 0 || (row * 2 + storey) % 3 === role)
                    path += draw(148 + row * 84, 160 - (storey + 1) * 40);
        return path;
    }

    implicitWidth: Math.round(root.height * root.shape)
    layer.enabled: Theme.layered

    Shape {
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            fillColor: root.look.fill
            strokeColor: root.frame
            strokeWidth: Metrics.stroke
            joinStyle: ShapePath.MiterJoin

            PathSvg {
                path: root.polygon([8, 160, 612, 160, 566, 248, 44, 248]) + root.polygon([44, 160, 44, 56, 122, 56, 122, 160])
            }
        }
        // The line around the hull, windows and the funnel.
        ShapePath {
            fillColor: root.look.line
            strokeWidth: -1

            PathSvg {
                path: root.polygon([27, 205, 588.5, 205, 578, 225, 35, 225]) + root.box(60, 24, 30, 32)
            }
        }
        ShapePath {
            fillColor: root.look.edged ? root.look.edge : root.look.light
            strokeWidth: -1

            PathSvg {
                path: root.box(56, 72, 14, 18) + root.box(78, 72, 14, 18) + root.box(100, 72, 14, 18) + root.box(56, 106, 14, 18) + root.box(78, 106, 14, 18) + root.box(100, 106, 14, 18)
            }
        }
        ShapePath {
            fillColor: root.frame
            strokeWidth: -1

            PathSvg {
                path: root.box(36, 48, 94, 8) + root.box(572, 104, 6, 56) + root.box(562, 118, 26, 6) + root.eachContainer(-1, (x, y) => root.box(x, y, 82, 40))
            }
        }
        ShapePath {
            fillColor: root.look.fill
            strokeWidth: -1

            PathSvg {
                path: root.eachContainer(0, (x, y) => root.box(x + 3, y + 3, 76, 34))
            }
        }
        ShapePath {
            fillColor: root.look.line
            strokeWidth: -1

            PathSvg {
                path: root.eachContainer(1, (x, y) => root.box(x + 3, y + 3, 76, 34))
            }
        }
        ShapePath {
            fillColor: root.look.pale
            strokeWidth: -1

            PathSvg {
                path: root.eachContainer(2, (x, y) => root.box(x + 3, y + 3, 76, 34))
            }
        }
        // Ribs in a colour that is between the container's and the ground's.
        ShapePath {
            fillColor: root.look.edged ? root.look.edge : root.look.secondary
            strokeWidth: -1

            PathSvg {
                path: root.eachContainer(0, root.ribs)
            }
        }
        ShapePath {
            fillColor: root.look.ground
            strokeWidth: -1

            PathSvg {
                path: root.eachContainer(1, root.ribs) + (root.look.edged ? "" : root.eachContainer(2, root.ribs))
            }
        }
    }

    function ribs(x: real, y: real): string {
        return [14, 26, 38, 50, 62].map(rib => root.box(x + rib, y + 11, 2.4, 18)).join("");
    }
}
