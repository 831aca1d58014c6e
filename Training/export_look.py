"""Joins backbone, reduction and the picture side of `show` into one ONNX file, Models/pixelbox-look/model.onnx, and writes its manifest."""

import json
import pathlib

import numpy
import onnx
import torch
from onnx import helper, numpy_helper

import backbone
import show_model
from backbone import BUILD
from export_show import store_as_int8

FOLDER = pathlib.Path(__file__).parent.parent / "Models" / "pixelbox-look"
HALF_FROM = 256  # tensors with at least so many values are stored as fp16


class LookNetwork(torch.nn.Module):
    """Pixels to the look (unit length), class probabilities, how surely it is a drawing, the pooled features, and the vector
    in the space shared with descriptions."""

    def __init__(self, look, drawing, show):
        super().__init__()
        self.backbone = backbone.Backbone()
        self.register_buffer("mean", torch.from_numpy(look["mean"]).float())
        self.register_buffer("projection", torch.from_numpy(look["projection"].copy()).float())
        self.register_buffer("weights", torch.from_numpy(drawing["weights"]).float()[:, None])
        self.bias = float(drawing["bias"])
        self.show = show_model.PictureSide(show)

    def forward(self, pixels):
        features, scores = self.backbone(pixels)
        halves = backbone.unit_halves(features)
        look = torch.nn.functional.normalize((halves - self.mean) @ self.projection)
        drawing = (halves @ self.weights + self.bias).sigmoid()
        return look, scores.softmax(1), drawing, features, self.show(features, scores)


def store_as_half(model):
    """Stores large tensors as fp16 and widens them when the model is loaded: half the size, the same arithmetic."""
    graph = model.graph
    casts = []
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype != numpy.float32 or values.size < HALF_FROM or tensor.name.endswith("_scale"):
            continue
        half = numpy_helper.from_array(values.astype(numpy.float16), tensor.name + "_half")
        casts.append(helper.make_node("Cast", [half.name], [tensor.name], to=onnx.TensorProto.FLOAT))
        tensor.CopyFrom(half)
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)


def main():
    fitted = numpy.load(BUILD / "look.npz")
    show = numpy.load(BUILD / "show.npz")
    network = LookNetwork(fitted, numpy.load(BUILD / "drawing.npz"), show)
    target = FOLDER / "model.onnx"
    FOLDER.mkdir(parents=True, exist_ok=True)
    backbone.export(network, target, ["look", "classes", "drawing", "features", "show"])
    model = onnx.load(target)
    store_as_int8(model, "show.")
    store_as_half(model)
    model.producer_name, model.producer_version, model.doc_string = "PixelBox", "1", ""
    onnx.checker.check_model(model)
    onnx.save(model, target)
    manifest = {
        "format": 1,
        "name": "pixelbox-look-1",
        "title": "EfficientNet-Lite2 look",
        "licence": "Apache-2.0",
        "file": target.name,
        "bytes": target.stat().st_size,
        "labels": "labels.json",
        "inputWidth": backbone.EDGE,
        "inputHeight": backbone.EDGE,
        "dimensions": int(fitted["projection"].shape[1]),
        "outputs": {"look": 0, "classes": 1, "drawing": 2, "features": 3, "show": 4},
        "show": {"space": show_model.NAME, "dimensions": int(show["dimensions"])},
        "tags": {"temperature": 0.8, "leastName": 0.35, "leastParent": 0.45, "leastDrawing": 0.8, "leastInGraphics": 0.8},
    }
    (FOLDER / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    print(f"{target}: {manifest['bytes']:,} bytes; fitted on {fitted['sources']}")


if __name__ == "__main__":
    main()
