import Fixtures
import PixelBoxImaging
import Testing

struct CopyNumbersTests {
    private let scene = DrawnScene.pixels(1)

    @Test func areAsManyAsTheModelsWeigh() throws {
        let rows = CopyNumbers.ofAlignments(prepared(scene.halved), prepared(scene))
        #expect(!rows.isEmpty)
        #expect(rows.allSatisfy { $0.count == CopyNumbers.alignmentCount })
        #expect(rows.joined().allSatisfy { $0.isFinite })
        let numbers = try #require(CopyNumbers.ofMiniatures(prepared(scene.halved), prepared(scene)))
        #expect(numbers.count == CopyNumbers.miniatureCount)
        #expect(numbers.allSatisfy { $0.isFinite })
    }

    @Test func areNoneWhereHashesDecide() {
        #expect(CopyNumbers.ofAlignments(prepared(scene), prepared(scene)).isEmpty)
        #expect(CopyNumbers.ofMiniatures(prepared(scene), prepared(scene)) == nil)
    }

    private func prepared(_ pixels: Pixels) -> PreparedFingerprint {
        PreparedFingerprint(Fingerprint(pixels, width: pixels.width, height: pixels.height))
    }
}
