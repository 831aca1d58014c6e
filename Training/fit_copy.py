"""Fits a small model that weighs what speaks for one picture being a copy of another.

    fit_copy.py NUMBERS.csv Sources/PixelBoxImaging/Fingerprint/CopyModel+Alignments.swift [--offset 0.3] [--unseen NUMBERS.csv]

`copy_pairs.py` makes NUMBERS.csv: in each line 1 for a copy or 0, the two pictures, and the numbers of `CopyEvidence` or
`MiniatureEvidence` for one of the ways in which they may lie on each other; the rows of one picture lie together. Of all ways the
one counts that speaks most for a copy, so the model is fitted in rounds, each time on the way that it preferred so far
(multiple-instance learning: Andrews et al., NeurIPS 2002).

Prints how many copies are kept at some shares of false pairs, beside what the weights keep that the Swift file holds so far: on the
unseen pairs if there are any, otherwise on each quarter by a fit on the others. OFFSET is the answer that becomes a confidence of a
half; without it one of four hundred false pairs reaches that. What ships was written with 0.3.
"""

import argparse
import pathlib
import re
import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

HIDDEN = 48
PARTS = 4
ROUNDS = 8
EPOCHS = 15  # in each round
SHARES = (0.01, 0.0025, 0.001, 0.0003)
USUAL_SHARE = 0.0025
# More rounds than these do not help.
warnings.simplefilter("ignore", ConvergenceWarning)


def fitted(pairs):
    """Fits on the first way of each pair, then on the one that the model prefers."""
    scale = StandardScaler().fit(pairs.numbers[pairs.first])
    numbers = scale.transform(pairs.numbers)
    model = MLPClassifier(
        (HIDDEN,), alpha=0.01, max_iter=EPOCHS, batch_size=512, random_state=1, warm_start=True)
    chosen = pairs.first
    for _ in range(ROUNDS):
        model.fit(numbers[chosen], pairs.labels[chosen])
        chosen = pairs.strongest(logit(model, numbers))
    return scale, model


def logit(model, numbers):
    inner = np.maximum(numbers @ model.coefs_[0] + model.intercepts_[0], 0)
    return (inner @ model.coefs_[1] + model.intercepts_[1])[:, 0]


def answers_by(scale, model, numbers):
    return logit(model, scale.transform(numbers))


def cross_validated(pairs):
    part = pairs.pair * PARTS // (pairs.pair[-1] + 1)
    answers = np.zeros(len(part))
    for number in range(PARTS):
        seen = part != number
        answers[~seen] = answers_by(*fitted(pairs.some(seen)), pairs.numbers[~seen])
    return answers


def swift(rows, name):
    lines = [f"        {name}: ["]
    line = "           "
    for value in np.ravel(rows):
        text = f" {value:.4g},"
        if len(line) + len(text) > 118:
            lines.append(line)
            line = "           "
        line += text
    return "\n".join(lines + [line, "        ]"])


def answers_of(path, numbers):
    """What the weights in a Swift file answer; None if they weigh other numbers."""
    text = path.read_text(encoding="utf-8")
    found = dict(re.findall(r"(\w+): \[(.*?)\]", text, flags=re.S))
    first, bias, last = (np.fromstring(found[name].replace(",", " "), sep=" ") for name in ("first", "firstBias", "last"))
    last_bias = float(re.search(r"lastBias: ([-.\d]+)", text)[1])
    if first.size != numbers.shape[1] * len(bias):
        return None
    return np.maximum(numbers @ first.reshape(len(bias), -1).T + bias, 0) @ last + last_bias


def report(name, answers, pairs):
    strongest = pairs.strongest(answers)
    answers, labels = answers[strongest], pairs.labels[strongest]
    print(f"{name}:")
    for share in SHARES:
        least = np.quantile(answers[~labels], 1 - share)
        print(f"  false {share:.2%}: keeps {np.mean(answers[labels] > least):.4f}, from {least:.2f} on")
    print(f"  false {np.mean(answers[~labels] > 0):.2%}: keeps {np.mean(answers[labels] > 0):.4f}, as it decides")


class Pairs:
    """The rows of all pairs: `pair` numbers the pairs from 0."""

    def __init__(self, labels, pair, numbers):
        self.labels, self.pair, self.numbers = labels, pair, numbers

    def some(self, rows):
        return Pairs(self.labels[rows], np.unique(self.pair[rows], return_inverse=True)[1], self.numbers[rows])

    @property
    def first(self):
        """The first row of each pair."""
        return np.flatnonzero(np.diff(self.pair, prepend=-1))

    def strongest(self, answers):
        """The row of each pair with the highest answer."""
        order = np.lexsort((answers, self.pair))
        return order[np.append(np.diff(self.pair[order]) > 0, True)]


def read(path):
    table = np.loadtxt(path, delimiter=",", dtype=np.float32)
    is_next = np.any(np.diff(table[:, 1:3], axis=0) != 0, axis=1)
    return Pairs(table[:, 0] > 0.5, np.append(0, np.cumsum(is_next)), table[:, 3:])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("numbers", type=pathlib.Path)
    parser.add_argument("weights", type=pathlib.Path)
    parser.add_argument("--offset", type=float)
    parser.add_argument("--unseen", type=pathlib.Path)
    options = parser.parse_args()
    pairs = read(options.numbers)
    scale, model = fitted(pairs)
    if options.unseen:
        unseen = read(options.unseen)
        answers = answers_by(scale, model, unseen.numbers)
    else:
        unseen = pairs
        answers = cross_validated(pairs)
    offset = options.offset
    if offset is None:
        strongest = unseen.strongest(answers)
        offset = np.quantile(answers[strongest][~unseen.labels[strongest]], 1 - USUAL_SHARE)
    report("fitted", answers - offset, unseen)
    so_far = answers_of(options.weights, unseen.numbers) if options.weights.exists() else None
    if so_far is not None:
        report("so far", so_far, unseen)
    options.weights.write_text(written(options.weights.stem.split("+")[1], scale, model, offset), encoding="utf-8")


def written(name, scale, model, offset):
    """The weights as Swift, for numbers that are not scaled."""
    weights, bias = model.coefs_[0] / scale.scale_[:, None], model.intercepts_[0]
    parts = [
        swift(weights.T, "first"), swift(bias - scale.mean_ @ weights, "firstBias"), swift(model.coefs_[1], "last"),
        f"        lastBias: {model.intercepts_[1][0] - offset:.4g})"]
    head = f"// Written by Training/fit_copy.py.\n\nextension CopyModel {{\n    /// What was fitted.\n    static let of{name} = CopyModel(\n"
    return head + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    main()
