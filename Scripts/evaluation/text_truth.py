"""The measured pictures and what is written in them."""

import csv
import json
import pathlib

from text_scoring import Truth


def receipts(folder):
    """Scanned receipts (SROIE): lines with boxes."""
    for picture in sorted(pathlib.Path(folder).glob("*.jpg")):
        rows = picture.with_suffix(".box.csv").read_text(encoding="utf-8", errors="replace").splitlines()
        yield picture, Truth([row.split(",", 8)[8] for row in rows if row.count(",") >= 8], [])


def scenes(folder):
    """Street photos (ICDAR 2015): words with boxes; `###` marks what nobody could read."""
    for picture in sorted(pathlib.Path(folder).glob("*.jpg")):
        truth = Truth([], [])
        gt = picture.with_name(f"gt_{picture.stem}.txt").read_text(encoding="utf-8-sig")
        for row in csv.reader(gt.splitlines(), quoting=csv.QUOTE_NONE):
            if len(row) < 9:
                continue
            word = ",".join(row[8:])
            if word == "###":
                numbers = [float(value) for value in row[:8]]
                truth.ignored.append(list(zip(numbers[::2], numbers[1::2])))
            else:
                truth.words.append(word)
        yield picture, truth


def memes(folder):
    """Memes that this project drew."""
    captions = json.loads((pathlib.Path(folder) / "captions.json").read_text(encoding="utf-8"))
    for name, caption in sorted(captions.items()):
        yield pathlib.Path(folder) / name, Truth([caption], [])
