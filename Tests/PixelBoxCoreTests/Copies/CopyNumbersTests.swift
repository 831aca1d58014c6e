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
        let ways = CopyNumbers.ofMiniatures(prepared(scene.halved), prepared(scene))
        #expect(!ways.isEmpty)
        #expect(ways.allSatisfy { $0.count == CopyNumbers.miniatureCount })
        #expect(ways.joined().allSatisfy { $0.isFinite })
    }

    @Test func areNoneWhereHashesDecide() {
        #expect(CopyNumbers.ofAlignments(prepared(scene), prepared(scene)).isEmpty)
        #expect(CopyNumbers.ofMiniatures(prepared(scene), prepared(scene)).isEmpty)
    }

    @Test func strangersAreNeitherEditedNorOfTheSameColoursFromAfar() {
        #expect(CopyNumbers.areStrangers(prepared(scene), prepared(DrawnScene.pixels(2))))
        #expect(!CopyNumbers.areStrangers(prepared(scene.halved), prepared(scene)))
        #expect(!CopyNumbers.areStrangers(prepared(plain(70)), prepared(plain(71))))
        #expect(CopyNumbers.areStrangers(prepared(plain(70)), prepared(plain(90))))
    }

    private func plain(_ grey: UInt8) -> Pixels {
        Pixels(width: 32, height: 32, channels: 3, bytes: [UInt8](repeating: grey, count: 32 * 32 * 3))
    }

    private func prepared(_ pixels: Pixels) -> PreparedFingerprint {
        PreparedFingerprint(Fingerprint(pixels, width: pixels.width, height: pixels.height))
    }
}
