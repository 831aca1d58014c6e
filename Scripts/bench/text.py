"""Text in pictures: reading it beside rapidocr with the same models, and where the time goes."""

import json
import pathlib
import shutil
import subprocess

from measured import run
from report import number, table

READERS = pathlib.Path("Scripts/evaluation/text_readers.py")
REQUIREMENTS = pathlib.Path("Scripts/evaluation/text-requirements.txt")
ENVIRONMENT = pathlib.Path(".venv-text")
STAGES = {
    "read": "getting the file", "decode": "decoding", "detection": "finding lines",
    "orientation": "telling which stand on their head", "recognition": "reading lines"}


def text(program, work, photos):
    """Reads receipts and photos with both programs, and adds them to a library."""
    title = "### Reading the text in pictures\n\n"
    folders = [folder for folder in (photos, photos.with_name("receipts")) if folder.is_dir()]
    pictures = sorted(picture for folder in folders for picture in folder.glob("*.jpg"))
    if not pictures:
        return title + "Not measured: there are no JPEGs."
    ours = run([program, "read", "--json", *pictures])
    if ours.status == 1:
        return title + "Not measured: the models that read text are not installed."
    subprocess.run(["Scripts/environment.sh", ENVIRONMENT, REQUIREMENTS], check=True)
    theirs = run([ENVIRONMENT / "bin/python", "-B", READERS, "rapidocr", *pictures])
    rows = [
        [name, number(len(pictures) / each.seconds), number(each.seconds), number(each.core_seconds / len(pictures)),
         f"{each.peak_megabytes:.0f} MB"]
        for name, each in (("`pixelbox read`", ours), ("rapidocr 3.10, same models", theirs))]
    rows.append([
        "ratio", f"{theirs.seconds / ours.seconds:.2f} ×", "", f"{theirs.core_seconds / ours.core_seconds:.2f} ×", ""])
    parts = [
        f"{title}{len(pictures)} pictures: {', '.join(sorted(folder.name for folder in folders))}.\n\n"
        + table(["program", "pictures/s", "seconds", "core seconds per picture", "peak memory"], rows)]
    report = added(program, work / "text-library", folders)
    if report:
        seconds = report["textStageSeconds"]
        whole = sum(seconds.values())
        rows = [[name, f"{seconds[stage] / whole:.1%}"] for stage, name in STAGES.items()]
        parts.append(
            "### Where the time of reading text goes\n\n"
            f"`pixelbox add` of the same pictures: {number(report['textRead'] / report['textSeconds'])} pictures/s in the text stage.\n\n"
            + table(["stage", "share"], rows))
    return "\n\n".join(parts)


def added(program, library, folders):
    """The report of adding the folders to a new library."""
    shutil.rmtree(library, ignore_errors=True)
    output = run([program, "add", *folders, "--library", library, "--json"]).output
    lines = (json.loads(line) for line in output.splitlines() if line.startswith("{"))
    return next((line["report"] for line in lines if line.get("event") == "finished"), None)
