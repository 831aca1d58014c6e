"""Makes the joint models that the tests run: small, random ones in the layout in which Immich publishes its exports.

Writes `Tests/PixelBoxInferenceTests/Golden/show`: a folder for each family and `golden.json`, what Pillow makes of drawn
pictures and what ONNX Runtime answers for pictures and descriptions.

    python tiny_models.py                needs: pip install numpy onnx onnxruntime pillow tokenizers
"""

import base64
import json
import pathlib
import shutil
import string

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from PIL import Image
from tokenizers import Tokenizer

TESTS = pathlib.Path(__file__).parent.parent / "Tests/PixelBoxInferenceTests/Golden"
FOLDER = TESTS / "show"
DIMENSIONS = 24
TEXTS = ["a dog on a beach", "  Two red\n apples, and a PEAR! ", "ein Hund läuft über die Straße", "海灘上奔跑的狗", "😀", "x" * 300]
DRAWN = [("ramp", 60, 40), ("rings", 50, 90), ("checks", 32, 32), ("rings", 17, 20), ("dot", 9, 3)]
MODELS = {
    "clip": {"tokenizer": "clip", "pad": "<|endoftext|>", "length": 16, "size": 32, "mode": "shortest"},
    "siglip": {
        "tokenizer": "unigram-bytes", "pad": "</s>", "length": 12, "size": 24, "mode": "squash", "canonical": True,
        "mean": [0.5] * 3, "std": [0.5] * 3,
    },
    "multilingual": {
        "tokenizer": "unigram", "pad": "<pad>", "length": 20, "size": 32, "mode": "longest", "masked": True,
        "interpolation": "bilinear",
    },
    "words": {"tokenizer": "wordpiece", "pad": "[PAD]", "length": 16, "size": 40, "mode": "shortest", "interpolation": "lanczos"},
}


