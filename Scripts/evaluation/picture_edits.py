"""Edited copies of pictures: what happens to a picture on its way through other hands.

Each edit takes a Pillow picture (RGB or RGBA) and a random.Random and returns the bytes of a file and its extension.
"""

import colorsys
import io
import math

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont, ImageOps, ImageStat

WORDS = (
    "when you finally find the picture that you were looking for all day long nobody expects this "
    "monday morning again my cat says no free hugs today only best game ever made wait what is that"
).split()


def over(image, colour):
    """The picture without transparency, on a plain colour."""
    if image.mode != "RGBA":
        return image.convert("RGB")
    ground = Image.new("RGBA", image.size, colour + (255,))
    return Image.alpha_composite(ground, image).convert("RGB")


def paper(image):
    """White, or a dark grey for pictures that could not be seen on white."""
    if image.mode != "RGBA":
        return (255, 255, 255)
    alpha = image.getchannel("A")
    light = ImageStat.Stat(ImageOps.grayscale(image.convert("RGB")), alpha).mean[0] if alpha.getbbox() else 0
    return (255, 255, 255) if light < 190 else (40, 40, 40)


def file(image, kind, **options):
    if kind == "jpg":
        image = over(image, paper(image))
    out = io.BytesIO()
    image.save(out, {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}[kind], **options)
    return out.getvalue(), kind


def soft(image, random):
    """As most programs save: photos as a good JPEG, pictures with transparency as PNG."""
    return file(image, "png") if image.mode == "RGBA" else file(image, "jpg", quality=random.randint(80, 92))


def enlarged(image, least=200):
    """Small sprites are enlarged in whole steps before somebody writes on them or shows them on a screen."""
    factor = math.ceil(least / max(image.size))
    return image.resize((image.width * factor, image.height * factor), Image.NEAREST) if factor > 1 else image


def sentence(random, least, most):
    return " ".join(random.choice(WORDS) for _ in range(random.randint(least, most)))


def font(size):
    return ImageFont.load_default(size)


def wrapped(draw, text, face, width):
    lines = [""]
    for word in text.split():
        longer = (lines[-1] + " " + word).strip()
        if draw.textlength(longer, font=face) > width and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)


def jpeg20(image, random):
    return file(image, "jpg", quality=20)


