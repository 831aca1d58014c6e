"""Draws memes with known captions over photos: outlined capitals, light on dark bars, and turned by a quarter."""

import csv
import json
import pathlib
import random

from PIL import Image, ImageDraw, ImageFont

FONTS = ["impact", "anton-regular", "dejavusans-bold", "dejavusanscondensed-bold", "liberationsans-bold"]
KINDS = ["outlined", "outlined", "bars", "turned"]


def draw_all(captions_folder, target, count=300, seed=4):
    """Draws `count` memes into `target` with `captions.json` beside them; the same every time on one machine."""
    target = pathlib.Path(target)
    target.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    photos = captioned_photos(pathlib.Path(captions_folder))
    chance.shuffle(photos)
    captions = {}
    for index in range(count):
        photo, caption = photos[index % len(photos)]
        words = [word for word in caption.upper().split() if any(letter.isalnum() for letter in word)][:14]
        kind = KINDS[index % len(KINDS)]
        name = f"{kind}-{index:03}.jpg"
        picture = meme(photo, words, kind, chance)
        picture.save(target / name, quality=chance.choice([60, 75, 90]))
        captions[name] = " ".join(words)
    (target / "captions.json").write_text(json.dumps(captions, indent=1), encoding="utf-8")
    return captions


def captioned_photos(folder):
    """Photos of all collections with their first caption."""
    found = {}
    for table in sorted(folder.glob("*/captions.csv")):
        for row in csv.reader(table.read_text(encoding="utf-8").splitlines()[1:]):
            found.setdefault(table.parent / "images" / row[0], row[1])
    for table in sorted(folder.glob("*/captions.json")):
        for entry in json.loads(table.read_text(encoding="utf-8")):
            found.setdefault(table.parent / "images" / entry["file_name"], entry["caption"])
    return sorted((path, caption) for path, caption in found.items() if path.exists())


def meme(photo, words, kind, chance):
    """One meme."""
    picture = Image.open(photo).convert("RGB")
    scale = chance.randint(480, 1000) / max(picture.size)
    picture = picture.resize((round(picture.width * scale), round(picture.height * scale)), Image.LANCZOS)
    if kind == "bars":
        return with_bars(picture, words, chance)
    half = (len(words) + 1) // 2
    write(picture, words[:half], "top", chance)
    write(picture, words[half:], "bottom", chance)
    return picture.transpose(chance.choice([Image.ROTATE_90, Image.ROTATE_270])) if kind == "turned" else picture


def write(picture, words, edge, chance):
    """White capitals with a black outline along an edge."""
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(chance.choice(fonts()), max(18, round(picture.width * chance.uniform(0.06, 0.1))))
    lines = wrapped(words, font, picture.width * 0.94)
    step = round(font.size * 1.15)
    y = picture.height * 0.02 if edge == "top" else picture.height * 0.97 - step * len(lines)
    for line in lines:
        x = (picture.width - font.getlength(line)) / 2
        draw.text((x, y), line, font=font, fill="white", stroke_width=max(1, font.size // 14), stroke_fill="black")
        y += step


def with_bars(picture, words, chance):
    """Light text on a dark bar above the photo."""
    font = ImageFont.truetype(chance.choice(fonts()), max(14, round(picture.width * chance.uniform(0.035, 0.06))))
    lines = wrapped(words, font, picture.width * 0.92)
    step = round(font.size * 1.3)
    bar = step * len(lines) + font.size
    dark = tuple(chance.randint(0, 60) for _ in range(3))
    light = tuple(chance.randint(170, 255) for _ in range(3))
    result = Image.new("RGB", (picture.width, picture.height + bar), dark)
    result.paste(picture, (0, bar))
    draw = ImageDraw.Draw(result)
    for index, line in enumerate(lines):
        draw.text((picture.width * 0.04, font.size * 0.4 + step * index), line, font=font, fill=light)
    return result


def wrapped(words, font, width):
    """Words in lines that fit."""
    lines = []
    for word in words:
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def fonts():
    """Heavy fonts of this machine."""
    if not FOUND:
        folders = ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts"]
        files = [path for folder in folders for path in sorted(pathlib.Path(folder).rglob("*.[to]tf"))]
        FOUND.extend(str(path) for name in FONTS for path in files if path.stem.lower() == name)
        if not FOUND:
            raise SystemExit(f"memes need one of these fonts: {', '.join(FONTS)}")
    return FOUND


FOUND = []
