#!/usr/bin/env bash
# run.sh BUILD_FOLDER [--scale 0.1] [--only PART…]: `make bench`. Measures, prints the tables and writes them into docs/benchmarks.md.
set -euo pipefail
cd "$(dirname "$0")/../.."

build=$1
shift
environment=.venv-bench

Scripts/environment.sh "$environment" Scripts/bench/requirements.txt
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
