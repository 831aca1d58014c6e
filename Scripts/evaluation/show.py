"""Pictures found by descriptions: captioned photos, and game art asked for in plain words and judged by file names."""

import argparse
import csv
import json
import pathlib
import random
import re
import statistics
import subprocess

from report import table, write_between
from server import serving
from show_queries import PACKS, QUERIES

LIBRARIES = pathlib.Path(".eval").resolve()
FIRST = (1, 5, 10)
DRAWS = 500  # of the bootstrap


def flickr(folder):
    rows = csv.DictReader((folder / "captions.csv").open(encoding="utf-8"))
    return [(row["image"], row["caption"]) for row in rows]


def miniclip(folder):
    return [(row["file_name"], row["caption"]) for row in json.loads((folder / "captions.json").read_text(encoding="utf-8"))]


COLLECTIONS = {"flickr8k-half": ("photos of Flickr8k, five captions each", flickr),
               "miniclip": ("photos of things at home (miniclip)", miniclip)}


def ask(server, text, limit):
    words = " ".join(text.replace('"', " ").split())
    return [pathlib.Path(hit["path"]) for hit in server.search(f'show:"{words}"', limit)]


def library(program, name, folders):
    place = LIBRARIES / f"show-{name}"
    subprocess.run([program, "add", *folders, "--no-text", "--library", place], check=True)
    return place


def interval(of_picture, measure):
    """What 95 % of draws of other pictures would have given."""
    chance, values = random.Random(1), []
    names = sorted(of_picture)
    for _ in range(DRAWS):
        drawn = [place for name in chance.choices(names, k=len(names)) for place in of_picture[name]]
        values.append(measure(drawn))
    values.sort()
    return values[int(0.025 * DRAWS)], values[int(0.975 * DRAWS)]


def captions(program, data, name):
    """One row: R@1, R@5, R@10 and the median place, each caption being a query."""
    title, read = COLLECTIONS[name]
    folder = data / "captions" / name
    pairs = read(folder)
    of_picture = {}
    with serving(program, library(program, name, [folder / "images"])) as server:
        for picture, text in pairs:
            names = [path.name for path in ask(server, text, 2000)]
            of_picture.setdefault(picture, []).append(names.index(picture) + 1 if picture in names else len(names) + 1)
    places = [place for each in of_picture.values() for place in each]
    cells = []
    for first in FIRST:
        share = lambda drawn: sum(place <= first for place in drawn) / len(drawn)
        low, high = interval(of_picture, share)
        cells.append(f"{share(places):.2f} ({low:.2f} to {high:.2f})")
    return [f"{len(of_picture)} {title}", *cells, f"{statistics.median(places):.0f}"]


def packs(program, data):
    """Precision of the first ten for each plain query."""
    folders = [data / "assets" / name for name in PACKS if (data / "assets" / name).is_dir()]
    rows, all_of_them = [], []
    with serving(program, library(program, "packs", folders)) as server:
        for text, right in QUERIES.items():
            names = ["/".join(path.parts[-3:]).lower() for path in ask(server, text, 10)]
            good = sum(bool(re.search(right, name)) for name in names) / 10
            all_of_them.append(good)
            rows.append([text, f"{good:.1f}"])
    rows.sort(key=lambda row: -float(row[1]))
    mean = statistics.mean(all_of_them)
    chosen = [rows[0], rows[1], rows[2], *rows[-3:]]
    return table(["query", "precision of the first ten"], [[f"all {len(rows)} queries", f"{mean:.2f}"], *chosen])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--data", required=True, type=pathlib.Path)
    options = parser.parse_args()
    data = options.data.resolve()
    there = [name for name in COLLECTIONS if (data / "captions" / name).is_dir()]
    parts = ["### Descriptions: the picture that a caption was written for"]
    parts.append(table(["queries", "R@1", "R@5", "R@10", "median place"], [captions(options.program, data, name) for name in there]))
    if (data / "assets").is_dir():
        parts += ["### Descriptions: game art, judged by file names", packs(options.program, data)]
    measured = "\n\n".join(parts)
    print(measured)
    write_between(pathlib.Path("docs/evaluation.md"), "show", measured)


if __name__ == "__main__":
    main()
