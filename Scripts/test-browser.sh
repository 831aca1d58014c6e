#!/usr/bin/env bash
# test-browser.sh PROGRAM [PYTEST ARGUMENTS]: `make test-browser`. Uses the page in the system's Chromium.
set -euo pipefail
cd "$(dirname "$0")/.."

program=$1
shift
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -z "$chromium" ]; then
    if ! command -v apt-get >/dev/null; then
        echo "The tests of the page need Chromium; please install it." >&2
        exit 1
    fi
    Scripts/install-packages.sh chromium
    chromium=$(command -v chromium)
fi
Scripts/environment.sh .venv-browser Tests/Browser/requirements.txt
export PIXELBOX=$program CHROMIUM=$chromium SCREENSHOTS=${SCREENSHOTS:-$PWD/.build/screenshots}
mkdir -p "$SCREENSHOTS"
exec .venv-browser/bin/python -B -m pytest -q -p no:cacheprovider Tests/Browser "$@"
