"""A PixelBox of its own for each test that wants one, and pages in a real browser to use it with.

Environment: PIXELBOX (the program to test), CHROMIUM (the browser), SCREENSHOTS (a folder for pictures of the page).
"""

import os
import pathlib
import re
import subprocess
import threading
import time

import pytest
from playwright.sync_api import expect, sync_playwright

import drawing
import many

PROGRAM = os.environ.get("PIXELBOX", ".build/release/pixelbox")
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# Milliseconds; ample, since the machine may have other work.
PATIENCE = 60_000
expect.set_options(timeout=20_000)


class PixelBox:
    """A running `pixelbox serve` with a library in a folder of its own."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.library = folder / "library"
        self.home = folder / "home"
        self.home.mkdir(exist_ok=True)
        self.environment = {**os.environ, "HOME": str(self.home), "PIXELBOX_LIBRARY": str(self.library)}
        self.environment.pop("DISPLAY", None)
        self.process = None
        self.address = None

    def run(self, *arguments: str) -> str:
        """Runs a command of the program; 2 means that some files were skipped."""
        done = subprocess.run(
            [PROGRAM, *arguments], env=self.environment, capture_output=True, text=True, timeout=300, check=False
        )
        assert done.returncode in (0, 2), done.stderr
        return done.stdout

    def start(self, *options: str) -> str:
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--port", "0", *options], env=self.environment, stderr=subprocess.PIPE, text=True
        )
        for line in self.process.stderr:
            found = re.search(r"http://\S+?/", line)
            if found:
                self.address = found.group()
                break
        assert self.address, "the server did not start"
        # Whatever else it says must not fill the pipe.
        threading.Thread(target=self.process.stderr.read, daemon=True).start()
        return self.address

    def stop(self):
        if self.process:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                raise AssertionError("the server did not stop within ten seconds") from None


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


def serve(folder: pathlib.Path, fill, *options: str) -> PixelBox:
    box = PixelBox(folder)
    fill(box)
    box.start(*options)
    return box


@pytest.fixture(scope="session")
def shared_box(tmp_path_factory):
    """A library of drawn pictures for tests that change nothing."""
    box = serve(tmp_path_factory.mktemp("box"), add_pictures, "--no-watch")
    yield box
    box.stop()


@pytest.fixture
def own_box(tmp_path):
    """The same for one test alone."""
    box = serve(tmp_path, add_pictures, "--no-watch")
    yield box
    box.stop()


@pytest.fixture
def empty_box(tmp_path):
    """A library with nothing in it, and pictures to add in the home folder."""
    box = serve(tmp_path, lambda box: drawing.draw_pictures(box.home / "Pictures"))
    yield box
    box.stop()


@pytest.fixture(scope="session")
def large_box(tmp_path_factory):
    """A library of 100,000 pictures."""
    def fill(box: PixelBox):
        (box.folder / "nothing").mkdir()
        box.run("add", str(box.folder / "nothing"))
        many.fill(box.library / "library.sqlite", count=int(os.environ.get("PIXELBOX_MANY", "100000")))

    # Its pictures are not there to be looked at.
    box = serve(tmp_path_factory.mktemp("large"), fill, "--no-watch")
    yield box
    box.stop()


def add_pictures(box: PixelBox):
    drawing.draw_pictures(box.home / "Pictures")
    box.run("add", "--no-text", str(box.home / "Pictures"))


class Visit:
    """Pages that were opened for a test, and what went wrong in them."""

    def __init__(self, browser):
        self.browser = browser
        self.contexts = []
        self.problems = []
        self.requests = []
        self.expected = ()

    def open(self, address, width=1280, height=800, wait=True, **options):
        context = self.browser.new_context(viewport={"width": width, "height": height}, **options)
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda message: self.note(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.note(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(address)
        if wait:
            page.wait_for_selector("#grid[aria-busy=false]", state="attached")
        return page

    def note(self, text):
        if not any(part in text for part in self.expected):
            self.problems.append(text)


def wait_until(page, expression: str):
    """What JavaScript says as soon as it is true. Playwright's own way evaluates in the page, which forbids that."""
    end = time.monotonic() + PATIENCE / 1000
    while not (value := page.evaluate(expression)):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(50)
    return value


@pytest.fixture
def visit(browser):
    """Opens pages; the test fails if one of them complains on its console."""
    visit = Visit(browser)
    yield visit
    for context in visit.contexts:
        context.close()
    assert not visit.problems, visit.problems


@pytest.fixture(scope="session")
def has_looks(shared_box):
    """Skips a test where no look model is installed: searching by picture needs one."""
    if "FAIL look model" in subprocess.run(
        [PROGRAM, "doctor"], env=shared_box.environment, capture_output=True, text=True, check=False
    ).stdout:
        pytest.skip("no look model is installed")
