"""Other readers of text, run as programs that print what `pixelbox read --json` prints.

    python text_readers.py rapidocr FILE…
    python text_readers.py tesseract FILE…
"""

import csv
import json
import subprocess
import sys


def rapidocr(files):
    """rapidocr with its defaults: the same models on ONNX Runtime."""
    from rapidocr import RapidOCR

    reader = RapidOCR(params={"Global.log_level": "error"})
    for file in files:
        answer = reader(file)
        if answer.txts is None:
            yield []
            continue
        yield [
            {"text": text, "box": box, "confidence": float(score)}
            for text, box, score in zip(answer.txts, answer.boxes.tolist(), answer.scores)]


def tesseract(files):
    """tesseract with its English model: whole pages as such, photos as scattered text."""
    for file in files:
        layout = "3" if "receipts" in file else "11"
        answer = subprocess.run(
            ["tesseract", file, "stdout", "--psm", layout, "tsv"], capture_output=True, text=True, check=False)
        rows = csv.DictReader(answer.stdout.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
        yield [word(row) for row in rows if row["level"] == "5" and row["text"].strip()]


def word(row):
    left, top, width, height = (int(row[name]) for name in ("left", "top", "width", "height"))
    box = [[left, top], [left + width, top], [left + width, top + height], [left, top + height]]
    return {"text": row["text"], "box": box, "confidence": float(row["conf"]) / 100}


READERS = {"rapidocr": rapidocr, "tesseract": tesseract}


def main():
    name, *files = sys.argv[1:]
    answers = [
        {"path": file, "text": "\n".join(line["text"] for line in lines), "lines": lines}
        for file, lines in zip(files, READERS[name](files))]
    json.dump(answers, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
