#!/usr/bin/env bash
# run.sh PROGRAM: `make eval`. Measures how well pictures are found and writes the tables into docs/evaluation.md.
set -euo pipefail
cd "$(dirname "$0")/../.."

data=${EVAL_DATA:-$(cd .. && pwd)/shared/data}
if [ ! -d "$data" ]; then
    echo "Skipped: there are no pictures to evaluate with (EVAL_DATA=FOLDER names the folder)."
    exit 0
fi
export PYTHONPATH=$PWD/Scripts
python3 -B Scripts/evaluation/evaluate.py --program "$1" --data "$data"
Scripts/evaluation/copies.sh "$1" "$data"
python3 -B Scripts/evaluation/show.py --program "$1" --data "$data"
exec Scripts/evaluation/text.sh "$1" "$data"
