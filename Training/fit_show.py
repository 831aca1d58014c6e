"""Fits the space shared by pictures and descriptions on the features that `show_features.py` left, and writes build/show.npz.

The learned part is trained so that each text finds its picture among those of a batch, and each picture its text. Half of a
batch are real pictures; the others are made for a class (`class_pictures.py`) and carry what is said of it. How much the
named and the learned part weigh, and what a score means, is fitted on pictures that were kept away from training.
"""

import argparse
import json

import numpy
import torch
from torch.nn import functional

import backbone
import class_sentences
import class_words
import show_features
import show_model
import show_sources
import words
from backbone import BUILD
from class_pictures import ClassPictures

TEMPERATURE = 2  # of the class probabilities of the named part
HIDDEN, TEXT_HIDDEN, VALUES = 384, 384, 256
BATCH = 512
MADE = 0.45  # share of made pictures in a batch
TWO = 0.4  # share of made pictures with two things
SENTENCES = 8000
ALIKE = 0.8  # texts so near to each other are not held against each other
STEEPEST = 30.0
KEEPS = 0.998  # of the running mean of the weights
RATE, LATER_RATE = 1e-3, 7e-4
# How often pictures of a source are taken, for each picture it has; --books says it for text books, whose sentences teach most.
WEIGHT = {"clothing": 0.5, "grocery": 0.3, "flags": 0.5, "gameicons": 0.6, "sprites": 0.8}


class Texts:
    """Vectors of several texts for each of many things."""

    def __init__(self, *parts):
        """Each part is a list of lists of texts."""
        self.vectors = numpy.concatenate([words.vectors([text for texts in part for text in texts]) for part in parts])
        self.starts = numpy.cumsum([0, *(len(texts) for part in parts for texts in part)])

    def any_of(self, numbers, chance):
        start, end = self.starts[numbers], self.starts[numbers + 1]
        return self.vectors[start + (chance.random(len(numbers)) * (end - start)).astype(int)]

    def first_of(self):
        return self.vectors[self.starts[:-1]]

    def means(self):
        return unit(numpy.stack([self.vectors[start:end].mean(0) for start, end in zip(self.starts, self.starts[1:])]))


class Pictures:
    """The real pictures for training."""

    def __init__(self, names, books):
        averages, said, weights = [], [], []
        for name in names:
            rows, texts, judges = show_features.kept(name)
            averages.append(rows[:, : backbone.FEATURES])
            said.append(texts)
            weights.append((books if name.startswith("openstax") else WEIGHT.get(name, 1.0)) * ~judges)
        self.averages, self.texts = numpy.concatenate(averages), Texts(*said)
        self.reach = numpy.cumsum(numpy.concatenate(weights))

    def some(self, count, chance):
        numbers = numpy.searchsorted(self.reach, chance.random(count) * self.reach[-1], "right")
        return self.averages[numbers], self.texts.any_of(numbers, chance)


def unit(rows):
    return rows / numpy.maximum(numpy.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)


def classifier():
    last = backbone.Backbone().network._fc
    return last.weight.detach().numpy(), last.bias.detach().numpy()


def named_part(texts):
    """For each class the vector of its word and of all that is said of it, around the mean of all classes."""
    vectors = unit(texts.means() + unit(texts.first_of()))
    center = vectors.mean(0)
    return {"class_texts": unit(vectors - center), "center": center, "temperature": TEMPERATURE}


class Sentences:
    """Sentences about two classes."""

    def __init__(self):
        said = class_sentences.sentences(SENTENCES)
        self.vectors = words.vectors([text for text, _, _ in said])
        self.classes = numpy.array([classes for _, *classes in said])


def wanted(classes, sentences, chance, count):
    """Two classes for each of some pictures to be made (the second may be -1), and a text about them."""
    first, second = chance.integers(0, 1000, count), numpy.full(count, -1)
    texts = classes.any_of(first, chance)
    two = chance.random(count) < TWO
    numbers = chance.integers(0, len(sentences.vectors), two.sum())
    first[two], second[two] = sentences.classes[numbers].T
    texts[two] = sentences.vectors[numbers]
    return first, second, texts


