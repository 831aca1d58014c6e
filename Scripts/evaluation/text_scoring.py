"""Scores lines of text that were read against the words that are there.

Words are compared as multisets per picture, without regard to case and punctuation, so that every reader's way of
cutting lines counts alike.
"""

import collections
import unicodedata
from dataclasses import dataclass


@dataclass
class Truth:
    """What is written in a picture: its words, and boxes in which anything read neither counts nor harms."""

    words: list
    ignored: list


@dataclass
class Score:
    """Counts over any number of pictures."""

    right: int = 0
    wanted: int = 0
    read: int = 0

    def __iadd__(self, other):
        self.right += other.right
        self.wanted += other.wanted
        self.read += other.read
        return self

    @property
    def recall(self):
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def precision(self):
        return self.right / self.read if self.read else 0.0

    @property
    def f1(self):
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def words(text):
    """The words of a text as they are compared."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    cleaned = ("".join(letter for letter in word if letter.isalnum()) for word in plain.split())
    return [word for word in cleaned if word]


def score(truth, lines):
    """Score of one picture; `lines` are dictionaries with `text` and `box` (four corners)."""
    wanted = collections.Counter(word for entry in truth.words for word in words(entry))
    missing = wanted.copy()
    result = Score(wanted=wanted.total())
    for line in lines:
        for word, place in placed_words(line):
            if missing[word] > 0:
                missing[word] -= 1
                result.right += 1
                result.read += 1
            elif not any(inside(place, polygon) for polygon in truth.ignored):
                result.read += 1
    return result


def placed_words(line):
    """The words of a line and about where their middles are."""
    text, (top_left, top_right, bottom_right, bottom_left) = line["text"], line["box"]
    start = 0
    for part in text.split():
        at = text.index(part, start)
        start = at + len(part)
        share = (at + len(part) / 2) / max(len(text), 1)
        upper = [a + (b - a) * share for a, b in zip(top_left, top_right)]
        lower = [a + (b - a) * share for a, b in zip(bottom_left, bottom_right)]
        place = [(a + b) / 2 for a, b in zip(upper, lower)]
        for word in words(part):
            yield word, place


def inside(place, polygon):
    """Whether a point lies in a polygon."""
    x, y = place
    result = False
    previous = polygon[-1]
    for corner in polygon:
        if (corner[1] > y) != (previous[1] > y):
            crossing = corner[0] + (y - corner[1]) * (previous[0] - corner[0]) / (previous[1] - corner[1])
            result ^= x < crossing
        previous = corner
    return result
