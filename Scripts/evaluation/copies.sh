#!/usr/bin/env bash
# copies.sh PROGRAM DATA [--pictures N]: how well copies are found, beside a plain pHash and the look alone.
# Prints the tables and writes them into docs/evaluation.md.
set -euo pipefail
cd "$(dirname "$0")/../.."

program=$1 data=$2
shift 2
environment=.venv-copies
Scripts/environment.sh "$environment" Scripts/evaluation/copies-requirements.txt
export PYTHONPATH=$PWD/Scripts
exec "$environment/bin/python" -B Scripts/evaluation/copies.py --program "$program" --data "$data" "$@"
