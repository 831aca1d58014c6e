"""From nothing to the first result."""

import re

from playwright.sync_api import expect

import drawing


def test_walks_through_adding_a_folder(empty_box, visit):
    page = visit.open(empty_box.address)
    expect(page.get_by_role("heading", name="Find any picture you own")).to_be_visible()
    page.get_by_role("button", name="Add Pictures").click()
    expect(page.locator("#result-count")).to_have_text("49 pictures", timeout=60_000)
    expect(page.locator(".tile.is-loaded").first).to_be_visible()


def test_new_pictures_appear_by_themselves(empty_box, visit):
    page = visit.open(empty_box.address)
    page.get_by_role("button", name="Add Pictures").click()
    expect(page.locator("#result-count")).to_have_text("49 pictures", timeout=60_000)
    drawing.draw("red", "disc", 77, 160, 120).save(empty_box.home / "Pictures" / "new.png")
    expect(page.locator("#result-count")).to_have_text("50 pictures", timeout=120_000)


def test_chooses_a_folder_in_the_browser(empty_box, visit):
    page = visit.open(empty_box.address)
    page.get_by_role("button", name="Add a folder").click()
    folders = page.get_by_role("dialog", name="Choose a folder or an archive")
    expect(folders.locator("#folders-path")).to_have_value(str(empty_box.home))
    folders.get_by_role("list").get_by_role("button", name="Pictures", exact=True).last.click()
    folders.get_by_role("button", name="red").click()
    folders.get_by_role("button", name="Add red").click()
    expect(page.locator("#result-count")).to_have_text("10 pictures", timeout=60_000)


def test_tells_what_was_skipped_and_tries_again(own_box, visit):
    page = visit.open(own_box.address)
    page.get_by_role("button", name="Library").click()
    library = page.get_by_role("dialog", name="Library")
    expect(library.get_by_role("heading", name="1 skipped")).to_be_visible()
    expect(library).to_contain_text("broken.jpg")
    library.get_by_role("button", name="Try again").click()
    expect(library.locator(".work-name")).to_have_text("Up to date", timeout=30_000)
    expect(library.get_by_role("heading", name="1 skipped")).to_be_visible()


def test_forgets_a_folder_after_asking(own_box, visit):
    page = visit.open(own_box.address)
    page.get_by_role("button", name="Library").click()
    page.get_by_role("button", name="Forget ").first.click()
    question = page.get_by_role("dialog", name="Forget Pictures")
    question.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="Forget ").first.click()
    question.get_by_role("button", name="Forget", exact=True).click()
    expect(page.get_by_text("Nothing is added yet.")).to_be_visible()
    assert (own_box.home / "Pictures/red").is_dir()


def test_shows_progress_while_it_reads(empty_box, visit):
    # So many that reading goes on while the page is looked at, however fast the machine.
    for number in range(1200):
        drawing.draw("red", "disc", 1000 + number, 160, 120).save(empty_box.home / "Pictures" / f"more {number}.png")
    page = visit.open(empty_box.address)
    page.get_by_role("button", name="Add Pictures").click()
    page.get_by_role("button", name="Library").click()
    library = page.get_by_role("dialog", name="Library")
    expect(library.locator(".work-name")).to_have_text("Reading pictures", timeout=30_000)
    expect(library.locator("progress")).to_be_visible()
    library.get_by_role("button", name="Pause").click()
    expect(library.locator(".work-name")).to_have_text("Paused", timeout=30_000)
    library.get_by_role("button", name="Go on").click()
    # The text in so many pictures may take longer than anybody waits for a test.
    expect(library.locator(".work-name")).to_have_text(re.compile("Up to date|Reading text in pictures"), timeout=90_000)
    page.keyboard.press("Escape")
    expect(page.locator("#result-count")).to_have_text(re.compile("1.?249 pictures"), timeout=20_000)
