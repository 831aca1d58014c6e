#!/usr/bin/env bash
# Brings what PixelBox is built with: system packages, OpenVINO and the text models.
# What is there already is left alone, so a second run takes no time.
set -euo pipefail
cd "$(dirname "$0")/.."

openvino_version=2026.4.1
# Name for pkg-config | Debian package | Homebrew formula
libraries=(
    'vips >= 8.14|libvips-dev|vips'
    'libjpeg|libjpeg-dev|jpeg-turbo'
    'libwebp|libwebp-dev|webp'
    'libarchive|libarchive-dev|libarchive'
    'sqlite3|libsqlite3-dev|sqlite'
)

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
is_installed() { [ "$(dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2>/dev/null)" = "ii " ]; }

# The Debian packages that are missing here, one a line.
missing_debian_packages() {
    have pkg-config || echo pkg-config
    have make || echo make
    have git || echo git
    have python3 || echo python3
    local library name package
    for library in "${libraries[@]}"; do
        IFS='|' read -r name package _ <<<"$library"
        pkg-config --exists "$name" 2>/dev/null || echo "$package"
    done
    python3 -c 'import importlib.util, sys; sys.exit(importlib.util.find_spec("pip") is None)' 2>/dev/null ||
        echo python3-pip
    # Since libheif 1.16 the decoders of HEIC and AVIF are packages of their own.
    local libheif
    libheif=$(dpkg-query -W -f '${Version}' libheif1 2>/dev/null || true)
    if [ -n "$libheif" ] && dpkg --compare-versions "$libheif" ge 1.16; then
        is_installed libheif-plugin-libde265 || echo libheif-plugin-libde265
        is_installed libheif-plugin-aomdec || is_installed libheif-plugin-dav1d || echo libheif-plugin-aomdec
    fi
}

bring_debian_packages() {
    local packages
    for _ in 1 2; do # Twice: some packages are known to be missing only when others are there.
        mapfile -t packages < <(missing_debian_packages)
        [ ${#packages[@]} -gt 0 ] || return 0
        Scripts/install-packages.sh "${packages[@]}"
    done
    mapfile -t packages < <(missing_debian_packages)
    [ ${#packages[@]} -eq 0 ] || fail "These packages are needed, and installing them did not help: ${packages[*]}"
}

# Untested.
bring_homebrew_packages() {
    local formula missing=()
    for formula in pkgconf python3 "${libraries[@]##*|}"; do
        brew list --formula "$formula" >/dev/null 2>&1 || missing+=("$formula")
    done
    [ ${#missing[@]} -eq 0 ] || brew install "${missing[@]}"
}

bring_system_packages() {
    if have apt-get; then
        bring_debian_packages
    elif [ "$(uname -s)" = Darwin ] && have brew; then
        bring_homebrew_packages
    else
        local library
        for library in "${libraries[@]}"; do
            pkg-config --exists "${library%%|*}" 2>/dev/null && continue
            fail "PixelBox needs pkg-config, Python 3 with pip, and the headers of libvips 8.14 or later, libjpeg," \
                "libwebp, libarchive and SQLite; please install them with the package manager of this system."
        done
    fi
}

openvino_is_here() {
    [ -e .deps/openvino/include/openvino/c/openvino.h ] &&
        grep -qx "Version: $openvino_version" .deps/pkgconfig/openvino.pc 2>/dev/null
}

openvino_platform() {
    case "$(uname -s) $(uname -m)" in
    "Linux x86_64") echo manylinux_2_28_x86_64 ;;
    "Linux aarch64") echo manylinux_2_35_aarch64 ;;
    "Darwin arm64") echo macosx_11_0_arm64 ;;
    *) fail "OpenVINO has no build for this machine ($(uname -s) on $(uname -m))." ;;
    esac
}

# Lays OpenVINO out in .deps/openvino (include, lib, licences): of its libraries only what reads ONNX and runs on a CPU.
bring_openvino() {
    openvino_is_here && return
    local platform wheel=.deps/wheel new=.deps/openvino.new library plain
    platform=$(openvino_platform)
    say "Bringing OpenVINO $openvino_version …"
    Scripts/fetch-wheel.sh openvino "$wheel" "$platform"
    rm -rf "$new" .deps/openvino
    mkdir -p "$new/lib" .deps/pkgconfig
    mv "$wheel/openvino/include" "$new/include"
    mv "$wheel"/openvino-*.dist-info/licenses "$new/licenses"
    for library in "$wheel"/openvino/libs/lib{openvino,openvino_c,openvino_onnx_frontend,openvino_ir_frontend}.* \
        "$wheel"/openvino/libs/libopenvino_*_cpu_plugin.so \
        "$wheel"/openvino/libs/lib{tbb,tbbbind_2_5,tbbmalloc,hwloc}.*; do
        mv "$library" "$new/lib/"
    done
    # The names without a version, for the linker.
    for library in "$new"/lib/libopenvino.* "$new"/lib/libopenvino_c.*; do
        library=$(basename "$library")
        case $library in
        *.dylib) plain=${library%%.*}.dylib ;;
        *) plain=${library%%.*}.so ;;
        esac
        ln -sf "$library" "$new/lib/$plain"
    done
    mv "$new" .deps/openvino
    rm -rf "$wheel"
    cat >.deps/pkgconfig/openvino.pc <<PC
prefix=\${pcfiledir}/../openvino
Name: openvino
Description: OpenVINO runtime, C API
Version: $openvino_version
Cflags: -I\${prefix}/include
Libs: -L\${prefix}/lib -lopenvino_c -lopenvino
PC
}

have swift || fail "PixelBox is built with Swift 6.2 or later; please install it (swift.org/install) and try again."
bring_system_packages
bring_openvino
if [ -x Scripts/fetch-text-models.sh ]; then
    Scripts/fetch-text-models.sh
fi
