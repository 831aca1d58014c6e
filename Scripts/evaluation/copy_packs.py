"""The packs of the asset collection: a zip of a pack beside the loose folder, one in which some sprites were changed, and what
is said of one half of a pack when the other is in the library."""

import collections
import io
import json
import random
import shutil
import subprocess
import zipfile

from PIL import Image

from report import table

PACKS = {"kenney-ui-pack": "kenney-pirate-pack", "dcss-monsters-and-creatures": "kenney-top-down-shooter",
         "kenney-toon-characters": "dcss-items-and-equipment"}
# Drawings of one artist in one size.
SIBLINGS = {"dcss-monsters-and-creatures": "*.png", "kenney-toon-characters": "Poses/*.png",
            "kenney-board-game-icons": "Default*/*.png", "kenney-top-down-shooter": "Tiles/*.png"}
CHANGED = 10
LEAST_PIXELS, LEAST_COLOURS = 256, 5


def packs_table(program, data, work):
    """For each pack what `have` says of it as a zip, and of its changed sprites."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    rows = []
    for pack, other in PACKS.items():
        folder, stranger = data / "assets" / pack, data / "assets" / other
        if not (folder.is_dir() and stranger.is_dir()):
            continue
        library = work / f"{pack}-library"
        subprocess.run([program, "add", "--no-text", folder, "--library", library], check=False, stderr=subprocess.DEVNULL)
        files = sorted(folder.rglob("*.png"))
        whole = write_zip(work / f"{pack}.zip", {str(file.relative_to(folder)): file.read_bytes() for file in files})
        verdicts = have(program, whole, library)
        owned = sum(verdict["verdict"] not in ("new", "unreadable") for verdict in verdicts)
        verdicts = have(program, write_zip(work / f"{pack}-changed.zip", changed(folder, stranger)), library)
        said = {way: collections.Counter() for way in ("palette", "crop", "replace")}
        for verdict in verdicts:
            way = verdict["path"].rsplit("/", 1)[1].split("__")[0]
            if way in said:
                said[way][verdict["verdict"]] += 1
        rows.append([pack, f"{owned} of {len(files)}", *(words(said[way]) for way in said)])
    heads = ["pack", "as a zip: owned", "ten palettes swapped", "ten cropped", "ten replaced"]
    return "### Packs: what `have` says of a zip when its loose folder was added\n\n" + table(heads, rows)


def siblings_table(program, data, work):
    """For each pack what `have` says of one half of its drawings when the library has the other half."""
    rows = []
    for pack, pattern in SIBLINGS.items():
        files = sorted((data / "assets" / pack).rglob(pattern))
        if not files:
            continue
        random.Random(6).shuffle(files)
        half = len(files) // 2
        library = work / f"{pack}-half"
        packed = [
            write_zip(work / f"{pack}-{name}.zip", {f"{number}.png": file.read_bytes() for number, file in enumerate(part)})
            for name, part in (("library", files[:half]), ("asked", files[half:]))]
        subprocess.run([program, "add", "--no-text", packed[0], "--library", library], check=False, stderr=subprocess.DEVNULL)
        said = collections.Counter(verdict["verdict"] for verdict in have(program, packed[1], library))
        same = said.pop("same-bytes", 0) + said.pop("same-pixels", 0)
        new = said.pop("new", 0)
        rows.append([pack, f"{new} of {len(files) - half - same}", words(said)])
    heads = ["pack", "rightly new", "taken for copies"]
    return (
        "### Siblings: half of a pack is in the library, the other half is asked about\n\n"
        "Equal files are left out; drawings that are mirrored, turned or in other colours are copies rightly.\n\n" + table(heads, rows))


def words(counts):
    return ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common())


def have(program, path, library):
    command = [program, "have", path, "--json", "--library", library]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout)


def write_zip(path, entries):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


def changed(folder, stranger):
    """The pack with ten sprites in other colours, ten cropped to half their area, ten replaced by those of another pack."""
    chance = random.Random(3)
    files = sorted(folder.rglob("*.png"))
    entries = {str(file.relative_to(folder)): file.read_bytes() for file in files}
    picked = chance.sample([file for file in files if is_telling(file)], 3 * CHANGED)
    strangers = chance.sample([file for file in sorted(stranger.rglob("*.png")) if is_telling(file)], CHANGED)
    for index, file in enumerate(picked):
        way = ("palette", "crop", "replace")[index // CHANGED]
        del entries[str(file.relative_to(folder))]
        image = Image.open(file).convert("RGBA")
        if way == "replace":
            data = strangers[index % CHANGED].read_bytes()
        else:
            data = png(swapped(image) if way == "palette" else cropped(image))
        entries[f"changed/{way}__{index}-{file.name}"] = data
    return entries


def is_telling(file):
    with Image.open(file) as image:
        image = image.convert("RGBA")
        colours = image.getcolors(1 << 20) or []
        return image.width * image.height >= LEAST_PIXELS and len(colours) >= LEAST_COLOURS


def swapped(image):
    red, green, blue, alpha = image.split()
    return Image.merge("RGBA", (green, blue, red, alpha))


def cropped(image):
    width, height = image.size
    return image.crop((int(width * 0.15), int(height * 0.15), int(width * 0.85), int(height * 0.85)))


def png(image):
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
