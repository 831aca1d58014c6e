"""Writes what ONNX Runtime answers for four generated pictures, which the Swift tests generate in the same way."""

import json
import pathlib

import numpy
import onnxruntime
from PIL import Image

import pictures
from export_look import FOLDER

TARGET = pathlib.Path(__file__).parent.parent / "Tests" / "PixelBoxInferenceTests" / "Golden" / "look.json"


def ramp(x, y, width, height):
    return x * 255 // (width - 1), y * 255 // (height - 1), (x + y) % 256


def checks(x, y, width, height):
    odd = (x // 8 + y // 8) % 2
    return 30 + 190 * odd, 60 - 20 * odd, 200 - 160 * odd


def rings(x, y, width, height):
    value = ((x - width // 2) ** 2 + (y - height // 2) ** 2) // 64 % 256
    return value, 255 - value, value * 3 % 256


def dot(x, y, width, height):
    return 200 + 0 * x, 100 + 0 * x, 50 + 0 * x


PICTURES = [(ramp, 320, 240), (checks, 64, 64), (rings, 213, 320), (dot, 1, 1)]


def drawn(draw, width, height):
    y, x = numpy.mgrid[0:height, 0:width]
    return Image.fromarray(numpy.stack(draw(x, y, width, height), -1).astype(numpy.uint8))


def main():
    session = onnxruntime.InferenceSession(FOLDER / "model.onnx")
    rows = []
    for draw, width, height in PICTURES:
        pixels = pictures.pixels(drawn(draw, width, height))[None]
        look, classes = session.run(["look", "classes"], {"pixels": pixels})
        best = classes[0].argsort()[::-1][:3]
        rows.append({
            "picture": draw.__name__, "width": width, "height": height,
            "look": [round(float(value), 4) for value in look[0]],
            "best": [{"class": int(place), "probability": round(float(classes[0][place]), 4)} for place in best]})
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
