"""Searching by words and filters, and finding the way back."""

from playwright.sync_api import expect


def test_finds_while_typing(shared_box, visit):
    page = visit.open(shared_box.address)
    page.get_by_role("combobox", name="Search your pictures").press_sequentially("triangle")
    expect(page.locator("#result-count")).to_have_text("8 pictures")


def test_turns_filters_into_chips(shared_box, visit):
    page = visit.open(shared_box.address)
    box = page.get_by_role("combobox", name="Search your pictures")
    box.press_sequentially("in:red disc ")
    expect(page.locator(".chip")).to_have_text("In red")
    expect(box).to_have_value("disc ")
    expect(page.locator("#result-count")).to_have_text("3 pictures")
    page.get_by_role("button", name="Remove in:red").click()
    expect(page.locator("#result-count")).to_have_text("12 pictures")


def test_takes_a_chip_back_into_the_box(shared_box, visit):
    page = visit.open(shared_box.address + "?q=in:red")
    expect(page.locator(".chip")).to_have_count(1)
    box = page.get_by_role("combobox", name="Search your pictures")
    box.focus()
    page.keyboard.press("Backspace")
    expect(page.locator(".chip")).to_have_count(0)
    expect(box).to_have_value("in:red")


def test_goes_back_and_forward(shared_box, visit):
    page = visit.open(shared_box.address)
    box = page.get_by_role("combobox", name="Search your pictures")
    box.fill("triangle")
    box.press("Enter")
    expect(page.locator("#result-count")).to_have_text("8 pictures")
    assert page.url.endswith("?q=triangle")
    box.fill("stripes")
    box.press("Enter")
    expect(page.locator("#result-count")).to_have_text("8 pictures")
    page.go_back()
    expect(box).to_have_value("triangle")
    page.go_back()
    expect(page.locator("#result-count")).to_have_text("49 pictures")
    page.go_forward()
    expect(box).to_have_value("triangle")
    expect(page.locator("#result-count")).to_have_text("8 pictures")


def test_opens_bookmarks(shared_box, visit):
    page = visit.open(shared_box.address + "?q=disc%20in:blue&sort=name")
    expect(page.locator("#result-count")).to_have_text("3 pictures")
    expect(page.get_by_label("Sort")).to_have_value("name")


def test_says_what_is_wrong_with_a_query(shared_box, visit):
    visit.expected = ("400",)
    page = visit.open(shared_box.address)
    box = page.get_by_role("combobox", name="Search your pictures")
    box.fill("width:wide")
    box.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(box).to_have_attribute("aria-invalid", "true")
    # What was found before is still there.
    expect(page.locator(".tile").first).to_be_visible()
    page.get_by_role("button", name="Remove width:wide").click()
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(page.locator("#result-count")).to_have_text("49 pictures")


def test_offers_what_was_meant_by_a_mistyped_word(shared_box, visit):
    page = visit.open(shared_box.address)
    page.get_by_role("combobox", name="Search your pictures").fill("yelow dics")
    page.get_by_role("button", name="yellow disc").click()
    expect(page.get_by_role("combobox", name="Search your pictures")).to_have_value("yellow disc")
    expect(page.locator(".tile").first).to_be_visible()


def test_suggests_values_with_counts(shared_box, visit):
    page = visit.open(shared_box.address)
    box = page.get_by_role("combobox", name="Search your pictures")
    box.press_sequentially("camera:pow")
    option = page.get_by_role("option", name="Canon PowerShot")
    expect(option).to_contain_text("20")
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    expect(page.locator(".chip")).to_have_text("Camera Canon PowerShot")
    expect(page.locator("#result-count")).to_have_text("20 pictures")


def test_helps_when_nothing_is_found(shared_box, visit):
    page = visit.open(shared_box.address + "?q=format:gif%20triangle")
    expect(page.get_by_role("heading", name="Nothing found")).to_be_visible()
    page.get_by_role("button", name="Without format:gif").click()
    expect(page.locator("#result-count")).to_have_text("8 pictures")


def test_keeps_searches(own_box, visit):
    page = visit.open(own_box.address + "?q=in:red")
    page.get_by_role("button", name="Save this search").click()
    expect(page.get_by_role("button", name="Remove this saved search")).to_be_visible()
    page = visit.open(own_box.address)
    page.get_by_role("combobox", name="Search your pictures").click()
    page.get_by_role("option", name="in:red").click()
    expect(page.locator("#result-count")).to_have_text("10 pictures")


def test_groups_and_sorts(shared_box, visit):
    page = visit.open(shared_box.address)
    page.get_by_label("Group").select_option("folder")
    expect(page.locator(".grid-header").first).to_be_visible()
    page.get_by_label("Group").select_option("none")
    page.get_by_label("Sort").select_option("name")
    expect(page.locator("[aria-posinset='1']")).to_be_visible()


def test_the_order_is_called_what_it_is(shared_box, visit):
    page = visit.open(shared_box.address)
    sort = page.get_by_label("Sort")
    expect(sort).to_have_value("newest")
    page.locator("#search-input").fill("disc")
    expect(sort).to_have_value("best")
    page.locator("#search-input").fill("format:jpeg ")
    expect(sort).to_have_value("newest")
    sort.select_option("name")
    expect(page.locator("[aria-posinset='1']")).to_have_attribute("aria-label", "disc 00.jpg")
    expect(sort).to_have_value("name")
