"""Do I have this? Archives that are dropped, folders that are chosen."""

import base64
import io
import zipfile

import drawing
import pytest
from PIL import Image
from playwright.sync_api import expect
from test_accessibility import check
from test_pictures import DROP


@pytest.fixture
def archive(shared_box):
    """A zip with a file of the library, one of its pictures smaller, and a new one."""
    known = (shared_box.home / "Pictures/red/disc 00.jpg").read_bytes()
    smaller = io.BytesIO()
    drawing.draw("blue", "square", 5, 480, 240).resize((240, 120)).save(smaller, "JPEG", quality=90)
    new = drawing.draw("green", "triangle", 4711, 200, 200)
    pixels = new.load()
    for place in range(200):
        pixels[place, place * 7 % 200] = (place, 255 - place, 90)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as pack:
        pack.writestr("same.jpg", known)
        pack.writestr("small/square.jpg", smaller.getvalue())
        pack.writestr("strange.png", drawing.png(new))
    return packed.getvalue()


def test_answers_for_a_dropped_archive(shared_box, visit, archive, has_looks):
    page = visit.open(shared_box.address)
    page.evaluate(DROP, ["Download.zip", "application/zip", base64.b64encode(archive).decode()])
    window = page.get_by_role("dialog", name="Do I have this?")
    expect(window.get_by_role("heading", name="Download.zip")).to_be_visible()
    expect(window.locator(".have-summary")).to_contain_text("3 pictures, you have")
    window.locator("summary", has_text="You have the same file").click()
    expect(window.locator(".have-row", has_text="same.jpg")).to_contain_text("The same file as")
    check(page)
    window.locator(".have-row", has_text="same.jpg").get_by_role("button", name="Show it in the library").click()
    expect(window).to_be_hidden()
    expect(page.locator("[aria-posinset='1']")).to_have_attribute("aria-label", "disc 00.jpg")


def test_answers_for_a_dropped_folder(shared_box, visit, tmp_path):
    known = (shared_box.home / "Pictures/red/disc 00.jpg").read_bytes()
    folder = tmp_path / "Förder"
    long = folder / ("a name of its own " * 7) / "Übung.jpg"
    for file in (folder / "one.jpg", long, folder / ".hidden.jpg"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(known)
    page = visit.open(shared_box.address)
    devices = page.context.new_cdp_session(page)
    for kind in ("dragEnter", "dragOver", "drop"):
        data = {"items": [], "files": [str(folder)], "dragOperationsMask": 1}
        devices.send("Input.dispatchDragEvent", {"type": kind, "x": 600, "y": 400, "data": data})
    window = page.get_by_role("dialog", name="Do I have this?")
    expect(window.locator(".have-summary")).to_have_text("2 pictures, you have all of them")
    expect(window.locator(".have-row", has_text="Übung.jpg")).to_have_count(1)


def test_answers_for_a_chosen_folder(shared_box, visit):
    page = visit.open(shared_box.address)
    page.get_by_role("button", name="Do I have this?").click()
    page.get_by_role("button", name="Choose a folder or an archive").click()
    page.get_by_role("button", name="Pictures", exact=True).first.click()
    page.get_by_role("button", name="red", exact=True).click()
    page.get_by_role("button", name="Ask about red").click()
    expect(page.locator(".have-summary")).to_have_text("10 pictures, you have all of them")


def test_saves_the_new_ones_of_a_dropped_archive(shared_box, visit, tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as pack:
        pack.writestr("same.jpg", (shared_box.home / "Pictures/red/disc 00.jpg").read_bytes())
        pack.writestr("far/strange.png", drawing.png(Image.effect_mandelbrot((320, 200), (-2, -1, 1, 1), 60).convert("RGB")))
    page = visit.open(shared_box.address)
    page.evaluate(DROP, ["Download.zip", "application/zip", base64.b64encode(packed.getvalue()).decode()])
    window = page.get_by_role("dialog", name="Do I have this?")
    window.get_by_role("button", name="Save the new ones").click()
    chooser = page.get_by_role("dialog", name="Where to save the new pictures")
    chooser.get_by_placeholder("Or type a path").fill(str(tmp_path))
    chooser.get_by_placeholder("Or type a path").press("Enter")
    expect(chooser.get_by_label("New folder")).to_have_value("Download")
    check(page)
    chooser.get_by_role("button", name="Save into Download").click()
    expect(window.locator(".have-saved")).to_contain_text(f" in {tmp_path}/Download")
    assert [file.name for file in tmp_path.rglob("*.*")] == ["strange.png"]
    assert (tmp_path / "Download/far/strange.png").is_file()
    expect(window.get_by_role("button", name="Add this folder to the library")).to_be_visible()
    expect(window.get_by_role("button", name="Save the new ones")).to_have_count(0)
    check(page)


def test_says_that_a_file_is_no_archive(own_box, visit):
    page = visit.open(own_box.address)
    page.evaluate(DROP, ["broken.zip", "application/zip", base64.b64encode(b"PK\x03\x04 no archive").decode()])
    expect(page.locator("#have-body")).to_contain_text("could not be read")
