#!/usr/bin/env bash
# install-packages.sh PACKAGE…
# Installs Debian packages as root or by sudo; without both, says in one sentence what to ask for.
set -euo pipefail

asking=()
if [ "$(id -u)" -ne 0 ]; then
    asking=(sudo)
    if ! command -v sudo >/dev/null || ! { sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; }; }; then
        echo "PixelBox needs these packages; please ask your administrator to install them: $*" >&2
        exit 1
    fi
fi
echo "Installing $* …" >&2
"${asking[@]}" apt-get -qq update
"${asking[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq -y -o Dpkg::Use-Pty=0 install --no-install-recommends "$@" >/dev/null
