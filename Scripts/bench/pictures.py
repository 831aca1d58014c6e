"""Makes the pictures of the benchmark: pictures.py PHOTOS FOLDER COUNT

JPEGs of 640 by 480 as the web has them (quality 85): cuts of real photos, each at a place and a size of its own.
"""

import pathlib
import random
import sys

from PIL import Image, ImageOps

SIZE = (640, 480)
ENDINGS = {".jpg", ".jpeg", ".png"}


def cut(photo, chance):
    """A part of the photo, between a half and all of it, enlarged or shrunk to the wanted size."""
    share = chance.uniform(0.5, 1)
    width, height = int(photo.width * share), int(photo.height * share)
    left, top = chance.randint(0, photo.width - width), chance.randint(0, photo.height - height)
    return ImageOps.fit(photo.crop((left, top, left + width, top + height)), SIZE, Image.Resampling.LANCZOS)


def make(photos, folder, count):
    chance = random.Random(1)
    paths = sorted(path for path in photos.rglob("*") if path.suffix.lower() in ENDINGS)
    if not paths:
        sys.exit(f"There are no photos in {photos}.")
    chance.shuffle(paths)
    for number in range(count):
        photo = Image.open(paths[number % len(paths)]).convert("RGB")
        target = folder / f"{number // 100:03}" / f"picture-{number:05}.jpg"
        target.parent.mkdir(parents=True, exist_ok=True)
        cut(photo, chance).save(target, quality=85)


if __name__ == "__main__":
    make(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3]))
