import Fixtures
import PixelBoxImaging
import Testing

struct CopyNumbersTests {
    private let scene = DrawnScene.pixels(1)

    @Test func areAsManyAsTheModelWeighs() {
        let rows = CopyNumbers.of(prepared(scene.halved), prepared(scene))
        #expect(!rows.isEmpty)
        #expect(rows.allSatisfy { $0.count == CopyNumbers.count })
        #expect(rows.joined().allSatisfy { $0.isFinite })
    }

    @Test func areNoneWhereHashesDecide() {
        #expect(CopyNumbers.of(prepared(scene), prepared(scene)).isEmpty)
    }

    private func prepared(_ pixels: Pixels) -> PreparedFingerprint {
        PreparedFingerprint(Fingerprint(pixels, width: pixels.width, height: pixels.height))
    }
}
