"""A hundred thousand pictures."""

import os

from playwright.sync_api import expect

from conftest import wait_until

MANY = int(os.environ.get("PIXELBOX_MANY", "100000"))

SCROLL = """async (distance) => {
    // Scrolls a screen at a time, as fast as the browser draws, and tells how long each frame took.
    const frames = [];
    let last = performance.now();
    const goal = scrollY + distance;
    while (scrollY < goal - 1) {
        const before = scrollY;
        scrollBy(0, 120);
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        frames.push(now - last);
        last = now;
        if (scrollY === before) break;
    }
    frames.sort((a, b) => a - b);
    return { count: frames.length, p95: frames[Math.floor(frames.length * 0.95)], longest: frames.at(-1) };
}"""

# The middle of a picture of which nothing is hidden.
WHOLE_TILE = """[...document.querySelectorAll('.tile.is-loaded')]
    .map((tile) => tile.getBoundingClientRect())
    .filter((box) => box.top > 200 && box.bottom < innerHeight)
    .map((box) => [box.x + box.width / 2, box.y + box.height / 2])[0]"""


def test_scrolls_through_all(large_box, visit):
    page = visit.open(large_box.address)
    expect(page.locator("#result-count")).to_have_text(f"{MANY:,} pictures")
    wait_until(page, "document.getElementById('grid').clientHeight > 100_000")
    times = page.evaluate(SCROLL, 20_000)
    print("scrolling:", times)
    assert times["count"] > 100
    # Few enough elements, however many pictures there are.
    assert page.locator(".tile").count() < 400


def test_jumps_to_the_end_and_the_middle(large_box, visit):
    page = visit.open(large_box.address)
    wait_until(page, "document.getElementById('grid').clientHeight > 100_000")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    expect(page.locator(f"[aria-posinset='{MANY}'].is-loaded")).to_be_visible()
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight / 2)")
    expect(page.locator(".tile.is-loaded").nth(5)).to_be_visible()


def test_keeps_the_place_after_looking_at_a_picture(large_box, visit):
    visit.expected = ("404",)  # these pictures have no files
    page = visit.open(large_box.address)
    wait_until(page, "document.getElementById('grid').clientHeight > 100_000")
    page.evaluate("scrollTo(0, 400_000)")
    page.mouse.click(*wait_until(page, WHOLE_TILE))
    expect(page.locator("#viewer")).to_be_visible()
    page.go_back()
    expect(page.locator("#viewer")).to_be_hidden()
    assert abs(page.evaluate("scrollY") - 400_000) < 1000


def test_finds_while_typing(large_box, visit):
    page = visit.open(large_box.address)
    box = page.get_by_role("combobox", name="Search your pictures")
    box.press_sequentially("dragon castle", delay=30)
    wait_until(page, "document.title.startsWith('dragon castle') && document.getElementById('grid').ariaBusy === 'false'")
    expect(page.locator(".tile.is-loaded").first).to_be_visible()
    times = page.evaluate("performance.getEntriesByName('pixelbox-search').map((entry) => entry.duration)")
    print("searches, ms:", [round(time) for time in times])
