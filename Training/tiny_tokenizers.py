"""Makes the tokenizers that the tests compare with: one small one of each family that joint models use.

Writes `Tests/PixelBoxInferenceTests/Golden/tokens`: `texts.json`, and for each family its `NAME.json` (the tokenizer as the
`tokenizers` package saves it) and `NAME.sums` (for each text a checksum of its token numbers).

    python tiny_tokenizers.py            needs: pip install tokenizers sentencepiece
"""

import base64
import json
import pathlib
import sys
import tempfile

import sentencepiece
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

from sample_texts import SENTENCES, texts

FOLDER = pathlib.Path(__file__).parent.parent / "Tests/PixelBoxInferenceTests/Golden/tokens"
TEXTS = 5000
CLIP_WORDS = r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"
LLAMA_WORDS = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
CORPUS = [sentence for sentence in SENTENCES for _ in range(3)] + [s.lower() for s in SENTENCES]


def clip():
    """Byte-pair encoding of words, as in CLIP."""
    tokenizer = Tokenizer(models.BPE(unk_token="<|endoftext|>", end_of_word_suffix="</w>", fuse_unk=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(CLIP_WORDS), behavior="removed", invert=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False),
        ]
    )
    tokenizer.train_from_iterator(
        CORPUS,
        trainers.BpeTrainer(
            vocab_size=1100, end_of_word_suffix="</w>", show_progress=False,
            initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), special_tokens=["<|startoftext|>", "<|endoftext|>"],
        ),
    )
    # As in CLIP's vocabulary: every byte can also end a word.
    data = json.loads(tokenizer.to_str())
    vocabulary = data["model"]["vocab"]
    for letter in sorted(pre_tokenizers.ByteLevel.alphabet()):
        vocabulary.setdefault(letter + "</w>", len(vocabulary))
    tokenizer = Tokenizer.from_str(json.dumps(data))
    tokenizer.post_processor = processors.RobertaProcessing(
        ("<|endoftext|>", tokenizer.token_to_id("<|endoftext|>")),
        ("<|startoftext|>", tokenizer.token_to_id("<|startoftext|>")),
    )
    return tokenizer


def wordpiece():
    """Word pieces, as in MiniLM."""
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.train_from_iterator(
        CORPUS,
        trainers.WordPieceTrainer(
            vocab_size=900, show_progress=False, special_tokens=["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
        ),
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[(name, tokenizer.token_to_id(name)) for name in ("[CLS]", "[SEP]")],
    )
    return tokenizer


def character_map():
    """A small table of replacements as SentencePiece compiles them."""
    rules = {" ": "\u00a0\u2003\u3000\t\n\r", "": "\u200b\ufeff\u00ad\u0001"}
    pairs = [(source, target) for target, sources in rules.items() for source in sources]
    pairs += [(chr(0xFF01 + i), chr(0x21 + i)) for i in range(94)]
    pairs += [("ﬁ", "fi"), ("ﬂ", "fl"), ("½", "1⁄2"), ("²", "2"), ("①", "1"), ("㎏", "kg"), ("Ⅷ", "VIII"), ("ﾃ", "テ")]
    pairs += [("e\u0301", "é"), ("a\u0308", "ä"), ("o\u0302", "ô"), ("o\u0302\u0301", "ố"), ("ｶﾞ", "ガ")]
    with tempfile.TemporaryDirectory() as folder:
        table = pathlib.Path(folder, "rules.tsv")
        table.write_text(
            "".join(
                " ".join(f"{ord(c):X}" for c in source) + "\t" + " ".join(f"{ord(c):X}" for c in target) + "\n"
                for source, target in pairs
            )
        )
        corpus = pathlib.Path(folder, "corpus.txt")
        corpus.write_text("\n".join(CORPUS))
        sentencepiece.SentencePieceTrainer.train(
            input=str(corpus), model_prefix=f"{folder}/model", vocab_size=900, character_coverage=0.98,
            normalization_rule_tsv=str(table), minloglevel=2, hard_vocab_limit=False,
        )
        from sentencepiece import sentencepiece_model_pb2 as proto

        model = proto.ModelProto()
        model.ParseFromString(pathlib.Path(folder, "model.model").read_bytes())
        return model.normalizer_spec.precompiled_charsmap, [(p.piece, round(p.score, 4)) for p in model.pieces]


def unigram(bytes_fall_back):
    """SentencePiece's unigrams: as in XLM-RoBERTa, or with blanks kept together and bytes for the rest, as in T5."""
    charsmap, pieces = character_map()
    pieces = [piece for piece in pieces if piece[0] not in ("<unk>", "<s>", "</s>")]
    vocabulary = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
    if bytes_fall_back:
        vocabulary += [(f"<0x{byte:02X}>", 0.0) for byte in range(256)]
    vocabulary += pieces
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=3, byte_fallback=bytes_fall_back))
    table = {"type": "Precompiled", "precompiled_charsmap": base64.b64encode(charsmap).decode()}
    data = json.loads(tokenizer.to_str())
    if bytes_fall_back:
        data["normalizer"] = {
            "type": "Sequence",
            "normalizers": [table, {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "},
                            {"type": "Strip", "strip_left": False, "strip_right": True}],
        }
    else:
        data["normalizer"] = table
    tokenizer = Tokenizer.from_str(json.dumps(data))
    space = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.pre_tokenizer = space if bytes_fall_back else pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), space])
    tokenizer.add_special_tokens([AddedToken(name, normalized=False) for name in ("<s>", "<pad>", "</s>", "<unk>")])
    end = [("<s>", 0), ("</s>", 2)]
    single = "$A </s>" if bytes_fall_back else "<s> $A </s>"
    tokenizer.post_processor = processors.TemplateProcessing(single=single, special_tokens=end)
    return tokenizer


