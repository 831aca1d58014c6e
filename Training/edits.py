"""Random edits of a picture, of the kind that people and programs make before a picture comes back."""

import io

from PIL import Image, ImageDraw, ImageEnhance

TURNS = (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)
LEAST_EDGE = 8


def edited(picture, chance):
    """Turned, mirrored, cropped, recoloured, captioned, compressed or made coarse; usually several of these."""
    for likelihood, edit in EDITS:
        if chance.random() < likelihood:
            picture = edit(picture, chance)
    return picture


def turn(picture, chance):
    return picture.transpose(chance.choice(TURNS))


def mirror(picture, chance):
    return picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)


def crop(picture, chance):
    scale = chance.uniform(0.6, 0.95)
    width, height = (max(min(LEAST_EDGE, edge), int(edge * scale)) for edge in picture.size)
    left, top = chance.randint(0, picture.width - width), chance.randint(0, picture.height - height)
    return picture.crop((left, top, left + width, top + height))


def recolour(picture, chance):
    return ImageEnhance.Color(picture).enhance(chance.uniform(0, 1.6))


def relight(picture, chance):
    return ImageEnhance.Brightness(picture).enhance(chance.uniform(0.6, 1.4))


def caption(picture, chance):
    picture = picture.copy()
    draw = ImageDraw.Draw(picture)
    top = int(picture.height * 0.85)
    draw.rectangle((0, top, picture.width, picture.height), fill=chance.choice(["white", "black"]))
    draw.text((5, top + 1), "when you see it again", fill="grey")
    return picture


def compress(picture, chance):
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=chance.randint(15, 60))
    return Image.open(file).convert("RGB")


def coarsen(picture, chance):
    return picture.resize([max(LEAST_EDGE, edge // 3) for edge in picture.size], Image.BILINEAR)


EDITS = (
    (0.5, turn), (0.5, mirror), (0.6, crop), (0.5, recolour), (0.5, relight), (0.3, caption), (0.3, compress),
    (0.2, coarsen))
