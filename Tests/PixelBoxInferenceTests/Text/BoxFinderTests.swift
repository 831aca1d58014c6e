import PixelBoxInference
import Testing

struct BoxFinderTests {
    private let finder = BoxFinder()

    @Test func anEmptyMapHasNoBoxes() {
        #expect(finder.boxes(in: DrawnMap(width: 64, height: 32).map).isEmpty)
    }

    @Test func aLineBecomesABoxThatIsGrown() throws {
        var drawn = DrawnMap(width: 200, height: 64)
        drawn.fill(x: 40...140, y: 30...39)
        let box = try #require(finder.boxes(in: drawn.map).first)
        // The region is 101 x 10 pixels and one more to the right and below: 101 and 10 from middle to middle.
        let growth: Float = 101 * 10 * 1.6 / (2 * (101 + 10))
        #expect(abs(box.size.max() - (101 + 2 * growth)) < 0.01)
        #expect(abs(box.size.min() - (10 + 2 * growth)) < 0.01)
        #expect(abs(box.center.x - 90.5) < 0.01)
        #expect(abs(box.center.y - 35) < 0.01)
    }

    @Test func aTurnedLineKeepsItsAngle() throws {
        var drawn = DrawnMap(width: 200, height: 200)
        drawn.fill(center: SIMD2(100, 100), size: SIMD2(120, 12), cosine: 0.8, sine: 0.6)
        let boxes = finder.boxes(in: drawn.map)
        let box = try #require(boxes.first)
        #expect(boxes.count == 1)
        let long = box.size.x > box.size.y ? box.axis : SIMD2(-box.axis.y, box.axis.x)
        #expect(abs(abs(long.x * 0.8 + long.y * 0.6) - 1) < 0.002)
        #expect(abs(box.center.x - 100.5) < 1)
        #expect(abs(box.center.y - 100.5) < 1)
    }

    @Test func linesComeFromTheTopDown() {
        var drawn = DrawnMap(width: 120, height: 120)
        drawn.fill(x: 10...60, y: 80...90)
        drawn.fill(x: 40...100, y: 10...20)
        drawn.fill(x: 5...50, y: 40...50)
        let tops = finder.boxes(in: drawn.map).map { Int($0.center.y) }
        #expect(tops == [15, 45, 85])
    }

    @Test func aHairlineGapIsClosedAndAWiderOneIsNot() {
        var drawn = DrawnMap(width: 120, height: 60)
        drawn.fill(x: 10...40, y: 10...20)
        drawn.fill(x: 43...80, y: 10...20)
        #expect(finder.boxes(in: drawn.map).count == 2)
        drawn.fill(x: 42...42, y: 10...20)
        #expect(finder.boxes(in: drawn.map).count == 1)
    }

    @Test func regionsThatTouchByACornerAreOne() {
        var drawn = DrawnMap(width: 60, height: 60)
        drawn.fill(x: 10...20, y: 10...20)
        drawn.fill(x: 22...30, y: 22...30)
        #expect(TextComponents(of: drawn.map, above: 76).outlines().count == 1)
        drawn.fill(x: 22...22, y: 22...30, probability: 0)
        #expect(TextComponents(of: drawn.map, above: 76).outlines().count == 2)
    }

    @Test func aRingIsNoText() {
        var drawn = DrawnMap(width: 80, height: 80)
        drawn.fill(x: 10...60, y: 10...60)
        drawn.fill(x: 15...55, y: 15...55, probability: 0)
        // Most of its rectangle is empty, so it is no text.
        #expect(finder.boxes(in: drawn.map).isEmpty)
    }

    @Test func aFaintRegionIsNoText() {
        var drawn = DrawnMap(width: 80, height: 40)
        drawn.fill(x: 10...60, y: 10...20, probability: 0.45)
        #expect(finder.boxes(in: drawn.map).isEmpty)
    }

    @Test func aSpeckIsNoText() {
        var drawn = DrawnMap(width: 80, height: 40)
        drawn.fill(x: 10...11, y: 10...11)
        #expect(finder.boxes(in: drawn.map).isEmpty)
    }

    @Test func textAtTheEdgesIsFound() {
        var drawn = DrawnMap(width: 64, height: 64)
        drawn.fill(x: 0...63, y: 0...10)
        drawn.fill(x: 0...63, y: 53...63)
        #expect(finder.boxes(in: drawn.map).count == 2)
    }

    @Test func noiseEndsQuickly() {
        var drawn = DrawnMap(width: 1_024, height: 1_024)
        var state: UInt32 = 1
        for row in 0..<1_024 {
            for column in 0..<1_024 {
                state = state &* 1_664_525 &+ 1_013_904_223
                drawn.set(column, row, Double(state >> 24) / 255)
            }
        }
        let start = ContinuousClock.now
        _ = finder.boxes(in: drawn.map)
        #expect(ContinuousClock.now - start < .seconds(10))
    }
}