def quarter(image, random):
    size = (max(1, image.width // 4), max(1, image.height // 4))
    return soft(image.resize(size, Image.LANCZOS), random)


def format_change(image, random):
    if image.mode == "RGBA":
        return file(image, "jpg", quality=85)
    return file(image, random.choice(["png", "webp"]))


def greyscale(image, random):
    if image.mode == "RGBA":
        grey = ImageOps.grayscale(image.convert("RGB")).convert("RGB").convert("RGBA")
        grey.putalpha(image.getchannel("A"))
        return file(grey, "png")
    return file(ImageOps.grayscale(image), "jpg", quality=88)


def colour_shift(image, random):
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    picture = ImageEnhance.Brightness(image.convert("RGB")).enhance(random.choice([0.65, 0.75, 1.25, 1.4]))
    picture = ImageEnhance.Color(picture).enhance(random.choice([0.5, 1.6]))
    picture = ImageEnhance.Contrast(picture).enhance(random.choice([0.75, 1.3]))
    gains = [random.uniform(0.8, 1.2) for _ in range(3)]
    bands = [band.point(lambda v, g=gain: min(255, int(v * g))) for band, gain in zip(picture.split(), gains)]
    picture = Image.merge("RGB", bands)
    if alpha is not None:
        picture.putalpha(alpha)
    return soft(picture, random)


def blur(image, random):
    radius = max(0.6, max(image.size) * random.uniform(0.006, 0.012))
    return soft(image.filter(ImageFilter.GaussianBlur(radius)), random)


def rotate5(image, random):
    angle = 5 * random.choice([-1, 1])
    if image.mode == "RGBA":
        return file(image.rotate(angle, Image.BICUBIC, expand=True), "png")
    if random.random() < 0.5 or min(image.size) < max(image.size) / 4:
        ground = random.choice([(0, 0, 0), (255, 255, 255)])
        return soft(image.rotate(angle, Image.BICUBIC, expand=random.random() < 0.5, fillcolor=ground), random)
    turned = image.rotate(angle, Image.BICUBIC)
    cut = math.sin(math.radians(5)) / 2
    dx, dy = int(image.height * cut) + 1, int(image.width * cut) + 1
    return soft(turned.crop((dx, dy, image.width - dx, image.height - dy)), random)


def flip(image, random):
    ways = [Image.FLIP_LEFT_RIGHT, Image.FLIP_LEFT_RIGHT, Image.FLIP_TOP_BOTTOM, Image.ROTATE_90, Image.ROTATE_180]
    return soft(image.transpose(random.choice(ways)), random)


def border(image, random):
    ground = random.choice([(0, 0, 0), (255, 255, 255), (30, 60, 120), (200, 30, 40)])
    picture = over(image, paper(image))
    w, h = picture.size
    way = random.choice(["frame", "letterbox", "pillars"])
    dx = 0 if way == "letterbox" else max(2, int(w * random.uniform(0.05, 0.2)))
    dy = 0 if way == "pillars" else max(2, int(h * random.uniform(0.05, 0.2)))
    framed = Image.new("RGB", (w + 2 * dx, h + 2 * dy), ground)
    framed.paste(picture, (dx, dy))
    return soft(framed, random)


def caption(image, random):
    picture = over(enlarged(image), paper(image))
    w, h = picture.size
    size = max(12, int(min(w, h) * random.uniform(0.07, 0.12)))
    face = font(size)
    draw = ImageDraw.Draw(picture)
    text = wrapped(draw, sentence(random, 4, 10), face, w * 0.94)
    box = draw.multiline_textbbox((0, 0), text, font=face)
    band = box[3] - box[1] + size
    way = random.choice(["above", "below", "across"])
    if way == "across":
        y = random.choice([size * 0.3, h - band, (h - band) / 2])
        draw.multiline_text(
            (w / 2, y), text, font=face, fill="white", stroke_width=max(1, size // 12), stroke_fill="black",
            anchor="ma", align="center")
        return file(picture, "jpg", quality=85)
    ground, ink = random.choice([("white", "black"), ("black", "white")])
    whole = Image.new("RGB", (w, h + band), ground)
    whole.paste(picture, (0, band if way == "above" else 0))
    y = size * 0.4 if way == "above" else h + size * 0.4
    ImageDraw.Draw(whole).multiline_text((w / 2, y), text, font=face, fill=ink, anchor="ma", align="center")
    return file(whole, "jpg", quality=85)


def cropped(image, random, side):
    w, h = max(1, round(image.width * side)), max(1, round(image.height * side))
    x, y = random.randint(0, image.width - w), random.randint(0, image.height - h)
    return soft(image.crop((x, y, x + w, y + h)), random)


def crop_half_area(image, random):
    return cropped(image, random, math.sqrt(0.5))


def crop_half_sides(image, random):
    return cropped(image, random, 0.5)


def screenshot(image, random):
    """A window on a desktop that shows the picture, with a title bar, a side bar and lines of text."""
    dark = paper(image) != (255, 255, 255) or (image.mode != "RGBA" and random.random() < 0.5)
    ground, ink, bar = ((32, 33, 36), (220, 220, 220), (50, 52, 56)) if dark else ((250, 250, 250), (40, 40, 40), (225, 228, 232))
    picture = over(enlarged(image, 400), ground)
    share = random.uniform(0.5, 0.8)
    w = int(picture.width / share)
    h = max(int(picture.height / share), int(w * 0.56))
    screen = Image.new("RGB", (w, h), ground)
    draw = ImageDraw.Draw(screen)
    top = int(h * 0.07)
    side = int((w - picture.width) * random.uniform(0.3, 0.9))
    draw.rectangle((0, 0, w, top), fill=bar)
    for i, colour in enumerate(((237, 106, 94), (245, 191, 79), (98, 197, 84))):
        x = top * (0.6 + 0.7 * i)
        draw.ellipse((x, top * 0.3, x + top * 0.4, top * 0.7), fill=colour)
    size = max(9, int(h * 0.022))
    draw.text((w * 0.4, top * 0.25), sentence(random, 2, 5), font=font(size), fill=ink)
    draw.rectangle((0, top, side - int(w * 0.02), h), fill=bar)
    for y in range(top + size, h - size, int(size * 2.1)):
        draw.text((w * 0.01, y), sentence(random, 1, 3)[: max(3, side // size)], font=font(size), fill=ink)
    x = side
    y = top + int((h - top - picture.height) * random.uniform(0.1, 0.9))
    screen.paste(picture, (x, max(top, y)))
    return file(screen, "png")


def watermark(image, random):
    picture = enlarged(image).convert("RGBA")
    w, h = picture.size
    layer = Image.new("RGBA", picture.size, (255, 255, 255, 0))
    draw = ImageDraw.Draw(layer)
    face = font(max(10, int(min(w, h) * 0.12)))
    for y in range(0, h, max(1, int(h * 0.34))):
        for x in range(-w // 4, w, max(1, int(w * 0.5))):
            draw.text((x + (y // 3) % 40, y), "© sample", font=face, fill=(255, 255, 255, 110))
    marked = Image.alpha_composite(picture, layer.rotate(20, Image.BICUBIC))
    if image.mode != "RGBA":
        return file(marked, "jpg", quality=85)
    marked.putalpha(picture.getchannel("A"))
    return file(marked, "png")


def palette_swap(image, random):
    """Every colour becomes another one: hues turn, and light and dark keep their order or not quite."""
    turn, gain, power = random.uniform(0.2, 0.8), random.uniform(0.7, 1.3), random.choice([0.7, 1.0, 1.4])
    known = {}

    def other(pixel):
        colour = tuple(pixel[:3])
        if colour not in known:
            h, s, v = colorsys.rgb_to_hsv(*(c / 255 for c in colour))
            swapped = colorsys.hsv_to_rgb((h + turn) % 1, min(1, s * gain), v**power)
            known[colour] = tuple(round(c * 255) for c in swapped)
        return known[colour] + tuple(pixel[3:])

    picture = image.copy()
    picture.putdata([other(pixel) for pixel in image.getdata()])
    return file(picture, "png")


def margins(image, random):
    picture = image.convert("RGBA")
    w, h = picture.size
    left, right = (max(1, int(w * random.uniform(0.05, 0.5))) for _ in range(2))
    top, bottom = (max(1, int(h * random.uniform(0.05, 0.5))) for _ in range(2))
    wide = Image.new("RGBA", (w + left + right, h + top + bottom), (0, 0, 0, 0))
    wide.paste(picture, (left, top))
    return file(wide, "png")


MILD = {
    "jpeg-q20": jpeg20,
    "quarter-size": quarter,
    "format-change": format_change,
    "greyscale": greyscale,
    "brightness-colour": colour_shift,
    "blur": blur,
    "border": border,
    "watermark": watermark,
    "palette-swap": palette_swap,
    "transparent-margins": margins,
}
STRONG = {
    "rotate-5": rotate5,
    "flip-or-turn": flip,
    "caption": caption,
    "crop-half-area": crop_half_area,
    "crop-half-sides": crop_half_sides,
    "screenshot": screenshot,
}
EDITS = {**MILD, **STRONG}
SPRITES_ONLY = {"palette-swap"}
