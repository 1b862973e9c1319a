# What ./kiosk and ./check share. Read by sh, with `here` set to the checkout.
# The stamp is tools/launcher/place.py's: change both together.

# ready KIND: whether set-up is finished, fits this checkout and serves the display at hand; sets `venv`.
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
            wanted=$(printf '%s\n' "$here" && cat "$here/pyproject.toml" "$here/requirements/$1.txt") || continue
            [ "$(cat "$venv/ready-$1")" != "$wanted" ] || return 0
        fi
    done
    return 1
}

# set_up KIND: set up, with the first Python that serves; sets `venv`.
set_up() {
    find_python || return
    venv=$("$python" -E -s -B "$here/tools/setup.py" "$1")
}

# find_python: sets `python` to one from 3.11 to 3.13, or says what to install.
find_python() {
    seen=
    for python in python3 python3.13 python3.12 python3.11; do
        version=$("$python" -E -s -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
        case $version in 3.11 | 3.12 | 3.13) return 0 ;; esac
        seen="$seen $version"
    done
    if [ -n "$seen" ]; then found="The Python here is$seen."; else found="There is no Python here."; fi
    complain "qbj-kiosk needs Python 3.11, 3.12 or 3.13. $found This installs it:

    $(python_line)"
    return 3
}

python_line() {
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

# unseen ARGUMENTS: whether this was started from a file manager, so that nobody sees what is printed.
unseen() {
    case ${1-} in [!-]*) return 1 ;; esac # a command, so a script or a person at a terminal
    [ "${QBJ_KIOSK_DIALOG-}" != never ] && [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ] && [ ! -t 0 ] && [ ! -t 1 ] && [ ! -t 2 ]
}

# complain TEXT: print it, and show it if nobody would see that. For when there is no Python to do it better.
complain() {
    printf '%s\n' "$1" >&2
    unseen || return 0
    if command -v zenity >/dev/null; then
        zenity --error --no-markup --title=qbj-kiosk --text="$1" || true
    elif command -v kdialog >/dev/null; then
        kdialog --title qbj-kiosk --error "$1" || true
    elif command -v xmessage >/dev/null; then
        xmessage -center "$1" || true
    fi
}
