"""The space shared by pictures and descriptions: what `fit_show.py` fits and `export_show.py` writes.

A vector has two parts, each of length one times its share: *named*, the classifier's class names weighed by their
probabilities (as in ConSE), and *learned*, what the heads make of the pooled features and of the text.
"""

import numpy
import torch
from torch.nn import functional

import backbone

NAME = "pixelbox-show-1"


class Head(torch.nn.Module):
    """A linear map and beside it one with a hidden layer, added; the result has length one."""

    def __init__(self, given, hidden, values):
        super().__init__()
        self.straight = torch.nn.Linear(given, values)
        self.first = torch.nn.Linear(given, hidden)
        self.last = torch.nn.Linear(hidden, values)

    def forward(self, rows):
        inner = functional.dropout(functional.gelu(self.first(rows)), 0.3, self.training)
        return functional.normalize(self.straight(rows) + self.last(inner))


class PictureSide(torch.nn.Module):
    """Pooled features and class scores to the vector of a picture."""

    def __init__(self, fitted):
        super().__init__()
        self.keep(fitted, "mean", "deviation", "class_texts", "named_mean")
        self.temperature, self.share = float(fitted["temperature"]), float(fitted["picture_share"])
        self.heads = loaded_heads(fitted, "picture")

    def keep(self, fitted, *names):
        for name in names:
            self.register_buffer(name, torch.from_numpy(numpy.array(fitted[name], numpy.float32)))

    def forward(self, features, scores):
        named = functional.normalize((scores / self.temperature).softmax(1) @ self.class_texts - self.named_mean)
        rows = (backbone.unit_halves(features) - self.mean) / self.deviation
        return joined(named, [head(rows) for head in self.heads], self.share)


class TextSide(torch.nn.Module):
    """Vectors of all-MiniLM-L6-v2 to the vector of a description."""

    def __init__(self, fitted):
        super().__init__()
        PictureSide.keep(self, fitted, "text_mean", "text_map", "text_center")
        self.share = float(fitted["text_share"])
        self.heads = loaded_heads(fitted, "text")

    def forward(self, vectors):
        named = functional.normalize((vectors - self.text_mean) @ self.text_map)
        return joined(named, [head(vectors - self.text_center) for head in self.heads], self.share)


def joined(named, learned, share):
    """One vector of length one: `share` of the named part, the rest for the learned parts in equal shares."""
    if not learned:
        return named
    rest = ((1 - share * share) / len(learned)) ** 0.5
    return torch.cat([share * named, *(rest * each for each in learned)], 1)


def loaded_heads(fitted, side):
    heads = []
    while f"{side}{len(heads)}.straight.weight" in fitted:
        prefix = f"{side}{len(heads)}."
        weights = {name.removeprefix(prefix): torch.from_numpy(numpy.array(fitted[name], numpy.float32))
                   for name in fitted.keys() if name.startswith(prefix)}
        hidden, given = weights["first.weight"].shape
        head = Head(given, hidden, len(weights["last.bias"]))
        head.load_state_dict(weights)
        heads.append(head.eval())
    return torch.nn.ModuleList(heads)
