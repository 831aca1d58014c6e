"""Precision of the first ten by look on a folder of folders, how many edits find their original, how far tags can be trusted."""

import argparse
import json
import pathlib
import random

import numpy
import onnxruntime

import edits
import pictures
from export_look import FOLDER

SCALE = 320  # of the int8 looks in the library


def answers(shown):
    """Look, class probabilities, sureness of a drawing and pooled features of each working picture."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(FOLDER / "model.onnx", options)
    outputs = ["look", "classes", "drawing", "features"]
    rows = [session.run(outputs, {"pixels": pictures.pixels(picture)[None]}) for picture in shown]
    return [numpy.concatenate(column) for column in zip(*rows)]


def precision(vectors, labels, first=10):
    """For each picture as the query: the share of the `first` most similar others with its label."""
    unit = vectors / numpy.linalg.norm(vectors, axis=1, keepdims=True)
    similarity = unit @ unit.T
    numpy.fill_diagonal(similarity, -2)
    nearest = numpy.argpartition(-similarity, first, axis=1)[:, :first]
    return (labels[nearest] == labels[:, None]).mean()


def originals(vectors, edited_vectors, numbers):
    """The share of edits whose most similar picture of all is the one they were made from."""
    unit = vectors / numpy.linalg.norm(vectors, axis=1, keepdims=True)
    return ((edited_vectors @ unit.T).argmax(1) == numbers).mean()


def kinds(look, features):
    """The vectors that are compared, by name."""
    half = features.shape[1] // 2
    return {
        "pooled features, average": features[:, :half],
        "pooled features, cubic mean": features[:, half:],
        "look, f32": look,
        "look, int8": numpy.clip(numpy.round(look * SCALE), -127, 127),
    }


def print_table(paths, look, features, labels, edited):
    """Precision and edits for each kind of vector."""
    chance = random.Random(2)
    numbers = numpy.array(sorted(chance.sample(range(len(paths)), min(edited, len(paths)))) * 3, int)
    shown = [edits.edited(pictures.working(paths[number]), chance) for number in numbers]
    edited_look, _, _, edited_features = answers(shown)
    edited_kinds = kinds(edited_look, edited_features)
    print(f"{len(labels)} pictures, {len(set(labels))} folders, {len(numbers)} edits")
    print(f"{'':30} values  first ten  edits that find their original first")
    for name, vectors in kinds(look, features).items():
        found = originals(vectors, edited_kinds[name], numbers)
        print(f"{name:30} {vectors.shape[1]:6}  {precision(vectors, labels):9.3f}  {found:.3f}")


def confidences(classes, drawing):
    """Class probabilities as the program takes them: sharpened, and doubted where the picture is drawn."""
    rules = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))["tags"]
    sharp = classes ** (1 / rules["temperature"])
    return sharp / sharp.sum(1, keepdims=True) * numpy.minimum(1, 2 * (1 - drawing))


def print_trust(classes, labels, truth):
    """How often a word is right among those given with a confidence; `truth` names the right words of each folder."""
    words = json.loads((FOLDER / "labels.json").read_text(encoding="utf-8"))
    names = sorted({word for each in words for word in (each["name"], *each["parents"])})
    own = {each["name"] for each in words}
    place = {name: number for number, name in enumerate(names)}
    table = numpy.zeros((len(words), len(names)), numpy.float32)
    for number, each in enumerate(words):
        for word in (each["name"], *each["parents"]):
            table[number, place[word]] = 1
    sums = classes @ table
    is_name = numpy.array([name in own for name in names])
    right = numpy.array([[name in truth[label] for name in names] for label in labels])
    for title, columns in (("names", is_name), ("parents", ~is_name)):
        print(f"{title}: confidence, words given, of which right")
        for low in numpy.arange(0.1, 1, 0.1):
            given = (sums[:, columns] >= low) & (sums[:, columns] < low + 0.1)
            print(f"  {low:.1f}  {given.sum():6}  {right[:, columns][given].mean() if given.any() else 0:.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", help="a folder with one folder of pictures for each thing")
    parser.add_argument("--edited", type=int, default=300, help="pictures that are edited three times each")
    parser.add_argument("--truth", help="JSON: folder name to the words that are right for it; an empty list for none")
    options = parser.parse_args()
    paths = pictures.find(options.folder)
    labels = numpy.array([path.parent.name for path in paths])
    look, classes, drawing, features = answers(map(pictures.working, paths))
    print_table(paths, look, features, labels, options.edited)
    if options.truth:
        truth = json.loads(pathlib.Path(options.truth).read_text(encoding="utf-8"))
        known = numpy.array([label in truth for label in labels])
        print_trust(confidences(classes, drawing)[known], labels[known], truth)


if __name__ == "__main__":
    main()
