"""Everything without a mouse."""

from playwright.sync_api import expect


def test_goes_from_the_box_to_a_picture_and_back(shared_box, visit):
    page = visit.open(shared_box.address)
    page.keyboard.press("/")
    expect(page.locator("#search-input")).to_be_focused()
    page.keyboard.type("triangle")
    expect(page.locator("#result-count")).to_have_text("8 pictures")
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[aria-posinset='1']")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[aria-posinset='2']")).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator("[aria-posinset='8']")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page.locator("#viewer")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[aria-posinset='1']")).to_be_focused()
    page.keyboard.press("F1")
    expect(page.locator("#search-input")).to_be_focused()


def test_moves_up_and_down_by_rows(shared_box, visit):
    page = visit.open(shared_box.address)
    page.locator("[aria-posinset='3']").focus()
    top = page.locator(":focus").bounding_box()["y"]
    page.keyboard.press("ArrowDown")
    assert page.locator(":focus").bounding_box()["y"] > top
    page.keyboard.press("ArrowUp")
    assert page.locator(":focus").bounding_box()["y"] == top


def test_selects(shared_box, visit):
    page = visit.open(shared_box.address)
    page.locator("[aria-posinset='1']").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator(".selection-count")).to_have_text("3 selected")
    page.keyboard.press("Escape")
    expect(page.locator("#selection-bar")).to_be_hidden()


def test_helps(shared_box, visit):
    page = visit.open(shared_box.address)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Help")).to_be_hidden()


def test_reaches_everything_with_tab(shared_box, visit):
    page = visit.open(shared_box.address)
    reached = []
    for _ in range(14):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.className"))
    for wanted in ("skip-link", "search-input", "search-picture", "help-button", "library-button", "sort", "group", "size"):
        assert wanted in reached, reached
    assert any(name.startswith("picture-") for name in reached), reached
