"""Takes look and drawing out of the model that ships into build/, so that a new `show` leaves the looks of libraries as they are."""

import json

import numpy
import onnx
from onnx import numpy_helper

from backbone import BUILD
from export_look import FOLDER


def main():
    graph = onnx.load(FOLDER / "model.onnx").graph
    values = {each.name: numpy_helper.to_array(each).astype(numpy.float32) for each in graph.initializer}
    made_by = {output: node for node in graph.node for output in node.output}
    # drawing = sigmoid(halves @ weights + bias)
    bias = next(numpy_helper.to_array(node.attribute[0].t)
                for node in (made_by[name] for name in made_by[made_by["drawing"].input[0]].input) if node.op_type == "Constant")
    BUILD.mkdir(exist_ok=True)
    numpy.savez(BUILD / "look.npz", mean=values["mean_half"], projection=values["projection_half"],
                sources=json.dumps("what the model that ships was fitted on"))
    numpy.savez(BUILD / "drawing.npz", weights=values["weights_half"][:, 0], bias=float(bias))


if __name__ == "__main__":
    main()
