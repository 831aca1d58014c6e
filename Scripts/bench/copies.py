"""Archives and copies: a zip beside the same pictures loose, `have` beside `add`, `duplicates` over ever larger libraries."""

import os
import random
import shutil
import sqlite3
import zipfile

from PIL import Image, ImageDraw

from measured import middle, run
from report import number, table

SIZE = (320, 240)
# Values of each vector of a sketch.
SKETCH = 64
# Every so many pictures one has a copy: smaller, or saved again.
EVERY = 5


def drawn(chance):
    """A gradient with rectangles and ellipses: as much to see as photos have."""
    image = Image.linear_gradient("L").resize(SIZE).convert("RGB")
    image = Image.blend(image, Image.new("RGB", SIZE, colour(chance)), 0.6)
    draw = ImageDraw.Draw(image)
    for _ in range(40):
        x, y = chance.randrange(SIZE[0]), chance.randrange(SIZE[1])
        box = (x, y, x + chance.randrange(8, 90), y + chance.randrange(8, 70))
        (draw.ellipse if chance.random() < 0.5 else draw.rectangle)(box, fill=colour(chance))
    return image


def colour(chance):
    return tuple(chance.randrange(256) for _ in range(3))


def draw_folder(folder, count, seed, endings):
    """Pictures in a folder, in turn in these formats, some with copies; kept for the next run."""
    if folder.is_dir():
        return
    making = folder.with_name("making-drawn")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    chance, made = random.Random(seed), 0
    while made < count:
        image = drawn(chance)
        image.save(making / f"{made:05}.{endings[made % len(endings)]}")
        made += 1
        if made % EVERY == 0 and made < count:
            if chance.random() < 0.5:
                image = image.resize((SIZE[0] // 2, SIZE[1] // 2), Image.LANCZOS)
            image.save(making / f"{made:05}-copy.jpg", quality=70)
            made += 1
    making.rename(folder)


def archives(program, work, count):
    """A zip beside the same PNGs loose, each into a new library; the floor is unpacking to nothing."""
    folder, packed, library = work / f"pngs-{count}", work / f"pngs-{count}.zip", work / "archive-library"
    draw_folder(folder, count, 3, ["png"])
    if not packed.is_file():
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(folder.iterdir()):
                archive.write(file, file.name)
    runs = {}
    for name, path in (("loose", folder), ("zip", packed)):
        every = []
        for _ in range(3):
            shutil.rmtree(library, ignore_errors=True)
            every.append(run([program, "add", "--no-text", path, "--library", library]))
        runs[name] = middle(every)
    rows = [
        [f"`pixelbox add`, {name}", number(count / each.seconds), number(each.seconds), f"{each.peak_megabytes:.0f} MB"]
        for name, each in runs.items()]
    if shutil.which("bsdtar"):
        floor = middle([run(["sh", "-c", f"bsdtar -xOf '{packed}' > /dev/null"]) for _ in range(3)])
        rows.append(["`bsdtar -xOf` to nothing", number(count / floor.seconds), number(floor.seconds), ""])
    rows.append(["zip against loose", f"{runs['loose'].seconds / runs['zip'].seconds:.2f} ×", "", ""])
    title = f"### A zip of {count:,} PNGs of 320×240 beside the same pictures loose\n\n"
    return title + table(["", "pictures/s", "seconds", "peak memory"], rows)


def copies(program, work, sizes, count):
    """`duplicates` over libraries of several sizes, and `have` of a zip against the largest beside `add` of it."""
    base, packed = work / "copies-base", work / f"pngs-{count}.zip"
    folder = work / "drawn-jpg-png-2500"
    draw_folder(folder, 2500, 7, ["jpg", "jpg", "png"])
    shutil.rmtree(base, ignore_errors=True)
    run([program, "add", "--no-text", folder, "--library", base])
    rows, last = [], None
    for size in sizes:
        library = work / "copies-library"
        multiply(base, library, size // 2500)
        measured = run([program, "duplicates", "--json", "--library", library])
        growth = f"{measured.seconds / last:.2f} ×" if last else ""
        last = measured.seconds
        rows.append([
            f"{size:,}", f"{measured.output.count(chr(34) + 'best' + chr(34) + ' : {'):,}", number(measured.seconds),
            growth, f"{measured.peak_megabytes:.0f} MB"])
    heads = ["pictures", "groups", "seconds", "against the line above", "peak memory"]
    parts = ["### `pixelbox duplicates`: drawn pictures, every fifth with a copy\n\n" + table(heads, rows)]
    have = middle([run([program, "have", packed, "--json", "--library", work / "copies-library"]) for _ in range(3)])
    every = []
    for _ in range(3):
        shutil.rmtree(work / "archive-library", ignore_errors=True)
        every.append(run([program, "add", "--no-text", packed, "--library", work / "archive-library"]))
    add = middle(every)
    rows = [
        [name, number(count / each.seconds), number(each.seconds), f"{each.peak_megabytes:.0f} MB"]
        for name, each in ((f"`have`, {sizes[-1]:,} in the library", have), ("`add` into a new library", add))]
    rows.append(["ratio", f"{add.seconds / have.seconds:.2f} ×", "", ""])
    parts.append(
        f"### `pixelbox have` of a zip with {count:,} PNGs beside `add`\n\n"
        + table(["", "pictures/s", "seconds", "peak memory"], rows))
    return "\n\n".join(parts)


def multiply(base, library, times):
    """A library with everything of another many times over, each time as other pictures: the values of looks and sketches
    change places and the hashes change bits, the same way for all pictures of one time, so that copies stay copies and
    strangers stay strangers."""
    shutil.rmtree(library, ignore_errors=True)
    library.mkdir(parents=True)
    with sqlite3.connect(base / "library.sqlite") as source:
        target = sqlite3.connect(library / "library.sqlite")
        source.backup(target)
    with target:
        target.execute("PRAGMA synchronous = OFF")
        most = target.execute("SELECT max(id) FROM content").fetchone()[0]
        contents = target.execute("SELECT * FROM content").fetchall()
        marks = ", ".join("?" * len(contents[0]))
        prints = target.execute("SELECT contentId, version, hash, structureHash, bytes FROM fingerprint").fetchall()
        shingles = target.execute("SELECT hash, contentId FROM shingle").fetchall()
        sketches = target.execute("SELECT contentId, bytes FROM sketch").fetchall()
        looks = target.execute("SELECT modelId, contentId, vector FROM look").fetchall()
        files = target.execute("SELECT * FROM file").fetchall()
        pictures = target.execute("SELECT id, fileId, name, contentId, size, modified FROM picture").fetchall()
        last = target.execute("SELECT max(id) FROM file").fetchone()[0]
        chance = random.Random(1)
        for time in range(1, times):
            shift, order, bits = time * most, list(range(256)), chance.getrandbits(64) - (1 << 63)
            chance.shuffle(order)
            # Each of the vectors of a sketch keeps its values.
            within = chance.sample(range(SKETCH), SKETCH)
            places = within + [SKETCH + place for place in within]
            target.executemany(
                f"INSERT INTO content VALUES ({marks})",
                [(row[0] + shift, os.urandom(32), *row[2:]) for row in contents])
            target.executemany(
                "INSERT INTO fingerprint (contentId, version, hash, structureHash, bytes) VALUES (?, ?, ?, ?, ?)",
                [(row[0] + shift, row[1], row[2] ^ bits, row[3] and row[3] ^ bits, row[4]) for row in prints])
            target.executemany(
                "INSERT INTO shingle (hash, contentId) VALUES (?, ?)",
                [(row[0] ^ (bits & 0xFFFFFFFF), row[1] + shift) for row in shingles])
            target.executemany(
                "INSERT INTO sketch VALUES (?, ?)",
                [(row[0] + shift, bytes(row[1][place] for place in places)) for row in sketches])
            target.executemany(
                "INSERT INTO look (modelId, contentId, vector) VALUES (?, ?, ?)",
                [(row[0], row[1] + shift, bytes(row[2][place] for place in order)) for row in looks])
            target.executemany(
                f"INSERT INTO file VALUES ({', '.join('?' * len(files[0]))})",
                [(row[0] + time * last, row[1], f"{row[2]}-{time}", *row[3:]) for row in files])
            target.executemany(
                "INSERT INTO picture (fileId, name, contentId, size, modified) VALUES (?, ?, ?, ?, ?)",
                [(row[1] + time * last, row[2], row[3] + shift, row[4], row[5]) for row in pictures])
    target.close()
