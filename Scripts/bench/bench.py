"""`make bench`: measures PixelBox beside what else does the work, in the same run, and writes docs/benchmarks.md."""

import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import copies
import descriptions as descriptive
import machine
import text as texts
from demo.png import png
from measured import middle, run
from report import number, table, write_between

HERE = pathlib.Path(__file__).parent
WORK = pathlib.Path(".bench").resolve()
# Methods of Bench, and the places of their tables in the document.
PARTS = ("indexing", "similar", "rescan", "cold", "page", "archives", "copies", "text", "descriptions")


class Bench:
    def __init__(self, build, photos, scale):
        self.program = pathlib.Path(build) / "pixelbox"
        self.vectors = pathlib.Path(build) / "pixelbox-bench"
        self.photos = photos
        self.pictures = int(2000 * scale)
        self.small_files = int(20000 * scale)
        self.many = int(100_000 * scale)

    def measure(self, name):
        part = getattr(self, name)
        print(f"Measuring: {part.__doc__} …", file=sys.stderr, flush=True)
        answer = f"{part()}\n\nMeasured on {machine.description()}."
        print(answer, flush=True)
        return answer

    def indexing(self):
        """indexing web-size JPEGs"""
        folder, library = WORK / f"pictures-{self.pictures}", WORK / "library"
        if not folder.is_dir():
            making = WORK / "making"
            shutil.rmtree(making, ignore_errors=True)
            subprocess.run(
                [sys.executable, "-B", HERE / "pictures.py", self.photos, making, str(self.pictures)], check=True)
            making.rename(folder)
        shutil.rmtree(library, ignore_errors=True)
        ours = run([self.program, "add", "--no-text", folder, "--library", library, "--json"])
        rows = [self.indexing_row("`pixelbox add`", ours, outside_share(ours))]
        loop = self.python_loop(folder)
        if loop:
            rows.append(self.indexing_row("Python loop", loop, None))
            rows.append(["ratio", f"{loop.seconds / ours.seconds:.2f} ×", "", "", ""])
        return f"### Indexing {self.pictures:,} JPEGs of 640×480\n\n" + table(
            ["program", "pictures/s", "seconds", "outside decoding and looks", "peak memory"], rows)

    def indexing_row(self, name, measured, outside):
        if measured.status != 0:
            name += f" (exit status {measured.status})"
        return [
            name, number(self.pictures / measured.seconds), number(measured.seconds),
            f"{outside:.0%}" if outside is not None else "", f"{measured.peak_megabytes:.0f} MB"]

    def python_loop(self, folder):
        models = sorted(pathlib.Path("Models").glob("*/*.onnx"))
        if not models:
            return None
        with tempfile.TemporaryDirectory() as scratch:
            return run([sys.executable, "-B", HERE / "python_loop.py", models[0], folder, f"{scratch}/loop.sqlite"])

    def similar(self):
        """exact search for similar pictures"""
        title = "### Similar pictures: exact search for the first 50\n\n"
        if not self.vectors.is_file():
            return title + "Not measured: the program `pixelbox-bench` is not built."
        measured = run([self.vectors])
        rows = [
            [f"{row['count']:,}", number(row["milliseconds"]) + " ms", number(row["gigabytesPerSecond"]) + " GB/s",
             number(row["scanMilliseconds"]) + " ms", f"{row['ratio']:.2f} ×"]
            for row in map(json.loads, measured.output.splitlines())]
        return title + table(["looks", "search", "", "bare memory scan", "ratio"], rows)

    def rescan(self):
        """rescan of unchanged files"""
        folder, library = WORK / f"small-{self.small_files}", WORK / "small-library"
        if not folder.is_dir():
            make_small_files(folder, self.small_files)
        shutil.rmtree(library, ignore_errors=True)
        run([self.program, "add", "--no-text", folder, "--library", library])
        ours = middle([run([self.program, "index", "--no-text", "--library", library]) for _ in range(5)])
        find = middle([run(["find", folder, "-printf", "%s %T@\n"]) for _ in range(5)])
        rows = [
            ["`pixelbox index`", f"{ours.seconds * 1000:.0f} ms", f"{ours.seconds / find.seconds:.1f} ×",
             f"{ours.peak_megabytes:.0f} MB"],
            ["`find -printf '%s %T@\\n'`", f"{find.seconds * 1000:.0f} ms", "1", f"{find.peak_megabytes:.0f} MB"]]
        return f"### Rescan of {self.small_files:,} unchanged files\n\n" + table(
            ["program", "time", "ratio", "peak memory"], rows)

    def cold(self):
        """cold processes"""
        library, stranger = WORK / "library", WORK / "stranger.jpg"
        # The same picture as one of the library, but not the same bytes: it has to be looked at.
        stranger.write_bytes(next((WORK / f"pictures-{self.pictures}").rglob("*.jpg")).read_bytes() + b"\0")
        rows = []
        for name, arguments in [
            ("`pixelbox search WORD`", ["search", "picture-00042"]),
            ("`pixelbox search 'width:>100'`", ["search", "width:>100"]),
            ("`pixelbox search --like FILE`, a new file", ["search", "--like", stranger]),
            ("`pixelbox status`", ["status"]),
        ]:
            measured = middle([run([self.program, *arguments, "--library", library]) for _ in range(7)])
            rows.append([name, f"{measured.seconds * 1000:.0f} ms", f"{measured.peak_megabytes:.0f} MB"])
        return f"### One process, from start to end, {self.pictures:,} pictures\n\n" + table(
            ["command", "time", "peak memory"], rows)

    def page(self):
        """the page in a browser"""
        title = f"### The page with {self.many:,} pictures, in headless Chromium on the same machine\n\n"
        python, chromium = pathlib.Path(".venv-browser/bin/python"), shutil.which("chromium") or shutil.which("chromium-browser")
        if not chromium or not python.is_file():
            return title + "Not measured: there is no Chromium, or `make test-browser` was never run."
        done = run([python, "-B", HERE / "page.py", self.program, chromium, str(self.many)])
        if done.status != 0:
            return title + "Not measured: the page did not get through."
        found = json.loads(done.output)
        rows = [
            ["first page, from an empty cache to the first thumbnail", f"{found['firstPage']:.0f} ms", "1 s"],
            [f"from a key to results on screen, {found['searches']} keys, 95th percentile (median)",
             f"{found['typing95']:.0f} ms ({found['typingMiddle']:.0f} ms)", "150 ms"],
            [f"scrolling: 95th percentile of {found['frames']} frames", f"{found['frame95']:.0f} ms", "50 ms"],
            ["scrolling: frames over 50 ms", str(found["slowFrames"]), "0"],
            ["server: resident memory afterwards", f"{found['memory']:.0f} MB", "300 MB"],
            ["server: of this, its own (the rest is the database file, mapped)", f"{found['ownMemory']:.0f} MB", ""],
            ["page, scripts, styles and icons", f"{found['weight'] / 1000:.0f} kB", "300 kB"]]
        return title + table(["what", "measured", "at most"], rows)

    def archives(self):
        """a zip beside the same pictures loose"""
        return copies.archives(self.program, WORK, self.pictures)

    def copies(self):
        """duplicates, and what is owned"""
        sizes = [max(2500, self.many // part // 2500 * 2500) for part in (4, 2, 1)]
        return copies.copies(self.program, WORK, sizes, self.pictures)

    def text(self):
        """reading the text in pictures"""
        return texts.text(self.program, WORK, pathlib.Path(self.photos))

    def descriptions(self):
        """searching by description"""
        return descriptive.descriptions(self.program, WORK)


def outside_share(measured):
    """The share of the cores' time that went neither into decoding nor into looks, by the program's own report."""
    lines = [json.loads(line) for line in measured.output.splitlines() if line.startswith("{")]
    report = next((line["report"] for line in lines if line.get("event") == "finished"), None)
    if not report:
        return None
    stages = report["stageSeconds"]
    return 1 - (stages["decode"] + stages["look"]) / (machine.cores() * measured.seconds)


def make_small_files(folder, count):
    """Small PNGs, a hundred to a folder, with some hundred contents."""
    contents = [png([[(shade % 256, shade * 7 % 256, shade * 31 % 256, 255)] * 8] * 8) for shade in range(400)]
    making = folder.with_name("making-small")
    shutil.rmtree(making, ignore_errors=True)
    for index in range(count):
        file = making / f"{index // 100:03}" / f"{index:05}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(contents[index % len(contents)])
    making.rename(folder)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    parser.add_argument("--photos", required=True)
    parser.add_argument("--scale", type=float, default=1, help="below 1: a quick trial, not written into the document")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="only these tables")
    options = parser.parse_args()
    WORK.mkdir(exist_ok=True)
    bench = Bench(options.build, options.photos, options.scale)
    for part in options.only:
        measured = bench.measure(part)
        if options.scale == 1:
            write_between(pathlib.Path("docs/benchmarks.md"), part, measured)


if __name__ == "__main__":
    main()
