"""What is said of each ImageNet class: its word, its wider words, and what photos of it usually show."""

import json
import pathlib

import numpy

import words

LABELS = pathlib.Path(__file__).parent.parent / "Models" / "pixelbox-look" / "labels.json"
SCENES = pathlib.Path(__file__).parent / "class_scenes.txt"


def scenes():
    """Texts by number of the class."""
    found = {}
    for line in SCENES.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            number, texts = line.split(" ", 1)
            found.setdefault(int(number), []).extend(text.strip() for text in texts.split("|"))
    return found


def texts():
    """For each class a list of texts."""
    shown = scenes()
    found = []
    for number, label in enumerate(json.loads(LABELS.read_text(encoding="utf-8"))):
        name, parents = label["name"], label["parents"]
        found.append([name, f"a photo of a {name}", *([f"{name}, {', '.join(parents[:2])}"] if parents else []), *shown.get(number, [])])
    return found


def vectors():
    """One vector of length one for each class, the mean of its texts."""
    said = texts()
    flat = words.vectors([text for each in said for text in each])
    ends = numpy.cumsum([len(each) for each in said])
    means = numpy.stack([part.mean(0) for part in numpy.split(flat, ends[:-1])])
    return means / numpy.linalg.norm(means, axis=1, keepdims=True)
