"""Fits a small model that weighs what speaks for one picture being a copy of another.

    fit_copy.py NUMBERS.csv Sources/PixelBoxImaging/Fingerprint/CopyModel+Alignments.swift [--offset 0.3] [--unseen NUMBERS.csv]

`copy_pairs.py` makes NUMBERS.csv: in each line 1 for a copy or 0, then the numbers of `CopyEvidence` or `MiniatureEvidence`; the rows
of one picture lie together. Prints how many copies are kept at some shares of false pairs, beside what the weights keep that the Swift file holds so
far: on the unseen pairs if there are any, otherwise on each quarter by a fit on the others. OFFSET is the answer that becomes a
confidence of a half; without it one of four hundred false pairs reaches that. What ships was written with 0.3, chosen on a third of
the evaluation's pictures.
"""

import argparse
import pathlib
import re
import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

HIDDEN = 24
PARTS = 4
SHARES = (0.01, 0.0025, 0.001, 0.0003)
USUAL_SHARE = 0.0025
# More rounds than these do not help.
warnings.simplefilter("ignore", ConvergenceWarning)


def fitted(numbers, labels):
    scale = StandardScaler().fit(numbers)
    model = MLPClassifier((HIDDEN,), alpha=0.01, max_iter=80, batch_size=512, random_state=1)
    model.fit(scale.transform(numbers), labels)
    return scale, model


def logit(scale, model, numbers):
    chance = np.clip(model.predict_proba(scale.transform(numbers))[:, 1], 1e-9, 1 - 1e-9)
    return np.log(chance / (1 - chance))


def cross_validated(numbers, labels):
    part = np.arange(len(labels)) * PARTS // len(labels)
    answers = np.zeros(len(labels))
    for number in range(PARTS):
        seen = part != number
        answers[~seen] = logit(*fitted(numbers[seen], labels[seen]), numbers[~seen])
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
    """What the weights in a Swift file answer."""
    text = path.read_text(encoding="utf-8")
    found = dict(re.findall(r"(\w+): \[(.*?)\]", text, flags=re.S))
    first, bias, last = (np.fromstring(found[name].replace(",", " "), sep=" ") for name in ("first", "firstBias", "last"))
    last_bias = float(re.search(r"lastBias: ([-.\d]+)", text)[1])
    return np.maximum(numbers @ first.reshape(len(bias), -1).T + bias, 0) @ last + last_bias


def report(name, answers, labels):
    print(f"{name}:")
    for share in SHARES:
        least = np.quantile(answers[~labels], 1 - share)
        print(f"  false {share:.2%}: keeps {np.mean(answers[labels] > least):.4f}, from {least:.2f} on")
    print(f"  false {np.mean(answers[~labels] > 0):.2%}: keeps {np.mean(answers[labels] > 0):.4f}, as it decides")


def read(path):
    table = np.loadtxt(path, delimiter=",")
    return table[:, 0] > 0.5, table[:, 1:]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("numbers", type=pathlib.Path)
    parser.add_argument("weights", type=pathlib.Path)
    parser.add_argument("--offset", type=float)
    parser.add_argument("--unseen", type=pathlib.Path)
    options = parser.parse_args()
    labels, numbers = read(options.numbers)
    scale, model = fitted(numbers, labels)
    if options.unseen:
        unseen_labels, unseen = read(options.unseen)
        answers = logit(scale, model, unseen)
    else:
        unseen_labels, unseen = labels, numbers
        answers = cross_validated(numbers, labels)
    offset = options.offset
    if offset is None:
        offset = np.quantile(answers[~unseen_labels], 1 - USUAL_SHARE)
    report("fitted", answers - offset, unseen_labels)
    if options.weights.exists():
        report("so far", answers_of(options.weights, unseen), unseen_labels)
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
