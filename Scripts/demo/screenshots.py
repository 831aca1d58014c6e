"""Takes the pictures of the page for docs/screenshots: screenshots.py PROGRAM CHROMIUM PICTURES FOLDER

PICTURES is a copy of what `make demo` brings: drawn pictures and the free photos of scikit-image, nothing else.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading

from playwright.sync_api import sync_playwright


def serve(program, library):
    process = subprocess.Popen(
        [program, "serve", "--no-watch", "--port", "0", "--library", library], stderr=subprocess.PIPE, text=True)
    address = next(found.group() for line in process.stderr if (found := re.search(r"http://\S+?/", line)))
    threading.Thread(target=process.stderr.read, daemon=True).start()
    return process, address


def results(page):
    page.locator("[aria-posinset='4']").hover()


def similar(page):
    page.set_input_files("#picture-file", next(pathlib.Path(PICTURES).rglob("cat-monday.svg")))
    page.wait_for_selector(".chip img")


def picture(page):
    page.locator("[aria-posinset='1']").click()
    page.wait_for_selector("#viewer-picture.is-loaded")


def phone(page):
    page.locator("#search-input").click()
    page.keyboard.type("in:")
    page.wait_for_selector("#suggestions [role=option]")


VIEWS = [
    ("results", "", 1280, 800, "light", results),
    ("similar", "", 1280, 800, "light", similar),
    ("picture", "?q=coffee%20format:png", 1280, 800, "dark", picture),
    ("phone", "", 390, 780, "dark", phone),
]


def main(program, chromium, pictures, folder):
    with tempfile.TemporaryDirectory() as library:
        subprocess.run([program, "add", pictures, "--library", library], check=True, capture_output=True)
        process, address = serve(program, library)
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=chromium, args=["--no-sandbox"] if os.geteuid() == 0 else [])
                for name, query, width, height, scheme, act in VIEWS:
                    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
                    page.goto(address + query)
                    page.wait_for_selector(".tile.is-loaded")
                    act(page)
                    page.wait_for_timeout(1500)
                    page.screenshot(path=pathlib.Path(folder) / f"{name}.png")
                    page.close()
                browser.close()
        finally:
            process.terminate()
            process.wait()


if __name__ == "__main__":
    PICTURES = sys.argv[3]
    main(*sys.argv[1:])
