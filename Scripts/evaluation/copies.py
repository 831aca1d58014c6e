"""copies.py --program PROGRAM --data DATA [--pictures 1000] [--strangers 500]: how well `pixelbox have` finds copies.

Half of the pictures are photos, half are sprites. The library has the originals; every kind of edit is asked about, and
the same edits of strangers, which nobody has. Beside it stand a plain 64-bit pHash and the look vector alone, each at the
threshold that suits it best. Writes the table into docs/evaluation.md.
"""

import argparse
import collections
import hashlib
import json
import multiprocessing
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys

import numpy
from PIL import Image

from copy_packs import packs_table, siblings_table
from perceptual_hash import perceptual_hash
from picture_edits import EDITS, MILD, SPRITES_ONLY
from report import table, write_between

WORK = pathlib.Path(".eval/copies").resolve()
LEAST_EDGE = 16
PRECISION = 0.99
# Packs whose sprites are strangers to those of the others.
STRANGE_PACKS = {"dcss-items-and-equipment", "kenney-pirate-pack", "pixelboy-ninja-adventure"}


def choose(data, owned, strangers):
    """Photos and sprites, half and half: those that the library gets, and those that it does not."""
    chance = random.Random(4)
    things = sorted((data / "similar" / "caltech101-sample").iterdir())
    # The collection has copies within a thing and its namesakes (Faces, Faces_easy): these stay on one side.
    families = sorted({thing.name.split("_")[0] for thing in things})
    chance.shuffle(families)
    known_families = set(families[:len(families) * 2 // 3])
    photos, strange_photos = [], []
    for thing in things:
        side = photos if thing.name.split("_")[0] in known_families else strange_photos
        side += sorted(thing.glob("*.jpg"))
    packs = sorted(folder for folder in (data / "assets").iterdir() if folder.is_dir())
    strange = [file for pack in packs if pack.name in STRANGE_PACKS for file in sorted(pack.rglob("*.png"))]
    known = [file for pack in packs if pack.name not in STRANGE_PACKS for file in sorted(pack.rglob("*.png"))]
    for files in (photos, strange_photos, strange, known):
        chance.shuffle(files)
    seen = set()
    own = take(photos, owned // 2, seen) + take(known, owned - owned // 2, seen)
    return own, take(strange_photos, strangers // 2, seen) + take(strange, strangers - strangers // 2, seen)


def take(files, count, seen):
    """The first pictures that are large enough and that nobody took yet, by their bytes."""
    taken = []
    for file in files:
        digest = hashlib.sha256(file.read_bytes()).digest()
        if len(taken) == count or digest in seen:
            continue
        with Image.open(file) as image:
            if min(image.size) < LEAST_EDGE:
                continue
        seen.add(digest)
        taken.append(file)
    return taken


def opened(file):
    image = Image.open(file)
    return image.convert("RGBA" if "A" in image.getbands() or "transparency" in image.info else "RGB")


def make_edits(work):
    """All edits of one picture; the name of each begins with the picture's number. Hashes come along."""
    number, file, folder = work
    image, hashes = opened(file), {}
    for kind, edit in EDITS.items():
        if kind in SPRITES_ONLY and file.suffix == ".jpg":
            continue
        try:
            data, ending = edit(image, random.Random(f"{file.name}{number}{kind}"))
        except (ValueError, OSError, ZeroDivisionError):
            continue  # too small for this edit
        target = folder / kind / f"{number}.{ending}"
        target.write_bytes(data)
        hashes[str(target)] = perceptual_hash(target)
    return number, perceptual_hash(file), hashes


def prepare(owned, strangers):
    """Copies the originals, makes all edits, and hashes everything."""
    shutil.rmtree(WORK, ignore_errors=True)
    (WORK / "originals").mkdir(parents=True)
    for kind in EDITS:
        (WORK / "edits" / kind).mkdir(parents=True)
    works = []
    for number, file in enumerate(owned + strangers):
        if number < len(owned):
            shutil.copyfile(file, WORK / "originals" / f"{number}{file.suffix}")
        works.append((number, file, WORK / "edits"))
    originals, edits = [], {}
    with multiprocessing.Pool(os.cpu_count()) as pool:
        for number, own, hashes in pool.imap_unordered(make_edits, works, chunksize=8):
            if number < len(owned):
                originals.append((number, own))
            edits.update(hashes)
    return originals, edits


def ask(program):
    """What `pixelbox have` says of each edit: the originals that it names, with its confidence."""
    subprocess.run([program, "add", "--no-text", WORK / "originals", "--library", WORK / "library"], check=True)
    command = [program, "have", WORK / "edits", "--json", "--library", WORK / "library"]
    said = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    (WORK / "verdicts.json").write_bytes(said.stdout)
    answers = {}
    for verdict in json.loads(said.stdout):
        places = [place for place in verdict["have"] if place["relation"] != "variant"]
        answers[verdict["path"]] = [(number_of(place["path"]), place["confidence"]) for place in places]
    return answers


def number_of(path):
    return int(pathlib.Path(path).stem)


def nearest_hashes(originals, edits):
    """For each edit the original with the nearest pHash; the nearer, the higher its score."""
    numbers = [number for number, _ in originals]
    table = numpy.array([own for _, own in originals], dtype=numpy.uint64)
    answers = {}
    for path, own in edits.items():
        bits = numpy.bitwise_count(table ^ numpy.uint64(own))
        best = int(bits.argmin())
        answers[path] = [(numbers[best], -float(bits[best]))]
    return answers


def nearest_looks(program):
    """For each edit the original with the most similar look."""
    command = [program, "add", "--no-text", WORK / "edits", "--library", WORK / "edited-library"]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    paths, originals = looks(WORK / "library")
    numbers = [number_of(path) for path in paths]
    answers = {}
    paths, asked = looks(WORK / "edited-library")
    for path, similar in zip(paths, asked @ originals.T):
        best = int(similar.argmax())
        answers[path] = [(numbers[best], float(similar[best]))]
    return answers


def looks(library):
    """The paths of all pictures and their looks, one in each row."""
    with sqlite3.connect(library / "library.sqlite") as database:
        rows = database.execute(
            "SELECT file.path, look.vector FROM look JOIN picture USING (contentId) JOIN file ON file.id = fileId"
        ).fetchall()
    vectors = numpy.array([numpy.frombuffer(vector, numpy.int8) for _, vector in rows], dtype=numpy.float32)
    return [path for path, _ in rows], vectors


def recall(answers, paths, owned, weight):
    """Recall at the lowest threshold with a precision of 99 %; then recall and precision without any threshold.

    Found is a copy whose own original is named; false is an answer about a stranger. An answer that names only other
    pictures of the library (the same button in another colour) is neither: the copy counts as not found.
    """
    copies = sum(number_of(path) < owned for path in paths)
    steps = collections.defaultdict(lambda: [0, 0])
    for path in paths:
        number = number_of(path)
        if number >= owned:
            if answers.get(path):
                steps[max(score for _, score in answers[path])][1] += weight
            continue
        found = [score for each, score in answers.get(path, []) if each == number]
        if found:
            steps[max(found)][0] += 1
    best = right = wrong = 0
    for score in sorted(steps, reverse=True):
        right, wrong = right + steps[score][0], wrong + steps[score][1]
        if right / (right + wrong) >= PRECISION:
            best = right
    return best / copies, right / copies, right / max(1, right + wrong)


def row(name, paths, methods, owned, weight):
    ours, *others = [recall(answers, paths, owned, weight) for answers in methods]
    return [
        name, *(f"{each[0]:.3f}" for each in (ours, *others)), f"{ours[1]:.3f}", f"{ours[2]:.3f}"]


def measured(program, data, count, strange):
    owned, strangers = choose(data, count, strange)
    originals, edits = prepare(owned, strangers)
    methods = [ask(program), nearest_hashes(originals, edits), nearest_looks(program)]
    weight = len(owned) / len(strangers)
    rows = []
    for kind in EDITS:
        paths = [path for path in edits if pathlib.Path(path).parent.name == kind]
        rows.append(row(kind if kind in MILD else f"{kind} (strong)", paths, methods, len(owned), weight))
    for name, is_photo in (("all, photos", True), ("all, sprites", False)):
        files = owned + strangers
        paths = [path for path in edits if (files[number_of(path)].suffix == ".jpg") == is_photo]
        rows.append(row(name, paths, methods, len(owned), weight))
    rows.append(row("all", list(edits), methods, len(owned), weight))
    heads = ["edit", "`have`", "pHash", "look alone", "recall as it answers", "precision as it answers"]
    return (
        f"### Copies: {len(owned):,} pictures in the library, edited; edits of {len(strangers):,} others are strangers\n\n"
        "Recall at 99 % precision; the last two columns are what `pixelbox have` answers without any threshold.\n\n"
        + table(heads, rows))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--pictures", type=int, default=1000, help="fewer: a trial, not written into the document")
    parser.add_argument("--strangers", type=int, default=500)
    options = parser.parse_args()
    data = pathlib.Path(options.data).resolve()
    for folder in ("similar/caltech101-sample", "assets"):
        if not (data / folder).is_dir():
            print(f"Skipped: {folder} is missing.", file=sys.stderr)
            return
    parts = [measured(options.program, data, options.pictures, options.strangers)]
    parts.append(packs_table(options.program, data, WORK / "packs"))
    parts.append(siblings_table(options.program, data, WORK / "packs"))
    print("\n\n".join(parts))
    if options.pictures == 1000:
        write_between(pathlib.Path("docs/evaluation.md"), "copies", "\n\n".join(parts))


if __name__ == "__main__":
    main()
