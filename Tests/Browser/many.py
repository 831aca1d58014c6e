"""Fills a library with very many pictures at once, without files: for tests of scrolling and speed."""

import hashlib
import io
import pathlib
import random
import sqlite3

from PIL import Image, ImageDraw

WORDS = "beach forest castle dragon portrait harbour winter garden bridge lantern mountain meadow robot knight".split()


def thumbnails(count: int):
    """Small pictures of different shapes."""
    made = []
    for number in range(count):
        chance = random.Random(number)
        width, height = chance.choice([(160, 120), (120, 160), (160, 90), (140, 140)])
        colour = tuple(chance.randrange(40, 220) for _ in range(3))
        image = Image.new("RGB", (width, height), colour)
        pen = ImageDraw.Draw(image)
        for _ in range(3):
            x, y, size = chance.randrange(width), chance.randrange(height), chance.randrange(10, 60)
            pen.ellipse((x - size, y - size, x + size, y + size), tuple(chance.randrange(256) for _ in range(3)))
        out = io.BytesIO()
        image.save(out, "JPEG", quality=40)
        made.append((width, height, out.getvalue()))
    return made


def fill(file: pathlib.Path, count: int):
    """Writes what `pixelbox add` would have written."""
    made = thumbnails(256)
    database = sqlite3.connect(file)
    database.execute("PRAGMA synchronous = OFF")
    chance = random.Random(1)
    with database:
        database.execute(
            "INSERT INTO source (id, path, kind, addedAt) VALUES (1000, '/synthetic', 'folder', 0)")
        base = 1_600_000_000 * 10**9
        files, contents, pictures, thumbs, words = [], [], [], [], []
        for number in range(1, count + 1):
            width, height, jpeg = made[number % len(made)]
            folder = f"/synthetic/{number % 300:03}"
            name = f"{chance.choice(WORDS)} {chance.choice(WORDS)} {number:06}.jpg"
            moment = base + number * 60 * 10**9
            files.append((number, f"{folder}/{name}", 2000, moment, number))
            contents.append((number, hashlib.sha256(str(number).encode()).digest(), width * 20, height * 20))
            pictures.append((number, number, name, number, moment))
            thumbs.append((number, width, height, jpeg))
            words.append((number, name.replace(".", " "), folder.replace("/", " ")))
        database.executemany(
            "INSERT INTO file (id, sourceId, path, size, modified, inode, device, isArchive, isRead)"
            " VALUES (?, 1000, ?, ?, ?, ?, 1, 0, 1)", files)
        database.executemany(
            "INSERT INTO content (id, hash, byteCount, width, height, format, frames, hasAlpha, addedAt)"
            " VALUES (?, ?, 2000, ?, ?, 'jpeg', 1, 0, 0)", contents)
        database.executemany(
            "INSERT INTO picture (id, fileId, entry, name, contentId, size, modified) VALUES (?, ?, '', ?, ?, 2000, ?)",
            pictures)
        database.executemany(
            "INSERT INTO thumbnail (contentId, mediaType, width, height, bytes) VALUES (?, 'image/jpeg', ?, ?, ?)", thumbs)
        for table in ("words", "grams"):
            database.executemany(
                f"INSERT INTO {table} (rowid, name, path, tags, text, metadata) VALUES (?, ?, ?, '', '', '')", words)
    database.close()
