"""Going through duplicates: choosing, moving to the trash, bringing back."""

import re
import shutil

import pytest
from playwright.sync_api import expect
from test_accessibility import check


@pytest.fixture
def doubled_box(own_box):
    """A library with one file twice."""
    pictures = own_box.home / "Pictures"
    (pictures / "kept").mkdir()
    shutil.copy(pictures / "red/disc 00.jpg", pictures / "kept/copy of disc.jpg")
    own_box.run("index")
    return own_box


def open_duplicates(page):
    page.get_by_role("button", name="Library").click()
    page.get_by_role("button", name="Go through duplicates").click()
    expect(page.locator("#duplicates .have-summary")).to_be_visible(timeout=30_000)


def test_moves_a_copy_to_the_trash_and_back(doubled_box, visit):
    page = visit.open(doubled_box.address)
    open_duplicates(page)
    group = page.locator(".duplicate-group", has_text="copy of disc.jpg")
    expect(group).to_contain_text("Same file")
    check(page)
    for choice in page.locator(".duplicate-choice input:checked").all():
        choice.uncheck()
    group.locator(".duplicate-choice input").check()
    page.get_by_role("button", name="Move 1 file").click()
    expect(page.locator("#notice")).to_contain_text("Moved 1 file to the trash", timeout=20_000)
    files = [doubled_box.home / "Pictures/red/disc 00.jpg", doubled_box.home / "Pictures/kept/copy of disc.jpg"]
    assert sum(file.exists() for file in files) == 1
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#notice")).to_contain_text("Undone", timeout=20_000)
    assert all(file.exists() for file in files)


def test_compares_and_remembers_what_is_no_duplicate(doubled_box, visit):
    page = visit.open(doubled_box.address)
    open_duplicates(page)
    group = page.locator(".duplicate-group", has_text="copy of disc.jpg")
    group.get_by_role("button", name="Compare").first.click()
    page.get_by_role("button", name="Difference").click()
    expect(page.locator(".compare-body.is-difference")).to_be_visible()
    check(page)
    page.locator("#compare-close").click()
    group.get_by_role("button", name="No duplicate").first.click()
    expect(group).to_be_hidden(timeout=20_000)


def test_keeps_what_is_in_a_preferred_folder(doubled_box, visit):
    page = visit.open(doubled_box.address)
    open_duplicates(page)
    group = page.locator(".duplicate-group", has_text="copy of disc.jpg")
    kept = group.locator(".duplicate.is-best .duplicate-name")
    for folder, best in (("red", "disc 00.jpg"), ("kept", "copy of disc.jpg")):
        page.get_by_role("button", name=re.compile("Choose a folder|Another folder")).last.click()
        chooser = page.get_by_role("dialog", name="Where copies should stay")
        chooser.get_by_placeholder("Or type a path").fill(str(doubled_box.home / "Pictures" / folder))
        chooser.get_by_placeholder("Or type a path").press("Enter")
        chooser.get_by_role("button", name=f"Keep those in {folder}").click()
        expect(kept).to_have_text(best)
        check(page)
        page.get_by_role("button", name=f"Prefer {folder} no more").click()
        expect(page.get_by_role("button", name="Choose a folder…")).to_be_visible()
