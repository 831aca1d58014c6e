"""Features of all pictures that the show head is trained on and judged with: `python show_features.py DATA`, kept in build/show/.

Each picture is seen as it is and in a second way, as pictures are met: drawings on another ground, smaller and not in the
middle; photos mirrored and cropped.
"""

import argparse
import json
import pathlib
import random

import numpy
import openvino
import pyvips
from PIL import Image

import pictures
import show_sources
from backbone import BUILD
from fit_look import backbone_session

STORE = BUILD / "show"
DRAWN = 288  # longest edge of a drawing that has no pixels of its own


def opened(path):
    """A working picture, and the picture with its transparency where it has one."""
    if path.suffix.lower() == ".svg":
        image = pyvips.Image.thumbnail(str(path), DRAWN, height=DRAWN, size="both")
        if not image.hasalpha():
            image = image.bandjoin(255)
        free = Image.fromarray(image.colourspace("srgb").cast("uchar").numpy(), "RGBA")
    else:
        free = Image.open(path)
        if free.mode not in ("P", "LA", "PA", "RGBA") and "transparency" not in free.info:
            return pictures.working(path), None
        free = free.convert("RGBA")
        free.thumbnail((pictures.WORKING_EDGE, pictures.WORKING_EDGE))
    if free.getchannel("A").getextrema()[0] > 250:
        return free.convert("RGB"), None
    return Image.alpha_composite(Image.new("RGBA", free.size, pictures.GREY), free).convert("RGB"), free


def other(shown, free, drawn, chance):
    """The second way to meet a picture."""
    if drawn:
        ground = chance.choice([(255, 255, 255, 255), (255, 255, 255, 255), (0, 0, 0, 255),
                                tuple(chance.randrange(256) for _ in range(3)) + (255,)])
        free = free or shown.convert("RGBA")
        edge = max(free.size)
        width, height = (edge + chance.randrange(edge // 3 + 1) for _ in range(2))
        sheet = Image.new("RGBA", (width, height), ground)
        sheet.alpha_composite(free, (chance.randrange(width - free.width + 1), chance.randrange(height - free.height + 1)))
        return sheet.convert("RGB")
    if chance.random() < 0.5:
        shown = shown.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    scale = chance.uniform(0.7, 0.95)
    width, height = (max(1, int(edge * scale)) for edge in shown.size)
    left, top = chance.randint(0, shown.width - width), chance.randint(0, shown.height - height)
    return shown.crop((left, top, left + width, top + height))


class Reader:
    """The backbone for OpenVINO, in bf16 where the processor has it: twice as quick, and near enough for training."""

    def __init__(self):
        backbone_session()  # writes the file
        self.request = openvino.compile_model(BUILD / "backbone.onnx", "CPU", {"INFERENCE_NUM_THREADS": 1}).create_infer_request()

    def features(self, shown):
        return self.request.infer({0: pictures.pixels(shown)[None]})[0][0].copy()


def chosen(source, folder):
    """At most `most` pairs of a source, always the same ones."""
    pairs = list(source.read(folder / source.name))
    if len(pairs) > source.most:
        pairs = [pairs[number] for number in sorted(random.Random(1).sample(range(len(pairs)), source.most))]
    return pairs


def collect(source, folder, second):
    reader = Reader()
    rows, numbers, pairs = [], [], chosen(source, folder)
    for number, pair in enumerate(pairs):
        try:
            shown, free = opened(pair.path)
            if min(shown.size) < 3:
                continue
            if second:
                shown = other(shown, free, source.drawn, random.Random(pair.path.name))
            rows.append(reader.features(shown))
            numbers.append(number)
        except (OSError, ValueError, pyvips.Error) as error:
            print(f"left out {pair.path}: {str(error)[:100]}")
    STORE.mkdir(parents=True, exist_ok=True)
    judges = [show_sources.judging(source, pairs[number]) for number in numbers]
    numpy.savez(stored(source.name, second), rows=numpy.float16(rows), numbers=numpy.array(numbers),
                texts=json.dumps([pairs[number].texts for number in numbers]), judges=numpy.array(judges))
    print(f"{source.name}: {len(rows)} pictures, {sum(judges)} of them only judge", flush=True)


def stored(name, second):
    return STORE / (f"{name}-second.npz" if second else f"{name}.npz")


def kept(name, second=False):
    """What `collect` kept: features, texts of each picture, whether it only judges."""
    file = numpy.load(stored(name, second))
    return file["rows"].astype("float32"), json.loads(str(file["texts"])), file["judges"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=pathlib.Path, help="a folder with one folder for each source of show_sources.py")
    parser.add_argument("--only", nargs="+", help="names of some sources")
    parser.add_argument("--second", action="store_true", help="the second way to meet each picture")
    options = parser.parse_args()
    for source in show_sources.SOURCES:
        if (not options.only or source.name in options.only) and not stored(source.name, options.second).exists():
            collect(source, options.data, options.second)


if __name__ == "__main__":
    main()
