#!/usr/bin/env bash
# install.sh install BUILD_FOLDER PREFIX    puts the program, its libraries, models and desktop files under PREFIX
# install.sh uninstall - PREFIX             takes them away again; the user's libraries are not touched
set -euo pipefail
cd "$(dirname "$0")/.."

action=$1
build=$2
mkdir -p "$3"
prefix=$(cd "$3" && pwd)

# The Swift run-time libraries that the program uses: the toolchain may be updated or go.
swift_libraries() {
    [ "$(uname -s)" = Linux ] || return 0
    ldd "$build/pixelbox" | awk '$3 ~ /\/swift\/linux\// { print $3 }'
}

# Makes the installed program look for libraries in its own folder only. The new path is shorter than the old one,
# so it fits in place.
set_run_path() {
    [ "$(uname -s)" = Linux ] || return 0
    python3 - "$1" "$(readelf -d "$1" | sed -n 's/.*runpath: \[\(.*\)\]/\1/p')" <<'PYTHON'
import pathlib, sys
program, old = pathlib.Path(sys.argv[1]), sys.argv[2].encode()
new = b"$ORIGIN/../lib/pixelbox"
content = program.read_bytes()
if len(new) <= len(old) and content.count(b"\0" + old + b"\0") == 1:
    program.write_bytes(content.replace(b"\0" + old + b"\0", b"\0" + new.ljust(len(old) + 1, b"\0")))
PYTHON
}

take_away() {
    rm -rf "$prefix/lib/pixelbox" "$prefix/share/pixelbox" "$prefix"/bin/pixelbox_*.resources
    rm -f "$prefix/bin/pixelbox" \
        "$prefix/share/applications/pixelbox.desktop" \
        "$prefix/share/icons/hicolor/scalable/apps/pixelbox.svg" \
        "$prefix/share/systemd/user/pixelbox.service" \
        "$prefix/share/bash-completion/completions/pixelbox" \
        "$prefix/share/zsh/site-functions/_pixelbox" \
        "$prefix/share/fish/vendor_completions.d/pixelbox.fish"
}

put_program() {
    mkdir -p "$prefix/bin" "$prefix/lib/pixelbox"
    install -m 755 "$build/pixelbox" "$prefix/bin/pixelbox"
    strip --strip-debug "$prefix/bin/pixelbox" 2>/dev/null || true
    set_run_path "$prefix/bin/pixelbox"
    local library
    for library in $(swift_libraries); do
        cp -L "$library" "$prefix/lib/pixelbox/"
    done
    cp -a .deps/openvino/lib/. "$prefix/lib/pixelbox/"
    cp -R "$build"/pixelbox_*.resources "$prefix/bin/"
}

put_models() {
    local models="$prefix/share/pixelbox/models" folder
    mkdir -p "$models"
    for folder in Models/*/ .deps/models/*/; do
        [ -d "$folder" ] && cp -R "${folder%/}" "$models/"
    done
    mkdir -p "$prefix/share/pixelbox/licences"
    cp LICENSE THIRD-PARTY-NOTICES.md "$prefix/share/pixelbox/licences/"
    [ ! -d .deps/openvino/licenses ] || cp -R .deps/openvino/licenses "$prefix/share/pixelbox/licences/openvino"
}

# put_file SOURCE TARGET: with the real prefix written into it.
put_file() {
    mkdir -p "$(dirname "$2")"
    sed "s|@PREFIX@|$prefix|g" "$1" >"$2"
}

put_desktop_files() {
    put_file Scripts/install/pixelbox.desktop "$prefix/share/applications/pixelbox.desktop"
    put_file Scripts/install/pixelbox.svg "$prefix/share/icons/hicolor/scalable/apps/pixelbox.svg"
    put_file Scripts/install/pixelbox.service "$prefix/share/systemd/user/pixelbox.service"
}

# put_completions SHELL TARGET
put_completions() {
    mkdir -p "$(dirname "$2")"
    "$prefix/bin/pixelbox" --generate-completion-script "$1" >"$2"
}

take_away
[ "$action" = install ] || exit 0
put_program
put_models
put_desktop_files
put_completions bash "$prefix/share/bash-completion/completions/pixelbox"
put_completions zsh "$prefix/share/zsh/site-functions/_pixelbox"
put_completions fish "$prefix/share/fish/vendor_completions.d/pixelbox.fish"

echo "Installed $prefix/bin/pixelbox"
case ":$PATH:" in
*":$prefix/bin:"*) ;;
*) echo "Add $prefix/bin to your PATH to call it by its name." ;;
esac
