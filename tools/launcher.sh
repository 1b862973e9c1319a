# Functions of ./kiosk and ./check. Sourced by sh, with `here` set to the checkout.
# tools/launcher/venv_location.py writes the stamp that `ready` compares: change both together.

# ready KIND: true if set-up is complete, matches this checkout and has the libraries of this display. Sets `venv`.
ready() {
    platform=${QT_QPA_PLATFORM-}
    platform=${platform%%[:;-]*}
    if [ -z "$platform" ]; then
        [ -z "${DISPLAY-}" ] || platform=xcb
        [ -z "${WAYLAND_DISPLAY-}" ] || platform=wayland
    fi
    for venv in "$here/.venv" "${XDG_DATA_HOME:-${HOME-}/.local/share}/qbj-kiosk/venv"; do
        if [ -f "$venv/ready-$1" ] && [ -x "$venv/bin/python" ] &&
            [ ! -e "$venv/lacks-" ] && [ ! -e "$venv/lacks-$platform" ]; then
            expected=$(printf '%s\n' "$here" && cat "$here/pyproject.toml" "$here/requirements/$1.txt") || continue
            [ "$(cat "$venv/ready-$1")" != "$expected" ] || return 0
        fi
    done
    return 1
}

# set_up KIND: set up with the first supported Python. Sets `venv`.
set_up() {
    find_python || return
    venv=$("$python" -E -s -B "$here/tools/setup.py" "$1")
}

# find_python: set `python` to a version from 3.11 to 3.13, or print the command that installs one.
find_python() {
    versions=
    for python in python3 python3.13 python3.12 python3.11; do
        version=$("$python" -E -s -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
        case $version in 3.11 | 3.12 | 3.13) return 0 ;; esac
        versions="$versions $version"
    done
    if [ -n "$versions" ]; then found="The Python here is$versions."; else found="There is no Python here."; fi
    show_error "qbj-kiosk needs Python 3.11, 3.12 or 3.13. $found This installs it:

    $(python_command)"
    return 3
}

python_command() {
    if command -v apt-get >/dev/null; then
        echo "sudo apt-get install python3 python3-venv"
    elif command -v dnf >/dev/null; then
        echo "sudo dnf install python3.13"
    elif command -v zypper >/dev/null; then
        echo "sudo zypper install python313"
    elif command -v pacman >/dev/null; then
        echo "sudo pacman -S python"
    else
        echo "see your system's handbook for the package python3"
    fi
}

# without_terminal ARGUMENTS: true if a file manager started this, so that printed text is not visible.
without_terminal() {
    case ${1-} in [!-]*) return 1 ;; esac # a command: a script or a person at a terminal
    [ "${QBJ_KIOSK_DIALOG-}" != never ] && [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ] && [ ! -t 0 ] && [ ! -t 1 ] && [ ! -t 2 ]
}

# show_error TEXT: print it, and show it in a dialog without a terminal. Used while there is no Python.
show_error() {
    printf '%s\n' "$1" >&2
    without_terminal || return 0
    if command -v zenity >/dev/null; then
        zenity --error --no-markup --title=qbj-kiosk --text="$1" || true
    elif command -v kdialog >/dev/null; then
        kdialog --title qbj-kiosk --error "$1" || true
    elif command -v xmessage >/dev/null; then
        xmessage -center "$1" || true
    fi
}
