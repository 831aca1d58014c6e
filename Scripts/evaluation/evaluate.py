"""`make eval`: measures how well pictures are found and writes docs/evaluation.md."""

import argparse
import pathlib
import subprocess
import sys

import looks
from report import write_between
from server import serving

LIBRARY = pathlib.Path(".eval/library").resolve()


def evaluate(program, data):
    similar, copies = data / "similar" / "caltech101-sample", data / "copies" / "dih"
    there = [folder for folder in (similar, copies) if folder.is_dir()]
    for folder in {similar, copies} - set(there):
        print(f"Skipped: {folder.name} is missing.", file=sys.stderr)
    if not there:
        return None
    subprocess.run([program, "add", "--no-text", *there, "--library", LIBRARY], check=True)
    parts = []
    with serving(program, LIBRARY) as server:
        if similar in there:
            parts.append(looks.same_thing(server, similar))
        if copies in there:
            parts.append(looks.originals(server, copies, data))
    return "\n\n".join(parts)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--data", required=True)
    options = parser.parse_args()
    LIBRARY.parent.mkdir(exist_ok=True)
    measured = evaluate(options.program, pathlib.Path(options.data).resolve())
    if measured:
        print(measured)
        write_between(pathlib.Path("docs/evaluation.md"), "eval", measured)


if __name__ == "__main__":
    main()
