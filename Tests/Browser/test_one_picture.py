"""One picture, large: details, tags, rating, moving on."""

from playwright.sync_api import expect


def open_first(page):
    page.locator("[aria-posinset='1']").click()
    expect(page.locator(".details-name")).to_be_visible()


def test_shows_all_that_is_known(shared_box, visit):
    page = visit.open(shared_box.address + "?q=disc%20in:red&sort=name")
    open_first(page)
    details = page.get_by_role("complementary", name="Details of the picture")
    expect(details).to_contain_text("disc 00.jpg")
    expect(details).to_contain_text("Canon PowerShot")
    expect(details).to_contain_text("1 May 2021")
    expect(page.locator("#viewer-picture.is-loaded")).to_be_visible()


def test_moves_to_neighbours_and_back_to_the_grid(shared_box, visit):
    page = visit.open(shared_box.address + "?sort=name")
    open_first(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#viewer-position")).to_have_text("3 of 49")
    page.get_by_role("button", name="Previous picture").click()
    expect(page.locator("#viewer-position")).to_have_text("2 of 49")
    page.keyboard.press("Escape")
    expect(page.locator("[aria-posinset='2']")).to_be_focused()


def test_goes_back_with_the_back_button(shared_box, visit):
    page = visit.open(shared_box.address + "?q=disc")
    open_first(page)
    assert "picture=" in page.url
    page.go_back()
    expect(page.locator("#viewer")).to_be_hidden()
    page.go_forward()
    expect(page.locator("#viewer")).to_be_visible()


def test_zooms(shared_box, visit):
    page = visit.open(shared_box.address + "?q=disc%20in:red&sort=name")
    open_first(page)
    before = page.locator("#viewer-picture").bounding_box()["width"]
    page.keyboard.press("+")
    page.mouse.move(400, 400)
    page.mouse.wheel(0, -300)
    assert page.locator("#viewer-picture").bounding_box()["width"] > before * 1.5


def test_tags_and_undoes(own_box, visit):
    page = visit.open(own_box.address + "?q=disc%20in:red&sort=name")
    open_first(page)
    field = page.get_by_role("combobox", name="Add a tag").or_(page.get_by_label("Add a tag")).last
    field.fill("holiday")
    field.press("Enter")
    expect(page.get_by_role("button", name="Remove the tag holiday")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Remove the tag holiday")).to_have_count(0)


def test_rates_and_undoes_with_the_keyboard(own_box, visit):
    page = visit.open(own_box.address + "?q=disc%20in:red&sort=name")
    open_first(page)
    page.keyboard.press("4")
    expect(page.locator(".viewer-details .star.is-on")).to_have_count(4)
    page.keyboard.press("Control+z")
    expect(page.locator(".viewer-details .star.is-on")).to_have_count(0)


def test_tags_several_pictures(own_box, visit):
    page = visit.open(own_box.address + "?q=triangle")
    page.locator("[aria-posinset='1']").focus()
    page.keyboard.press("Control+a")
    expect(page.locator(".selection-count")).to_have_text("8 selected")
    page.keyboard.press("t")
    page.keyboard.type("shapes")
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_contain_text("8 pictures")
    page = visit.open(own_box.address + "?q=tag:shapes")
    expect(page.locator("#result-count")).to_have_text("8 pictures")


def test_plays_animations(shared_box, visit):
    page = visit.open(shared_box.address + "?q=is:animated")
    expect(page.locator(".badge")).to_have_text("Animated")
    open_first(page)
    expect(page.locator(".viewer-image")).to_have_attribute("src", __import__("re").compile("/api/originals/"))


def test_downloads_out_of_an_archive(shared_box, visit):
    page = visit.open(shared_box.address + "?q=button&sort=name")
    open_first(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the original").click()
    assert download.value.suggested_filename == "button 0.png"
