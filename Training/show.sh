#!/usr/bin/env bash
# show.sh DATA [CAPTIONS [ASSETS]]: trains the space shared by pictures and descriptions, writes both models and measures them
# (see README.md). What is in build/ already is not made again; look and drawing stay those of the model that ships.
set -euo pipefail
data=$(realpath "$1") captions=${2:+$(realpath "$2")} assets=${3:+$(realpath "$3")}
cd "$(dirname "$0")"
python=${PYTHON:-.venv/bin/python}
[ -f build/look.npz ] && [ -f build/drawing.npz ] || "$python" keep_look.py
"$python" show_features.py "$data"
"$python" fit_show.py
"$python" fit_show.py --again --seed 2 --steps 700 --books 2.5
"$python" calibrate_show.py
"$python" export_look.py
"$python" export_show.py
if [ -n "$captions" ]; then "$python" evaluate_show.py "$captions" ${assets:+--packs "$assets"}; fi