def drawn(name, width, height):
    """The pictures that the tests draw in the same way."""
    y, x = np.mgrid[0:height, 0:width].astype(np.int64)
    if name == "ramp":
        planes = [x * 255 // (width - 1), y * 255 // (height - 1), (x + y) % 256]
    elif name == "checks":
        odd = (x // 8 + y // 8) % 2
        planes = [30 + 190 * odd, 60 - 20 * odd, 200 - 160 * odd]
    elif name == "rings":
        across, down = x - width // 2, y - height // 2
        value = (across * across + down * down) // 64 % 256
        planes = [value, 255 - value, value * 3 % 256]
    else:
        planes = [np.full_like(x, 200), np.full_like(x, 100), np.full_like(x, 50)]
    return Image.fromarray(np.stack(planes, -1).astype(np.uint8))


def prepare(picture, settings):
    """As Immich and OpenCLIP do it."""
    size, way = settings["size"], Image.Resampling[settings.get("interpolation", "bicubic").upper()]
    width, height = picture.size
    if settings["mode"] == "squash":
        return picture.resize((size, size), way)
    if settings["mode"] == "longest":
        scale = size / max(width, height)
        small = picture.resize((max(1, round(width * scale)), max(1, round(height * scale))), way)
        canvas = Image.new("RGB", (size, size), (0, 0, 0))
        canvas.paste(small, ((size - small.width) // 2, (size - small.height) // 2))
        return canvas
    if width < height:
        picture = picture.resize((size, int((height / width) * size)), way)
    else:
        picture = picture.resize((int((width / height) * size), size), way)
    left, top = int(picture.width / 2 - size / 2), int(picture.height / 2 - size / 2)
    return picture.crop((left, top, left + size, top + size))


def clean(text, settings):
    text = " ".join(text.split())
    if settings.get("canonical"):
        text = text.translate(str.maketrans("", "", string.punctuation)).lower()
    return text


def weights(dice, name, *shape):
    scale = 1 / np.sqrt(np.prod(shape[1:]) if len(shape) > 1 else 4)
    return numpy_helper.from_array((dice.standard_normal(shape) * scale).astype(np.float32), name)


def save(path, nodes, inputs, initializers):
    output = helper.make_tensor_value_info("embedding", TensorProto.FLOAT, [1, DIMENSIONS])
    graph = helper.make_graph(nodes, "tiny", inputs, [output], initializers)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    path.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, path)


def visual(path, settings, dice):
    size = settings["size"]
    patches = size // 8
    nodes = [
        helper.make_node("Conv", ["image", "patch", "shift"], ["patches"], kernel_shape=[8, 8], strides=[8, 8]),
        helper.make_node("Tanh", ["patches"], ["lit"]),
        helper.make_node("Flatten", ["lit"], ["flat"]),
        helper.make_node("MatMul", ["flat", "projection"], ["values"]),
        helper.make_node("LpNormalization", ["values"], ["embedding"], axis=1, p=2),
    ]
    initializers = [
        weights(dice, "patch", 6, 3, 8, 8), weights(dice, "shift", 6), weights(dice, "projection", 6 * patches**2, DIMENSIONS)
    ]
    image = helper.make_tensor_value_info("image", TensorProto.FLOAT, [1, 3, size, size])
    save(path, nodes, [image], initializers)


def textual(path, settings, dice, vocabulary):
    """Each token's vector, turned by its place, summed over those that count."""
    length, masked = settings["length"], settings.get("masked")
    name = "input_ids" if masked else "text"
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT32, [1, length])]
    nodes = [
        helper.make_node("Gather", ["table", name], ["tokens"]),
        helper.make_node("Add", ["tokens", "places"], ["placed"]),
        helper.make_node("Tanh", ["placed"], ["lit"]),
    ]
    last = "lit"
    if masked:
        inputs.append(helper.make_tensor_value_info("attention_mask", TensorProto.INT32, [1, length]))
        nodes += [
            helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
            helper.make_node("Unsqueeze", ["mask", "axis"], ["wide"]),
            helper.make_node("Mul", ["lit", "wide"], ["kept"]),
        ]
        last = "kept"
    nodes += [
        helper.make_node("ReduceSum", [last, "middle"], ["sum"], keepdims=0),
        helper.make_node("MatMul", ["sum", "projection"], ["values"]),
        helper.make_node("LpNormalization", ["values"], ["embedding"], axis=1, p=2),
    ]
    initializers = [
        weights(dice, "table", vocabulary, 6), weights(dice, "places", length, 6), weights(dice, "projection", 6, DIMENSIONS),
        numpy_helper.from_array(np.array([1], np.int64), "middle"),
    ]
    if masked:
        initializers.append(numpy_helper.from_array(np.array([2], np.int64), "axis"))
    save(path, nodes, inputs, initializers)


def make(name, settings, dice):
    folder = FOLDER / name
    tokenizer = Tokenizer.from_file(str(TESTS / "tokens" / f"{settings['tokenizer']}.json"))
    visual(folder / "visual/model.onnx", settings, dice)
    textual(folder / "textual/model.onnx", settings, dice, tokenizer.get_vocab_size())
    preparation = {
        "size": [settings["size"]] * 2, "mode": "RGB", "mean": settings.get("mean", [0.48145466, 0.4578275, 0.40821073]),
        "std": settings.get("std", [0.26862954, 0.26130258, 0.27577711]),
        "interpolation": settings.get("interpolation", "bicubic"), "resize_mode": settings["mode"], "fill_color": 0,
    }
    text = {"context_length": settings["length"], "vocab_size": tokenizer.get_vocab_size()}
    if settings.get("canonical"):
        text["tokenizer_kwargs"] = {"clean": "canonicalize"}
    (folder / "visual/preprocess_cfg.json").write_text(json.dumps(preparation))
    (folder / "textual/tokenizer_config.json").write_text(json.dumps({"pad_token": settings["pad"]}))
    (folder / "config.json").write_text(json.dumps({"embed_dim": DIMENSIONS, "text_cfg": text}))
    return tokenizer, preparation


def golden(name, settings, tokenizer, preparation):
    folder = FOLDER / name
    see = onnxruntime.InferenceSession(folder / "visual/model.onnx")
    read = onnxruntime.InferenceSession(folder / "textual/model.onnx")
    pictures, texts = [], []
    for kind, width, height in DRAWN:
        pixels = np.asarray(prepare(drawn(kind, width, height), settings))
        values = (pixels.astype(np.float32) / 255 - np.float32(preparation["mean"])) / np.float32(preparation["std"])
        vector = see.run(None, {"image": values.transpose(2, 0, 1)[None].astype(np.float32)})[0][0]
        pictures.append({
            "picture": kind, "width": width, "height": height, "pixels": base64.b64encode(pixels.tobytes()).decode(),
            "vector": [round(float(v), 5) for v in vector],
        })
    tokenizer.enable_padding(length=settings["length"], pad_token=settings["pad"], pad_id=tokenizer.token_to_id(settings["pad"]))
    tokenizer.enable_truncation(max_length=settings["length"])
    for text in TEXTS:
        encoding = tokenizer.encode(clean(text, settings))
        inputs = {"input_ids" if settings.get("masked") else "text": np.array([encoding.ids], np.int32)}
        if settings.get("masked"):
            inputs["attention_mask"] = np.array([encoding.attention_mask], np.int32)
        texts.append({"text": text, "vector": [round(float(v), 5) for v in read.run(None, inputs)[0][0]]})
    return {"model": name, "pictures": pictures, "texts": texts}


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    dice = np.random.default_rng(5)
    answers = []
    for name, settings in MODELS.items():
        tokenizer, preparation = make(name, settings, dice)
        answers.append(golden(name, settings, tokenizer, preparation))
        # Written once: the tests put it where the layout has it.
        (FOLDER / name / "textual/tokenizer").write_text(settings["tokenizer"])
    (FOLDER / "golden.json").write_text(json.dumps(answers, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()
