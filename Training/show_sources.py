"""The pictures with words that the show head is trained on: where they come from, and what is said of each.

Each source lies in a folder of its own below one data folder, checked out or unpacked as it is published. `read` gives the
picture files and what is said of each. Nothing of it is part of the repository.
"""

import csv
import hashlib
import json
import pathlib
import re
import typing
import xml.etree.ElementTree as xml

PARTS = 5  # one in five concepts of a source that also judges is kept away from training
EXPENSIVE = 6  # things said of one picture at most


class Pair(typing.NamedTuple):
    path: pathlib.Path
    texts: tuple
    concept: str  # pictures of one concept are trained on or judged with, never both


class Source(typing.NamedTuple):
    name: str
    where: str
    licence: str
    drawn: bool
    most: int  # pictures taken, always the same ones
    judges: bool
    read: typing.Callable


def part(text):
    """A number below PARTS that is always the same for a text."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % PARTS


def judging(source, pair):
    return source.judges and part(pair.concept) == 0


def plain(text):
    """Words of a file name or a key: lower case, no numbers, no signs."""
    text = re.sub(r"([a-z])([A-Z])", r"\1 \2", text)
    return " ".join(re.sub(r"[^A-Za-z']+", " ", text).lower().split())


def files(folder, *endings):
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in endings and path.is_file())


def shortened(text, most=220):
    """The first sentences that fit: long descriptions begin with what is to be seen."""
    text = " ".join(text.split())
    while len(text) > most and ". " in text[:-1]:
        text = text[: text[:-1].rindex(". ") + 1]
    return text[:most]


# Photos and figures of text books


NOT_SHOWN = re.compile(
    r"\b(graph|chart|tables?|equation|diagram|flowchart|screenshot|screen capture|spreadsheet|timeline|axis|axes|vectors?|circuit|"
    r"labeled|number line|formula|reaction|molecules?|structures?|plot|curve|arrows?|figure (a|b)|part a)\b", re.I)


def openstax(folder):
    """The `alt` text of each image of a book; its first sentence once more alone."""
    found = {}
    for book in sorted(folder.iterdir()):
        for module in files(book / "modules", ".cnxml"):
            for media in xml.parse(module).iter("{http://cnx.rice.edu/cnxml}media"):
                image = media.find("{http://cnx.rice.edu/cnxml}image")
                alt = " ".join(media.get("alt", "").split())
                if image is None or len(alt) < 12:
                    continue
                path = book / "media" / pathlib.PurePosixPath(image.get("src")).name
                if path.exists():
                    found.setdefault(path, set()).add(alt)
    for path, alts in sorted(found.items()):
        texts = []
        for alt in sorted(alts):
            first = re.split(r"(?<=[.!?]) ", alt)[0]
            texts += [shortened(alt), *([first] if 12 < len(first) < len(alt) else [])]
        yield Pair(path, tuple(dict.fromkeys(texts))[:EXPENSIVE], path.name)


def openstax_shown(folder):
    """Without diagrams, of which the books about science are full."""
    return (pair for pair in openstax(folder) if not NOT_SHOWN.search(pair.texts[0]))


CLOTHES = {"Longsleeve": "long sleeve shirt", "Outwear": "jacket", "Polo": "polo shirt", "Undershirt": "sleeveless shirt",
           "Top": "top", "Body": "baby body suit", "Hoodie": "hoodie sweater", "Pants": "trousers"}


def clothing(folder):
    for row in csv.DictReader((folder / "images.csv").open(encoding="utf-8")):
        path = folder / "images" / (row["image"] + ".jpg")
        if row["label"] in ("Not sure", "Other", "Skip") or not path.exists():
            continue
        what = CLOTHES.get(row["label"], row["label"].lower())
        whose = " for a child" if row["kids"] == "True" else ""
        yield Pair(path, (what + whose, f"a photo of {what}{whose} lying on a bed or the floor"), row["image"])


def grocery(folder):
    for path in files(folder / "dataset", ".jpg"):
        names = [plain(name) for name in path.parts[len((folder / "dataset").parts) + 1 : -1]]
        yield Pair(path, (names[-1], f"{names[-1]}, {names[-2]}" if len(names) > 1 else names[-1],
                          f"{names[-1]} in a grocery shop"), path.name)


def cooking(folder):
    for path in files(folder / "static" / "pix", ".webp", ".jpg", ".png"):
        name = plain(path.stem)
        if len(name) > 2:
            yield Pair(path, (name, f"a plate of {name}, food"), name)


# Drawings


RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
NOISE = {"clip art", "clipart", "media", "public domain", "image", "png", "svg", "unchecked", "signs and symbols", "externalsource",
         "special", "unsorted", "hash", "keyword", "none", "color", "open clip art", "misc", "contour", "outline", "icon", "vector"}


def openclipart(folder):
    """Title and keywords in the SVG file; where they are missing, the file name."""
    for path in files(folder / "usr" / "share" / "openclipart" / "svg", ".svg"):
        try:
            work = next(iter(xml.parse(path).iter("{http://web.resource.org/cc/}Work")), None)
        except xml.ParseError:
            continue
        title, words = None, []
        if work is not None:
            title = plain(work.findtext(DC + "title") or "")
            words = [plain(each.text or "") for each in work.iter(RDF + "li")]
        words = [word for word in dict.fromkeys(words) if len(word) > 2 and word not in NOISE][:8]
        if not title or re.search(r"\b(theme|collection|icon pack|untitled)\b", title):
            title = " ".join(plain(path.stem).split()[:2])
        if not title or "gradient" in path.stem or len(title) < 3:
            continue
        texts = [title, f"clip art of {title}"]
        texts += [", ".join([title, *words[:4]])] if words else []
        texts += [word for word in words[:3] if word not in title]
        yield Pair(path, tuple(dict.fromkeys(texts))[:EXPENSIVE], " ".join(title.split()[:1]))


def emoji_words(folder):
    return json.loads((folder.parent / "emojilib" / "dist" / "emoji-en-US.json").read_text(encoding="utf-8"))


def emoji_pair(path, signs, words):
    said = words.get(signs) or words.get(signs.replace("\ufe0f", "")) or words.get(signs + "\ufe0f")
    if not said:
        return None
    said = [plain(word) for word in said if re.search("[a-z]{3}", word)]
    if not said:
        return None
    name = said[0]
    return Pair(path, tuple(dict.fromkeys((name, f"{name} emoji", ", ".join(said[:5]), *said[1:4])))[:EXPENSIVE], name)


def noto(folder):
    words = emoji_words(folder)
    for path in files(folder / "png" / "128", ".png"):
        signs = "".join(chr(int(code, 16)) for code in path.stem.removeprefix("emoji_u").split("_"))
        pair = emoji_pair(path, signs, words)
        if pair:
            yield pair


def fxemoji(folder):
    words = emoji_words(folder)
    for path in files(folder / "svgs", ".svg"):
        match = re.fullmatch(r"u([0-9A-F]{4,5})-(\w+)", path.stem)
        pair = emoji_pair(path, chr(int(match.group(1), 16)), words) if match else None
        if pair and path.parent.name != "FirefoxEmoji":
            yield pair


def lucide(folder):
    for path in files(folder / "icons", ".svg"):
        about = path.with_suffix(".json")
        tags = json.loads(about.read_text(encoding="utf-8")).get("tags", []) if about.exists() else []
        name = plain(path.stem)
        yield Pair(path, tuple(dict.fromkeys((name, f"{name} icon", ", ".join([name, *tags[:4]]), *tags[:2]))), name)


def game_icons(folder):
    for path in files(folder, ".svg"):
        name = plain(path.stem)
        yield Pair(path, (name, f"{name} icon", f"a game icon of {name}"), " ".join(name.split()[-1:]))


def flags(folder):
    names = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    for path in files(folder / "svg", ".svg"):
        name = names.get(path.stem.upper())
        if name:
            yield Pair(path, (f"flag of {name}", f"{name} flag"), name)


KINDS = {"mon": "monster", "dc-mon": "monster", "item": "item", "dngn": "dungeon", "player": "", "spells": "spell", "effect": "effect",
         "weapon": "weapon", "armour": "armour", "animals": "animal", "undead": "undead monster", "demons": "demon",
         "dragons": "dragon", "potion": "potion", "ring": "ring", "wall": "wall", "floor": "floor", "trees": "tree",
         "amulet": "amulet", "scroll": "scroll", "wand": "wand", "book": "book", "food": "food", "humanoids": "humanoid",
         "gods": "god", "statues": "statue", "doors": "door", "altars": "altar", "traps": "trap", "water": "water"}
EMPTY = {"new", "old", "tile", "tiles", "big", "small", "left", "right", "i", "e", "w", "n", "s", "mod", "urand", "misc", "ne",
         "nw", "se", "sw", "top", "bottom", "middle", "default", "size", "retina", "double", "default size", "sprites", "png",
         "px", "x", "releases", "nov", "ancient", "oct", "base", "doll", "only", "unused", "style", "a", "b", "c", "d", "north",
         "south", "east", "west", "up", "down", "mid", "part", "parts", "outline", "fx", "hd"}


def spoken(text):
    return " ".join(word for word in plain(text).split() if word not in EMPTY and len(word) > 1)


def dungeon(folder):
    """Dungeon Crawl's tiles: file name and folders say what is shown."""
    for path in files(folder / "releases" / "Nov-2015", ".png"):
        name = spoken(path.stem)
        kinds = [KINDS[each] for each in path.relative_to(folder).parts[:-1] if KINDS.get(each)]
        if len(name) < 3:
            continue
        kind = kinds[-1] if kinds else "sprite"
        texts = (f"{name} {kind}" if kind not in name else name, f"pixel art {kind}: {name}", name)
        yield Pair(path, tuple(dict.fromkeys(texts)), name)


