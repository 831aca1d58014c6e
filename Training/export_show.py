"""Writes the text side, Models/pixelbox-show; `export_look.py` writes the picture side. Both read build/show.npz."""

import json
import pathlib
import shutil

import numpy
import onnx
import torch
from onnx import helper, numpy_helper

import show_model
import words
from backbone import BUILD

FOLDER = pathlib.Path(__file__).parent.parent / "Models" / "pixelbox-show"
INT8_FROM = 4096  # matrices with at least so many values are stored as int8
SCALE = 320  # of the int8 vectors in the library


class TextNetwork(torch.nn.Module):
    """Token numbers of one text to its vector."""

    def __init__(self, fitted):
        super().__init__()
        self.words = words.Words()
        self.side = show_model.TextSide(fitted)

    def forward(self, numbers):
        return self.side(self.words(numbers))


def as_int8(values, axis):
    """Whole numbers and the scale of each row or column along `axis`."""
    scale = numpy.abs(values).max(1 - axis, keepdims=True) / 127
    scale[scale == 0] = 1
    return numpy.clip(numpy.round(values / scale), -127, 127).astype(numpy.int8), scale.squeeze(1 - axis).astype(numpy.float32)


def store_as_int8(model, within=""):
    """Stores matrices as int8 with one scale for each output (each row of a table), and widens them where they are used."""
    graph = model.graph
    matrices = {each.name: each for each in graph.initializer if each.name.startswith(within) and len(each.dims) == 2
                and each.data_type == onnx.TensorProto.FLOAT and numpy.prod(each.dims) >= INT8_FROM}
    nodes, done = [], set()
    for node in graph.node:
        name = next((each for each in node.input if each in matrices), None)
        if name is None or node.op_type not in ("MatMul", "Gather", "Gemm"):
            nodes.append(node)
            continue
        across = 0 if node.op_type == "Gather" or any(each.name == "transB" and each.i for each in node.attribute) else 1
        whole, scale = as_int8(numpy_helper.to_array(matrices[name]), across)
        if name not in done:
            graph.initializer.extend([numpy_helper.from_array(whole, name + "_int8"), numpy_helper.from_array(scale, name + "_scale")])
            done.add(name)
        if node.op_type == "Gather":  # only the rows of the text are widened
            rows, output = node.input[1], node.output[0]
            table = numpy_helper.from_array(scale[:, None], name + "_scales")
            graph.initializer.append(table)
            nodes += [helper.make_node("Gather", [name + "_int8", rows], [output + "_int8"], axis=0),
                      helper.make_node("Cast", [output + "_int8"], [output + "_wide"], to=onnx.TensorProto.FLOAT),
                      helper.make_node("Gather", [table.name, rows], [output + "_scale"], axis=0),
                      helper.make_node("Mul", [output + "_wide", output + "_scale"], [output])]
        else:
            nodes.append(helper.make_node("DequantizeLinear", [name + "_int8", name + "_scale"], [name + "_wide"], axis=across))
            node.input[list(node.input).index(name)] = name + "_wide"
            nodes.append(node)
    del graph.node[:]
    graph.node.extend(nodes)
    used = {each for node in graph.node for each in node.input}
    kept = [each for each in graph.initializer if each.name in used]
    del graph.initializer[:]
    graph.initializer.extend(kept)


def write_network(fitted, target):
    target.parent.mkdir(parents=True, exist_ok=True)
    network = TextNetwork(fitted).eval()
    torch.onnx.export(
        network, (torch.tensor([[101, 3899, 2006, 102]]),), target, input_names=["input_ids"], output_names=["show"],
        dynamic_axes={"input_ids": {1: "tokens"}}, opset_version=17, dynamo=False)
    model = onnx.load(target)
    store_as_int8(model)
    model.producer_name, model.producer_version, model.doc_string = "PixelBox", "1", ""
    onnx.checker.check_model(model)
    onnx.save(model, target)


def stored(vectors):
    """Vectors as the library keeps them."""
    return numpy.clip(numpy.round(vectors * SCALE), -127, 127).astype(numpy.int8)


def main():
    fitted = numpy.load(BUILD / "show.npz")
    target = FOLDER / "textual" / "model.onnx"
    write_network(fitted, target)
    words.tokenizer().save(str(target.parent / "tokenizer.json"), pretty=False)
    shutil.copyfile(words.folder() / "tokenizer_config.json", target.parent / "tokenizer_config.json")
    manifest = {
        "format": 1,
        "name": show_model.NAME,
        "title": "MiniLM and EfficientNet-Lite2, a shared space",
        "licence": "Apache-2.0",
        "dimensions": int(fitted["dimensions"]),
        "contextLength": words.LONGEST,
        "prompt": "{}",
        "textual": {"file": "textual/model.onnx", "bytes": target.stat().st_size},
    }
    if "background" in fitted:
        background = stored(fitted["background"])
        (FOLDER / "background.i8").write_bytes(background.tobytes())
        manifest["background"] = {"file": "background.i8", "rows": len(background)}
        manifest["calibration"] = {name: round(float(value), 4) for name, value in zip(
            ("bias", "cosine", "z", "good", "maybe"), fitted["calibration"])}
    (FOLDER / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    print(f"{target}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
