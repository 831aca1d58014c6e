#!/usr/bin/env bash
# run.sh BUILD_FOLDER [--scale 0.1]: `make bench`. Measures, prints the tables and writes them into docs/benchmarks.md.
set -euo pipefail
cd "$(dirname "$0")/../.."

build=$1
shift
environment=.venv-bench

if ! cmp -s Scripts/bench/requirements.txt "$environment/requirements.txt"; then
    echo "Bringing Pillow and ONNX Runtime for the comparison into $environment …"
    rm -rf "$environment"
    python3 -m venv "$environment"
    "$environment/bin/python" -m pip install --quiet --disable-pip-version-check -r Scripts/bench/requirements.txt
    cp Scripts/bench/requirements.txt "$environment/"
fi

mkdir -p .bench
if [ -z "${BENCH_PICTURES:-}" ]; then
    BENCH_PICTURES=$(cd .. && pwd)/shared/data/text/scenes
fi
if [ ! -d "$BENCH_PICTURES" ]; then
    BENCH_PICTURES=$PWD/.bench/photos/skimage/data
    [ -d "$BENCH_PICTURES" ] || Scripts/fetch-wheel.sh scikit-image .bench/photos
fi

export PYTHONPATH=$PWD/Scripts
exec "$environment/bin/python" -B Scripts/bench/bench.py --build "$build" --photos "$BENCH_PICTURES" "$@"
