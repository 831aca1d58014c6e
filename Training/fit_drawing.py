"""Fits one number that tells drawings (clip art, sprites, icons) from photos, and writes build/drawing.npz.

The classes are ImageNet's photos; in drawings they see guitar picks and envelopes. Run `fit_look.py` first: this reads the
features that it left in build/.
"""

import argparse

import numpy
from sklearn.linear_model import LogisticRegression

from fit_look import BUILD


def rows(names):
    return numpy.concatenate([numpy.load(BUILD / f"features-{name}.npz")["rows"] for name in names]).astype("float32")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photos", nargs="+", required=True, help="names of sources given to fit_look.py")
    parser.add_argument("--drawings", nargs="+", required=True)
    options = parser.parse_args()
    photos, drawings = rows(options.photos), rows(options.drawings)
    is_drawing = numpy.repeat([False, True], [len(photos), len(drawings)])
    fitted = LogisticRegression(C=1, max_iter=500, class_weight="balanced").fit(
        numpy.concatenate([photos, drawings]), is_drawing)
    numpy.savez(BUILD / "drawing.npz", weights=fitted.coef_[0], bias=fitted.intercept_[0])


if __name__ == "__main__":
    main()
