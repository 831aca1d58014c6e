"""Searching by description: what it costs each picture, and each query."""

import json
import pathlib
import shutil
import sys

from measured import run
from report import number, table

HERE = pathlib.Path(__file__).parent
LOOK = pathlib.Path("Models/pixelbox-look")


def descriptions(program, work):
    """Times one pass with and without the heads beside the look, and the words of a query."""
    manifest = json.loads((LOOK / "manifest.json").read_text())
    passes = run([sys.executable, "-B", HERE / "one_pass.py", LOOK / manifest["file"], manifest["outputs"]["look"]])
    if passes.status != 0:
        raise SystemExit("The look model cannot be run alone.")
    times = json.loads(passes.output)
    rows = [
        ["one pass: look alone", f"{times['look']:.1f} ms", ""],
        ["one pass: look, tags and description", f"{times['whole']:.1f} ms", f"{times['whole'] / times['look']:.2f} × (1.15)"]]
    library = work / "models-library"
    shutil.rmtree(library, ignore_errors=True)
    listed = run([program, "models", "list", "--json", "--library", library], {"XDG_CACHE_HOME": str(work / "models-cache")})
    for model in json.loads(listed.output):
        if model.get("inUse") and model.get("textMilliseconds"):
            rows.append(["the words of a query, on all cores, warm", f"{number(model['textMilliseconds'])} ms", "(15 ms)"])
    return "### Searching by description: what it costs\n\n" + table(["what", "time", "ratio (at most)"], rows)
