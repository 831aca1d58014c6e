"""Makes what `fit_copy.py` reads: the numbers of the evidence for pictures, their edited copies and their strangers.

    copy_pairs.py BUILD FOLDER… [--pictures 150] [--evaluation DATA] [--of alignments miniatures] [--out build]

BUILD is the folder with the programs `pixelbox` and `pixelbox-bench`. The numbers go to `alignments.csv` (`CopyEvidence`) and
`miniatures.csv` (`MiniatureEvidence`). At most so many pictures are taken from each FOLDER, and
none that the evaluation of copies takes from DATA. Each is edited in all ways that the evaluation knows. An edited picture and
its original are a true pair; false are the six other originals with the nearest hashes, the six with the nearest colours from far
away, and six others. The rows of one picture lie
together, in an order that has nothing to do with the folders.
"""

import argparse
import base64
import hashlib
import multiprocessing
import multiprocessing.pool
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys

import numpy

SCRIPTS = pathlib.Path(__file__).resolve().parent.parent / "Scripts"
sys.path[:0] = [str(SCRIPTS), str(SCRIPTS / "evaluation")]
from copies import choose, make_edits, number_of, take  # noqa: E402
from picture_edits import EDITS  # noqa: E402

WORK = pathlib.Path(__file__).resolve().parent / "build" / "copies"
STRANGERS = 6  # of either kind for each edited picture


def chosen(folders, most, evaluation):
    """Pictures of all folders, large enough, each once, in an order by chance."""
    chance = random.Random(7)
    seen = set()
    if evaluation:
        owned, strangers = choose(evaluation, 1000, 500)
        seen = {hashlib.sha256(file.read_bytes()).digest() for file in owned + strangers}
    files = []
    for folder in folders:
        found = sorted(file for file in folder.rglob("*") if file.suffix in (".jpg", ".png") and file.is_file())
        chance.shuffle(found)
        files += take(found, most, seen)
    chance.shuffle(files)
    return files


def indexed(program, files):
    """Edits the pictures and has everything indexed; returns paths, hashes, fingerprints and sketches."""
    shutil.rmtree(WORK, ignore_errors=True)
    for kind in EDITS:
        (WORK / "edits" / kind).mkdir(parents=True)
    (WORK / "originals").mkdir()
    for number, file in enumerate(files):
        shutil.copyfile(file, WORK / "originals" / f"{number}{file.suffix}")
    with multiprocessing.Pool(os.cpu_count()) as pool:
        pool.map(make_edits, [(number, file, WORK / "edits") for number, file in enumerate(files)], chunksize=8)
    folders = [WORK / "originals", WORK / "edits"]
    status = subprocess.run([program, "add", "--no-text", *folders, "--library", WORK / "library"], check=False).returncode
    if status not in (0, 2):  # 2: some could not be read
        raise SystemExit(f"pixelbox add: exit status {status}")
    with sqlite3.connect(WORK / "library" / "library.sqlite") as database:
        rows = database.execute(
            "SELECT file.path, fingerprint.hash, fingerprint.bytes, sketch.bytes FROM fingerprint JOIN sketch USING (contentId)"
            " JOIN picture USING (contentId) JOIN file ON file.id = fileId")
        return [(pathlib.Path(path), *rest) for path, *rest in rows]


def signs(hashes):
    """The 64 bits of each as 1 and -1: eight frequencies down, of eight across."""
    octets = numpy.array(hashes, dtype="<i8").view(numpy.uint8).reshape(-1, 8)
    return 1 - 2 * numpy.unpackbits(octets, axis=1, bitorder="little").astype(numpy.float32).reshape(-1, 8, 8)


def agreement(asked, known):
    """How well the hashes agree (64: completely), mirrored and turned as it suits best."""
    odd = numpy.array([-1, 1] * 4, dtype=numpy.float32)
    asked, known = signs(asked), signs(known).reshape(-1, 64)
    best = numpy.full((len(asked), len(known)), -64, dtype=numpy.float32)
    for turned in (asked, asked.transpose(0, 2, 1)):
        for across in (1, odd):
            for down in (1, odd[:, None]):
                best = numpy.maximum(best, (turned * across * down).reshape(-1, 64) @ known.T)
    return best


def colours(rows, places):
    """What the whole pictures look like from far away: the second half of the sketches, each of unit length."""
    values = numpy.array([numpy.frombuffer(rows[place][3], numpy.int8) for place in places], dtype=numpy.float32)
    values = values[:, values.shape[1] // 2:]
    return values / numpy.maximum(1, numpy.linalg.norm(values, axis=1, keepdims=True))


def nearest(fit, known, besides):
    """The places of those that fit best."""
    order = [known[place] for place in numpy.argsort(-fit, kind="stable")[:3 * STRANGERS] if known[place] not in besides]
    return order[:STRANGERS]


def questions(rows):
    """For each edited picture the places of itself, its original and some strangers, as `pixelbox-bench` reads them."""
    originals = {number_of(path): place for place, (path, *_) in enumerate(rows) if path.parent.name == "originals"}
    known = list(originals.values())
    edits = [place for place, (path, *_) in enumerate(rows) if path.parent.name in EDITS and number_of(path) in originals]
    edits.sort(key=lambda place: (number_of(rows[place][0]), rows[place][0]))
    chance = random.Random(8)
    by_hash = agreement([rows[place][1] for place in edits], [rows[place][1] for place in known])
    by_colours = colours(rows, edits) @ colours(rows, known).T
    for edit, hashes, looks in zip(edits, by_hash, by_colours):
        own = originals[number_of(rows[edit][0])]
        strangers = nearest(hashes, known, {own})
        strangers += nearest(looks, known, {own, *strangers})
        others = [place for place in chance.sample(known, 4 * STRANGERS) if place not in {own, *strangers}]
        yield edit, own, *strangers, *others[:STRANGERS]


def numbers(program, rows, kind):
    """The numbers of all pairs, in the order of the pictures."""
    fingerprints = WORK / "fingerprints.txt"
    fingerprints.write_text("".join(base64.b64encode(row[2]).decode() + "\n" for row in rows), encoding="ascii")
    lines = [" ".join(map(str, question)) + "\n" for question in questions(rows)]
    shares = numpy.array_split(numpy.arange(len(lines)), os.cpu_count())

    def answer(share):
        asked = "".join(lines[place] for place in share)
        return subprocess.run(
            [program, kind, fingerprints], input=asked, stdout=subprocess.PIPE, text=True, check=True).stdout

    with multiprocessing.pool.ThreadPool(len(shares)) as pool:
        return "".join(pool.map(answer, shares))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("folders", type=pathlib.Path, nargs="+")
    parser.add_argument("--pictures", type=int, default=150, help="at most, of each folder")
    parser.add_argument("--evaluation", type=pathlib.Path, help="where the data of the evaluation is, to take nothing of it")
    parser.add_argument("--of", nargs="+", choices=("alignments", "miniatures"), default=("alignments", "miniatures"))
    parser.add_argument("--out", type=pathlib.Path, default=WORK.parent)
    options = parser.parse_args()
    files = chosen(options.folders, options.pictures, options.evaluation)
    rows = indexed(options.build / "pixelbox", files)
    for kind in options.of:
        (options.out / f"{kind}.csv").write_text(numbers(options.build / "pixelbox-bench", rows, kind), encoding="ascii")


if __name__ == "__main__":
    main()