DULL = re.compile(r"\b(ui|cursor|crosshair|input|prompt|light mask|noise|particle|smoke|splat|border|explosion|minimap|seamless)\b")


MEASURED = {"dcss-items-and-equipment", "dcss-monsters-and-creatures", "kenney-board-game-icons", "kenney-pirate-pack",
            "kenney-tiny-battle", "kenney-toon-characters", "kenney-top-down-shooter", "kenney-ui-pack", "pixelboy-ninja-adventure"}


def sprites(folder):
    """Packs of sprites, but none that PixelBox is measured on; sheets and numbered tiles say nothing and are left out."""
    for path in files(folder / "packs", ".png"):
        if path.relative_to(folder / "packs").parts[0] in MEASURED:
            continue
        pack = plain(path.relative_to(folder / "packs").parts[0].split("-", 1)[1])
        name = spoken(re.sub(r"\(\d+x\d+\)", "", path.stem))
        pack_words = set(pack.replace("remastered", "").replace("pack", "").split())
        name = " ".join(word for word in name.split() if word not in pack_words or len(name.split()) == 1)
        name = re.sub(r"^(medieval|scifi|space|tower ?defense|character|platformpack|towerdefense) ", "", name)
        if len(name) < 3 or DULL.search(pack) or name in ("tile", "sheet", "tilemap", "preview", "sample") or "dcss" in path.parts[-3]:
            continue
        yield Pair(path, (f"{name} sprite", name, f"pixel art {name}" if "pixel" in pack or "tiny" in pack else f"game art of {name}",
                          f"{name}, {pack}"), name)


