"""Pictures of the main views, for people to look at: written to the folder SCREENSHOTS, if there is one."""

import os
import pathlib

import pytest
from playwright.sync_api import expect

FOLDER = os.environ.get("SCREENSHOTS")
pytestmark = pytest.mark.skipif(not FOLDER, reason="no folder for screenshots")


def keep(page, name):
    folder = pathlib.Path(FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    page.wait_for_timeout(300)
    page.screenshot(path=folder / f"{name}.png")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_results(shared_box, visit, scheme, width):
    page = visit.open(shared_box.address, width=width, height=900, color_scheme=scheme)
    expect(page.locator(".tile.is-loaded").first).to_be_visible()
    keep(page, f"results-{scheme}-{width}")


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_one_picture(shared_box, visit, width):
    page = visit.open(shared_box.address + "?q=disc", width=width, height=900)
    page.locator("[aria-posinset='2']").click()
    expect(page.locator("#viewer-picture.is-loaded")).to_be_visible()
    keep(page, f"picture-{width}")


def test_search_box(shared_box, visit):
    page = visit.open(shared_box.address + "?q=in:red", width=1440, height=900)
    page.get_by_role("combobox", name="Search your pictures").press_sequentially("camera:c")
    expect(page.get_by_role("option").first).to_be_visible()
    keep(page, "suggestions")


def test_library(shared_box, visit):
    page = visit.open(shared_box.address, width=1440, height=900)
    page.get_by_role("button", name="Library").click()
    expect(page.locator(".source-name")).to_be_visible()
    keep(page, "library")


def test_groups(shared_box, visit):
    page = visit.open(shared_box.address + "?group=folder", width=1024, height=768)
    expect(page.locator(".tile.is-loaded").first).to_be_visible()
    keep(page, "groups")


def test_first_run(empty_box, visit):
    page = visit.open(empty_box.address, width=1440, height=900)
    keep(page, "first-run")
