"""Draws ten small pictures with text and stores what rapidocr reads in them, for the golden tests.

    python text_golden.py ../../Tests/PixelBoxInferenceTests/Golden/text

Each picture is a 1-bit PBM; the colours of ink and paper stand in golden.json. Paper may grow lighter from one corner
to the other, so that there is something to tell apart; the tests colour the same way.
"""

import json
import pathlib
import sys

import numpy
from PIL import Image, ImageDraw, ImageFont

SANS = "DejaVuSans.ttf"
BOLD = "DejaVuSans-Bold.ttf"
SERIF = "DejaVuSerif.ttf"
MONO = "DejaVuSansMono.ttf"
BLACK, WHITE = [0, 0, 0], [255, 255, 255]

# name, size, font, height of letters, ink, paper, slope of the paper, quarter turns, lines
PICTURES = [
    ("note", (400, 150), SANS, 22, BLACK, WHITE, 0, 0, ["Dear reader,", "this is the second line", "and the last one."]),
    ("caps", (420, 200), BOLD, 34, [255, 255, 255], [20, 60, 120], 40, 0, ["FREE HUGS", "TODAY ONLY"]),
    ("receipt", (300, 260), MONO, 17, [40, 40, 40], [235, 232, 220], 15, 0,
     ["CORNER SHOP", "2 apples     1.20", "1 bread      2.75", "milk 1 l     0.99", "TOTAL        4.94", "12/05/2021 17:42"]),
    ("accents", (430, 210), SERIF, 24, [30, 0, 60], [250, 240, 200], 0, 0, ["Café crème brûlée", "Größe über Maß", "El niño comió piña"]),
    ("numbers", (380, 120), SANS, 28, [0, 90, 0], [230, 255, 230], 0, 0, ["+49 30 123456-78", "99.95 % (3 x 7 = 21)"]),
    ("dark", (400, 140), SANS, 20, [210, 210, 220], [24, 26, 34], 10, 0,
     ["error: no such file", "at line 42, column 7", "2 warnings, 1 error"]),
    ("right", (380, 120), BOLD, 28, BLACK, [255, 220, 90], 0, 1, ["TURNED LEFT", "BY A QUARTER"]),
    ("left", (380, 120), BOLD, 28, WHITE, [150, 30, 40], 30, 3, ["TURNED RIGHT", "BY A QUARTER"]),
    ("head", (380, 120), SERIF, 28, BLACK, WHITE, 20, 2, ["This was scanned", "upside down"]),
    ("button", (150, 48), BOLD, 20, WHITE, [40, 110, 220], 0, 0, ["Download"]),
]


def drawn(size, font, height, turns, lines):
    """Which pixels are ink."""
    picture = Image.new("1", size, 0)
    draw = ImageDraw.Draw(picture)
    draw.fontmode = "1"
    face = ImageFont.truetype(font, height)
    for index, line in enumerate(lines):
        draw.text((size[0] // 20, size[1] // 12 + index * height * 1.45), line, font=face, fill=1)
    return numpy.rot90(numpy.array(picture), turns)


def colored(ink, ink_color, paper, slope):
    """The picture as 8-bit RGB; paper gains up to `slope` towards the bottom right."""
    height, width = ink.shape
    y, x = numpy.mgrid[0:height, 0:width]
    gain = slope * (x + y) // (width + height)
    background = numpy.clip(numpy.array(paper) + gain[..., None], 0, 255)
    return numpy.where(ink[..., None], ink_color, background).astype(numpy.uint8)


def main(target):
    from rapidocr import RapidOCR

    reader = RapidOCR(params={"Global.log_level": "error"})
    target = pathlib.Path(target)
    target.mkdir(parents=True, exist_ok=True)
    golden = []
    for name, size, font, height, ink_color, paper, slope, turns, lines in PICTURES:
        ink = drawn(size, font, height, turns, lines)
        Image.fromarray(ink).save(target / f"{name}.pbm")
        rgb = colored(ink, ink_color, paper, slope)
        answer = reader(numpy.ascontiguousarray(rgb[..., ::-1]))
        found = [] if answer.txts is None else zip(answer.txts, answer.boxes.tolist(), answer.scores)
        golden.append({
            "name": name, "ink": ink_color, "paper": paper, "slope": slope, "drawn": lines,
            "lines": [{"text": text, "box": box, "confidence": round(float(score), 3)} for text, box, score in found],
        })
        print(name, [line["text"] for line in golden[-1]["lines"]])
    text = "[\n" + ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in golden) + "\n]\n"
    (target / "golden.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
