"""Searching by pictures: dropped, pasted, found, and parts of them."""

import base64

import drawing
from playwright.sync_api import expect

DROP = """([name, type, data]) => {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], name, { type }));
    for (const kind of ["dragenter", "dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }
}"""

PASTE = """([name, type, data]) => {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], name, { type }));
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
}"""


def picture():
    """The drawing of `square 05.jpg`, saved another way."""
    data = drawing.png(drawing.draw("blue", "square", 5, 480, 240))
    return ["query.png", "image/png", base64.b64encode(data).decode()]


def test_searches_by_a_dropped_picture(shared_box, visit, has_looks):
    page = visit.open(shared_box.address)
    page.evaluate(DROP, picture())
    expect(page.locator(".chip img")).to_be_visible()
    expect(page.locator(".tile").first).to_be_visible()
    # The same drawing comes first.
    expect(page.locator("[aria-posinset='1']")).to_have_attribute("aria-label", "square 05.jpg")


def test_finds_the_very_file_that_was_dropped(shared_box, visit, has_looks):
    page = visit.open(shared_box.address)
    for name in ("red/disc 00.jpg", "blue/square 05.jpg", "icon.png", "moving.gif"):
        file = shared_box.home / "Pictures" / name
        kind = {".jpg": "image/jpeg", ".png": "image/png", ".gif": "image/gif"}[file.suffix]
        page.goto(shared_box.address)
        page.wait_for_selector("#grid[aria-busy=false]", state="attached")
        page.evaluate(DROP, ["dropped" + file.suffix, kind, base64.b64encode(file.read_bytes()).decode()])
        expect(page.locator(".chip img")).to_be_visible()
        expect(page.locator("[aria-posinset='1']")).to_have_attribute("aria-label", file.name)


def test_searches_by_a_pasted_picture_and_words(shared_box, visit, has_looks):
    page = visit.open(shared_box.address + "?q=in:blue")
    page.evaluate(PASTE, picture())
    expect(page.locator(".chip")).to_have_count(2)
    expect(page.locator("#result-count")).to_have_text("10 pictures")


def test_says_that_a_dropped_file_is_no_picture(shared_box, visit):
    visit.expected = ("422",)
    page = visit.open(shared_box.address)
    page.evaluate(DROP, ["text.txt", "text/plain", base64.b64encode(b"no picture").decode()])
    expect(page.locator("#notice")).to_be_visible()
    expect(page.locator(".chip")).to_have_count(0)


def test_finds_similar_pictures(shared_box, visit, has_looks):
    page = visit.open(shared_box.address + "?q=disc&sort=name")
    page.locator("[aria-posinset='1']").click()
    page.get_by_role("button", name="Find similar").click()
    expect(page.locator(".chip img")).to_be_visible()
    assert "like%3A" in page.url
    expect(page.locator(".tile").first).to_be_visible()


def test_searches_by_a_part_drawn_with_the_mouse(shared_box, visit, has_looks):
    page = visit.open(shared_box.address + "?q=disc")
    page.locator("[aria-posinset='1']").click()
    page.get_by_role("button", name="Search by a part").click()
    stage = page.locator("#viewer-picture").bounding_box()
    page.mouse.move(stage["x"] + stage["width"] * 0.2, stage["y"] + stage["height"] * 0.2)
    page.mouse.down()
    page.mouse.move(stage["x"] + stage["width"] * 0.6, stage["y"] + stage["height"] * 0.7)
    page.mouse.up()
    page.get_by_role("button", name="Search by this part").click()
    expect(page.locator("#viewer")).to_be_hidden()
    expect(page.locator(".chip img")).to_be_visible()
    expect(page.locator(".tile").first).to_be_visible()


def test_searches_by_a_part_with_the_keyboard(shared_box, visit, has_looks):
    page = visit.open(shared_box.address + "?q=disc")
    page.locator("[aria-posinset='1']").click()
    page.keyboard.press("r")
    expect(page.locator("#region")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".chip img")).to_be_visible()


def test_refines_with_thumbs(shared_box, visit, has_looks):
    page = visit.open(shared_box.address + "?q=in:red")
    page.locator("[aria-posinset='1']").click()
    page.get_by_role("button", name="Less like this").click()
    expect(page.locator(".chip.is-negative")).to_be_visible()
