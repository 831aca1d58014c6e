"""Texts for the tests of tokenizers: what people type in many languages, and what nobody should."""

import random
import unicodedata

SENTENCES = """
a dog running on a beach at sunset
two red apples and a green pear, don't you think?
the King's castle isn't far; we'll see it's 3.5 km away
Pixel art: a 16x16 sprite of a red dragon (v2.0) #fantasy @home 50% off!
ein Hund läuft über die Straße, größer als gewöhnlich
un chien qui court sur la plage, déjà vu, l'été, œuvre
un perro corriendo por la playa del niño ¿verdad? ¡sí!
um cão a correr na praia, coração e maçã
un cane che corre sulla spiaggia, perché è così
een hond rent over het strand
en hund springer på stranden bland blåbär och öl
koira juoksee rannalla, äiti näkee sen
kutya fut a parton, árvíztűrő tükörfúrógép
pes běží po pláži, příliš žluťoučký kůň
pies biegnie po plaży, zażółć gęślą jaźń
câine alergând pe plajă, știință și țară
kumsalda koşan bir köpek, İstanbul'da ılık ığdır
con chó chạy trên bãi biển, những người Việt Nam
hundur hleypur á ströndinni, það er æðislegt
suns skrien pa pludmali, ķirbis ģērbjas
собака бежит по пляжу, ещё раз ёлка
собака біжить пляжем, їжак і ґанок
куче тича по плажа, щъркел
ένας σκύλος τρέχει στην παραλία, ΌΔΟΣ καὶ ᾧ
כלב רץ על החוף, שָׁלוֹם
كلب يجري على الشاطئ، السَّلَامُ عَلَيْكُمْ
سگ در ساحل می‌دود
समुद्र तट पर दौड़ता कुत्ता, क्षत्रिय
সৈকতে দৌড়ানো একটি কুকুর
கடற்கரையில் ஓடும் நாய்
సముద్రతీరంలో పరుగెత్తే కుక్క
สุนัขวิ่งบนชายหาด น้ำใส
ຫມາແລ່ນຢູ່ຫາດຊາຍ
ခွေးတစ်ကောင် ကမ်းခြေ
ძაღლი გარბის სანაპიროზე
շուն է վազում ծովափին
ውሻ በባህር ዳርቻ ይሮጣል
海灘上奔跑的狗，黃昏的天空。
沙滩上奔跑的狗；日落２０２４年
砂浜を走る犬、夕焼けのビーチ。ガラスﾃｽﾄ
해변을 달리는 개, 한국어 각
mbwa anakimbia ufukweni
a smiling face 😀 with ❤️ and 👩‍👩‍👧‍👦 near 🇩🇪🇯🇵 👍🏽
ﬁne ﬂuﬀy ½ cup of ²³ Å Ω ① ㎏ ㌔ Ⅷ ﷺ ＡＢＣ ｱｲｳ
naïve café résumé Ångström e\u0301 a\u0308\u0323 o\u0302\u0301
""".strip().splitlines()

PIECES = [
    " ", "  ", "   ", "\t", "\n", "\r\n", "\u00a0", "\u2003", "\u3000", "\u200b", "\u200d", "\ufeff", "\u00ad", "\u0085",
    "\u2028", "'s", "'t", "'re", "'LL", "’s", "...", "--", "_", "<|endoftext|>", "<|startoftext|>", "</s>", "<s>", "[SEP]",
    "[MASK]", "<unk>", "<pad>", "<bos>", "▁", "Ġ", "##", "\u0000", "\u0001", "\u007f", "\ufffd", "\ue000", "\U0001f9ff",
    "\U000e0041", "0", "12345678901234567890", "-1", "3,14", "1e9", "x" * 120, "é" * 30, "!?!?", "(([[{{", "\\", "\"", "a/b/c.png",
    "C:\\pics\\IMG_0001.JPG", "https://example.org/?q=a&b=c#d", "foo_bar-baz", "CamelCaseWord", "ǅ", "ŉ", "ẞ", "İ", "ſ",
]

BLOCKS = [
    (0x20, 0x7F), (0xA0, 0x180), (0x180, 0x250), (0x300, 0x370), (0x370, 0x400), (0x400, 0x500), (0x590, 0x600),
    (0x600, 0x700), (0x900, 0x980), (0xE00, 0xE80), (0x1100, 0x1200), (0x1E00, 0x1F00), (0x1F00, 0x2000),
    (0x2000, 0x2070), (0x2070, 0x20D0), (0x2100, 0x2200), (0x2460, 0x2500), (0x3000, 0x3100), (0x3100, 0x3130),
    (0x3200, 0x3400), (0x4E00, 0x5000), (0xAC00, 0xAD00), (0xF900, 0xFA00), (0xFB00, 0xFB50), (0xFE30, 0xFE70),
    (0xFF00, 0xFFF0), (0x1F300, 0x1F650), (0x20000, 0x20100), (0x1D400, 0x1D500),
]


def scalar(random):
    while True:
        first, end = random.choice(BLOCKS)
        character = chr(random.randrange(first, end))
        # Characters of late versions of Unicode are known to some libraries only.
        if unicodedata.ucd_3_2_0.category(character) != "Cn":
            return character


def texts(count, seed=7):
    """So many different texts, always the same."""
    dice = random.Random(seed)
    words = [word for sentence in SENTENCES for word in sentence.split()]
    found = dict.fromkeys(["", " ", *SENTENCES, *PIECES])
    while len(found) < count:
        kind = dice.random()
        if kind < 0.4:
            language = dice.choice(SENTENCES).split()
            text = " ".join(dice.choices(language, k=dice.randint(1, 5)))
        elif kind < 0.6:
            text = " ".join(dice.choices(words, k=dice.randint(1, 4)))
        elif kind < 0.85:
            parts = [dice.choice(PIECES if dice.random() < 0.5 else words) for _ in range(dice.randint(1, 4))]
            text = dice.choice(["", " "]).join(parts)
            if len(text) > 80 and dice.random() < 0.9:
                continue
        else:
            text = "".join(scalar(dice) for _ in range(dice.randint(1, 8)))
        change = dice.random()
        if change < 0.1:
            text = text.upper()
        elif change < 0.15:
            text = text.title()
        elif change < 0.2:
            text = unicodedata.normalize("NFD", text)
        elif change < 0.25 and text:
            at = dice.randrange(len(text))
            text = text[:at] + scalar(dice) + text[at:]
        found.setdefault(text)
    return list(found)[:count]
