import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// A row of nameless marks; each tenth is longer. Rendered to a texture.
Item {
    id: root

    required property real pitch
    required property int count
    required property color color
    readonly property int markWidth: Math.max(1, Math.min(Metrics.px(5), Math.floor(root.pitch * 0.6)))

    function path(): string {
        let path = "";
        for (let i = 0; i < root.count; ++i) {
            const x = Math.round((i + 1) * root.pitch) - root.markWidth;
            path += `M ${x} 0 h ${root.markWidth} V ${(i + 1) % 10 === 0 ? root.height : Math.round(root.height * 0.64)} h ${-root.markWidth} Z `;
        }
        return path;
    }

    width: root.count * root.pitch
    height: Metrics.px(12)
    layer.enabled: Theme.layered && root.count > 0

    Shape {
        ShapePath {
            fillColor: root.color
            strokeWidth: -1

            PathSvg {
                path: Metrics.settled ? root.path() : ""
            }
        }
    }
}
