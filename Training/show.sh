#!/usr/bin/env bash
# show.sh DATA [CAPTIONS]: trains the space shared by pictures and descriptions and writes both models (see README.md).
set -euo pipefail
cd "$(dirname "$0")"
python=${PYTHON:-.venv/bin/python}
"$python" show_features.py "$1"
"$python" fit_show.py
"$python" fit_show.py --again --seed 2 --steps 700 --books 2.5
"$python" calibrate_show.py
"$python" export_look.py
"$python" export_show.py
if [ -n "${2:-}" ]; then "$python" evaluate_show.py "$2"; fi
