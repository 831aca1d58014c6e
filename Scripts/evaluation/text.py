"""Measures how well and how fast the text in pictures is read; prints tables of quality, speed and memory."""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass

import memes
import text_truth
from report import number, table, write_between
from text_scoring import Score, score

HERE = pathlib.Path(__file__).parent
WORK = pathlib.Path(".eval").resolve()


@dataclass
class Reading:
    """What a program read in the pictures of a set, and what it took."""

    answers: list
    seconds: float
    core_seconds: float
    peak_megabytes: float


def read(command, pictures):
    """Runs a reader on all pictures at once."""
    began = time.perf_counter()
    process = subprocess.Popen([*command, *map(str, pictures)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 2):
        raise SystemExit(f"{command[0]} ended with status {process.returncode}.")
    return Reading(json.loads(output), seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def readers(program):
    """The commands to compare."""
    this = [sys.executable, "-B", str(HERE / "text_readers.py")]
    commands = {"pixelbox": [program, "read", "--json"], "rapidocr 3.10": [*this, "rapidocr"]}
    if shutil.which("tesseract"):
        commands["tesseract"] = [*this, "tesseract"]
    else:
        print("Skipped: tesseract is not installed.", file=sys.stderr)
    return commands


def sets(data):
    """The sets of pictures with what is written in them."""
    if (data / "captions").is_dir():
        memes.draw_all(data / "captions", WORK / "memes")
        yield "memes", list(text_truth.memes(WORK / "memes"))
    for name, truth in (("receipts", text_truth.receipts), ("scenes", text_truth.scenes)):
        folder = data / "text" / name
        if folder.is_dir():
            yield name, list(truth(folder))
        else:
            print(f"Skipped: {folder} is missing.", file=sys.stderr)


def measure(program, data):
    quality, speed = [], []
    for name, entries in sets(data):
        pictures = [picture for picture, _ in entries]
        for reader, command in readers(program).items():
            reading = read(command, pictures)
            total = Score()
            for (_, truth), answer in zip(entries, reading.answers):
                total += score(truth, answer["lines"])
            quality.append([
                f"{name} ({len(entries)})", reader, f"{total.recall:.1%}", f"{total.precision:.1%}", f"{total.f1:.1%}"])
            speed.append([
                f"{name} ({len(entries)})", reader, number(len(entries) / reading.seconds),
                number(reading.core_seconds / len(entries)), f"{reading.peak_megabytes:.0f} MB"])
            print(quality[-1], speed[-1], file=sys.stderr, flush=True)
    return "\n\n".join([
        "### Text in pictures: words",
        table(["pictures", "program", "recall", "precision", "F1"], quality),
        "### Text in pictures: speed",
        table(["pictures", "program", "pictures/s", "core seconds per picture", "peak memory"], speed),
    ])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--data", required=True)
    options = parser.parse_args()
    WORK.mkdir(exist_ok=True)
    measured = measure(options.program, pathlib.Path(options.data).resolve())
    print(measured)
    write_between(pathlib.Path("docs/evaluation.md"), "text", measured)


if __name__ == "__main__":
    main()
