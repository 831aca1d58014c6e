"""The text in a picture: found, shown where it stands, selected and copied."""

import json
import pathlib
import sqlite3

import pytest
from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import expect

from conftest import serve

LINES = [("FREE HUGS", 40, 30), ("today only", 40, 120)]


def draw_sign(folder: pathlib.Path):
    """A sign with two lines of text, and another with none."""
    folder.mkdir(parents=True, exist_ok=True)
    image = Image.new("RGB", (480, 240), (250, 240, 200))
    pen = ImageDraw.Draw(image)
    for text, x, y in LINES:
        pen.text((x, y), text, (20, 20, 40), font=ImageFont.load_default(60))
    image.save(folder / "sign.png")
    Image.new("RGB", (480, 240), (200, 220, 250)).save(folder / "plain.png")


def write_text(database: pathlib.Path):
    """Writes what reading the sign would have written, so that no models are needed."""
    lines = [
        {"text": text, "box": [[x, y], [x + 360, y], [x + 360, y + 64], [x, y + 64]], "confidence": 0.99}
        for text, x, y in LINES]
    text = "\n".join(line["text"] for line in lines)
    with sqlite3.connect(database) as library:
        picture, content = library.execute("SELECT id, contentId FROM picture WHERE name = 'sign.png'").fetchone()
        library.execute(
            "INSERT OR REPLACE INTO contentText (contentId, model, text, lines) VALUES (?, 'drawn', ?, ?)",
            (content, text, json.dumps(lines)))
        library.execute("UPDATE words SET text = ? WHERE rowid = ?", (text.lower(), picture))
    library.close()


@pytest.fixture(scope="module")
def sign_box(tmp_path_factory):
    def fill(box):
        draw_sign(box.home / "Pictures")
        box.run("add", "--no-text", str(box.home / "Pictures"))
        write_text(box.library / "library.sqlite")

    box = serve(tmp_path_factory.mktemp("sign"), fill)
    yield box
    box.stop()


def open_first(page):
    page.locator("[aria-posinset='1']").click()
    expect(page.locator("#viewer-picture.is-loaded")).to_be_visible()


def test_finds_and_marks_the_line(sign_box, visit):
    page = visit.open(sign_box.address + "?q=text:today")
    expect(page.locator("#result-count")).to_have_text("1 picture")
    open_first(page)
    expect(page.locator(".text-line.is-matched")).to_have_count(1)
    line = page.locator(".text-line.is-matched rect").bounding_box()
    picture = page.locator("#viewer-picture").bounding_box()
    assert abs((line["y"] - picture["y"]) / picture["height"] - 120 / 240) < 0.02
    assert abs(line["width"] / picture["width"] - 360 / 480) < 0.02
    expect(page.get_by_role("complementary")).to_contain_text("text in it: today only")


def test_shows_and_hides_the_boxes(sign_box, visit):
    page = visit.open(sign_box.address + "?q=name:sign")
    open_first(page)
    boxes = page.locator(".text-line:visible")
    expect(boxes).to_have_count(0)
    button = page.get_by_role("button", name="Show where text was read")
    button.click()
    expect(boxes).to_have_count(2)
    expect(button).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("x")
    expect(boxes).to_have_count(0)


def test_selects_text_with_the_mouse(sign_box, visit):
    page = visit.open(sign_box.address + "?q=name:sign")
    open_first(page)
    page.keyboard.press("x")
    line = page.locator(".text-line rect").first.bounding_box()
    middle = line["y"] + line["height"] / 2
    page.mouse.move(line["x"] + 2, middle)
    page.mouse.down()
    page.mouse.move(line["x"] + line["width"] - 2, middle, steps=5)
    page.mouse.up()
    assert page.evaluate("String(getSelection())").strip() == "FREE HUGS"


def test_copies_all_of_it(sign_box, visit):
    page = visit.open(sign_box.address + "?q=name:sign", permissions=["clipboard-read", "clipboard-write"])
    open_first(page)
    expect(page.locator(".picture-text")).to_have_text("FREE HUGS\ntoday only")
    page.get_by_role("button", name="Copy the text").click()
    expect(page.locator("#notice")).to_contain_text("Text copied")
    assert page.evaluate("navigator.clipboard.readText()") == "FREE HUGS\ntoday only"


def test_offers_nothing_where_there_is_no_text(sign_box, visit):
    page = visit.open(sign_box.address + "?q=name:plain")
    open_first(page)
    expect(page.locator(".details-name")).to_have_text("plain.png")
    expect(page.get_by_role("button", name="Show where text was read")).to_have_count(0)
    expect(page.locator(".picture-text")).to_have_count(0)
