#!/usr/bin/env bash
# text.sh PROGRAM [DATA]: how well and how fast the text in pictures is read, beside rapidocr and tesseract.
# Prints the tables and writes them into docs/evaluation.md. rapidocr comes into an environment of its own.
set -euo pipefail
cd "$(dirname "$0")/../.."

data=${2:-$(cd .. && pwd)/shared/data}
environment=.venv-text
if [ ! -d "$data/text" ]; then
    echo "Skipped: there are no pictures with text in $data." >&2
    exit 0
fi
Scripts/environment.sh "$environment" Scripts/evaluation/text-requirements.txt
if ! command -v tesseract >/dev/null && command -v apt-get >/dev/null; then
    Scripts/install-packages.sh tesseract-ocr || echo "tesseract cannot be installed; going on without it." >&2
fi
export PYTHONPATH=$PWD/Scripts
exec "$environment/bin/python" -B Scripts/evaluation/text.py --program "$1" --data "$data"
