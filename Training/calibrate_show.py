"""Fits how much the named part weighs, what a score means (`calibration`), and the background, and adds them to build/show.npz.

All of it on pictures that were kept away from training. A picture of the background is one of the training.
"""

import json

import numpy
import torch
from sklearn.linear_model import LogisticRegression

import show_features
import show_measure
import show_model
from backbone import BUILD, FEATURES
from fit_show import Texts, classifier

# Where the weight is chosen, and how many pictures of each; the others are only measured.
CHOOSING = {"openstax": 500, "openstax-earlier": 700, "clipart": 500, "fxemoji": 160, "sprites": 300, "gameicons": 300}
# Pictures like those trained on would have 0.3, photos of another kind 0.6.
SHARES = (0.3, 0.4, 0.5, 0.6, 0.7)
SHARE = 0.5
ROWS = {"openstax": 90, "openstax-earlier": 110, "clothing": 10, "grocery": 14, "cooking": 12, "clipart": 60, "noto": 24, "sprites": 32,
        "gameicons": 16, "lucide": 8, "flags": 4, "dungeon": 4}  # of the background
SAME, PERHAPS = 0.65, 0.4  # texts at least so near say the same; less near than the second they do not
NONSENSE = ("qwrt zzk", "asdf", "lorem ipsum dolor", "xqj vbn mkl", "aaaaaaa", "blorptang", "0x7f3a", "zzzz", "hjkl uiop", "fnord wibble",
            "the of and", "quarterly tax form 1099", "error code 504", "covfefe", "sdlkfj weoiru", "?!?!")


def pairs(names, judges, each):
    """Pictures that judge (or do not), with texts said of them: features, vectors of texts, number of the picture of each text."""
    rows, vectors, of = [], [], []
    for name in names:
        if not show_features.stored(name, False).exists():
            continue
        features, said, kept_away = show_features.kept(name)
        texts, seen, taken = Texts(said), set(), 0
        for number in numpy.random.default_rng(1).permutation(numpy.flatnonzero(kept_away == judges)):
            if said[number][0] in seen or taken == each.get(name, 0):
                continue
            seen.add(said[number][0])
            taken += 1
            rows.append(features[number])
            vectors.append(texts.vectors[texts.starts[number]])
            of.append(name)
    return numpy.array(rows), numpy.array(vectors), numpy.array(of)


def both_sides(fitted, rows, texts):
    """Vectors of pictures and of texts."""
    weights, bias = classifier()
    with torch.inference_mode():
        scores = torch.from_numpy(rows[:, :FEATURES] @ weights.T + bias)
        pictures = show_model.PictureSide(fitted)(torch.from_numpy(rows), scores).numpy()
        return pictures, show_model.TextSide(fitted)(torch.from_numpy(texts)).numpy()


def best_share(fitted, rows, texts, of):
    """The share with the best mean of R@10 over the sources, each searched alone."""
    found = {}
    for share in SHARES:
        pictures, wanted = both_sides({**fitted, "share": share}, rows, texts)
        recalls = {}
        for name in dict.fromkeys(of):
            here = numpy.flatnonzero(of == name)
            recalls[str(name)] = (show_measure.places(wanted[here] @ pictures[here].T, numpy.arange(len(here))) <= 10).mean()
        found[share] = numpy.mean(list(recalls.values()))
        print(f"share {share}: {found[share]:.3f}", {name: round(float(value), 3) for name, value in recalls.items()})
    return max(found, key=found.get)


def as_stored(vectors):
    return numpy.clip(numpy.round(vectors * 320), -127, 127) / 320


def standing(wanted, pictures, background):
    """Scores of all pictures for each text, and how many deviations they stand above those of the background."""
    scores, usual = wanted @ pictures.T, wanted @ background.T
    return scores, (scores - usual.mean(1, keepdims=True)) / usual.std(1, keepdims=True)


def calibration(fitted, rows, texts, background):
    """Logistic regression on all pairs of a library, and from which chance on a picture is good, or may be."""
    pictures, wanted = both_sides(fitted, rows, texts)
    pictures, wanted, background = (as_stored(each) for each in (pictures, wanted, background))
    scores, above = standing(wanted, pictures, background)
    alike = texts @ texts.T
    fits, counts = alike >= SAME, (alike >= SAME) | (alike < PERHAPS)
    numpy.fill_diagonal(fits, True)
    numpy.fill_diagonal(counts, True)
    model = LogisticRegression(C=1e4, max_iter=1000).fit(numpy.stack([scores[counts], above[counts]], 1), fits[counts])
    (cosine, z), bias = model.coef_[0], model.intercept_[0]
    if cosine < 0 or z < 0:
        model = LogisticRegression(C=1e4, max_iter=1000).fit(above[counts][:, None], fits[counts])
        cosine, z, bias = 0.0, model.coef_[0][0], model.intercept_[0]
    chance = 1 / (1 + numpy.exp(-(bias + cosine * scores + z * above)))
    nonsense = both_sides(fitted, rows[:1], words_of(NONSENSE))[1]
    empty_scores, empty_above = standing(as_stored(nonsense), pictures, background)
    empty = (1 / (1 + numpy.exp(-(bias + cosine * empty_scores + z * empty_above)))).max(1)
    for least in (0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6):
        listed = (chance >= least) & counts
        print(f"from {least}: precision {fits[listed].mean() if listed.any() else 0:.2f}, recall {(chance.diagonal() >= least).mean():.2f}, "
              f"per query {listed.sum(1).mean():.1f}, queries with some {(listed.any(1)).mean():.2f}, nonsense with some {(empty >= least).mean():.2f}")
    print("nonsense:", ", ".join(f"{text} {value:.3f}" for text, value in zip(NONSENSE, empty)))
    # Nothing good for nonsense, with a little room; what may fit ends where a list would have a hundredth of the library.
    return bias, cosine, z, 1.6 * empty.max(), numpy.quantile(chance, 0.99)


def words_of(texts):
    import words

    return words.vectors(list(texts))


def main():
    fitted = dict(numpy.load(BUILD / "show.npz"))
    rows, texts, of = pairs(CHOOSING, True, CHOOSING)
    print(f"best here: {best_share(fitted, rows, texts, of)}, taken: {SHARE}")
    fitted["share"] = SHARE
    ground, ground_texts, _ = pairs(ROWS, False, ROWS)
    fitted["background"] = both_sides(fitted, ground, ground_texts)[0]
    print(f"{len(rows)} pictures, background {len(ground)}, share {fitted['share']}")
    fitted["calibration"] = numpy.array(calibration(fitted, rows, texts, fitted["background"]))
    print("bias, cosine, z, good, maybe:", fitted["calibration"].round(3))
    numpy.savez(BUILD / "show.npz", **fitted)


if __name__ == "__main__":
    main()
