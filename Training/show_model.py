"""The space shared by pictures and descriptions: what `fit_show.py` fits, and `export_look.py` and `export_show.py` write.

A vector has two parts. *Named* is what is said of the classifier's classes, weighed by their probabilities (ConSE).
*Learned* is what the heads make of the pooled features and the classes, and of the text. Together they have length one.
"""

import numpy
import torch
from torch.nn import functional

import backbone

NAME = "pixelbox-show-3"
GIVEN = backbone.FEATURES + 1000  # values that the picture's head is given
WORDS = 384  # values of a text's vector


class Head(torch.nn.Module):
    """A linear map and beside it one with a hidden layer, added; the result has length one."""

    def __init__(self, given, hidden, values, forgets):
        super().__init__()
        self.straight = torch.nn.Linear(given, values)
        self.first = torch.nn.Linear(given, hidden)
        self.last = torch.nn.Linear(hidden, values)
        self.forgets = forgets

    def forward(self, rows):
        inner = functional.dropout(functional.gelu(self.first(rows)), self.forgets, self.training)
        return functional.normalize(self.straight(rows) + self.last(inner))


def picture_head(hidden, values):
    return Head(GIVEN, hidden, values, 0.3)


def text_head(hidden, values):
    return Head(WORDS, hidden, values, 0.2)


def given(average, scores):
    """What the picture's head is given: the pooled features as a direction, and the roots of the softened probabilities."""
    return torch.cat([30 * functional.normalize(average), 20 * (scores / 1.5).softmax(1).clamp(min=1e-9).sqrt()], 1)


class PictureSide(torch.nn.Module):
    """Pooled features and class scores to the vector of a picture."""

    def __init__(self, fitted):
        super().__init__()
        self.register_buffer("class_texts", tensor(fitted["class_texts"]))
        self.temperature, self.share = float(fitted["temperature"]), float(fitted["share"])
        self.head = loaded(fitted, "picture")

    def forward(self, features, scores):
        named = functional.normalize((scores / self.temperature).softmax(1) @ self.class_texts)
        return joined(named, self.head(given(features[:, : backbone.FEATURES], scores)), self.share)


class TextSide(torch.nn.Module):
    """Vectors of all-MiniLM-L6-v2 to the vector of a description."""

    def __init__(self, fitted):
        super().__init__()
        self.register_buffer("center", tensor(fitted["center"]))
        self.share = float(fitted["share"])
        self.head = loaded(fitted, "text")

    def forward(self, vectors):
        around = vectors - self.center
        return joined(functional.normalize(around), self.head(around), self.share)


def tensor(values):
    return torch.from_numpy(numpy.array(values, numpy.float32))


def joined(named, learned, share):
    """One vector of length one; of a score, `share` comes from the named part."""
    return torch.cat([share**0.5 * named, (1 - share) ** 0.5 * learned], 1)


def loaded(fitted, side):
    weights = {name.removeprefix(side + "."): tensor(fitted[name]) for name in fitted if name.startswith(side + ".")}
    hidden, values = len(weights["first.bias"]), len(weights["last.bias"])
    head = (picture_head if side == "picture" else text_head)(hidden, values)
    head.load_state_dict(weights)
    return head.eval()
