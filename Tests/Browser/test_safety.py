"""Nobody else is asked for anything, and nobody else achieves anything."""

import http.server
import threading
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from conftest import wait_until

HOSTILE = """<!doctype html><title>hostile</title><script>
const target = %r;
const results = {};
async function attempt(name, action) {
    try { results[name] = await action(); } catch (error) { results[name] = "refused"; }
}
(async () => {
    const get = (path, options) => fetch(target + path, { credentials: "include", ...options });
    await attempt("read", async () => (await get("api/status")).text());
    await attempt("readOpaque", async () => (await get("api/status", { mode: "no-cors" })).type);
    await attempt("change", async () => (await get("api/work", { method: "POST", body: '{"action":"index"}' })).status);
    await attempt("changeOpaque", async () =>
        (await get("api/sources", { method: "POST", mode: "no-cors", body: '{"paths":["/etc"]}' })).type);
    await attempt("picture", () => new Promise((resolve) => {
        const image = new Image();
        image.onload = () => resolve("loaded");
        image.onerror = () => resolve("refused");
        image.src = target + "api/thumbnails/1";
    }));
    await attempt("frame", () => new Promise((resolve) => {
        const frame = document.createElement("iframe");
        frame.src = target;
        frame.onload = () => resolve(frame.contentDocument ? "readable" : "refused");
        document.body.append(frame);
        setTimeout(() => resolve("refused"), 3000);
    }));
    await attempt("events", () => new Promise((resolve) => {
        const source = new EventSource(target + "api/events", { withCredentials: true });
        source.onmessage = source.onopen = () => resolve("open");
        source.onerror = () => { source.close(); resolve("refused"); };
    }));
    document.title = "done";
    window.results = results;
})();
</script><body></body>"""


@pytest.fixture
def hostile_page(shared_box):
    """A page of another origin that attacks the server."""
    body = (HOSTILE % shared_box.address).encode()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_asks_no_other_host(own_box, visit):
    page = visit.open(own_box.address)
    page.get_by_role("button", name="Library").click()
    page.keyboard.press("Escape")
    page.locator("[aria-posinset='1']").click()
    expect(page.locator("#viewer-picture.is-loaded")).to_be_visible()
    page.keyboard.press("i")
    page.keyboard.press("Escape")
    page.get_by_role("combobox", name="Search your pictures").press_sequentially("disc in:red ")
    expect(page.locator("#result-count")).to_have_text("3 pictures")
    own = urlsplit(own_box.address).netloc
    foreign = [url for url in visit.requests if urlsplit(url).scheme in ("http", "https") and urlsplit(url).netloc != own]
    assert not foreign, foreign


def test_a_hostile_page_achieves_nothing(shared_box, visit, hostile_page):
    visit.expected = ("",)  # its console is full of refusals
    # Somebody has PixelBox open in the same browser.
    visit.open(shared_box.address)
    context = visit.contexts[-1]
    page = context.new_page()
    page.goto(hostile_page)
    wait_until(page, "document.title === 'done'")
    results = page.evaluate("window.results")
    assert results["read"] == "refused"
    assert results["change"] == "refused"
    assert results["picture"] == "refused"
    assert results["frame"] == "refused"
    assert results["events"] == "refused"
    sources = shared_box.run("status", "--json")
    assert '"/etc"' not in sources


def test_runs_no_script_of_a_drawing(own_box, visit):
    evil = """<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200" onload="document.title='run'">
        <script>document.title = "run"; parent.document.title = "run"</script>
        <rect width="150" height="150" fill="red"/></svg>"""
    (own_box.home / "Pictures/evil.svg").write_text(evil)
    own_box.run("index")
    page = visit.open(own_box.address + "?q=evil")
    page.locator("[aria-posinset='1']").click()
    expect(page.locator("#viewer-picture.is-loaded")).to_be_visible()
    number = page.locator("[aria-posinset='1']").get_attribute("id").removeprefix("picture-")
    assert "run" not in page.title()
    response = page.request.get(f"{own_box.address}api/originals/{number}")
    assert "sandbox" in response.headers["content-security-policy"]
    assert response.headers["content-disposition"].startswith("attachment")


def test_is_light(shared_box, visit):
    page = visit.open(shared_box.address, service_workers="block")
    sizes = page.evaluate(
        """performance.getEntriesByType('resource').filter((entry) => !entry.name.includes('/api/'))
            .reduce((sum, entry) => sum + entry.decodedBodySize, 0)""")
    assert sizes < 300_000, sizes


def test_can_be_installed(shared_box, visit):
    page = visit.open(shared_box.address)
    manifest = page.request.get(shared_box.address + "manifest.webmanifest").json()
    assert manifest["name"] == "PixelBox" and manifest["display"] == "standalone"
    for icon in manifest["icons"]:
        assert page.request.get(shared_box.address + icon["src"].lstrip("/")).ok
