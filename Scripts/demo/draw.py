"""Makes the sample pictures of `make demo`: draw.py PHOTOS FOLDER

PHOTOS holds the photos of scikit-image; FOLDER gets photos/, drawings of several kinds, sprites/ and game-assets.zip.
"""

import pathlib
import shutil
import sys
import zipfile

from png import enlarged, png
from scenes import scenes
from sprites import LOOSE, ZIPPED, sprite

PHOTOS = [
    "astronaut.png", "brick.png", "camera.png", "chelsea.png", "coffee.png", "coins.png", "grass.png", "gravel.png",
    "horse.png", "hubble_deep_field.jpg", "moon.png", "motorcycle_left.png", "no_time_for_that_tiny.gif", "page.png",
    "retina.jpg", "rocket.jpg",
]


def draw(photos, folder):
    (folder / "photos").mkdir(parents=True)
    for name in PHOTOS:
        shutil.copyfile(photos / name, folder / "photos" / name)
    for path, drawing in scenes(lambda name: (photos / name).read_bytes()).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(drawing, encoding="utf-8")
    (folder / "sprites").mkdir()
    for name, shape, main, second in LOOSE:
        (folder / "sprites" / f"{name}.png").write_bytes(png(enlarged(sprite(shape, main, second), 4)))
    with zipfile.ZipFile(folder / "game-assets.zip", "w", zipfile.ZIP_DEFLATED) as pack:
        for name, shape, main, second in ZIPPED:
            entry = zipfile.ZipInfo(f"{name}.png", (2026, 1, 1, 0, 0, 0))
            pack.writestr(entry, png(enlarged(sprite(shape, main, second), 4)))


if __name__ == "__main__":
    draw(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
