"""What the heads of the look model cost: one_pass.py MODEL LOOK_OUTPUT

Prints the milliseconds of one pass on one core, of the whole model and of the model cut off behind its look, as JSON.
"""

import json
import statistics
import sys
import time

import numpy
import openvino

PASSES = 100


def main(path, look):
    core = openvino.Core()
    model = core.read_model(path)
    alone = openvino.Model([model.output(int(look))], model.get_parameters())
    models = {
        name: core.compile_model(each, "CPU", {"INFERENCE_NUM_THREADS": 1})
        for name, each in (("whole", model), ("look", alone))}
    pixels = numpy.random.default_rng(1).integers(0, 256, list(model.input().shape), numpy.uint8)
    times = {name: [] for name in models}
    # In turn, so that both meet the same noise of the machine.
    for _ in range(PASSES):
        for name, compiled in models.items():
            began = time.perf_counter()
            compiled(pixels)
            times[name].append(time.perf_counter() - began)
    print(json.dumps({name: statistics.median(each) * 1000 for name, each in times.items()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
