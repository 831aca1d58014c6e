import PixelBoxInference
import Testing

struct ReadingOrderTests {
    @Test func rowsFromTheTopAndWithinThemFromTheLeft() {
        let lines = [
            line("total", x: 10, y: 100), line("9.00", x: 200, y: 104), line("shop", x: 80, y: 5),
            line("pen", x: 10, y: 52), line("4.50", x: 200, y: 48),
        ]
        #expect(ReadingOrder.sorted(lines).map(\.text) == ["shop", "pen", "4.50", "total", "9.00"])
        #expect(ReadingOrder.text(of: lines) == "shop\npen 4.50\ntotal 9.00")
    }

    @Test func aSmallLineBesideALargeOneStaysInItsRowOnlyAtItsMiddle() {
        let lines = [line("BIG", x: 0, y: 0, height: 60), line("low", x: 100, y: 48, height: 12)]
        #expect(ReadingOrder.rows(lines).count == 2)
    }

    @Test func aPageOnItsSideIsReadAsItsTextRuns() {
        // The page was turned clockwise: its first line is at the right.
        let lines = [down("second", x: 20, y: 0), down("first", x: 80, y: 0), down("part", x: 82, y: 100)]
        #expect(ReadingOrder.text(of: lines) == "first part\nsecond")
    }

    @Test func noLinesAreNoText() {
        #expect(ReadingOrder.text(of: []).isEmpty)
    }

    private func down(_ text: String, x: Float, y: Float) -> TextLine {
        let corners = [(x + 20, y), (x + 20, y + 60), (x, y + 60), (x, y)]
        return TextLine(text: text, box: corners.map { TextPoint(x: $0.0, y: $0.1) }, confidence: 1)
    }

    private func line(_ text: String, x: Float, y: Float, height: Float = 20) -> TextLine {
        let corners = [(x, y), (x + 60, y), (x + 60, y + height), (x, y + height)]
        return TextLine(text: text, box: corners.map { TextPoint(x: $0.0, y: $0.1) }, confidence: 1)
    }
}
