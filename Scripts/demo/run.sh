#!/usr/bin/env bash
# run.sh PROGRAM: `make demo`. Brings sample pictures into .demo/pictures, adds them to a library of their own, searches.
set -euo pipefail
cd "$(dirname "$0")/../.."

program=$1
pictures=.demo/pictures
export PIXELBOX_LIBRARY=$PWD/.demo/library

bring_pictures() {
    [ ! -d "$pictures" ] || return 0
    echo "Bringing sample pictures into $pictures …"
    Scripts/fetch-wheel.sh scikit-image .demo/wheel
    rm -rf .demo/new
    python3 -B Scripts/demo/draw.py .demo/wheel/skimage/data .demo/new
    mv .demo/new "$pictures"
    rm -rf .demo/wheel
}

milliseconds() {
    local now=${EPOCHREALTIME:-$(date +%s).000000}
    echo $((${now/[.,]/} / 1000))
}

# Shows a command as one would type it, runs it, and tells how long it took.
try() {
    local argument line='$ pixelbox' began status=0
    for argument in "$@"; do
        [[ $argument =~ ^[A-Za-z0-9./_-]+$ ]] || argument="'$argument'"
        line+=" $argument"
    done
    printf '\n%s\n' "$line"
    began=$(milliseconds)
    "$program" "$@" || status=$?
    printf '(%d ms, start of the program included)\n' $(($(milliseconds) - began))
    [ "$status" -eq 0 ] || [ "$status" -eq 2 ] # 2: done, but some files were skipped
}

bring_pictures
try add "$pictures"
try search potion
try search text:monday
try search 'show:"a cup of coffee"' --limit 2
try search --like "$pictures/memes/cat-monday.svg" --limit 3

printf '\nYour own pictures: %s add ~/Pictures && %s search WORDS\n' "${program#"$PWD/"}" "${program#"$PWD/"}"
