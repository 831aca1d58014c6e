"""What one would write in Python instead: python_loop.py MODEL FOLDER DATABASE

For each picture: SHA-256, decode, thumbnail of 320 as JPEG, look by ONNX Runtime, all written to SQLite; one process per core.
"""

import hashlib
import io
import json
import multiprocessing
import os
import pathlib
import sqlite3
import sys

import numpy
import onnxruntime
from PIL import Image, ImageOps

state = {}


def start(model):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    state["session"], state["input"] = session, session.get_inputs()[0]


def analyse(path):
    content = path.read_bytes()
    picture = ImageOps.exif_transpose(Image.open(io.BytesIO(content))).convert("RGB")
    thumbnail = picture.copy()
    thumbnail.thumbnail((320, 320))
    small = io.BytesIO()
    thumbnail.save(small, "JPEG", quality=80)
    _, height, width, _ = state["input"].shape
    pixels = numpy.asarray(thumbnail.resize((width, height), Image.Resampling.BILINEAR))[None]
    look = state["session"].run(None, {state["input"].name: pixels})[0]
    return (str(path), hashlib.sha256(content).hexdigest(), *picture.size, small.getvalue(), look.tobytes())


def main(model, folder, database):
    paths = sorted(pathlib.Path(folder).rglob("*.jpg"))
    store = sqlite3.connect(database)
    store.execute("create table picture (path, hash, width, height, thumbnail, look)")
    with multiprocessing.Pool(len(os.sched_getaffinity(0)), start, (model,)) as pool:
        for number, row in enumerate(pool.imap_unordered(analyse, paths, chunksize=16), 1):
            store.execute("insert into picture values (?, ?, ?, ?, ?, ?)", row)
            if number % 200 == 0:
                store.commit()
    store.commit()
    print(json.dumps({"pictures": len(paths)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