def batch(pictures, made, classes, sentences, weights, bias, chance):
    """Features, scores and texts of a batch."""
    count = int(BATCH * MADE)
    first, second, texts = wanted(classes, sentences, chance, count)
    real, real_texts = pictures.some(BATCH - count, chance)
    averages = torch.from_numpy(numpy.concatenate([made.made(chance, first, second), real]))
    return averages, averages @ weights.T + bias, torch.from_numpy(numpy.concatenate([texts, real_texts]))


def loss_of(picture, text, texts, steepness):
    near = functional.normalize(texts) @ functional.normalize(texts).T > ALIKE
    near.fill_diagonal_(False)
    scores = (steepness * picture @ text.T).float().masked_fill(near, -1e4)
    right = torch.arange(len(scores))
    return (functional.cross_entropy(scores, right) + functional.cross_entropy(scores.T, right)) / 2


def trained(pictures, classes, center, steps, seed, before=None):
    """Both heads after training: the running mean of their weights. `before` is what an earlier round fitted."""
    torch.manual_seed(seed)
    chance = numpy.random.default_rng(seed)
    weights, bias = classifier()
    made, sentences = ClassPictures(pictures.averages, weights, bias), Sentences()
    weights, bias, center = torch.from_numpy(weights), torch.from_numpy(bias), show_model.tensor(center)
    heads = torch.nn.ModuleDict({"picture": show_model.picture_head(HIDDEN, VALUES), "text": show_model.text_head(TEXT_HIDDEN, VALUES)})
    if before:
        heads = torch.nn.ModuleDict({side: show_model.loaded(before, side).train() for side in ("picture", "text")})
    steep = torch.nn.Parameter(torch.tensor(STEEPEST if before else 15.0).log())
    mean = torch.optim.swa_utils.AveragedModel(heads, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(KEEPS))
    rate = LATER_RATE if before else RATE
    optimizer = torch.optim.AdamW([{"params": heads.parameters(), "weight_decay": 0.05}, {"params": [steep], "weight_decay": 0}], lr=rate)
    pace = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=steps, pct_start=0.1)
    for step in range(steps):
        averages, scores, texts = batch(pictures, made, classes, sentences, weights, bias, chance)
        rows = show_model.given(averages, scores)
        rows = rows * (1 + 0.1 * torch.randn_like(rows))
        with torch.autocast("cpu", torch.bfloat16):
            picture, text = heads["picture"](rows), heads["text"](texts - center)
        loss = loss_of(picture.float(), text.float(), texts, steep.exp().clamp(max=STEEPEST))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        pace.step()
        mean.update_parameters(heads)
        if step % 100 == 99:
            print(f"step {step + 1}: {loss.item():.3f}", flush=True)
    return {name.removeprefix("module."): values.numpy() for name, values in mean.state_dict().items() if name.startswith("module.")}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sources", nargs="+", default=[source.name for source in show_sources.SOURCES])
    parser.add_argument("--steps", type=int, default=1200)
    parser.add_argument("--again", action="store_true", help="go on from what build/show.npz has")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--books", type=float, default=2.0, help="how often pictures of text books are taken")
    options = parser.parse_args()
    classes, pictures = Texts(class_words.texts()), Pictures(options.sources, options.books)
    named = named_part(classes)
    print(f"{len(pictures.averages)} pictures, {len(pictures.texts.vectors)} texts", flush=True)
    before = dict(numpy.load(BUILD / "show.npz")) if options.again else None
    heads = trained(pictures, classes, named["center"], options.steps, options.seed, before)
    fitted = {**named, **heads, "share": 0.5, "dimensions": show_model.WORDS + VALUES}
    numpy.savez(BUILD / "show.npz", **fitted, sources=json.dumps(options.sources))


if __name__ == "__main__":
    main()
