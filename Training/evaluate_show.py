"""How well descriptions find their picture, with the files that ship: `python evaluate_show.py DATA [--packs ASSETS]`.

DATA is the folder of captioned collections that nothing was trained on. The drawings are those that `show_features.py` kept
away from training. Beside what ships stand plain ConSE (names of the classes, nothing else) and the named part alone.
"""

import argparse
import json
import pathlib
import re
import sys

import numpy
import onnxruntime
from tokenizers import Tokenizer

import class_words
import export_look
import export_show
import pictures
import show_features
import show_measure
import show_model
import words
from backbone import FEATURES
from fit_show import classifier, unit

HELD_BACK = {"openstax": "figures of text books", "openstax-earlier": "figures of text books, others", "clipart": "clip art",
             "fxemoji": "emoji, in a style that was trained on with other ones", "sprites": "sprites", "gameicons": "icons",
             "dungeon": "pixel art of a dungeon"}
HEADS = ("R@1", "R@5", "R@10", "median place")


def session(file):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(file, options)


class Shipped:
    def __init__(self):
        self.look = session(export_look.FOLDER / "model.onnx")
        self.text = session(export_show.FOLDER / "textual" / "model.onnx")
        self.pieces = Tokenizer.from_file(str(export_show.FOLDER / "textual" / "tokenizer.json"))

    def pictures(self, paths):
        rows = [self.look.run(["show", "classes"], {"pixels": pictures.pixels(pictures.working(path))[None]}) for path in paths]
        return [numpy.concatenate(column) for column in zip(*rows)]

    def texts(self, texts):
        return numpy.concatenate([
            self.text.run(None, {"input_ids": numpy.array([self.pieces.encode(text).ids])})[0] for text in texts])


def as_stored(vectors):
    return export_show.stored(vectors).astype(numpy.float32)


def class_names():
    return words.vectors([texts[0] for texts in class_words.texts()])


def captioned(shipped, data):
    """Rows for the collections of captioned photos."""
    names, rows = class_names(), []
    for name, (paths, texts, truth) in show_measure.collections(data).items():
        shown, classes = shipped.pictures(paths)
        wanted = shipped.texts(texts)
        soft = classes**0.5
        plain = unit(soft / soft.sum(1, keepdims=True) @ names)
        label = f"{len(paths)} photos of {name}, {len(texts)} texts"
        part = slice(0, show_model.WORDS)
        rows += [show_measure.row(f"{label}: plain ConSE", words.vectors(texts) @ plain.T, truth),
                 show_measure.row(f"{label}: named part", wanted[:, part] @ shown[:, part].T, truth),
                 show_measure.row(f"{label}: **as it ships**", as_stored(wanted) @ as_stored(shown).T, truth)]
    return rows


def held_back(fitted):
    """Rows for the pictures that were kept away from training; different pictures that are called the same are left out."""
    import torch

    weights, bias = classifier()
    names, rows = class_names(), []
    picture_side, text_side = show_model.PictureSide(fitted), show_model.TextSide(fitted)
    for name, title in HELD_BACK.items():
        if not show_features.stored(name, False).exists():
            continue
        features, said, judges = show_features.kept(name)
        first = {}
        for number in numpy.flatnonzero(judges):
            first.setdefault(said[number][0], number)
        numbers = numpy.array(list(first.values()))
        vectors = words.vectors(list(first))
        scores = features[numbers][:, :FEATURES] @ weights.T + bias
        soft = numpy.exp((scores - scores.max(1, keepdims=True)) / 2)
        plain = unit(soft / soft.sum(1, keepdims=True) @ names)
        with torch.inference_mode():
            shown = picture_side(torch.from_numpy(features[numbers]), torch.from_numpy(scores)).numpy()
            wanted = text_side(torch.from_numpy(vectors)).numpy()
        truth = numpy.arange(len(numbers))
        rows += [show_measure.row(f"{len(numbers)} {title}: plain ConSE", vectors @ plain.T, truth),
                 show_measure.row(f"{len(numbers)} {title}: **as it ships**", as_stored(wanted) @ as_stored(shown).T, truth)]
    return rows


def packs(shipped, assets):
    """Precision of the first ten for plain queries over packs of game art, judged by file names."""
    sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "Scripts" / "evaluation"))
    from show_queries import PACKS, QUERIES

    paths = [path for pack in PACKS for path in sorted((assets / pack).rglob("*.png"))]
    shown, classes = shipped.pictures(paths)
    soft = classes**0.5
    plain, vectors = unit(soft / soft.sum(1, keepdims=True) @ class_names()), words.vectors(list(QUERIES))
    found = {"plain ConSE": vectors @ plain.T, "as it ships": as_stored(shipped.texts(list(QUERIES))) @ as_stored(shown).T}
    names = ["/".join(path.parts[-3:]).lower() for path in paths]
    for title, scores in found.items():
        good = {}
        for (text, right), row in zip(QUERIES.items(), scores):
            good[text] = numpy.mean([bool(re.search(right, names[number])) for number in row.argsort()[::-1][:10]])
        chance = numpy.mean([[bool(re.search(right, name)) for name in names] for right in QUERIES.values()])
        print(f"{len(QUERIES)} queries over {len(paths)} pictures of {len(PACKS)} packs, {title}: {numpy.mean(list(good.values())):.3f} (chance {chance:.3f})")
        print("   ", json.dumps({text: float(value) for text, value in good.items()}))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", help="a folder with flickr8k-half or miniclip")
    parser.add_argument("--packs", type=pathlib.Path, help="a folder with packs of game art")
    options = parser.parse_args()
    shipped = Shipped()
    print("| queries |", " | ".join(HEADS), "|")
    print("| --- |", " | ".join(["---:"] * len(HEADS)), "|")
    print("\n".join(captioned(shipped, options.data)), flush=True)
    print("\n".join(held_back(dict(numpy.load(export_show.BUILD / "show.npz")))), flush=True)
    if options.packs:
        packs(shipped, options.packs)


if __name__ == "__main__":
    main()
