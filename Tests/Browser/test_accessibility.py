"""WCAG 2.2 AA as far as axe-core can tell, in every view, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def check(page):
    results = Axe().run(page, options=OPTIONS)
    problems = [
        f"{violation['id']}: {violation['help']}: {[node['html'][:160] for node in violation['nodes'][:3]]}"
        for violation in results.response["violations"]
    ]
    assert not problems, "\n".join(problems)


@pytest.fixture(params=["light", "dark"])
def scheme(request):
    return request.param


def test_results(shared_box, visit, scheme):
    page = visit.open(shared_box.address + "?q=in:red%20disc", color_scheme=scheme)
    expect(page.locator(".tile.is-loaded").first).to_be_visible()
    check(page)


def test_groups(shared_box, visit, scheme):
    page = visit.open(shared_box.address + "?group=folder", color_scheme=scheme)
    expect(page.locator(".grid-header").first).to_be_visible()
    check(page)


def test_suggestions(shared_box, visit, scheme):
    page = visit.open(shared_box.address, color_scheme=scheme)
    page.get_by_role("combobox", name="Search your pictures").press_sequentially("ca")
    expect(page.get_by_role("option", name="camera:")).to_be_visible()
    page.keyboard.press("ArrowDown")
    check(page)


def test_selection(shared_box, visit, scheme):
    page = visit.open(shared_box.address, color_scheme=scheme)
    page.locator("[aria-posinset='2']").focus()
    page.keyboard.press("Space")
    check(page)


def test_one_picture(shared_box, visit, scheme):
    page = visit.open(shared_box.address + "?q=disc", color_scheme=scheme)
    page.locator("[aria-posinset='1']").click()
    expect(page.locator("#viewer-picture.is-loaded")).to_be_visible()
    check(page)
    page.keyboard.press("r")
    expect(page.locator("#region")).to_be_focused()
    check(page)


def test_library_and_folders(shared_box, visit, scheme):
    page = visit.open(shared_box.address, color_scheme=scheme)
    page.get_by_role("button", name="Library").click()
    expect(page.locator(".source-name")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Add a folder").click()
    expect(page.locator(".folder").first).to_be_visible()
    check(page)


def test_first_run_and_nothing_found(empty_box, shared_box, visit, scheme):
    page = visit.open(empty_box.address, color_scheme=scheme)
    expect(page.get_by_role("heading", name="Find any picture you own")).to_be_visible()
    check(page)
    page = visit.open(shared_box.address + "?q=nothingofthekind", color_scheme=scheme)
    expect(page.get_by_role("heading", name="Nothing found")).to_be_visible()
    check(page)


def test_errors_and_help(shared_box, visit, scheme):
    visit.expected = ("400",)
    page = visit.open(shared_box.address + "?q=width:wide", color_scheme=scheme)
    expect(page.get_by_role("alert")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Help").click()
    check(page)


def test_moves_nothing_for_those_who_want_that(shared_box, visit):
    page = visit.open(shared_box.address, reduced_motion="reduce")
    moving = page.evaluate(
        """[...document.querySelectorAll('*')].filter((element) =>
            getComputedStyle(element).transitionDuration.split(',').some((time) => parseFloat(time) > 0)).length""")
    assert moving == 0