SOURCES = (
    Source("openstax", "seven books of github.com/openstax whose licence is CC BY", "CC BY 4.0", False, 4000, True, openstax),
    Source("openstax-earlier", "nineteen more, as they were before March 2026, when their licence was still CC BY", "CC BY 4.0",
           False, 8000, True, openstax_shown),
    Source("clothing", "github.com/alexeygrigorev/clothing-dataset", "CC0", False, 600, False, clothing),
    Source("grocery", "github.com/marcusklasson/GroceryStoreDataset", "MIT", False, 800, False, grocery),
    Source("cooking", "github.com/LukeSmithxyz/based.cooking", "public domain", False, 200, False, cooking),
    Source("clipart", "Debian package openclipart-svg", "public domain", True, 5000, True, openclipart),
    Source("noto", "github.com/googlefonts/noto-emoji", "Apache-2.0", True, 2500, False, noto),
    Source("fxemoji", "github.com/mozilla/fxemoji", "CC BY 4.0", True, 1000, True, fxemoji),
    Source("lucide", "github.com/lucide-icons/lucide", "ISC", True, 1200, False, lucide),
    Source("gameicons", "github.com/game-icons/icons", "CC BY 3.0", True, 2500, True, game_icons),
    Source("flags", "github.com/hampusborgos/country-flags", "public domain", True, 300, False, flags),
    Source("dungeon", "github.com/crawl/tiles", "CC0", True, 1500, True, dungeon),
    Source("sprites", "github.com/Papyszoo/CC0-Public-Domain-Sprites", "CC0", True, 2500, True, sprites),
)
