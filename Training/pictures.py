"""Pictures as PixelBox shows them to the look model."""

import pathlib
import random

import numpy
from PIL import Image, ImageOps

import backbone

Image.MAX_IMAGE_PIXELS = 200_000_000
NAMES = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp"}
WORKING_EDGE = 320  # longest edge of the program's working picture
GREY = (128, 128, 128, 255)  # behind transparent pictures


def find(folder):
    """All pictures below a folder, in a fixed order."""
    return sorted(path for path in pathlib.Path(folder).rglob("*") if path.suffix.lower() in NAMES)


def sample(paths, count, seed=1):
    """At most `count` of them, the same ones every time."""
    return sorted(random.Random(seed).sample(paths, count)) if len(paths) > count else paths


def working(path):
    """Upright RGB over neutral grey, longest edge at most 320; small pictures keep their size."""
    picture = Image.open(path)
    picture.draft("RGB", (2 * WORKING_EDGE, 2 * WORKING_EDGE))
    picture = ImageOps.exif_transpose(picture)
    if picture.mode in ("P", "LA", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
    if picture.mode == "RGBA":
        picture = Image.alpha_composite(Image.new("RGBA", picture.size, GREY), picture)
    picture = picture.convert("RGB")
    picture.thumbnail((WORKING_EDGE, WORKING_EDGE), Image.BICUBIC, reducing_gap=3)
    return picture


def pixels(picture):
    """What the model takes, 260 x 260 x 3 bytes: squashed, so that nothing is cut off. `pb_resize.c` does the same arithmetic as Pillow's BILINEAR."""
    return numpy.asarray(picture.convert("RGB").resize((backbone.EDGE, backbone.EDGE), Image.BILINEAR))
