import Kiosk.Controls
import Kiosk.Models
import QtQuick

// Keys that no control has handled.
QtObject {
    id: root

    required property Session session
    required property Window window

    readonly property list<int> leading: [Qt.Key_Escape, Qt.Key_Home, Qt.Key_L, Qt.Key_Return, Qt.Key_Enter]

    // Vertically, by a share of the page.
    signal scrolled(by: real)

    function sizeText(by: int): void {
        const sizes = root.session.textSizes;
        const size = sizes[sizes.indexOf(Math.round(root.session.textScale * 100)) + by];
        if (size !== undefined)
            root.session.setTextSize(size);
    }

    function step(by: int): void {
        const panel = root.session.panel;
        const stop = root.session.stop;
        root.session.step(by);
        if (panel === root.session.panel && stop === root.session.stop)
            KeyboardFocus.endReached();
    }

    function handle(event: KeyEvent): void {
        event.accepted = true;
        // A held key acts only once; only scrolling repeats.
        if (event.isAutoRepeat && root.leading.includes(event.key))
            return;
        switch (event.key) {
        case Qt.Key_Left:
            root.step(-1);
            break;
        case Qt.Key_Right:
            root.step(1);
            break;
        case Qt.Key_Up:
            root.scrolled(-0.2);
            break;
        case Qt.Key_Down:
            root.scrolled(0.2);
            break;
        case Qt.Key_PageUp:
            root.scrolled(-0.85);
            break;
        case Qt.Key_PageDown:
        case Qt.Key_Space:
            root.scrolled(0.85);
            break;
        case Qt.Key_End:
            root.scrolled(1000);
            break;
        case Qt.Key_Escape:
            root.session.back();
            break;
        case Qt.Key_Home:
            root.session.reset();
            break;
        case Qt.Key_L:
            root.session.nextLanguage();
            break;
        case Qt.Key_Return:
        case Qt.Key_Enter:
            if (root.session.screen === Session.Screen.ATTRACT)
                root.session.openPanel(0);
            break;
        case Qt.Key_Plus:
            root.sizeText(1);
            break;
        case Qt.Key_Minus:
            root.sizeText(-1);
            break;
        case Qt.Key_F11:
            root.window.visibility = root.window.visibility === Window.FullScreen ? Window.Windowed : Window.FullScreen;
            break;
        default:
            event.accepted = false;
        }
    }
}