def bytepairs():
    """Byte pairs over whole texts with blanks as ▁ and bytes for what is unknown, as in Gemma."""
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    tokenizer.normalizer = normalizers.Replace(" ", "▁")
    tokenizer.pre_tokenizer = pre_tokenizers.Split(" ", behavior="merged_with_previous")
    tokenizer.train_from_iterator(
        CORPUS,
        trainers.BpeTrainer(
            vocab_size=1200, show_progress=False, limit_alphabet=120,
            special_tokens=["<pad>", "<eos>", "<bos>", "<unk>"] + [f"<0x{byte:02X}>" for byte in range(256)],
        ),
    )
    data = json.loads(tokenizer.to_str())
    data["added_tokens"] = [token for token in data["added_tokens"] if not token["content"].startswith("<0x")]
    tokenizer = Tokenizer.from_str(json.dumps(data))
    tokenizer.post_processor = processors.TemplateProcessing(single="<bos> $A <eos>", special_tokens=[("<bos>", 2), ("<eos>", 1)])
    return tokenizer


def bytelevel():
    """Byte pairs over bytes with the pattern of Llama 3; words of the vocabulary stay whole."""
    tokenizer = Tokenizer(models.BPE(ignore_merges=True))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(LLAMA_WORDS), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.train_from_iterator(
        CORPUS,
        trainers.BpeTrainer(
            vocab_size=900, show_progress=False, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
            special_tokens=["<|endoftext|>"],
        ),
    )
    tokenizer.add_tokens([AddedToken("dragon", normalized=True, single_word=True), AddedToken("[MASK]", lstrip=True)])
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=False)
    return tokenizer


def checksum(ids):
    """24 bits of FNV-1a over the numbers."""
    state = 0xCBF29CE484222325
    for number in ids:
        state = ((state ^ number) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return ((state ^ (state >> 29)) & 0xFFFFFF).to_bytes(3, "little")


FAMILIES = {
    "clip": clip, "wordpiece": wordpiece, "unigram": lambda: unigram(False), "unigram-bytes": lambda: unigram(True),
    "bytepairs": bytepairs, "bytelevel": bytelevel,
}


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    samples = texts(TEXTS)
    (FOLDER / "texts.json").write_text(json.dumps(samples, ensure_ascii=False, separators=(",", ":")))
    for name, make in FAMILIES.items():
        tokenizer = make()
        data = json.loads(tokenizer.to_str())
        (FOLDER / f"{name}.json").write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
        ids = [encoding.ids for encoding in tokenizer.encode_batch(samples)]
        (FOLDER / f"{name}.sums").write_text(base64.b64encode(b"".join(map(checksum, ids))).decode())
        if len(sys.argv) > 1:
            pathlib.Path(sys.argv[1], f"{name}-ids.json").write_text(json.dumps(ids))
        print(name, tokenizer.get_vocab_size(), "tokens,", sum(map(len, ids)) // TEXTS, "a text")


if __name__ == "__main__":
    main()
