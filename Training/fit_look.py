"""Fits the reduction of the pooled features to a look, and writes build/look.npz.

The 256 directions are those in which different pictures differ most, measured against how much edits of one picture
differ: a principal component analysis where turning, cropping or captioning a picture counts as noise.
"""

import argparse
import functools
import json
import random

import numpy
import onnxruntime
import torch
from scipy.linalg import eigh

import backbone
import edits
import pictures
from backbone import BUILD

EDITED_EVERY = 3
EDITS_EACH = 3


@functools.cache
def backbone_session():
    """The backbone for ONNX Runtime, which is several times as quick as PyTorch on a CPU."""
    BUILD.mkdir(exist_ok=True)
    file = BUILD / "backbone.onnx"
    backbone.export(backbone.Backbone(), file, ["features", "scores"])
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(file, options)


def features(picture, session):
    """Pooled features of a working picture, each half of length one."""
    raw = session.run(["features"], {"pixels": pictures.pixels(picture)[None]})[0]
    return backbone.unit_halves(torch.from_numpy(raw)).numpy()[0]


def collect(paths, session):
    """Features of all pictures, and for one in three how its edits stray from their common mean."""
    chance = random.Random(1)
    rows, strays = [], []
    for number, path in enumerate(paths):
        try:
            picture = pictures.working(path)
        except (OSError, ValueError) as error:
            print(f"left out {path}: {error}")
            continue
        rows.append(features(picture, session))
        if number % EDITED_EVERY == 0:
            group = numpy.stack(
                [rows[-1], *(features(edits.edited(picture, chance), session) for _ in range(EDITS_EACH))])
            strays.append((group - group.mean(0)) * (len(group) / (len(group) - 1)) ** 0.5)
    return numpy.stack(rows), numpy.concatenate(strays)


def source(name, folder, count):
    """Features of at most `count` pictures of a source, kept in build/ for the next time."""
    file = BUILD / f"features-{name}.npz"
    if not file.exists():
        rows, strays = collect(pictures.sample(pictures.find(folder), count), backbone_session())
        numpy.savez_compressed(file, rows=rows.astype("float16"), strays=strays.astype("float16"))
    kept = numpy.load(file)
    print(f"{name}: {len(kept['rows'])} pictures", flush=True)
    return kept["rows"].astype("float32"), kept["strays"].astype("float32")


def reduction(rows, strays, dimensions, ridge, whitening):
    """Mean and projection. `ridge` says how much of the plain distance is kept beside that measured in edits."""
    mean = rows.mean(0)
    between = numpy.cov(rows, rowvar=False)
    within = strays.T @ strays / len(strays)
    noise = within + ridge * numpy.trace(between) / len(between) * numpy.eye(len(between))
    last = len(between) - 1
    strength, directions = eigh(between, noise, subset_by_index=[last - dimensions + 1, last])
    return mean, (directions * strength ** -whitening)[:, ::-1]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", help="NAME=FOLDER of pictures whose licence allows it")
    parser.add_argument("--each", type=int, default=1000, help="pictures taken of each folder at most")
    parser.add_argument("--dimensions", type=int, default=256)
    parser.add_argument("--ridge", type=float, default=3)
    parser.add_argument("--whitening", type=float, default=0.15)
    options = parser.parse_args()

    sources = {}
    for name, folder in (each.split("=", 1) for each in options.folders):
        sources[name] = source(name, folder, options.each)
    rows, strays = (numpy.concatenate(each) for each in zip(*sources.values()))
    mean, projection = reduction(rows, strays, options.dimensions, options.ridge, options.whitening)
    counts = {name: len(each) for name, (each, _) in sources.items()}
    numpy.savez(BUILD / "look.npz", mean=mean, projection=projection, sources=json.dumps(counts))


if __name__ == "__main__":
    main()
