"""Measures the page in a real browser with very many pictures: page.py PROGRAM CHROMIUM COUNT. Prints JSON.

The pictures are made up (`Tests/Browser/many.py`); the page, the server and the database are the real ones.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "Tests/Browser"))
import many  # noqa: E402

# One word, two words, a filter, a folder, a place that needs the other index; typed letter by letter.
TYPED = ["dragon castle", "lantern 0420", "bridge -forest", "format:jpeg knight", "in:042 winter", "mead robot"]

# From each key to the first frame that shows what it found.
WATCH = """() => {
    window.times = [];
    let began = 0;
    addEventListener("input", () => { began = performance.now(); }, true);
    new MutationObserver(() => {
        if (!began) return;
        const start = began;
        began = 0;
        requestAnimationFrame(() => setTimeout(() => window.times.push(performance.now() - start)));
    }).observe(document.getElementById("result-count"), { childList: true });
}"""

SCROLL = """async (distance) => {
    const frames = [];
    const goal = scrollY + distance;
    let last = performance.now();
    while (scrollY < goal) {
        scrollBy(0, 120);
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        frames.push(now - last);
        last = now;
    }
    return frames;
}"""

WEIGHT = """performance.getEntriesByType("resource").filter((entry) => !entry.name.includes("/api/"))
    .reduce((sum, entry) => sum + entry.decodedBodySize, performance.getEntriesByType("navigation")[0].decodedBodySize)"""


def share(values, part):
    """The value below which this part of all lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))] if values else None


def memory(process, name):
    """Megabytes, as the system counts them."""
    lines = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name + ":"))


def serve(program, library):
    process = subprocess.Popen(
        [program, "serve", "--no-watch", "--port", "0", "--library", library], stderr=subprocess.PIPE, text=True)
    address = next(word for line in process.stderr for word in line.split() if word.startswith("http://"))
    threading.Thread(target=process.stderr.read, daemon=True).start()
    return process, address


def measure(program, chromium, count, folder):
    library = folder / "library"
    (folder / "nothing").mkdir()
    subprocess.run([program, "add", folder / "nothing", "--library", library], check=True, capture_output=True)
    many.fill(library / "library.sqlite", count)
    began = time.perf_counter()
    process, address = serve(program, library)
    found = {"pictures": count, "serverStart": (time.perf_counter() - began) * 1000}
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox"] if os.geteuid() == 0 else [])
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            began = time.perf_counter()
            page.goto(address)
            page.wait_for_selector(".tile.is-loaded")
            found["firstPage"] = (time.perf_counter() - began) * 1000
            page.wait_for_selector("#grid[aria-busy=false]")
            found["weight"] = page.evaluate(WEIGHT)
            page.evaluate(WATCH)
            box = page.locator("#search-input")
            for text in TYPED:
                box.fill("")
                page.wait_for_timeout(800)
                page.evaluate("window.mark = window.times.length")
                box.press_sequentially(text, delay=160)
                page.wait_for_timeout(800)
            times = page.evaluate("window.times")
            found |= {"searches": len(times), "typingMiddle": share(times, 0.5), "typing95": share(times, 0.95)}
            page.goto(address)
            page.wait_for_function("() => document.getElementById('grid').clientHeight > innerHeight * 20")
            frames = page.evaluate(SCROLL, 30_000)
            found |= {"frames": len(frames), "frame95": share(frames, 0.95), "slowFrames": sum(f > 50 for f in frames)}
            browser.close()
        found |= {"memory": memory(process, "VmRSS"), "ownMemory": memory(process, "RssAnon")}
    finally:
        process.terminate()
        process.wait()
    return found


def main():
    program, chromium, count = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measure(program, chromium, int(count), pathlib.Path(folder))))


if __name__ == "__main__":
    main()
