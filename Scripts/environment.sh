#!/usr/bin/env bash
# environment.sh FOLDER REQUIREMENTS
# Makes a Python environment with the packages that a requirements file pins, unless it is there already.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$1
requirements=$2
if cmp -s "$requirements" "$folder/requirements.txt"; then
    exit 0
fi
if ! python3 -c 'import ensurepip' 2>/dev/null && command -v apt-get >/dev/null; then
    Scripts/install-packages.sh python3-venv
fi
echo "Bringing what ${requirements#Scripts/} lists into $folder …" >&2
rm -rf "$folder"
python3 -m venv "$folder"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$requirements"
cp "$requirements" "$folder/requirements.txt"
