"""What can be chosen, and that it holds."""

import json
import time

from playwright.sync_api import expect


def test_keeps_what_was_chosen(own_box, visit):
    page = visit.open(own_box.address)
    page.get_by_role("button", name="Library").click()
    settings = page.locator("#library-settings")
    settings.get_by_role("radio", name="Stricter").check()
    settings.get_by_label("Read text in pictures").uncheck()
    settings.get_by_label("Largest picture to read").fill("64")
    settings.get_by_label("Largest picture to read").blur()
    chosen = {"fetchesPictures": False, "mostMegapixels": 64, "readsText": False, "similarity": "stricter"}
    end = time.monotonic() + 30
    while kept(own_box) != chosen and time.monotonic() < end:
        time.sleep(0.1)
    assert kept(own_box) == chosen
    page.reload()
    page.get_by_role("button", name="Library").click()
    expect(settings.get_by_role("radio", name="Stricter")).to_be_checked()
    expect(settings.get_by_label("Read text in pictures")).not_to_be_checked()
    expect(settings.get_by_label("Largest picture to read")).to_have_value("64")


def kept(box):
    file = box.library / "settings.json"
    return json.loads(file.read_text()) if file.exists() else None


def test_an_address_is_fetched_only_if_that_is_turned_on(own_box, visit):
    visit.expected = ("422",)
    page = visit.open(own_box.address)
    box = page.get_by_role("combobox", name="Search your pictures")
    box.fill("http://127.0.0.1/cat.png")
    box.press("Enter")
    notice = page.locator("#notice")
    expect(notice).to_contain_text("turned off")
    page.get_by_role("button", name="Library").click()
    page.get_by_label("Fetch pictures from the web").check()
    page.keyboard.press("Escape")
    box.fill("http://127.0.0.1/cat.png")
    box.press("Enter")
    expect(notice).to_contain_text("private network")
