#!/usr/bin/env bash
# `make test-browser PROGRAM`: uses the page in the system's Chromium. Pictures of the views land in .screenshots.
# Further arguments go to pytest, for example: Scripts/test-browser.sh .build/release/pixelbox -k phone
set -euo pipefail
cd "$(dirname "$0")/.."

program=${1:-.build/release/pixelbox}
shift || true
venv=.venv-browser

chromium=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
if [[ -z $chromium ]]; then
    echo "The browser tests need Chromium: install the package chromium, or set CHROMIUM to a browser." >&2
    exit 1
fi
if [[ ! -x $program ]]; then
    echo "There is no program at $program; run: make build" >&2
    exit 1
fi

if ! cmp -s Tests/Browser/requirements.txt "$venv/requirements.txt"; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r Tests/Browser/requirements.txt
    cp Tests/Browser/requirements.txt "$venv/requirements.txt"
fi

export CHROMIUM=$chromium PIXELBOX=$program SCREENSHOTS=${SCREENSHOTS:-$PWD/.screenshots} PYTHONDONTWRITEBYTECODE=1
[[ $PIXELBOX = /* ]] || export PIXELBOX="$PWD/$PIXELBOX"
exec "$venv/bin/python" -m pytest -q -p no:cacheprovider Tests/Browser "$@"
