"""Drawn pictures for tests: shapes in colours, with names that say what they are."""

import io
import pathlib
import random
import zipfile

from PIL import Image, ImageDraw

COLOURS = {"red": (205, 60, 50), "blue": (50, 90, 200), "green": (60, 160, 80), "yellow": (235, 190, 50)}
SHAPES = ("disc", "square", "stripes", "triangle")


def draw(colour: str, shape: str, number: int, width=320, height=240) -> Image.Image:
    """The same arguments always give the same picture."""
    chance = random.Random(f"{colour} {shape} {number}")
    ground = tuple(chance.randrange(200, 250) for _ in range(3))
    image = Image.new("RGB", (width, height), ground)
    pen = ImageDraw.Draw(image)
    x, y = chance.randrange(width // 4, width * 3 // 4), chance.randrange(height // 4, height * 3 // 4)
    size = chance.randrange(height // 5, height // 3)
    fill = COLOURS[colour]
    if shape == "disc":
        pen.ellipse((x - size, y - size, x + size, y + size), fill)
    elif shape == "square":
        pen.rectangle((x - size, y - size, x + size, y + size), fill)
    elif shape == "triangle":
        pen.polygon([(x, y - size), (x - size, y + size), (x + size, y + size)], fill)
    else:
        for left in range(0, width, 32):
            pen.rectangle((left, 0, left + 15, height), fill)
    return image


def draw_pictures(folder: pathlib.Path):
    """Forty pictures in folders by colour, an animation, an icon, a zip with six more, and one that is broken."""
    for number in range(40):
        colour = list(COLOURS)[number % 4]
        shape = SHAPES[number // 4 % 4]
        sizes = [(320, 240), (240, 320), (480, 240), (300, 300)]
        image = draw(colour, shape, number, *sizes[number % 3 if number % 7 else 3])
        file = folder / colour / f"{shape} {number:02}.jpg"
        file.parent.mkdir(parents=True, exist_ok=True)
        exif = Image.Exif()
        exif[0x010F], exif[0x0110] = "Canon", "Canon EOS 5D" if number % 2 else "Canon PowerShot"
        exif.get_ifd(0x8769)[0x9003] = f"2021:05:{number % 28 + 1:02} 12:00:00"
        image.save(file, quality=85, exif=exif)
    frames = [draw("red", "disc", number, 200, 150) for number in range(4)]
    frames[0].save(folder / "moving.gif", save_all=True, append_images=frames[1:], duration=200, loop=0)
    icon = Image.new("RGBA", (32, 32), (0, 0, 0, 0))
    ImageDraw.Draw(icon).ellipse((4, 4, 28, 28), (250, 250, 250, 255))
    icon.save(folder / "icon.png")
    with zipfile.ZipFile(folder / "pack.zip", "w") as pack:
        for number in range(6):
            pack.writestr(f"ui/button {number}.png", png(draw("yellow", "square", number, 160, 160)))
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 this is no picture")


def png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
