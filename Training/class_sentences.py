"""Sentences about two classes at once, as people caption photos: somebody, what is done, and where."""

import random

PERSON = ("a man", "a woman", "a boy", "a girl", "a child", "a person", "a young man", "a young woman", "two people", "a group of people",
          "people", "an old man", "a little girl", "a little boy", "two men", "two women", "children", "a couple", "somebody")
MALE = ("a man", "a young man", "a boy", "two men", "men", "an old man")
FEMALE = ("a woman", "a young woman", "a girl", "two women", "women", "a little girl")
YOUNG = ("a boy", "a girl", "a child", "a little boy", "a little girl", "children", "two children", "a kid", "a toddler")
DOG = ("a dog", "a dog", "two dogs", "a brown dog", "a black dog", "a white dog", "a puppy")

# Who, by what they wear or have: class, {} is the person, who it usually is.
WHO = (
    (836, "{} in sunglasses", PERSON), (837, "{} wearing sunglasses", PERSON), (841, "{} in a hooded sweatshirt", PERSON),
    (608, "{} in jeans", PERSON), (610, "{} in a jersey", PERSON), (834, "{} in a suit", MALE), (906, "{} with a tie", MALE),
    (655, "{} in a short skirt", FEMALE), (445, "{} in a bikini", FEMALE), (842, "{} in swimming trunks", MALE), (842, "{} without a shirt", MALE),
    (638, "{} in a bathing suit", FEMALE), (639, "{} in a swimsuit", FEMALE), (515, "{} in a hat", PERSON), (515, "{} with a cowboy hat", PERSON),
    (518, "{} wearing a helmet", PERSON), (414, "{} with a backpack", PERSON), (697, "{} in pajamas", YOUNG), (529, "a baby", ("",)),
    (652, "{} in uniform", MALE), (578, "{} in a long dress", FEMALE), (982, "a bride and a groom", ("",)), (474, "{} in a sweater", PERSON),
    (568, "{} in a winter coat", PERSON), (869, "{} in a long coat", PERSON), (411, "{} in an apron", PERSON), (643, "{} wearing a mask", PERSON),
    (452, "{} in a sun hat", YOUNG), (614, "{} in traditional dress", FEMALE), (735, "{} in colorful clothes", FEMALE), (689, "{} in a skirt", FEMALE),
    (617, "{} in a white coat", PERSON), (433, "{} with a swimming cap", PERSON), (748, "{} carrying a bag", FEMALE), (496, "{} in red and white clothes", PERSON),
    (207, "{}", DOG), (208, "{}", DOG), (232, "{}", DOG), (235, "{}", DOG), (219, "{}", DOG), (180, "{}", DOG), (222, "{}", DOG),
    (265, "{}", DOG), (242, "{}", DOG), (162, "{}", DOG), (203, "{}", DOG), (171, "{}", DOG), (281, "a cat", ("",)), (339, "a horse", ("",)),
    (345, "a cow", ("",)), (348, "sheep", ("",)), (354, "a camel", ("",)), (99, "geese", ("",)),
)
# What is done.
DOING = (
    (805, "playing soccer"), (805, "kicking a ball"), (852, "playing with a ball"), (752, "playing tennis"), (890, "playing volleyball"),
    (430, "playing basketball"), (429, "playing baseball"), (981, "at a baseball game"), (768, "playing rugby"), (560, "playing football"),
    (574, "playing golf"), (671, "riding a bike"), (444, "on a bicycle"), (670, "on a scooter"), (665, "riding a motorcycle"), (472, "in a canoe"),
    (693, "paddling in the water"), (814, "in a motorboat"), (914, "on a sailing boat"), (801, "swimming under water"), (701, "with a parachute"), (795, "skiing"),
    (795, "on a snowboard"), (537, "on a sled"), (802, "in deep snow"), (880, "doing tricks"), (402, "playing the guitar"), (546, "playing an electric guitar"),
    (541, "playing the drums"), (889, "playing the violin"), (776, "playing the saxophone"), (401, "playing the accordion"), (650, "singing"),
    (650, "talking into a microphone"), (759, "taking pictures"), (487, "talking on the phone"), (620, "using a laptop"), (879, "holding an umbrella"),
    (792, "digging"), (758, "fishing"), (417, "with balloons"), (928, "eating ice cream"), (963, "eating pizza"), (504, "drinking coffee"),
    (441, "drinking beer"), (898, "drinking water"), (850, "with a toy"), (843, "on a swing"), (747, "boxing"), (422, "lifting weights"),
    (971, "blowing bubbles"), (557, "waving a flag"), (456, "shooting with a bow"), (491, "cutting wood"), (866, "on a tractor"), (603, "in a horse carriage"),
    (515, "riding a horse"), (434, "with a towel"), (790, "shopping"), (423, "getting a haircut"), (876, "taking a bath"), (723, "playing"),
)
# Where.
PLACES = (
    (978, "at the beach"), (978, "by the sea"), (977, "on the sand"), (977, "in the waves"), (975, "by a lake"), (975, "in the water"), (970, "in the mountains"),
    (970, "in the snow"), (979, "in a valley"), (972, "on a cliff"), (976, "on rocks by the ocean"), (703, "on a bench in a park"), (831, "on a couch"),
    (532, "at a table"), (672, "next to a tent"), (958, "in a field"), (912, "by a wooden fence"), (489, "behind a fence"), (562, "at a fountain"), (839, "on a bridge"),
    (825, "by a stone wall"), (920, "at a street corner"), (919, "on a city street"), (829, "in a city"), (705, "at a train station"), (706, "on a patio"),
    (536, "at a dock"), (718, "on a pier"), (819, "on a stage"), (762, "in a restaurant"), (582, "at a market"), (425, "at a farm"), (738, "in a garden"),
    (564, "on a bed"), (624, "in a library"), (415, "in a bakery"), (497, "in front of a church"), (483, "in front of a castle"), (716, "in front of a house"),
    (717, "next to a truck"), (436, "next to a car"), (421, "on the stairs"), (407, "on the road"), (815, "in the woods"), (984, "among flowers"),
    (645, "on the grass"), (522, "on a lawn"), (580, "among plants"), (527, "in an office"), (896, "in a bathroom"), (827, "in a kitchen"), (743, "by a brick wall"),
)


def sentences(count):
    """Texts, and the two classes of each; always the same ones."""
    chance = random.Random(1)
    found = []
    while len(found) < count:
        (who, said, persons), (doing, done), (place, where) = chance.choice(WHO), chance.choice(DOING), chance.choice(PLACES)
        somebody, person = said.format(chance.choice(persons)), chance.choice(PERSON)
        found.append(chance.choice((
            (f"{somebody} {done}", who, doing), (f"{somebody} {where}", who, place), (f"{person} {done} {where}", doing, place))))
    return found
