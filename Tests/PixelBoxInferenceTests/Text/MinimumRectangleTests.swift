import PixelBoxInference
import Testing

struct MinimumRectangleTests {
    @Test func noPointsHaveNoRectangle() {
        #expect(MinimumRectangle.around([]) == nil)
    }

    @Test func onePointIsARectangleWithoutSize() throws {
        let box = try #require(MinimumRectangle.around([SIMD2(3, 4)]))
        #expect(box.size == .zero)
        #expect(box.center == SIMD2(3, 4))
    }

    @Test func pointsInARowHaveNoHeight() throws {
        let box = try #require(MinimumRectangle.around([SIMD2(0, 0), SIMD2(4, 3), SIMD2(8, 6)]))
        #expect(abs(box.shortSide) < 0.0001)
        #expect(abs(box.size.max() - 10) < 0.0001)
    }

    @Test func aDiamondIsASquareOnItsCorner() throws {
        let box = try #require(MinimumRectangle.around([SIMD2(10, 0), SIMD2(0, 10), SIMD2(20, 10), SIMD2(10, 20)]))
        #expect(abs(box.size.x * box.size.y - 200) < 0.01)
        #expect(box.center == SIMD2(10, 10))
    }

    @Test func pointsInsideDoNotMatter() throws {
        let outer = [SIMD2<Int32>(0, 0), SIMD2(30, 0), SIMD2(0, 8), SIMD2(30, 8)]
        let all = [SIMD2<Int32>(0, 0), SIMD2(30, 0), SIMD2(5, 3), SIMD2(29, 3), SIMD2(7, 6), SIMD2(0, 8), SIMD2(30, 8)]
        #expect(MinimumRectangle.around(all) == MinimumRectangle.around(outer))
    }

    @Test func cornersStartAtTheTopLeftAndGoClockwise() throws {
        let box = TurnedRectangle(center: SIMD2(10, 10), axis: SIMD2(0, 1), size: SIMD2(4, 12))
        #expect(box.corners == [SIMD2(4, 8), SIMD2(16, 8), SIMD2(16, 12), SIMD2(4, 12)])
    }
}
