"""How well descriptions find their picture: R@1, R@5, R@10 and the median place, with what chance would allow."""

import csv
import json
import pathlib

import numpy

FIRST = (1, 5, 10)
DRAWS = 1000  # of the bootstrap


def places(scores, truth):
    """Place of the right picture for each query (1 is best; ties count against); `scores` is queries x pictures."""
    right = scores[numpy.arange(len(truth)), truth]
    return (scores >= right[:, None]).sum(1)


def measured(scores, truth):
    """R@1, R@5, R@10, median place, and the 95 % interval of each of them when other pictures had been drawn."""
    found = places(scores, truth)
    pictures = numpy.unique(truth)
    of_picture = [numpy.flatnonzero(truth == each) for each in pictures]
    chance = numpy.random.default_rng(1)
    draws = []
    for _ in range(DRAWS):
        some = found[numpy.concatenate([of_picture[each] for each in chance.integers(0, len(pictures), len(pictures))])]
        draws.append([*((some <= first).mean() for first in FIRST), numpy.median(some)])
    values = [*((found <= first).mean() for first in FIRST), numpy.median(found)]
    return values, numpy.percentile(draws, (2.5, 97.5), axis=0).T


def row(name, scores, truth):
    """A line of a table."""
    values, intervals = measured(scores, truth)
    cells = [f"{value:.2f} ({low:.2f}–{high:.2f})" for value, (low, high) in zip(values[:3], intervals)]
    return f"| {name} | {' | '.join(cells)} | {values[3]:.0f} |"


def flickr(folder):
    """Files of the pictures, texts, and for each text the number of its picture."""
    rows = list(csv.DictReader((folder / "captions.csv").open(encoding="utf-8")))
    return gathered(folder, [(row["image"], row["caption"]) for row in rows])


def miniclip(folder):
    rows = json.loads((folder / "captions.json").read_text(encoding="utf-8"))
    return gathered(folder, [(row["file_name"], row["caption"]) for row in rows])


def gathered(folder, pairs):
    names = list(dict.fromkeys(name for name, _ in pairs))
    place = {name: number for number, name in enumerate(names)}
    paths = [folder / "images" / name for name in names]
    return paths, [text for _, text in pairs], numpy.array([place[name] for name, _ in pairs])


# The captions of the unsplash collection do not belong to their pictures, so nothing can be measured with it.
COLLECTIONS = {"flickr8k-half": flickr, "miniclip": miniclip}


def collections(data):
    """The captioned collections in a folder, by name."""
    folder = pathlib.Path(data)
    return {name: read(folder / name) for name, read in COLLECTIONS.items() if (folder / name).exists()}
