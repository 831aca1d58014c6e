"""The parts of the page that only compute, asked in the browser."""

import pytest


@pytest.fixture(scope="module")
def module_page(shared_box, browser):
    page = browser.new_page()
    page.goto(shared_box.address)
    yield page
    page.close()


@pytest.mark.parametrize(
    "text, chips, words",
    [
        ("cat", [], "cat"),
        ("cat width:>1000 dog", ["width:>1000"], "cat dog"),
        ('camera:"Canon EOS 5D" -tag:work', ['camera:"Canon EOS 5D"', "-tag:work"], ""),
        ("(cat OR dog) in:x", [], "(cat OR dog) in:x"),
        ("cat OR tag:dog", [], "cat OR tag:dog"),
        ('tag:"not closed', [], 'tag:"not closed'),
        ("camera:", [], "camera:"),
        ("http://example", [], "http://example"),
        ("", [], ""),
    ],
)
def test_reads_queries(module_page, text, chips, words):
    found = module_page.evaluate("async (text) => (await import('/scripts/query.js')).parse(text)", text)
    assert found == {"chips": chips, "words": words}


def test_writes_filters(module_page):
    write = "async ([field, value, not]) => (await import('/scripts/query.js')).write(field, value, not)"
    assert module_page.evaluate(write, ["tag", "dog", False]) == "tag:dog"
    assert module_page.evaluate(write, ["tag", "big dog", True]) == '-tag:"big dog"'
    assert module_page.evaluate(write, ["in", '/a "b" (c)', False]) == 'in:"/a  b  (c)"'


LAYOUT = """async ([ratios, width, target, sections]) => {
    const { layOut, placesIn, rowEnd } = await import('/scripts/layout.js');
    const layout = layOut(Float32Array.from(ratios), { width, target, gap: 4, sections });
    const rows = layout.tops.map((top, row) => ({ top, height: layout.heights[row], start: layout.starts[row],
        end: rowEnd(layout, row), places: placesIn(layout, ratios, row) }));
    return { rows, height: layout.height, headers: layout.headers.length };
}"""


@pytest.mark.parametrize("width", [382, 1016, 1432, 3832])
def test_fills_rows_exactly(module_page, width):
    ratios = [[1.5, 0.66, 1, 1.78, 3, 0.5][number * 7 % 6] for number in range(500)]
    layout = module_page.evaluate(LAYOUT, [ratios, width, 184, []])
    expected = 0
    for row in layout["rows"]:
        assert row["start"] == expected
        expected = row["end"]
        places = row["places"]
        assert all(b["left"] - (a["left"] + a["width"]) == 4 for a, b in zip(places, places[1:]))
        assert places[-1]["left"] + places[-1]["width"] <= width
        if row["end"] < len(ratios):
            assert places[-1]["left"] + places[-1]["width"] == width
            assert 90 <= row["height"] <= 380
    assert expected == len(ratios)


def test_keeps_sections_apart(module_page):
    sections = [{"start": 0, "header": 56}, {"start": 3, "header": 56}, {"start": 4, "header": 56}]
    layout = module_page.evaluate(LAYOUT, [[1] * 9, 1000, 200, sections])
    assert layout["headers"] == 3
    assert [row["start"] for row in layout["rows"]][:3] == [0, 3, 4]


def test_lays_out_a_hundred_thousand_quickly(module_page):
    milliseconds = module_page.evaluate("""async () => {
        const { layOut } = await import('/scripts/layout.js');
        const ratios = Float32Array.from({ length: 100_000 }, (_, index) => 0.5 + (index * 7919 % 100) / 50);
        layOut(ratios, { width: 1000, target: 184, gap: 4 });
        const start = performance.now();
        layOut(ratios, { width: 1432, target: 184, gap: 4 });
        return performance.now() - start;
    }""")
    assert milliseconds < 200
