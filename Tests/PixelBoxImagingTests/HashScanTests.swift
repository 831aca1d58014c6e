import PixelBoxImaging
import Testing

struct HashScanTests {
    /// More rows than are computed together, and rests of vectors.
    @Test(arguments: [0, 1, 7, 4096, 4097, 9001])
    func findsTheRowsThatComparingEachBitFinds(count: Int) {
        var random = SeededRandom(seed: UInt64(count))
        let wanted = (0..<8).map { _ in UInt64.random(in: 0...UInt64.max, using: &random) }
        let hashes = (0..<count).map { row -> UInt64 in
            // Every third lies near a wanted one.
            let noise = UInt64.random(in: 0...UInt64.max, using: &random)
            return row % 3 == 0 ? wanted[row % 8] ^ (1 << (noise % 64)) ^ (1 << (noise >> 8 % 64)) : noise
        }
        for (bits, most) in [(UInt64.max, 12), (0x00FF_FF0F_F0FF_FF00, 5), (UInt64.max, 64)] {
            var expected: [[Int]] = []
            for (row, hash) in hashes.enumerated() {
                let differing = wanted.map { ((hash ^ $0) & bits).nonzeroBitCount }.min() ?? 64
                if differing <= most { expected.append([row, differing]) }
            }
            var found: [[Int]] = []
            HashScan.forEachRow(of: hashes, near: wanted, bits: bits, within: most) { found.append([$0, $1]) }
            #expect(found == expected)
        }
    }
}
