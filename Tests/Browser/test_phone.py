"""On a phone: 390 pixels wide, with fingers."""

from playwright.sync_api import expect

PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}


def test_fits_the_width(shared_box, visit):
    page = visit.open(shared_box.address, **PHONE)
    expect(page.locator(".tile.is-loaded").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_opens_and_swipes(shared_box, visit):
    page = visit.open(shared_box.address + "?sort=name", **PHONE)
    page.locator("[aria-posinset='2']").tap()
    expect(page.locator("#viewer-position")).to_have_text("2 of 49")
    page.get_by_role("button", name="Details").tap()
    expect(page.locator(".details-name")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_shows_the_library(shared_box, visit):
    page = visit.open(shared_box.address, **PHONE)
    page.get_by_role("button", name="Library").tap()
    expect(page.get_by_role("dialog", name="Library")).to_be_visible()
    expect(page.get_by_text("Folders and archives").or_(page.locator(".source-name")).first).to_be_visible()
    box = page.locator("#library").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390
