"""Pixel art of the demo: each sprite is the left half of a 16 by 16 picture, mirrored."""

CLEAR = (0, 0, 0, 0)
INK = (32, 28, 44, 255)
WHITE = (255, 255, 255, 255)

# o outline, a main colour, b lighter, c darker, w white, k second colour, . nothing
SHAPES = {
    "potion": """
        ........ ......oo ......ok ......ok .....ooo ......ow ......ow .....oow
        ....ooaa ...oobba ...obbaa ...obaaa ...oaaac ...oaacc ....oooo ........""",
    "heart": """
        ........ ...ooo.. ..oaaao. .oabbaao .obbaaaa .obaaaaa .oaaaaaa .oaaaaaa
        ..oaaaaa ..oaaaac ...oaaac ....oaac .....oac ......oc .......o ........""",
    "gem": """
        ........ ........ ...ooooo ..obbbaa .obbwaaa obbwbaaa oooooooo .obaaacc
        ..obaaac ...obaac ....obac .....oac ......oc .......o ........ ........""",
    "mushroom": """
        ........ .....ooo ...ooaaa ..oaawwa .oaawwwa .oaaawaa oaaaaaaa oawwaaaa
        oawwaaaa ooaaaaaa .ooooooo ....okkk ....okkk ....okkw .....ooo ........""",
    "slime": """
        ........ ........ ........ ........ .....ooo ....oaaa ...oabbb ..oabbaa
        ..oabaaa .oaaaoaa .oaaaoaa .oaaaaaa oaaaaaoo oaaacccc .ooooooo ........""",
    "ghost": """
        ........ .....ooo ...ooaaa ..oabbba ..obbbaa .oabbaaa .oaaooaa .oaaooaa
        .oaaaaaa .oaaaaaa .oaaaaoo .oaaaaaa .oaaaaaa .oaoaaoa .oo.ooo. ........""",
    "tree": """
        .......o ......oa .....oaa ....oaba ...oabba ...oooaa ...oabaa ..oabbaa
        .oabbaac .ooooaac ..oabaac .oabbaac oabaaacc oooooooo ......ok ......oo""",
    "chest": """
        ........ ........ ..oooooo .oaabaaa .oabaaaa .oaaaaaa .okkkkkk .oooooow
        .oaaaaow .oabaaoo .oaaaaaa .oaaaaaa .occcccc .oooooo. ........ ........""",
    "robot": """
        .......o .......k .......o ..oooooo ..obbaaa ..obwwaa ..oawoaa ..oaaaaa
        ..oaookk ..oooooo ....oaaa .ooooaaa .oaokkka .ooooaaa ....ooao ....ooo.""",
    "cat": """
        ........ .oo..... .oao.... .oakoooo .oaaaaaa .oabaaaa oaawoaaa oaawoaaa
        okaaaaak oaaaaaao .oaaaaaa ..ooaaaa ...oaaac ...oaaac ...ooooo ........""",
    "shield": """
        ........ .ooooooo .owwwwww .owaaaak .owabaak .owabaak .owaaaak .owkkkkk
        .owaaaak .owaaaak ..owaaak ..owaaak ...owaak ....owak .....owk ......oo""",
    "crown": """
        ........ ........ .......o o.....oa oo...oaa oao..oab oabo.oab oabaoaab
        oabaaaaa oabaaaka oabaaaaa oaaaaaaa ooooooaa okkkkkkk oooooooo ........""",
}

COLOURS = {
    "red": (226, 62, 64),
    "blue": (58, 118, 224),
    "green": (74, 176, 84),
    "gold": (240, 184, 48),
    "purple": (150, 80, 200),
    "grey": (150, 156, 168),
    "brown": (156, 98, 54),
}

# (file name, shape, main colour, second colour)
LOOSE = [
    ("potion-red", "potion", "red", "brown"), ("potion-blue", "potion", "blue", "brown"),
    ("potion-green", "potion", "green", "brown"), ("heart-red", "heart", "red", "gold"),
    ("gem-purple", "gem", "purple", "gold"), ("gem-green", "gem", "green", "gold"),
    ("mushroom-red", "mushroom", "red", "gold"), ("slime-green", "slime", "green", "gold"),
    ("ghost-grey", "ghost", "grey", "gold"), ("tree-green", "tree", "green", "brown"),
    ("robot-grey", "robot", "grey", "blue"), ("cat-gold", "cat", "gold", "red"),
]
ZIPPED = [
    ("items/potion-purple", "potion", "purple", "brown"), ("items/chest-brown", "chest", "brown", "gold"),
    ("items/shield-blue", "shield", "blue", "gold"), ("items/crown-gold", "crown", "gold", "red"),
    ("items/gem-blue", "gem", "blue", "gold"), ("items/heart-gold", "heart", "gold", "red"),
    ("monsters/slime-blue", "slime", "blue", "gold"), ("monsters/slime-purple", "slime", "purple", "gold"),
    ("monsters/robot-red", "robot", "red", "gold"), ("monsters/cat-grey", "cat", "grey", "red"),
]


def sprite(shape, main, second):
    """The rows of pixels of one sprite, 16 by 16."""
    colour = COLOURS[main]
    palette = {
        ".": CLEAR,
        "o": INK,
        "w": WHITE,
        "a": (*colour, 255),
        "b": (*(value + (255 - value) // 2 for value in colour), 255),
        "c": (*(value * 2 // 3 for value in colour), 255),
        "k": (*COLOURS[second], 255),
    }
    return [[palette[letter] for letter in half + half[::-1]] for half in SHAPES[shape].split()]
